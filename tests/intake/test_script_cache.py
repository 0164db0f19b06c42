"""The packed script kept between runs: found again, made anew where it is broken, and never in the way."""

from pathlib import Path

import pytest

from gait.intake import script_cache
from gait.intake.script_cache import cache_folder, prepare_script
from gait.pages import packed_name, packed_script, plotly_script


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty cache folder, and let the process forget that it packed the script."""
    monkeypatch.setenv(script_cache.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(plotly_script, "_PACKED", {})
    return tmp_path / "kept"


def kept(folder: Path) -> Path:
    """Return the one file in the cache folder."""
    (found,) = folder.iterdir()
    return found


def test_the_script_is_packed_once_for_all_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next process reads it, and need not be able to pack."""
    prepare_script()
    packed = packed_script()
    plotly_script._PACKED.clear()
    monkeypatch.setattr(plotly_script, "packed", lambda _: "packed anew")
    prepare_script()
    assert packed_script() == packed
    assert kept(folder).name == f"{packed_name()}.packed"


@pytest.mark.parametrize("broken", [b"", b"no digest", b"0" * 64 + b"\nabc", b"\xff\n\xff"])
def test_a_broken_file_is_made_anew(folder: Path, broken: bytes) -> None:
    """Cut short or altered, it is not used, and the next run finds a whole one."""
    prepare_script()
    whole = kept(folder).read_bytes()
    kept(folder).write_bytes(broken)
    plotly_script._PACKED.clear()
    prepare_script()
    assert packed_script().encode() == whole.partition(b"\n")[2]
    assert kept(folder).read_bytes() == whole


def test_only_the_version_in_use_is_kept(folder: Path) -> None:
    """What an earlier version left is removed; what is not ours stays."""
    folder.mkdir()
    (folder / "plotly-3.0.0-abc-91.packed").write_bytes(b"old")
    (folder / "notes.txt").write_bytes(b"not ours")
    prepare_script()
    assert {each.name for each in folder.iterdir()} == {f"{packed_name()}.packed", "notes.txt"}


def test_a_folder_that_cannot_be_written_costs_only_time(folder: Path) -> None:
    """A file has its name: the script is packed all the same."""
    folder.write_bytes(b"in the way")
    prepare_script()
    assert packed_script().startswith("1")


def test_without_plotly_the_page_tells_and_not_the_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Preparing says nothing and keeps nothing."""
    monkeypatch.setattr(plotly_script, "find_spec", lambda _: None)
    plotly_script.shared_script.cache_clear()
    prepare_script()
    plotly_script.shared_script.cache_clear()
    assert not folder.exists()


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, Path("/x/gait")),
        ("linux", {}, Path("/home/ana/.cache/gait")),
        ("darwin", {}, Path("/home/ana/Library/Caches/gait")),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/gait/Cache")),
        ("win32", {}, Path("/home/ana/AppData/Local/gait/Cache")),
    ],
)
def test_each_system_has_a_folder_for_it(
    monkeypatch: pytest.MonkeyPatch, system: str, variables: dict[str, str], expected: Path
) -> None:
    """The user's own, where the system's programs keep such things."""
    for name in (script_cache.VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ana"))
    assert cache_folder() == expected
