"""The measured activity put together as an ``Analysis``, all but its findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from gait import metrics, segment
from gait._version import __version__
from gait.clean import Cleaned
from gait.clean.altitude import climbed_m
from gait.language import _
from gait.metrics import OverstridingParameters
from gait.model import (
    STATE_CODES,
    Activity,
    ActivitySummary,
    Analysis,
    Athlete,
    BoolArray,
    Channel,
    FloatArray,
    Method,
    RunningShare,
    Segment,
)
from gait.pipeline.display import series_of, track_of
from gait.pipeline.settings import SPLIT_LENGTH_M, Settings
from gait.windows import runs_within


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parts:
    """What the runner did, per sample (n,), and the warm-up in recorded s.

    ``state`` are codes; ``piece`` numbers the unbroken pieces of recording;
    ``settled`` is the running that form is measured on; ``steady`` the steady level part of it.
    ``by_motion`` tells that the motion itself said when the runner ran, for the file has neither cadence nor speed.
    """

    state: np.ndarray
    piece: FloatArray
    running: BoolArray
    settled: BoolArray
    steady: BoolArray
    warm_up_s: float
    by_motion: bool = False


def assemble(activity: Activity, cleaned: Cleaned, parts: Parts, runner: Athlete, settings: Settings) -> Analysis:
    """Return the analysis of a measured activity, without findings and targets."""
    running = parts.settled
    splits = segment.splits_of(activity.time_s, activity.column("distance_m"), SPLIT_LENGTH_M[settings.split_unit])
    laps = segment.laps_of(activity.time_s, activity.laps)
    ground = metrics.lay_ground(activity, height_m=runner.height_m, hysteresis_m=settings.clean.altitude.hysteresis_m)
    tables = metrics.tables(
        activity, running, splits=splits, laps=laps, terrain=_terrain(activity, running, settings), ground=ground
    )
    decision = cleaned.unit_decision(activity.column("cadence_spm"))
    no_drift = metrics.no_drift_reason(activity, running, warm_up_s=parts.warm_up_s)
    view = metrics.cadence_view(activity, running, parts.steady, runner.height_m, decision)
    drifts = metrics.drift(activity, running, warm_up_s=parts.warm_up_s)
    return Analysis(
        gait_version=__version__,
        source=activity.source,
        athlete=runner,
        activity=_activity_summary(activity, parts, settings),
        running=_running_share(activity, parts, settings),
        summary=tables.whole,
        cadence=view,
        segments=segment.segments_of(activity.time_s, parts.state, parts.piece),
        bouts=_bouts(activity, parts),
        splits=tables.splits,
        laps=tables.laps,
        terrain=tables.terrain,
        drift=drifts,
        overstriding=metrics.measure_overstriding(
            activity,
            running,
            parts.steady,
            piece=parts.piece,
            cadence=view,
            drift=drifts,
            splits=splits,
            terrain=segment.terrain_masks(activity.column("grade"), settings.steady.level_grade),
            height_m=runner.height_m,
            parameters=OverstridingParameters(level_grade=settings.steady.level_grade),
        ),
        sources_compared=metrics.compare_sources(activity, running),
        series=series_of(activity, parts.state, runner.height_m),
        track=track_of(activity),
        windows=metrics.window_means(activity, running),
        methods=(
            *cleaned.methods,
            *_methods(parts, settings),
            *metrics.methods(activity, no_drift=no_drift, running=running, cadence=view),
        ),
        notes=activity.notes,
        split_unit=settings.split_unit,
    )


def _activity_summary(activity: Activity, parts: Parts, settings: Settings) -> ActivitySummary:
    weight = activity.columns["weight_s"]
    offset = activity.utc_offset_s or 0.0
    local = activity.started_at + timedelta(seconds=offset)
    climbed = climbed_m(activity.column("altitude_m"), settings.clean.altitude.hysteresis_m)
    distance = activity.column("distance_m")
    channel = activity.channels.get("distance_m")
    standing = float(weight[parts.state == STATE_CODES["standing"]].sum())
    measured = bool(np.isfinite(distance).any())
    return ActivitySummary(
        sport=activity.sport,
        sub_sport=activity.sub_sport,
        started_at=activity.started_at.isoformat(),
        local_start=local.replace(tzinfo=None).isoformat(),
        utc_offset_s=offset,
        utc_offset_from=activity.utc_offset_from or "utc",
        elapsed_s=_rounded(activity.time_s[-1] - activity.time_s[0]),
        timer_s=_rounded(weight.sum()),
        moving_s=_rounded(weight.sum() - standing),
        distance_m=_rounded(np.nanmax(distance) - np.nanmin(distance)) if measured else None,
        distance_from=_origin(channel) if channel is not None and measured else None,
        ascent_m=None if climbed is None else _rounded(climbed[0]),
        descent_m=None if climbed is None else _rounded(climbed[1]),
        device_reported=dict(activity.device_summary),
    )


def _origin(channel: Channel) -> str:
    """Return where a column came from, as people say it: ``device (gps)``, or how it was derived."""
    if channel.origin == "device":
        return "device" if channel.sensor == "unknown" else f"device ({channel.sensor})"
    return channel.detail or channel.origin


def _running_share(activity: Activity, parts: Parts, settings: Settings) -> RunningShare:
    weight = activity.columns["weight_s"]
    recorded = float(weight.sum())
    seconds = {kind: float(weight[parts.state == code].sum()) for kind, code in STATE_CODES.items()}
    covered = metrics.sample_distances_m(activity)
    elapsed = float(activity.time_s[-1] - activity.time_s[0])
    return RunningShare(
        time_s=_rounded(seconds["running"]),
        distance_m=_rounded(np.nansum(covered[parts.running])),
        share=round(seconds["running"] / recorded, 4) if recorded > 0 else 0.0,
        walking_s=_rounded(seconds["walking"]),
        standing_s=_rounded(seconds["standing"]),
        paused_s=_rounded(max(elapsed - recorded, 0.0)),
        settled_s=_rounded(weight[parts.settled].sum()),
        steady_level_s=_rounded(weight[parts.steady].sum()),
        warm_up_s=_rounded(parts.warm_up_s),
        enough=seconds["running"] >= settings.enough_s,
    )


def _rounded(value: float) -> float:
    return round(float(value), 2)


def _bouts(activity: Activity, parts: Parts) -> tuple[Segment, ...]:
    time = activity.time_s
    last = len(time) - 1
    starts, stops = runs_within(parts.steady, parts.piece)
    return tuple(
        Segment(start_s=float(time[a]), stop_s=float(time[min(b, last)]), kind="steady level")
        for a, b in zip(starts, stops, strict=True)
        if parts.steady[a]
    )


def _terrain(activity: Activity, running: BoolArray, settings: Settings) -> Mapping[str, BoolArray]:
    """Return the classes of terrain with enough running on them."""
    if not activity.has("grade"):
        return {}
    weight = activity.columns["weight_s"]
    masks = segment.terrain_masks(activity.columns["grade"], settings.steady.level_grade)
    least_s = settings.least_terrain_s
    return {name: mask for name, mask in masks.items() if float(weight[mask & running].sum()) >= least_s}


def _methods(parts: Parts, settings: Settings) -> tuple[Method, ...]:
    steady = settings.steady
    return (
        _states_by_motion(settings) if parts.by_motion else _states_by_numbers(settings),
        Method(
            stage="segment",
            did=_(
                "Took the first {warm_up:.0f} s as warm-up, and as steady level running what is within "
                "{level_grade:g} % of level and changes speed by at most {change:g} m/s in {over:g} s, in bouts "
                "of at least {least:g} s."
            ).format(
                warm_up=parts.warm_up_s,
                level_grade=100 * steady.level_grade,
                change=steady.change_mps,
                over=steady.change_s,
                least=steady.least_s,
            ),
            parameters={"level_grade": steady.level_grade, "change_mps": steady.change_mps},
        ),
    )


def _states_by_numbers(settings: Settings) -> Method:
    states = settings.states
    return Method(
        stage="segment",
        did=_(
            "Called it running from {run:g} spm (or {run_fast:g} spm at {fast:g} m/s and more), and "
            "changed between states only for {least:g} s or more; without cadence, from {run_speed_only:g} m/s. "
            "Form is measured on running that is at least {edge:g} s away from a walk, stop or pause."
        ).format(
            run=states.run_spm,
            run_fast=states.run_fast_spm,
            fast=states.run_fast_mps,
            least=states.least_s,
            run_speed_only=states.run_speed_only_mps,
            edge=states.edge_s,
        ),
        parameters={"run_spm": states.run_spm, "least_s": states.least_s},
        references=("walk_run_transition",),
    )


def _states_by_motion(settings: Settings) -> Method:
    return Method(
        stage="segment",
        did=_(
            "Told running, walking and standing apart by the motion itself, for the file has no speed. "
            "Form is measured on running that is at least {edge:g} s away from a walk, stop or pause."
        ).format(edge=settings.states.edge_s),
        references=("walk_run_transition",),
    )
