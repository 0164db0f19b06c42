"""Whatever happens to the disk, the database or the program, a run is in the library whole or not at all."""

import errno
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gait.errors import LibraryBusyError, LibraryError
from gait.library import AthleteRecord, Library, originals, runs, schema
from gait.library import sha256_of as digest
from gait.library.store import open_store
from tests.library import factory
from tests.library.factory import a_run, put, tables


def whole(library: Library) -> bool:
    """Tell whether every row has what it points to, and every run its recording, its file and its analysis."""
    store = library.store
    sound = store.one("PRAGMA integrity_check")
    assert sound is not None
    kept = {path.name: path for path in originals.all_originals(store)}
    files = [f"{row['sha256']}.{row['format']}" for row in store.all("SELECT sha256, format FROM recording")]
    return (
        sound[0] == "ok"
        and store.all("PRAGMA foreign_key_check") == []
        and store.all("SELECT 1 FROM run WHERE id NOT IN (SELECT run_id FROM recording) OR primary_id IS NULL") == []
        and store.all("SELECT 1 FROM run WHERE id NOT IN (SELECT run_id FROM analysis)") == []
        and store.all("SELECT 1 FROM analysis WHERE run_id NOT IN (SELECT run_id FROM summary)") == []
        and all(name in kept and digest(kept[name].read_bytes()) == name.partition(".")[0] for name in files)
    )


@pytest.mark.parametrize("step", ["keep_original", "same_run", "_insert_recording", "store_analysis", "mark_later"])
def test_an_end_at_any_step_leaves_nothing(
    library: Library, anna: AthleteRecord, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """A program that ends in the middle of adding a run leaves no row, and at most a file that is swept up."""
    before = tables(library)
    with monkeypatch.context() as broken:
        broken.setattr(runs, step, _stop)
        with pytest.raises(KeyboardInterrupt):
            put(library, anna)

    assert tables(library) == before
    assert originals.sweep(library.store, young_s=0.0) == (0 if step == "keep_original" else 1)
    assert put(library, anna).outcome == "new"
    assert whole(library)


def _stop(*_given: object, **_named: object) -> None:
    raise KeyboardInterrupt


def test_an_end_in_the_middle_of_a_file_leaves_no_file(
    library: Library, anna: AthleteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A half-written original never has the name of a whole one."""
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", _stop)
        with pytest.raises(KeyboardInterrupt):
            put(library, anna)

    assert factory.originals(library) == set()


def test_files_without_rows_go_and_young_ones_stay(library: Library, anna: AthleteRecord) -> None:
    """What is older than an hour and belongs to no run is removed once a day; a run's own file never."""
    put(library, anna)
    for name, age_s in (("a" * 64 + ".fit", 7200.0), ("b" * 64 + ".fit", 60.0), (".half.fit.77.part", 7200.0)):
        path = library.folder / "originals" / "aa" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
        os.utime(path, (time.time() - age_s,) * 2)
    swept = originals.sweep(library.store)

    assert swept == 2
    assert len(factory.originals(library)) == 2


def test_the_sweep_is_done_once_a_day(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening the library again does not look through its files again."""
    monkeypatch.setattr(originals, "sweep", _stop)
    Library.open(library.folder).close()
    library.store.db.execute("UPDATE fact SET value = '0'")

    with pytest.raises(KeyboardInterrupt):
        Library.open(library.folder)


def test_a_file_that_a_sweep_took_is_written_again(
    library: Library, anna: AthleteRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the file and its rows another program may sweep: the file is made sure of while none can."""
    kept = originals.keep_original

    def swept(*given: object) -> None:
        kept(*given)  # type: ignore[arg-type]
        if not library.store.db.in_transaction:
            originals.sweep(library.store, young_s=0.0)

    monkeypatch.setattr(runs, "keep_original", swept)
    put(library, anna)

    assert whole(library)


def test_a_locked_library_is_said(library: Library, anna: AthleteRecord) -> None:
    """Who waits too long for another program gets a sentence, and can try again; reading goes on."""
    with Library.open(library.folder, busy_s=0.05) as second:
        library.store.db.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusyError, match="another program has been writing to it for too long"):
            put(second, anna)
        assert second.athletes() == (anna,)
        with Library.open(library.folder, busy_s=0.05) as third:
            assert third.athletes() == (anna,)
        library.store.db.execute("ROLLBACK")
        assert put(second, anna).outcome == "new"


def fill(library: Library, athlete: AthleteRecord) -> None:
    """Put many runs into the library."""
    for day in range(1, 50):
        put(library, athlete, day=day)


def test_a_full_disk_is_said(library: Library, anna: AthleteRecord) -> None:
    """A database that cannot grow keeps what it has, whole."""
    put(library, anna)
    before = tables(library)
    pages = library.store.db.execute("PRAGMA page_count").fetchone()[0]
    library.store.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="The disk of the library is full; nothing was changed"):
        fill(library, anna)
    library.store.db.execute("PRAGMA max_page_count = 1000000")

    assert tables(library)["athlete"] == before["athlete"]
    assert whole(library)


def test_a_read_only_database_is_said(library: Library, anna: AthleteRecord) -> None:
    """What can only be read is read, and what would be written is refused with what to do."""
    library.store.db.execute("PRAGMA query_only = ON")

    assert library.athletes() == (anna,)
    with pytest.raises(LibraryError, match="The library's folder cannot be written to"):
        library.edit_athlete(anna.id, mass_kg=60.0)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "disk of the library is full"),
        (errno.EACCES, "folder cannot be written to"),
        (errno.EIO, "files cannot be used"),
    ],
)
def test_what_the_disk_refuses_is_said(
    library: Library, anna: AthleteRecord, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    """An original that cannot be written ends in one sentence, and no row is written."""

    def refuse(*_given: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(LibraryError, match=said):
        put(library, anna)
    assert library.runs() == ()


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    """A library cannot be where a file is."""
    (tmp_path / "file").write_text("")

    with pytest.raises(LibraryError):
        Library.open(tmp_path / "file")


def test_a_database_that_is_none(tmp_path: Path) -> None:
    """A file of something else is said to be none, and stays as it is."""
    (tmp_path / "gait.sqlite").write_bytes(b"no database at all" * 100)

    with pytest.raises(LibraryError, match="damaged or no database of gait"):
        Library.open(tmp_path)
    assert (tmp_path / "gait.sqlite").read_bytes() == b"no database at all" * 100


def test_another_fault_of_the_database_is_said(library: Library) -> None:
    """Whatever else SQLite refuses comes with its reason."""
    library.store.db.execute("DROP TABLE pain")

    with pytest.raises(LibraryError, match="cannot be used: no such table: pain"):
        library.pain_log(1)


# ---------------------------------------------------------------------------------------------------------------------
# Versions


def test_a_new_file_has_the_tables_of_this_version(library: Library) -> None:
    """The first step makes them, in a file that keeps a log of its own (WAL)."""
    names = {row["name"] for row in library.store.all("SELECT name FROM sqlite_master WHERE type = 'table'")}

    assert schema.version_of(library.store.db) == schema.VERSION
    assert {"athlete", "run", "recording", "analysis", "summary", "edit", "pain", "shoe", "change"} <= names
    assert library.store.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def _with_weather(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE run ADD COLUMN weather TEXT")


def _broken(connection: sqlite3.Connection) -> None:
    _with_weather(connection)
    connection.execute("ALTER TABLE no_such_table ADD COLUMN weather TEXT")


@pytest.fixture
def migrated(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[sqlite3.Connection], None]], None]:
    """Return a function that adds a step to a later version."""

    def add(step: Callable[[sqlite3.Connection], None]) -> None:
        monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
        monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)

    return add


def test_an_old_file_comes_forward(
    library: Library, anna: AthleteRecord, migrated: Callable[[Callable[[sqlite3.Connection], None]], None]
) -> None:
    """A step to the next version changes the tables and keeps what is in them."""
    put(library, anna)
    library.close()
    migrated(_with_weather)
    with Library.open(library.folder) as later:
        assert schema.version_of(later.store.db) == schema.VERSION == 3
        assert later.store.all("SELECT weather FROM run")[0]["weather"] is None
        assert whole(later)


def test_a_step_that_fails_changes_nothing(
    library: Library, migrated: Callable[[Callable[[sqlite3.Connection], None]], None]
) -> None:
    """Half a step is none: the file stays of its version."""
    library.close()
    migrated(_broken)
    with pytest.raises(LibraryError):
        Library.open(library.folder)
    with sqlite3.connect(library.folder / "gait.sqlite") as db:
        assert schema.version_of(db) == schema.VERSION - 1
        assert "weather" not in {row[1] for row in db.execute("PRAGMA table_info(run)")}
    db.close()


def test_a_newer_file_is_refused(library: Library) -> None:
    """What a later version wrote is not guessed at."""
    library.store.db.execute("PRAGMA user_version = 99")

    with pytest.raises(LibraryError, match=r"written by a newer version of gait .*Update gait"):
        Library.open(library.folder)


def test_who_comes_second_finds_it_done(tmp_path: Path) -> None:
    """Two programs that open a new library at once make its tables once."""
    opened: list[int] = []

    def open_it() -> None:
        with Library.open(tmp_path / "library") as library:
            opened.append(schema.version_of(library.store.db))

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert opened == [schema.VERSION] * 4


# ---------------------------------------------------------------------------------------------------------------------
# Several at once


def test_one_file_for_two_at_once(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """Threads of one program that put the same file in for two athletes do not take it from one another."""
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def add(athlete: AthleteRecord) -> None:
        with Library.open(library.folder) as own:
            for day in range(20):
                together.wait()
                outcomes.append(put(own, athlete, day=day).outcome)

    threads = [threading.Thread(target=add, args=[athlete]) for athlete in (anna, ben)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert outcomes == ["new"] * 40
    assert whole(library)


def test_two_that_write_at_once(library: Library, anna: AthleteRecord) -> None:
    """The same runs, put in by two at the same time from both ends, are there once each."""
    outcomes: list[str] = []

    def add(days: range) -> None:
        with Library.open(library.folder) as own:
            outcomes.extend(put(own, anna, day=day).outcome for day in days)

    threads = [threading.Thread(target=add, args=[days]) for days in (range(12), range(11, -1, -1))]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert sorted(outcomes) == ["new"] * 12 + ["seen"] * 12
    assert len(library.runs()) == 12
    assert whole(library)


@pytest.mark.prove
def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Two programs that add the same runs, killed at 20 moments: what is there is whole, and in the end all is."""
    script = Path(__file__).with_name("adding.py")
    folder, chance = tmp_path / "library", random.Random(5)  # noqa: S311 - no secret
    with Library.open(folder) as library:
        library.add_athlete("Anna")
    for _moment in range(20):
        pair = [subprocess.Popen([sys.executable, script, folder, "400"], stdout=subprocess.PIPE) for _ in range(2)]
        for each in pair:
            assert each.stdout is not None
            each.stdout.readline()  # it has begun
        time.sleep(chance.uniform(0.0, 0.2))
        for each in pair:
            each.send_signal(signal.SIGKILL)
            each.wait()
            each.stdout.close()  # type: ignore[union-attr]
        with Library.open(folder) as library:
            assert whole(library)
            starts = [run.started_at for run in library.runs()]
            assert len(starts) == len(set(starts))
    subprocess.run([sys.executable, script, folder, "60"], check=True, stdout=subprocess.DEVNULL)
    with Library.open(folder) as library:
        assert len(library.runs()) >= 60
        assert whole(library)


def test_a_store_is_closed_where_it_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails on the way leaves no open file behind."""
    monkeypatch.setattr(schema, "bring_forward", _stop)

    with pytest.raises(KeyboardInterrupt):
        open_store(tmp_path)
    (tmp_path / "gait.sqlite").unlink()


def test_a_given_analysis_is_of_its_bytes(library: Library, anna: AthleteRecord) -> None:
    """The hash under which a file is kept is that of its content."""
    data, analysis = a_run()
    library.add_run(anna, data, analysis, columns=1)

    assert {name.partition(".")[0] for name in factory.originals(library)} == {digest(data)}
