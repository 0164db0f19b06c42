"""A note on one sheet of paper: in which type it stands there, and how much of it where even small type is not enough.

How many lines a note takes is reckoned from its letters, on the large side; who prints can look whether it fits.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from math import ceil
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from gait.model import Finding

Paper: TypeAlias = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """A type that the sheet is set in: its size in points, and whether its lines are close, in two columns."""

    points: float
    close: bool = False


TYPES: Final = (Type(points=10.5), Type(points=9.5, close=True), Type(points=8.5, close=True))
"""From the usual one to the smallest that we ask anybody to read on paper: our choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a note stands on its sheet: in which type, and how many of its letters; None is all."""

    type: Type = TYPES[0]
    letters: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a note shares its sheet with."""

    paper: Paper = "A4"
    numbers: int = 8
    findings: tuple[int, ...] = ()
    """The letters of each thing that is said."""


_SHEETS_PT: Final = MappingProxyType({"A4": (516.0, 773.0), "Letter": (533.0, 724.0)})
"""Width and height within the margins of 14 and 12 mm [pt]."""
_LETTER: Final = 0.56
"""The width of a letter in a broad face without serifs, of its size; letters of East Asia are as wide as high."""
_LINE: Final = MappingProxyType({False: 1.4, True: 1.28})
_AROUND: Final = 11.0
"""Lines for the head, the headings and the foot."""
_ROW: Final = 4
"""Numbers in a row; each takes up to three lines."""
_ROW_LINES: Final = 3.0
_FINDING_LINES: Final = 1.1
_COLUMN_GAP_PT: Final = 20.0
_MEASURE_PT: Final = 66 * 0.5
"""The width of a column of running text in the usual type, of its size."""
_SPARE: Final = 0.94
_LESS: Final = 0.85
"""Of a part that proves too long, so much is tried next."""
_PART: Final = re.compile(r"\n\s*\n")
_MARKS: Final = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#+|>)\s")


def room_of(paper: Paper, numbers: int, findings: tuple[Finding, ...]) -> Room:
    """Return what is left of a sheet beside so many numbers and what is said of the run."""
    return Room(paper=paper, numbers=numbers, findings=tuple(len(each.message) + len(each.advice) for each in findings))


def fits(note: str, room: Room) -> Iterator[Fit]:
    """Yield ways to set a note on one sheet, the one that is reckoned to fit first; each takes less room than before.

    The types come first, then parts of the note in the smallest; the last is none of it.
    """
    too_small = len(list(takewhile(lambda each: lines_over(note, room, each) > 0, TYPES)))
    yield from (Fit(type=each) for each in TYPES[min(too_small, len(TYPES) - 1) :])
    letters = first_part(note, room)
    while letters > 0:
        yield Fit(type=TYPES[-1], letters=letters)
        letters = int(letters * _LESS)
    yield Fit(type=TYPES[-1], letters=0)


def fit_of(note: str, room: Room) -> Fit:
    """Return how a note is reckoned to stand on one sheet."""
    over = lines_over(note, room, TYPES[-1])
    return next(fits(note, room)) if over <= 0 else Fit(type=TYPES[-1], letters=first_part(note, room))


def first_part(note: str, room: Room) -> int:
    """Return how many letters of a note are reckoned to fit on one sheet in the smallest type."""
    low, high = 0, len(note)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if lines_over(note[:middle], room, TYPES[-1]) <= 0 else (low, middle - 1)
    return low


def lines_over(note: str, room: Room, set_in: Type) -> int:
    """Return by how many lines a note is too long for one sheet; none or less where it fits.

    Parameters
    ----------
    note : str
        In Markdown.
    room : Room
        What else is on the sheet.
    set_in : Type
        What it is set in.

    """
    width, height = _SHEETS_PT[room.paper]
    em = set_in.points
    column = (width - _COLUMN_GAP_PT) / 2 if set_in.close else min(width, _MEASURE_PT * em)
    needed = sum(_lines(part, column / em) for part in _PART.split(note) if part.strip())
    around = _AROUND + _ROW_LINES * ceil(room.numbers / _ROW)
    around += sum(ceil(each * _LETTER * em / width) + _FINDING_LINES for each in room.findings)
    there = _SPARE * height / (em * _LINE[set_in.close]) - around
    return ceil(needed - there * (2 if set_in.close else 1))


def cut(note: str, letters: int) -> str:
    """Return the first part of a note: to the end of a part if that is near, else of a word."""
    if letters >= len(note):
        return note
    head = note[:letters]
    ends = [found.start() for found in _PART.finditer(head)]
    if ends and ends[-1] > _LESS * letters:
        return head[: ends[-1]]
    return head[: max(head.rfind(" "), head.rfind("\n"), 0)].rstrip()


def words_in(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())


def _lines(part: str, column: float) -> float:
    """Return how many lines a part of a note takes in a column so wide [sizes], with the room before it."""
    whole = "\n".join(_MARKS.sub("\u2001\u2001\u2001", line) for line in part.splitlines())
    items = [line for line in whole.splitlines() if line.startswith("\u2001")]
    breaks = items or "```" in part or any(line.endswith(("  ", "\\")) for line in part.splitlines()[:-1])
    running = whole.splitlines() if breaks else [whole]
    return sum(ceil(_width(each) / column) for each in running) + 0.4


def _width(text: str) -> float:
    """Return how wide a text is [sizes]."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return (len(text) - wide) * _LETTER + wide
