"""A recording of motion joined with another file of the same run, which has the speed that it lacks.

Both are laid on one clock as two recordings of one run are (``gait.compare``): by their clocks, and then by the pattern
of cadence, or of running and standing where the other file counts no steps.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import numpy as np

from gait import pipeline
from gait.compare import Alignment
from gait.compare.alignment import Guide, align, clock_shift_s
from gait.compare.recording import Recording, recording_of
from gait.errors import UsageError
from gait.formats import read
from gait.language import _
from gait.model import STATE_CODES, Activity, Analysis, Confidence, Method, Motion, Note, frozen_array, frozen_columns
from gait.pipeline import Settings

_LEAST_OVERLAP_S: Final = 300.0
_MOST_APART: Final = 0.05
"""Two counts of one runner's steps do not differ by more, as a share; those of two runners often do."""
_STILL_KNOWN: Final = frozenset({"start_unknown", "zone_unknown"})
"""Notes on the start of a recording of motion that the other file's clock settles."""
_GUIDES: Final[tuple[Guide, ...]] = ("cadence_spm", "state", "speed_mps")
_BY: Final = {
    "cadence_spm": _("the pattern of cadence"),
    "state": _("the pattern of running and standing"),
    "speed_mps": _("how cadence follows speed"),
}
_SURE: Final[tuple[Confidence, ...]] = ("high", "moderate", "low")
"""From the best on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """The two recordings as they were tried, the motion's begun at some moment, and how they lie."""

    motion: Activity
    alignment: Alignment
    shift_s: float


def with_speed_of(activity: Activity, speed_file: Path, settings: Settings) -> tuple[Activity, Method]:
    """Return a recording of motion as if the device of another file had made it, and how the two were joined.

    Parameters
    ----------
    activity : Activity
        With motion, and without a speed of its own.
    speed_file : Path
        A FIT, GPX or TCX of the same run.
    settings : Settings
        How either file is analysed by itself, to be laid beside the other.

    Returns
    -------
    activity : Activity
        The columns of the other file with the recording of motion on its clock, under the name of the recording.
    method : Method
        The offset that was found, its 95 % interval, and how sure it is.

    Raises
    ------
    GaitError
        If the file cannot be read, has no speed, was not made at the same time, or its pattern does not agree.

    """
    motion = activity.motion
    if motion is None:
        what = _("{name} holds no acceleration, so there is nothing to join").format(name=activity.source.name)
        raise UsageError(what, next_step=_("Name the recording of acceleration first: gait analyze run.csv."))
    other = read(speed_file)
    measured = pipeline.measured(other, settings=settings)
    if measured.activity.distance_m is None:
        what = _("{name} has no speed").format(name=other.source.name)
        raise UsageError(what, next_step=_("Give a file with positions, distance or speed."))
    tried = _best(activity, measured, settings)
    return _joined(other, motion, tried), _method(tried)


def _best(activity: Activity, other: Analysis, settings: Settings) -> _Tried:
    """Return the recordings laid on one clock, at the start of which the two agree best."""
    first = _with_guides(recording_of(other), other)
    own = pipeline.measured(activity, settings=settings)
    second = _with_guides(recording_of(own), own)
    undated = _has(activity, "start_unknown")
    starts = [activity.started_at]
    if undated:
        starts = [first.activity.started_at]
    elif _has(activity, "zone_unknown"):
        starts = [activity.started_at - timedelta(seconds=other.activity.utc_offset_s), activity.started_at]
    moved = [replace(second, activity=replace(second.activity, started_at=start)) for start in dict.fromkeys(starts)]
    overlapping = [each for each in moved if _overlap_s(first, each) >= _LEAST_OVERLAP_S]
    if not overlapping:
        raise _apart(first, moved[0])
    tried = [_tried(activity, first, each) for each in overlapping]
    best = max(tried, key=lambda each: (-_SURE.index(each.alignment.sure), each.alignment.correlation or 0))
    counted = _both_counted(first, second)
    unlike = counted and _steps_apart(first, second) > _MOST_APART
    if unlike or (best.alignment.sure == "low" and (undated or counted)):
        raise _disagreeing(other, undated=undated)
    return best


def _tried(activity: Activity, first: Recording, second: Recording) -> _Tried:
    # The first of the surest: cadence tells more finely when it was than a stop does, and a stop than a pace.
    found = [align(first, second, (guide,)) for guide in _GUIDES]
    return _Tried(
        motion=replace(activity, started_at=second.activity.started_at),
        alignment=min(found, key=lambda each: _SURE.index(each.sure)),
        shift_s=clock_shift_s(first, second),
    )


def _both_counted(first: Recording, second: Recording) -> bool:
    return first.activity.has("cadence_spm") and second.activity.has("cadence_spm")


def _steps_apart(first: Recording, second: Recording) -> float:
    """Return how far the usual cadence of two recordings differs, as a share."""
    one, other = (float(np.nanmedian(each.activity.column("cadence_spm"))) for each in (first, second))
    return abs(one - other) / one


def _with_guides(recording: Recording, analysis: Analysis) -> Recording:
    """Return a recording with cadence of its running alone, and a column that rises from standing to running.

    At the edges of running, each device falls to nothing in its own time, which would outweigh all else.
    Where there is no speed, cadence stands in for it: it rises and falls with speed, and only that is looked at.
    """
    codes = np.array(analysis.series["state"], dtype=np.float64)
    cadence = np.where(recording.settled, recording.activity.column("cadence_spm"), np.nan)
    columns = {"speed_mps": cadence, **recording.activity.columns, "cadence_spm": cadence}
    columns["state"] = np.maximum(codes, STATE_CODES["standing"])
    return replace(recording, activity=replace(recording.activity, columns=frozen_columns(columns)))


def _overlap_s(first: Recording, second: Recording) -> float:
    start, stop = max(first.started_at, second.started_at), min(first.stopped_at, second.stopped_at)
    return (stop - start).total_seconds()


def _has(activity: Activity, code: str) -> bool:
    return any(note.code == code for note in activity.notes)


def _joined(other: Activity, motion: Motion, tried: _Tried) -> Activity:
    """Return the other file's activity with the recording of motion on its clock."""
    own, moved_s = tried.motion, tried.shift_s - tried.alignment.offset_s
    rotation_s = None if motion.rotation_time_s is None else frozen_array(motion.rotation_time_s + moved_s)
    kept = tuple(note for note in own.notes if note.code not in _STILL_KNOWN)
    note = Note(code="joined", message=_said(other.source.name, tried))
    return replace(
        other,
        source=replace(
            other.source, name=own.source.name, sha256=own.source.sha256, activity_index=own.source.activity_index
        ),
        motion=replace(motion, time_s=frozen_array(motion.time_s + moved_s), rotation_time_s=rotation_s),
        notes=(note, *other.notes, *kept),
    )


def _said(name: str, tried: _Tried) -> str:
    found = tried.alignment
    if found.by == "clock":
        return _(
            "Speed comes from {name}, joined by the clocks alone: neither counts steps nor stops in a way that would "
            "show how far they lie apart (confidence low)."
        ).format(name=name)
    sign = 1.0 if found.offset_s >= 0 else -1.0
    ends = (sign * found.low_s, sign * found.high_s)
    ahead = _("ahead of") if sign > 0 else _("behind")
    return _(
        "Speed comes from {name}. The recording's clock is {offset:.1f} s {ahead} that file's (95 % interval {low:.1f} "
        "to {high:.1f} s), found by {by}: {agreeing} of {parts} parts of the run agree (confidence {sure})."
    ).format(
        name=name,
        offset=abs(found.offset_s),
        ahead=ahead,
        low=min(ends),
        high=max(ends),
        by=_BY[found.by],
        agreeing=found.agreeing,
        parts=found.parts,
        sure=found.sure,
    )


def _method(tried: _Tried) -> Method:
    found = tried.alignment
    return Method(
        stage="join",
        did=_said(_("another file of the run"), tried),
        parameters={
            "offset_s": round(found.offset_s, 2),
            "low_s": round(found.low_s, 2),
            "high_s": round(found.high_s, 2),
            "by": found.by,
            "sure": found.sure,
        },
    )


def _apart(first: Recording, second: Recording) -> UsageError:
    said = [f"{each.started_at:%Y-%m-%d %H:%M:%S} to {each.stopped_at:%H:%M:%S}" for each in (second, first)]
    what = _("The recording is from {one}, the other file from {other} (UTC): they do not have five minutes in common")
    after = _("Give the file of the same run, or its true start: --columns start=...")
    return UsageError(what.format(one=said[0], other=said[1]), next_step=after)


def _disagreeing(other: Analysis, *, undated: bool) -> UsageError:
    what = _("The pattern of {name} does not agree with that of the recording").format(name=other.source.name)
    if undated:
        what = _("The recording does not say when it was made, and its pattern does not show how it lies in {name}")
        what = what.format(name=other.source.name)
    return UsageError(what, next_step=_("Give the file of the same run, or its true start: --columns start=..."))
