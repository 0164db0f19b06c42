"""A quantity over a stretch of running: time-weighted mean, 95 % interval, quantiles, coverage, origin."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from gait.metrics.moments import (
    USUAL_ESTIMATES,
    EstimateParameters,
    Moments,
    moments_of_each,
    quantiles_of_each,
)
from gait.metrics.sensor_errors import sensor_error
from gait.metrics.student import NORMAL_95
from gait.model import Activity, BoolArray, Channel, Estimate, FloatArray
from gait.quantities import QUANTITIES, SUMMARY_QUANTITIES

_UNKNOWN: Final = Channel(origin="device")
_WHOLE: Final = np.zeros(1, dtype=np.intp)


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
    at = np.flatnonzero(mask & (weight_s > 0))
    if len(at) == 0:
        return None
    return estimates_of_each(values[at][None], weight_s[at], _WHOLE, {quantity: channel}, parameters)[0].get(quantity)


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
    at = np.flatnonzero(mask & (weight_s > 0))
    if not np.isfinite(values[at]).any():
        return None
    found = moments_of_each(values[at][None], weight_s[at], _WHOLE, parameters)
    mean, low, high = (float(each[0, 0]) for each in _intervals(found, {quantity: channel}))
    return mean, low, high


def summarize(
    activity: Activity, mask: BoolArray, parameters: EstimateParameters = USUAL_ESTIMATES
) -> Mapping[str, Estimate]:
    """Return the estimates of all summary quantities that were measured in ``mask`` (n,), in the order of display."""
    return summarize_each(activity, [np.flatnonzero(mask)], parameters)[0]


def summarize_each(
    activity: Activity, parts: Sequence[np.ndarray], parameters: EstimateParameters = USUAL_ESTIMATES
) -> list[Mapping[str, Estimate]]:
    """Return ``summarize`` for each of several parts of a run, given as the indices of their samples.

    Parts of the same samples are measured once: a run of one lap on level ground is the same stretch three times over.
    """
    weight = activity.columns["weight_s"]
    names = [name for name in SUMMARY_QUANTITIES if name in activity.columns]
    weighed = [part[weight[part] > 0] for part in parts]
    distinct = {part.tobytes(): part for part in weighed if len(part)}
    if not distinct or not names:
        return [{} for _part in parts]
    at = np.concatenate(list(distinct.values()))
    lengths = np.array([len(part) for part in distinct.values()])
    measured = estimates_of_each(
        np.array([activity.columns[name][at] for name in names]),
        weight[at],
        np.cumsum(lengths) - lengths,
        {name: activity.channels.get(name, _UNKNOWN) for name in names},
        parameters,
    )
    found = dict(zip(distinct, measured, strict=True))
    return [found.get(part.tobytes(), {}) for part in weighed]


def estimates_of_each(
    values: FloatArray,
    weight_s: FloatArray,
    starts: np.ndarray,
    channels: Mapping[str, Channel],
    parameters: EstimateParameters,
) -> list[Mapping[str, Estimate]]:
    """Return the estimates of the quantities that were measured in each stretch.

    Parameters
    ----------
    values, weight_s, starts, parameters
        As ``moments_of_each``.
    channels : mapping of str to Channel
        The quantity of each row, in order, and where its values came from.

    """
    found = moments_of_each(values, weight_s, starts, parameters)
    least, most = np.array([_possible(quantity) for quantity in channels]).T[:, :, None]
    told = (*_intervals(found, channels), *quantiles_of_each(values, weight_s, starts))
    held = np.clip(np.array(told), least, most)
    plain = np.concatenate((held, (found.sd, found.coverage, found.samples))).T.tolist()
    units = [QUANTITIES[quantity].unit for quantity in channels]
    return [
        {
            quantity: _estimate(row, channel, unit)
            for row, (quantity, channel), unit in zip(rows, channels.items(), units, strict=True)
            if row[-1] > 0
        }
        for rows in plain
    ]


def _intervals(found: Moments, channels: Mapping[str, Channel]) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the means with the ends of their intervals, sampling and sensor together; (q, s) each."""
    sensors = [sensor_error(quantity, channel.sensor) for quantity, channel in channels.items()]
    absolute = np.array([sensor.absolute for sensor in sensors])[:, None]
    relative = np.array([sensor.relative for sensor in sensors])[:, None]
    half = np.hypot(found.sampling_error, NORMAL_95 * np.hypot(absolute, relative * found.mean))
    return found.mean, found.mean - half, found.mean + half


def _estimate(row: Sequence[float], channel: Channel, unit: str) -> Estimate:
    mean, low, high, p10, median, p90, sd, coverage, samples = row
    return Estimate(
        mean=mean,
        low=low,
        high=high,
        median=median,
        sd=sd,
        p10=p10,
        p90=p90,
        coverage=coverage,
        samples=int(samples),
        origin=channel.origin,
        sensor=channel.sensor,
        unit=unit,
    )


def _possible(quantity: str) -> tuple[float, float]:
    """Return between which values a quantity can be at all: a foot that never leaves the ground flies for 0 s."""
    row = QUANTITIES[quantity]
    if row.low < 0 and quantity != "flight_time_s":
        return -np.inf, np.inf
    return 0.0, 1.0 if row.unit == "1" else np.inf
