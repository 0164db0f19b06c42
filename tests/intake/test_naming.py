"""A report's name: what it is made of, whose it is, and that a file is whole or not there."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait import pages
from gait.formats import read_bytes
from gait.intake import write_atomically
from gait.intake.naming import place_report, slug
from gait.model import Analysis
from gait.pipeline import analyze


@pytest.fixture(scope="module")
def analysis(run_bytes: bytes) -> Analysis:
    """Return an analysis of a run that began at half past eight in the morning, UTC."""
    return analyze(read_bytes(run_bytes, "easy.fit")[0])


def named(analysis: Analysis, name: str, *, index: int = 0, local_start: str = "2026-05-17T07:12:30") -> Analysis:
    """Return the analysis as that of another file."""
    return replace(
        analysis,
        source=replace(analysis.source, name=name, activity_index=index),
        activity=replace(analysis.activity, local_start=local_start),
    )


def place(analysis: Analysis, folder: Path, identity: str | None) -> str:
    """Return the name that a page of some identity gets."""
    page = folder / "page.part"
    head = "" if identity is None else f'<meta name="gait-source" content="{identity}/0">'
    page.write_text(f"<html><head>{head}</head></html>", encoding="utf-8")
    return place_report(page, analysis, folder).name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("easy.fit", "2026-05-17-easy.html"),
        ("Sunday long run.FIT.gz", "2026-05-17-Sunday-long-run.html"),
        ("2026-05-17-07-12-30.fit", "2026-05-17-07-12-30.html"),
        ("2026-05-17.fit", "2026-05-17.html"),
        ("Läufe am Fluß.gpx", "2026-05-17-Läufe-am-Fluß.html"),
        ("../../etc/passwd", "2026-05-17-etc-passwd.html"),
        ('a<b>:"c"|?*.tcx', "2026-05-17-a-b-c.html"),
        ("....fit", "2026-05-17-run.html"),
        ("morning.run.v2.tcx", "2026-05-17-morning.run.v2.html"),
    ],
)
def test_the_name_is_day_and_file(analysis: Analysis, tmp_path: Path, name: str, expected: str) -> None:
    """The runner's local day, then the file's own name without suffix and without what a file system may refuse."""
    assert place(named(analysis, name), tmp_path, "x") == expected


@given(st.text(min_size=1))
def test_any_name_becomes_a_safe_one(name: str) -> None:
    """Whatever a file is called, the slug is a short plain name."""
    safe = slug(name)

    assert 0 < len(safe.encode()) <= 120
    assert not set(safe) & set('/\\:*?"<>|\0\n\r\t ')
    assert safe[0] not in ".-"
    assert safe[-1] not in ".-"


def test_a_later_activity_of_a_file_has_its_number(analysis: Analysis, tmp_path: Path) -> None:
    """The second activity of a file does not collide with the first."""
    assert place(named(analysis, "day.fit", index=1), tmp_path, "x/1") == "2026-05-17-day-2.html"


def test_the_same_activity_replaces_its_report(analysis: Analysis, tmp_path: Path) -> None:
    """Analysing a file again leaves one report."""
    run = named(analysis, "easy.fit")

    assert place(run, tmp_path, "x") == "2026-05-17-easy.html"
    assert place(run, tmp_path, "x") == "2026-05-17-easy.html"
    assert [path.name for path in tmp_path.iterdir()] == ["2026-05-17-easy.html"]


def test_another_activity_of_the_same_name_keeps_both(analysis: Analysis, tmp_path: Path) -> None:
    """The time of day tells them apart, then a number; each still replaces its own."""
    run = named(analysis, "easy.fit")
    first = [place(run, tmp_path, identity) for identity in ("a", "b", "c", "d")]

    assert first == [
        "2026-05-17-easy.html",
        "2026-05-17-easy-0712.html",
        "2026-05-17-easy-0712-2.html",
        "2026-05-17-easy-0712-3.html",
    ]
    assert place(run, tmp_path, "c") == "2026-05-17-easy-0712-2.html"


def test_without_a_digest_nothing_is_overwritten(analysis: Analysis, tmp_path: Path) -> None:
    """Two pages that do not know their file may be of two files, whatever their title says."""
    run = named(analysis, "easy.fit")

    assert [place(run, tmp_path, "") for _ in range(3)] == [
        "2026-05-17-easy.html",
        "2026-05-17-easy-0712.html",
        "2026-05-17-easy-0712-2.html",
    ]


def test_real_pages_are_told_apart_by_their_files_digest(analysis: Analysis, tmp_path: Path) -> None:
    """Two files of one name and start give two reports; the first again replaces its own."""
    names = []
    for digest in ("ab" * 32, "cd" * 32, "ab" * 32):
        run = replace(analysis, source=replace(analysis.source, sha256=digest), series={}, track=None)
        page = tmp_path / "page.part"
        page.write_text(pages.report(run), encoding="utf-8")
        names.append(place_report(page, named(run, "run.fit"), tmp_path).name)

    assert names == ["2026-05-17-run.html", "2026-05-17-run-0712.html", "2026-05-17-run.html"]


def test_a_page_of_unknown_source_is_never_overwritten(analysis: Analysis, tmp_path: Path) -> None:
    """A file that somebody else put there under the name stays."""
    (tmp_path / "2026-05-17-easy.html").write_text("mine", encoding="utf-8")

    assert place(named(analysis, "easy.fit"), tmp_path, "x") == "2026-05-17-easy-0712.html"
    assert place(named(analysis, "easy.fit"), tmp_path, None) == "2026-05-17-easy-0712-2.html"
    assert (tmp_path / "2026-05-17-easy.html").read_text(encoding="utf-8") == "mine"


def test_a_folder_in_the_way_is_gone_around(analysis: Analysis, tmp_path: Path) -> None:
    """What cannot be read is not ours."""
    (tmp_path / "2026-05-17-easy.html").mkdir()

    assert place(named(analysis, "easy.fit"), tmp_path, "x") == "2026-05-17-easy-0712.html"


def test_data_appear_whole(tmp_path: Path) -> None:
    """A file is replaced in one step, and nothing else is left in the folder."""
    path = tmp_path / "a.json"
    write_atomically(path, b"old")
    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full the old file stays, and no part of the new one."""
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def full(_path: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
