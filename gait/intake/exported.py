"""What the export of an account says of its uploads: titles and shoes, in Strava's ``activities.csv``."""

import csv
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path, PurePosixPath
from typing import IO, Final

INDEX: Final = "activities.csv"
_MOST_BYTES: Final = 64 * 2**20
_UPLOADS: Final = "activities/"
_TITLE: Final = 2
"""The column of the title in every language; the shoes stand before the file's name, whose column its content tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of an upload; empty where it is not."""

    title: str = ""
    gear: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What is told of each upload, by its own name."""

    uploads: Mapping[str, Told] = field(default_factory=dict)

    def of(self, path: str) -> Told:
        """Return what is told of the file with this path."""
        return self.uploads.get(PurePosixPath(path).name.casefold(), Told())


def index_in(archive: Path | IO[bytes]) -> Index:
    """Return what a zip archive tells of the uploads in it; nothing where it has no list of them."""
    try:
        with zipfile.ZipFile(archive) as packed:
            infos = [info for info in packed.infolist() if PurePosixPath(info.filename).name.casefold() == INDEX]
            if not infos or infos[0].file_size > _MOST_BYTES:
                return Index()
            return index_of(packed.read(infos[0]))
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError):
        return Index()  # what is wrong with the archive is told where it is read


def index_beside(path: Path, inbox: Path) -> Index:
    """Return what a list in the folders around a file, up to the athlete's own, tells of it."""
    for folder in path.parents:
        listed = folder / INDEX
        if listed.is_file() and listed.stat().st_size <= _MOST_BYTES:
            return index_of(listed.read_bytes())
        if folder == inbox:
            break
    return Index()


def index_of(data: bytes) -> Index:
    """Return what a list of activities tells: the language of its columns does not matter.

    Parameters
    ----------
    data : bytes
        A CSV, a row an activity, in which a column holds the files' names.

    """
    try:
        rows = list(csv.reader(StringIO(data.decode("utf-8-sig", "replace"))))
    except csv.Error:
        return Index()
    named = _column_of_files(rows)
    if named is None:
        return Index()
    full = (row for row in rows[1:] if len(row) > named and row[named])
    return Index(uploads={PurePosixPath(row[named]).name.casefold(): _told(row, named) for row in full})


def _told(row: list[str], named: int) -> Told:
    title = row[_TITLE] if named > _TITLE else ""
    return Told(title=_plain(title), gear=_plain(row[named - 1]) if named > 0 else "")


def _plain(text: str) -> str:
    """Return a text in one line without control characters, at most as long as a name."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:100]


def _column_of_files(rows: Iterable[list[str]]) -> int | None:
    for row in rows:
        for number, cell in enumerate(row):
            if cell.startswith(_UPLOADS):
                return number
    return None
