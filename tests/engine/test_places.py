"""Places: folders by their address, and what is said where there is no way to one."""

import sys
from pathlib import Path

import pytest

from gait.engine import places
from gait.engine.places import opened, place_at
from gait.errors import UsageError

pytest.importorskip("fsspec")


def test_what_is_written_is_whole_and_can_be_read(tmp_path: Path) -> None:
    """A file is there under its own name alone, and can be replaced and removed, twice too."""
    place = place_at(str(tmp_path / "new"))
    assert not place.exists()
    assert list(place.entries()) == []

    place.write("deep/one.txt", b"1")
    place.write("deep/one.txt", b"22")
    (tmp_path / "new" / ".hidden").write_bytes(b"")
    (entry,) = place.entries()

    assert (entry.path, entry.size) == ("deep/one.txt", 2)
    assert place.read("deep/one.txt") == b"22"
    assert place.address("deep/one.txt") == str(tmp_path / "new" / "deep" / "one.txt")
    place.remove("deep/one.txt")
    place.remove("deep/one.txt")
    assert place.read("deep/one.txt") is None


def test_a_path_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process may have another folder at hand, and the same home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    assert place_at("runs").url == str(tmp_path / "runs")
    assert place_at("~/runs").url == str(tmp_path / "home" / "runs")
    assert place_at("s3://bucket/runs").url == "s3://bucket/runs"


@pytest.mark.parametrize(("protocol", "package"), [("gs", "gcsfs"), ("abfs", "adlfs"), ("s3", "s3fs")])
def test_a_package_that_is_missing_is_named(protocol: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says what to install."""
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.setattr(sys.modules["fsspec.registry"], "registry", {})

    with pytest.raises(UsageError, match=f"{protocol}:// needs the package {package}, .* pip install {package}"):
        opened(f"{protocol}://bucket/runs")


def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    """Only a file that is not there is none."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="Is a directory"):
        place_at(str(tmp_path)).read("folder")


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Datasets need packages that a watch's owner does not."""
    monkeypatch.setattr(places, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r"pip install 'gait-running\[cluster\]'"):
        opened("runs")
