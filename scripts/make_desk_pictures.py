"""Draw the desk's pages as a browser shows them, wide and narrow, light and dark, from a simulated squad.

Run it as ``python scripts/make_desk_pictures.py FOLDER`` and look at what it writes there; it needs chromium and the
development tools, and two minutes: the squad's runs are simulated, filed and analysed as real ones are.
"""

import argparse
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Final, Literal

import uvicorn
from make_picture import find_browser
from playwright.sync_api import Page, sync_playwright

from gait.desk import Desk, make_app
from gait.desk.roster import bring_up_to_date
from gait.desk.serving import listening
from gait.intake.filing import Drop, file_all
from gait.library import Library
from gait.simulate import WATCHES
from gait.simulate.squad import squad_files

ATHLETES: Final = 6
WEEKS: Final = 5
UNTIL: Final = date(2026, 5, 24)
SEEN: Final[tuple[tuple[int, Literal["light", "dark"]], ...]] = ((1280, "light"), (390, "dark"))
DRAWN_MS: Final = 4000
"""How long the charts of a report may take."""


def fill(folder: Path) -> dict[str, str]:
    """Put a simulated squad into a library, and return the pages to draw by name."""
    with Library.open(folder) as library:
        files = squad_files(WATCHES["full_dynamics"], 3, athletes=ATHLETES, weeks=WEEKS, until=UNTIL)
        for name, data in files:
            if name.endswith(".fit"):
                athlete = library.find_athlete(name.split("/")[0]) or library.add_athlete(name.split("/")[0])
                list(file_all(library, [Drop(data=data, name=name, athlete=athlete)], processes=1))
        first = library.runs(library.athletes()[0].id)[0]
        library.add_pain(first.athlete_id, on_date=UNTIL.isoformat(), run_id=first.id, during=4.0, after=3.0)
        library.coaching.write_note(first.id, "Well held.\n\n- easy until **Friday**\n- tell me of the knee", version=0)
        bring_up_to_date(library)
    return {
        "roster": "",
        "athlete": f"athletes/{first.athlete_id}",
        "run": f"runs/{first.id}",
        "feedback": f"runs/{first.id}/feedback",
    }


@contextmanager
def served(folder: Path) -> Iterator[Desk]:
    """Serve the desk on a library."""
    with listening(0) as own:
        desk = Desk(folder=folder, port=own.getsockname()[1], today=lambda: UNTIL + timedelta(days=1))
        config = uvicorn.Config(make_app(desk), log_level="warning", lifespan="off", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
        thread.start()
        yield desk
        server.should_exit = True
        thread.join()


def shoot(page: Page, desk: Desk, pages: dict[str, str], out: Path, name: str) -> None:
    """Write a picture of each page."""
    page.goto(desk.way_in)
    page.wait_for_url(desk.address)
    for each, path in pages.items():
        page.goto(desk.address + path)
        page.wait_for_timeout(DRAWN_MS)
        page.screenshot(path=out / f"{each}-{name}.png", full_page=True)


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        pages = fill(Path(folder) / "library")
        browser = driver.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        with served(Path(folder) / "library") as desk:
            for width, scheme in SEEN:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                shoot(context.new_page(), desk, pages, out, f"{width}-{scheme}")
                context.close()
        browser.close()
    print(f"Wrote {2 * len(pages)} pictures to {out}")


if __name__ == "__main__":
    main()
