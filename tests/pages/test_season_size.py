"""How large a page of many runs becomes, and how soon it is there."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from gait.model.diary import Diary
from gait.pages.seasons import season_report
from tests.pages.a_season import line, season
from tests.pages.test_browser import browser  # noqa: F401 - the fixture

MOST_BYTES = 2_400_000
MOST_SHARED_BYTES = 600_000
RUNS = 2000
SAID = "Your steps are as long as usual for your pace, and your cadence falls by 4 spm over the run."
PARSED = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def many() -> Diary:
    """Return a season in which 2,000 runs of six years are listed, each with a sentence, a drawing and a report."""
    first = date(2020, 1, 6)
    days = [(first + timedelta(days=number)).isoformat() for number in range(RUNS)]
    minutes = season()[1].runs[0].minutes_spm
    runs = [
        line(
            f"x{number}",
            day,
            headline=SAID,
            minutes_spm=minutes,
            from_usual_spm=-1.0,
            own_verdict="as usual",
            report=f"{day}-run-{number}.html",
        )
        for number, day in enumerate(days)
    ]
    return replace(season()[1], runs=tuple(reversed(runs)), count=RUNS)


def test_two_thousand_runs_are_a_page_that_can_be_mailed() -> None:
    """At most 2.4 MB with the charts' script and 600 kB beside it; each run leads to its report, the last one twice."""
    page = season_report(many())
    assert len(page.encode()) <= MOST_BYTES
    assert len(season_report(many(), script="assets/plotly.js").encode()) <= MOST_SHARED_BYTES
    assert page.count("-run-") == RUNS + 1


@pytest.mark.prove
def test_two_thousand_runs_open_within_a_second(browser: object, tmp_path: Path) -> None:  # noqa: F811 - the fixture
    """The words, all rows and the first chart are there within a second; the least of five, on a machine in use."""
    page = tmp_path / "index.html"
    page.write_text(season_report(many()), encoding="utf-8")
    seconds = []
    for _ in range(5):
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.goto(page.as_uri())
        tab.wait_for_selector(".still path, .js-plotly-plot", state="attached")
        seconds.append(max(tab.evaluate(PARSED), tab.evaluate(PAINTED)) / 1000)
        tab.close()
    assert min(seconds) <= 1.0
