"""What more costs: a longer run for each sample, more runs for each run; in proportion is a ratio of 1.

    python benchmarks/growth.py [--rounds N] [--small] [--write docs/performance.md]

Runs from 10 minutes to 24 hours at 1 Hz are read, analysed and drawn; a runner's history of up to 2,000 runs is worked
out; and datasets of more and more short runs are made.
A ratio is the cost each of the smallest over that of this row: 1 is in proportion, less than 1 is dearer than that.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from batch import fill, seconds_of
from season import the_diary
from side_by_side import Aim, Cells, finished, in_turns, made_with, options

from gait import export, pages, pipeline
from gait.formats import read_bytes
from gait.simulate import RUNNERS, WATCHES, simulate
from gait.simulate.plan import Plan, run

MINUTES: Final = (10, 60, 360, 1440)
RUNS: Final = (250, 500, 1000, 2000)
FILES: Final = (50, 100, 200, 400)
LEAST: Final = 0.8
"""A quarter more for each is still called in proportion."""


def a_run(minutes: int) -> bytes:
    """Return a run of so many minutes at changing speeds."""
    legs = tuple(run(10, 2.6 + 0.05 * (number % 5)) for number in range(minutes // 10))
    return simulate(RUNNERS["typical"], Plan(legs=legs, loop_m=14_000.0), WATCHES["full_dynamics"], 1).to_fit_bytes()


def parts_of_a_run(data: bytes) -> Mapping[str, Callable[[], object]]:
    """Return what is done with a run: read, analyse, draw."""
    (activity, *_rest) = read_bytes(data, "run.fit")
    shown = export.display_series(pipeline.analyze(activity))
    return {
        "reading": partial(read_bytes, data, "run.fit"),
        "analysis": partial(pipeline.analyze, activity),
        "report": partial(pages.report, shown),
    }


def cost_of_lengths(lengths: tuple[int, ...], rounds: int) -> list[Cells]:
    """Return the cost of each part a sample, beside that of the shortest run that is no start-up: an hour, if there."""
    costs: dict[int, dict[str, float]] = {}
    for minutes in lengths:
        taken = in_turns(parts_of_a_run(a_run(minutes)), rounds)
        costs[minutes] = {part: min(seconds) / (60 * minutes) for part, seconds in taken.items()}
    base = costs[60 if 60 in costs else lengths[0]]
    return [
        {
            "what": f"{part}, {minutes} minutes",
            "each [us]": 1e6 * cost,
            "times in proportion": base[part] / cost,
        }
        for part in base
        for minutes, cost in ((minutes, costs[minutes][part]) for minutes in lengths)
    ]


def cost_of_counts(what: str, costs: Mapping[int, float]) -> list[Cells]:
    """Return the cost each for growing counts, beside that of the first."""
    base = next(iter(costs.values()))
    return [
        {"what": f"{what}, {count}", "each [us]": 1e6 * cost, "times in proportion": base / cost}
        for count, cost in costs.items()
    ]


def history_costs(counts: tuple[int, ...]) -> dict[int, float]:
    """Return the seconds a run that a runner's history takes."""
    return {count: the_diary(count)[1] / count for count in counts}


def dataset_costs(counts: tuple[int, ...]) -> dict[int, float]:
    """Return the seconds a file that a dataset takes, in one process."""
    costs = {}
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name) / "warm", 2, 5)
        seconds_of(Path(name) / "warm", Path(name) / "out", "process")
        for count in counts:
            source = Path(name) / f"in-{count}"
            fill(source, count, 5)
            costs[count] = seconds_of(source, Path(name) / "out", "process")[1] / count
    return costs


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    given = options(__doc__, rounds=3).parse_args()
    lengths, runs, files = ((10, 20), (250,), (4, 8)) if given.small else (MINUTES, RUNS, FILES)
    rows = [
        *cost_of_lengths(lengths, given.rounds),
        *cost_of_counts("history of runs", history_costs(runs)),
        *cost_of_counts("dataset of files of 5 minutes", dataset_costs(files)),
    ]
    held = [str(row["what"]) for row in rows if not str(row["what"]).endswith(", 10 minutes")]  # mostly what all cost
    aims = [Aim(row=row, column="times in proportion", least=LEAST) for row in held]
    made = f"The base is an hour, and the smallest count. {made_with('numpy', 'scipy', 'pyarrow')}"
    return finished(rows, made, given, script="growth.py", aims=() if given.small else aims)


if __name__ == "__main__":
    sys.exit(main())
