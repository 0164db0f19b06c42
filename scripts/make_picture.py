"""Draw the picture of a report for the README: the first screen and the first chart of a sample, in chromium.

Run it as ``python scripts/make_picture.py`` after a change that shows; it needs chromium and the development tools.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from gait.intake import Request, analyze_file

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_files" / "easy_run_dynamics.fit"
PICTURE = ROOT / "docs" / "images" / "report.png"
WIDTH_PX = 1280
ROOM_PX = 2
MOST_BYTES = 300_000
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-lcd-text",
)


def main() -> None:
    """Write the picture and say how large it is."""
    browser = find_browser()
    with tempfile.TemporaryDirectory() as folder:
        (result,) = analyze_file(SAMPLE, Request(out=Path(folder)))
        if result.report is None:
            sys.exit(f"{SAMPLE.name} has no report: {result.error}")
        draw(result.report, browser, PICTURE, until=".chart")
    size = PICTURE.stat().st_size
    if size > MOST_BYTES:
        sys.exit(f"{PICTURE} has {size} bytes, more than {MOST_BYTES}.")
    print(f"Wrote {PICTURE.relative_to(ROOT)}, {size / 1000:.0f} kB.")


def find_browser() -> str:
    """Return the path of chromium, or leave with a sentence where there is none."""
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        sys.exit("The picture needs chromium, and there is none on this machine.")
    return browser


def draw(report: Path, browser: str, picture: Path, *, until: str) -> None:
    """Draw a report down to the end of the first element that a selector finds."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=browser, args=list(FLAGS))
        page = chromium.new_page(viewport={"width": WIDTH_PX, "height": 900}, device_scale_factor=1)
        page.goto(report.as_uri())
        page.wait_for_selector("html[data-charts=drawn]", state="attached")
        page.add_style_tag(content=".contents { position: static !important; }")
        page.set_viewport_size({"width": WIDTH_PX, "height": round(bottom_px(page, until)) + ROOM_PX})
        page.screenshot(path=picture)
        chromium.close()
    shrink(picture)


def shrink(picture: Path) -> None:
    """Keep a picture in 256 colours, which a page needs no more than, at a third of the size."""
    Image.open(picture).convert("RGB").quantize(256).save(picture, optimize=True)


def bottom_px(page: Page, selector: str) -> float:
    """Return where the first such element ends."""
    box = page.locator(selector).first.bounding_box()
    if box is None:
        sys.exit(f"The report has no {selector}.")
    return box["y"] + box["height"]


if __name__ == "__main__":
    main()
