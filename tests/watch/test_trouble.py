"""Whatever goes wrong, nothing is lost, nothing is there twice, and it is said in a sentence."""

import errno
import os
import sqlite3
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from gait.errors import LibraryError, UsageError
from gait.intake import filing, run_pages
from gait.library import Library, originals, store
from gait.watch import Patience, moving, sweep
from gait.watch.lock import NAME, only_watcher
from tests.watch.conftest import Folder, a_file

pytestmark = pytest.mark.usefixtures("quick_pages")


def no_room(*_arguments: object, **_more: object) -> Any:  # noqa: ANN401 - stands for any writing
    """Fail as a full disk does."""
    raise OSError(errno.ENOSPC, "No space left on device")


def archive_of(days: range) -> bytes:
    """Return a zip archive with the runs of these days."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for day in days:
            target.writestr(f"{day}.fit", a_file(day))
    return buffer.getvalue()


def filed_in_the_end(folder: Folder) -> None:
    """Assert that after another look all is as if nothing had gone wrong."""
    assert folder.once()
    assert folder.files() == ["Anna/done/run.fit"]
    assert folder.runs() == [("Anna", "2026-05-03")]
    assert folder.reports() == ["Anna/2026-05-03-run-1.html", "index.html"]


# ----------------------------------------------------------------------------------------------------------------------
# The disk, the folder, the library


@pytest.mark.parametrize(
    ("place", "name", "sentence"),
    [
        (originals, "keep_original", "The disk of the library is full; nothing was changed"),
        (run_pages, "write_atomically", "The report cannot be written: No space left on device"),
        (sweep, "move", "A filed drop cannot be moved: No space left on device"),
        (Path, "touch", "The folder cannot be looked at, or written to: No space left on device"),
    ],
)
def test_a_full_disk(folder: Folder, monkeypatch: pytest.MonkeyPatch, place: object, name: str, sentence: str) -> None:
    """Wherever the disk is full, the drop stays until there is room, and what is in the library stays there."""
    folder.drop("Anna/run.fit", a_file())
    with monkeypatch.context() as full:
        if place is originals:
            full.setattr("gait.library.runs.keep_original", no_room)
        else:
            full.setattr(place, name, no_room)
        assert not folder.once()

    assert folder.files() == ["Anna/run.fit"]
    assert folder.troubles[0].startswith(sentence)
    filed_in_the_end(folder)


def test_a_full_disk_under_a_failed_drop(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no room for the reason, the bad file stays where it is as well."""
    folder.drop("Anna/empty.fit", b"")
    with monkeypatch.context() as full:
        full.setattr(moving, "write_atomically", no_room)
        assert not folder.once()

    assert folder.files() == ["Anna/empty.fit"]
    assert not folder.once()
    assert folder.files() == ["Anna/failed/empty.fit", "Anna/failed/empty.fit.txt"]


def test_a_folder_that_cannot_be_written_to(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused at once, with what to do."""
    opened = os.open

    def read_only(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).name == NAME:
            raise PermissionError(errno.EROFS, "Read-only file system")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(UsageError, match="The folder cannot be written to: Read-only file system"):
        folder.once()


def test_a_folder_that_is_not_there(folder: Folder) -> None:
    """A name that was mistyped is no folder to be made."""
    folder.path.rmdir()
    with pytest.raises(UsageError, match="There is no such folder to watch"):
        folder.once()


def test_one_athletes_folder_that_is_read_only(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its drop stays, the run is in the library; the other athlete's is filed."""
    folder.drop("Anna/run.fit", a_file())
    folder.drop("Ben/run.fit", a_file())
    moved = moving.move

    def guarded(source: Path, target: Path, *, reason: str | None = None) -> Path:
        if "Anna" in target.parts:
            raise PermissionError(errno.EACCES, "Permission denied")
        return moved(source, target, reason=reason)

    with monkeypatch.context() as closed:
        closed.setattr(sweep, "move", guarded)
        assert not folder.once()

    assert folder.files() == ["Anna/run.fit", "Ben/done/run.fit"]
    assert folder.troubles == [
        (
            f"A filed drop cannot be moved: Permission denied ({folder.path}/Anna/run.fit). "
            "Its runs are in the library; look at the permissions."
        )
    ]
    assert folder.once()
    assert folder.runs() == [("Anna", "2026-05-03"), ("Ben", "2026-05-03")]


def test_a_locked_library(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes for too long the drop stays, and it is said why."""
    Library.open(folder.library).close()
    monkeypatch.setattr(store, "BUSY_S", 0.01)
    monkeypatch.setattr(Library.open.__func__, "__kwdefaults__", {"busy_s": 0.01})  # type: ignore[attr-defined]
    folder.drop("Anna/run.fit", a_file())
    other = sqlite3.connect(folder.library / "gait.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert not folder.once()
    other.execute("ROLLBACK")
    other.close()

    assert folder.files() == ["Anna/run.fit"]
    assert folder.troubles[0].startswith("The library is locked: another program has been writing to it for too long")
    filed_in_the_end(folder)


# ----------------------------------------------------------------------------------------------------------------------
# Two watchers


def test_a_second_watcher_is_told_who_is_the_first(folder: Folder) -> None:
    """It ends with a sentence that names the process."""
    folder.drop("Anna/run.fit", a_file())
    with (
        only_watcher(folder.path),
        pytest.raises(UsageError, match=f"Another gait watch has this folder already: process {os.getpid()}"),
    ):
        folder.once()

    filed_in_the_end(folder)


def test_a_killed_watcher_leaves_no_lock(folder: Folder) -> None:
    """The file stays, the lock goes with the process."""
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom gait.watch.lock import only_watcher\n"
        "with only_watcher(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, folder.path], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(UsageError, match=f"process {holder.pid}"), only_watcher(folder.path):
            pass
        holder.kill()

    assert (folder.path / NAME).is_file()
    with only_watcher(folder.path):
        pass


# ----------------------------------------------------------------------------------------------------------------------
# Files that change while they are looked at


def meanwhile(monkeypatch: pytest.MonkeyPatch, place: object, name: str, act: Callable[[], object]) -> None:
    """Let something happen just before a function is called for the first time."""
    real, done = getattr(place, name), Event()

    def acting(*arguments: object, **more: object) -> object:
        if not done.is_set():
            done.set()
            act()
        return real(*arguments, **more)

    monkeypatch.setattr(place, name, acting)


@pytest.mark.parametrize("name", ["file_pieces", "draw_wanting", "move"])
def test_a_file_that_is_replaced_while_it_is_filed(folder: Folder, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Both contents are runs of the library in the end, each once, and the one that was not read is not put away."""
    path = folder.drop("Anna/run.fit", a_file())
    with monkeypatch.context() as patched:
        meanwhile(patched, sweep, name, lambda: path.write_bytes(a_file(1)))
        folder.once()
    folder.once()

    days = [day for _, day in folder.runs()]
    assert days[-1] == "2026-05-04"
    assert days == sorted(set(days))
    assert not path.exists()


def test_a_file_that_is_replaced_by_another_just_as_it_is_moved(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new file under the name is put back and filed the next time: no content goes to done unread."""
    path = folder.drop("Anna/run.fit", a_file())

    def replace() -> None:
        other = folder.path / "other"
        other.write_bytes(a_file(1))
        other.replace(path)

    with monkeypatch.context() as patched:
        meanwhile(patched, moving.os, "link", replace)  # type: ignore[attr-defined]
        folder.once()
    assert folder.files() == ["Anna/run.fit"]

    folder.once()
    assert folder.files() == ["Anna/done/run.fit"]
    assert folder.runs() == [("Anna", "2026-05-03"), ("Anna", "2026-05-04")]


def test_a_file_that_goes_while_it_is_filed(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever takes a file back is not told of a failure."""
    path = folder.drop("Anna/run.fit", a_file())
    meanwhile(monkeypatch, sweep, "file_pieces", path.unlink)

    assert folder.once()
    assert folder.files() == []
    assert folder.troubles == []


def test_a_file_that_is_written_slowly_is_taken_once_it_is_whole(folder: Folder) -> None:
    """Of 20 pieces with pauses between them none is read before the last one is there."""
    content = a_file()
    path = folder.drop("Anna/run.fit", b"")
    pieces = [content[len(content) * part // 20 : len(content) * (part + 1) // 20] for part in range(20)]
    early: list[list[str]] = []

    def write() -> None:
        for piece in pieces:
            time.sleep(0.01)
            with path.open("ab") as stream:
                stream.write(piece)

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        folder.once(patience=Patience(quiet_s=0.03, cut_off_s=60.0))
        early.append(folder.troubles)
    writer.join()
    folder.once(patience=Patience(quiet_s=0.03, cut_off_s=60.0))

    assert [trouble for troubles in early for trouble in troubles] == []
    filed_in_the_end(folder)


# ----------------------------------------------------------------------------------------------------------------------
# Ended in between


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("gait.watch.sweep", "draw_wanting"),
        ("gait.watch.sweep", "_put_away"),
        ("gait.watch.moving", "write_atomically"),
        ("gait.watch.rounds", "update_pages"),
    ],
)
def test_the_next_watcher_finishes_what_one_began(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, place: str, name: str
) -> None:
    """Ended after the library, after the report, before the reason or before the list: nothing is lost or twice."""
    folder.drop("Anna/run.fit", a_file())
    folder.drop("Anna/empty.fit", b"")

    def end(*_arguments: object, **_more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(f"{place}.{name}", end)
        with pytest.raises(KeyboardInterrupt):
            folder.once()
    folder.once()

    assert folder.files() == ["Anna/done/run.fit", "Anna/failed/empty.fit", "Anna/failed/empty.fit.txt"]
    assert folder.runs() == [("Anna", "2026-05-03")]
    assert folder.reports() == ["Anna/2026-05-03-run-1.html", "index.html"]
    assert not (folder.path / "reports" / ".gait-behind").exists()


def test_half_written_pages_of_a_killed_watcher_are_tidied_up(folder: Folder) -> None:
    """What a killed program left among the reports is gone; the athletes' own hidden files are not touched."""
    out = folder.drop("reports/Anna/.2026.html.77.part", b"<html").parent
    own = folder.drop("Anna/.notes.part", b"mine")
    folder.once()

    assert list(out.iterdir()) == []
    assert own.exists()


def stopping_at(folder: Folder, monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    """Let the watcher be stopped once the run of this day was measured."""
    real = filing.measure

    def measured(asked: filing.Measure) -> object:
        if asked.data == a_file(day):
            folder.stop.set()
        return real(asked)

    monkeypatch.setattr(filing, "measure", measured)


def test_a_stop_ends_after_the_file_at_hand(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that was begun is filed whole; the others wait for the next time."""
    for day in range(3):
        folder.drop(f"Anna/run {day}.fit", a_file(day))
    stopping_at(folder, monkeypatch, 0)
    folder.once()

    assert folder.files() == ["Anna/done/run 0.fit", "Anna/run 1.fit", "Anna/run 2.fit"]
    assert folder.runs() == [("Anna", "2026-05-03")]
    assert folder.reports() == ["Anna/2026-05-03-run-1.html", "index.html"]


def test_a_stop_within_an_archive_leaves_the_rest_of_it(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays where it is, and is taken up where it was left."""
    folder.drop("Anna/export.zip", archive_of(range(3)))
    with monkeypatch.context() as patched:
        stopping_at(folder, patched, 1)
        folder.once()
    assert folder.files() == ["Anna/export.zip"]
    assert folder.runs() == [("Anna", "2026-05-03"), ("Anna", "2026-05-04")]

    folder.stop.clear()
    folder.once()
    assert folder.said == ["Anna: export.zip: 1 new run"]
    assert len(folder.runs()) == len(folder.reports()) - 1 == 3


def test_no_room_to_lay_an_archive_aside(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk for passing files is full: the archive stays, and it is said."""
    folder.drop("Anna/run.fit", a_file())
    with monkeypatch.context() as full:
        full.setattr(sweep, "unpack_file", no_room)
        assert not folder.once()

    assert folder.troubles[0].startswith("The disk cannot be used: No space left on device")
    filed_in_the_end(folder)


def test_a_library_that_fails_between_run_and_report(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run is in it, the drop stays, and gets its report the next time."""
    folder.drop("Anna/run.fit", a_file())

    def fail(*_arguments: object, **_more: object) -> None:
        message = "The library cannot be used"
        raise LibraryError(message)

    with monkeypatch.context() as patched:
        patched.setattr(sweep, "draw_wanting", fail)
        assert not folder.once()

    assert folder.files() == ["Anna/run.fit"]
    assert folder.troubles == ["The library cannot be used."]
    filed_in_the_end(folder)


def test_a_list_of_uploads_that_cannot_be_moved(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays with a sentence; one of which a drop is still there stays without."""
    listed = folder.drop("Anna/activities.csv", b"a,b,c,d,e\n1,x,Hills,Blue,activities/1.fit\n")
    with monkeypatch.context() as patched:
        patched.setattr(sweep, "move", no_room)
        assert not folder.once()
        folder.drop("Anna/1.fit", a_file())
        assert not folder.once()

    assert folder.files() == ["Anna/1.fit", "Anna/activities.csv"]
    assert str(listed) in folder.troubles[0]
    assert folder.once()
    assert folder.files() == ["Anna/done/1.fit", "Anna/done/activities.csv"]


def test_a_long_archive_says_how_far_it_is(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many files a line says their number."""
    monkeypatch.setattr(sweep, "_SAID_EVERY", 2)
    folder.drop("Anna/export.zip", archive_of(range(3)))
    folder.once(reports="none")

    assert folder.said == ["export.zip: 2 files so far", "Anna: export.zip: 3 new runs"]
