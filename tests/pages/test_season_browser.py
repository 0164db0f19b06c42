"""A runner's page and the list of runners in a real browser, from the disk, with nothing but themselves."""

from dataclasses import replace
from pathlib import Path

import pytest

from gait.model.diary import Diary
from gait.pages.seasons import SquadEntry, run_list, season_report, squad_report
from tests.pages import axe
from tests.pages.a_season import HOSTILE, beginner, named, season
from tests.pages.test_browser import browser

__all__ = ["browser"]

DRAWN = "[...document.querySelectorAll('[data-chart]')].map(each => each.querySelectorAll('svg').length > 0)"
WIDTHS = [(1280, "light"), (390, "dark")]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return both kinds of page on the disk; of the runs some are folded, and one runner has a hostile name."""
    folder = tmp_path_factory.mktemp("season")
    diary = replace(season()[1], runs=season()[1].runs[:14])
    entries = [
        SquadEntry(diary=diary, href="ana/index.html"),
        SquadEntry(diary=named(HOSTILE), href="hostile/index.html"),
        SquadEntry(diary=replace(beginner(), looks=()), href="bo/index.html"),
        SquadEntry(diary=Diary(gait_version="1", athlete="Cy"), href="cy/index.html"),
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_list, "RECENT", 8)
        drawn = {"season": season_report(diary, back="index.html"), "squad": squad_report(entries, "2026-05-01")}
    for name, page in drawn.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in drawn}


def test_a_runners_page_is_drawn_under_its_own_policy(browser: object, pages: dict[str, Path]) -> None:
    """From file://, each chart holds its drawing, the console is silent, and no request leaves the page."""
    complaints: list[str] = []
    requests: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("console", lambda told: complaints.append(told.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(pages["season"].as_uri())
    page.wait_for_selector("html[data-charts]", state="attached", timeout=60_000)
    drawn = page.evaluate(DRAWN)
    page.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == []
    assert drawn == [True] * 6


@pytest.mark.parametrize(("width", "scheme"), WIDTHS)
def test_axe_finds_nothing_on_a_runners_page(browser: object, pages: dict[str, Path], width: int, scheme: str) -> None:
    """With every fold open nothing sticks out; the policy is set aside for the checker's own script alone."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(pages["season"].as_uri())
    page.wait_for_selector("html[data-charts]", state="attached", timeout=60_000)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = axe.violations(page)
    context.close()
    assert wide <= width
    assert found == []


@pytest.mark.parametrize(("width", "scheme"), WIDTHS)
def test_the_list_of_runners_is_in_its_place_and_axe_finds_nothing(
    browser: object, pages: dict[str, Path], width: int, scheme: str
) -> None:
    """Nothing runs, nothing sticks out, whatever the runners are called."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.goto(pages["squad"].as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = axe.violations(page)
    context.close()
    assert complaints == []
    assert wide <= width
    assert found == []


def test_without_scripts_and_on_paper_everything_can_be_read(browser: object, pages: dict[str, Path]) -> None:
    """With scripts off the answer, the changes and the runs are there; in print folded years are a line each."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(pages["season"].as_uri())
    answer, changes = page.locator("h1").inner_text(), page.locator("#changes table").first.inner_text()
    still = page.locator(".still path").first.is_visible()
    page.emulate_media(media="print")
    year = page.locator(".year").first
    shown = (year.locator("summary").is_visible(), year.locator("td").first.is_visible())
    page.close()
    assert "need a look" in answer
    assert "Cadence" in changes
    assert still
    assert shown == (True, False)
