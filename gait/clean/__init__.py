"""From the columns of a file to columns that can be measured on; every change is counted and noted.

The order matters and is the order of ``clean``: time first, because all else is weighted by it; then what is
plainly no measurement; then speed and distance, which the proof of the cadence's unit needs; then the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import numpy as np

from gait.clean.altitude import AltitudeParameters, smooth_altitude
from gait.clean.cadence_unit import CadenceUnitParameters, prove_cadence_unit
from gait.clean.channels import (
    ChannelParameters,
    correct_scales,
    drop_idle_cadence,
    drop_impossible,
    drop_spikes,
    hold_slow_channels,
)
from gait.clean.heart_rate import HeartRateParameters, drop_cadence_lock
from gait.clean.left_out import leave_out
from gait.clean.local_time import find_local_time
from gait.clean.notes import said
from gait.clean.position import PositionParameters, drop_position_jumps
from gait.clean.speed import SpeedParameters, correct_distance, find_speed
from gait.clean.timeline import TimelineParameters, lay_timeline
from gait.clean.totals import TotalsParameters, compare_totals
from gait.language import _
from gait.model import Activity, Confidence, FloatArray, Method, UnitDecision

_CONFIDENCES: Final[Mapping[Confidence, str]] = MappingProxyType(
    {
        # Translators: how sure it is, as in "confidence high".
        "high": _("high"),
        # Translators: how sure it is.
        "moderate": _("moderate"),
        # Translators: how sure it is.
        "low": _("low"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanParameters:
    """Parameters of all cleaning steps; ``left_out_s`` are stretches that the runner wants left out."""

    left_out_s: tuple[tuple[float, float], ...] = ()
    timeline: TimelineParameters = field(default_factory=TimelineParameters)
    channels: ChannelParameters = field(default_factory=ChannelParameters)
    position: PositionParameters = field(default_factory=PositionParameters)
    speed: SpeedParameters = field(default_factory=SpeedParameters)
    totals: TotalsParameters = field(default_factory=TotalsParameters)
    cadence_unit: CadenceUnitParameters = field(default_factory=CadenceUnitParameters)
    altitude: AltitudeParameters = field(default_factory=AltitudeParameters)
    heart_rate: HeartRateParameters = field(default_factory=HeartRateParameters)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cleaned:
    """A clean activity, how each column of cadence became steps a minute (best covered first), and what was done."""

    activity: Activity
    unit_decisions: Mapping[str, UnitDecision]
    methods: tuple[Method, ...]

    def unit_decision(self, cadence_spm: FloatArray) -> UnitDecision | None:
        """Return the decision on the column with these values (n,), None where no column has them."""
        for name, decision in self.unit_decisions.items():
            if np.array_equal(self.activity.columns[name], cadence_spm, equal_nan=True):
                return decision
        return None


def clean(activity: Activity, parameters: CleanParameters | None = None) -> Cleaned:
    """Return the activity in order, weighted by time, in proven units, without what is no measurement.

    Parameters
    ----------
    activity : Activity
        As a reader returns it: n samples in file order.
    parameters : CleanParameters, optional
        Thresholds of each step, and what the user knows better (cadence unit, distance, time zone).

    Returns
    -------
    Cleaned
        The activity with at most n samples, times rising, and a ``weight_s`` column: the seconds that a sample
        stands for, 0 in a pause.
        ``speed_mps``, ``distance_m`` and ``grade`` are added where they can be derived.
        NaN stays NaN: nothing is filled but what a slower channel holds between its own samples.

    Raises
    ------
    EmptyFileError
        If no sample has a time.

    """
    p = parameters or CleanParameters()
    activity = leave_out(activity, p.left_out_s)
    activity = lay_timeline(activity, p.timeline)
    activity = drop_impossible(activity, p.channels)
    activity = correct_scales(activity, p.channels)
    activity = hold_slow_channels(activity, p.channels)
    activity = drop_position_jumps(activity, p.position)
    activity = find_speed(activity, p.speed)
    activity = compare_totals(activity, p.totals)
    activity = correct_distance(activity, p.speed)
    activity, decisions = prove_cadence_unit(activity, p.cadence_unit)
    activity = drop_idle_cadence(activity, p.channels)
    activity = drop_spikes(activity, p.channels)
    activity = smooth_altitude(activity, p.altitude)
    activity = drop_cadence_lock(activity, p.heart_rate)
    activity = find_local_time(activity, p.timeline)
    return Cleaned(activity=activity, unit_decisions=decisions, methods=_methods(activity, decisions, p))


def _methods(activity: Activity, decisions: Mapping[str, UnitDecision], p: CleanParameters) -> tuple[Method, ...]:
    speed = activity.channels.get("speed_mps")
    methods = [
        Method(
            stage="clean",
            did=_(
                "Put samples in order of time, combined those of one instant, and weighted each by the time it "
                "stands for; gaps over {gap:g} s and the watch's pauses stand for none."
            ).format(gap=p.timeline.gap_s),
            parameters={"gap_s": p.timeline.gap_s, "gap_intervals": p.timeline.gap_intervals},
        )
    ]
    if speed is not None:
        methods.append(
            Method(
                stage="clean",
                did=_("Took speed as the device recorded it.")
                if speed.origin == "device"
                else _("Derived speed {detail}.").format(detail=speed.detail),
                parameters={"window_s": p.speed.window_s},
            )
        )
    methods += [
        Method(
            stage="clean",
            did=_(
                "{said} was stored as {stored} (x {factor:g} for steps a minute), decided by {by}, confidence "
                "{confidence}."
            ).format(
                said=said(name),
                stored=_(decision.stored),
                factor=decision.factor,
                by=_(decision.by),
                confidence=_CONFIDENCES[decision.confidence],
            ),
            parameters={"stored": decision.stored, "factor": decision.factor, "ratio": decision.ratio},
            references=("cadence_norm",) if decision.by == "expectation" else (),
        )
        for name, decision in decisions.items()
    ]
    if activity.has("grade"):
        smooth_s, run_m = p.altitude.windows(activity)
        methods.append(
            Method(
                stage="clean",
                did=(
                    _("Smoothed altitude over {smooth:g} s and took grade as rise over run along {run:g} m.")
                    if smooth_s == p.altitude.smooth_s
                    else _(
                        "Smoothed altitude over {smooth:g} s and took grade as rise over run along {run:g} m, for the "
                        "file names no barometer."
                    )
                ).format(smooth=smooth_s, run=run_m),
                parameters={"smooth_s": smooth_s, "grade_run_m": run_m},
            )
        )
    return tuple(methods)
