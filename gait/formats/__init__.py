"""Reading: the bytes of a watch export become ``Activity`` values.

A format is known by its content, never by its name; ``READERS`` has a row for each.
Readers load on first use: reading a FIT file imports no XML library, reading a GPX no FIT decoder.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from os import PathLike
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from gait.errors import GaitError, ReadError, UnknownFormatError, UnsupportedFileError
from gait.formats.archive import Member, unpack
from gait.formats.disk import name_of, read_file
from gait.formats.sniff import describe_unknown, is_fit, is_gpx, is_motion_csv, is_tcx
from gait.language import _
from gait.model import Activity, DamagePolicy, Note

if TYPE_CHECKING:
    from gait.formats.motion_csv.told import Told

__all__ = ["READERS", "Outcome", "Reader", "Unread", "read", "read_all", "read_bytes", "read_each"]

HEAD_BYTES: Final = 65536
"""How much of a file a sniffer sees: a comment may stand before the root element of an XML file."""

_NAMED: Final = 3
"""How many files that could not be read are named."""
TABLE: Final = "csv"
"""The format of which the user may have to say what its columns hold."""

_TABLE_ENDING: Final = ".csv"
ReadFunction: TypeAlias = Callable[[bytes, str, DamagePolicy], tuple[Activity, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format: its name, how to know it by its first bytes, and how to read it."""

    name: str
    sniff: Callable[[bytes], bool]
    read: ReadFunction


class Unread(NamedTuple):
    """A file, or a member of an archive, that could not be read, and why."""

    name: str
    error: GaitError


Outcome: TypeAlias = Activity | Unread


def _on_first_use(module: str, function: str) -> ReadFunction:
    def read_it(data: bytes, name: str, damage: DamagePolicy) -> tuple[Activity, ...]:
        activities: tuple[Activity, ...] = getattr(import_module(module), function)(data, name, damage)
        return activities

    return read_it


READERS: Final[tuple[Reader, ...]] = (
    Reader(name="fit", sniff=is_fit, read=_on_first_use("gait.formats.fit", "read_fit")),
    Reader(name="gpx", sniff=is_gpx, read=_on_first_use("gait.formats.gpx", "read_gpx")),
    Reader(name="tcx", sniff=is_tcx, read=_on_first_use("gait.formats.tcx", "read_tcx")),
    Reader(
        name=TABLE,
        sniff=is_motion_csv,
        read=_on_first_use("gait.formats.motion_csv.reading", "read_motion_csv"),
    ),
)


def read(path: str | PathLike[str], *, damage: DamagePolicy = "salvage", columns: "Told | None" = None) -> Activity:
    """Read one run from a file, whatever its format; archives (.gz, .zip) are unpacked in memory.

    Parameters
    ----------
    path : str or path
        The file.
    damage : {"salvage", "refuse"}
        What to do with a damaged file: keep what stands before the damage, with a note, or refuse it.
    columns : Told, optional
        What the columns of a table of acceleration hold, where the table does not say it
        (`gait.formats.motion_csv.told`).

    Returns
    -------
    Activity
        The run. Where the file holds several activities, the longest of those done running (else the longest), with
        a note that says how many there are; ``read_all`` returns them all.

    Raises
    ------
    GaitError
        Nothing in the file could be read; the class says why (``gait.errors``).

    """
    activities = read_all(path, damage=damage, columns=columns)
    chosen = max(activities, key=lambda activity: (activity.sport == "running", _duration_s(activity)))
    if len(activities) == 1:
        return chosen
    message = _("The file holds {count} activities; this is the longest run. read_all returns every one.").format(
        count=len(activities)
    )
    return replace(chosen, notes=(*chosen.notes, Note(code="several_activities", message=message)))


def read_all(
    path: str | PathLike[str], *, damage: DamagePolicy = "salvage", columns: "Told | None" = None
) -> tuple[Activity, ...]:
    """Read every activity on foot in a file, or in all files of an archive.

    Parameters
    ----------
    path, damage, columns
        As for ``read``.

    Returns
    -------
    tuple of Activity
        At least one. Members of an archive that could not be read are named in a note of the first.

    Raises
    ------
    GaitError
        Nothing in the file could be read.

    """
    return read_bytes(read_file(path), name_of(path), damage=damage, columns=columns)


def read_bytes(
    data: bytes, name: str, *, damage: DamagePolicy = "salvage", columns: "Told | None" = None
) -> tuple[Activity, ...]:
    """Read every activity on foot in a file's bytes; as ``read_all``, for content that is in memory already."""
    outcomes = tuple(read_each(data, name, damage=damage, columns=columns))
    activities = tuple(outcome for outcome in outcomes if isinstance(outcome, Activity))
    unread = tuple(outcome for outcome in outcomes if isinstance(outcome, Unread))
    if not activities:
        raise _nothing_read(unread)
    if not unread:
        return activities
    first = replace(activities[0], notes=(*activities[0].notes, _unread_note(unread)))
    return (first, *activities[1:])


def read_each(
    data: bytes, name: str, *, damage: DamagePolicy = "salvage", columns: "Told | None" = None
) -> Iterator[Outcome]:
    """Read a file or archive piece by piece, so that one bad member never costs the others.

    Parameters
    ----------
    data : bytes
        The content; a gzip or zip archive is unpacked in memory.
    name : str
        The file's own name, for messages and ``Activity.source``.
    damage, columns
        As for ``read``.

    Yields
    ------
    Activity or Unread
        Each activity on foot, or for a file or member that could not be read its name and its error.
        A member of an archive is named ``archive/member``.
        Beside a table of acceleration, tables of a logger's other sensors are passed over.

    """
    other_tables: list[Unread] = []
    logged = False
    for member in unpack(data, name, damage):
        if member.error is not None:
            yield Unread(member.path, member.error)
            continue
        try:
            activities = _read_member(member, damage, columns)
        except GaitError as error:
            unread = Unread(member.path, error)
            if isinstance(error, UnknownFormatError) and member.name.lower().endswith(_TABLE_ENDING):
                other_tables.append(unread)
            else:
                yield unread
        else:
            logged = logged or any(activity.source.format == TABLE for activity in activities)
            yield from activities
    if not logged:
        yield from other_tables


def _read_member(member: Member, damage: DamagePolicy, columns: "Told | None") -> tuple[Activity, ...]:
    reader = _reader_of(member.data) if columns is None else _reader_as_told(member.data, columns)
    digest = hashlib.sha256(member.data).hexdigest()
    try:
        activities, notes = reader.read(member.data, member.name, damage), member.notes
    except UnsupportedFileError as refusal:
        activities, note = _second_opinion(member, reader, refusal)
        notes = (*member.notes, note)
    return tuple(
        replace(
            activity,
            source=replace(activity.source, name=member.name, format=reader.name, sha256=digest, activity_index=index),
            notes=(*notes, *activity.notes),
        )
        for index, activity in enumerate(activities)
    )


def _reader_of(data: bytes) -> Reader:
    head = data[:HEAD_BYTES]
    for reader in READERS:
        if reader.sniff(head):
            return reader
    raise describe_unknown(head)


def _reader_as_told(data: bytes, columns: "Told") -> Reader:
    """Return the reader of content, with what was told of it where it is a table, or may be one."""
    head = data[:HEAD_BYTES]
    known = next((reader for reader in READERS if reader.sniff(head)), None)
    if known is not None and known.name != TABLE:
        return known
    from gait.formats.motion_csv.reading import read_motion_csv  # noqa: PLC0415 - on first use, as all readers

    return Reader(name=TABLE, sniff=is_motion_csv, read=partial(read_motion_csv, told=columns))


def _second_opinion(member: Member, reader: Reader, refusal: UnsupportedFileError) -> tuple[tuple[Activity, ...], Note]:
    if reader.name != "fit":
        raise refusal
    try:
        activities: tuple[Activity, ...] = _second_decoder()(member.data, member.name)
    except GaitError:
        raise refusal from None
    if not activities:
        raise refusal
    message = _("Our own decoder does not know this file ({what}); fitparse decoded it instead.").format(
        what=refusal.what
    )
    return activities, Note(code="second_decoder", message=message)


def _second_decoder() -> Callable[[bytes, str], tuple[Activity, ...]]:
    decoder: Callable[[bytes, str], tuple[Activity, ...]]
    decoder = import_module("gait.formats.second_opinion").read_with_fitparse
    return decoder


def _duration_s(activity: Activity) -> float:
    times = activity.time_s
    return float(times.max() - times.min()) if len(times) else 0.0


def _unread_note(unread: tuple[Unread, ...]) -> Note:
    reasons = "; ".join(f"{name}: {error.what}" for name, error in unread[:_NAMED])
    more = _("; and {count} more").format(count=len(unread) - _NAMED) if len(unread) > _NAMED else ""
    return Note(
        code="members_unread", message=_("Not read: {reasons}{more}.").format(reasons=reasons, more=more), samples=0
    )


def _nothing_read(unread: tuple[Unread, ...]) -> GaitError:
    if len(unread) == 1:
        return unread[0].error
    kinds = {type(error) for _, error in unread}
    kind = kinds.pop() if len(kinds) == 1 else ReadError
    reasons = "; ".join(f"{name}: {error.what}" for name, error in unread[:_NAMED])
    return kind(_("None of the {count} files in it could be read").format(count=len(unread)), where=reasons)
