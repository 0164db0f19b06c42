"""A drop is moved without overwriting, deleting or losing anything, whatever file systems it goes between."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from gait.watch import moving
from gait.watch.moving import REASON, move, put_back


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    """Return a dropped file."""
    path = tmp_path / "run.fit.gz"
    path.write_bytes(b"run")
    return path


@pytest.fixture
def done(tmp_path: Path) -> Path:
    """Return the folder that it goes to, which is not there yet."""
    return tmp_path / "done" / "2026"


def no_links(*_arguments: object, **_more: object) -> None:
    """Refuse a second name, as FAT and some network drives do."""
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_number_comes_before_all_endings(drop: Path, done: Path) -> None:
    """``run.fit.gz`` becomes ``run-2.fit.gz``, and what lies there stays."""
    done.mkdir(parents=True)
    (done / "run.fit.gz").write_bytes(b"other")

    assert move(drop, done) == done / "run-2.fit.gz"
    assert (done / "run.fit.gz").read_bytes() == b"other"
    assert not drop.exists()


@pytest.mark.parametrize("links", [True, False])
def test_with_and_without_second_names(drop: Path, done: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool) -> None:
    """Where a file system knows no hard links it is renamed, after a look that nothing is there."""
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    moved = move(drop, done, reason="why")

    assert (moved.read_bytes(), drop.exists()) == (b"run", False)
    assert moved.with_name(moved.name + REASON).read_text(encoding="utf-8") == "why"
    drop.write_bytes(b"new")
    assert not put_back(moved, drop)
    assert (drop.read_bytes(), moved.read_bytes()) == (b"new", b"run")
    drop.unlink()
    assert put_back(moved, drop)
    assert (drop.read_bytes(), moved.exists()) == (b"run", False)


def on_two_disks(monkeypatch: pytest.MonkeyPatch, drop: Path) -> None:
    """Let the drop look as if it lay on another file system than all else."""
    real = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = real(path, follow_symlinks=follow_symlinks)
        return os.stat_result((*found[:2], found.st_dev + 1, *found[3:10])) if path == drop else found

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(Path, "stat", stat)


def test_between_file_systems_it_is_copied_whole(drop: Path, done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy has its content and time, stands under its name only once it is whole, and then the original goes."""
    os.utime(drop, (1000, 2000))
    with monkeypatch.context() as patched:
        on_two_disks(patched, drop)
        moved = move(drop, done)

    assert (moved.read_bytes(), moved.stat().st_mtime, drop.exists()) == (b"run", 2000, False)
    assert [path.name for path in done.iterdir()] == ["run.fit.gz"]


def test_a_copy_that_fails_leaves_the_original(drop: Path, done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the middle of a copy: the drop is where it was, and no half of it anywhere."""

    def full(source: Path, target: Path) -> None:
        Path(target).write_bytes(Path(source).read_bytes()[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        on_two_disks(patched, drop)
        patched.setattr(shutil, "copy2", full)
        with pytest.raises(OSError, match="No space left"):
            move(drop, done)

    assert drop.read_bytes() == b"run"
    assert list(done.iterdir()) == []


def test_a_move_that_was_cut_short_is_finished(drop: Path, done: Path) -> None:
    """A killed program left the file under both names: it is one file, and one name goes."""
    done.mkdir(parents=True)
    (done / drop.name).hardlink_to(drop)

    assert move(drop, done) == done / drop.name
    assert not drop.exists()
    assert [path.name for path in done.iterdir()] == ["run.fit.gz"]


def test_a_reason_without_its_file_is_taken_up_again(drop: Path, done: Path) -> None:
    """The same text waits for its file; a text that says something else keeps the name."""
    done.mkdir(parents=True)
    (done / "run.fit.gz.txt").write_text("why", encoding="utf-8")
    assert move(drop, done, reason="why") == done / "run.fit.gz"

    drop.write_bytes(b"2")
    (done / "run-2.fit.gz.txt").write_text("notes of mine", encoding="utf-8")
    assert move(drop, done, reason="why") == done / "run-3.fit.gz"
    assert (done / "run-2.fit.gz.txt").read_text(encoding="utf-8") == "notes of mine"


def test_a_name_that_was_free_a_moment_ago(drop: Path, done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else takes it between the look and the move: theirs stays, ours gets a number."""
    real = os.link

    def link(source: Path, target: Path, *, follow_symlinks: bool) -> None:
        if target.name == "run.fit.gz":
            target.write_bytes(b"theirs")
        real(source, target, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(moving.os, "link", link)  # type: ignore[attr-defined]

    assert move(drop, done) == done / "run-2.fit.gz"
    assert (done / "run.fit.gz").read_bytes() == b"theirs"


def test_a_long_name_keeps_its_ending(tmp_path: Path, done: Path) -> None:
    """255 bytes are a file's name in full, and there would be no room for a number or the reason's ending."""
    drop = tmp_path / ("ü" * 125 + ".fit")
    drop.write_bytes(b"run")
    moved = move(drop, done, reason="why")

    assert moved.name == "ü" * 113 + ".fit"
    assert sorted(path.name for path in done.iterdir()) == [moved.name, moved.name + REASON]
    dots = tmp_path / ("." + "x" * 250)
    dots.write_bytes(b"run")
    assert len(move(dots, done).name) == 230
