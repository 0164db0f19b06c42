"""What more costs: a longer run for each sample, more runs for each run; in proportion is a ratio and an exponent of 1.

    python benchmarks/growth.py [--rounds N] [--small] [--json FILE] [--write docs/performance.md]

Runs from 10 minutes to 24 hours at 1 Hz are read, analysed and drawn; a runner's history and page are made of up to
2,000 runs; up to 1,000 measured runs are filed into a library, each beside all earlier ones; and datasets are made.
Each is a process of its own (`jobs.py`), in processor time; sizes take turns.
The ratio is the cost each of an hour, or of the second count, over that of this row: less than 1 is dearer than that.
The exponent is the slope of the logarithm of the whole cost over that of the size, from there on: 2 is quadratic.
"""

import math
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from batch import fill
from document import Aim, Cells, options
from jobs import JOBS, seconds_of
from memory import own_peak_mb
from season import the_runs
from side_by_side import Bench, begin

from gait.simulate import RUNNERS, WATCHES, simulate
from gait.simulate.plan import Plan, run

MINUTES: Final = (10, 60, 360, 1440)
RUNS: Final = (10, 100, 1000, 2000)
FILES: Final = (10, 100, 1000)
LEAST: Final = 0.8
"""A quarter more for each is still called in proportion."""
MOST_EXPONENT: Final = 1.1
BASE: Final = 1
"""The size that others are held against: the first is mostly what all cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A job and its sizes: what is given to it, how many of what, and how many that is for the cost of each."""

    job: str
    inputs: Mapping[int, Path]
    unit: str
    each: int = 1

    def name(self, size: int) -> str:
        """Return the name of a row."""
        return f"{self.job}, {size:,} {self.unit}"


def a_run(minutes: int) -> bytes:
    """Return a run of so many minutes at changing speeds."""
    legs = tuple(run(10, 2.6 + 0.05 * (number % 5)) for number in range(minutes // 10))
    return simulate(RUNNERS["typical"], Plan(legs=legs, loop_m=14_000.0), WATCHES["full_dynamics"], 1).to_fit_bytes()


def all_series(folder: Path, *, small: bool) -> Iterator[Series]:
    """Write what the jobs are given, and yield them."""
    minutes, runs, files = ((10, 20), (5, 10), (2, 4)) if small else (MINUTES, RUNS, FILES)
    lengths = {each: folder / f"{each}.fit" for each in minutes}
    for each, path in lengths.items():
        path.write_bytes(a_run(each))
    yield from (Series(job=job, inputs=lengths, unit="minutes", each=60) for job in ("reading", "analysis", "report"))
    known = folder / "runs.pickle"
    known.write_bytes(pickle.dumps(the_runs(max(runs), 12) if small else the_runs(max(runs))))
    yield from (Series(job=job, inputs=dict.fromkeys(runs, known), unit="runs") for job in ("history", "page"))
    yield Series(job="library", inputs=dict.fromkeys(files, lengths[minutes[0]]), unit="runs")
    for each in files:
        fill(folder / f"{each} files", each, 5)
    yield Series(job="dataset", inputs={each: folder / f"{each} files" for each in files}, unit="files of 5 minutes")


def done(job: str, given: Path, size: int) -> tuple[float, float]:
    """Return what a job costs in a process of its own [s], and the peak of its memory [MB]."""
    command = [sys.executable, str(Path(__file__).with_name("jobs.py")), job, str(given), str(size)]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    if told.returncode:
        raise RuntimeError(told.stderr)
    seconds, peak = map(float, told.stdout.split())
    return seconds, peak


def done_here(job: str, given: Path, size: int) -> tuple[float, float]:
    """Return the same from this process, where only the job's working is of interest."""
    return seconds_of(JOBS[job](given, size), enough_s=0.0), own_peak_mb()


def rows_of(
    bench: Bench, series: Series, do: Callable[[str, Path, int], tuple[float, float]], rounds: int
) -> list[Cells]:
    """Return the cost of each size, beside that of the base, and its memory; the exponent is with the largest."""
    found: dict[int, list[tuple[float, float]]] = {size: [] for size in series.inputs}
    for _ in range(rounds):
        for size, given in series.inputs.items():
            found[size].append(do(series.job, given, size))
    seconds = {size: bench.values(series.name(size), [s for s, _peak in each]) for size, each in found.items()}
    costs = {size: min(each.get_values()) / (size * series.each) for size, each in seconds.items()}
    base = list(costs)[BASE]
    return [
        {
            "what": series.name(size),
            "each [us]": 1e6 * cost,
            "times in proportion": costs[base] / cost,
            "exponent": exponent(costs, base) if size == max(costs) and len(costs) > BASE + 1 else None,
            "peak memory [MB]": bench.memory(series.name(size), max(peak for _s, peak in found[size])),
        }
        for size, cost in costs.items()
    ]


def exponent(costs: Mapping[int, float], base: int) -> float:
    """Return the slope of the logarithm of the whole cost over that of the size, from a base on, by least squares."""
    sizes = [size for size in costs if size >= base]
    slope, _at = np.polyfit([math.log(size) for size in sizes], [math.log(size * costs[size]) for size in sizes], 1)
    return float(slope)


def aims_of(rows: Sequence[Cells]) -> Iterator[Aim]:
    """Yield what is to be in proportion: each largest size."""
    for row in rows:
        if row["exponent"] is not None:
            yield Aim(row=str(row["what"]), column="times in proportion", least=LEAST)
            yield Aim(row=str(row["what"]), column="exponent", most=MOST_EXPONENT)


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    given = options(__doc__, rounds=2).parse_args()
    bench = Bench("numpy", "scipy", "pyarrow")
    do = done_here if given.small else done
    with tempfile.TemporaryDirectory() as folder:
        series = list(all_series(Path(folder), small=given.small))
        rows = [row for each in series for row in rows_of(bench, each, do, given.rounds)]
    return bench.finished(rows, given, script="growth.py", aims=list(aims_of(rows)))


if __name__ == "__main__":
    begin(main)
