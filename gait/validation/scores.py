"""Numbers that say how good predictions are, with 90 % intervals by resampling runners."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from gait.model import FloatArray
from gait.validation.models import IntArray
from gait.validation.resampling import interval, with_everyone


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A number with its 90 % interval; NaN where the trials give none."""

    value: float
    low: float
    high: float


def score(values: FloatArray) -> Score:
    """Return the first number (every runner once) with the interval of the others (runners drawn)."""
    low, high = interval(values[1:])
    return Score(value=float(values[0]), low=float(low), high=float(high))


def mean(values: ArrayLike, runner: IntArray, counts: FloatArray) -> Score:
    """Return the mean over trials (n,), each as often as its runner (n,) is drawn."""
    return score(_means(values, runner, counts))


def root_mean_square(errors: FloatArray, runner: IntArray, counts: FloatArray) -> Score:
    """Return the root mean square of the errors of trials (n,)."""
    return score(np.sqrt(_means(errors**2, runner, counts)))


def reduction(errors: FloatArray, others: FloatArray, runner: IntArray, counts: FloatArray) -> Score:
    """Return by what share the root mean square of the errors lies below that of the others, of the same trials."""
    squares, beside = _means(errors**2, runner, counts), _means(others**2, runner, counts)
    return score(1 - np.sqrt(squares / np.where(beside > 0, beside, np.nan)))


def correlation_within_speed(a: FloatArray, b: FloatArray, group: FloatArray, weight: FloatArray) -> FloatArray:
    """Return the correlation of two columns (n,) once the mean of each speed is taken from both.

    ``weight`` has shape (draws, n), the result (draws,); NaN where nothing varies within a speed.
    """
    products = np.zeros((3, len(weight)))
    for speed in np.unique(group):
        at_speed = group == speed
        share = weight[:, at_speed]
        total = np.maximum(share.sum(axis=1), 1)
        mean_a, mean_b = share @ a[at_speed] / total, share @ b[at_speed] / total
        off_a, off_b = a[at_speed] - mean_a[:, None], b[at_speed] - mean_b[:, None]
        products += [np.sum(share * each, axis=1) for each in (off_a * off_b, off_a**2, off_b**2)]
    scale = np.sqrt(products[1] * products[2])
    correlation: FloatArray = np.divide(products[0], scale, out=np.full(len(weight), np.nan), where=scale > 0)
    return correlation


def _means(values: ArrayLike, runner: IntArray, counts: FloatArray) -> FloatArray:
    weight = with_everyone(counts)[:, runner]
    means: FloatArray = weight @ np.asarray(values, dtype=np.float64) / weight.sum(axis=1)
    return means
