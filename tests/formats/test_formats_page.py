"""The page on formats names everything that the readers do."""

import re
from pathlib import Path

import gait.formats
from gait.formats import READERS, gpx, tcx
from gait.formats.motion_csv import told

CODE = Path(gait.formats.__file__).parent
PAGE = (CODE.parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_format_has_a_column_on_the_page() -> None:
    """A reader that the page does not name is undocumented."""
    head = next(line for line in PAGE.splitlines() if line.startswith("| |"))
    assert [name.strip().lower() for name in head.split("|")[2:-1]] == [reader.name for reader in READERS]


def test_every_element_that_is_read_is_on_the_page() -> None:
    """Each column and each element that may hold it."""
    for signal in (*gpx.SIGNALS, *tcx.SIGNALS):
        assert f"`{signal.column}`" in PAGE
        assert all(f"`{name}`" in PAGE for name in signal.names)


def test_every_note_of_the_xml_readers_is_on_the_page() -> None:
    """Each code that the modules of XML and of containers can note."""
    modules = ("__init__", "archive", "gpx", "tcx", "tcx_laps", "recording", "signals", "xml", "xml_text")
    sources = "".join((CODE / f"{module}.py").read_text(encoding="utf-8") for module in modules)
    codes = set(re.findall(r'code="(\w+)"', sources)) | {"truncated", "malformed"}
    assert {code for code in codes if f"`{code}`" not in PAGE} == set()


def test_every_note_and_word_of_tables_is_on_the_page() -> None:
    """Each code that the reader of tables can note, and each key of --columns."""
    sources = "".join(path.read_text(encoding="utf-8") for path in (CODE / "motion_csv").glob("*.py"))
    assert {code for code in re.findall(r'code="(\w+)"', sources) if f"`{code}`" not in PAGE} == set()
    assert {key for key in told.KEYS if f"`{key}=`" not in PAGE} == set()
