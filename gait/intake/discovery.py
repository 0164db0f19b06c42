"""From what a user names (files, folders, patterns) to the files to analyse."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gait.formats import HEAD_BYTES, READERS
from gait.formats.sniff import EXPORT_SUFFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files to analyse, in order and each once; folders without any; other files in folders, left alone."""

    files: tuple[Path, ...]
    empty_folders: tuple[Path, ...] = ()
    left_alone: tuple[Path, ...] = ()


def find_files(named: Iterable[str | os.PathLike[str]]) -> Found:
    """Return the files that the names stand for.

    A file is taken as it is, and so is a name that does not exist (reading it will say so).
    A pattern that the shell left alone is expanded; of a folder, all that looks like a watch export by name or content
    is taken, sorted, with the folders in it; hidden files and folders are left out.
    """
    files: list[Path] = []
    empty: list[Path] = []
    left: list[Path] = []
    for path in _expanded(named):
        if os.path.isdir(path):  # noqa: PTH112 - false, no error, for a name that is too long
            inside = tuple(_walk(path))
            taken = [file for file in inside if _is_export(file)]
            left.extend(set(inside).difference(taken))
            empty.extend(() if taken else (path,))
            files.extend(taken)
        else:
            files.append(path)
    return Found(files=_once(files), empty_folders=tuple(empty), left_alone=tuple(sorted(left)))


def _expanded(named: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    for name in named:
        path = Path(os.path.expanduser(name))  # noqa: PTH111 - no error for an unknown user
        yield from (_matches(path) if _is_pattern(path) else ()) or (path,)


def _is_pattern(path: Path) -> bool:
    return glob.has_magic(str(path)) and not os.path.lexists(path)


def _matches(pattern: Path) -> list[Path]:
    found = glob.glob(str(pattern), recursive=True)  # noqa: PTH207 - pathlib takes no absolute pattern
    return sorted(map(Path, found))


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = (Path(here, name) for name in sorted(names) if not name.startswith("."))
        yield from (file for file in files if file.is_file())


def _is_export(file: Path) -> bool:
    return file.suffix.lower() in EXPORT_SUFFIXES or _is_export_inside(file)


def _is_export_inside(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
    except OSError:
        return False
    return any(reader.sniff(head) for reader in READERS)


def _once(files: Iterable[Path]) -> tuple[Path, ...]:
    unique: dict[str, Path] = {}
    for file in files:
        unique.setdefault(os.path.realpath(file), file)
    return tuple(unique.values())
