"""Time: order, duplicates, pauses, gaps, and the seconds that each sample stands for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo

import numpy as np

from gait.clean.notes import with_columns
from gait.errors import EmptyFileError
from gait.language import _, plural
from gait.model import Activity, BoolArray, FloatArray, Note, Pause, frozen_columns, quantity_of
from gait.windows import paused_seconds

CUMULATIVE = frozenset({"distance_m"})
POSITION = frozenset({"latitude_deg", "longitude_deg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineParameters:
    """Parameters of the time line.

    A silence is a gap when it is longer than ``gap_s`` and than ``gap_intervals`` usual intervals of the file.
    ``machine_zone`` is the last resort for the runner's local time.
    """

    gap_s: float = 10.0
    gap_intervals: float = 5.0
    machine_zone: tzinfo | None = None


def lay_timeline(activity: Activity, parameters: TimelineParameters) -> Activity:
    """Return the activity with rising times, one sample an instant, gaps among its pauses, and ``weight_s``."""
    activity = _sorted(activity)
    activity = _combined(activity)
    return _weighted(activity, parameters)


def _sorted(activity: Activity) -> Activity:
    timed = np.isfinite(activity.time_s)
    if not timed.any():
        what = _("{name} has no sample with a time").format(name=activity.source.name)
        raise EmptyFileError(what, next_step=_("Export the activity again, with its recorded track."))
    order = np.flatnonzero(timed)[np.argsort(activity.time_s[timed], kind="stable")]
    notes = []
    if not timed.all():
        notes.append(
            Note(code="no_time", message=_("Samples without a time were left out."), samples=int((~timed).sum()))
        )
    backwards = int(np.sum(np.diff(activity.time_s[timed]) < 0))
    if backwards:
        message = _("Times ran backwards in the file; samples were put in order.")
        notes.append(Note(code="time_backwards", message=message, samples=backwards))
    columns = {name: values[order] for name, values in activity.columns.items()}
    return replace(activity, columns=frozen_columns(columns), notes=(*activity.notes, *notes))


def _combined(activity: Activity) -> Activity:
    time = activity.time_s
    first = np.flatnonzero(np.concatenate(([True], np.diff(time) > 0)))
    doubled = len(time) - len(first)
    if doubled == 0:
        return activity
    columns = {name: _combine(name, values, first) for name, values in activity.columns.items()}
    note = Note(
        code="same_time",
        message=_(
            "Several samples of one instant were combined: the last position and distance, the mean of the rest."
        ),
        samples=doubled,
    )
    return replace(activity, columns=frozen_columns(columns), notes=(*activity.notes, note))


def _combine(name: str, values: FloatArray, first: np.ndarray) -> FloatArray:
    """Combine each group of samples that starts at ``first`` by the channel's nature; NaN where none has a value."""
    quantity = quantity_of(name)
    if name == "time_s":
        first_times: FloatArray = values[first]
        return first_times
    measured = np.isfinite(values)
    if quantity in CUMULATIVE | POSITION:
        index = np.where(measured, np.arange(len(values)), -1)
        last = np.maximum.reduceat(index, first)
        newest: FloatArray = np.where(last >= 0, values[np.maximum(last, 0)], np.nan)
        return newest
    count = np.add.reduceat(measured.astype(float), first)
    total = np.add.reduceat(np.where(measured, values, 0.0), first)
    combined: FloatArray = np.where(count > 0, total / np.maximum(count, 1.0), np.nan)
    return combined


def _weighted(activity: Activity, parameters: TimelineParameters) -> Activity:
    time = activity.time_s
    if len(time) == 1:
        return with_columns(activity, {"weight_s": np.array([1.0])})
    step = np.diff(time)
    usual = float(np.median(step))
    paused = paused_seconds(time, activity.pauses)
    recorded = step - paused
    longest = max(parameters.gap_s, parameters.gap_intervals * usual)
    gap = recorded > longest
    # The recording stops somewhere inside an interval with a pause: a usual interval of it was recorded.
    held = np.where(gap | (paused > 0), np.minimum(np.maximum(recorded, 0.0), usual), recorded)
    weight = (np.concatenate(([0.0], held)) + np.concatenate((held, [0.0]))) / 2
    inside = _inside_pauses(time, activity.pauses)
    weight = np.where(inside, 0.0, weight)
    gaps = tuple(
        Pause(start_s=float(time[i]), stop_s=float(time[i + 1]), kind="gap")
        for i in np.flatnonzero(gap & (paused <= 0))
    )
    notes = []
    if gaps:
        lost = sum(found.stop_s - found.start_s for found in gaps)
        message = plural(
            "The recording has {count} gap of more than {longest:.0f} s, {lost:.0f} s in all; left out.",
            "The recording has {count} gaps of more than {longest:.0f} s, {lost:.0f} s in all; left out.",
            len(gaps),
        ).format(count=len(gaps), longest=longest, lost=lost)
        notes.append(Note(code="gaps", message=message, samples=len(gaps)))
    pauses = tuple(sorted((*activity.pauses, *gaps), key=lambda pause: pause.start_s))
    activity = replace(activity, pauses=pauses)
    return with_columns(activity, {"weight_s": weight}, *notes)


def _inside_pauses(time: FloatArray, pauses: tuple[Pause, ...]) -> BoolArray:
    """Tell which samples lie strictly inside a pause of the timer, shape (n,)."""
    timer = sorted((pause.start_s, pause.stop_s) for pause in pauses if pause.kind == "timer")
    if not timer:
        return np.zeros(len(time), dtype=np.bool_)
    starts, stops = np.array(timer).T
    at = np.searchsorted(starts, time, side="left") - 1
    inside: BoolArray = (at >= 0) & (time > starts[np.maximum(at, 0)]) & (time < stops[np.maximum(at, 0)])
    return inside


def pause_seconds(pauses: tuple[Pause, ...]) -> Mapping[str, float]:
    """Return the total length of the pauses by kind, in s."""
    totals = {"timer": 0.0, "gap": 0.0}
    for pause in pauses:
        totals[pause.kind] += max(pause.stop_s - pause.start_s, 0.0)
    return totals
