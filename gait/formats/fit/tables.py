"""Groups to columns: all messages of one global number as arrays, in the order of the file.

Nothing is converted before it is asked for; a file holds some fifty fields, and a run needs twenty.
"""

import struct
from collections.abc import Sequence
from functools import cached_property
from math import isfinite, isnan
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gait.formats.fit.base_types import STRING, BaseType
from gait.formats.fit.scan import Field, Group, IntArray
from gait.model import FloatArray

ByteArray: TypeAlias = NDArray[np.uint8]

_FEW: Final = 64
"""Up to so many messages, reading them one by one is quicker than making columns."""


class Block:
    """The messages of one group as rows of bytes; a column is a strided view of them."""

    def __init__(self, group: Group, offsets: IntArray, data: bytes) -> None:
        self.group = group
        self.offsets = offsets
        self._data = data

    @cached_property
    def rows(self) -> ByteArray:
        """The bytes of each message, shape (n, size)."""
        size = self.group.size
        windows = np.ndarray((len(self._data) - size + 1,), dtype=f"V{size}", buffer=self._data, strides=(1,))
        taken: ByteArray = windows[self.offsets].view(np.uint8).reshape(-1, size)
        return taken

    @cached_property
    def unpacked(self) -> list[tuple[Any, ...]]:
        """All fields of each message at once; for a few messages quicker than a column each."""
        return list(struct.iter_unpack(self.group.layout[0], self.rows.data))

    def header_bytes(self, offsets: IntArray) -> ByteArray:
        """Return the header bytes of messages at offsets of the file (not only this block's)."""
        taken: ByteArray = np.frombuffer(self._data, dtype=np.uint8)[offsets]
        return taken

    def raw(self, field: Field, base: BaseType) -> NDArray[Any]:
        """Return a field as it is stored, a view of shape (n, width); of floats a copy, whose NaN are quiet."""
        stored = np.ndarray(
            (len(self.offsets), field.size // base.size),
            dtype=base.big_endian if self.group.big_endian else base.little_endian,
            buffer=self.rows,
            offset=field.offset,
            strides=(self.group.size, base.size),
        )
        if base.letter not in "fd":
            return stored
        # Some NaN of damaged files signal, and numpy would pass that on as a warning.
        with np.errstate(invalid="ignore"):
            return stored.astype(np.float64)

    def numbers(self, field: Field, base: BaseType | None = None) -> FloatArray:
        """Return a field as float64, NaN where it holds the marker for a missing value; shape (n, width).

        ``base`` overrides the definition's base type; text is no number.
        """
        base = base or field.base
        if base is STRING:
            return np.full((len(self.offsets), 1), np.nan)
        raw = self.raw(field, base)
        values: FloatArray = raw.astype(np.float64)
        if base.invalid is not None:
            np.putmask(values, raw == base.invalid, np.nan)
        return values

    def write(self, field: Field, base: BaseType, table: FloatArray, place: IntArray | slice) -> None:
        """Write a field into some rows of a table of shape (n, k)."""
        width = field.size // base.size
        if isinstance(place, slice) and width == table.shape[1] and base is not STRING:
            raw = self.raw(field, base)
            table[:] = raw
            if base.invalid is not None:
                np.putmask(table, raw == base.invalid, np.nan)
        else:
            values = self.numbers(field, base)
            table[place, : values.shape[1]] = values

    def strings(self, field: Field) -> list[str | None]:
        """Return a text field, bad UTF-8 replaced; None where it is empty."""
        return [_text(row.tobytes()) for row in self.rows[:, field.offset : field.offset + field.size]]


class Messages:
    """All messages of one global number, in the order of the file.

    Values of a field that a message does not have are NaN.
    """

    def __init__(self, number: int, blocks: tuple[Block, ...]) -> None:
        self.number = number
        self.blocks = blocks
        self._count = sum(len(block.offsets) for block in blocks)
        self._placed = tuple(zip(blocks, _places(blocks), strict=True))

    def __len__(self) -> int:
        return self._count

    @cached_property
    def offsets(self) -> IntArray:
        """Where each message begins in the file, shape (n,)."""
        if len(self.blocks) == 1:
            return self.blocks[0].offsets
        offsets = np.zeros(len(self), dtype=np.int64)
        for block, place in self.places():
            offsets[place] = block.offsets
        return offsets

    def places(self) -> tuple[tuple[Block, IntArray | slice], ...]:
        """Return each block with the rows that its messages take."""
        return self._placed

    def has(self, number: int) -> bool:
        """Tell whether any definition holds a field."""
        return any(block.group.has(number) for block in self.blocks)

    def values(self, number: int, scale: float = 1.0, offset: float = 0.0) -> FloatArray:
        """Return a field as stored / ``scale`` - ``offset``, shape (n,); of an array field the first value.

        Where a definition holds the field twice, the first that is measured counts.
        """
        if len(self) <= _FEW:
            column = np.array([np.nan if value is None else value for value in self.listed(number)], dtype=np.float64)
        else:
            column = self._stored(number)
        if scale != 1.0:
            column /= scale
        if offset:
            column -= offset
        return column

    def _stored(self, number: int) -> FloatArray:
        found = [block.group.find(number) for block in self.blocks]
        column = self.column([fields[0] if fields else None for fields in found])
        # Of a field that stands twice in a definition, the first that is measured counts.
        for (block, place), fields in zip(self._placed, found, strict=True):
            for field in fields[1:]:
                column[place] = np.where(np.isnan(column[place]), block.numbers(field)[:, 0], column[place])
        return column

    def column(self, fields: Sequence[Field | None]) -> FloatArray:
        """Return one field of each block (None: it has none) as float64, the first value of an array; shape (n,)."""
        if len(fields) == 1 and fields[0] is not None:
            return self.blocks[0].numbers(fields[0])[:, 0]
        column = np.full(len(self), np.nan)
        base = next((field.base for field in fields if field is not None), STRING)
        if base is not STRING and all(field is None or field.base is base for field in fields):
            self._fill(column, fields, base)
            return column
        for (block, place), field in zip(self._placed, fields, strict=True):
            if field is not None:
                column[place] = block.numbers(field)[:, 0]
        return column

    def _fill(self, column: FloatArray, fields: Sequence[Field | None], base: BaseType) -> None:
        """Fill a column from blocks of one base type: the marker for a missing value is looked for once."""
        for (block, place), field in zip(self._placed, fields, strict=True):
            if field is not None:
                column[place] = block.raw(field, base)[:, 0]
        if base.invalid is not None:
            np.putmask(column, column == base.invalid, np.nan)

    def arrays(self, number: int, scale: float = 1.0) -> FloatArray:
        """Return an array field, shape (n, k) with k the largest count; rows of fewer values end in NaN."""
        column: FloatArray = self.stacked((number,))[0]
        if scale != 1.0:
            column /= scale
        return column

    def plain(self, number: int) -> NDArray[Any] | None:
        """Return an array field as it is stored, uncopied, where all messages share one definition; else None."""
        fields = self.blocks[0].group.find(number) if len(self.blocks) == 1 else []
        return self.blocks[0].raw(fields[0], fields[0].base) if fields else None

    def stacked(self, numbers: Sequence[int], base: BaseType | None = None) -> FloatArray:
        """Return several array fields over each other, shape (fields, n, k); what is not there is NaN.

        ``base`` overrides the base type of the definitions.
        """
        found = [[block.group.find(number)[:1] for number in numbers] for block in self.blocks]
        fields = [field for row in found for column in row for field in column]
        width = max((field.size // (base or field.base).size for field in fields), default=0)
        stack = np.full((len(numbers), len(self), width), np.nan)
        for (block, place), columns in zip(self._placed, found, strict=True):
            for at, column in enumerate(columns):
                for field in column:
                    block.write(field, base or field.base, stack[at], place)
        return stack

    def strings(self, number: int) -> list[str | None]:
        """Return a text field, one entry a message, without blanks around it; None where there is none."""
        column: list[str | None] = [None] * len(self)
        for block, place in self.places():
            for field in block.group.find(number)[:1]:
                rows = range(len(self))[place] if isinstance(place, slice) else place
                for row, text in zip(rows, block.strings(field), strict=True):
                    column[row] = text.strip() or None if text else None
        return column

    def listed(self, number: int) -> list[float | None]:
        """Return a field as it is stored, one entry a message; None where it is not measured. For few messages."""
        column: list[float | None] = [None] * len(self)
        for block, place in self._placed:
            if not block.group.has(number):
                continue
            found = block.group.layout[1].get(number)
            if found is None:
                return [None if isnan(value) else value for value in self._stored(number).tolist()]
            at, invalid = found
            rows = range(len(column)) if isinstance(place, slice) else place.tolist()
            for row, message in zip(rows, block.unpacked, strict=True):
                value = message[at]
                column[row] = None if value == invalid or value != value else value  # noqa: PLR0124 - NaN
        return column

    def whole(self, number: int) -> list[int | None]:
        """Return a field of whole numbers, one entry a message; None where it is not measured."""
        return [int(value) if value is not None and isfinite(value) else None for value in self.listed(number)]

    def first(self, number: int) -> float | None:
        """Return the first measured value of a field as it is stored, or None."""
        return next((value for value in self.listed(number) if value is not None), None)

    def first_text(self, number: int) -> str | None:
        """Return the first text of a field that is not empty, or None."""
        return next((text for text in self.strings(number) if text), None)


def _places(blocks: tuple[Block, ...]) -> list[IntArray | slice]:
    """Return for each block the rows of its messages among all, in the order of the file."""
    if len(blocks) <= 1:
        return [slice(None)] * len(blocks)
    order = np.argsort(np.concatenate([block.offsets for block in blocks]), kind="stable")
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    ends = np.cumsum([len(block.offsets) for block in blocks])
    return list(np.split(ranks, ends[:-1]))


def _text(raw: bytes) -> str | None:
    return raw.partition(b"\0")[0].decode("utf-8", "replace") or None
