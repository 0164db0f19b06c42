"""Draw the picture of the coach's desk for the README: the head of a simulated squad's roster, in chromium.

Run it as ``python scripts/make_roster_picture.py`` after a change that shows; it needs chromium, the development tools
and a minute: ten runners' files of twelve weeks are filed as real ones are.
"""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from typing import Final

from desk_scenes import at_work
from make_picture import FLAGS, ROOM_PX, ROOT, WIDTH_PX, bottom_px, find_browser, shrink
from playwright.sync_api import sync_playwright

from gait.desk.roster import bring_up_to_date
from gait.library import Library
from gait.simulate import WATCHES
from gait.simulate.squad import squad_files
from gait.watch import Settings, Voice, watch_once

PICTURE: Final = ROOT / "docs" / "images" / "desk.png"
UNTIL: Final = date(2026, 5, 24)
"""A Sunday; the coach looks on the Monday."""
LAST: Final = ".squad > .card:nth-child(4)"


def main() -> None:
    """Write the picture and say how large it is."""
    with tempfile.TemporaryDirectory() as name:
        drops, library = Path(name) / "drops", Path(name) / "library"
        for file, data in squad_files(WATCHES["wrist_basic"], 1, athletes=10, weeks=12, until=UNTIL):
            if "/" in file:  # a runner's own, and not what was planted
                (drops / file).parent.mkdir(parents=True, exist_ok=True)
                (drops / file).write_bytes(data)
        settings = Settings(folder=drops, out=drops / "reports", library=library, reports="none")
        watch_once(settings, Voice(say=_unheard, trouble=print), Event())
        with Library.open(library) as opened:
            bring_up_to_date(opened)
        draw(library)
    shrink(PICTURE)
    print(f"Wrote {PICTURE.relative_to(ROOT)}, {PICTURE.stat().st_size / 1000:.0f} kB.")


def draw(library: Path) -> None:
    """Draw the roster down to the end of its fourth card."""
    with at_work(library, UNTIL + timedelta(days=1)) as desk, sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        page = chromium.new_page(viewport={"width": WIDTH_PX, "height": 900})
        page.goto(desk.way_in)
        page.wait_for_url(desk.address)
        page.set_viewport_size({"width": WIDTH_PX, "height": round(bottom_px(page, LAST)) + ROOM_PX})
        page.screenshot(path=PICTURE)
        chromium.close()


def _unheard(_line: str) -> None:
    """Say nothing of what went well."""


if __name__ == "__main__":
    main()
