"""What all benchmarks share: measuring in turns, a table, its place in the document, and whether a ratio has fallen.

A ratio is worth more than a time: machines differ, and other work on one slows both sides.
Whatever a column is called that begins with "times", more of it is better; a table in the document keeps what was
reached, and a new figure under three quarters of it is a fall, which is told of and not written.
"""

import argparse
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

FALL: Final = 0.75
RATIO: Final = "times"
SHARED: Final = Path(__file__).resolve().parents[2] / "shared" / "runs" / "fit"
_MEMORY: Final = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"

Cells = Mapping[str, str | float | None]
"""A row of a table by the heads of its columns; numbers are shown with three digits, None is not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a ratio is to be: at least ``least`` in a row and column."""

    row: str
    column: str
    least: float


def in_turns(sides: Mapping[str, Callable[[], object]], rounds: int, *, turns: int = 1) -> Mapping[str, list[float]]:
    """Return the processor time of each side in each round [s], the first side the mean of several ``turns``.

    Before the first round each side is run once, for what it loads and keeps.
    """
    for side in sides.values():
        side()
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for number, (name, side) in enumerate(sides.items()):
            repeated = turns if number == 0 else 1
            start = time.process_time()
            for _turn in range(repeated):
                side()
            taken[name].append((time.process_time() - start) / repeated)
    return taken


def times(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return how many times as long theirs took as ours: the median over the rounds."""
    return statistics.median(b / max(a, 1e-9) for a, b in zip(ours, theirs, strict=True))


def peak_mb(code: str, *arguments: str) -> float:
    """Return the peak of the memory of a new process that runs a piece of Python [MB]."""
    command = [sys.executable, "-c", f"{code}\n{_MEMORY}", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / (1024 if sys.platform != "darwin" else 1024**2)


def children_mb() -> float:
    """Return the peak of the memory of the largest child that has ended [MB]."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def is_there(package: str) -> bool:
    """Tell whether a peer is installed."""
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def made_with(*packages: str) -> str:
    """Return the machine and the versions as a sentence."""
    known = ", ".join(f"{name} {version(name)}" for name in packages if is_there(name))
    absent = [name for name in packages if not is_there(name)]
    without = f" Not installed, and left out: {', '.join(absent)}." if absent else ""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.machine()}, {cores} cores, Python {platform.python_version()}, {known}.{without}"


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


def missed(rows: Sequence[Cells], aims: Sequence[Aim]) -> list[str]:
    """Return the aims that the rows miss; what was not measured misses none."""
    found = dict(ratios(table(rows)))
    return [
        f"{aim.row}, {aim.column}: {found[aim.row, aim.column]:g}, at least {aim.least:g}"
        for aim in aims
        if found.get((aim.row, aim.column), aim.least) < aim.least
    ]


def parts_of(document: str, script: str) -> tuple[str, str, str]:
    """Return a document before, between and after the marks of a script; without marks all is before."""
    begin, end = f"<!-- benchmarks/{script} -->", f"<!-- end of benchmarks/{script} -->"
    before, mark, rest = document.partition(begin)
    if not mark:
        return document.rstrip("\n") + "\n\n", "", "\n"
    between, _end, after = rest.partition(end)
    return before, between, after


def finished(
    rows: Sequence[Cells], made: str, given: argparse.Namespace, *, script: str, aims: Sequence[Aim] = ()
) -> int:
    """Print the table and what it misses, write it where that is asked for, and return 0 unless something has fallen.

    A figure that has fallen is not written, so that the next run is held against the same.
    """
    print(table(rows))
    print(f"\n{made}")
    for miss in missed(rows, aims):
        print(f"missed: {miss}")
    if given.small:
        print("the smallest size: no figures for a document")
    if given.write is None or given.small:
        return 0
    before, between, after = parts_of(given.write.read_text(encoding="utf-8"), script)
    fallen = falls(between, table(rows))
    for fall in fallen:
        print(f"fallen by more than a quarter: {fall}")
    if fallen and not given.anyway:
        return 1
    body = f"<!-- benchmarks/{script} -->\n{table(rows)}\n\n{made}\n<!-- end of benchmarks/{script} -->"
    given.write.write_text(f"{before}{body}{after}", encoding="utf-8")
    return 0


def options(description: str | None, *, rounds: int) -> argparse.ArgumentParser:
    """Return the options that every benchmark has."""
    parser = argparse.ArgumentParser(description=(description or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=rounds, help="how often both sides take turns")
    parser.add_argument("--small", action="store_true", help="the smallest size: to see that it works")
    parser.add_argument("--write", type=Path, metavar="DOCUMENT", help="put the table between the document's marks")
    parser.add_argument("--anyway", action="store_true", help="write what has fallen too")
    return parser
