"""How a table is written: its separator and decimal mark, the lines before it, its head line and where rows begin."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gait.formats.sniff import is_wide

HEAD_BYTES: Final = 65536
"""How much of a file is looked at to tell how it is written."""

_SEPARATORS: Final = (";", "\t", ",")
_STATED: Final = re.compile(r"sep=(.)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?", re.IGNORECASE)
_COMMA_NUMBER: Final = re.compile(r"[+-]?\d*,\d+(e[+-]?\d+)?", re.IGNORECASE)
_FEWEST_COLUMNS: Final = 3
_FEWEST_NUMBERS: Final = 3
_LOOKED_AT: Final = 200
_MOST_COLUMNS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a table is written.

    ``names`` is its head line, empty where it has none; ``before`` the lines before it; ``start`` the byte at which
    rows begin; ``first`` the cells of the first row.
    """

    separator: str
    decimal_comma: bool
    quoted: bool
    before: tuple[str, ...]
    names: tuple[str, ...]
    start: int
    first: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.first)


def plain_text(data: bytes) -> bytes:
    """Return a text in one of the wide encodings as UTF-8, and without a byte-order mark."""
    if is_wide(data):
        wide = "utf-32" if data[:4] in {b"\0\0\xfe\xff", b"\xff\xfe\0\0"} else "utf-16"
        data = data.decode(wide, errors="replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf")


def dialect_of(text: bytes) -> Dialect | None:
    """Return how a table is written, by its first lines; None where they are no rows of at least three numbers.

    Parameters
    ----------
    text : bytes
        In UTF-8 or another encoding that holds ASCII; the beginning of a file, or all of it.

    """
    if b"\0" in text[:1024]:
        return None
    lines = _lines(text[:HEAD_BYTES])
    if not lines:
        return None
    stated = _STATED.fullmatch(lines[0].strip().strip('"'))
    candidates = (stated[1],) if stated else _SEPARATORS
    tables = (_table(lines, separator) for separator in candidates)
    found = next((table for table in tables if table is not None), None)
    if found is None:
        return None
    separator, row = found
    cells = _cells(lines[row], separator)
    head, at = _head(lines, row, separator, len(cells))
    sample = lines[row : row + _LOOKED_AT]
    return Dialect(
        separator=separator,
        decimal_comma=separator != "," and _has_decimal_commas(sample, separator),
        quoted=any('"' in line for line in sample),
        before=tuple(line for line in lines[:at] if line.strip()),
        names=head,
        start=_byte_of(text, row),
        first=tuple(cells),
    )


def is_number(cell: str) -> bool:
    """Tell whether a cell is a plain number, with a point or a comma."""
    return _NUMBER.fullmatch(cell) is not None


def _lines(head: bytes) -> list[str]:
    """Return the whole lines at the beginning of a text; the last one may have been cut off."""
    lines = head.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if len(head) == HEAD_BYTES or not lines[-1] else lines


def _cells(line: str, separator: str) -> list[str]:
    return [cell.strip().strip('"').strip() for cell in line.split(separator)]


def _table(lines: Sequence[str], separator: str) -> tuple[str, int] | None:
    """Return a separator with the first row that it parts into numbers; None where it parts none."""
    counts = Counter(line.count(separator) + 1 for line in lines[-_LOOKED_AT:] if line.strip())
    width = counts.most_common(1)[0][0] if counts else 0
    if not _FEWEST_COLUMNS <= width <= _MOST_COLUMNS:
        return None
    rows = (
        number
        for number, line in enumerate(lines)
        if line.count(separator) + 1 == width and _is_row(_cells(line, separator))
    )
    first = next(rows, None)
    return None if first is None else (separator, first)


def _is_row(cells: Sequence[str]) -> bool:
    return sum(map(is_number, cells)) >= _FEWEST_NUMBERS


def _head(lines: Sequence[str], row: int, separator: str, width: int) -> tuple[tuple[str, ...], int]:
    """Return the names over the columns and the line that they stand in; none, and the first row, without them.

    A line of units may stand between the names and the rows.
    """
    worded = [at for at in range(row) if _is_worded(_cells(lines[at], separator), width)]
    if not worded:
        return (), row
    at = worded[-1]
    while at - 1 in worded:
        at -= 1
    return tuple((*_cells(lines[at], separator), "")[:width]), at


def _is_worded(cells: Sequence[str], width: int) -> bool:
    words = sum(bool(cell) and not is_number(cell) for cell in cells)
    return abs(len(cells) - width) <= 1 and words >= _FEWEST_COLUMNS


def _has_decimal_commas(lines: Sequence[str], separator: str) -> bool:
    return any(_COMMA_NUMBER.fullmatch(cell) for line in lines for cell in _cells(line, separator))


def _byte_of(text: bytes, row: int) -> int:
    """Return where a line begins, lines ending in a line feed, a carriage return, or both."""
    ends = re.finditer(rb"\r\n|\n|\r", text[:HEAD_BYTES])
    at = 0
    for _number, end in zip(range(row), ends, strict=False):
        at = end.end()
    return at
