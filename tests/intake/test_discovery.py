"""From files, folders and patterns to the files to analyse."""

import os
from pathlib import Path

import pytest

from gait.intake import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with exports by name and by content, and with other things."""
    (tmp_path / "2026" / "may").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("b.fit", "a.GPX", "2026/may/c.tcx.gz", "2026/season.zip", ".hidden/d.fit", ".e.fit", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "no suffix").write_bytes(bytes(8) + b".FIT" + bytes(20))
    (tmp_path / "export.xml").write_bytes(b"<?xml version='1.0'?>\n<gpx></gpx>")
    return tmp_path


def test_a_folder_gives_its_exports_sorted_by_name_or_content(folder: Path) -> None:
    """Damaged files count by their name, files without a telling name by their content; hidden ones do not."""
    found = find_files([folder])
    names = [path.relative_to(folder).as_posix() for path in found.files]

    assert names == ["a.GPX", "b.fit", "export.xml", "no suffix", "2026/season.zip", "2026/may/c.tcx.gz"]
    assert found.left_alone == (folder / "notes.txt",)
    assert found.empty_folders == ()


def test_a_named_file_is_taken_whatever_it_is(folder: Path) -> None:
    """Who names a file, even a hidden or a missing one, wants to hear of it."""
    named = (folder / "notes.txt", folder / ".e.fit", folder / "missing.fit")

    assert find_files(named).files == named


def test_each_file_comes_once(folder: Path) -> None:
    """A file that is named and in a folder as well is analysed once, where it came first."""
    found = find_files([folder / "b.fit", folder, folder / "2026" / ".." / "b.fit"])

    assert found.files[0] == folder / "b.fit"
    assert len(found.files) == 6


def test_a_pattern_is_expanded(folder: Path) -> None:
    """Where the shell leaves a pattern alone, it is expanded, sorted."""
    assert find_files([str(folder / "**" / "*.t*")]).files == (
        folder / "2026" / "may" / "c.tcx.gz",
        folder / "notes.txt",
    )


def test_a_pattern_without_match_is_left_for_the_reader_to_refuse(folder: Path) -> None:
    """The error will name the pattern."""
    assert find_files([str(folder / "*.xyz")]).files == (folder / "*.xyz",)


def test_a_name_with_brackets_is_a_name_first(folder: Path) -> None:
    """A file that is really called so is no pattern."""
    odd = folder / "run [1].fit"
    for path in (odd, folder / "run 1.fit"):
        path.write_bytes(b"")

    assert find_files([odd]).files == (odd,)


def test_the_home_folder_is_understood(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``~`` works where no shell has replaced it."""
    monkeypatch.setenv("HOME" if os.name != "nt" else "USERPROFILE", str(folder))

    assert find_files(["~/b.fit"]).files == (folder / "b.fit",)


def test_a_folder_without_exports_is_told(folder: Path) -> None:
    """An empty folder is handed back as such."""
    (folder / "2027").mkdir()
    found = find_files([folder / "2027"])

    assert (found.files, found.empty_folders) == ((), (folder / "2027",))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows may read everything")
def test_a_file_that_may_not_be_read_is_left_alone(folder: Path) -> None:
    """In a folder, a file without a telling name that cannot be opened is none of ours."""
    (folder / "export.xml").chmod(0)

    assert folder / "export.xml" in find_files([folder]).left_alone


def test_a_file_that_fails_to_open_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As above, for those who may read everything."""

    def refuse(_path: Path, _mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    assert find_files([folder]).left_alone == tuple(folder / name for name in ("export.xml", "no suffix", "notes.txt"))


def test_a_name_that_is_too_long_is_left_for_the_reader_to_refuse() -> None:
    """No file system takes a name of 5,000 letters; that is no reason to fall over."""
    name = "x" * 5000

    assert find_files([name]).files == (Path(name),)
