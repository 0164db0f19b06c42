"""What goes wrong with a database or a disk, as one sentence each."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from gait.errors import LibraryBusyError, LibraryError, LibraryFullError
from gait.language import _

_PRIMARY: Final = 0xFF
"""SQLite's extended codes hold the primary one in their lowest byte."""


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Let what the database or the disk refuses reach the caller as a sentence about the library in this folder.

    Raises
    ------
    LibraryBusyError
        Another program has been writing for too long.
    LibraryFullError
        The disk is full.
    LibraryError
        The folder is read-only, the database is damaged, or anything else of that kind.

    """
    try:
        yield
    except sqlite3.Error as error:
        raise _of_database(error, folder) from error
    except OSError as error:
        raise _of_disk(error, folder) from error


def _of_database(error: sqlite3.Error, folder: Path) -> LibraryError:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        what = _("The library is locked: another program has been writing to it for too long")
        return LibraryBusyError(what, where=str(folder), next_step=_("Wait until that is done and try again."))
    if code == sqlite3.SQLITE_FULL:
        return _full(folder)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return _closed(folder)
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        what = _("The library's database is damaged or no database of gait")
        return LibraryError(what, where=str(folder), next_step=_("Bring a backup back with gait restore."))
    what = _("The library cannot be used: {reason}").format(reason=error)
    return LibraryError(what, where=str(folder), next_step=_("Check the disk, or name another folder with --library."))


def _of_disk(error: OSError, folder: Path) -> LibraryError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _full(folder)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return _closed(folder)
    what = _("The library's files cannot be used: {reason}").format(reason=error.strerror or error)
    place = str(error.filename or folder)
    return LibraryError(what, where=place, next_step=_("Check the disk, or name another folder with --library."))


def _full(folder: Path) -> LibraryFullError:
    what = _("The disk of the library is full; nothing was changed")
    return LibraryFullError(what, where=str(folder), next_step=_("Make room and try again."))


def _closed(folder: Path) -> LibraryError:
    what = _("The library's folder cannot be written to")
    return LibraryError(
        what, where=str(folder), next_step=_("Change its permissions, or name another folder with --library.")
    )
