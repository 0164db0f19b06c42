"""What a watch file cannot know: who ran, how tall, in which shoes; a table beside the files tells it."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from io import StringIO
from typing import Final

from gait.errors import UsageError
from gait.language import _

USUAL_NAME: Final = "about.csv"
COLUMNS: Final = ("file", "athlete", "height_m", "mass_kg", "shoe", "shoe_start")
"""``file`` is a path below the source or a pattern (``anna/*``); the others may be left out or empty."""
_PATTERN: Final = frozenset("*?[")
_TALLEST_M: Final = 2.6
_HEAVIEST_KG: Final = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was told of a file; ``shoe_start`` is the day on which the shoes were first run in, as 2026-05-03."""

    athlete: str | None = None
    height_m: float | None = None
    mass_kg: float | None = None
    shoe: str | None = None
    shoe_start: str | None = None


class People:
    """A table of what was told, asked by path."""

    def __init__(self, rows: Mapping[str, Told]) -> None:
        self._exact = rows
        self._patterns = [(name, told) for name, told in rows.items() if _PATTERN & set(name)]

    def of(self, path: str) -> Told:
        """Return what was told of a file: by its own name, else by the first pattern that it fits, else nothing."""
        exact = self._exact.get(path)
        if exact is not None:
            return exact
        return next((told for pattern, told in self._patterns if fnmatchcase(path, pattern)), Told())


def people_of(data: bytes, where: str) -> People:
    """Return what a table tells; UTF-8, comma-separated, with a line of column names.

    Raises
    ------
    UsageError
        If it has no column ``file``, another than `COLUMNS`, or a value that cannot be one.

    """
    try:
        reader = csv.DictReader(StringIO(data.decode("utf-8-sig")))
        names = tuple(reader.fieldnames or ())
        rows = list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(_("The table cannot be read: {why}").format(why=error), where=where) from None
    if "file" not in names or not set(names) <= set(COLUMNS):
        what = _("The table's columns are {columns}").format(columns=", ".join(map(str, names)) or "-")
        known = _("It needs file, and may have {columns}.").format(columns=", ".join(COLUMNS[1:]))
        raise UsageError(what, where=where, next_step=known)
    return People(dict(_told(rows, where)))


def _told(rows: list[dict[str, str]], where: str) -> Iterator[tuple[str, Told]]:
    for number, row in enumerate(rows, start=2):
        cells = {name: (row.get(name) or "").strip() or None for name in COLUMNS}
        try:
            told = Told(
                athlete=cells["athlete"],
                height_m=_number(cells["height_m"], _TALLEST_M),
                mass_kg=_number(cells["mass_kg"], _HEAVIEST_KG),
                shoe=cells["shoe"],
                shoe_start=_day(cells["shoe_start"]),
            )
        except ValueError as error:
            place = _("{file}, line {number}").format(file=where, number=number)
            raise UsageError(_("The table has a value that cannot be: {why}").format(why=error), where=place) from None
        yield cells["file"] or "", told


def _number(cell: str | None, most: float) -> float | None:
    if cell is None:
        return None
    number = float(cell)
    if not 0 < number <= most:
        raise ValueError(cell)
    return number


def _day(cell: str | None) -> str | None:
    return None if cell is None else date.fromisoformat(cell).isoformat()
