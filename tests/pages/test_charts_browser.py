"""The charts in a real browser, from the disk: one moment in all, a stretch and its means, paper, the policy."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from gait import pages
from gait.model import STATE_CODES, Analysis
from gait.pages.numbers import shown
from gait.pages.plotly_script import shared_script
from tests.pages.test_browser import browser  # noqa: F401 - the fixture

OVER_TIME = ["cadence-time", "step-length", "overstriding-time", "contact", "bounce", "balance", "effort"]
RANGES = """(keys) => keys.map((key) => {
  const { range, r2l } = document.querySelector(`[data-chart=${key}]`)._fullLayout.xaxis;
  return range.map((end) => Math.round((r2l(end) - 365 * 86400000) / 1000));
})"""
WHOLE = [0, 3598]

Open = Callable[..., object]


@pytest.fixture(scope="module")
def folder(rich: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a report that carries its script and one that shares it."""
    folder = tmp_path_factory.mktemp("charts")
    script = shared_script()
    (folder / "assets").mkdir()
    (folder / "assets" / script.name).write_bytes(script.source.read_bytes())
    (folder / "alone.html").write_text(pages.report(rich), encoding="utf-8")
    (folder / "sharing.html").write_text(pages.report(rich, script=f"assets/{script.name}"), encoding="utf-8")
    (folder / "orphan.html").write_text(pages.report(rich, script="assets/absent.js"), encoding="utf-8")
    return folder


def opened_page(browser: object, path: Path, width: int, height: int, scheme: str) -> object:  # noqa: F811 - as above
    """Return an open report; complaints are in its ``said``, and requests in its ``asked``."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.said, page.asked = [], []
    page.on("console", lambda said: page.said.append(said.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-charts]", state="attached", timeout=60_000)
    return page


@pytest.fixture(scope="module")
def lasting(browser: object, folder: Path) -> Iterator[object]:  # noqa: F811 - the fixture
    """Return a report that stays open for all tests that put it back as it was."""
    page = opened_page(browser, folder / "alone.html", 1280, 900, "light")
    yield page
    page.close()


@pytest.fixture
def page(lasting: object) -> Iterator[object]:
    """Return the open report, showing the whole run; a test leaves it so."""
    lasting.said.clear()
    yield lasting
    write_times(lasting, "0", "10")
    lasting.locator("#stretch-from").focus()
    lasting.keyboard.press("Escape")
    lasting.evaluate("scrollTo(0, 0)")
    until(lasting, "document.querySelector('.docked') === null")


@pytest.fixture
def open_page(browser: object, folder: Path) -> Iterator[Open]:  # noqa: F811 - the fixture
    """Return a function that opens a report of its own."""
    opened = []

    def open_it(name: str = "alone.html", width: int = 1280, scheme: str = "light", height: int = 900) -> object:
        page = opened_page(browser, folder / name, width, height, scheme)
        opened.append(page)
        return page

    yield open_it
    for page in opened:
        page.close()


def means(analysis: Analysis, start_s: float, stop_s: float) -> list[str]:
    """Return what the table has to say: the means of the running samples of a stretch, each worth its two seconds."""
    columns = {name: np.array(values, dtype=float) for name, values in analysis.series.items()}
    inside = (columns["time_s"] >= start_s) & (columns["time_s"] < stop_s)
    inside &= columns["state"] == STATE_CODES["running"]
    names = (
        "cadence_spm",
        "speed_mps",
        "step_length_m",
        "ground_contact_time_s",
        "vertical_oscillation_m",
        "heart_rate_bpm",
        "grade",
    )
    return [shown(name, float(np.nanmean(columns[name][inside])), "metric") for name in names]


def until(page: object, expression: str) -> None:
    """Wait until something is so in the page, asking anew: its own policy forbids to leave the question in it."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never so: {expression}")


def table(page: object) -> list[str]:
    """Return the cells of the chosen stretch, the running time first."""
    cells: list[str] = page.locator("[data-stretch] tbody tr:first-child td").all_inner_texts()
    return cells


def write_times(page: object, start: str, stop: str) -> None:
    """Write the two ends of a stretch, as with a keyboard."""
    page.locator("#stretch-from").fill(start)
    page.locator("#stretch-to").fill(stop)
    page.keyboard.press("Tab")


def test_one_moment_stands_in_every_chart_over_time(open_page: Open) -> None:
    """With the pointer over step length, each other chart has a line there, those in sight with their values too."""
    page = open_page(height=1800)
    frame = page.locator("[data-chart=contact]")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    page.mouse.move(box["x"] + 400, box["y"] + 90)
    page.mouse.move(box["x"] + 402, box["y"] + 90)
    page.wait_for_selector("html[data-moment]", state="attached", timeout=10_000)
    until(page, "document.querySelector('[data-chart=bounce] .hoverlayer').textContent !== ''")
    moment = page.evaluate("Number(document.documentElement.dataset.moment)")
    lines = page.evaluate(
        """(keys) => keys.map((key) => {
          const frame = document.querySelector(`[data-chart=${key}]`);
          const line = frame.querySelector('.moment');
          const { xaxis, _size } = frame._fullLayout;
          return [line.hidden, Math.round(xaxis.p2l(parseFloat(line.style.left) - _size.l))];
        })""",
        [key for key in OVER_TIME if key != "contact"],
    )
    labels = page.evaluate(
        "['contact', 'bounce'].map((key) => document.querySelector(`[data-chart=${key}] .hoverlayer`).textContent)"
    )
    page.mouse.move(1, 1)
    page.wait_for_selector("html:not([data-moment])", state="attached", timeout=10_000)
    assert [hidden for hidden, _ in lines] == [False] * 6
    assert all(abs(at - moment) < 4000 for _, at in lines)
    assert "Ground contact" in labels[0]
    assert "Vertical oscillation" in labels[1]
    assert labels[0][:5] == labels[1][:5]
    assert page.locator(".moment:not([hidden])").count() == 0
    assert page.said == []


def test_two_times_give_the_means_of_their_stretch(page: object, rich: Analysis) -> None:
    """From 10:00 to 33:20, a walk of two minutes in it: 21:20 of running, and its means as worked out here."""
    assert table(page)[1:] == means(rich, 0, 3600)
    write_times(page, "10", "33:20")
    until(page, "document.querySelector('.docked') !== null")
    assert table(page) == ["21:20", *means(rich, 600, 2000)]
    assert page.evaluate(RANGES, OVER_TIME) == [[600, 2000]] * 7
    assert page.locator("[data-said]").inner_text() == "21:20 of running in 23:20."
    assert page.said == []


def test_a_stretch_begins_and_ends_with_a_window_and_runs_forward(page: object, rich: Analysis) -> None:
    """Windows are of 5 s here: 20:01 is 20:00, and an end before the start is the start."""
    write_times(page, "0:25:00", "20:01")
    assert [page.locator(f"#stretch-{end}").input_value() for end in ("from", "to")] == ["20:00", "25:00"]
    assert table(page)[1:] == means(rich, 1200, 1500)


def test_what_is_no_time_changes_nothing(page: object) -> None:
    """The field says that it cannot be read, and how a time is written."""
    before = table(page)
    write_times(page, "soon", "20:00")
    assert page.locator("#stretch-from").get_attribute("aria-invalid") == "true"
    assert page.locator("[data-said]").inner_text() == "Write a time as minutes and seconds, like 12:30."
    assert table(page) == before


@pytest.mark.parametrize("back", ["Escape", "button", "double click"])
def test_dragging_across_a_chart_chooses_a_stretch(page: object, back: str) -> None:
    """All charts over time show it; a key, the button or a double click brings the whole run back."""
    frame = page.locator("[data-chart=step-length]")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 110, steps=6)
    page.mouse.up()
    page.wait_for_selector(".docked")
    start, stop = page.evaluate(RANGES, OVER_TIME)[0]
    assert page.evaluate(RANGES, OVER_TIME) == [[start, stop]] * 7
    assert start % 5 == stop % 5 == 0
    assert 400 < stop - start < 1200
    if back == "Escape":
        page.locator("#stretch-from").focus()
        page.keyboard.press("Escape")
    elif back == "button":
        page.get_by_role("button", name="Whole run").click()
    else:
        page.mouse.dblclick(box["x"] + 400, box["y"] + 100)
    until(page, "document.querySelector('.docked') === null")
    assert page.evaluate(RANGES, OVER_TIME) == [WHOLE] * 7
    assert table(page)[0] == "56:00"
    assert page.said == []


def test_on_paper_charts_are_light_and_show_the_whole_run(open_page: Open) -> None:
    """From a dark screen with a stretch chosen: light lines on light ground, every chart, no control; then back."""
    page = open_page(scheme="dark")
    stroke = "getComputedStyle(document.querySelector('[data-chart=contact] .lines path.js-line')).stroke"
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(f"[{stroke}, {ground}]")
    write_times(page, "10", "20")
    page.emulate_media(media="print")
    page.wait_for_selector("html.paper", state="attached", timeout=10_000)
    until(page, f"{stroke} !== '{dark[0]}'")
    light = page.evaluate(f"[{stroke}, {ground}]")
    assert light[1] == "rgb(255, 255, 253)"
    assert page.evaluate(RANGES, OVER_TIME) == [WHOLE] * 7
    drawn = page.evaluate("[...document.querySelectorAll('[data-chart]')].map(f => f.querySelectorAll('svg').length)")
    assert len(drawn) == 15
    assert min(drawn) > 0
    assert not page.locator("[data-stretch]").is_visible()
    page.emulate_media(media="null")
    page.wait_for_selector("html:not(.paper)", state="attached", timeout=10_000)
    assert page.evaluate(f"[{stroke}, {ground}]") == dark
    assert page.evaluate(RANGES, OVER_TIME) == [[600, 1200]] * 7
    assert page.said == []


def test_a_report_prints_its_first_screen_on_its_first_page(open_page: Open, tmp_path: Path) -> None:
    """A PDF has more pages than one, and the browser says nothing while it prints."""
    page = open_page()
    page.pdf(path=tmp_path / "report.pdf", format="A4")
    assert (tmp_path / "report.pdf").read_bytes().count(b"/Type /Page\n") > 5
    assert page.evaluate("getComputedStyle(document.querySelector('.first')).breakAfter") == "auto"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.first')).breakAfter") == "page"
    assert page.said == []


ATTEMPTS = {
    "inline": "const it = document.createElement('script'); it.textContent = 'window.ran = 1'; head.append(it);",
    "handler": "document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click();",
    "eval": "try { new Function('window.ran = 1')(); } catch (refused) { /* as it should be */ }",
    "blob": "const it = document.createElement('script'); it.src = URL.createObjectURL(new Blob(['window.ran = 1']));"
    "head.append(it);",
    "frame": "const it = document.createElement('iframe'); it.srcdoc = '<script>parent.ran = 1</' + 'script>';"
    "document.body.append(it);",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_no_other_script_runs_in_the_page(lasting: object, attempt: str) -> None:
    """The policy holds from file://: whatever got into the page, only the loader and plotly run."""
    lasting.evaluate(f"() => {{ setTimeout(() => {{ const {{ head }} = document; {ATTEMPTS[attempt]} }}); }}")
    lasting.wait_for_timeout(300)
    assert lasting.evaluate("window.ran") is None


def test_a_shared_script_draws_every_chart_from_the_disk(open_page: Open) -> None:
    """No complaint, no request but for the page and the script beside it."""
    page = open_page("sharing.html", 390, "dark")
    drawn = page.evaluate(
        "[...document.querySelectorAll('[data-chart]')].map(f => f.querySelectorAll('svg').length > 0)"
    )
    assert drawn == [True] * 15
    assert page.said == []
    assert [url.rpartition("/")[2] for url in page.asked if url.startswith("file:")] == [
        "sharing.html",
        shared_script().name,
    ]


def test_a_report_that_lost_its_script_says_which(open_page: Open) -> None:
    """Moved away from its folder, it names the file that it needs, and its tables are there."""
    page = open_page("orphan.html")
    assert page.evaluate("document.documentElement.dataset.charts") == "failed"
    assert "needs the script assets/absent.js beside this page" in page.locator(".unscripted").first.inner_text()
