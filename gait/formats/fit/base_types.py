"""The base types of the FIT protocol: how many bytes a value has, how it is read, which value means "not measured"."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseType:
    """One base type: its letter in ``struct``, its numpy type in either byte order, its marker for a missing value."""

    name: str
    code: int
    size: int
    letter: str
    little_endian: "np.dtype[Any]"
    big_endian: "np.dtype[Any]"
    invalid: int | None


_LETTERS: Final = {
    "i": {1: "b", 2: "h", 4: "i", 8: "q"},
    "u": {1: "B", 2: "H", 4: "I", 8: "Q"},
    "f": {4: "f", 8: "d"},
    "S": {1: "s"},
}


def _row(name: str, code: int, kind: Literal["i", "u", "f", "S"], size: int, invalid: int | None) -> BaseType:
    little, big = np.dtype(f"<{kind}{size}"), np.dtype(f">{kind}{size}")
    letter = _LETTERS[kind][size]
    return BaseType(
        name=name, code=code, size=size, letter=letter, little_endian=little, big_endian=big, invalid=invalid
    )


BYTE: Final = _row("byte", 0x0D, "u", 1, 0xFF)
STRING: Final = _row("string", 0x07, "S", 1, None)

_ROWS: Final = (
    BYTE,
    STRING,
    _row("enum", 0x00, "u", 1, 0xFF),
    _row("sint8", 0x01, "i", 1, 0x7F),
    _row("uint8", 0x02, "u", 1, 0xFF),
    _row("sint16", 0x83, "i", 2, 0x7FFF),
    _row("uint16", 0x84, "u", 2, 0xFFFF),
    _row("sint32", 0x85, "i", 4, 0x7FFF_FFFF),
    _row("uint32", 0x86, "u", 4, 0xFFFF_FFFF),
    _row("float32", 0x88, "f", 4, None),
    _row("float64", 0x89, "f", 8, None),
    _row("uint8z", 0x0A, "u", 1, 0),
    _row("uint16z", 0x8B, "u", 2, 0),
    _row("uint32z", 0x8C, "u", 4, 0),
    _row("sint64", 0x8E, "i", 8, 0x7FFF_FFFF_FFFF_FFFF),
    _row("uint64", 0x8F, "u", 8, 0xFFFF_FFFF_FFFF_FFFF),
    _row("uint64z", 0x90, "u", 8, 0),
)

BASE_TYPES: Final = MappingProxyType({row.code: row for row in _ROWS})

SINGLE_NUMBERS: Final = {(row.code, row.size): (row.letter, row.invalid) for row in _ROWS if row is not STRING}
"""Letter and marker of a field that holds one number, by its code and size."""


def base_type_of(code: int, size: int) -> BaseType:
    """Return the base type of a field; bytes where the code is unknown or the size is no multiple of the type's."""
    found = BASE_TYPES.get(code, BYTE)
    return found if size % found.size == 0 else BYTE
