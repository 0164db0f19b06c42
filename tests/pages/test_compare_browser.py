"""The pages that compare in a real browser, from the disk, with nothing but themselves."""

from pathlib import Path

import pytest

from gait.compare import compare_runs, compare_same_run
from gait.pages.compare import compare_report, same_run_report
from tests.compare.test_alignment import changing, cut
from tests.pages import axe
from tests.pages.test_browser import browser
from tests.pages.test_compare_page import A, B, C

__all__ = ["browser"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return both kinds of page on the disk."""
    folder = tmp_path_factory.mktemp("compared")
    values = changing()
    drawn = {
        "runs": compare_report(compare_runs([A, B, C])),
        "same": same_run_report(compare_same_run(cut(values, 0, "a.fit"), cut(values + 2, 12, "b.fit"))),
    }
    for name, page in drawn.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in drawn}


@pytest.mark.parametrize(("name", "charts"), [("runs", 4), ("same", 2)])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_chart_is_drawn_without_a_request_or_a_complaint(  # noqa: PLR0913, PLR0917 - two pages in two widths
    browser: object,
    pages: dict[str, Path],
    name: str,
    charts: int,
    width: int,
    scheme: str,
) -> None:
    """From file://, each chart holds its drawing, the console is silent, no request leaves, nothing sticks out."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda told: complaints.append(told.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(pages[name].as_uri())
    page.wait_for_selector("html[data-charts]", state="attached", timeout=60_000)
    drawn = page.evaluate(
        "[...document.querySelectorAll('[data-chart]')].map(f => f.querySelectorAll('svg').length > 0)"
    )
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == []
    assert drawn == [True] * charts
    assert wide <= width


def test_without_scripts_the_answer_and_the_differences_are_there(
    browser: object,
    pages: dict[str, Path],
) -> None:
    """With scripts off the sentence and the table of differences can be read."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(pages["runs"].as_uri())
    answer, table = page.locator("h1").inner_text(), page.locator("#differences table").inner_text()
    page.close()
    assert "+5.0" in answer
    assert "larger than chance" in table


@pytest.mark.parametrize("name", ["runs", "same"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(
    browser: object,
    pages: dict[str, Path],
    name: str,
    width: int,
    scheme: str,
) -> None:
    """With every fold open, by all of axe-core's rules; the policy is set aside for the checker's own script alone."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(pages[name].as_uri())
    page.wait_for_selector("html[data-charts]", state="attached", timeout=60_000)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    found = axe.violations(page)
    context.close()
    assert found == []
