"""Points become one activity's samples: what GPX and TCX have in common once their texts are at hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import numpy as np

from gait.errors import DamagedFileError
from gait.formats import timeline
from gait.formats.signals import IntArray, Signal, columns_at, unread_notes, without_markers
from gait.formats.sports import Sport, sports_in_words
from gait.formats.timeline import Instants
from gait.formats.xml import Scan, Texts
from gait.language import _
from gait.model import Activity, BoolArray, Channel, FloatArray, Note, Pause, SensorFamily, frozen_columns

_FURTHEST: Final = np.timedelta64(14, "D")
_EARLIEST_START: Final = np.timedelta64(1, "h")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One activity's samples, in the order of the file; ``rows`` are the points that they came from."""

    started_at: datetime
    start: np.datetime64
    columns: Mapping[str, FloatArray]
    stored_as: Mapping[str, str]
    """The element that each column came from."""
    rows: IntArray
    utc_offset_s: float | None
    pauses: tuple[Pause, ...]
    notes: tuple[Note, ...]

    @property
    def last_s(self) -> float:
        """The latest time, in seconds since the start."""
        return float(self.columns["time_s"].max())

    def bounds_s(self, start: int, stop: int) -> tuple[float, float]:
        """Return the first and last time among the points of a span of rows, in seconds since the start.

        Both are the same where the span has no point with a time.
        """
        first, last = np.searchsorted(self.rows, (start, stop))
        time_s = self.columns["time_s"]
        if first == last:
            at = float(time_s[min(int(first), len(time_s) - 1)])
            return at, at
        return float(time_s[first:last].min()), float(time_s[first:last].max())


def record(
    scan: Scan, spans: Sequence[tuple[int, int]], signals: Sequence[Signal], device_start: np.datetime64
) -> Recording | None:
    """Turn the points of one activity into columns.

    Parameters
    ----------
    scan : Scan
        The document's points as texts.
    spans : sequence of (int, int)
        The rows of the activity's pieces, first and one past the last, in the order of the file.
    signals : sequence of Signal
        The columns to look for.
    device_start : datetime64
        When the device says that the activity started, NaT where it does not.

    Returns
    -------
    Recording or None
        None where no point has a time. Points without a time are left out, with a note.

    """
    rows = np.concatenate([np.arange(start, stop) for start, stop in spans])
    times, utc_offset_s = _times(scan.texts["time"], rows)
    near = _near_the_rest(times)
    if not near.any():
        return None
    kept, times = rows[near], times[near]
    start = _start(times, device_start)
    time_s = timeline.seconds_since(start, times)
    columns, stored_as, unread = columns_at(scan.texts, kept, signals)
    columns, column_notes = without_markers({"time_s": time_s, **columns})
    notes = (*_time_notes(near, time_s), *unread_notes(unread), *column_notes)
    return Recording(
        started_at=timeline.as_datetime(start),
        start=start,
        columns=frozen_columns(columns),
        stored_as=stored_as,
        rows=kept,
        utc_offset_s=utc_offset_s,
        pauses=timeline.pauses_between(time_s, [int(np.searchsorted(kept, first)) for first, _ in spans[1:]]),
        notes=notes,
    )


def channels(recording: Recording, cadence_sensor: SensorFamily) -> dict[str, Channel]:
    """Return where each column came from; speed and distance are by satellite where there are positions."""
    moving: SensorFamily = "gps" if "latitude_deg" in recording.columns else "unknown"
    sensors: dict[str, SensorFamily] = {"cadence_spm": cadence_sensor, "speed_mps": moving, "distance_m": moving}
    return {
        column: Channel(
            origin="device", sensor=sensors.get(column, "unknown"), detail=_("stored as {name}").format(name=name)
        )
        for column, name in recording.stored_as.items()
        if column in recording.columns and column not in {"latitude_deg", "longitude_deg"}
    }


def time_at(scan: Scan, row: int) -> np.datetime64:
    """Return a point's time, NaT where it has none."""
    rows, texts = scan.texts["time"]
    at = int(np.searchsorted(rows, row))
    return timeline.instant(texts[at] if at < len(rows) and rows[at] == row else None)


def broken_before_points(scan: Scan) -> DamagedFileError:
    """Return the error for a document whose damage left no point."""
    what = scan.notes[0].message.partition(";")[0]
    return DamagedFileError(
        _("{what}, and no track point is left").format(what=what), next_step=_("Export the activity again.")
    )


def sport_notes(sport: Sport, stated: str | None) -> tuple[Note, ...]:
    """Return a note where the file does not say which sport it is, in words that we know."""
    if sport.name != "unknown":
        return ()
    message = (
        _("The file calls the sport {stated!r}; taken as on foot.").format(stated=stated)
        if stated
        else _("The file does not say which sport it is; taken as on foot.")
    )
    return (Note(code="sport_unknown", message=message),)


def with_file_notes(
    activities: Sequence[Activity], notes: tuple[Note, ...], others: Sequence[str]
) -> tuple[Activity, ...]:
    """Add to each activity the notes on the whole file, and which other sports of the file were left out."""
    if others:
        message = _("Left out, as not on foot: {sports}.").format(sports=sports_in_words(others))
        notes = (*notes, Note(code="other_sports", message=message))
    return tuple(replace(activity, notes=(*notes, *activity.notes)) for activity in activities)


# ---------------------------------------------------------------------------------------------------------------------
# Time


def _times(stored: Texts, rows: IntArray) -> tuple[Instants, float | None]:
    """Return the instant of each row (NaT where it has none) and the offset from UTC that the file states."""
    first, last = np.searchsorted(stored[0], (rows[0], rows[-1] + 1))
    read, utc_offset_s = timeline.instants(stored[1][first:last])
    whole = np.full(int(rows[-1] - rows[0]) + 1, np.datetime64("NaT", "us"))
    # Assigned backwards, so that the first of several times in one point wins.
    whole[stored[0][first:last][::-1] - rows[0]] = read[::-1]
    times: Instants = whole[rows - rows[0]]
    return times, utc_offset_s


def _near_the_rest(times: Instants) -> BoolArray:
    """Tell which times lie within two weeks of the middle one: a clock before its first fix may say 1980."""
    known = ~np.isnat(times)
    if not known.any():
        return known
    sorted_times = np.sort(times[known])
    middle = sorted_times[len(sorted_times) // 2]
    near: BoolArray = known & (np.abs(times - middle) <= _FURTHEST)
    return near


def _start(times: Instants, device_start: np.datetime64) -> np.datetime64:
    first: np.datetime64 = times.min()
    is_near = not np.isnat(device_start) and first - _EARLIEST_START <= device_start <= first
    return device_start if is_near else first


def _time_notes(near: BoolArray, time_s: FloatArray) -> list[Note]:
    notes = []
    lost = int((~near).sum())
    if lost:
        message = _("Points without a usable time, left out: {lost}.").format(lost=lost)
        notes.append(Note(code="points_without_time", message=message, samples=lost))
    backwards = int((np.diff(time_s) < 0).sum())
    if backwards:
        message = _(
            "Points at which time runs backwards: {backwards}; they are kept as they stand and sorted later."
        ).format(backwards=backwards)
        notes.append(Note(code="time_backwards", message=message, samples=backwards))
    return notes
