"""What is seen in a folder, and when it is complete."""

from pathlib import Path

import pytest

from gait.watch import drops
from gait.watch.drops import Patience, Seen, Waiting, files_in, look


def test_a_file_that_changes_is_waited_for_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two seconds without a change, counted from the last one that was seen; then it is complete."""
    path = tmp_path / "notes"
    path.write_bytes(b"1")
    clock = [100.0]
    monkeypatch.setattr(drops.time, "monotonic", lambda: clock[0])
    waiting, complete = Waiting(Patience(quiet_s=2.0)), []
    for at, content in ((100.0, b"1"), (101.5, b"12"), (103.0, b"12"), (103.6, b"12")):
        clock[0] = at
        if path.read_bytes() != content:
            path.write_bytes(content)
        complete.append([drop.path for drop in waiting.complete([path])[0]])

    assert complete == [[], [], [], [path]]


def test_a_file_that_goes_is_forgotten(tmp_path: Path) -> None:
    """What is not there any more neither waits nor is complete, and is new when it comes again."""
    path = tmp_path / "half.fit"
    path.write_bytes(b"\x0e\x10\x00\x00\x40\x00\x00\x00.FIT")
    waiting = Waiting(Patience(quiet_s=0.0))
    seen = waiting.complete([path])
    path.unlink()

    assert seen == ((), (path,))
    assert waiting.complete([path]) == ((), ())
    assert (waiting.since, waiting.ends) == ({}, {})


def test_a_folder_that_goes_while_it_is_looked_through_is_empty(tmp_path: Path) -> None:
    """Nobody is told of it."""
    assert list(files_in(tmp_path / "gone", frozenset())) == []
    assert look(tmp_path / "gone") is None


def test_devices_and_loops_are_no_drops(tmp_path: Path) -> None:
    """A link to a folder is not followed, one to nothing is no file; one to a file is a drop."""
    (tmp_path / "run.fit").write_bytes(b"x")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nothing").symlink_to(tmp_path / "gone")
    (tmp_path / "link.fit").symlink_to(tmp_path / "run.fit")

    assert [path.name for path in files_in(tmp_path, frozenset())] == ["link.fit", "run.fit"]


def test_a_moved_file_is_known_again() -> None:
    """On one disk everything but the name stays; a copy on another disk has the same size."""
    seen = Seen(size=1, mtime_ns=2, inode=3, device=4)

    assert seen.is_still(Seen(size=1, mtime_ns=2, inode=3, device=4))
    assert not seen.is_still(Seen(size=1, mtime_ns=9, inode=3, device=4))
    assert not seen.is_still(Seen(size=1, mtime_ns=2, inode=9, device=4))
    assert seen.is_still(Seen(size=1, mtime_ns=2, inode=9, device=9))
    assert not seen.is_still(Seen(size=9, mtime_ns=2, inode=9, device=9))
