"""What all benchmarks tell: a table, its place in the document, the aims that it misses, and what has fallen.

A ratio is worth more than a time: machines differ, and other work on one slows both sides.
Whatever a column is called that begins with "times", more of it is better; a table in the document keeps what was
reached, and a new figure under three quarters of it is a fall, which is told of and not written.
"""

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FALL: Final = 0.75
RATIO: Final = "times"
MEASURED: Final = "measured"
AT_MOST: Final = "at most"

Cells = Mapping[str, str | float | None]
"""A row of a table by the heads of its columns; numbers are shown with three digits, None is not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a figure is to be, in the row that begins so and in a column: at least, or at most."""

    row: str
    column: str
    least: float = float("-inf")
    most: float = float("inf")

    def told(self, value: float) -> str:
        """Return the figure beside what it is to be."""
        bound = f"at most {self.most:g}" if self.most < float("inf") else f"at least {self.least:g}"
        return f"{self.row}, {self.column}: {_shown(value)}, {bound}"


def table(rows: Sequence[Cells]) -> str:
    """Return rows as a table in Markdown."""
    heads = list(dict.fromkeys(head for row in rows for head in row))
    lines = [heads, *([_shown(row.get(head)) for head in heads] for row in rows)]
    first, *others = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join((first, "|---" * len(heads) + "|", *others))


def _shown(value: str | float | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def ratios(text: str) -> Iterator[tuple[tuple[str, str], float]]:
    """Yield the ratios of a table in Markdown, by the first cell of their row and the head of their column."""
    lines = [line.strip().strip("|").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    heads = [head.strip() for head in lines[0]] if lines else []
    for cells in lines[1:]:
        for head, cell in zip(heads, cells, strict=False):
            if head.startswith(RATIO) and re.fullmatch(r"[\d.]+", cell.strip()):
                yield (cells[0].strip(" `"), head), float(cell)


def falls(before: str, now: str) -> list[str]:
    """Return what has fallen by more than a quarter, of the ratios that both tables have."""
    reached = dict(ratios(before))
    return [
        f"{row}, {column}: {value:g}, after {reached[row, column]:g}"
        for (row, column), value in ratios(now)
        if value < FALL * reached.get((row, column), 0.0)
    ]


def measured(rows: Sequence[Cells], aims: Sequence[Aim]) -> Iterator[tuple[Aim, float]]:
    """Yield the aims of which something was measured, each with its figure."""
    by_name = {str(next(iter(row.values()))): row for row in rows}
    for aim in aims:
        value = by_name.get(aim.row, {}).get(aim.column)
        if isinstance(value, int | float):
            yield aim, value


def missed(rows: Sequence[Cells], aims: Sequence[Aim]) -> list[str]:
    """Return the aims that the rows miss; what was not measured misses none."""
    return [aim.told(value) for aim, value in measured(rows, aims) if not aim.least <= value <= aim.most]


def figure(what: str, value: float | None, unit: str, *, at_most: float | None = None) -> dict[str, str | float | None]:
    """Return a row of a table of single figures."""
    return {"what": what, MEASURED: value, "unit": unit, AT_MOST: at_most}


def limits(rows: Sequence[Cells]) -> list[Aim]:
    """Return the aims of a table of single figures."""
    return [
        Aim(row=str(row["what"]), column=MEASURED, most=most)
        for row in rows
        if isinstance(most := row.get(AT_MOST), int | float)
    ]


def parts_of(document: str, script: str) -> tuple[str, str, str]:
    """Return a document before, between and after the marks of a script; without marks all is before."""
    begin, end = f"<!-- benchmarks/{script} -->", f"<!-- end of benchmarks/{script} -->"
    before, mark, rest = document.partition(begin)
    if not mark:
        return document.rstrip("\n") + "\n\n", "", "\n"
    between, _end, after = rest.partition(end)
    return before, between, after


def told(rows: Sequence[Cells], made: str, given: argparse.Namespace, *, script: str, aims: Sequence[Aim] = ()) -> int:
    """Print the table and what it misses, write it where that is asked for, and return 0 unless something has fallen.

    A figure that has fallen is not written, so that the next run is held against the same.
    """
    misses, of = missed(rows, aims), len(list(measured(rows, aims)))
    reached = f"\n\nOf {of} aims {of - len(misses)} are reached." if of else ""
    text = f"{table(rows)}\n\n{made}{reached}" + "".join(f"\nMissed: {miss}." for miss in misses)
    print(text)
    if given.small:
        print("The smallest size: no figures for a document.")
    if given.write is None or given.small:
        return 0
    before, between, after = parts_of(given.write.read_text(encoding="utf-8"), script)
    fallen = falls(between, table(rows))
    for fall in fallen:
        print(f"Fallen by more than a quarter: {fall}.")
    if fallen and not given.anyway:
        return 1
    body = f"<!-- benchmarks/{script} -->\n{text}\n<!-- end of benchmarks/{script} -->"
    given.write.write_text(f"{before}{body}{after}", encoding="utf-8")
    return 0


def options(description: str | None, *, rounds: int) -> argparse.ArgumentParser:
    """Return the options that every benchmark has."""
    parser = argparse.ArgumentParser(description=(description or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=rounds, help="how often the sides take turns")
    parser.add_argument("--small", action="store_true", help="the smallest size: to see that it works")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep every value there, for python -m pyperf")
    parser.add_argument("--write", type=Path, metavar="DOCUMENT", help="put the table between the document's marks")
    parser.add_argument("--anyway", action="store_true", help="write what has fallen too")
    return parser
