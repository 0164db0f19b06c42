"""How well a prediction finds the third that brakes or reaches most at its speed."""

from typing import Final

import numpy as np

from gait.model import FloatArray
from gait.validation.models import IntArray

THIRD: Final = 3
"""The runners with most of it are one in so many."""


def area_under_the_curve(
    predicted: FloatArray, measured: FloatArray, group: FloatArray, runner: IntArray, counts: FloatArray
) -> FloatArray:
    """Return the area for the third with most of it, over pairs of runners at one speed.

    It is the share of pairs, one runner of that third and one of the others, that the prediction puts in the right
    order; an equal prediction counts half.

    Parameters
    ----------
    predicted, measured, group : ndarray, shape (n,)
        A trial's prediction, its outcome, and the speed at which runners are compared.
    runner : ndarray, shape (n,)
        The number of each trial's runner.
    counts : ndarray, shape (draws, runners)
        How often each runner is drawn. The third is found anew in each draw; copies of a runner are all in it or none.

    Returns
    -------
    FloatArray
        Shape (draws,); NaN where no speed has three runners.

    """
    won, pairs = np.zeros(len(counts)), np.zeros(len(counts))
    for speed in np.unique(group):
        at_speed = np.flatnonzero(group == speed)
        most_first = at_speed[np.argsort(-measured[at_speed], kind="stable")]
        won_here, pairs_here = _pairs(predicted[most_first], counts[:, runner[most_first]])
        won, pairs = won + won_here, pairs + pairs_here
    area: FloatArray = np.divide(won, pairs, out=np.full(len(counts), np.nan), where=pairs > 0)
    return area


def areas_of_draws(predicted: FloatArray, measured: FloatArray, group: FloatArray) -> FloatArray:
    """Return the area (draws,) of each of many predictions (draws, n) of trials, every runner taken once."""
    won, pairs = np.zeros(len(predicted)), 0
    for speed in np.unique(group):
        at_speed = np.flatnonzero(group == speed)
        most_first = at_speed[np.argsort(-measured[at_speed], kind="stable")]
        third = int(_third(np.array([len(at_speed)]))[0])
        most, rest = predicted[:, most_first[:third]], predicted[:, most_first[third:]]
        won += np.heaviside(most[:, :, None] - rest[:, None, :], 0.5).sum(axis=(1, 2))
        pairs += third * (len(at_speed) - third)
    area: FloatArray = won / (pairs or np.nan)
    return area


def _pairs(predicted: FloatArray, times: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the pairs won and all pairs at one speed, each of shape (draws,), from rows whose outcome falls."""
    before = np.cumsum(times, axis=1) - times
    most = times * (before < _third(times.sum(axis=1))[:, None])
    rest = times - most
    wins = np.heaviside(predicted[:, None] - predicted, 0.5)
    won: FloatArray = np.sum((most @ wins) * rest, axis=1)
    return won, most.sum(axis=1) * rest.sum(axis=1)


def _third(runners: FloatArray) -> FloatArray:
    """Return how many make the third of so many, to the nearest; none of fewer than three."""
    third: FloatArray = np.where(runners >= THIRD, np.floor(runners / THIRD + 0.5), 0)
    return third
