"""A drop goes to ``done`` or ``failed``: nothing is overwritten, nothing deleted, at no moment is it nowhere."""

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from gait.intake import write_atomically

REASON: Final = ".txt"
"""Added to the name of a file for the text that says what became of it."""

_MOST_BYTES: Final = 230
"""Of a name: with a number and the ending of the reason it stays below the 255 that file systems take."""


def move(source: Path, folder: Path, *, reason: str | None = None) -> Path:
    """Move a file into a folder, with a text beside it where there is something to say, and return its new place.

    The text is written first, so that no file in ``failed`` is without its reason; a text whose file did not arrive
    is found again the next time, as it says the same.

    Raises
    ------
    OSError
        If it cannot be moved; then it is where it was.

    """
    folder.mkdir(parents=True, exist_ok=True)
    for target in _names(source, folder):
        if os.path.lexists(target) and not _is_same(source, target):
            continue
        if reason is not None and not _explain(target.with_name(target.name + REASON), reason):
            continue
        try:
            _rename(source, target)
        except FileExistsError:  # it came in between
            continue
        return target
    raise AssertionError  # numbers do not end


def put_back(moved: Path, source: Path) -> bool:
    """Move a file back to where it was, unless there is one of that name by now; return whether it is there."""
    try:
        _rename(moved, source)
    except FileExistsError:
        return False
    return True


def _names(source: Path, folder: Path) -> Iterator[Path]:
    """Yield the names that a file can have in a folder: its own, then with a number."""
    name = source.name
    while len(os.fsencode(name)) > _MOST_BYTES:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem[:-1]}.{ending}" if dot and len(stem) > 1 else name[:-1]
    stem, dot, ending = name.partition(".")
    yield folder / name
    for number in count(2):
        yield folder / f"{stem}-{number}{dot}{ending}"


def _is_same(source: Path, target: Path) -> bool:
    """Tell whether both names are one file: it was moved half-way when the program was ended."""
    try:
        return source.samefile(target)
    except OSError:
        return False


def _explain(path: Path, reason: str) -> bool:
    """Write a text under a name, and return whether it stands there: not where another text has the name."""
    data = reason.encode(errors="replace")
    if os.path.lexists(path):
        return path.is_file() and path.read_bytes() == data
    write_atomically(path, data)
    return True


def _rename(source: Path, target: Path) -> None:
    """Give a file another name in one step.

    A second name that must not be there yet, then the first one taken away: of a rename POSIX says nothing when it
    overwrites a file. Where the two are on different file systems, or there are no second names, it is copied.
    """
    if _is_same(source, target):
        source.unlink()
        return
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        _rename_or_copy(source, target)
    else:
        source.unlink()


def _rename_or_copy(source: Path, target: Path) -> None:
    if os.path.lexists(target):
        raise FileExistsError(target)
    if source.stat().st_dev == target.parent.stat().st_dev:
        source.rename(target)
        return
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.copy2(source, part)
        with part.open("rb") as stream:
            os.fsync(stream.fileno())
        part.rename(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    source.unlink()
