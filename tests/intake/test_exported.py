"""Titles and shoes of an account's export, whatever language its list is in."""

import zipfile
from pathlib import Path

import pytest

from gait.intake import exported
from gait.intake.exported import Index, Told, index_beside, index_in, index_of

ENGLISH = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Activity Gear,Filename,Weight\n"
    '7,"May 6, 2024, 4:02:34 AM","Hills, again",Run,"two\nlines",Blue pair,activities/7.fit.gz,70\n'
    "8,x,By hand,Run,,Blue pair,,70\n"
)
OTHER = "A,B,C,D,E,F,G\n9,6. 5. 2024,Odpoledne,Beh,,Cervene,activities/9.GPX.gz\n"


def test_columns_are_found_by_what_is_in_them() -> None:
    """The file's name tells its column, the shoes stand before it, the title is the third, in any language."""
    english, other = index_of(ENGLISH.encode("utf-8-sig")), index_of(OTHER.encode())

    assert english.of("export.zip/activities/7.fit.gz") == Told(title="Hills, again", gear="Blue pair")
    assert other.of("activities/9.gpx.gz") == Told(title="Odpoledne", gear="Cervene")
    assert english.of("activities/8.fit") == Told()


def test_titles_are_one_line_without_control_characters() -> None:
    """A title of several lines, or with an escape in it, is a plain line of at most 100 letters."""
    odd = 'a,b,c,d,e\n1,x,"Two\nlines \x1b[31m\u202e' + "y" * 200 + '",Blue,activities/1.fit\n'
    told = index_of(odd.encode()).of("activities/1.fit")

    assert told.title.startswith("Two lines [31m yyy")
    assert len(told.title) == 100


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b'"' + b"x" * 200_000])
def test_another_table_tells_nothing(content: bytes) -> None:
    """What is no list of uploads, or no table, is no error either."""
    assert index_of(content) == Index()


def test_in_and_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is found in an archive and in the folders around a file, none above the athlete's, none that is huge."""
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as target:
        target.writestr("export/Activities.csv", ENGLISH)
    (tmp_path / "anna/export/activities").mkdir(parents=True)
    (tmp_path / "anna/export/activities.csv").write_text(OTHER, encoding="utf-8")
    (tmp_path / "activities.csv").write_text(ENGLISH, encoding="utf-8")

    assert index_in(tmp_path / "export.zip").of("7.fit.gz").gear == "Blue pair"
    upload = tmp_path / "anna/export/activities/9.gpx.gz"
    assert index_beside(upload, tmp_path / "anna").of(upload.name).gear == "Cervene"
    assert index_beside(tmp_path / "anna/run.fit", tmp_path / "anna") == Index()
    monkeypatch.setattr(exported, "_MOST_BYTES", 10)
    assert index_in(tmp_path / "export.zip") == Index()


def test_an_archive_that_cannot_be_opened_tells_nothing(tmp_path: Path) -> None:
    """What is wrong with it is told where it is read."""
    (tmp_path / "export.zip").write_bytes(b"PK\x03\x04 no archive")

    assert index_in(tmp_path / "export.zip") == Index()
    assert index_in(tmp_path / "none.zip") == Index()
