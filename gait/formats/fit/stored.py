"""Every field of the records as it is stored, for a comparison with other decoders, value by value."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from gait.formats.fit.base_types import BYTE, STRING, BaseType, base_type_of
from gait.formats.fit.decode import Link
from gait.formats.fit.developer import describe
from gait.formats.fit.profile import RECORD
from gait.formats.fit.scan import Field
from gait.formats.fit.tables import Block

StoredValue: TypeAlias = float | str | tuple[float | None, ...] | None
Key: TypeAlias = tuple[int, int | None, int]
"""Field number, developer index (None: native), and which of several fields of that number in one definition."""


class StoredFields:
    """All record fields of one link, native and developer, unscaled; None where not measured."""

    def __init__(self, link: Link) -> None:
        records = link.messages(RECORD)
        bases = {(row.number, row.developer_index): row.base_code for row in describe(link)}
        self._times = link.timestamps(RECORD).tolist()
        self._rows: list[tuple[int, int]] = [(0, 0)] * len(records)
        self._columns: list[Mapping[Key, list[StoredValue]]] = []
        for which, (block, place) in enumerate(records.places()):
            self._columns.append(_columns(block, bases))
            for at, row in enumerate(np.arange(len(records))[place].tolist()):
                self._rows[row] = which, at

    def __len__(self) -> int:
        return len(self._rows)

    def time(self, row: int) -> StoredValue:
        """Return the time of a record on the FIT clock, its own or a compressed one; None where it has none."""
        time = self._times[row]
        return time if time == time else None  # noqa: PLR0124 - NaN

    def keys(self, row: int) -> tuple[Key, ...]:
        """Return the fields that a record has."""
        return tuple(self._columns[self._rows[row][0]])

    def value(self, row: int, number: int, developer_index: int | None = None, occurrence: int = 0) -> StoredValue:
        """Return a value as stored; None where it is missing or the record has no such field.

        Several values are a tuple, and so are bytes, of which 255 is missing only where all are.
        """
        which, at = self._rows[row]
        column = self._columns[which].get((number, developer_index, occurrence))
        return None if column is None else column[at]


def _columns(block: Block, bases: Mapping[tuple[int, int], int]) -> dict[Key, list[StoredValue]]:
    columns: dict[Key, list[StoredValue]] = {}
    for field in block.group.fields:
        occurrence = sum(number == field.number for number, index, _ in columns if index is None)
        columns[field.number, None, occurrence] = _values(block, field, field.base)
    for (_, index), field in block.group.developer_fields.items():
        base = base_type_of(bases.get((field.number, index), BYTE.code), field.size)
        columns[field.number, index, 0] = _values(block, field, base)
    return columns


def _values(block: Block, field: Field, base: BaseType) -> list[StoredValue]:
    if base is STRING:
        return list(block.strings(field))
    rows = block.numbers(field, base).tolist()
    if base is BYTE:
        return [_bytes(row) for row in rows]
    values = [tuple(None if value != value else value for value in row) for row in rows]  # noqa: PLR0124 - NaN
    return [row[0] if len(row) == 1 else row for row in values]


def _bytes(row: list[float]) -> StoredValue:
    measured = any(value == value for value in row)  # noqa: PLR0124 - NaN
    return tuple(255.0 if value != value else value for value in row) if measured else None  # noqa: PLR0124
