"""The run's one cadence, and what was to be expected of it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.model import ALL_RUNNING, Analysis

_SECONDS_A_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCadence:
    """The run's one cadence [spm] with its 95 % interval, its mean speed [m/s], and over which running it is."""

    mean_spm: float
    low_spm: float
    high_spm: float
    speed_mps: float | None
    over: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """An expectation with the range of 80 % of runners."""

    mean: float
    low: float
    high: float


def judged_cadence(analysis: Analysis) -> JudgedCadence | None:
    """Return the cadence that stands wherever the run has a single one; None without cadence while running.

    It is the cadence that the expectation is held against, and where there is none the mean of all running.
    """
    view, found, speed = analysis.cadence, analysis.summary.get("cadence_spm"), analysis.summary.get("speed_mps")
    if found is None:
        return None
    if view.judged_spm is None or view.judged_low_spm is None or view.judged_high_spm is None:
        at = None if speed is None else speed.mean
        return JudgedCadence(
            mean_spm=found.mean, low_spm=found.low, high_spm=found.high, speed_mps=at, over=ALL_RUNNING
        )
    return JudgedCadence(
        mean_spm=view.judged_spm,
        low_spm=view.judged_low_spm,
        high_spm=view.judged_high_spm,
        speed_mps=view.judged_mps,
        over=view.judged_over or ALL_RUNNING,
    )


def cadence_expectation(analysis: Analysis) -> Expectation | None:
    """Return what cadence is compared with, in spm; None where there is no expectation."""
    view = analysis.cadence
    mean, low, high = view.expected_spm, view.expected_low_spm, view.expected_high_spm
    if mean is None or low is None or high is None:
        return None
    return Expectation(mean=mean, low=low, high=high)


def step_length_expectation(analysis: Analysis) -> Expectation | None:
    """Return the step length, in metres, that the expected cadence gives at the runner's own speeds."""
    bins = analysis.cadence.by_speed
    rows = [
        (each.time_s, each.speed_mps, each.expected_spm, each.expected_low_spm, each.expected_high_spm) for each in bins
    ]
    table = np.array(rows, dtype=np.float64).reshape(len(rows), 5)
    table = table[np.isfinite(table).all(axis=1)]
    if not len(table) or "step_length_m" not in analysis.summary:
        return None
    lengths = _SECONDS_A_MINUTE * table[:, 1:2] / table[:, 2:]
    mean, high, low = (float(value) for value in np.average(lengths, axis=0, weights=table[:, 0]))
    return Expectation(mean=mean, low=low, high=high)
