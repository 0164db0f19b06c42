"""When the feet land: step times, how they vary, and how left and right differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import STATE_CODES, FloatArray, Motion, SensorFamily
from gait.motion.grid import samples_of
from gait.motion.landings import is_one_step, landings_s
from gait.motion.regularity import NOT_MEASURED, held, relative, spread_of, stride_times_s
from gait.motion.results import Feet, FootEvents, MotionCadence
from gait.motion.settings import MotionSettings
from gait.windows import true_runs

_FEET: Final[dict[SensorFamily, Feet]] = {"foot_pod": "one foot", "chest": "both feet", "waist": "both feet"}
_SAMPLES_A_STEP: Final = 10
"""Fewer samples a step do not time single steps."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Landings:
    """Times of landings (k,) and the time from each to the next (k,), NaN where it is not one step or stride."""

    time_s: FloatArray
    interval_s: FloatArray


def foot_events(motion: Motion, cadence: MotionCadence, position: SensorFamily | None = None) -> FootEvents:
    """Return when the feet landed while running, with what that says of rhythm.

    Parameters
    ----------
    motion : Motion
        The recording.
    cadence : MotionCadence
        What ``cadence_from_motion`` found in it.
    position : SensorFamily, optional
        Where the sensor was worn; ``cadence.sensor`` where it is not given.
        A foot pod (on the shoe or the shank) tells the strides of one foot, chest and waist the steps of both.

    Returns
    -------
    FootEvents
        Without landings from any other place, with the reason in ``refused``.

    """
    feet = _FEET.get(position or cadence.sensor, "none")
    landings = _landings(motion, cadence, feet)
    refused = _refused(feet, landings)
    strides_s = stride_times_s(landings.interval_s, feet)
    mean_s = float(np.nanmean(strides_s)) if np.isfinite(strides_s).any() else np.nan
    spread = spread_of(strides_s, feet)
    return FootEvents(
        feet=feet,
        time_s=landings.time_s,
        step_s=landings.interval_s,
        variability_sd_s=spread,
        variability_cv=held(relative(spread, mean_s), "stride_time_variability"),
        asymmetry=held(NOT_MEASURED, "step_time_asymmetry"),
        contact_time_s=NOT_MEASURED,
        refused=refused,
        notes=(),
    )


def _landings(motion: Motion, cadence: MotionCadence, feet: Feet) -> _Landings:
    found = list(_stretches(motion, cadence, feet)) if feet != "none" else []
    times = np.concatenate([np.zeros(0), *(each.time_s for each in found)])
    return _Landings(time_s=times, interval_s=np.concatenate([np.zeros(0), *(each.interval_s for each in found)]))


def _stretches(motion: Motion, cadence: MotionCadence, feet: Feet) -> Iterator[_Landings]:
    """Yield the landings of each stretch of running, cut where cadence changes much or the recording breaks."""
    samples = samples_of(motion, MotionSettings().gap_s)
    for start, stop in true_runs(cadence.doing(STATE_CODES["running"])):
        low, high = np.searchsorted(samples.time_s, [cadence.time_s[start], cadence.time_s[stop - 1]])
        expected_s = float(np.median(60 / cadence.cadence_spm[start:stop])) * (2 if feet == "one foot" else 1)
        if high - low < _SAMPLES_A_STEP * (samples.time_s[high - 1] - samples.time_s[low]) / expected_s:
            continue
        times = landings_s(samples.time_s[low:high], samples.acceleration_g[low:high], expected_s)
        intervals = np.append(np.diff(times), np.nan)
        intervals[~is_one_step(intervals, expected_s)] = np.nan
        yield _Landings(time_s=times, interval_s=intervals)


def _refused(feet: Feet, landings: _Landings) -> dict[str, str]:
    """Return, by name, why a quantity is not measured."""
    contact, differ = EVIDENCE["motion_contact_trunk"], EVIDENCE["motion_asymmetry_error"]
    reasons = {
        "contact_time_s": _(
            "A sensor at the trunk or wrist does not tell how long your foot is on the ground: its times agreed with "
            "a force plate at r = {r:.2f} only."
        ).format(r=contact.value("r")),
        "asymmetry": _(
            "A sensor at the trunk does not tell how your feet differ: it was off by up to {points:.0f} points, more "
            "than healthy runners' feet differ by."
        ).format(points=differ.value("worst_points")),
    }
    if feet == "one foot":
        reasons["contact_time_s"] = _(
            "Contact time is not measured: no recording with a sensor at the foot beside a force plate was at hand to "
            "say how far off it would be."
        )
        reasons["asymmetry"] = _("One foot's sensor does not tell how your feet differ.")
    if feet == "none":
        where = _("Step times need a sensor at the foot, the waist or the chest; say where yours was if it was there.")
        reasons |= dict.fromkeys(("step_s", "variability_sd_s", "variability_cv", "asymmetry"), where)
    elif not len(landings.time_s):
        none = _("There is no running here that was recorded often enough to time your single steps.")
        reasons |= dict.fromkeys(("step_s", "variability_sd_s", "variability_cv", "asymmetry"), none)
    return reasons
