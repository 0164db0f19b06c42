"""Many files into a dataset: files a second, memory of a worker, and what Dask costs over a plain loop.

    python benchmarks/batch.py [--files 1000] [--minutes 60] [--small] [--write docs/performance.md]

Simulated runs at 1 Hz with full dynamics, each with its own bytes, are analysed without reports.
Overhead is in processor time of all processes together, so that it can be told on a machine that does other work too;
the rates are of the wall's time, and need a machine for themselves.
What starting the engine costs is taken out by a first run over few files: the rate is of the files between the two.
The peak of memory is that of the largest process so far; with --files 10000 it shows whether it stays flat.
"""

import resource
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from side_by_side import Aim, Cells, children_mb, finished, made_with, options

from gait.engine.batch import Asked, batch
from gait.engine.ways import Engine
from gait.simulate import RUNNERS, WATCHES, simulate
from gait.simulate.plan import Plan, run

WORKERS: Final = 2
SEEDS: Final = 20
"""So many different runs; the others are these at other times."""
AIMS: Final = (
    Aim(row="cores", column="times 40 files a second", least=1.0),
    Aim(row="dask", column="times 0.8 of two workers", least=1.0),
    Aim(row="dask", column="times as little as 5 ms a file", least=1.0),
    Aim(row="cores", column="times as little as 250 MB", least=1.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Seconds a file between a short and a long run of an engine, by the wall and of processors, and its peak [MB]."""

    seconds: float
    processors_s: float
    peak_mb: float


def fill(folder: Path, files: int, minutes: int) -> None:
    """Write runs, each of other bytes."""
    folder.mkdir()
    begun = datetime(2026, 1, 1, 6, tzinfo=UTC)
    plan = Plan(legs=(run(minutes, 2.9),), loop_m=5_000.0)
    for number in range(files):
        start = begun + timedelta(hours=12 * number)
        simulated = simulate(RUNNERS["typical"], plan, WATCHES["full_dynamics"], number % SEEDS, started_at=start)
        (folder / f"{number:06d}.fit").write_bytes(simulated.to_fit_bytes())


def processors_s() -> float:
    """Return the processor time of this process and of all its children that have ended [s]."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def seconds_of(source: Path, out: Path, engine: Engine) -> tuple[float, float]:
    """Return how long an engine takes over a source, from its own start to its end: by the wall, and of processors."""
    start, before = time.perf_counter(), processors_s()
    batch(Asked(source=str(source), out=str(out), engine=engine, processes=WORKERS))
    taken = time.perf_counter() - start, processors_s() - before
    shutil.rmtree(out)
    return taken


def rate_of(engine: Engine, few: Path, many: Path, between: int) -> Rate:
    """Return what a file costs on an engine that is warm."""
    out = few.parent / f"out-{engine}"
    short, long = seconds_of(few, out, engine), seconds_of(many, out, engine)
    wall_s, spent_s = (max(b - a, 1e-6) / between for a, b in zip(short, long, strict=True))
    return Rate(seconds=wall_s, processors_s=spent_s, peak_mb=children_mb())


def rows_of(rates: dict[Engine, Rate]) -> list[Cells]:
    """Return the figures, those of two workers beside a plain loop in one process."""
    alone, spent = rates["process"].seconds, rates["process"].processors_s
    rows: list[Cells] = []
    for engine, rate in rates.items():
        shared = engine != "process"
        overhead_s = rate.processors_s - spent
        rows.append(
            {
                "engine": engine,
                "files a second": 1 / rate.seconds,
                "times one process": alone / rate.seconds,
                "times 40 files a second": 1 / rate.seconds / 40 if shared else None,
                "times 0.8 of two workers": alone / rate.seconds / (0.8 * WORKERS) if shared else None,
                "processors [ms a file]": 1000 * rate.processors_s,
                "overhead [ms a file]": 1000 * overhead_s if shared else None,
                "times as little as 5 ms a file": min(5 / max(1000 * overhead_s, 0.5), 10.0) if shared else None,
                "peak memory of a worker [MB]": rate.peak_mb if shared else None,
                "times as little as 250 MB": 250 / rate.peak_mb if shared else None,
            }
        )
    return rows


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    parser = options(__doc__, rounds=1)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--minutes", type=int, default=60)
    given = parser.parse_args()
    files, few, minutes = (12, 4, 5) if given.small else (given.files, min(100, given.files // 4), given.minutes)
    with tempfile.TemporaryDirectory() as name:
        many, some = Path(name) / "many", Path(name) / "few"
        fill(many, files, minutes)
        some.mkdir()
        for path in sorted(many.iterdir())[:few]:
            shutil.copy2(path, some)
        seconds_of(some, Path(name) / "out", "process")  # load all that is loaded once
        engines: tuple[Engine, ...] = ("process", "cores", "dask")
        rates = {engine: rate_of(engine, some, many, files - few) for engine in engines}
    made = f"{files} files of {minutes} minutes, {WORKERS} workers. {made_with('numpy', 'pyarrow', 'distributed')}"
    return finished(rows_of(rates), made, given, script="batch.py", aims=() if given.small else AIMS)


if __name__ == "__main__":
    sys.exit(main())
