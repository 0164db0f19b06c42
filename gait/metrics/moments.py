"""What stretches of samples come to, a quantity a row: mean, spread, sampling error and quantiles.

The stretches (the splits of a run, its laps) stand one after the other in one matrix and go through one pass over it,
because a report holds several hundred estimates.
"""

from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from gait.metrics.student import NORMAL_95, t_95
from gait.model import FloatArray

_QUANTILES: Final = np.array([0.1, 0.5, 0.9])[:, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateParameters:
    """Parameters of the sampling error, which is judged from the means of blocks of time.

    Blocks are ``block_s`` long; a short stretch is cut into ``least_blocks``, but never finer than
    ``shortest_block_s``.
    What neighbouring blocks still share is allowed for up to a correlation of ``most_correlation``.
    """

    block_s: float = 60.0
    least_blocks: int = 10
    shortest_block_s: float = 10.0
    most_correlation: float = 0.6


USUAL_ESTIMATES: Final = EstimateParameters()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moments:
    """What each of q rows comes to, (q,), or in each of s stretches, (q, s); NaN where it has no value."""

    mean: FloatArray
    sampling_error: FloatArray
    """Half width of the 95 % interval from sampling alone."""
    sd: FloatArray
    coverage: FloatArray
    samples: FloatArray


def moments(values: FloatArray, weight_s: FloatArray, parameters: EstimateParameters) -> Moments:
    """Return mean, sampling error and spread of each row, over all samples; arguments as ``moments_of_each``."""
    found = moments_of_each(values, weight_s, np.zeros(1, dtype=np.intp), parameters)
    return Moments(**{field.name: getattr(found, field.name)[:, 0] for field in fields(Moments)})


def moments_of_each(
    values: FloatArray, weight_s: FloatArray, starts: np.ndarray, parameters: EstimateParameters
) -> Moments:
    """Return mean, sampling error and spread of each row in each stretch.

    Parameters
    ----------
    values : ndarray, shape (q, n)
        A quantity a row, in order of time within a stretch; NaN is not measured.
    weight_s : ndarray, shape (n,)
        Time that each sample stands for, all positive [s].
    starts : ndarray of int, shape (s,)
        The first sample of each stretch, rising from 0; a stretch ends where the next one starts.
    parameters : EstimateParameters
        How the sampling error is judged.

    """
    blocks = _blocks(weight_s, starts, parameters)
    lasting = np.add.reduceat(weight_s, starts)
    # A row at a time stays within the processor's cache, however long the run.
    sums = [_sums(row, weight_s, starts, np.concatenate(blocks)) for row in values]
    held, samples, mean, squares, block_held, block_deviation = (np.array(each) for each in zip(*sums, strict=True))
    sd = np.sqrt(squares / np.where(samples > 0, held, np.nan))
    return Moments(
        mean=mean,
        sampling_error=_sampling_error(
            block_deviation, block_held, np.array([len(each) for each in blocks]), sd, parameters
        ),
        sd=sd,
        coverage=held / np.maximum(lasting, 1e-9),
        samples=samples,
    )


def _sums(values: FloatArray, weight_s: FloatArray, starts: np.ndarray, blocks: np.ndarray) -> tuple[FloatArray, ...]:
    """Return time held, number, mean and sum of squares of a row (n,) in each stretch; time and deviation of blocks."""
    measured = np.isfinite(values)
    weights, filled = np.where(measured, weight_s, 0.0), np.where(measured, values, 0.0)
    held = np.add.reduceat(weights, starts)
    samples = np.add.reduceat(measured, starts, dtype=np.float64)
    mean = np.add.reduceat(weights * filled, starts) / np.where(samples > 0, held, np.nan)
    deviation = filled - np.repeat(mean, _sizes(starts, weight_s))
    weighted = weights * deviation
    squares = np.add.reduceat(weighted * deviation, starts)
    return held, samples, mean, squares, np.add.reduceat(weights, blocks), np.add.reduceat(weighted, blocks)


def _sizes(starts: np.ndarray, weight_s: FloatArray) -> np.ndarray:
    """Return the number of samples of each stretch, (s,)."""
    return np.diff(np.append(starts, len(weight_s)))


def _blocks(weight_s: FloatArray, starts: np.ndarray, parameters: EstimateParameters) -> list[np.ndarray]:
    """Return the first sample of each block of time, for each stretch."""
    parts = zip(starts.tolist(), np.split(weight_s, starts[1:]), strict=True)
    return [start + block_starts(part, parameters) for start, part in parts]


def block_starts(weight_s: FloatArray, parameters: EstimateParameters) -> np.ndarray:
    """Return the index of the first sample of each block of recorded time of one stretch."""
    clock = np.cumsum(weight_s) - weight_s / 2
    wanted = float(weight_s.sum()) / parameters.least_blocks
    length = min(max(wanted, parameters.shortest_block_s), parameters.block_s)
    block = np.floor(clock / length)
    return np.flatnonzero(np.concatenate(([True], block[1:] > block[:-1])))


def _sampling_error(
    deviation: FloatArray, held: FloatArray, blocks: np.ndarray, sd: FloatArray, parameters: EstimateParameters
) -> FloatArray:
    """Return the half width of the 95 % interval of each mean, from its scatter over blocks of time, (q, s).

    ``deviation`` and ``held`` are of the blocks of all stretches, (q, b), of which each stretch has so many.
    """
    first = np.cumsum(blocks) - blocks
    told = np.add.reduceat(held > 0, first, axis=1, dtype=np.float64)
    squares = np.add.reduceat(deviation**2, first, axis=1)
    several = np.maximum(told, 2)
    variance = squares / np.maximum(np.add.reduceat(held, first, axis=1), 1e-9) ** 2 * several / (several - 1)
    error = np.sqrt(variance * _inflation(deviation, first, squares, several, parameters))
    # Under three blocks the scatter of blocks says nothing; then the whole spread stands for the doubt.
    return np.where(told < 3, NORMAL_95 * sd, t_95(several - 1.0) * error)  # noqa: PLR2004 - said above


def _inflation(
    deviation: FloatArray, first: np.ndarray, squares: FloatArray, blocks: FloatArray, parameters: EstimateParameters
) -> FloatArray:
    """Return by how much correlation between neighbouring blocks widens the variance of each mean, (q, s).

    ``first`` (s,) is the first block of each stretch, which has no neighbour before it.
    """
    beside = np.zeros_like(deviation)
    beside[:, 1:] = deviation[:, 1:] * deviation[:, :-1]
    beside[:, first] = 0.0
    seen = np.add.reduceat(beside, first, axis=1) / np.where(squares > 0, squares, 1.0)
    # A short series shows less correlation than it has (Kendall 1954, Biometrika 41:403).
    true = (seen + 1 / blocks) / np.maximum(1 - 3 / blocks, 0.25)
    kept = np.clip(true, 0.0, parameters.most_correlation)
    inflation: FloatArray = (1 + kept) / (1 - kept)
    return inflation


def quantiles_of_each(values: FloatArray, weight_s: FloatArray, starts: np.ndarray) -> FloatArray:
    """Return p10, median and p90 of each row in each stretch, (3, q, s); NaN where it has no value.

    They lie between the middles of the sorted weights, interpolated; arguments as ``moments_of_each``.
    """
    stops = starts + _sizes(starts, weight_s)
    order = _order(values, starts, stops)
    rows = [_quantiles(*row, weight_s, starts, stops) for row in zip(values, order, strict=True)]
    return np.stack(rows, axis=1)


def _order(values: FloatArray, starts: np.ndarray, stops: np.ndarray) -> np.ndarray:
    """Return the places that sort each row (q, n) within each stretch; NaN sorts last."""
    order = np.empty(values.shape, dtype=np.intp)
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        order[:, start:stop] = np.argsort(values[:, start:stop], axis=1) + start
    return order


def _quantiles(
    values: FloatArray, order: np.ndarray, weight_s: FloatArray, starts: np.ndarray, stops: np.ndarray
) -> FloatArray:
    """Return p10, median and p90 of a row (n,) in each stretch, (3, s), by the places that sort it."""
    ordered = values[order]
    measured = np.isfinite(ordered)
    weights = np.where(measured, weight_s[order], 0.0)
    reached = np.cumsum(weights)
    middle = reached - weights / 2
    before = reached[starts] - weights[starts]
    target = _QUANTILES * (reached[stops - 1] - before)
    last = np.maximum(starts, starts - 1 + np.add.reduceat(measured, starts, dtype=np.intp))
    above = np.clip(np.searchsorted(middle, before + target), starts, last)
    below = np.maximum(above - 1, starts)
    gap = middle[above] - middle[below]
    part = np.clip((target - (middle[below] - before)) / np.where(gap > 0, gap, 1.0), 0.0, 1.0)
    low, high = ordered[below], ordered[above]
    found: FloatArray = np.minimum(low + part * (high - low), high)  # rounding must not pass a value
    return found
