"""A second opinion: what fitparse and gpxpy make of a file, value by value, and a way out for files we do not know.

These libraries are slow (up to seconds a file) and are loaded here alone, on request.
"""

import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from threading import Lock
from typing import Any, Final, TypeAlias

import numpy as np

from gait.errors import GaitError, OtherSportError, UnsupportedFileError
from gait.formats.fit.decode import decode
from gait.formats.fit.profile import RECORD, RECORD_FIELDS
from gait.formats.fit.stored import StoredFields
from gait.language import _
from gait.model import Activity, Channel, Note, Source, frozen_columns

Value: TypeAlias = float | str | tuple[float | None, ...] | None

_MOST_DIFFERENCES: Final = 1000
"""Enough to see what is wrong; a file that differs everywhere should not fill the screen."""
_RELATIVE: Final = 1e-9
_DEGREES: Final = 180.0 / 2**31
_ON_FOOT: Final = frozenset({"running", "walking", "hiking", "generic", "None"})
_developer_definitions: Final = Lock()
"""fitparse keeps developer definitions in its module, for every file of the process; one decoding at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A value that two decoders read differently; ``index`` counts messages (points) from 0."""

    message: str
    field: str
    index: int
    ours: Value
    theirs: Value


def differences_with_fitparse(data: bytes, name: str) -> tuple[Difference, ...]:
    """Compare our decoding of a FIT file with fitparse's: every field of every record, native and developer.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        The file's own name; a difference that concerns the file as a whole is listed under it.

    Returns
    -------
    tuple of Difference
        In the order of the file, at most a thousand; empty where the two agree. Where fitparse gives up, a row says
        where and why.

    Raises
    ------
    GaitError
        We cannot decode the file.

    """
    ours = [StoredFields(link) for link in decode(data).links if len(link.messages(RECORD))]
    found: list[Difference] = []
    total, count = sum(len(fields) for fields in ours), 0
    try:
        for index, message in enumerate(_fitparse_records(data, _deadline(600.0))):
            count = index + 1
            found.extend(_record_differences(ours, index, message))
            if len(found) > _MOST_DIFFERENCES:
                return tuple(found[:_MOST_DIFFERENCES])
    except _LibraryError as refusal:
        found.append(
            Difference(
                message=name,
                field="end",
                index=count,
                ours=_("{total} records").format(total=total),
                theirs=str(refusal),
            )
        )
        return tuple(found)
    if total != count:
        found.append(Difference(message="record", field="count", index=count, ours=total, theirs=count))
    return tuple(found)


def differences_with_gpxpy(data: bytes, name: str) -> tuple[Difference, ...]:
    """Compare our reading of a GPX file with gpxpy's: time, position and altitude of every point.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        The file's own name.

    Returns
    -------
    tuple of Difference
        In the order of the file, at most a thousand; empty where the two agree.

    Raises
    ------
    GaitError
        We cannot read the file.

    """
    import gpxpy  # noqa: PLC0415 - slow to load, and only GPX needs it

    from gait.formats.gpx import read_gpx  # noqa: PLC0415 - as above

    ours = [point for activity in read_gpx(data, name, "salvage") for point in _points(activity)]
    try:
        parsed = gpxpy.parse(data.decode("utf-8", "replace"))
    except Exception as refusal:  # noqa: BLE001 - the library lets its parsers' errors through
        return (Difference(message=name, field="document", index=0, ours="read", theirs=str(refusal)),)
    theirs = [(_unix(point.time), point.latitude, point.longitude, point.elevation) for point, *_ in parsed.walk()]
    found = [] if len(ours) == len(theirs) else [_count_difference(len(ours), len(theirs))]
    for index, (mine, other) in enumerate(zip(ours, theirs, strict=False)):
        for field, a, b in zip(("time", "lat", "lon", "ele"), mine, other, strict=True):
            if not _same(a, b):
                found.append(Difference(message="trkpt", field=field, index=index, ours=a, theirs=b))
    return tuple(found[:_MOST_DIFFERENCES])


def read_with_fitparse(data: bytes, name: str, *, time_limit_s: float = 20.0) -> tuple[Activity, ...]:
    """Read a FIT file with fitparse, for one that our decoder does not support: one activity, basic columns.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        The file's own name.
    time_limit_s : float
        Time that fitparse may take; what it has read by then is kept, with a note.

    Returns
    -------
    tuple of Activity
        One activity.

    Raises
    ------
    UnsupportedFileError
        fitparse reads no record, either.
    OtherSportError
        The file says that it is another sport than on foot.

    """
    rows: list[dict[str, Any]] = []
    sport, notes = "None", []
    try:
        for message in _fitparse_messages(data, _deadline(time_limit_s)):
            if message.name == "record":
                rows.append(message.get_values())
            elif message.name in {"session", "sport"}:
                sport = str(message.get_value("sport"))
    except _LibraryError as refusal:
        note = _("fitparse stopped after {rows} records: {refusal}").format(rows=len(rows), refusal=refusal)
        notes.append(Note(code="second_decoder_stopped", message=note, samples=len(rows)))
    rows = [row for row in rows if isinstance(row.get("timestamp"), datetime)]
    if not rows:
        raise UnsupportedFileError(_("fitparse reads no record of it, either"))
    if sport not in _ON_FOOT:
        message = _("The activity is no running or walking but {sport}").format(sport=sport)
        raise OtherSportError(message, next_step=_("gait reads runs, walks and hikes."))
    return (_activity(rows, sport, name, tuple(notes)),)


class _LibraryError(GaitError):
    """The other library gave up; the message is its own."""


def _deadline(seconds: float) -> float:
    return time.monotonic() + seconds


def _fitparse_records(data: bytes, deadline: float) -> Iterator[Any]:
    return (message for message in _fitparse_messages(data, deadline) if message.name == "record")


def _fitparse_messages(data: bytes, deadline: float) -> Iterator[Any]:
    """Yield the messages that fitparse decodes, until the deadline; the clock is looked at after each."""
    import fitparse  # noqa: PLC0415 - slow to load and rarely needed

    with _own_developer_definitions(), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            # We have checked the checksum ourselves; fitparse needs as long for it as for the rest.
            for message in fitparse.FitFile(BytesIO(data), check_crc=False):
                yield message
                if time.monotonic() > deadline:
                    raise _LibraryError(_("it took too long"))  # noqa: TRY301 - one sentence
        except GaitError:
            raise
        except Exception as refusal:
            raise _LibraryError(str(refusal) or type(refusal).__name__) from refusal


@contextmanager
def _own_developer_definitions() -> Iterator[None]:
    """Empty fitparse's store of developer definitions for one file, and after it."""
    from fitparse import records  # noqa: PLC0415 - as above

    with _developer_definitions:
        records.DEV_TYPES.clear()
        try:
            yield
        finally:
            records.DEV_TYPES.clear()


def _record_differences(ours: list[StoredFields], index: int, message: Any) -> Iterator[Difference]:  # noqa: ANN401
    """Compare one record: what stands in it, and a compressed time; what fitparse expands from others is left out."""
    fields, row = _locate(ours, index)
    if fields is None:
        return
    seen: dict[tuple[int, int | None], int] = {}
    for field in message.fields:
        if field.field_def is None:
            if field.name == "timestamp" and not _same(fields.time(row), field.raw_value):
                mine, theirs = fields.time(row), _plain(field.raw_value)
                yield Difference(message="record", field="timestamp", index=index, ours=mine, theirs=theirs)
            continue
        key = field.field_def.def_num, getattr(field.field_def, "dev_data_index", None)
        occurrence = seen[key] = seen.get(key, -1) + 1
        mine = fields.value(row, *key, occurrence)
        if not _same(mine, field.raw_value):
            yield Difference(
                message="record",
                field=field.name,
                index=index,
                ours=_scaled(mine, key),
                theirs=_scaled(_plain(field.raw_value), key),
            )


def _locate(ours: list[StoredFields], index: int) -> tuple[StoredFields | None, int]:
    """Return the link of a chain that a record is in, and its row there."""
    for fields in ours:
        if index < len(fields):
            return fields, index
        index -= len(fields)
    return None, 0


def _scaled(value: Value, key: tuple[int, int | None]) -> Value:
    row = RECORD_FIELDS.get(key[0]) if key[1] is None else None
    return value / row.scale - row.offset if row is not None and isinstance(value, float) else value


def _plain(value: Any) -> Value:  # noqa: ANN401 - whatever the library returns
    if isinstance(value, tuple | list):
        return tuple(None if one is None else float(one) for one in value)
    return value if value is None or isinstance(value, str) else float(value)


def _same(ours: Value, theirs: Any) -> bool:  # noqa: ANN401 - as above
    """Tell whether two values are equal, but for the last digits of a conversion."""
    other = _plain(theirs)
    if isinstance(ours, tuple) and isinstance(other, tuple):
        return len(ours) == len(other) and all(map(_same, ours, other))
    if isinstance(ours, float | int) and isinstance(other, float):
        return abs(ours - other) <= _RELATIVE * max(1.0, abs(other))
    return ours == other


def _points(activity: Activity) -> Iterator[tuple[float | None, ...]]:
    start = activity.started_at.timestamp()
    columns = (
        activity.time_s + start,
        activity.column("latitude_deg"),
        activity.column("longitude_deg"),
        activity.column("altitude_m"),
    )
    for row in zip(*(column.tolist() for column in columns), strict=True):
        yield tuple(None if value != value else value for value in row)  # noqa: PLR0124 - NaN


def _unix(moment: datetime | None) -> float | None:
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _count_difference(ours: int, theirs: int) -> Difference:
    return Difference(message="trkpt", field="count", index=min(ours, theirs), ours=ours, theirs=theirs)


_COLUMNS: Final = {
    "latitude_deg": (("position_lat",), _DEGREES),
    "longitude_deg": (("position_long",), _DEGREES),
    "distance_m": (("distance",), 1.0),
    "speed_mps": (("enhanced_speed", "speed"), 1.0),
    "altitude_m": (("enhanced_altitude", "altitude"), 1.0),
    "heart_rate_bpm": (("heart_rate",), 1.0),
    "power_w": (("power",), 1.0),
    "step_length_m": (("step_length",), 1e-3),
    "ground_contact_time_s": (("stance_time",), 1e-3),
    "vertical_oscillation_m": (("vertical_oscillation",), 1e-3),
}


def _activity(rows: list[dict[str, Any]], sport: str, name: str, notes: tuple[Note, ...]) -> Activity:
    started_at = _utc(rows[0]["timestamp"])
    columns = {"time_s": np.array([(_utc(row["timestamp"]) - started_at).total_seconds() for row in rows])}
    for quantity, (fields, factor) in _COLUMNS.items():
        columns[quantity] = np.array([_number(row, fields) for row in rows]) * factor
    cadence = np.array([_number(row, ("cadence",)) for row in rows])
    fraction = np.array([_number(row, ("fractional_cadence",)) for row in rows])
    columns["cadence_spm"] = 2.0 * (cadence + np.nan_to_num(fraction))
    measured = {quantity: values for quantity, values in columns.items() if np.isfinite(values).any()}
    placed = {"time_s", "latitude_deg", "longitude_deg"}
    return Activity(
        source=Source(name=name, format="fit"),
        sport="unknown" if sport in {"generic", "None"} else sport,
        started_at=started_at,
        columns=frozen_columns(measured),
        channels={quantity: Channel(origin="device", detail="by fitparse") for quantity in measured.keys() - placed},
        notes=notes,
    )


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)


def _number(row: dict[str, Any], fields: tuple[str, ...]) -> float:
    for field in fields:
        value = row.get(field)
        if isinstance(value, int | float):
            return float(value)
    return float("nan")
