"""Which columns of a table are its time and its three axes: as told, as named, or refused with what to give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from gait.errors import UnknownFormatError, UnsupportedFileError, UsageError
from gait.formats.motion_csv.dialect import Dialect
from gait.formats.motion_csv.names import Axes, axes_in, taken_apart, time_columns
from gait.formats.motion_csv.told import Told
from gait.language import _

_RATE: Final = re.compile(r"(\d+(?:\.\d+)?) ?Hz\b", re.IGNORECASE)
_START: Final = re.compile(r"Start (Time|Date)[:;,\t ]+([\d:./-]+)")
_DATE_FORMAT: Final = re.compile(r"date format (\S+)", re.IGNORECASE)
_UNITS_BY_NAME: Final = {
    "sampletimefine": "us",
    "secondselapsed": "s",
    "accelerometertimestampsincereboot": "s",
    "motiontimestampsincereboot": "s",
}
_NAMED: Final = 6
_LABELS: Final = (
    ("other", re.compile(r"gyro|magnet|orientation|rotation|barometer|location", re.IGNORECASE)),
    ("gravity", re.compile(r"gravity", re.IGNORECASE)),
    ("total", re.compile(r"total|uncalibrated|raw", re.IGNORECASE)),
    ("free", re.compile(r"accelerometer", re.IGNORECASE)),
)
"""What a file's own name says of axes that its head line does not name, as in Sensor Logger's folders."""
_SENSOR_LOGGER: Final = ("time", "seconds_elapsed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where in a table things stand, and what is known of them.

    ``time`` is None where there is no such column; ``other_times`` are more columns of times.
    ``gravity_axes`` are to be added to the axes; ``has_gravity`` is None where that is left to the numbers to show.
    """

    time: int | None
    axes: tuple[int, int, int]
    other_times: tuple[int, ...] = ()
    gravity_axes: tuple[int, int, int] | None = None
    has_gravity: bool | None = None
    unit: str | None = None
    time_unit: str | None = None
    rate_hz: float | None = None
    start: datetime | None = None
    month_first: bool | None = None


def layout_of(dialect: Dialect, told: Told, file_name: str) -> Layout | None:
    """Return where things stand in a table; None where neither names nor the user say it, and the numbers must.

    Raises
    ------
    GaitError
        If the names are of no acceleration or of several sensors, or what was told is not in the table.

    """
    if told.axes is not None:
        axes = Axes(stem="", kind="unsaid", columns=_told_axes(dialect, told.axes), unit=None)
        return _layout(dialect, told, axes, None)
    if not dialect.names:
        return None
    found = axes_in(dialect.names)
    axes = _labelled(_chosen(found, dialect), dialect, file_name)
    gravity = next((each.columns for each in found if each.kind == "gravity"), None) if axes.kind == "free" else None
    return _layout(dialect, told, axes, gravity)


def with_numbers(dialect: Dialect, told: Told, time: int | None, axes: tuple[int, int, int]) -> Layout:
    """Return the layout of a table without names, as its numbers show it."""
    return _layout(dialect, told, Axes(stem="", kind="unsaid", columns=axes, unit=None), None, time)


def holds_motion(dialect: Dialect) -> bool:
    """Tell whether a table looks like a recording of acceleration: by its names, or numbers alone without names."""
    if not dialect.names:
        return True
    return any(each.kind in {"total", "free", "unsaid"} for each in axes_in(dialect.names))


def told_rate(dialect: Dialect) -> float | None:
    """Return the samples a second that the lines before the table state, or None."""
    found = next((match for line in dialect.before if (match := _RATE.search(line))), None)
    return float(found[1]) if found else None


def no_motion(names: Sequence[str]) -> UnknownFormatError:
    """Return the error for a table that holds no acceleration, with the names of its columns."""
    shown = ", ".join(name or "?" for name in names[:_NAMED]) + (", ..." if len(names) > _NAMED else "")
    what = _("This table holds no acceleration that gait knows; its columns are {names}").format(names=shown)
    return UnknownFormatError(what, next_step=_("If three of them are, name them: --columns time=..,x=..,y=..,z=.."))


def _layout(
    dialect: Dialect, told: Told, axes: Axes, gravity: tuple[int, int, int] | None, time: int | None = None
) -> Layout:
    times = (time,) if time is not None else time_columns(dialect.names)
    if told.time is not None:
        times = (_column(dialect, told.time), *times)
    first = times[0] if times else None
    return Layout(
        time=first,
        axes=axes.columns,
        other_times=tuple(number for number in times[1:] if number != first),
        gravity_axes=gravity,
        has_gravity=told.gravity if told.gravity is not None else _known_gravity(axes, gravity),
        unit=told.unit or axes.unit,
        time_unit=told.time_unit or _unit_by_name(dialect, first),
        rate_hz=told.rate_hz or told_rate(dialect),
        start=told.start or _stated_start(dialect),
        month_first=_month_first(dialect),
    )


def _known_gravity(axes: Axes, gravity: tuple[int, int, int] | None) -> bool | None:
    """Return whether gravity is in the axes once all is added up that the table has; None where nothing says so."""
    if axes.kind == "free":
        return gravity is not None
    return True if axes.kind == "total" else None


def _chosen(found: Sequence[Axes], dialect: Dialect) -> Axes:
    """Return the axes to read: all acceleration before that without gravity, and either before what is not named."""
    for kind in ("total", "free", "unsaid"):
        of_kind = [each for each in found if each.kind == kind]
        if len(of_kind) == 1:
            return of_kind[0]
        if of_kind:
            raise _several(of_kind, dialect)
    raise no_motion(dialect.names)


def _several(found: Sequence[Axes], dialect: Dialect) -> UnsupportedFileError:
    x, y, z = (dialect.names[number] for number in found[0].columns)
    stems = ", ".join(dialect.names[each.columns[0]] for each in found)
    what = _("The table has several columns that may be the acceleration along x: {names}").format(names=stems)
    return UnsupportedFileError(what, next_step=_("Say which: --columns x={x},y={y},z={z}").format(x=x, y=y, z=z))


def _labelled(axes: Axes, dialect: Dialect, file_name: str) -> Axes:
    """Return axes with what the file's name says of them, where the table is one that leaves it to that name."""
    if axes.stem or tuple(dialect.names[:2]) != _SENSOR_LOGGER:
        return axes
    kind = next((kind for kind, pattern in _LABELS if pattern.search(file_name)), "unsaid")
    if kind in {"other", "gravity"}:
        what = _("{name} holds no acceleration, by its name").format(name=file_name)
        raise UnknownFormatError(what, next_step=_("Give Accelerometer.csv or TotalAcceleration.csv of the recording."))
    return Axes(stem="", kind=kind, columns=axes.columns, unit="m/s2" if kind == "free" else axes.unit)  # type: ignore[arg-type]


def _told_axes(dialect: Dialect, named: tuple[str, str, str]) -> tuple[int, int, int]:
    x, y, z = (_column(dialect, name) for name in named)
    if len({x, y, z}) < len("xyz"):
        what = _("--columns names one column for two axes")
        raise UsageError(what, next_step=_("Give three different ones."))
    return x, y, z


def _column(dialect: Dialect, named: str) -> int:
    """Return a column by its name, or by its number from 1 on."""
    same = [number for number, name in enumerate(dialect.names) if name.lower() == named.strip().lower()]
    if same:
        return same[0]
    if named.isdecimal() and 1 <= int(named) <= dialect.width:
        return int(named) - 1
    known = ", ".join(dialect.names) if dialect.names else _("numbers from 1 to {last}").format(last=dialect.width)
    what = _("The table has no column {name}").format(name=named)
    raise UsageError(what, next_step=_("It has {known}.").format(known=known[:300]))


def _unit_by_name(dialect: Dialect, column: int | None) -> str | None:
    if column is None or not dialect.names:
        return None
    name = taken_apart(dialect.names[column])
    return name.unit if name.unit in {"s", "ms", "us", "ns"} else _UNITS_BY_NAME.get(name.plain)


def _stated_start(dialect: Dialect) -> datetime | None:
    """Return the start that the lines before the table state as a date and a time of day; None without both."""
    from gait.formats.motion_csv.times import moment  # noqa: PLC0415 - numpy is not needed to tell what a file is

    stated = {found[1]: found[2] for line in dialect.before for found in _START.finditer(line)}
    if set(stated) != {"Time", "Date"}:
        return None
    return moment(f"{stated['Date']} {stated['Time']}", month_first=_month_first(dialect))


def _month_first(dialect: Dialect) -> bool | None:
    """Return whether dates are written with the month first, where the lines before the table say so."""
    found = next((match for line in dialect.before if (match := _DATE_FORMAT.search(line))), None)
    return None if found is None else found[1].upper().startswith("M")
