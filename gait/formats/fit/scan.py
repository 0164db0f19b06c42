"""Bytes to groups: one pass over the messages that notes where each begins, and nothing more.

The only Python loop runs over messages, not over fields: the header byte of a data message looks up its size, and
costs an append and an addition.
Which group each belongs to is worked out afterwards, on arrays: the definitions stay the same over a stretch of
messages, and within it the local number in the header byte says which is meant.
A definition that was seen before, byte for byte, reuses its group, so that a phone's file, which repeats its
definitions at every record, stays fast.

References
----------
FIT protocol: a header byte with bit 7 set is a data message with a compressed timestamp (bits 5-6 the local number,
bits 0-4 the time), one with bit 6 set a definition (bit 5: with developer fields), any other a data message.

"""

from array import array
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gait.formats.fit.base_types import BYTE, SINGLE_NUMBERS, BaseType, base_type_of
from gait.language import _

IntArray: TypeAlias = NDArray[np.int64]

_FIELD_COUNT_AT: Final = 5
_FIELDS_AT: Final = 6
_FIELD_BYTES: Final = 3
_DEFINITION: Final = 0xC0
_IS_DEFINITION: Final = 0x40
_HAS_DEVELOPER_FIELDS: Final = 0x20
_COMPRESSED: Final = 0x80
_COMPRESSED_LOCALS: Final = 4
_COMPRESSED_HEADERS: Final = 32
_LOCALS: Final = 16
_LOCAL: Final = _LOCALS - 1
_UNDEFINED: Final = -1
_MANY: Final = 1 << 15
_LOCAL_OF: Final = np.array([header >> 5 & 3 if header & _COMPRESSED else header & _LOCAL for header in range(256)])
"""The local number in each header byte of a data message."""


class Field(NamedTuple):
    """A field of a definition: values of a base type at ``offset`` bytes into the message."""

    number: int
    base: BaseType
    size: int
    offset: int


class Group:
    """A definition: the global number, byte order and fields that its messages share.

    It stays as the bytes that it is; a field is looked up in them when it is asked for.
    """

    def __init__(self, header: int, key: bytes) -> None:
        count = key[_FIELD_COUNT_AT - 1]
        fields_at = _FIELDS_AT - 1
        developer_at = fields_at + _FIELD_BYTES * count
        has_developer_fields = bool(header & _HAS_DEVELOPER_FIELDS)
        self.big_endian = key[1] != 0
        self.number = int.from_bytes(key[2:4], "big" if self.big_endian else "little")
        self._numbers, self._sizes, self._codes = _three(key[fields_at:developer_at])
        self._apps = _three(key[developer_at + 1 :] if has_developer_fields else b"")
        self.size = 1 + sum(self._sizes) + sum(self._apps[1])

    def has(self, number: int) -> bool:
        """Tell whether the definition holds a native field."""
        return number in self._numbers

    def find(self, number: int) -> list[Field]:
        """Return the native fields of a number that hold anything; a definition may hold one twice."""
        found: list[Field] = []
        at = self._numbers.find(number)
        while at >= 0:
            if self._sizes[at]:
                found.append(self._field(at))
            at = self._numbers.find(number, at + 1)
        return found

    @cached_property
    def layout(self) -> tuple[str, dict[int, tuple[int, int | None]]]:
        """The message in the words of ``struct``, and where each field of a single number comes in it, with its marker.

        A field of several values, a text and a number that stands twice are not among these.
        """
        letters = [">x" if self.big_endian else "<x"]
        places: dict[int, tuple[int, int | None]] = {}
        for at, (number, size, code) in enumerate(zip(self._numbers, self._sizes, self._codes, strict=True)):
            single = SINGLE_NUMBERS.get((code, size))
            if single is None:
                letters.append(f"{size}s")
            else:
                letters.append(single[0])
                places[number] = at, single[1]
        for number in {number for number in self._numbers if self._numbers.count(number) > 1}:
            places.pop(number, None)
        return "".join((*letters, f"{sum(self._apps[1])}x")), places

    @cached_property
    def developer_fields(self) -> dict[tuple[int, int], Field]:
        """The developer fields that hold anything, by number and application, as bytes: their type stands elsewhere."""
        fields: dict[tuple[int, int], Field] = {}
        offset = 1 + sum(self._sizes)
        for number, size, index in zip(*self._apps, strict=True):
            if size:
                fields.setdefault((number, index), Field(number, BYTE, size, offset))
            offset += size
        return fields

    @property
    def fields(self) -> list[Field]:
        """All native fields, in the order of the message."""
        return [self._field(at) for at in range(len(self._numbers))]

    def _field(self, at: int) -> Field:
        size = self._sizes[at]
        return Field(self._numbers[at], base_type_of(self._codes[at], size), size, 1 + sum(self._sizes[:at]))


def _three(fields: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the first, second and third bytes of field definitions."""
    return fields[0::_FIELD_BYTES], fields[1::_FIELD_BYTES], fields[2::_FIELD_BYTES]


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A place where the file is not as it should be."""

    code: str
    message: str
    offset: int


class Scan(NamedTuple):
    """The groups of one FIT file (of one link of a chain) with the offsets of their messages, and the damage."""

    groups: tuple[tuple[Group, IntArray], ...]
    damage: Damage | None


class _Definitions:
    """The groups seen so far, and the size of the message that each of the 256 header bytes begins at this place."""

    def __init__(self, data: bytes, stop: int) -> None:
        self._data = data
        self._stop = stop
        self._known: dict[bytes, int] = {}
        self._current = [_UNDEFINED] * _LOCALS
        self.groups: list[Group] = []
        self.sizes = [0] * 256
        # Where the meaning of a local number changes, which number it is, and what it means from there on.
        self._changes = array("q"), array("q"), array("q")

    def read(self, position: int) -> int:
        """Take in the definition at an offset and return where it ends; 0 where it is cut off."""
        data = self._data
        if position + _FIELDS_AT > self._stop:
            return 0
        end = position + _FIELDS_AT + _FIELD_BYTES * data[position + _FIELD_COUNT_AT]
        if data[position] & _HAS_DEVELOPER_FIELDS:
            end += 1 + (_FIELD_BYTES * data[end] if end < self._stop else 0)
        if end > self._stop:
            return 0
        key = data[position:end]
        which = self._known.get(key)
        if which is None:
            which = self._learn(key)
        local = data[position] & _LOCAL
        if self._current[local] != which:
            self._assign(local, which, end)
        return end

    def _learn(self, key: bytes) -> int:
        self._known[key] = len(self.groups)
        self.groups.append(Group(key[0], key[1:]))
        return len(self.groups) - 1

    def _assign(self, local: int, which: int, end: int) -> None:
        """Let a local number mean a group for the messages from an offset on."""
        self._current[local] = which
        ends, locals_, groups = self._changes
        ends.append(end)
        locals_.append(local)
        groups.append(which)
        size = self.groups[which].size
        if self.sizes[local] == size:
            return
        self.sizes[local:64:_LOCALS] = [size] * 4
        if local < _COMPRESSED_LOCALS:
            first = _COMPRESSED | local << 5
            self.sizes[first : first + _COMPRESSED_HEADERS] = [size] * _COMPRESSED_HEADERS

    def sort(self, positions: "array[int]") -> tuple[tuple[Group, IntArray], ...]:
        """Return the offsets of messages by their groups, in the order of the file."""
        if not positions:
            return ()
        offsets: IntArray = np.frombuffer(positions, dtype=np.int64)
        which = self._groups_of(offsets)
        order = np.argsort(which, kind="stable")
        sorted_offsets = offsets[order]
        ends = np.cumsum(np.bincount(which, minlength=len(self.groups))).tolist()
        return tuple(
            (group, sorted_offsets[begin:end]) for group, begin, end in zip(self.groups, [0, *ends], ends, strict=False)
        )

    def _groups_of(self, offsets: IntArray) -> NDArray[np.signedinteger]:
        """Return which group each message belongs to: the last that its local number was given before it."""
        ends, locals_, groups = (np.frombuffer(column, dtype=np.int64) for column in self._changes)
        changes = np.arange(len(ends))
        # For each stretch between two changes, the last change of each local number.
        last = np.zeros((len(ends), _LOCALS), dtype=np.int64)
        last[changes, locals_] = changes
        last = np.maximum.accumulate(last, axis=0)
        stretch = np.repeat(changes, np.diff(np.searchsorted(offsets, ends), append=len(offsets)))
        local = _LOCAL_OF[np.frombuffer(self._data, dtype=np.uint8)[offsets]]
        # Sixteen bits where they do: they are sorted by counting, in a tenth of the time.
        small = np.int16 if len(self.groups) < _MANY else np.int64
        which: NDArray[np.signedinteger] = groups.astype(small)[last[stretch, local]]
        return which


def scan(data: bytes, start: int, stop: int) -> Scan:
    """Find every message between two offsets.

    Parameters
    ----------
    data : bytes
        The file.
    start, stop : int
        Where the messages begin and end, without header and checksum; ``stop`` at most ``len(data)``.

    Returns
    -------
    Scan
        A message that reaches beyond ``stop`` is left out, and so is all that follows a message without definition;
        ``damage`` says so.

    """
    definitions = _Definitions(data, stop)
    sizes = definitions.sizes
    positions = array("q")
    append = positions.append
    position, damage = start, None
    while position < stop:
        size = sizes[data[position]]
        if size:
            append(position)
            position += size
        elif data[position] & _DEFINITION == _IS_DEFINITION:
            after = definitions.read(position)
            if not after:
                damage = _cut_off(position)
                break
            position = after
        else:
            damage = _undefined(data[position], position)
            break
    if position > stop:
        damage = _cut_off(positions.pop())
    return Scan(definitions.sort(positions), damage)


def _undefined(header: int, position: int) -> Damage:
    local = header >> 5 & 3 if header & _COMPRESSED else header & _LOCAL
    message = _("A message of local type {local} stands before any definition of it").format(local=local)
    return Damage(code="missing_definition", message=message, offset=position)


def _cut_off(position: int) -> Damage:
    return Damage(code="cut_message", message=_("The last message is cut off"), offset=position)
