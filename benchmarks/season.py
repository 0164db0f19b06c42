"""The page of a runner with 2,000 runs: its size, how soon it is built, and how soon a browser has drawn it.

    python benchmarks/season.py [--rounds N] [--small] [--json FILE] [--write docs/performance.md]

The runs are those of a simulated runner over seven years on two watches, six a week.
There is no other program that makes such a page, so none takes turns with it.
Seconds are the least of the rounds; memory is the peak of a new process that is given the runs and makes the page.
Without Chromium or Playwright the browser's part is left out.
"""

import pickle
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from document import Cells, figure, limits, options
from in_chromium import DRAWN, NEAR, PARSED, TEXT
from report import opened, size_of
from side_by_side import Bench, begin, timed

from gait.model import SeasonRun
from gait.model.diary import DiaryRun
from gait.pages.seasons import season_report
from gait.pipeline.diary import diary_of
from gait.simulate import RUNNERS
from gait.simulate.diary import diary_runs
from gait.simulate.minutes import minutes_of_year
from gait.simulate.season import Planted, Trainee, draw_year

RUNS: Final = 2000
SMALL_RUNS: Final = 60
WEEKS: Final = 340
MEMORY: Final = """
import pickle, sys
from pathlib import Path
from gait.pages.seasons import season_report
from gait.pipeline.diary import diary_of
season_report(diary_of("Ana", *pickle.loads(Path(sys.argv[1]).read_bytes())))
"""


def the_runs(runs: int, weeks: int = WEEKS) -> tuple[Sequence[DiaryRun], Sequence[SeasonRun]]:
    """Return the last runs of a runner as lines of a diary, and as the history takes them."""
    rng = np.random.default_rng(5)
    trainee = Trainee(runner=RUNNERS["typical"], runs_a_week=6, missed_share=0.0)
    planted = Planted(device_day=1000, cadence_day=1800, spike_day=7 * weeks - 8, shoe_m=900_000.0)
    year = draw_year(rng, trainee, planted=planted, weeks=weeks)
    levels = minutes_of_year(rng, year)
    return diary_runs(year, levels)[-runs:], levels[-runs:]


def rows_of(bench: Bench, folder: Path, runs: int, rounds: int) -> list[Cells]:
    """Return all figures."""
    known = the_runs(runs, 12 if runs == SMALL_RUNS else WEEKS)
    diary = diary_of("Ana", *known)
    page, sharing, given = (folder / name for name in ("inline.html", "shared.html", "runs.pickle"))
    page.write_text(season_report(diary), encoding="utf-8")
    sharing.write_text(season_report(diary, script="../assets/plotly.js"), encoding="utf-8")
    given.write_bytes(pickle.dumps(known))
    worked_out = bench.turns("the history", {"ours": timed(partial(diary_of, "Ana", *known))}, min(rounds, 2))["ours"]
    drawn = bench.turns("the page", {"ours": timed(partial(season_report, diary))}, rounds)["ours"]
    shown = opened(bench, page, rounds)
    return [
        figure("page, script inside", size_of(bench, page), "MB", at_most=2.4),
        figure("page with `--assets shared`", size_of(bench, sharing), "MB", at_most=0.6),
        figure("what the runs tell, worked out", min(worked_out.get_values()), "s"),
        figure("page drawn", min(drawn.get_values()), "s"),
        figure("peak memory of both", bench.peak("page", MEMORY, str(given)), "MB"),
        figure("opened in Chromium: what needs a look, in words", shown.get(TEXT), "s", at_most=1.0),
        figure("all runs and tables, and the first chart without a script", shown.get(PARSED), "s", at_most=1.0),
        figure("the charts of the first two screens drawn by plotly", shown.get(NEAR), "s"),
        figure("all charts drawn by plotly", shown.get(DRAWN), "s"),
    ]


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    given = options(__doc__, rounds=5).parse_args()
    runs = SMALL_RUNS if given.small else RUNS
    bench = Bench("numpy", "plotly", "playwright")
    with tempfile.TemporaryDirectory() as folder:
        rows = rows_of(bench, Path(folder), runs, given.rounds)
    return bench.finished(rows, given, script="season.py", aims=limits(rows), said=f"{runs:,} runs over seven years.")


if __name__ == "__main__":
    begin(main)
