"""A quantity over a stretch of running: time-weighted mean, 95 % interval, quantiles, coverage, origin.

All quantities of a stretch go through one pass over a matrix with a row for each, because a report holds several
hundred estimates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.metrics.sensor_errors import sensor_error
from gait.metrics.student import NORMAL_95, t_95
from gait.model import Activity, BoolArray, Channel, Estimate, FloatArray
from gait.quantities import QUANTITIES, SUMMARY_QUANTITIES

_UNKNOWN: Final = Channel(origin="device")
_QUANTILES: Final = (0.1, 0.5, 0.9)


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
    """What a matrix of values comes to, row by row (q,); NaN in a row without a value."""

    mean: FloatArray
    sampling_error: FloatArray
    """Half width of the 95 % interval from sampling alone."""
    sd: FloatArray
    quantiles: FloatArray
    """p10, median, p90; shape (3, q)."""
    coverage: FloatArray
    samples: FloatArray


def estimate(  # noqa: PLR0913 - what an estimate is made of
    values: FloatArray,
    weight_s: FloatArray,
    mask: BoolArray,
    *,
    quantity: str,
    channel: Channel = _UNKNOWN,
    parameters: EstimateParameters = USUAL_ESTIMATES,
) -> Estimate | None:
    """Return the estimate of one quantity over the samples in ``mask``.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Values in the quantity's SI unit, in order of time; NaN is not measured.
    weight_s : ndarray, shape (n,)
        Time that each sample stands for [s].
    mask : ndarray of bool, shape (n,)
        The samples to judge.
    quantity : str
        A name from ``QUANTITIES``: it gives the unit and, with the channel's sensor, the sensor's error.
    channel : Channel
        Where the values came from.
    parameters : EstimateParameters
        How the sampling error is judged.

    Returns
    -------
    Estimate or None
        None where nothing was measured.
        The interval holds sampling error (autocorrelation respected) and the sensor's own error, in quadrature.
        What it says lies within what the quantity can be: no time is negative, and no share above 1.

    """
    found = _moments_of(values, weight_s, mask, parameters)
    return _estimate_of(found, 0, quantity, channel) if found is not None else None


def mean_interval(  # noqa: PLR0913 - as ``estimate``
    values: FloatArray,
    weight_s: FloatArray,
    mask: BoolArray,
    *,
    quantity: str,
    channel: Channel = _UNKNOWN,
    parameters: EstimateParameters = USUAL_ESTIMATES,
) -> tuple[float, float, float] | None:
    """Return mean, low and high as ``estimate`` makes them, not held within the quantity's range: for differences."""
    found = _moments_of(values, weight_s, mask, parameters)
    return _interval_of(found, 0, quantity, channel) if found is not None else None


def _moments_of(
    values: FloatArray, weight_s: FloatArray, mask: BoolArray, parameters: EstimateParameters
) -> Moments | None:
    at = np.flatnonzero(mask & (weight_s > 0))
    return moments(values[at][None, :], weight_s[at], parameters) if np.isfinite(values[at]).any() else None


def summarize(
    activity: Activity, mask: BoolArray, parameters: EstimateParameters = USUAL_ESTIMATES
) -> Mapping[str, Estimate]:
    """Return the estimates of all summary quantities that were measured in ``mask`` (n,), in the order of display."""
    at = np.flatnonzero(mask & (activity.columns["weight_s"] > 0))
    names = [name for name in SUMMARY_QUANTITIES if name in activity.columns]
    return _summary(activity, names, at, parameters)


def _summary(
    activity: Activity, names: Sequence[str], at: np.ndarray, parameters: EstimateParameters
) -> Mapping[str, Estimate]:
    if len(at) == 0 or not names:
        return {}
    values = np.array([activity.columns[name][at] for name in names])
    found = moments(values, activity.columns["weight_s"][at], parameters)
    return {
        name: _estimate_of(found, row, name, activity.channels.get(name, _UNKNOWN))
        for row, name in enumerate(names)
        if found.samples[row] > 0
    }


def _interval_of(found: Moments, row: int, quantity: str, channel: Channel) -> tuple[float, float, float]:
    """Return the mean with the ends of its interval, sampling and sensor together."""
    mean = float(found.mean[row])
    sensor = sensor_error(quantity, channel.sensor)
    half = float(np.hypot(found.sampling_error[row], NORMAL_95 * np.hypot(sensor.absolute, sensor.relative * mean)))
    return mean, mean - half, mean + half


def _estimate_of(found: Moments, row: int, quantity: str, channel: Channel) -> Estimate:
    told = (*_interval_of(found, row, quantity, channel), *found.quantiles[:, row].tolist())
    least, most = _possible(quantity)
    mean, low, high, p10, median, p90 = (min(max(value, least), most) for value in told)
    return Estimate(
        mean=mean,
        low=low,
        high=high,
        median=median,
        sd=float(found.sd[row]),
        p10=p10,
        p90=p90,
        coverage=float(found.coverage[row]),
        samples=int(found.samples[row]),
        origin=channel.origin,
        sensor=channel.sensor,
        unit=QUANTITIES[quantity].unit,
    )


def _possible(quantity: str) -> tuple[float, float]:
    """Return between which values a quantity can be at all: a foot that never leaves the ground flies for 0 s."""
    row = QUANTITIES[quantity]
    if row.low < 0 and quantity != "flight_time_s":
        return -np.inf, np.inf
    return 0.0, 1.0 if row.unit == "1" else np.inf


def moments(values: FloatArray, weight_s: FloatArray, parameters: EstimateParameters) -> Moments:
    """Return mean, sampling error, spread and quantiles of each row.

    Parameters
    ----------
    values : ndarray, shape (q, n)
        A quantity a row, in order of time; NaN is not measured.
    weight_s : ndarray, shape (n,)
        Time that each sample stands for, all positive [s].
    parameters : EstimateParameters
        How the sampling error is judged.

    """
    measured = np.isfinite(values)
    weights = np.where(measured, weight_s, 0.0)
    filled = np.where(measured, values, 0.0)
    held = weights.sum(axis=1)
    samples = measured.sum(axis=1).astype(np.float64)
    total = np.where(samples > 0, held, np.nan)
    mean = (weights * filled).sum(axis=1) / total
    deviation = np.where(measured, values - mean[:, None], 0.0)
    weighted = weights * deviation
    sd = np.sqrt((weighted * deviation).sum(axis=1) / total)
    return Moments(
        mean=mean,
        sampling_error=_sampling_error(weighted, weights, weight_s, sd, parameters),
        sd=sd,
        quantiles=_quantiles(values, weights, samples),
        coverage=held / max(float(weight_s.sum()), 1e-9),
        samples=samples,
    )


def _sampling_error(
    weighted: FloatArray, weights: FloatArray, weight_s: FloatArray, sd: FloatArray, parameters: EstimateParameters
) -> FloatArray:
    """Return the half width of the 95 % interval of each row's mean, from its scatter over blocks of time, (q,)."""
    starts = block_starts(weight_s, parameters)
    held = np.add.reduceat(weights, starts, axis=1)
    deviation = np.add.reduceat(weighted, starts, axis=1)
    blocks = (held > 0).sum(axis=1)
    squares = (deviation**2).sum(axis=1)
    told = np.maximum(blocks, 2)
    variance = squares / np.maximum(held.sum(axis=1), 1e-9) ** 2 * told / (told - 1)
    error = np.sqrt(variance * _inflation(deviation, squares, told, parameters))
    # Under three blocks the scatter of blocks says nothing; then the whole spread stands for the doubt.
    return np.where(blocks < 3, NORMAL_95 * sd, t_95(told - 1.0) * error)  # noqa: PLR2004 - said above


def block_starts(weight_s: FloatArray, parameters: EstimateParameters) -> np.ndarray:
    """Return the index of the first sample of each block of recorded time."""
    clock = np.cumsum(weight_s) - weight_s / 2
    wanted = float(weight_s.sum()) / parameters.least_blocks
    length = min(max(wanted, parameters.shortest_block_s), parameters.block_s)
    block = np.floor(clock / length)
    return np.flatnonzero(np.concatenate(([True], np.diff(block) > 0)))


def _inflation(
    deviation: FloatArray, squares: FloatArray, blocks: np.ndarray, parameters: EstimateParameters
) -> FloatArray:
    """Return by how much correlation between neighbouring blocks widens the variance of the mean, (q,)."""
    along = (deviation[:, 1:] * deviation[:, :-1]).sum(axis=1)
    seen = along / np.where(squares > 0, squares, 1.0)
    # A short series shows less correlation than it has (Kendall 1954, Biometrika 41:403).
    true = (seen + 1 / blocks) / np.maximum(1 - 3 / blocks, 0.25)
    kept = np.clip(true, 0.0, parameters.most_correlation)
    inflation: FloatArray = (1 + kept) / (1 - kept)
    return inflation


def _quantiles(values: FloatArray, weights: FloatArray, samples: FloatArray) -> FloatArray:
    """Return p10, median and p90 of each row, (3, q): between the middles of the sorted weights, interpolated."""
    order = np.argsort(values, axis=1)  # NaN sorts last, with weight 0
    sorted_values = np.take_along_axis(values, order, axis=1)
    sorted_weights = np.take_along_axis(weights, order, axis=1)
    cumulative = np.cumsum(sorted_weights, axis=1)
    middle = cumulative - sorted_weights / 2
    last = np.maximum(samples.astype(np.intp) - 1, 0)
    row = np.arange(len(values))
    found = np.empty((len(_QUANTILES), len(values)))
    for number, level in enumerate(_QUANTILES):
        target = level * cumulative[:, -1]
        above = np.minimum((middle < target[:, None]).sum(axis=1), last)
        below = np.maximum(above - 1, 0)
        gap = middle[row, above] - middle[row, below]
        part = np.clip((target - middle[row, below]) / np.where(gap > 0, gap, 1.0), 0.0, 1.0)
        low, high = sorted_values[row, below], sorted_values[row, above]
        found[number] = np.minimum(low + part * (high - low), high)  # rounding must not pass a value
    return found
