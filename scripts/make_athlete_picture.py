"""Draw the picture of a runner's page: the first screen and the first chart of a simulated season, in chromium.

Run it as ``python scripts/make_athlete_picture.py`` after a change that shows; it needs chromium and the development
tools. With ``--pages FOLDER`` it writes the page and a list of runners there, to look at.
"""

import argparse
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from make_picture import MOST_BYTES, draw, find_browser

from gait._version import __version__
from gait.model import CadenceTarget, Pair
from gait.model.diary import Diary, DiaryNotes, DiaryPain
from gait.pages.seasons import SquadEntry, season_report, squad_report
from gait.pipeline.diary import diary_of
from gait.simulate import RUNNERS
from gait.simulate.diary import diary_runs
from gait.simulate.minutes import minutes_of_year
from gait.simulate.season import Planted, Trainee, draw_year

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "athlete.png"
WEEKS = 40
SEED = 11


def example() -> Diary:
    """Return forty weeks with a new watch, a drop of cadence, a run far too long, a worn pair and a sore knee."""
    rng = np.random.default_rng(SEED)
    last = 7 * WEEKS
    trainee = Trainee(runner=RUNNERS["typical"], runs_a_week=5, missed_share=0.05)
    planted = Planted(
        device_day=70,
        cadence_day=last - 20,
        cadence_share=-0.06,
        spike_day=last - 8,
        spike_ratio=1.7,
        shoe_m=1_500_000.0,
    )
    year = draw_year(rng, trainee, planted=planted, weeks=WEEKS, first=date(2025, 8, 4))
    levels = minutes_of_year(rng, year)
    lines = diary_runs(year, levels)
    return diary_of(
        "Ana", lines, levels, notes=_notes(date(2025, 8, 4) + timedelta(weeks=WEEKS)), gait_version=__version__
    )


def _notes(end: date) -> DiaryNotes:
    def day(before: int) -> str:
        return (end - timedelta(days=before)).isoformat()

    return DiaryNotes(
        shoes=(Pair(shoe_id="pair 1", name="Blue trainers", before_m=60_000.0),),
        pain=(
            DiaryPain(
                local_date=day(120), verdict="within the rule", during=1, after=1, next_morning=0, most=1, where="front"
            ),
            DiaryPain(
                local_date=day(70), verdict="above the rule", during=4, after=3, next_morning=2, most=4, where="front"
            ),
            DiaryPain(
                local_date=day(66), verdict="above the rule", during=3, after=2, next_morning=2, most=3, where="front"
            ),
            DiaryPain(
                local_date=day(7), verdict="above the rule", during=3, after=3, next_morning=1, most=3, where="front"
            ),
        ),
        targets=(CadenceTarget(set_on=day(100), cadence_spm=172.0, speed_mps=2.8),),
    )


def write_pages(folder: Path) -> Path:
    """Write the page and a list of runners into a folder, and return the page."""
    diary = example()
    page = folder / "ana" / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(season_report(diary, back="../index.html"), encoding="utf-8")
    entries = [
        SquadEntry(diary=replace(diary, athlete="Bo", looks=()), href="ana/index.html"),
        SquadEntry(diary=diary, href="ana/index.html"),
        SquadEntry(diary=Diary(gait_version=__version__, athlete="Cy"), href="ana/index.html"),
    ]
    today = (date.fromisoformat(diary.until) + timedelta(days=2)).isoformat()
    (folder / "index.html").write_text(squad_report(entries, today, gait_version=__version__), encoding="utf-8")
    return page


def main() -> None:
    """Write the picture and say how large it is, or the pages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=Path, metavar="FOLDER")
    folder = parser.parse_args().pages
    if folder is not None:
        print(f"Wrote {write_pages(folder)}.")
        return
    browser = find_browser()
    with tempfile.TemporaryDirectory() as temporary:
        draw(write_pages(Path(temporary)), browser, PICTURE, until=".chart")
    size = PICTURE.stat().st_size
    if size > MOST_BYTES:
        parser.error(f"{PICTURE} has {size} bytes, more than {MOST_BYTES}.")
    print(f"Wrote {PICTURE.relative_to(ROOT)}, {size / 1000:.0f} kB.")


if __name__ == "__main__":
    main()
