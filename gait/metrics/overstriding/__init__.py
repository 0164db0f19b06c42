"""Steps and contact for the speed: what cadence and contact time say of braking and reach, over steady level running.

The estimate is a ratio: the braking (or reach) to be expected at the runner's cadence (or contact time), over that at
what is to be expected at that speed.
It is a proxy: cadence and contact at a speed, in the currency of force plates.
Intervals hold 90 %: the sampling, the sensors (of cadence or contact, and of the speed at which the expectation
stands), the expected mean's own error, and the model's.
Verdicts are given in ``gait.assess``; here stand the numbers that they rest on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from gait.language import _
from gait.metrics.overstriding.changes import changes
from gait.metrics.overstriding.contact import contact_channel_of, contact_for_speed
from gait.metrics.overstriding.groups import Measured
from gait.metrics.overstriding.limits import limits
from gait.metrics.overstriding.native import native_readings
from gait.metrics.overstriding.parameters import OverstridingParameters
from gait.metrics.overstriding.shares import shares_of
from gait.metrics.overstriding.steps import steps_for_speed
from gait.metrics.overstriding.windows import level_parts, steady_windows, terrain_parts
from gait.metrics.stretches import PieceLike
from gait.model import ALL_RUNNING, Activity, BoolArray, CadenceView, Drift, FloatArray, Overstriding

USUAL_OVERSTRIDING: Final = OverstridingParameters()

__all__ = ["OverstridingParameters", "measure_overstriding"]


def measure_overstriding(  # noqa: PLR0913 - the masks and the runner that it needs
    activity: Activity,
    running: BoolArray,
    steady: BoolArray,
    *,
    piece: FloatArray,
    cadence: CadenceView,
    drift: tuple[Drift, ...],
    splits: Iterable[PieceLike],
    terrain: Mapping[str, BoolArray],
    height_m: float | None,
    parameters: OverstridingParameters = USUAL_OVERSTRIDING,
) -> Overstriding:
    """Return what the run shows of steps and contact for the speed, without verdicts.

    Parameters
    ----------
    activity : Activity
        Cleaned, with ``weight_s`` and its primary sources chosen.
    running, steady : ndarray of bool, shape (n,)
        Where form is measured; where the runner ran steadily on level ground.
    piece : ndarray, shape (n,)
        The unbroken piece of recording of each sample; no window reaches across a pause.
    cadence : CadenceView
        The run's one cadence and its expectation.
    drift : tuple of Drift
        The changes over the run at equal speed and grade.
    splits : iterable of PieceLike
        The splits; of each, the level running counts.
    terrain : mapping of str to ndarray of bool
        The classes of terrain, (n,) each; their running counts as it is.
    height_m : float or None
        The runner's height [m].
    parameters : OverstridingParameters
        Lengths of windows and what is enough.

    Returns
    -------
    Overstriding
        Without cadence, speed or enough steady level running it has a reason and no numbers; contact stands also
        without cadence.

    """
    steady_s = float(activity.columns["weight_s"][steady].sum())
    contact = contact_for_speed(activity, steady, parameters)
    blank = Overstriding(
        steady_level_s=round(steady_s, 2),
        contact=contact,
        native=native_readings(activity, running),
        reason=_reason(activity, cadence, steady_s),
    )
    if blank.reason:
        return blank
    shares = shares_of(activity, height_m, contact_channel_of(activity))
    measured = Measured(
        activity=activity,
        shares=shares,
        height_m=height_m,
        contact=contact,
        parameters=parameters,
        usual_contact=_mean(shares.contact, activity.columns["weight_s"], steady),
    )
    level = running & ~(np.abs(activity.column("grade")) > parameters.level_grade)
    return replace(
        blank,
        steps=steps_for_speed(activity, cadence, height_m),
        windows=steady_windows(measured, steady, piece),
        splits=level_parts(measured, level, splits),
        terrain=terrain_parts(measured, running, terrain),
        changes=changes(measured, running, terrain, drift),
        limits=limits(activity, contact),
    )


def _reason(activity: Activity, cadence: CadenceView, steady_s: float) -> str:
    """Return why the file gives no steps for the speed, as a clause; empty where it does."""
    if not activity.has("cadence_spm"):
        return _("the file has no cadence; a watch that counts steps, a foot pod or a chest strap would give it")
    if not activity.has("speed_mps"):
        return _("the file has no speed; GPS, a foot pod or the treadmill's distance would give it")
    if cadence.judged_over in {None, ALL_RUNNING}:
        minutes, seconds = divmod(round(steady_s), 60)
        return _(
            "only {minutes}:{seconds:02d} min of it is steady running on level ground at a running pace, and "
            "five minutes are needed: an even run on flat ground would give it"
        ).format(minutes=minutes, seconds=seconds)
    if cadence.difference_spm is None:
        return _("it was run at a pace for which no expectation holds")
    return ""


def _mean(values: FloatArray, weight_s: FloatArray, chosen: BoolArray) -> float:
    known = chosen & np.isfinite(values) & (weight_s > 0)
    return float(np.average(values[known], weights=weight_s[known])) if known.any() else float("nan")
