"""Draw the desk's pages and their states as a browser shows them, in all widths and schemes, from a simulated squad.

Run it as ``python scripts/make_desk_pictures.py FOLDER`` and look at what it writes there; it needs chromium and the
development tools, and two minutes: the squad's runs are simulated, filed and analysed as real ones are. A name or more
after the folder draws these alone: ``python scripts/make_desk_pictures.py FOLDER run roster``.
"""

import argparse
import tempfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from desk_scenes import HEIGHT, SCENES, SCHEMES, WIDTHS, Stage, at_work, ticket
from make_picture import FLAGS, find_browser
from playwright.sync_api import Browser, BrowserContext, Error, sync_playwright

from gait.desk.roster import bring_up_to_date
from gait.intake.filing import Drop, file_all
from gait.library import AthleteRecord, Library
from gait.simulate import WATCHES
from gait.simulate.squad import squad_files

ATHLETES: Final = 5
WEEKS: Final = 4
UNTIL: Final = date(2026, 5, 24)
DRAWN_MS: Final = 30_000
"""How long the charts of a report may take."""
SHOWN: Final = "html[data-charts=drawn]"


def fill(folder: Path) -> dict[str, object]:
    """Put a simulated squad into a library, and return what a stage has to know of it."""
    with Library.open(folder) as library:
        known = b""
        for name, data in squad_files(WATCHES["full_dynamics"], 3, athletes=ATHLETES, weeks=WEEKS, until=UNTIL):
            if name.endswith(".fit"):
                athlete = library.find_athlete(name.split("/")[0]) or library.add_athlete(name.split("/")[0])
                list(file_all(library, [Drop(data=data, name=name, athlete=athlete)], processes=1))
                known = known or data
        told = _tell(library, library.athletes()[0])
        told["newcomer"] = library.add_athlete("Cleo").id
        bring_up_to_date(library)
    return {"known": known, **told}


def _tell(library: Library, athlete: AthleteRecord) -> dict[str, object]:
    """Tell of an athlete what a coach does."""
    run, earlier, contested, *_ = (each.id for each in library.runs(athlete.id))
    library.edit_athlete(athlete.id, target_spm=168.0, target_on=(UNTIL - timedelta(days=14)).isoformat())
    library.add_shoe(athlete.id, "Blue, for the road")
    library.add_pain(athlete.id, on_date=UNTIL.isoformat(), run_id=run, during=4.0, after=3.0)
    library.coaching.write_note(run, "Well held.\n\n- easy until **Friday**\n- tell me of the knee", version=0)
    library.coaching.set_tags(run, ["long run", "heat"])
    return {"athlete": athlete.id, "run": run, "contested": contested, "pair": (earlier, run)}


def draw(context: BrowserContext, stage: Stage, name: str, picture: Path) -> None:
    """Write the picture of a scene, once the charts of what stands in its frame are drawn."""
    page = context.new_page()
    SCENES[name](page, stage)
    if page.locator("iframe").count():
        with suppress(Error):  # a page without charts never has them drawn
            page.frame_locator("iframe").locator(SHOWN).wait_for(state="attached", timeout=DRAWN_MS)
    page.screenshot(path=picture, full_page=True)
    page.close()


def draw_all(browser: Browser, stage: Stage, names: list[str], out: Path) -> None:
    """Write all pictures."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
            context.add_cookies([ticket(stage.desk), ticket(stage.empty)])  # type: ignore[list-item] # as described
            for name in names:
                draw(context, stage, name, out / f"{name}-{width}-{scheme}.png")
            context.close()


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SCENES))
    asked = parser.parse_args()
    names: list[str] = asked.names or list(SCENES)
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        known = fill(Path(folder) / "library")
        browser = driver.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        day = UNTIL + timedelta(days=1)
        with at_work(Path(folder) / "library", day) as desk, at_work(Path(folder) / "empty", day) as empty:
            draw_all(browser, Stage(desk=desk, empty=empty, **known), names, asked.out)  # type: ignore[arg-type] # as filled
        browser.close()
    print(f"Wrote {len(WIDTHS) * len(SCHEMES) * len(names)} pictures to {asked.out}")


if __name__ == "__main__":
    main()
