"""What all benchmarks share: sides that take turns, and every value kept as pyperf's.

pyperf's own runner does one benchmark after the other, so that a load that drifts favours whichever had the quiet time;
here the sides alternate within one run, and it hits all of them.
What was measured goes into pyperf's benchmarks, with the machine and the versions that it collects, and its commands
tell the rest: ``python -m pyperf stats FILE``, ``check FILE``, ``compare_to OLD NEW``.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, Literal

import pyperf
from document import Aim, Cells, told
from memory import peak_mb

SHARED: Final = Path(__file__).resolve().parents[2] / "shared" / "runs" / "fit"
_LEAST_S: Final = 1e-9
"""A clock may not have moved; pyperf takes no value of nothing."""
_THREADS: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")

Timer = Callable[[], float]
"""Does something once and returns the seconds that it took."""


def timed(work: Callable[[], object], *, turns: int = 1, clock: Callable[[], float] = time.process_time) -> Timer:
    """Return what tells how long a piece of work takes, the mean of several turns: processor time, if not told."""

    def timer() -> float:
        start = clock()
        for _turn in range(turns):
            work()
        return (clock() - start) / turns

    return timer


def times(ours: pyperf.Benchmark, theirs: pyperf.Benchmark) -> float:
    """Return how many times as long theirs took as ours: the median over the rounds, each of which had both."""
    pairs = zip(ours.get_values(), theirs.get_values(), strict=True)
    return statistics.median(float(b / a) for a, b in pairs)


class Bench:
    """What a script measures, and which packages it measures with."""

    def __init__(self, *packages: str) -> None:
        self._versions = {name: version(name) for name in packages if is_there(name)}
        self._absent = [name for name in packages if not is_there(name)]
        self._kept: list[pyperf.Benchmark] = []

    def turns(self, what: str, sides: Mapping[str, Timer], rounds: int) -> Mapping[str, pyperf.Benchmark]:
        """Let sides take turns, every other round in the opposite order, and return each with its values [s].

        Before the first of several rounds each side is run once, for what it loads and keeps.
        """
        runs: dict[str, list[pyperf.Run]] = {name: [] for name in sides}
        for timer in sides.values() if rounds > 1 else ():
            timer()
        for number in range(rounds):
            for name in list(sides)[:: 1 if number % 2 == 0 else -1]:
                runs[name].append(self._run(f"{what}: {name}", sides[name](), "second"))
        return {name: self._keep(found) for name, found in runs.items()}

    def values(self, what: str, found: Iterable[float], unit: Literal["second", "byte"] = "second") -> pyperf.Benchmark:
        """Keep values that were measured otherwise."""
        return self._keep([self._run(what, value, unit) for value in found])

    def peak(self, what: str, code: str, *arguments: str) -> float:
        """Return the peak of the memory of a new process that runs a piece of Python [MB]."""
        return self.memory(what, peak_mb(code, *arguments))

    def memory(self, what: str, found_mb: float) -> float:
        """Keep a peak of memory and return it [MB]."""
        self.values(f"{what}: peak memory", [found_mb * 1e6], "byte")
        return found_mb

    def _run(self, name: str, value: float, unit: str) -> pyperf.Run:
        packages = "; ".join(f"{package} {number}" for package, number in self._versions.items())
        return pyperf.Run([max(value, _LEAST_S)], metadata={"name": name, "unit": unit, "versions": packages or "none"})

    def _keep(self, runs: Sequence[pyperf.Run]) -> pyperf.Benchmark:
        benchmark = pyperf.Benchmark(runs)
        self._kept.append(benchmark)
        return benchmark

    def made(self) -> str:
        """Return the machine, the versions, its load and how far values of one thing differ, as sentences."""
        suite = pyperf.BenchmarkSuite(self._kept)
        machine = suite.get_benchmarks()[0].get_metadata()
        python = str(machine["python_version"]).partition(" ")[0]
        known = ", ".join(f"{name} {number}" for name, number in self._versions.items())
        loads = [run.get_metadata().get("load_avg_1min", 0.0) for each in suite for run in each.get_runs()]
        spreads = [each.stdev() / each.mean() for each in suite if each.get_nvalue() > 1]
        return " ".join(
            (
                f"{machine.get('cpu_model_name', machine['platform'])}, {machine['cpu_count']} cores, Python {python},",
                f"{known}; load {min(loads):.1f} to {max(loads):.1f}.",
                *((f"Not installed, and left out: {', '.join(self._absent)}.",) if self._absent else ()),
                *((f"Turns of one side differ by {100 * statistics.median(spreads):.0f} %.",) if spreads else ()),
            )
        )

    def finished(
        self, rows: Sequence[Cells], given: argparse.Namespace, *, script: str, aims: Sequence[Aim] = (), said: str = ""
    ) -> int:
        """Keep the values where that is asked for, tell the table, and return 0 unless a ratio has fallen."""
        if given.json is not None:
            given.json.parent.mkdir(parents=True, exist_ok=True)
            pyperf.BenchmarkSuite(self._kept).dump(str(given.json), replace=True)
        made = f"{said} {self.made()}".strip()
        return told(rows, made, given, script=script, aims=() if given.small else aims)


def is_there(package: str) -> bool:
    """Tell whether a peer is installed."""
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def begin(main: Callable[[], int]) -> None:
    """Do a script: with one thread for the linear algebra, here and in all processes, which is read when they start."""
    if any(os.environ.get(name) != "1" for name in _THREADS):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **dict.fromkeys(_THREADS, "1")})  # noqa: S606 - itself
    sys.exit(main())
