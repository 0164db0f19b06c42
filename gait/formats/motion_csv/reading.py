"""A table of acceleration becomes an activity with a recording of motion."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gait.errors import DamagedFileError, EmptyFileError, UnknownFormatError, UnsupportedFileError
from gait.formats.motion_csv.dialect import Dialect, dialect_of, is_number, plain_text
from gait.formats.motion_csv.gravity import in_g
from gait.formats.motion_csv.guess import guessed
from gait.formats.motion_csv.layout import Layout, layout_of, with_numbers
from gait.formats.motion_csv.numbers import Rows, rows_of
from gait.formats.motion_csv.times import EPOCH_S, Clock, counted_clock, even_clock, moment, written_clock
from gait.formats.motion_csv.told import NOTHING_TOLD, UNITS_S, Told
from gait.language import _
from gait.model import Activity, DamagePolicy, FloatArray, Motion, Note, Source, frozen_array, frozen_columns

UNDATED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The start of a recording that does not say when it was made."""
_FEWEST_ROWS: Final = 20
_LOGGERS: Final = (
    ("ActiGraph", "ActiGraph"),
    ("SampleTimeFine", "Movella DOT"),
    ("accelerometerTimestamp_sinceReboot", "SensorLog"),
    ("gFx", "Physics Toolbox"),
    ("seconds_elapsed", "Sensor Logger"),
)
"""What gives a logger away, and its name."""
IntArray: TypeAlias = NDArray[np.intp]


def read_motion_csv(data: bytes, name: str, damage: DamagePolicy, told: Told = NOTHING_TOLD) -> tuple[Activity, ...]:
    """Read a table of time and three axes of acceleration.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        Its own name; loggers that write a file a sensor say there which one it is.
    damage : {"salvage", "refuse"}
        Whether rows that are no numbers are left out, with a note, or refuse the file.
    told : Told
        What the user says of the columns.

    Returns
    -------
    tuple of Activity
        One, whose only column is its whole seconds; ``motion`` is the recording, in g.

    Raises
    ------
    GaitError
        If the table holds no acceleration, or leaves open what it holds; the message says what to give.

    """
    text = plain_text(data)
    dialect = dialect_of(text)
    if dialect is None:
        what = _("This is no table of numbers")
        raise UnknownFormatError(what, next_step=_("Give a CSV with time and three axes of acceleration."))
    layout = layout_of(dialect, told, name) or with_numbers(dialect, told, *guessed(text, dialect))
    rows = _rows(text, dialect, layout, damage)
    rows, clock = _timed(rows, _clock(rows, layout, dialect))
    return (_activity(name, rows, clock, layout, dialect),)


def _rows(text: bytes, dialect: Dialect, layout: Layout, damage: DamagePolicy) -> Rows:
    """Return the rows: axes first (what holds gravity alone next), then the time if it is a number."""
    columns = [*layout.axes, *(layout.gravity_axes or ())]
    counted = layout.time is not None and is_number(dialect.first[layout.time])
    if counted:
        columns.append(layout.time)
    rows = rows_of(text, dialect, columns, None if counted else layout.time)
    if len(rows.values) < _FEWEST_ROWS:
        what = _("The table has {count} rows with a number in each column that is needed").format(
            count=len(rows.values)
        )
        raise EmptyFileError(what, next_step=_("Export the recording again."))
    if rows.unreadable and damage == "refuse":
        what = _("The table has {count} rows that are no numbers").format(count=rows.unreadable)
        raise DamagedFileError(what, next_step=_("Leave --strict out to read the others."))
    return rows


def _clock(rows: Rows, layout: Layout, dialect: Dialect) -> Clock:
    if layout.time is None:
        if layout.rate_hz is None:
            what = _("The table has no column of times")
            raise UnsupportedFileError(what, next_step=_("Give its samples a second: --columns rate=100"))
        return even_clock(len(rows.values), layout.rate_hz, layout.start)
    if rows.texts:
        clock = written_clock(rows.texts, month_first=layout.month_first)
    else:
        clock = counted_clock(rows.values[:, -1], layout.time_unit)
    if layout.start is not None:
        return replace(clock, started_at=layout.start, zoned=True)
    return clock if clock.started_at is not None else replace(clock, started_at=_other_start(layout, dialect))


def _timed(rows: Rows, clock: Clock) -> tuple[Rows, Clock]:
    """Return the rows that have a time; the others count as unreadable."""
    known = np.isfinite(clock.time_s)
    if known.all():
        return rows, clock
    lost = int((~known).sum())
    kept = replace(rows, values=rows.values[known], unreadable=rows.unreadable + lost)
    return kept, replace(clock, time_s=clock.time_s[known])


def _other_start(layout: Layout, dialect: Dialect) -> datetime | None:
    """Return the first time in another column of times that is a date, None where there is none."""
    found = (_start_in(dialect.first[column], layout) for column in layout.other_times)
    return next((start for start in found if start is not None), None)


def _start_in(cell: str, layout: Layout) -> datetime | None:
    if not is_number(cell):
        return moment(cell, month_first=layout.month_first)
    value = float(cell.replace(",", "."))
    dates = (value * size for size in UNITS_S.values() if EPOCH_S[0] < value * size < EPOCH_S[1])
    return next((datetime.fromtimestamp(date, tz=UTC) for date in dates), None)


def _activity(name: str, rows: Rows, clock: Clock, layout: Layout, dialect: Dialect) -> Activity:
    order, order_notes = _in_order(clock.time_s)
    time_s = clock.time_s[order]
    time_s = time_s - time_s[0]
    raw = rows.values[order, :3]
    if layout.gravity_axes is not None:
        raw = raw + rows.values[order, 3:6]
    rate_hz = (len(time_s) - 1) / float(time_s[-1])
    factor, has_gravity = in_g(raw, rate_hz, layout.unit, has_gravity=layout.has_gravity)
    notes = (*_row_notes(rows), *clock.notes, *order_notes, *_start_notes(clock), *_gravity_notes(has_gravity))
    return Activity(
        source=Source(name=name, format="csv", device=_logger(dialect)),
        sport="unknown",
        started_at=clock.started_at or UNDATED,
        utc_offset_s=clock.utc_offset_s if clock.zoned else 0.0,
        utc_offset_from="file" if clock.utc_offset_s is not None or not clock.zoned else None,
        columns=frozen_columns({"time_s": _whole_seconds(time_s)}),
        motion=Motion(time_s=frozen_array(time_s), acceleration_g=frozen_array(raw * factor)),
        notes=notes,
    )


def _in_order(time_s: FloatArray) -> tuple[IntArray, tuple[Note, ...]]:
    """Return the rows in order of time, one an instant, and what was done for it."""
    steps = np.diff(time_s)
    if bool((steps > 0).all()):
        return np.arange(len(time_s)), ()
    order = np.argsort(time_s, kind="stable")
    first = np.concatenate(([True], np.diff(time_s[order]) > 0))
    notes = []
    if (steps < 0).any():
        message = _("Times run backwards in the file; samples were put in order.")
        notes.append(Note(code="time_backwards", message=message, samples=int((steps < 0).sum())))
    if not first.all():
        message = _("Of several samples at one time, the first was taken.")
        notes.append(Note(code="same_time", message=message, samples=int((~first).sum())))
    return order[first], tuple(notes)


def _whole_seconds(time_s: FloatArray) -> FloatArray:
    """Return the whole seconds that hold a sample: a hole in the recording stays one."""
    seconds: FloatArray = np.unique(np.round(time_s)).astype(np.float64)
    return seconds[seconds <= time_s[-1]] if len(seconds) > 1 else seconds


def _row_notes(rows: Rows) -> tuple[Note, ...]:
    if not rows.unreadable:
        return ()
    message = _("Rows without a number in each column that is needed, left out: {count}.").format(count=rows.unreadable)
    return (Note(code="rows_unreadable", message=message, samples=rows.unreadable),)


def _start_notes(clock: Clock) -> tuple[Note, ...]:
    if clock.started_at is None:
        message = _("The file does not say when the recording was made.")
        return (Note(code="start_unknown", message=message),)
    if not clock.zoned:
        message = _("The file's times have no offset from UTC; they were taken as they stand.")
        return (Note(code="zone_unknown", message=message),)
    return ()


def _gravity_notes(has_gravity: bool) -> tuple[Note, ...]:  # noqa: FBT001 - a fact, no switch
    if has_gravity:
        return ()
    return (Note(code="without_gravity", message=_("The acceleration is without gravity.")),)


def _logger(dialect: Dialect) -> str | None:
    """Return what wrote the table, where its lines or names show it."""
    written = "\n".join((*dialect.before, ",".join(dialect.names)))
    return next((logger for mark, logger in _LOGGERS if mark in written), None)
