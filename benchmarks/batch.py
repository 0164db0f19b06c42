"""Many files into a dataset: files a second, memory of a worker, and what an engine costs beside the analysis.

    python benchmarks/batch.py [--files 1000] [--minutes 60] [--engines process cores dask] [--small] [--json FILE]
        [--write docs/performance.md]

Simulated runs at 1 Hz with full dynamics, each with its own bytes, are analysed without reports.
Rate and processor time are those of a warm engine: from when each worker has done its first bundle to the last one;
rates are of the wall's time, and need a machine for themselves.
Two workers are a core each, with one thread for the linear algebra; their efficiency is that of the same files done in
one process, over two.
What an engine costs of its own is measured on ten times as many files that are none, which are listed, hashed, handed
out, read, refused and written down like others: in processor time of all processes together, its start taken out by a
run over a few of them.
The memory of a worker is the system's own peak of it, the largest of all, beside what it was after the first bundles;
``--files 10000 --engines cores`` shows whether it stays flat.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from statistics import median
from typing import Final

import pyperf
from cold import children_s
from document import Aim, Cells, options
from memory import running_s, watched
from side_by_side import Bench, begin

from gait.engine.batch import Asked, batch
from gait.engine.ways import ENGINES, Engine
from gait.simulate import RUNNERS, WATCHES, Simulation, simulate
from gait.simulate.plan import Plan, run

WORKERS: Final = 2
SEEDS: Final = 20
"""So many different runs; the others are these at other times."""
EMPTY_TIMES: Final = 10
AIMS: Final = (
    Aim(row="cores", column="files a second", least=40.0),
    Aim(row="cores", column="memory of a worker [MB]", most=250.0),
    Aim(row="cores", column="grown since the first files", most=1.1),
    Aim(row="dask", column="efficiency", least=0.8),
    Aim(row="dask", column="overhead [ms a file]", most=5.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A moment of a batch: files done, seconds on the wall and of all processors, and the peak of a worker [MB]."""

    files: int
    wall_s: float
    processors_s: float
    largest_mb: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What a file costs on an engine that is warm, what one with nothing in it does, and memory early and late."""

    wall_s: float
    processors_s: float
    own_s: float
    early_mb: float
    late_mb: float


@cache
def a_run(seed: int, minutes: int) -> Simulation:
    """Return a run of so many minutes."""
    plan = Plan(legs=(run(minutes, 2.9),), loop_m=5_000.0)
    return simulate(RUNNERS["typical"], plan, WATCHES["full_dynamics"], seed)


def fill(folder: Path, files: int, minutes: int) -> None:
    """Write runs, each of other bytes."""
    folder.mkdir()
    begun = datetime(2026, 1, 1, 6, tzinfo=UTC)
    for number in range(files):
        known = a_run(number % SEEDS, minutes)
        at = replace(known, activity=replace(known.activity, started_at=begun + timedelta(hours=12 * number)))
        (folder / f"{number:06d}.fit").write_bytes(at.to_fit_bytes())


def fill_empty(folder: Path, files: int) -> None:
    """Write files that are none, each of other bytes."""
    folder.mkdir()
    for number in range(files):
        (folder / f"{number:06d}.fit").write_bytes(f"no run {number}".encode())


def marks_of(source: Path, engine: Engine) -> list[Mark]:
    """Return the moments of a batch: its start, each bundle that is done, and its end."""
    out = source.parent / "out"
    marks: list[Mark] = []

    def mark(files: int) -> None:
        family.look(os.getpid(), shared=False)
        spent = time.process_time() + children_s() + running_s(os.getpid())
        marks.append(Mark(files=files, wall_s=pyperf.perf_counter(), processors_s=spent, largest_mb=family.largest_mb))

    with watched() as family:
        mark(0)
        batch(
            Asked(source=str(source), out=str(out), engine=engine, processes=WORKERS),
            lambda progress: mark(progress.done),
        )
        mark(marks[-1].files)
    shutil.rmtree(out)
    return marks


def rate_of(engine: Engine, folder: Path) -> Rate:
    """Return what a file costs on an engine."""
    start, *done, _end = marks_of(folder / "many", engine)
    early, late = done[WORKERS - 1] if len(done) > WORKERS else start, done[-1]
    files = late.files - early.files
    return Rate(
        wall_s=(late.wall_s - early.wall_s) / files,
        processors_s=(late.processors_s - early.processors_s) / files,
        own_s=own_s(engine, folder),
        early_mb=early.largest_mb or late.largest_mb,
        late_mb=late.largest_mb,
    )


def own_s(engine: Engine, folder: Path) -> float:
    """Return what an engine costs a file of its own; with the smallest size chance can have it below nothing."""
    few, many = (marks_of(folder / name, engine) for name in ("few-empty", "many-empty"))
    few_s, many_s = (marks[-1].processors_s - marks[0].processors_s for marks in (few, many))
    return max(many_s - few_s, 0.0) / (many[-1].files - few[-1].files)


def sources(folder: Path, files: int, minutes: int) -> None:
    """Write the folders that each engine works through."""
    fill(folder / "many", files, minutes)
    fill(folder / "few", WORKERS, minutes)
    fill_empty(folder / "many-empty", EMPTY_TIMES * files)
    fill_empty(folder / "few-empty", files)


def row_of(bench: Bench, engine: Engine, rates: Sequence[Rate], alone: Sequence[Rate]) -> Cells:
    """Return the figures of an engine, those of two workers beside a plain loop in one process."""
    wall = bench.values(f"a file: {engine}", [each.wall_s for each in rates])
    spent = bench.values(f"a file: {engine}, processors", [each.processors_s for each in rates])
    own = bench.values(f"an empty file: {engine}, processors", [each.own_s for each in rates])
    row: dict[str, str | float | None] = {
        "engine": engine,
        "files a second": 1 / wall.median(),
        "processors [ms a file]": 1000 * spent.median(),
        "of it the engine [ms]": 1000 * own.median(),
    }
    if engine == "process":
        return row
    ratio = median(a.wall_s / b.wall_s for a, b in zip(alone, rates, strict=True)) if alone else None
    overhead = median(b.own_s - a.own_s for a, b in zip(alone, rates, strict=True)) if alone else None
    return row | {
        "times one process": ratio,
        "efficiency": None if ratio is None else ratio / WORKERS,
        "overhead [ms a file]": None if overhead is None else 1000 * overhead,
        **_memory(bench, engine, rates),
    }


def _memory(bench: Bench, engine: Engine, rates: Sequence[Rate]) -> dict[str, float]:
    """Return the memory of a worker and how it grew; nothing where the system does not tell."""
    if not all(each.early_mb for each in rates):
        return {}
    return {
        "memory of a worker [MB]": bench.memory(engine, max(each.late_mb for each in rates)),
        "grown since the first files": max(each.late_mb / each.early_mb for each in rates),
    }


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    parser = options(__doc__, rounds=1)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--minutes", type=int, default=60)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    given = parser.parse_args()
    files, minutes = (16, 5) if given.small else (given.files, given.minutes)
    bench = Bench("numpy", "pyarrow", "distributed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources(folder, files, minutes)
        marks_of(folder / "few", "process")  # load all that is loaded once
        rates: dict[Engine, list[Rate]] = {engine: [] for engine in given.engines}
        for _ in range(given.rounds):
            for engine, found in rates.items():
                found.append(rate_of(engine, folder))
    rows = [row_of(bench, engine, found, rates.get("process", ())) for engine, found in rates.items()]
    said = f"{files} files of {minutes} minutes, {WORKERS} workers."
    return bench.finished(rows, given, script="batch.py", aims=AIMS, said=said)


if __name__ == "__main__":
    begin(main)
