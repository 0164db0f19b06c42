"""The library in one file, and back."""

import shutil
import sqlite3
import threading
import zipfile
from pathlib import Path

import pytest

from gait.errors import LibraryError, UsageError
from gait.library import AthleteRecord, Library, restore, schema
from tests.library.factory import originals, put, tables
from tests.library.test_robust import whole


@pytest.fixture
def backup(library: Library, anna: AthleteRecord, tmp_path: Path) -> Path:
    """Return a backup of a library with two runs."""
    put(library, anna)
    put(library, anna, day=1, form="gpx")
    library.edit_athlete(anna.id, mass_kg=60.0)
    library.back_up(tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def repacked(backup: Path, **changed: bytes | None) -> Path:
    """Return a backup with the first file whose name ends so changed, or left out (None)."""
    target = backup.with_name("repacked.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            data = changed.get(info.filename.rpartition(".")[2], old.read(info))
            if data is not None:
                new.writestr(info.filename, data)
    return target


def test_what_was_backed_up_comes_back(library: Library, backup: Path, tmp_path: Path) -> None:
    """Every row, every file, what can be undone and the analyses are those of the moment of the backup."""
    before, files = tables(library), originals(library)
    analysis = library.analysis(1)
    count = restore(backup, tmp_path / "other")
    with Library.open(tmp_path / "other") as other:
        assert (count, tables(other), originals(other)) == (2, before, files)
        assert other.analysis(1) == analysis
        assert other.undo().said == "edit athlete Anna"
        assert whole(other)


def test_a_library_is_not_replaced_unasked(library: Library, backup: Path, anna: AthleteRecord) -> None:
    """Where athletes are, it takes a word to lose them; then all is as it was backed up."""
    before = tables(library)
    put(library, anna, day=5)

    with pytest.raises(UsageError, match=r"There is a library in this folder already .*--replace"):
        restore(backup, library.folder)
    assert len(library.runs()) == 3
    restore(backup, library.folder, replace=True)
    assert tables(library) == before  # also for who has it open
    assert whole(library)


def test_an_empty_library_is_nothing_to_lose(backup: Path, tmp_path: Path) -> None:
    """A library that nobody is in is restored over."""
    Library.open(tmp_path / "empty").close()

    assert restore(backup, tmp_path / "empty") == 2


def test_a_damaged_library_is_replaced_only_when_told(backup: Path, tmp_path: Path) -> None:
    """It cannot be seen what is in it, so it is somebody's to lose."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "gait.sqlite").write_bytes(b"no database" * 100)

    with pytest.raises(UsageError, match="There is a library in this folder already"):
        restore(backup, tmp_path / "broken")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"sqlite": None}, "it holds no database"),
        ({"sqlite": b"no database" * 100}, "file is not a database"),
        ({"sqlite": b""}, "its database is not sound"),
        ({"fit": None}, "not what its name says, or is missing"),
        ({"fit": b"another run"}, "not what its name says, or is missing"),
    ],
)
def test_a_damaged_backup_changes_nothing(
    backup: Path, tmp_path: Path, changed: dict[str, bytes | None], said: str
) -> None:
    """All of it is looked through before anything is written."""
    with pytest.raises(LibraryError, match=said):
        restore(repacked(backup, **changed), tmp_path / "other")
    assert list((tmp_path / "other").iterdir()) == []


def test_a_backup_that_is_cut_short(backup: Path, tmp_path: Path) -> None:
    """Half an archive is none."""
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])

    with pytest.raises(LibraryError, match="The backup is damaged or none of gait"):
        restore(backup, tmp_path / "other")


def test_a_backup_that_is_not_there(tmp_path: Path) -> None:
    """A wrong name is said to be one."""
    with pytest.raises(UsageError, match="There is no such backup"):
        restore(tmp_path / "absent.zip", tmp_path / "other")


def test_a_backup_of_a_newer_version(library: Library, anna: AthleteRecord, tmp_path: Path) -> None:
    """What a later version wrote is not restored by this one."""
    put(library, anna)
    library.store.db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    library.back_up(tmp_path / "backup.zip")

    with pytest.raises(LibraryError, match="newer version of gait"):
        restore(tmp_path / "backup.zip", tmp_path / "other")


def test_names_that_lead_out_of_the_folder_are_left(backup: Path, tmp_path: Path) -> None:
    """An archive writes nothing but a database and files by their hash."""
    with zipfile.ZipFile(backup, "a") as archive:
        archive.writestr("../outside.txt", b"x")
        archive.writestr("originals/aa/evil.sh", b"x")
    restore(backup, tmp_path / "other" / "library")

    assert not (tmp_path / "other" / "outside.txt").exists()
    assert {path.suffix for path in (tmp_path / "other" / "library" / "originals").rglob("*.*")} == {".fit", ".gpx"}


def test_a_backup_needs_every_file(library: Library, anna: AthleteRecord, tmp_path: Path) -> None:
    """A library that has lost a file says which, and leaves no half backup."""
    put(library, anna)
    shutil.rmtree(library.folder / "originals")

    with pytest.raises(LibraryError, match="is gone, so no whole backup can be made"):
        library.back_up(tmp_path / "backup.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["library"]


def test_a_backup_that_cannot_be_written(library: Library, tmp_path: Path) -> None:
    """A folder that is not there is said."""
    with pytest.raises(LibraryError, match="No such file or directory"):
        library.back_up(tmp_path / "absent" / "backup.zip")


def test_a_backup_while_runs_arrive(library: Library, anna: AthleteRecord, tmp_path: Path) -> None:
    """While another adds runs, each backup is a whole library of some moment, and none is ever older than the last."""
    put(library, anna)
    done = threading.Event()

    def add() -> None:
        with Library.open(library.folder) as own:
            for day in range(1, 15):
                put(own, anna, day=day)
        done.set()

    adding = threading.Thread(target=add)
    adding.start()
    counts = []
    while not counts or not done.is_set():
        target = tmp_path / f"{len(counts)}.zip"
        counts.append(library.back_up(target))
        restore(target, tmp_path / target.stem)
        with Library.open(tmp_path / target.stem) as copy:
            assert whole(copy)
            assert len(copy.runs()) == counts[-1]
    adding.join()

    assert counts == sorted(counts)
    assert len(library.runs()) == 15


# ---------------------------------------------------------------------------------------------------------------------
# Removing, and tables


def test_removing_an_athlete_says_what_went(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """Two runs in three files, one of which Ben has too, shoes and pain."""
    put(library, anna)
    put(library, anna, form="gpx")
    shared = put(library, anna, day=1)
    put(library, ben, day=1)
    library.add_shoe(anna.id, "Blue")
    library.add_pain(anna.id, on_date="2026-05-18", run_id=shared.run_id, during=1)
    gone = library.remove_athlete(anna.id)

    assert (gone.name, gone.runs, gone.recordings, gone.originals, gone.shoes, gone.pain) == ("Anna", 2, 3, 2, 1, 1)
    assert [each.name for each in library.athletes()] == ["Ben"]
    assert len(originals(library)) == 3  # until it cannot be undone any more


def test_what_is_gone_for_good_is_nowhere(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """No file of theirs, no change to undo, and not even their name in the database's free space."""
    secret = library.add_athlete("Xaveria Unmistakable")
    for athlete in (secret, ben):
        put(library, athlete)
    put(library, secret, day=1)
    library.remove_athlete(secret.id)
    removed = library.forget_for_good()

    assert (removed, library.changes(), len(originals(library))) == (1, (), 1)
    library.close()
    left = b"".join(path.read_bytes() for path in library.folder.glob("gait.sqlite*"))
    assert b"Unmistakable" not in left
    with Library.open(library.folder) as again:
        assert whole(again)
        assert [each.name for each in again.athletes()] == [anna.name, ben.name]


def test_the_copy_in_a_backup_stands_alone(backup: Path, tmp_path: Path) -> None:
    """The database in it needs no log beside it."""
    with zipfile.ZipFile(backup) as archive:
        archive.extract("gait.sqlite", tmp_path)
    db = sqlite3.connect(tmp_path / "gait.sqlite")
    mode = db.execute("PRAGMA journal_mode").fetchone()[0]
    db.close()

    assert mode == "delete"
