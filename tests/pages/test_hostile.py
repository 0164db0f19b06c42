"""Hostile text in every field of a file stays text: no element, no attribute, no script, and no number moved."""

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from gait import export, pages
from gait.formats import read_each
from gait.model import Activity, Analysis
from gait.pages.foreign import CUT, finalized, foreign, shown
from gait.pipeline import analyze
from tests.pages.hostile_files import fit_with, gpx_with, tcx_with
from tests.pages.reading import skeleton, text_of, unpacked
from tests.pages.test_browser import browser  # noqa: F401 - the fixture

BENIGN = "Benign"
TAGS = "<script>alert(1)</script></title></style></textarea>--><!-- ]]><b>&amp;&#60;\"'`={{ 7*7 }}{% raw %}${1}"
TURNED = "\u202eevil\u2067\u05d0\u05d1\u05d2 \u0661\u0662\u2069\u2068\u202d\u200f\u061c 12"
BLANKS = "a\tb\r\nc\u2028d\u2029e\u0085f\u00a0g\ufeffh\x7fi"
LONG = "W" * 10_000
HOSTILE = {"tags": TAGS, "turned": TURNED, "blanks": BLANKS, "long": LONG}
FILES = {
    "fit": fit_with,
    "gpx": lambda text: gpx_with(text).encode("utf-8"),
    "tcx": lambda text: tcx_with(text).encode("utf-8"),
}
TEMPLATES = ("whole", "imperial", "too little", "shared")


def analysed(kind: str, text: str) -> Analysis:
    """Return the analysis of a file of a kind whose name, too, is the text."""
    activity = next(iter(read_each(FILES[kind](text), text, damage="salvage")))
    assert isinstance(activity, Activity)
    return export.display_series(analyze(activity))


def page_of(analysis: Analysis, template: str) -> str:
    """Return the page of an analysis that a template draws."""
    if template == "too little":
        analysis = replace(analysis, running=replace(analysis.running, enough=False, time_s=100.0))
    if template == "shared":
        analysis = export.shared(analysis)
    return pages.report(analysis, units="imperial" if template == "imperial" else "metric")


@cache
def calm(kind: str, template: str) -> tuple[object, list[str]]:
    """Return the skeleton of the page with a harmless word in each field, and the names of its charts."""
    page = page_of(analysed(kind, BENIGN), template)
    return skeleton(page), list(json.loads(unpacked(page, "packed-figures")))


@pytest.mark.parametrize("called", HOSTILE)
@pytest.mark.parametrize("kind", FILES)
def test_no_text_of_a_file_leaves_its_place(kind: str, called: str) -> None:
    """The page's elements and attributes are those of the harmless file, on every kind of page, charts included."""
    hostile = analysed(kind, HOSTILE[called])
    for template in TEMPLATES:
        page = page_of(hostile, template)
        drawn = json.loads(unpacked(page, "packed-figures"))
        assert (skeleton(page), list(drawn)) == calm(kind, template), template
        assert "<script" not in json.dumps(drawn)


@pytest.mark.parametrize("kind", FILES)
def test_what_a_file_says_is_shown_as_it_was_written(kind: str) -> None:
    """Angle brackets, quotes and braces are on the page, as words."""
    page = page_of(analysed(kind, TAGS), "whole")
    assert TAGS in html.document_fromstring(page.encode()).xpath("//p[@class='title-line']")[0].text_content()
    assert "<script>alert(1)" not in page
    assert "49" not in html.document_fromstring(page.encode()).xpath("//p[@class='title-line']/span")[0].text


@pytest.mark.parametrize("kind", FILES)
def test_marks_of_direction_turn_nothing_outside_of_the_name(kind: str) -> None:
    """No override or forced isolate is left, and what opens closes again, in each element's own text."""
    page = page_of(analysed(kind, TURNED), "whole")
    assert not re.search("[\u202a-\u202e\u2066\u2067]", page)
    assert page.count("\u2068") == page.count("\u2069") > 0
    for node in html.document_fromstring(page.encode()).iter():
        assert (node.text or "").count("\u2068") == (node.text or "").count("\u2069")


def test_a_shared_page_holds_nothing_of_what_was_typed() -> None:
    """A marker in every text field is on the whole page, and nowhere in the shared one: not in its charts either."""
    for kind in FILES:
        run = analysed(kind, "Quincemarker")
        whole, shared = page_of(run, "whole"), page_of(run, "shared")
        assert "Quincemarker" in whole
        assert "quincemarker" not in shared.lower()
        assert b"quincemarker" not in unpacked(shared, "packed-figures").lower()


def hostile_analysis(rich: Analysis, text: str) -> Analysis:
    """Return an analysis with the text in every place of its tree that holds free text."""
    document = export.to_document(rich)
    fixed = {"schema", "kind", "sensor", "family", "severity", "confidence", "verdict", "third", "thirds", "cause"}
    fixed |= {"split_unit", "quantity", "unit", "place", "pain", "band", "bands"}

    def marked(tree: object, key: str = "") -> object:
        if isinstance(tree, dict):
            return {name: marked(value, name) for name, value in tree.items()}
        if isinstance(tree, list):
            return [marked(value, key) for value in tree]
        return text if isinstance(tree, str) and key not in fixed else tree

    whole = {name: value if name in {"series", "track"} else marked(value, name) for name, value in document.items()}
    return export.from_json(json.dumps(whole).encode())


@pytest.mark.parametrize("called", ["tags", "turned", "long"])
def test_a_hostile_document_draws_no_element_of_its_own(rich: Analysis, called: str) -> None:
    """With the text in every string of the JSON, the page has scripts, attributes and addresses of ours alone."""
    run = hostile_analysis(rich, HOSTILE[called])
    for template in TEMPLATES:
        found = html.document_fromstring(page_of(run, template).encode())
        assert not found.xpath("//*[starts-with(name(@*), 'on')]|//iframe|//img|//object|//embed|//link|//base")
        assert len(found.xpath("//script[not(@type)]")) == len(
            html.document_fromstring(page_of(rich, template).encode()).xpath("//script[not(@type)]")
        )
        assert {each.split(":")[0] for each in found.xpath("//a/@href") if not each.startswith("#")} <= {"https"}


def test_a_nul_is_no_part_of_a_page(rich: Analysis) -> None:
    """A NUL, which no format lets through, is left out where an analysis brings one all the same."""
    named = replace(rich, athlete=replace(rich.athlete, name="A\0na"), source=replace(rich.source, device="F\0R"))
    page = pages.report(named)
    assert "\0" not in page
    assert "Ana" in text_of(page)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana", "Ana"),
        ("Läufer", "Läufer"),
        ("two\n lines\t", "two lines"),
        ("x" * 121, "x" * 119 + "\u2026"),
        ("\u05d0\u05d1", "\u2068\u05d0\u05d1\u2069"),
        ("\u202e\u2069evil\u2068", "evil"),
        ("\u2069\u0627\u2066", "\u2068\u0627\u2069"),
        ("a\0b\x1b[31m\ud800", "ab[31m"),
    ],
)
def test_a_name_is_made_fit_to_stand_in_a_sentence(text: str, expected: str) -> None:
    """One line, at most 120 letters, right-to-left letters isolated, nothing that turns or ends what is around it."""
    assert foreign(text) == expected


def test_a_name_can_be_kept_whole() -> None:
    """Where the stylesheet cuts a line, the text stays whole for whoever copies or searches it."""
    assert foreign(LONG, most=None) == LONG
    assert len(foreign(LONG)) == CUT


def test_markup_of_ours_is_put_out_as_it_is() -> None:
    """Only text is cleaned: a number stays one, and what the templates made is theirs."""
    made = pages._environment().from_string("{% macro m() %}<b>\u202e</b>{% endmacro %}{{ m() }}").render()
    assert made == "<b>\u202e</b>"
    assert finalized(3) == 3
    assert shown("a\u202eb") == "ab"


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory, rich: Analysis) -> dict[str, Path]:
    """Return pages on the disk: of a hostile file of each format, and of hostile documents."""
    folder = tmp_path_factory.mktemp("hostile")
    made = {kind: analysed(kind, TAGS + LONG) for kind in ("gpx", "tcx")} | {"fit": analysed("fit", TAGS)}
    made |= {f"json-{called}": hostile_analysis(rich, text) for called, text in HOSTILE.items()}
    paths = {}
    for kind, run in made.items():
        paths[kind] = folder / f"{kind}.html"
        paths[kind].write_text(pages.report(run), encoding="utf-8")
    return paths


@pytest.mark.parametrize("kind", ["fit", "gpx", "tcx", "json-tags", "json-turned", "json-long"])
def test_in_a_browser_nothing_runs_and_the_layout_holds(
    browser: object,  # noqa: F811 - the fixture
    hostile_page: dict[str, Path],
    kind: str,
) -> None:
    """On a phone: no dialog, no complaint, every chart drawn, and nothing wider than the screen."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.goto(hostile_page[kind].as_uri())
    page.wait_for_selector("html[data-charts]", state="attached", timeout=60_000)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    wide = page.evaluate("document.documentElement.scrollWidth")
    title = page.evaluate("document.querySelector('.title-line').getBoundingClientRect().height")
    state = page.evaluate("document.documentElement.dataset.charts")
    page.close()
    assert complaints == []
    assert state == "drawn"
    assert wide <= 390
    assert title < 400
