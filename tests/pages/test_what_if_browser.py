"""The sliders of "what if" in a real browser: the numbers they show, by mouse value and by key, and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gait import pages
from gait.model import Analysis
from tests.pages.test_browser import browser  # noqa: F401 - the fixture

MINUS = "\N{MINUS SIGN}"


@pytest.fixture(scope="module")
def report_file(rich: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the rich run's report on the disk."""
    path = tmp_path_factory.mktemp("what_if") / "report.html"
    path.write_text(pages.report(rich), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def lasting(browser: object, report_file: Path) -> Iterator[object]:  # noqa: F811 - the fixture
    """Return the open report, with what it complains of in its ``said``."""
    opened = browser.new_page(viewport={"width": 1000, "height": 900})
    opened.said = []
    opened.on("console", lambda said: opened.said.append(said.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.goto(report_file.as_uri())
    opened.wait_for_selector("[data-what-if]:not([hidden])", timeout=60_000)
    yield opened
    opened.close()


@pytest.fixture
def page(lasting: object) -> Iterator[object]:
    """Return the open report with its sliders where they stood at first; what the console says fails the test."""
    lasting.said.clear()
    places = lasting.evaluate("[...document.querySelectorAll('[data-what-if] input')].map(each => each.value)")
    yield lasting
    lasting.emulate_media(media="null")
    for place, value in enumerate(places):
        lasting.locator("[data-what-if] input").nth(place).fill(value)
    assert lasting.said == []


def shown(page: object, name: str) -> str:
    """Return what a place of the control says."""
    text: str = page.locator(f"[data-out='{name}']").inner_text()
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_sliders_open_at_the_first_step_of_the_steady_pace(page: object) -> None:
    """160.5 spm and 5 % at 3.0 m/s, in whole steps: 168 spm, 180 / 168 = 1.07 m; (168 / 160.5)^-1.435 = .937."""
    assert [shown(page, name) for name in ("pace", "cadence", "step", "braking")] == [
        "5:33 /km",
        "168 spm",
        "1.07 m",
        f"{MINUS}6 %",
    ]
    assert shown(page, "step-beside") == "now 1.12"
    assert shown(page, "cadence-beside") == "now 161"


def test_another_cadence_changes_every_number_by_hand(page: object) -> None:
    """175 spm: 180 / 175 = 1.03 m; the ratio is 1.0903, so braking 1.0903^-1.435 = .883 (^-1.97 .843, ^-.9 .925).

    A step's load: 1.0903^-1.582 = .872 to ^-1.450 = .882; a kilometre's: ^-.582 = .951 to ^-.450 = .962.
    """
    page.locator("#what-if-cadence").fill("175")
    assert shown(page, "step") == "1.03 m"
    assert shown(page, "braking") == f"{MINUS}12 %"
    assert shown(page, "braking-beside") == f"90 % interval {MINUS}16 to {MINUS}7 %"
    assert shown(page, "load-step") == f"{MINUS}13 to {MINUS}12 %"
    assert shown(page, "load-km") == f"{MINUS}5 to {MINUS}4 %"


def test_the_present_cadence_changes_nothing(page: object) -> None:
    """At the low end stands the cadence of now, which brakes and loads as now."""
    page.locator("#what-if-cadence").press("Home")
    assert shown(page, "cadence") == "161 spm"
    assert [shown(page, name) for name in ("braking", "load-step", "load-km")] == ["0 %", "0 %", "0 %"]


def test_the_high_end_is_ten_percent(page: object) -> None:
    """160.5 and 10 % are 176 whole steps a minute."""
    page.locator("#what-if-cadence").press("End")
    assert shown(page, "cadence") == "176 spm"


def test_more_than_is_advised_is_said(page: object) -> None:
    """At 5:00 /km a runner of 1.70 m is expected at 166.4 + 2.8 + 1.6 = 170.8 spm, and 8 above, 178, is the most."""
    page.locator("#what-if-pace").press("End")
    page.locator("#what-if-cadence").press("End")
    assert shown(page, "notes").startswith("That is more than is advised at this pace: 178 spm at most.")


def test_the_keyboard_moves_both_sliders(page: object) -> None:
    """An arrow is one step a minute, or one pace; the slider says its value to a screen reader in words."""
    cadence, pace = page.locator("#what-if-cadence"), page.locator("#what-if-pace")
    page.locator("#what-if-pace").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "what-if-cadence"
    page.keyboard.press("ArrowRight")
    assert shown(page, "cadence") == "169 spm"
    assert cadence.get_attribute("aria-valuetext").replace("\N{NO-BREAK SPACE}", " ") == "169 spm"
    pace.press("ArrowRight")
    assert shown(page, "pace") == "5:30 /km"
    assert pace.get_attribute("aria-valuetext") == "5:30 /km"


def test_another_pace_keeps_the_change_of_cadence(page: object) -> None:
    """From 5 % more at 5:33 to 6:04, where 157 spm are now: 164 spm, and 165 / 164 make 1.01 m."""
    paces = page.evaluate("JSON.parse(document.querySelector('[data-what-if]').dataset.whatIf).paces.map(p => p.text)")
    page.locator("#what-if-pace").fill(str(paces.index("6:04 /km")))
    assert [shown(page, name) for name in ("pace", "cadence", "step")] == ["6:04 /km", "164 spm", "1.01 m"]


def test_a_pace_that_was_not_run_says_so(page: object) -> None:
    """At either end of the slider the note stands, and it goes away again."""
    page.locator("#what-if-pace").press("End")
    assert "You did not run at this pace" in shown(page, "notes")
    page.locator("#what-if-pace").press("Home")
    assert "behind the braking model" in shown(page, "notes")


def test_on_paper_the_table_stands_for_the_sliders(page: object) -> None:
    """A printed page has no control, but the table, the claims in full and the stop box."""
    page.emulate_media(media="print")
    assert not page.locator("[data-what-if]").is_visible()
    assert page.locator("#what-if table").is_visible()
    assert page.locator("#claims details .facts").first.is_visible()
    assert page.locator("#stop").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('#stop')).breakInside") == "avoid"


def test_without_scripts_the_control_is_not_there(browser: object, report_file: Path) -> None:  # noqa: F811 - the fixture
    """The table has the numbers."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(report_file.as_uri())
    seen = [page.locator(each).is_visible() for each in ("[data-what-if]", "#what-if table")]
    page.close()
    assert seen == [False, True]
