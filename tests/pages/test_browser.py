"""The page in a real browser, from the disk, with nothing but itself."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gait import pages
from gait.model import Analysis

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _absent(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is absent, and CI=true requires it")
    pytest.skip(f"{what} is not on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Return a headless Chromium, or skip (with CI=true: fail) where there is none."""
    if CHROMIUM is None:
        _absent("chromium")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional: a machine may lack it
    except ImportError:
        _absent("playwright")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def report_file(rich: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the rich run's report on the disk."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(pages.report(rich), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_chart_is_drawn_without_a_request_or_a_complaint(
    browser: object, report_file: Path, width: int, scheme: str
) -> None:
    """From file://, each chart holds its drawing, the console is silent, and no request leaves the page."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(report_file.as_uri())
    page.wait_for_selector("html[data-charts]", state="attached", timeout=60_000)
    drawn = page.evaluate(
        "[...document.querySelectorAll('[data-chart]')].map(f => f.querySelectorAll('svg').length > 0)"
    )
    wide = page.evaluate("document.documentElement.scrollWidth")
    colour = page.evaluate(
        "getComputedStyle(document.querySelector('[data-chart=cadence-time] .lines path.js-line')).stroke"
    )
    page.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == []
    assert drawn == [True] * 15
    assert wide <= width
    assert colour.startswith("rgb")


def test_without_scripts_the_page_says_where_the_numbers_are(browser: object, report_file: Path) -> None:
    """With scripts off each chart's place names its table, and the answer is there."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(report_file.as_uri())
    shown = page.locator(".unscripted").first.is_visible()
    answer = page.locator("h1").inner_text()
    page.close()
    assert shown
    assert answer
