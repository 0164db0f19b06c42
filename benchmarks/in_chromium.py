"""Pages opened in Chromium, by the marks that they set themselves; without it, or Playwright, nothing is measured."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run")
TEXT: Final = "first-contentful-paint"
PARSED: Final = "parsed"
NEAR: Final = "charts in view"
DRAWN: Final = "charts drawn"
"""What a page has come to: its text painted, all of it parsed, the charts of the first two screens drawn, all drawn."""
_MARKS: Final = """() => ({
  ...Object.fromEntries(performance.getEntries().map((entry) => [entry.name, entry.startTime / 1000])),
  parsed: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd / 1000,
})"""


@contextmanager
def browser() -> Iterator[Any]:
    """Yield a started Chromium, or None where it or Playwright is absent."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional: a machine may lack it
    except ImportError:
        chromium = None
    if chromium is None:
        yield None
        return
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


def openings(page: Path, rounds: int) -> dict[str, list[float]]:
    """Return the seconds from the beginning of opening a page to each of its marks, a value a round; else nothing.

    The first opening starts the browser, and does not count.
    """
    with browser() as started:
        found = [] if started is None else [_marks(started, page) for _ in range(rounds + 1)][1:]
    return {mark: [each[mark] for each in found] for mark in (TEXT, PARSED, NEAR, DRAWN)} if found else {}


def _marks(started: Any, page: Path) -> dict[str, float]:  # noqa: ANN401 - Playwright's own type
    tab = started.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(page.as_uri())
    tab.wait_for_selector("html[data-charts=drawn]", state="attached", timeout=120_000)
    found: dict[str, float] = tab.evaluate(_MARKS)
    tab.close()
    return found
