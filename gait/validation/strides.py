"""Stride times and contact from acceleration, held against force plates and the strikes of a shoe."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from gait.model import FloatArray
from gait.motion import Feet, cadence_from_motion, foot_events
from gait.motion.regularity import relative, spread_of, stride_times_s
from gait.validation.recordings import Recording


@dataclass(frozen=True, slots=True, kw_only=True)
class StrideCheck:
    """How strides vary and steps differ in one recording, in percent: from the sensor, and in truth."""

    name: str
    variability: float
    true_variability: float
    asymmetry: float
    true_asymmetry: float


def check_strides(records: Sequence[Recording]) -> Iterator[StrideCheck]:
    """Yield the recordings at trunk and foot whose landings are known."""
    for recording in records:
        if recording.event_s is None or recording.group not in {"hip", "shoe", "pelvis"}:
            continue
        one_foot = recording.group == "shoe"
        cadence = cadence_from_motion(recording.motion, "foot_pod" if one_foot else "waist")
        events = foot_events(recording.motion, cadence)
        true_steps = _unbroken(np.diff(recording.event_s))
        of_both = recording.steps_each == 1
        yield StrideCheck(
            name=recording.name,
            variability=events.variability_cv.found.value,
            true_variability=_variability(true_steps, of_both=of_both),
            asymmetry=np.nan if one_foot else asymmetry_percent(events.step_s),
            true_asymmetry=asymmetry_percent(true_steps) if of_both else np.nan,
        )


def asymmetry_percent(steps_s: FloatArray) -> float:
    """Return how far every other step differs from those between, in percent, on the longest unbroken row."""
    breaks = np.concatenate(([-1], np.flatnonzero(np.isnan(steps_s)), [len(steps_s)]))
    at = int(np.diff(breaks).argmax())
    row = steps_s[breaks[at] + 1 : breaks[at + 1]]
    pairs = row[: len(row) // 2 * 2].reshape(-1, 2)
    return float(100 * abs(np.mean(pairs[:, 0] - pairs[:, 1])) / pairs.mean())


def _variability(times_s: FloatArray, *, of_both: bool) -> float:
    feet: Feet = "both feet" if of_both else "one foot"
    strides = stride_times_s(times_s, feet)
    return relative(spread_of(strides, feet), float(np.nanmean(strides))).value


def _unbroken(times_s: FloatArray) -> FloatArray:
    """Return times without those that hold a stop or a missed landing."""
    kept: FloatArray = np.where(np.abs(times_s / np.median(times_s) - 1) < 1 / 4, times_s, np.nan)
    return kept
