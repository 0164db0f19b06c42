"""Tests of the list of texts, of that nothing said escapes it, and of a translation as a file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from gait.evidence import EVIDENCE
from scripts.write_messages import LIST, as_text, messages
from tests import marked
from tests.pages.reading import text_of

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = PROJECT / "sample_files"
GERMAN = PROJECT / "tests" / "german.po"
CODE = sorted((PROJECT / "gait").rglob("*.py"))

UNITS = (
    *("spm", "bpm", "m/s", "mph", "ms", "cm", "km", "mi", "min", "ft", "in", "kN/m", "W", "m", "s"),
    *("/km", "/mi", "km/h", "min/km", "min/mi"),
)
"""International signs, the same in every language; a translation cannot change what a number is in."""
NAMES = (
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
"""Names of programs and standards, and what the files call themselves and their devices."""
REFERENCES = (
    "Kendall 1954, Biometrika 41:403",
    "Harville 1974, Biometrika 61:383",
    "doi:10.1002/9780470316665",
    *sorted({row.citation for row in EVIDENCE.values()}, key=len, reverse=True),
)
"""Papers, under the names by which they are found."""

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


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(PROJECT / "gait").as_posix())
def test_a_text_is_written_out_where_it_is_given(path: Path) -> None:
    """Only a text that stands in the code as it is can be found and listed: none that is put together first."""
    given = (ast.unparse(text) for name, call in calls(path) for text in call.args[: _TEXTS[name]] if not is_text(text))

    assert [each for each in given if each not in KEYS] == []


@pytest.fixture(scope="module")
def marked_pages(listed: Catalog, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return pages of sample files, and one that compares two, in a language of marks."""
    folder = tmp_path_factory.mktemp("marked")
    marked.write_translation(folder, marked.LANGUAGE, marked.between_marks(listed))
    out = folder / "reports"
    easy, basic = (SAMPLES / name for name in ("easy_run_dynamics.fit", "interval_run_basic.fit"))
    marked.said(
        folder,
        marked.LANGUAGE,
        ["analyze", easy, "--knee", "front", "--pain", "3,2,1", "--out", out],
        ["analyze", SAMPLES / "long_run.tcx", "--share", "--units", "imperial", "--out", out],
        ["analyze", SAMPLES / "damaged_cut_short.fit", "--out", out],
        ["analyze", SAMPLES / "hilly_trail.gpx", "--out", out],
        ["compare", easy, basic, "--out", out],
    )
    return sorted(out.glob("*.html"))


@pytest.fixture(scope="module")
def known() -> re.Pattern[str]:
    """Return what stays as it is in every language, longest first."""
    texts = (*REFERENCES, *NAMES, *UNITS)
    escaped = (re.escape(text) for text in sorted(texts, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(escaped)})(?![^\W\d_])")


def untranslated(page: str, known: re.Pattern[str]) -> set[str]:
    """Return what of a page's texts no translation reaches, without what is ``known`` to stay as it is."""
    left = {marked.unmarked(text.replace("\N{NO-BREAK SPACE}", " ")) for text in marked.texts(page)}
    kept = (known.sub("", each).strip() for each in left)
    return {each for each in kept if re.search(r"[^\W\d_]{2}", each)}


def test_every_text_of_a_page_can_be_translated(marked_pages: list[Path], known: re.Pattern[str]) -> None:
    """Where every text is marked, each word of a page stands inside marks, but names, units and papers."""
    assert len(marked_pages) == 5
    for page in marked_pages:
        assert untranslated(page.read_text(encoding="utf-8"), known) == set(), page.name


def test_a_page_says_its_language(marked_pages: list[Path]) -> None:
    """The page's own language is that of the translation, for those who have it read aloud."""
    assert {re.findall(r'<html lang="([^"]*)"', page.read_text(encoding="utf-8"))[0] for page in marked_pages} == {
        marked.LANGUAGE
    }


def test_a_translation_is_a_file(tmp_path: Path) -> None:
    """A few sentences of German in one file make a page that is German so far, and English beyond."""
    home = tmp_path / "de" / "LC_MESSAGES"
    home.mkdir(parents=True)
    with GERMAN.open("rb") as written, (home / "gait.mo").open("wb") as compiled:
        write_mo(compiled, read_po(written))

    marked.said(tmp_path, "de", ["analyze", SAMPLES / "damaged_cut_short.fit", "--out", tmp_path])

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
