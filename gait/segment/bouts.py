"""Warm-up, and the stretches of steady running on level ground."""

from dataclasses import dataclass

import numpy as np

from gait.model import BoolArray, FloatArray
from gait.windows import centred_mean, runs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SteadyParameters:
    """Parameters of warm-up and steady level running.

    Warm-up ends when the speed over ``warm_up_window_s`` first reaches ``warm_up_share`` of the run's median speed.
    Steady: the mean speed over ``window_s`` changes by at most ``change_mps`` in ``change_s``.
    """

    warm_up_least_s: float = 60.0
    warm_up_most_s: float = 600.0
    warm_up_window_s: float = 60.0
    warm_up_share: float = 0.9
    level_grade: float = 0.02
    window_s: float = 30.0
    change_mps: float = 0.3
    change_s: float = 10.0
    least_s: float = 60.0


def warm_up_seconds(
    speed_mps: FloatArray, running: BoolArray, weight_s: FloatArray, parameters: SteadyParameters
) -> float:
    """Return the recorded time before the runner settled into the run [s].

    At least ``warm_up_least_s``, at most ``warm_up_most_s`` and a third of the recording.
    """
    pace = np.where(running, speed_mps, np.nan)
    clock = np.cumsum(weight_s)
    longest = min(parameters.warm_up_most_s, float(clock[-1]) / 3)
    if not np.isfinite(pace).any():
        return min(parameters.warm_up_least_s, longest)
    settled = centred_mean(pace, weight_s, parameters.warm_up_window_s) >= (
        parameters.warm_up_share * float(np.nanmedian(pace))
    )
    first = float(clock[np.argmax(settled)]) if settled.any() else longest
    return min(max(first, parameters.warm_up_least_s), longest)


def steady_level(  # noqa: PLR0913 - the columns that it needs
    *,
    speed_mps: FloatArray,
    grade: FloatArray,
    running: BoolArray,
    weight_s: FloatArray,
    warm_up_s: float,
    parameters: SteadyParameters,
) -> BoolArray:
    """Tell where the runner ran steadily on level ground after warming up, shape (n,).

    Unknown grade counts as level (a treadmill, a watch without altitude); unknown speed as steady.
    """
    smooth = centred_mean(np.where(running, speed_mps, np.nan), weight_s, parameters.window_s)
    clock = np.cumsum(weight_s)
    level = ~(np.abs(grade) > parameters.level_grade)
    steady = running & level & (clock > warm_up_s) & ~_changing(smooth, clock, parameters)
    starts, stops = runs_of(steady)
    long = np.add.reduceat(np.where(steady, weight_s, 0.0), starts) >= parameters.least_s
    kept: BoolArray = np.repeat(long & steady[starts], stops - starts)
    return kept


def _changing(smooth: FloatArray, clock: FloatArray, p: SteadyParameters) -> BoolArray:
    known = np.isfinite(smooth)
    if not known.any():
        return np.zeros(len(smooth), dtype=np.bool_)
    at = clock[known] + np.arange(int(known.sum())) * 1e-9
    half = p.change_s / 2
    change = np.interp(clock + half, at, smooth[known]) - np.interp(clock - half, at, smooth[known])
    changing: BoolArray = np.abs(change) > p.change_mps
    return changing
