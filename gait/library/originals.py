"""The files that the runs came from, each under the hash of its content, untouched."""

import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from gait.errors import LibraryError
from gait.language import _
from gait.library import changes
from gait.library.store import Store

_YOUNG_S: Final = 3600.0
"""A file without a row that is younger may belong to a run that is being added at this moment."""
_SWEEP_EVERY_S: Final = 86400.0
_SWEPT: Final = "swept_epoch_s"
_PART: Final = ".part"


def sha256_of(data: bytes) -> str:
    """Return the hash that a content is kept under."""
    return hashlib.sha256(data).hexdigest()


def original_path(store: Store, sha256: str, form: str) -> Path:
    """Return where a file of this content and format is kept."""
    return store.originals / sha256[:2] / f"{sha256}.{form}"


def keep_original(store: Store, sha256: str, form: str, data: bytes) -> None:
    """Write a file where it is kept, whole or not at all; one that is there already stays."""
    target = original_path(store, sha256, form)
    if _holds(target, data):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}{_PART}")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _sync_folder(folder: Path) -> None:
    """Make sure that a new name in a folder outlives a loss of power, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_original(store: Store, sha256: str, form: str) -> bytes:
    """Return a kept file's content.

    Raises
    ------
    LibraryError
        If it is gone, or is not what it was.

    """
    path = original_path(store, sha256, form)
    next_step = _("Bring a backup back with gait restore, or add the file again.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise LibraryError(_("A file that a run came from is gone"), where=str(path), next_step=next_step) from None
    if sha256_of(data) != sha256:
        what = _("A file that a run came from is not what it was when it was added")
        raise LibraryError(what, where=str(path), next_step=next_step)
    return data


def all_originals(store: Store) -> Iterator[Path]:
    """Yield the kept files, in order."""
    if store.originals.is_dir():
        for folder in sorted(store.originals.iterdir()):
            yield from (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))


def used_hashes(store: Store) -> set[str]:
    """Return the hashes of the files that a run has, or a removal that can still be taken back."""
    sql = "SELECT sha256 FROM recording UNION SELECT sha256 FROM change_row WHERE sha256 IS NOT NULL"
    return {row["sha256"] for row in store.all(sql)}


def sweep_daily(store: Store) -> None:
    """Once a day, forget old changes and remove files that no run has any more; where that cannot be now, later."""
    now = time.time()
    last = store.one("SELECT value FROM fact WHERE name = ?", _SWEPT)
    if last is not None and 0 <= now - float(last["value"]) < _SWEEP_EVERY_S:
        return
    with suppress(sqlite3.OperationalError, OSError):
        sweep(store)


def sweep(store: Store, *, young_s: float = _YOUNG_S) -> int:
    """Remove files that no run has, and what an interrupted program left half written; return how many.

    It holds the right to write meanwhile: who adds a run makes sure of its original while holding it.
    """
    with store.transaction():
        changes.forget_old(store)
        used = used_hashes(store)
        orphans = [path for path in _everything(store) if _is_orphan(path, used, young_s)]
        for path in orphans:
            path.unlink(missing_ok=True)
        store.insert("fact", {"name": _SWEPT, "value": repr(time.time())}, verb="INSERT OR REPLACE")
    return len(orphans)


def _everything(store: Store) -> list[Path]:
    return [path for path in store.originals.glob("*/*") if path.is_file()] if store.originals.is_dir() else []


def _is_orphan(path: Path, used: set[str], young_s: float) -> bool:
    try:
        age = time.time() - path.stat().st_mtime
    except OSError:  # another program was quicker
        return False
    half_written = path.name.startswith(".") and path.name.endswith(_PART)
    return age >= young_s and (half_written or path.name.partition(".")[0] not in used)
