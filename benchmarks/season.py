"""The page of a runner with 2,000 runs: its size, how soon it is built, and how soon a browser has drawn it.

    python benchmarks/season.py [--repeats N] [--write docs/trends.md]

The runs are those of a simulated runner over seven years on two watches, six a week.
Without Chromium or Playwright the browser's part is left out, and it is said.
"""

import argparse
import platform
import sys
import tempfile
import time
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np
from report import MARKS, browser

from gait.model.diary import Diary
from gait.pages.seasons import season_report
from gait.pipeline.diary import diary_of
from gait.simulate import RUNNERS
from gait.simulate.diary import diary_runs
from gait.simulate.minutes import minutes_of_year
from gait.simulate.season import Planted, Trainee, draw_year

BEGIN: Final = "<!-- benchmarks/season.py -->"
END: Final = "<!-- end of benchmarks/season.py -->"
RUNS: Final = 2000
WEEKS: Final = 340
MOST_BYTES: Final = 2_400_000
MOST_SHARED_BYTES: Final = 600_000
MOST_OPEN_S: Final = 1.0


PARSED: Final = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd / 1000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Seconds since the browser began to open the page: all of it there, text, charts in view by plotly, all charts.

    All of it holds the first chart as it stands before plotly has started.
    """

    parsed_s: float
    text_s: float
    near_s: float
    drawn_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured; seconds are the least of several, ``opening`` is None without a browser."""

    runs: int
    diary_s: float
    page_s: float
    page_bytes: int
    shared_bytes: int
    opening: Opening | None


def the_diary(runs: int = RUNS) -> tuple[Diary, float]:
    """Return the diary of the last runs, and how long the history took to say what it holds [s]."""
    rng = np.random.default_rng(5)
    trainee = Trainee(runner=RUNNERS["typical"], runs_a_week=6, missed_share=0.0)
    planted = Planted(device_day=1000, cadence_day=1800, spike_day=7 * WEEKS - 8, shoe_m=900_000.0)
    year = draw_year(rng, trainee, planted=planted, weeks=WEEKS)
    levels = minutes_of_year(rng, year)
    lines = diary_runs(year, levels)[-runs:]
    start = time.perf_counter()
    diary = diary_of("Ana", lines, levels[-runs:])
    return diary, time.perf_counter() - start


def measure(repeats: int) -> Figures:
    """Return the figures; other work on the machine only ever adds to a time."""
    diary, diary_s = the_diary()
    season_report(diary)  # the templates compiled, the script packed
    start = time.perf_counter()
    page = season_report(diary)
    page_s = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.html"
        path.write_text(page, encoding="utf-8")
        return Figures(
            runs=len(diary.runs),
            diary_s=diary_s,
            page_s=page_s,
            page_bytes=len(page.encode()),
            shared_bytes=len(season_report(diary, script="../assets/plotly.js").encode()),
            opening=opening(path, repeats),
        )


def opening(page: Path, repeats: int) -> Opening | None:
    """Return the least of each of several openings of a page; None without a browser."""
    with browser() as started:
        if started is None:
            return None
        found = [_open(started, page) for _ in range(repeats + 1)][1:]
        return Opening(**{each.name: min(getattr(one, each.name) for one in found) for each in fields(Opening)})


def _open(started: Any, page: Path) -> Opening:  # noqa: ANN401 - Playwright's own type
    tab = started.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(page.as_uri())
    tab.wait_for_selector("html[data-charts=drawn]", state="attached", timeout=120_000)
    text, near, drawn = tab.evaluate(MARKS)
    parsed = tab.evaluate(PARSED)
    tab.close()
    return Opening(parsed_s=parsed, text_s=text, near_s=near, drawn_s=drawn)


def told(found: Figures) -> str:
    """Return the figures as the document has them."""
    shown = found.opening
    seconds = (shown.text_s, shown.parsed_s, shown.near_s, shown.drawn_s) if shown else (None, None, None, None)
    text, parsed, near, drawn = ("no browser here" if at is None else f"{at:.2f} s" for at in seconds)
    rows = (
        ("page, script inside", f"{found.page_bytes / 1e6:.2f} MB", f"{MOST_BYTES / 1e6:.1f} MB"),
        ("page with `--assets shared`", f"{found.shared_bytes / 1e3:.0f} kB", f"{MOST_SHARED_BYTES / 1e3:.0f} kB"),
        ("what the runs tell, worked out", f"{found.diary_s:.1f} s", ""),
        ("page drawn", f"{found.page_s:.2f} s", ""),
        ("opened in Chromium: what needs a look, in words", text, f"{MOST_OPEN_S:.0f} s"),
        ("all runs and tables, and the first chart as it stands without a script", parsed, f"{MOST_OPEN_S:.0f} s"),
        ("the charts of the first two screens drawn by plotly", near, ""),
        ("all charts drawn by plotly", drawn, ""),
    )
    lines = [f"| {what} | {value} | {most} |" for what, value, most in rows]
    return "\n".join((f"| {found.runs:,} runs over seven years | measured | at most |", "|---|---|---|", *lines))


def misses(found: Figures) -> list[str]:
    """Return the aims that were missed."""
    aims = {
        "bytes of the page": (found.page_bytes, MOST_BYTES),
        "bytes of the page that shares its script": (found.shared_bytes, MOST_SHARED_BYTES),
        "seconds until the first chart": (found.opening.parsed_s if found.opening else 0.0, MOST_OPEN_S),
    }
    return [f"{what}: {value:.2f}, at most {most:.2f}" for what, (value, most) in aims.items() if value > most]


def write(document: Path, text: str, repeats: int) -> None:
    """Put the figures between the document's markers."""
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    made = f"Python {platform.python_version()}, two cores shared with other work; the least of {repeats} turns."
    document.write_text(f"{before}{BEGIN}\n{text}\n\n{made}\n{END}{after}", encoding="utf-8")


def main() -> int:
    """Print the figures; return 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--write", type=Path, metavar="DOCUMENT")
    given = parser.parse_args()
    found = measure(given.repeats)
    print(told(found))
    if given.write:
        write(given.write, told(found), given.repeats)
    for miss in misses(found):
        print(f"missed: {miss}")
    return 1 if misses(found) else 0


if __name__ == "__main__":
    sys.exit(main())
