"""One watcher a folder: the operating system holds the lock, and lets go of it however the program ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from gait.errors import UsageError
from gait.language import _

NAME: Final = ".gait-watch.lock"
_FIRST_BYTE_HELD: Final = 4096
"""Windows keeps others from reading the bytes that are locked: these lie behind the text that says who holds them."""


@contextmanager
def only_watcher(folder: Path) -> Iterator[None]:
    """Hold a folder for this program alone.

    The file stays behind, but not the lock: after a crash or a loss of power the next watcher can begin at once.

    Raises
    ------
    UsageError
        If another program holds it (it says which), or the folder cannot be written to.

    """
    path = folder / NAME
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        what = _("The folder cannot be written to: {reason}").format(reason=error.strerror or error)
        next_step = _("Filed drops are moved in it: change its permissions, or watch another folder.")
        raise UsageError(what, where=str(folder), next_step=next_step) from None
    try:
        _take(handle, folder)
        _say_who(handle)
        yield
    finally:
        os.close(handle)


def _take(handle: int, folder: Path) -> None:
    try:
        _lock(handle)
    except OSError:
        what = _("Another gait watch has this folder already: process {number}").format(number=_who(handle))
        raise UsageError(
            what, where=str(folder), next_step=_("One watcher is enough: let it, or end it first.")
        ) from None


def _who(handle: int) -> str:
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        return os.read(handle, 20).decode("ascii", "replace").strip() or "?"
    return "?"


def _say_who(handle: int) -> None:
    with suppress(OSError):  # on a full disk the lock holds all the same
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"{os.getpid()}\n".encode("ascii"))


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _FIRST_BYTE_HELD, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
