"""A file as people drop it, the export of a whole account too: what in it is a run, its title and its shoes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path, PurePosixPath
from threading import Event
from typing import IO, Final, Literal, TypeAlias
from zipfile import is_zipfile

from gait.errors import GaitError, NotAnActivityError, OtherSportError, UnknownFormatError
from gait.formats.archive import Member, unpack, unpack_file, unpack_stream
from gait.formats.disk import read_file
from gait.formats.sniff import EXPORT_SUFFIXES
from gait.intake.exported import INDEX, Index, Told, index_in
from gait.intake.filing import FiledRun, Piece, file_pieces
from gait.library import AthleteRecord, Library, Named

Beside: TypeAlias = Literal["list", "other sport", "no activity"]
"""What the export of an account holds beside runs: the list of its uploads, rides and swims, health data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What became of an activity; ``beside`` where it is what an archive holds beside runs, which is no failure."""

    filed: FiledRun
    beside: Beside | None = None


_WITHIN: Final = "/"
"""Stands in the path of what is in an archive."""
_ALSO_PACKED: Final = frozenset({".gz", ".zip"})


def file_dropped(
    library: Library, stream: IO[bytes], name: str, athlete: AthleteRecord, *, stop: Event
) -> Iterator[Part]:
    """Put a file that was dropped, or all that is in an archive, into the library, on all cores where that pays.

    Parameters
    ----------
    library : Library
        Open.
    stream : file
        Open for reading, on the disk: of a zip archive one member at a time is in memory.
    name : str
        The file's own name.
    athlete : AthleteRecord
        Who ran; shoes that an export tells and the library does not know are added.
    stop : Event
        Once it is set, the files that are on their way are the last ones.

    Yields
    ------
    Part
        For each activity, as soon as it is in the library.

    Raises
    ------
    LibraryError
        If the library cannot be written to.
    OSError
        If the disk cannot be read, or has no room.

    """
    index = index_in(stream)
    stream.seek(0)
    members = takewhile(lambda _: not stop.is_set(), unpack_stream(stream, name))
    pieces = (_piece(library, each, athlete, index, Named()) for each in members)
    yield from _parts(library, pieces)


def file_given(library: Library, paths: Iterable[Path], athlete: AthleteRecord, named: Named) -> Iterator[Part]:
    """Put files into the library as `file_dropped` does; a title and shoes that are told win over an export's."""
    yield from _parts(library, (piece for path in paths for piece in _pieces_of(library, path, athlete, named)))


def _pieces_of(library: Library, path: Path, athlete: AthleteRecord, named: Named) -> Iterator[Piece]:
    """Yield what is in a file; one that cannot be read, or that can be read only once, is no archive of an account."""
    if path.is_file() and is_zipfile(path):
        index = index_in(path)
        yield from (_piece(library, each, athlete, index, named) for each in unpack_file(path))
        return
    try:
        members = unpack(read_file(path), path.name)
    except GaitError as error:
        members = iter((Member(name=path.name, path=path.name, error=error),))
    yield from (_piece(library, each, athlete, Index(), named) for each in members)


def _piece(library: Library, member: Member, athlete: AthleteRecord, index: Index, named: Named) -> Piece:
    def told() -> Named:
        listed = named_by(library, athlete, index.of(member.path)) if named.shoe_id is None else named
        return Named(title=named.title or listed.title, shoe_id=listed.shoe_id)

    return Piece(member=member, athlete=athlete, named=told)


def _parts(library: Library, pieces: Iterable[Piece]) -> Iterator[Part]:
    for piece, filed in file_pieces(library, pieces):
        for each in filed:
            packed = _WITHIN in piece.member.path
            beside = kind_beside_runs(piece.member.path, each.error) if packed and each.error else None
            yield Part(filed=each, beside=beside)


def named_by(library: Library, athlete: AthleteRecord, told: Told) -> Named:
    """Return title and shoes of a run as an export tells them; shoes that are not known yet are added."""
    if not told.gear:
        return Named(title=told.title)
    shoe = library.find_shoe(athlete.id, told.gear) or library.add_shoe(athlete.id, told.gear)
    return Named(title=told.title, shoe_id=shoe.id)


def kind_beside_runs(name: str, error: GaitError) -> Beside | None:
    """Return what a file that became no run is, or None where it ought to have become one."""
    if PurePosixPath(name).name.casefold() == INDEX:
        return "list"
    if isinstance(error, OtherSportError):
        return "other sport"
    nothing = isinstance(error, NotAnActivityError)
    return "no activity" if nothing or (isinstance(error, UnknownFormatError) and not _is_export(name)) else None


def _is_export(name: str) -> bool:
    """Tell whether a name promises an activity."""
    suffixes = PurePosixPath(name.casefold()).suffixes
    return any(suffix in EXPORT_SUFFIXES - _ALSO_PACKED for suffix in suffixes)
