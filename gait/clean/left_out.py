"""Stretches that the runner wants left out: a drive home with the watch still running, say."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gait.errors import EmptyFileError
from gait.language import _, plural
from gait.model import Activity, BoolArray, FloatArray, Note, Pause, frozen_columns, quantity_of


def leave_out(activity: Activity, stretches_s: Sequence[tuple[float, float]]) -> Activity:
    """Return the activity without what was recorded in the stretches.

    Parameters
    ----------
    activity : Activity
        As a reader returns it: n samples in file order.
    stretches_s : sequence of (float, float)
        From when to when, in s since the first sample; samples at the very ends stay.

    Returns
    -------
    Activity
        Without the samples inside and with a pause in their place; the device's distance goes on after a stretch where
        it was before it, and its own totals, which are of the whole, are left out.
        Without a distance of the device, what lies between the two ends counts as a straight line.

    Raises
    ------
    EmptyFileError
        If nothing is left.

    """
    if not stretches_s:
        return activity
    first = float(np.nanmin(activity.time_s)) if np.isfinite(activity.time_s).any() else 0.0
    stretches = [(first + start, first + stop) for start, stop in stretches_s]
    inside = _inside(activity.time_s, stretches)
    if inside.all():
        what = _("Nothing of {name} remains without the stretches that are left out").format(name=activity.source.name)
        raise EmptyFileError(what, next_step=_("Leave out less of it."))
    columns = {name: _without(name, values, activity.time_s, stretches) for name, values in activity.columns.items()}
    message = plural(
        "You left out {count} stretch of this recording.",
        "You left out {count} stretches of this recording.",
        len(stretches),
    ).format(count=len(stretches))
    pauses = (*activity.pauses, *(Pause(start_s=start, stop_s=stop) for start, stop in stretches))
    return replace(
        activity,
        columns=frozen_columns({name: values[~inside] for name, values in columns.items()}),
        pauses=tuple(sorted(pauses, key=lambda pause: pause.start_s)),
        device_summary={},
        notes=(*activity.notes, Note(code="left_out", message=message, samples=int(inside.sum()))),
    )


def _inside(time_s: FloatArray, stretches: Sequence[tuple[float, float]]) -> BoolArray:
    """Tell which samples lie strictly inside a stretch, shape (n,)."""
    inside: BoolArray = np.zeros(len(time_s), dtype=np.bool_)
    for start, stop in stretches:
        inside |= (time_s > start) & (time_s < stop)
    return inside


def _without(name: str, values: FloatArray, time_s: FloatArray, stretches: Sequence[tuple[float, float]]) -> FloatArray:
    """Return a distance without what was covered in the stretches, and any other column as it is."""
    if quantity_of(name) != "distance_m":
        return values
    known = np.isfinite(values) & np.isfinite(time_s)
    if not known.any():
        return values
    shorter = values.copy()
    order = np.argsort(time_s[known], kind="stable")
    at, covered = time_s[known][order], values[known][order]
    for start, stop in stretches:
        gone = float(np.interp(stop, at, covered) - np.interp(start, at, covered))
        shorter = np.where(time_s >= stop, shorter - gone, shorter)
    return shorter
