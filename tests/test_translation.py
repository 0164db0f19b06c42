"""Tests of the list of texts, of that nothing said escapes it, and of a translation as a file."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import gait
from gait.evidence import EVIDENCE
from gait.export import to_json
from gait.model import KneePain
from scripts.write_messages import LIST, as_text, messages
from tests import wide
from tests.pages.reading import text_of

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = PROJECT / "sample_files"
GERMAN = PROJECT / "tests" / "german.po"
CODE = sorted((PROJECT / "gait").rglob("*.py"))

_DIGEST = "[0-9a-f]{64}"
_SCRIPT = r"\.\./assets/plotly-[\w.-]+\.js"
UNITS = (
    *("spm", "bpm", "m/s", "mph", "ms", "cm", "km", "mi", "min", "ft", "in", "kN/m", "Hz", "W", "m", "s"),
    *("/km", "/mi", "km/h", "min/km", "min/mi"),
)
"""International signs, the same in every language; a translation cannot change what a number is in."""
NAMES = (
    *(
        "fit",
        "gpx",
        "tcx",
        "csv",
        "Ann",
        "Blue",
        "HRM-Pro",
        "gait.analysis/1",
        "gait.comparison/1",
        "gait.diary/1",
        "--pain DURING,AFTER,NEXT_MORNING,BEFORE",
        "metric",
        "front",
    ),
    "gait",
    "plotly.js",
    "SHA-256",
    "UTC",
    "Simulated watch + HRM-Pro",
    "Simulated basic watch",
    "Simulated watch",
    *(path.name for path in SAMPLES.iterdir()),
    *(path.name.partition(".")[0] for path in SAMPLES.iterdir()),
)
"""Names of programs and formats, what is typed as an option, and what files call themselves and their devices."""
REFERENCES = (
    "Kendall 1954, Biometrika 41:403",
    "Harville 1974, Biometrika 61:383",
    "doi:10.1002/9780470316665",
    *sorted({row.citation for row in EVIDENCE.values()}, key=len, reverse=True),
)
"""Papers, under the names by which they are found."""

SENTENCES = {
    "activity.distance_from",
    *(f"claims.{key}" for key in ("topic", "claim", "shows", "says")),
    *(f"findings.{key}" for key in ("message", "advice", "check", "unit", "reference")),
    *(f"knee.{key}" for key in ("heading", "rule.said", "rule.advice", "advice", "same_day", "appointment")),
    *(f"knee.conditions.{key}" for key in ("name", "when", "commonly_named")),
    *("knee.matters.why", "knee.strength.what", "knee.strength.dose"),
    *("load.needs", "methods.did", "notes.message", "overstriding.limits", "overstriding.reason"),
}
"""What in an analysis is said to people, and so in their language."""
KEYS = ("decision.stored", "decision.by", "source")
"""Keys of the data that a sentence quotes; their words are listed in ``gait/pages/words_data.py``."""


def said_by(message: Message) -> tuple[str, ...]:
    """Return the one text of a message, or both where it has a number."""
    return message.id if isinstance(message.id, tuple) else (message.id,)


def fields(text: str) -> list[str]:
    """Return the names of the places in a text where values stand."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


@pytest.fixture(scope="module")
def listed() -> Catalog:
    """Return the texts that the code gives to translators."""
    return messages()


def test_the_list_holds_every_text_of_the_code(listed: Catalog) -> None:
    """The file that translators start from is what the code says; `make messages` writes it anew."""
    with LIST.open("rb") as file:
        kept = read_po(file)

    assert [each.id for each in kept if each.id] == [each.id for each in listed if each.id]
    assert LIST.read_text(encoding="utf-8") == as_text(listed)


def test_the_list_names_no_place_of_a_machine() -> None:
    """No folder, date or line number stands in it, so that the same code gives the same bytes everywhere."""
    text = LIST.read_text(encoding="utf-8")

    assert str(PROJECT) not in text
    assert re.findall(r"POT-Creation-Date|^#: .*:\d", text, re.MULTILINE) == []


def test_every_place_for_a_value_has_a_name(listed: Catalog) -> None:
    """A translator may put the values of a sentence in another order, which needs their names."""
    texts = [text for each in listed if each.id for text in said_by(each)]

    assert [text for text in texts if any(not re.match(r"[a-z]", name) for name in fields(text))] == []


def test_texts_with_a_number_hold_the_same_values(listed: Catalog) -> None:
    """What is said of many holds every value that is said of one; `one` may be a word for the number."""
    pairs = [each.id for each in listed if isinstance(each.id, tuple)]

    assert len(pairs) > 5
    assert [pair for pair in pairs if not set(fields(pair[0])) <= set(fields(pair[1]))] == []


_TEXTS = {"_": 1, "plural": 2}
"""The functions by which a file gives texts to translators, and how many each takes."""


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls by which a file gives a text to translators."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TEXTS:
            yield node.func.id, node


def is_text(node: ast.expr) -> bool:
    """Tell whether an argument is a text as it stands in the code."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_a_text_is_written_out_where_it_is_given() -> None:
    """Only a text that stands in the code as it is can be found and listed: none that is put together first."""
    given = (
        (path.name, ast.unparse(text))
        for path in CODE
        for name, call in calls(path)
        for text in call.args[: _TEXTS[name]]
        if not is_text(text)
    )

    assert [(name, text) for name, text in given if text not in KEYS] == []


def test_every_text_that_is_given_is_found(listed: Catalog) -> None:
    """None hides within an f-string, where the tool that makes the list does not look in every Python."""
    given = {
        text.value
        for path in CODE
        for name, call in calls(path)
        for text in call.args[: _TEXTS[name]]
        if isinstance(text, ast.Constant)
    }

    assert given - {text for message in listed for text in said_by(message)} == set()


@pytest.fixture(scope="module")
def spoken(listed: Catalog, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], str]:
    """Return pages of runs, of two compared and of weeks, and what was said meanwhile, all in wide letters."""
    folder = tmp_path_factory.mktemp("wide")
    wide.write_translation(folder, wide.LANGUAGE, wide.in_wide_letters(listed))
    out = folder / "reports"
    library = ["--library", folder / "library"]
    easy, basic = (SAMPLES / name for name in ("easy_run_dynamics.fit", "interval_run_basic.fit"))
    said = wide.said(
        folder,
        wide.LANGUAGE,
        ["analyze", easy, "--knee", "front", "--pain", "3,2,1", "--out", out, "--json", out.parent / "easy.json"],
        ["analyze", SAMPLES / "long_run.tcx", "--share", "--units", "imperial", "--out", out],
        ["analyze", SAMPLES / "damaged_cut_short.fit", "--out", out],
        ["analyze", SAMPLES / "hilly_trail.gpx", "--out", out],
        ["compare", easy, basic, "--out", out],
        ["athlete", "add", "Ann", "--target", "170@6:00/km", "--knee-since", "2026-01-01", *library],
        ["shoe", "add", "Blue", *library],
        ["add", easy, SAMPLES / "motion_at_the_waist.csv", *library],
        ["pain", "--knee", "front", "--pain", "3,2,1", "--on", "2026-05-03", *library],
        ["trends", "--runs", "--out", out, *library],
    )
    return sorted(out.rglob("*.html")), re.sub(r"-> \S+", "", said)


@pytest.fixture(scope="module")
def known() -> re.Pattern[str]:
    """Return what stays as it is in every language, longest first."""
    texts = (*REFERENCES, *NAMES, *UNITS)
    escaped = [_DIGEST, _SCRIPT, *(re.escape(text) for text in sorted(texts, key=len, reverse=True))]
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(escaped)})(?![^\W\d_])")


def untranslated(texts: Iterable[str], known: re.Pattern[str]) -> set[str]:
    """Return which texts hold words that no translation reached, without what is ``known`` to stay as it is."""
    kept = {known.sub("", text.replace("\N{NO-BREAK SPACE}", " ")) for text in texts}
    return {each.strip() for each in kept if re.search(r"[A-Za-z]{2}", each)}


def test_every_text_of_a_page_can_be_translated(spoken: tuple[list[Path], str], known: re.Pattern[str]) -> None:
    """Where every text is in wide letters, a page has no plain word but names, units and papers."""
    pages, _said = spoken

    assert len(pages) == 8
    for page in pages:
        assert untranslated(wide.texts(page.read_text(encoding="utf-8")), known) == set(), page.name


def test_what_the_command_says_can_be_translated(spoken: tuple[list[Path], str], known: re.Pattern[str]) -> None:
    """Where every text is in wide letters, so is each line of the terminal, but for names and units."""
    _pages, said = spoken

    assert len(said.splitlines()) > 12
    assert untranslated(said.splitlines(), known) == set()


def test_a_page_says_its_language(spoken: tuple[list[Path], str]) -> None:
    """The page's own language is that of the translation, for those who have it read aloud."""
    languages = {re.findall(r'<html lang="([^"]*)"', page.read_text(encoding="utf-8"))[0] for page in spoken[0]}

    assert languages == {wide.LANGUAGE}


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any plain value
    """Yield every plain value of a document with the path of keys that leads to it."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, path)
    else:
        yield path, value


def test_data_are_the_same_in_every_language(spoken: tuple[list[Path], str]) -> None:
    """An analysis in another language has the same keys, numbers and verdicts; only its sentences differ."""
    theirs = json.loads((spoken[0][0].parent.parent / "easy.json").read_text(encoding="utf-8"))
    told = KneePain(place="front", during=3, after=2, next_morning=1)
    run = gait.read(SAMPLES / "easy_run_dynamics.fit")
    ours = json.loads(to_json(gait.analyze(run, knee=told), series="display"))
    pairs = list(zip(leaves(ours), leaves(theirs), strict=True))

    assert [one for (one, _), (other, _) in pairs if one != other] == []
    assert {path for (path, one), (_, other) in pairs if one != other} <= SENTENCES


def test_a_translation_is_a_file(tmp_path: Path) -> None:
    """A few sentences of German in one file make a page that is German so far, and English beyond."""
    home = tmp_path / "de" / "LC_MESSAGES"
    home.mkdir(parents=True)
    with GERMAN.open("rb") as written, (home / "gait.mo").open("wb") as compiled:
        write_mo(compiled, read_po(written))

    wide.said(tmp_path, "de", ["analyze", SAMPLES / "damaged_cut_short.fit", "--out", tmp_path])

    page = (tmp_path / "2026-05-20-damaged_cut_short.html").read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert '<h2 id="methods-heading">Wie das ausgerechnet wurde</h2>' in page
    assert "der Aufzeichnung war Laufen; die Zahlen ruhen allein darauf" in text_of(page)
    assert '<h2 id="glossary-heading">Words used</h2>' in page


def test_the_german_sentences_are_of_this_version(listed: Catalog) -> None:
    """Each of the few sentences translates a text that there is."""
    with GERMAN.open("rb") as written:
        german = read_po(written)

    assert [each.id for each in german if each.id and each.id not in listed] == []
