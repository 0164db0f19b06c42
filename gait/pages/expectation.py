"""What was to be expected of this run, with the measured value that it is compared with: both over the same running."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.model import Analysis

_SECONDS_A_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """An expectation with the range of 80 % of runners, and the measured mean over the same running.

    ``steady`` tells that this running is the steady level part and not all of it.
    """

    mean: float
    low: float
    high: float
    measured: float
    steady: bool


def cadence_expectation(analysis: Analysis) -> Expectation | None:
    """Return what cadence is compared with, in spm; None where there is no expectation or no cadence."""
    view = analysis.cadence
    mean, low, high, gap = view.expected_spm, view.expected_low_spm, view.expected_high_spm, view.difference_spm
    if mean is None or low is None or high is None or gap is None:
        return None
    return Expectation(mean=mean, low=low, high=high, measured=mean + gap, steady=_steady(analysis))


def step_length_expectation(analysis: Analysis) -> Expectation | None:
    """Return the step length, in metres, that the expected cadence gives at the runner's own speeds."""
    bins = analysis.cadence.by_speed
    rows = [
        (
            each.time_s,
            each.speed_mps,
            each.expected_spm,
            each.expected_low_spm,
            each.expected_high_spm,
            each.cadence_spm,
        )
        for each in bins
    ]
    table = np.array(rows, dtype=np.float64).reshape(len(rows), 6)
    table = table[np.isfinite(table).all(axis=1)]
    if not len(table) or "step_length_m" not in analysis.summary:
        return None
    lengths = _SECONDS_A_MINUTE * table[:, 1:2] / table[:, 2:]
    mean, high, low, measured = (float(value) for value in np.average(lengths, axis=0, weights=table[:, 0]))
    return Expectation(mean=mean, low=low, high=high, measured=measured, steady=_steady(analysis))


def _steady(analysis: Analysis) -> bool:
    return "steady" in (analysis.cadence.expected_from or "")
