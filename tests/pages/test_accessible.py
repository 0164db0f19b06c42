"""What axe-core finds on the pages, in a browser: nothing; and what is there for a keyboard, and without scripts."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gait import export, pages
from gait.formats import read_each
from gait.model import Activity, Analysis
from gait.pipeline import analyze
from tests.pages import axe
from tests.pages.reading import text_of
from tests.pages.test_browser import browser  # noqa: F401 - the fixture

SAMPLES = Path(__file__).resolve().parents[2] / "sample_files"
REACHABLE = "[...document.querySelectorAll('a[href], summary, input, .scroll')].filter(each => each.checkVisibility())"
THREE = ("easy_run_dynamics.fit", "hilly_trail.gpx", "treadmill.fit")


def sample(name: str) -> Analysis:
    """Return the analysis of a sample file, as its report is drawn from it."""
    activity = next(iter(read_each((SAMPLES / name).read_bytes(), name, damage="salvage")))
    assert isinstance(activity, Activity)
    return export.display_series(analyze(activity))


@pytest.fixture(scope="module")
def written(rich: Analysis, poor: Analysis, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return one page of each kind on the disk."""
    runs = {name: sample(name) for name in THREE} | {"rich": rich, "poor": poor, "shared": export.shared(rich)}
    runs["too little"] = replace(rich, running=replace(rich.running, enough=False, time_s=100.0))
    folder = tmp_path_factory.mktemp("pages")
    paths = {name: folder / f"{number}.html" for number, name in enumerate(runs)}
    for name, run in runs.items():
        paths[name].write_text(pages.report(run), encoding="utf-8")
    return paths


@pytest.fixture
def opened(browser: object, written: dict[str, Path]) -> Iterator[Callable[..., object]]:  # noqa: F811 - the fixture
    """Return a function that opens a page; the policy of the page is set aside for the checker's own script alone."""
    contexts = []

    def open_page(name: str, width: int = 1280, scheme: str = "light", **more: object) -> object:
        size = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True, **more))
        page = contexts[-1].new_page()
        page.goto(written[name].as_uri())
        if more.get("java_script_enabled", True):
            page.wait_for_selector("html[data-charts]", state="attached", timeout=60_000)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("rich", 1280, "light"),
        ("rich", 390, "dark"),
        ("easy_run_dynamics.fit", 390, "light"),
        ("hilly_trail.gpx", 1280, "dark"),
        ("treadmill.fit", 1280, "light"),
        ("poor", 390, "dark"),
        ("shared", 1280, "dark"),
        ("too little", 390, "light"),
    ],
)
def test_axe_finds_nothing(opened: Callable[..., object], name: str, width: int, scheme: str) -> None:
    """With every fold open: contrast, names, order, landmarks, keyboard, by all of axe-core's rules."""
    page = opened(name, width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert axe.violations(page) == []


def test_a_keyboard_reaches_everything_that_moves(opened: Callable[..., object]) -> None:
    """The skip link comes first; then every link, fold, slider and table that scrolls takes the focus in its turn."""
    page = opened("rich", 390)
    wanted = page.evaluate(f"{REACHABLE}.length")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    seen = page.evaluate_handle("new Set()")
    for _ in range(wanted + 5):
        page.evaluate("seen => { seen.add(document.activeElement); }", seen)
        page.keyboard.press("Tab")
    missed = page.evaluate(
        f"seen => {REACHABLE}.filter(each => !seen.has(each)).map(each => each.outerHTML.slice(0, 100))", seen
    )
    assert first == "skip"
    assert missed == []


@pytest.mark.parametrize("name", ["rich", "shared", "too little"])
def test_without_scripts_everything_but_the_drawings_is_there(
    opened: Callable[..., object], written: dict[str, Path], name: str
) -> None:
    """The sentence, the numbers, the findings and every table are shown; each chart's place names its table."""
    page = opened(name, java_script_enabled=False)
    said = text_of(written[name].read_text(encoding="utf-8"))
    shown = " ".join(page.locator("body").inner_text().replace("\N{WORD JOINER}", "").split())
    assert " ".join(page.locator("h1").inner_text().split()) in " ".join(said.split())
    for kind in (".number", ".card h3", ".finding h3", "section > .scroll table", ".unscripted", "#stop li"):
        places = page.locator(kind)
        assert all(places.nth(place).is_visible() for place in range(places.count())), kind
    assert ("159" in shown) == (name != "too little")
    page.locator("details").evaluate_all("all => all.forEach(each => each.setAttribute('open', ''))")
    tables = page.locator("table:not([hidden] table)")  # what a script fills is hidden without one
    assert tables.count() > 0
    assert all(tables.nth(place).is_visible() for place in range(tables.count()))
