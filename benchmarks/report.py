"""The report of a simulated run of six hours: its size, how soon it is built and how soon a browser has drawn it.

    python benchmarks/report.py [--rounds N] [--small] [--json FILE] [--write docs/performance.md]

The run has 21,600 samples at 1 Hz with running dynamics, hills and walks.
It is built by `gait analyze` in a new process, from start to exit, in turn with fitparse merely decoding the same file
in a process that has already imported it, and with a first build on a machine, which has to pack the charts' script.
Seconds are the least of the rounds: other work on the machine only ever adds to a time.
Without Chromium or Playwright the browser's part is left out.
"""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pyperf
from cold import Cold, fitparse_of
from document import Cells, figure, limits, options
from in_chromium import DRAWN, NEAR, TEXT, openings
from side_by_side import Bench, begin, times

from gait.simulate import RUNNERS, WATCHES, simulate
from gait.simulate.plan import Leg, Plan, run, walk

CACHE: Final = "GAIT_CACHE_DIR"
MEMORY: Final = """
import sys
from gait.cli.app import app
from gait.cli.failures import exit_code_of
exit_code_of(lambda: app(sys.argv[1:], prog_name="gait"))
"""


def six_hours(quarters: int = 24) -> bytes:
    """Return the run as a FIT file: each quarter of an hour up, along, a walk, and a quicker half minute."""
    legs: list[Leg] = []
    for quarter in range(quarters):
        pace, grade = 2.5 + 0.03 * (quarter % 9), 0.01 * (quarter % 7 - 3)
        legs += [run(7, pace, grade), run(6, pace - 0.1, -grade), walk(1.5), run(0.5, 3.5)]
    plan = Plan(legs=tuple(legs), loop_m=14_000.0)
    return simulate(RUNNERS["long_slow_steps"], plan, WATCHES["full_dynamics"], 1).to_fit_bytes()


def size_of(bench: Bench, page: Path) -> float:
    """Keep the size of a page and return it [MB]."""
    bench.values(f"size: {page.parent.name}/{page.name}", [page.stat().st_size], "byte")
    return page.stat().st_size / 1e6


def opened(bench: Bench, page: Path, rounds: int) -> dict[str, float]:
    """Return the least seconds of opening a page to each of its marks; nothing without a browser."""
    return {
        mark: min(bench.values(f"opened: {mark}", found).get_values()) for mark, found in openings(page, rounds).items()
    }


def building(bench: Bench, file: Path, folder: Path, rounds: int) -> Mapping[str, pyperf.Benchmark]:
    """Return the times of a build, of a first one, and of fitparse's decode."""
    asked = ("analyze", str(file), "--out", str(folder / "out"))
    cache, fresh_cache = str(folder / "cache"), folder / "fresh"
    ready = lambda: shutil.rmtree(fresh_cache, ignore_errors=True)  # noqa: E731 - shorter than its name
    sides = {
        "built": Cold.gait(*asked, environment={CACHE: cache}),
        "first": Cold.gait(*asked, ready=ready, environment={CACHE: str(fresh_cache)}),
        "fitparse": fitparse_of(file),
    }
    return bench.turns("six hours", sides, rounds)


def rows_of(bench: Bench, folder: Path, rounds: int, quarters: int) -> list[Cells]:
    """Return all figures."""
    file = folder / "six_hours.fit"
    file.write_bytes(six_hours(quarters))
    taken = building(bench, file, folder, rounds)
    Cold.gait("analyze", str(file), "--out", str(folder / "shared"), "--assets", "shared")()
    (page,), (sharing,) = (list((folder / place).glob("*.html")) for place in ("out", "shared"))
    shown = opened(bench, page, rounds)
    built, first, decoded = (min(each.get_values()) for each in taken.values())
    ratio = times(taken["built"], taken["fitparse"])
    first_ratio = times(taken["first"], taken["fitparse"])
    return [
        figure("page, script inside", size_of(bench, page), "MB", at_most=2.4),
        figure("page with `--assets shared`", size_of(bench, sharing), "MB", at_most=0.4),
        figure("built from a cold start", built, "s", at_most=1.5) | {"times fitparse's decode": ratio},
        figure("the same, the first time on a machine", first, "s") | {"times fitparse's decode": first_ratio},
        figure("fitparse, decode alone", decoded, "s"),
        figure(
            "peak memory of building it",
            bench.peak("built", MEMORY, "analyze", str(file), "--out", str(folder / "out")),
            "MB",
        ),
        figure("opened in Chromium: text, numbers and tables there", shown.get(TEXT), "s"),
        figure("the charts of the first two screens drawn", shown.get(NEAR), "s"),
        figure("all charts drawn", shown.get(DRAWN), "s", at_most=2.0),
    ]


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    given = options(__doc__, rounds=5).parse_args()
    bench = Bench("fitparse", "plotly", "playwright")
    with tempfile.TemporaryDirectory() as folder:
        rows = rows_of(bench, Path(folder), given.rounds, 1 if given.small else 24)
    return bench.finished(rows, given, script="report.py", aims=limits(rows))


if __name__ == "__main__":
    begin(main)
