"""A copy of the whole library in one file, made while it is in use, and a library brought back from it."""

import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from typing import IO, Final

from gait.errors import LibraryError, UsageError
from gait.language import _
from gait.library import schema
from gait.library.failures import told
from gait.library.originals import original_path, sha256_of
from gait.library.place import DATABASE, ORIGINALS
from gait.library.store import BUSY_S, Store, open_store

_ORIGINAL: Final = re.compile(rf"{ORIGINALS}/[0-9a-f]{{2}}/([0-9a-f]{{64}})\.[a-z_]+")
_PACKED: Final = frozenset({"fit"})
"""Formats that zip makes hardly smaller."""


def back_up(store: Store, target: Path) -> int:
    """Write the library as it is at this moment into one file, whole or not at all; return how many files are in it.

    The database is copied first, and then the files that this copy names: files only ever come before their rows.

    Raises
    ------
    LibraryError
        If it cannot be written, or a file of the library is gone.

    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with told(target.parent), tempfile.TemporaryDirectory(prefix="gait-backup-") as folder:
            copy = Path(folder) / DATABASE
            _copy_database(store.db, copy)
            with part.open("wb") as stream:
                count = _pack(store, copy, stream)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return count


def _copy_database(source: sqlite3.Connection, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it


def _pack(store: Store, copy: Path, stream: IO[bytes]) -> int:
    wanted = _files_of(copy)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(copy, DATABASE)
        for sha256, form in wanted:
            path = original_path(store, sha256, form)
            if not path.exists():
                what = _("A file that a run came from is gone, so no whole backup can be made")
                raise LibraryError(what, where=str(path), next_step=_("Add that file again, or remove its run."))
            how = zipfile.ZIP_STORED if form in _PACKED else zipfile.ZIP_DEFLATED
            archive.write(path, f"{ORIGINALS}/{sha256[:2]}/{path.name}", how)
    return len(wanted)


def _files_of(database: Path) -> list[tuple[str, str]]:
    """Return hash and format of the files that a database names."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as db:
        return db.execute("SELECT DISTINCT sha256, format FROM recording ORDER BY sha256, format").fetchall()


def restore(source: Path, folder: Path, *, replace: bool = False, busy_s: float = BUSY_S) -> int:
    """Bring a library back from a backup, and return how many files came with it.

    All of it is looked through before anything is written: each file's content against its hash, and the database's
    own integrity. The files come first, and then the database in one step.

    Raises
    ------
    UsageError
        If there is a library in the folder and it was not said to replace it.
    LibraryError
        If the backup is damaged or not of this program, or the folder cannot be written to.

    """
    if not replace and _holds_something(folder):
        what = _("There is a library in this folder already")
        next_step = _("Name another with --library, or say --replace to lose that one.")
        raise UsageError(what, where=str(folder), next_step=next_step)
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".gait-restore-", dir=folder) as name:
            unpacked = Path(name)
            _unpack(source, unpacked)
            count = _check(source, unpacked)
            _move_files(unpacked / ORIGINALS, folder / ORIGINALS)
            _replace_database(unpacked / DATABASE, folder, busy_s)
    return count


def _holds_something(folder: Path) -> bool:
    if not (folder / DATABASE).exists():
        return False
    try:
        with closing(open_store(folder).db) as db:
            return db.execute("SELECT 1 FROM athlete").fetchone() is not None
    except LibraryError:  # damaged or newer: not for us to overwrite unasked
        return True


def _unpack(source: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            for info in archive.infolist():
                if info.filename == DATABASE or _ORIGINAL.fullmatch(info.filename):
                    archive.extract(info, folder)
    except FileNotFoundError:
        raise UsageError(_("There is no such backup"), where=str(source)) from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise _damaged(source, str(error)) from None


def _damaged(source: Path, why: str) -> LibraryError:
    what = _("The backup is damaged or none of gait: {why}").format(why=why)
    return LibraryError(what, where=str(source), next_step=_("Nothing was changed; try an older backup."))


def _check(source: Path, folder: Path) -> int:
    database = folder / DATABASE
    if not database.exists():
        raise _damaged(source, _("it holds no database"))
    try:
        with closing(sqlite3.connect(database)) as db:
            sound = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            version = schema.version_of(db)
        files = _files_of(database) if sound and version > 0 else []
    except sqlite3.DatabaseError as error:
        raise _damaged(source, str(error)) from None
    if not sound or version == 0:
        raise _damaged(source, _("its database is not sound"))
    if version > schema.VERSION:
        what = _("The backup was made by a newer version of gait")
        raise LibraryError(what, where=str(source), next_step=_("Update gait."))
    for sha256, form in files:
        path = folder / ORIGINALS / sha256[:2] / f"{sha256}.{form}"
        if not path.exists() or sha256_of(path.read_bytes()) != sha256:
            raise _damaged(source, _("a file in it is not what its name says, or is missing"))
    return len(files)


def _move_files(source: Path, target: Path) -> None:
    for path in sorted(source.glob("*/*")):
        place = target / path.parent.name / path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, place)


def _replace_database(source: Path, folder: Path, busy_s: float) -> None:
    """Write a database over the library's own in one transaction; who has it open sees the one or the other."""
    with closing(sqlite3.connect(source)) as copy:
        target = sqlite3.connect(folder / DATABASE, timeout=busy_s, isolation_level=None)
        with closing(target):
            copy.backup(target)
            target.execute("PRAGMA journal_mode = WAL")
