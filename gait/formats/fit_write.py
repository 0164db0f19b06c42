"""Writing FIT: columns of values become the bytes of an activity file, a whole message table at a time.

Values are given in the profile's own units (rpm, ms, mm, m/s, degrees), NaN where nothing was measured; the writer
scales, rounds and puts the format's invalid marker in place of NaN.
A table becomes one numpy structured array, so that an hour of records costs no loop over records.

References
----------
FIT protocol description and the global profile of the FIT SDK, 21.205 (field numbers, scales, offsets).

"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gait.formats.fit.base_types import BASE_TYPES, BaseType
from gait.formats.fit.crc import crc16
from gait.formats.fit_write_profile import MESSAGES, FieldPlace

__all__ = [
    "DeveloperApplication",
    "DeveloperColumn",
    "Message",
    "describe_developer_columns",
    "fit_seconds",
    "write_fit",
]

Value: TypeAlias = ArrayLike | str | bytes
Row: TypeAlias = NDArray[Any]

FIT_EPOCH: Final = datetime(1989, 12, 31, tzinfo=UTC)
PROTOCOL_VERSION: Final = 0x20
PROFILE_VERSION: Final = 21205
_DEFINITION_FLAG: Final = 0x40
_DEVELOPER_FLAG: Final = 0x20
_LOCAL_NUMBERS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class DeveloperApplication:
    """The app on the watch that adds fields: its index in the file, its 16 bytes of identity, its maker's number."""

    index: int
    application_id: bytes
    manufacturer: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DeveloperColumn:
    """A column that an app adds to a message, stored as float32 in the app's own unit, shape (n,)."""

    application: DeveloperApplication
    number: int
    name: str
    unit: str
    values: ArrayLike
    native_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Message:
    """A table of one kind of message: ``columns`` by the profile's field names, each of shape (n,) or one value.

    A field that was never measured is best left out; NaN marks the rows without a value.
    """

    name: str
    columns: Mapping[str, Value]
    developer: tuple[DeveloperColumn, ...] = field(default=())


def fit_seconds(moment: datetime) -> float:
    """Return a moment as seconds of the FIT calendar, which counts from the last day of 1989, UTC.

    Raises
    ------
    ValueError
        If the moment has no time zone.

    """
    if moment.tzinfo is None:
        message = f"{moment} has no time zone; the FIT calendar is UTC"
        raise ValueError(message)
    return (moment - FIT_EPOCH).total_seconds()


def describe_developer_columns(columns: Sequence[DeveloperColumn]) -> tuple[Message, ...]:
    """Return the messages that must stand before the first use of developer columns."""
    applications = {column.application.index: column.application for column in columns}
    owners = tuple(
        Message(
            name="developer_data_id",
            columns={
                "application_id": application.application_id,
                "manufacturer_id": application.manufacturer,
                "developer_data_index": application.index,
            },
        )
        for application in applications.values()
    )
    return owners + tuple(_field_description(column) for column in columns)


def write_fit(messages: Iterable[Message]) -> bytes:
    """Return the bytes of a FIT file with the messages in the order given.

    Parameters
    ----------
    messages : iterable of Message
        The first must be the ``file_id``; developer columns must have been described before they are used.

    Returns
    -------
    bytes
        Header with its checksum, definitions and data in little endian, and the checksum of the whole.

    Raises
    ------
    KeyError
        If a message or a field is not in ``fit_write_profile``.
    ValueError
        If a value does not fit into its field, or the columns of a message differ in length.

    """
    body = b"".join(_encode(messages))
    header = b"\x0e" + bytes([PROTOCOL_VERSION]) + np.array(PROFILE_VERSION, "<u2").tobytes()
    header += np.array(len(body), "<u4").tobytes() + b".FIT"
    whole = header + _checksum(header) + body
    return whole + _checksum(whole)


def _checksum(data: bytes) -> bytes:
    return np.array(crc16(data), "<u2").tobytes()


def _encode(messages: Iterable[Message]) -> Iterable[bytes]:
    """Give each distinct definition a local number; when all 16 are taken, begin anew."""
    local_numbers: dict[bytes, int] = {}
    for message in messages:
        columns = _columns(message)
        definition = _definition(message, columns)
        if definition not in local_numbers:
            if len(local_numbers) == _LOCAL_NUMBERS:
                local_numbers.clear()
            local_numbers[definition] = len(local_numbers)
            flags = _DEFINITION_FLAG | (_DEVELOPER_FLAG if message.developer else 0)
            yield bytes([flags | local_numbers[definition]]) + definition
        yield _rows(local_numbers[definition], columns, message.name)


class _Column(NamedTuple):
    """A column ready to be stored; ``owner`` is the developer's index, None for a native field."""

    number: int
    base: BaseType
    stored: Row
    owner: int | None = None

    @property
    def size(self) -> int:
        """Bytes of one value."""
        return self.stored.dtype.itemsize * int(np.prod(self.stored.shape[1:], dtype=int))


def _columns(message: Message) -> list[_Column]:
    fields = MESSAGES[message.name][1]
    native = [
        _Column(fields[name].number, _BASES[fields[name].base], _stored(name, fields[name], value))
        for name, value in message.columns.items()
    ]
    added = [
        _Column(
            column.number,
            _BASES["float32"],
            _stored_float32(column.values),
            column.application.index,
        )
        for column in message.developer
    ]
    return native + added


def _definition(message: Message, columns: Sequence[_Column]) -> bytes:
    native = [bytes([c.number, c.size, c.base.code]) for c in columns if c.owner is None]
    added = [bytes([c.number, c.size, c.owner]) for c in columns if c.owner is not None]
    number = np.array(MESSAGES[message.name][0], "<u2").tobytes()
    listed = b"\0\0" + number + bytes([len(native)]) + b"".join(native)
    return listed + (bytes([len(added)]) + b"".join(added) if added else b"")


def _rows(local_number: int, columns: Sequence[_Column], name: str) -> bytes:
    """Lay the columns side by side, each row behind its one-byte header."""
    layout: list[Any] = [("header", "u1")]
    layout += [(f"f{i}", c.stored.dtype.str, c.stored.shape[1:]) for i, c in enumerate(columns)]
    count = max(len(column.stored) for column in columns)
    table = np.zeros(count, dtype=layout)
    table["header"] = local_number
    for i, column in enumerate(columns):
        if len(column.stored) not in {1, count}:
            message = f"a column of message {name} has {len(column.stored)} values, another has {count}"
            raise ValueError(message)
        table[f"f{i}"] = column.stored
    return table.tobytes()


def _stored(name: str, at: FieldPlace, value: Value) -> Row:
    if isinstance(value, str):
        text = value.encode() + b"\0"
        return np.array([text], dtype=f"S{len(text)}")
    if isinstance(value, bytes):
        return np.frombuffer(value, dtype=np.uint8).reshape(1, -1)
    base = _BASES[at.base]
    raw = np.rint((np.atleast_1d(np.asarray(value, dtype=np.float64)) + at.offset) * at.scale)
    measured = np.isfinite(raw)
    low, high = _limits(base)
    if np.any((raw[measured] < low) | (raw[measured] > high)):
        message = f"a value of {name} does not fit: {np.nanmin(raw)} to {np.nanmax(raw)} is beyond {low} to {high}"
        raise ValueError(message)
    assert base.invalid is not None, "every number of the profile's fields below has an invalid marker"
    return np.where(measured, raw, base.invalid).astype(base.little_endian)


def _stored_float32(values: ArrayLike) -> Row:
    """Return 32-bit floats; the invalid marker is the one NaN whose bits are all set."""
    stored = np.atleast_1d(np.array(values, dtype="<f4"))
    stored.view("<u4")[np.isnan(stored)] = 0xFFFF_FFFF
    return stored


def _limits(base: BaseType) -> tuple[int, int]:
    """Return the range of an integer type without its invalid marker."""
    kind = np.iinfo(base.little_endian)
    if base.invalid == 0:
        return 1, int(kind.max)
    return int(kind.min), int(kind.max) - 1


def _field_description(column: DeveloperColumn) -> Message:
    native = {} if column.native_number is None else {"native_mesg_num": 20, "native_field_num": column.native_number}
    return Message(
        name="field_description",
        columns={
            "developer_data_index": column.application.index,
            "field_definition_number": column.number,
            "fit_base_type_id": _BASES["float32"].code,
            "field_name": column.name,
            "units": column.unit,
            **native,
        },
    )


_BASES: Final = MappingProxyType({base.name: base for base in BASE_TYPES.values()})
