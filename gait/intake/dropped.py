"""A file as people drop it, the export of a whole account too: what in it is a run, its title and its shoes."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from threading import Event
from typing import IO, Final, Literal, TypeAlias

from gait.errors import GaitError, NotAnActivityError, OtherSportError, UnknownFormatError
from gait.formats.archive import unpack_stream
from gait.formats.sniff import EXPORT_SUFFIXES
from gait.intake.exported import INDEX, Told, index_in
from gait.intake.filing import FiledRun, Piece, file_pieces
from gait.library import AthleteRecord, Library, Named

Beside: TypeAlias = Literal["list", "other sport", "no activity"]
"""What the export of an account holds beside runs: the list of its uploads, rides and swims, health data."""

_ALSO_PACKED: Final = frozenset({".gz", ".zip"})


def file_dropped(
    library: Library, stream: IO[bytes], name: str, athlete: AthleteRecord, *, stop: Event
) -> Iterator[FiledRun]:
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
    FiledRun
        For each activity, as soon as it is in the library; of what an archive holds beside runs, its error.

    Raises
    ------
    LibraryError
        If the library cannot be written to.
    OSError
        If the disk cannot be read, or has no room.

    """
    for _piece, filed in file_pieces(library, _pieces(library, stream, name, athlete, stop)):
        yield from filed


def _pieces(library: Library, stream: IO[bytes], name: str, athlete: AthleteRecord, stop: Event) -> Iterator[Piece]:
    index = index_in(stream)
    stream.seek(0)
    for member in unpack_stream(stream, name):
        if stop.is_set():
            return
        named = partial(named_by, library, athlete, index.of(member.path))
        yield Piece(member=member, athlete=athlete, named=named)


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
