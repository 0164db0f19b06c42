"""What pages share, kept between runs: found again, made anew where it is broken, and never in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gait.intake import page_cache
from gait.intake.page_cache import cache_folder, prepare_script, use_kept_templates
from gait.pages import _environment, packed_name, packed_script, plotly_script
from gait.pages.desk import door


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty cache folder, and let the process forget that it packed the script."""
    monkeypatch.setenv(page_cache.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(plotly_script, "_PACKED", {})
    yield tmp_path / "kept"
    _forget_templates()
    _environment().bytecode_cache = None


def _forget_templates() -> None:
    """Let this process compile its templates as a new one does."""
    cache = _environment().cache
    assert cache is not None
    cache.clear()


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


def test_templates_are_compiled_once_for_all_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next process takes them from the disk, and need not be able to compile: the page is the same."""
    use_kept_templates()
    _forget_templates()
    page = stop_page()
    assert [each.suffix for each in folder.iterdir()] == [".compiled"]
    _forget_templates()
    monkeypatch.setattr(_environment(), "compile", None)
    assert stop_page() == page


@pytest.mark.parametrize("broken", [b"", b"no digest", b"0" * 64 + b"\nabc", b"\xff\n\xff"])
def test_a_broken_template_is_compiled_anew(folder: Path, broken: bytes) -> None:
    """Cut short or altered, it is not run, and the next process finds a whole one."""
    use_kept_templates()
    _forget_templates()
    page = stop_page()
    whole = kept(folder).read_bytes()
    kept(folder).write_bytes(broken)
    _forget_templates()
    assert stop_page() == page
    assert kept(folder).read_bytes() == whole


def test_only_the_template_in_use_is_kept(folder: Path) -> None:
    """What an earlier version compiled is removed; other templates stay."""
    use_kept_templates()
    _forget_templates()
    stop_page()
    (key,) = (each.name.rpartition("-")[0] for each in folder.iterdir())
    (folder / f"{key}-0123456789ab.compiled").write_bytes(b"old")
    (folder / "template-ffff-0123456789ab.compiled").write_bytes(b"another")
    kept_now = next(each.name for each in folder.iterdir() if each.read_bytes() not in {b"old", b"another"})
    (folder / kept_now).unlink()
    _forget_templates()
    stop_page()
    assert {each.name for each in folder.iterdir()} == {kept_now, "template-ffff-0123456789ab.compiled"}


def test_without_a_place_templates_are_compiled_each_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be written, and a user without a home, cost the compiling and nothing else."""
    folder.write_bytes(b"in the way")
    use_kept_templates()
    _forget_templates()
    page = stop_page()
    monkeypatch.delenv(page_cache.VARIABLE)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", _no_home)
    _forget_templates()
    assert stop_page() == page


def stop_page() -> str:
    """Return a page without charts, of one template."""
    return door.refused_page("Not from here")


def _no_home() -> Path:
    message = "no home"
    raise RuntimeError(message)


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
    for name in (page_cache.VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ana"))
    assert cache_folder() == expected
