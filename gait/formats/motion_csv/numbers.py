"""The rows of a table as numbers, in bulk; rows that are none are left out and counted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final

import numpy as np

from gait.formats.motion_csv.dialect import Dialect
from gait.model import BoolArray, FloatArray

_PIECE_BYTES: Final = 4 * 2**20
"""How much is taken apart at once: the lines of hours at once would be ten times the file."""
_PLAIN_NUMBER: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows that hold a number in each column asked for: values (n, k), a text each (n,), and how many others."""

    values: FloatArray
    texts: tuple[str, ...]
    unreadable: int


def rows_of(text: bytes, dialect: Dialect, columns: Sequence[int], text_column: int | None = None) -> Rows:
    """Return columns of a table.

    Parameters
    ----------
    text : bytes
        The table, with the lines before it.
    dialect : Dialect
        How it is written.
    columns : sequence of int
        The columns of numbers.
    text_column : int, optional
        A column to hand back as text.

    Returns
    -------
    Rows
        In the order of the file. A row that is too short, or has no finite number where one is asked for, is left
        out; blank lines do not count.

    """
    tables: list[FloatArray] = []
    texts: list[str] = []
    unreadable = 0
    for lines in _pieces(text, dialect):
        kept, values = _read(lines, dialect, columns)
        unreadable += len(lines) - len(values)
        tables.append(values)
        if text_column is not None:
            texts.extend(_cell(line, dialect, text_column) for line in kept)
    return Rows(
        values=np.concatenate(tables) if tables else np.empty((0, len(columns))),
        texts=tuple(texts),
        unreadable=unreadable,
    )


def _pieces(text: bytes, dialect: Dialect) -> Iterator[list[str]]:
    """Yield the lines of rows, some megabytes at a time, blank ones left out."""
    at = dialect.start
    while at < len(text):
        stop = at + _PIECE_BYTES
        stop = len(text) if stop >= len(text) else max(text.rfind(b"\n", at, stop), text.rfind(b"\r", at, stop)) + 1
        if stop <= at:
            stop = len(text)
        # Not splitlines: in Latin-1, half a letter of UTF-8 may be what it takes for the end of a line.
        piece = text[at:stop].decode("latin-1").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
        lines = (piece.replace(",", ".") if dialect.decimal_comma else piece).split("\n")
        yield lines if all(lines) else [line for line in lines if line.strip()]
        at = stop


def _read(lines: list[str], dialect: Dialect, columns: Sequence[int]) -> tuple[list[str], FloatArray]:
    """Return the lines that hold the numbers asked for, and those (n, k)."""
    values = _in_bulk(lines, dialect, columns)
    if values is None:
        lines = [line for line in lines if _is_whole(line, dialect, columns)]
        values = _in_bulk(lines, dialect, columns)
    if values is None:  # quotes that never end, and the like
        return [], np.empty((0, len(columns)))
    finite: BoolArray = np.asarray(np.isfinite(values).all(axis=1))
    if finite.all():
        return lines, values
    return list(compress(lines, finite.tolist())), values[finite]


def _in_bulk(lines: list[str], dialect: Dialect, columns: Sequence[int]) -> FloatArray | None:
    """Return columns (n, k) of lines that are all whole; None where one is not."""
    if not lines:
        return np.empty((0, len(columns)))
    try:
        return np.loadtxt(
            lines,
            delimiter=dialect.separator,
            usecols=tuple(columns),
            ndmin=2,
            comments=None,
            quotechar='"' if dialect.quoted else None,
        )
    except ValueError:
        return None


def _is_whole(line: str, dialect: Dialect, columns: Sequence[int]) -> bool:
    """Tell whether a line holds a number in each of the columns."""
    cells = line.split(dialect.separator)
    return len(cells) > max(columns) and all(
        _PLAIN_NUMBER.fullmatch(cells[column].strip().strip('"').strip()) for column in columns
    )


def _cell(line: str, dialect: Dialect, column: int) -> str:
    cells = line.split(dialect.separator, column + 1)
    return cells[column].strip().strip('"').strip() if column < len(cells) else ""
