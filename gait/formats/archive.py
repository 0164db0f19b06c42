"""Archives, unpacked within limits: .gz (several members too) and .zip, one inside the other.

What is in memory already is unpacked there (`unpack`); of a file on the disk one member at a time is in memory
(`unpack_file`, `unpack_stream`), since the export of an account is larger than that.

An archive may grow to ``FLOOR_BYTES`` plus ``RATIO`` times its own size, everything nested in it counted together,
and a single member to ``MEMBER_BYTES``: XML of a real season shrinks 20 to 40 times, a bomb a thousand times.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from io import SEEK_END, BytesIO
from pathlib import Path, PurePosixPath
from struct import error as struct_error
from tempfile import TemporaryFile
from typing import IO, Final, Literal

from gait.errors import DamagedFileError, GaitError, NotAnActivityError, TooLargeError, UnsupportedFileError
from gait.formats.disk import read_file
from gait.formats.sniff import GZIP_MAGIC, ZIP_MAGICS
from gait.language import _
from gait.model import DamagePolicy, Note

FLOOR_BYTES: Final = 64 * 2**20
RATIO: Final = 100
MEMBER_BYTES: Final = 256 * 2**20
MAX_DEPTH: Final = 3
MAX_MEMBERS: Final = 100_000
ASIDE_BYTES: Final = 16 * 2**20
"""A zip in a zip that is larger than this is laid aside on the disk."""
_CHUNK_BYTES: Final = 2**20
_PIECE_BYTES: Final = 2**14
_GZIP_WINDOW: Final = 31
_GZIP_TRAILER: Final = 8
_MAGIC_BYTES: Final = 4
_NUMBERED: Final = re.compile(r"(\D*)(\d*)")
_REFUSALS: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct_error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in its own bytes, out of whatever archives it was in; or, with ``error``, why it could not be had.

    ``inside`` is an archive that was laid aside, never one that is handed out.
    """

    name: str
    path: str
    data: bytes = b""
    notes: tuple[Note, ...] = ()
    error: GaitError | None = None
    inside: IO[bytes] | None = None


@dataclass(slots=True)
class _Budget:
    """Bytes that may still be unpacked from one archive, shared by all that is nested in it."""

    left: int

    def pieces(self, stream: IO[bytes], most: int) -> Iterator[bytes]:
        """Yield all of a stream, or raise where it outgrows the limit."""
        size = 0
        while piece := stream.read(_CHUNK_BYTES):
            size += len(piece)
            self.take(len(piece), size, most)
            yield piece

    def take(self, count: int, size: int, most: int) -> None:
        """Count bytes that were unpacked, of a member that is ``size`` bytes long by now and may be ``most``."""
        self.left -= count
        if self.left < 0 or size > most:
            message = _("The archive unpacks to far more than a recorded activity holds")
            raise TooLargeError(message, next_step=_("Unpack it by hand, and check where it came from."))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in a nest of archives we are, and under which rules."""

    budget: _Budget
    damage: DamagePolicy
    order: Literal["as packed", "by name"] = "as packed"
    depth: int = 0


def unpack(data: bytes, name: str, damage: DamagePolicy = "salvage") -> Iterator[Member]:
    """Yield the file itself if it is no archive, else each file in it.

    Parameters
    ----------
    data : bytes
        The content of a file.
    name : str
        The file's own name.
    damage : {"salvage", "refuse"}
        Whether what stands before the damage of a gzip archive is kept.

    Yields
    ------
    Member
        With ``error`` where it could not be unpacked: damaged, protected, nested too deeply (``MAX_DEPTH``), or
        larger than the limits.

    """
    budget = _Budget(FLOOR_BYTES + RATIO * len(data))
    yield from _unpack(Member(name=name, path=name, data=data), _Place(budget=budget, damage=damage))


def unpack_file(path: Path, damage: DamagePolicy = "salvage") -> Iterator[Member]:
    """Yield a file on the disk itself if it is no archive, else each file in it, those of a zip by their names.

    As `unpack`, but of a zip archive one member at a time is in memory; a large archive in it is laid aside on the
    disk, in a file without a name, which is gone however the program ends.

    Yields
    ------
    Member
        Also for a file that cannot be opened, with its error.

    Raises
    ------
    OSError
        If there is no room to lay an archive aside.

    """
    whole = Member(name=path.name, path=path.name)
    try:
        stream = path.open("rb")
    except OSError:
        yield replace(whole, error=_unreadable(path))
        return
    with stream:
        packed = _packed(stream, whole, damage)
        if packed is not None:
            yield from packed
            return
    try:
        data = read_file(path)
    except GaitError as error:
        yield replace(whole, error=error)
        return
    yield from unpack(data, path.name, damage)


def unpack_stream(stream: IO[bytes], name: str, damage: DamagePolicy = "salvage") -> Iterator[Member]:
    """Yield what is in an open file that can be gone about in, as `unpack_file` does of one with a name.

    Raises
    ------
    OSError
        If it cannot be read, or there is no room to lay an archive aside.

    """
    packed = _packed(stream, Member(name=name, path=name), damage)
    if packed is not None:
        yield from packed
        return
    stream.seek(0)
    yield from unpack(stream.read(), name, damage)


def _packed(stream: IO[bytes], whole: Member, damage: DamagePolicy) -> Iterator[Member] | None:
    """Return what is in a zip archive, or why a file that is none is too large; None where it can be read whole."""
    magic, size = stream.read(_MAGIC_BYTES), stream.seek(0, SEEK_END)
    if magic.startswith(ZIP_MAGICS):
        place = _Place(budget=_Budget(FLOOR_BYTES + RATIO * size), damage=damage, order="by name")
        return _unpack_all(_zip_members(stream, whole, place), whole, place)
    if size <= MEMBER_BYTES:
        return None
    what = _("The file is far larger than a recorded activity")
    return iter((replace(whole, error=TooLargeError(what, next_step=_("Check what it is."))),))


def _unreadable(path: Path) -> GaitError:
    """Return why a file cannot be opened."""
    try:
        read_file(path)
    except GaitError as error:
        return error
    return DamagedFileError(_("The file could not be opened"), next_step=_("Try again."))


def _unpack(member: Member, place: _Place) -> Iterator[Member]:
    if member.data.startswith(GZIP_MAGIC):
        inside = _gzip_member(member, place)
    elif member.data.startswith(ZIP_MAGICS):
        inside = _zip_members(BytesIO(member.data), member, place)
    else:
        yield member
        return
    yield from _unpack_all(inside, member, place)


def _unpack_all(inside: Iterator[Member], outer: Member, place: _Place) -> Iterator[Member]:
    """Yield what is in an archive, unpacked further where that is an archive itself."""
    if place.depth >= MAX_DEPTH:
        error = TooLargeError(
            _("Archives are nested more than {depth} deep").format(depth=MAX_DEPTH), next_step=_("Unpack it by hand.")
        )
        yield Member(name=outer.name, path=outer.path, error=error)
        return
    below = replace(place, depth=place.depth + 1)
    for found in inside:
        if found.inside is not None:
            yield from _unpack_all(_zip_members(found.inside, found, below), found, below)
        elif found.error is None:
            yield from _unpack(found, below)
        else:
            yield found


def _gzip_member(member: Member, place: _Place) -> Iterator[Member]:
    name = member.name.removesuffix(".gz")
    try:
        data, damage = _gunzip(member.data, place.budget)
    except GaitError as error:
        yield Member(name=name, path=member.path, error=error)
        return
    if damage and (place.damage == "refuse" or not data):
        refused = DamagedFileError(
            _("The gzip archive is damaged: {damage}").format(damage=damage), next_step=_("Copy or download it again.")
        )
        yield Member(name=name, path=member.path, error=refused)
        return
    note = Note(
        code="archive_damaged",
        message=_("The gzip archive is damaged ({damage}); read as far as it goes.").format(damage=damage),
    )
    yield Member(name=name, path=member.path, data=data, notes=(*member.notes, note) if damage else member.notes)


def _gunzip(data: bytes, budget: _Budget) -> tuple[bytes, str]:
    """Return all gzip members joined, and what is wrong with the archive (empty: nothing)."""
    whole = BytesIO()
    at = 0
    while data.startswith(GZIP_MAGIC, at):
        at, damage = _inflate(data, at, whole, budget)
        if damage:
            return whole.getvalue(), damage
    return whole.getvalue(), _("bytes follow after its end") if data[at:].strip(b"\0") else ""


def _inflate(data: bytes, at: int, whole: BytesIO, budget: _Budget) -> tuple[int, str]:
    """Append one gzip member to ``whole``; return where it ends, and what is wrong with it."""
    decoder = zlib.decompressobj(_GZIP_WINDOW)
    while at < len(data):
        # In small pieces, and a last checksum by itself: where one is wrong, what came before is at hand.
        trailer = len(data) - _GZIP_TRAILER
        stop = min(at + _PIECE_BYTES, trailer) if at < trailer else len(data)
        pending = data[at:stop]
        while pending:
            try:
                chunk = decoder.decompress(pending, _CHUNK_BYTES)
            except zlib.error as error:
                return at, str(error)
            whole.write(chunk)
            budget.take(len(chunk), whole.tell(), MEMBER_BYTES)
            pending = decoder.unconsumed_tail
        at = stop - len(decoder.unused_data)
        if decoder.eof:
            return at, ""
    return at, _("it ends too soon")


def _zip_members(source: IO[bytes], member: Member, place: _Place) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, OSError, struct_error) as error:
        damaged = DamagedFileError(
            _("The zip archive is damaged: {error}").format(error=error), next_step=_("Copy or download it again.")
        )
        yield Member(name=member.name, path=member.path, error=damaged)
        return
    with archive:
        files = [info for info in archive.infolist() if _is_content(info)]
        if not files:
            empty = NotAnActivityError(
                _("The zip archive has no file in it"), next_step=_("Export the activity again.")
            )
            yield Member(name=member.name, path=member.path, error=empty)
        files = files[:MAX_MEMBERS]
        for info in sorted(files, key=_in_order_of_names) if place.order == "by name" else files:
            yield from _zip_member(archive, info, member, place)


def _in_order_of_names(info: zipfile.ZipInfo) -> tuple[tuple[str, int, str], ...]:
    """Return what sorts names as people do, 9 before 10: the uploads of a platform are numbered as they came."""
    return tuple((text, len(digits.lstrip("0")), digits) for text, digits in _NUMBERED.findall(info.filename))


def _is_content(info: zipfile.ZipInfo) -> bool:
    """Tell a file from a folder and from the hidden files that some systems add."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    return bool(parts) and not info.is_dir() and "__MACOSX" not in parts and not parts[-1].startswith(".")


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, outer: Member, place: _Place) -> Iterator[Member]:
    """Yield a member with its content, in memory or laid aside; the latter is gone when the next one is asked for."""
    path = _path_in(info)
    found = Member(name=path.name, path=f"{outer.path}/{path}", notes=outer.notes)
    with TemporaryFile() if info.file_size > ASIDE_BYTES and _is_zip(archive, info) else nullcontext() as aside:
        try:
            if aside is None:
                found = replace(found, data=b"".join(_content(archive, info, place.budget, MEMBER_BYTES)))
            else:
                aside.writelines(_content(archive, info, place.budget, place.budget.left))
                found = replace(found, inside=aside)
        except GaitError as error:
            found = replace(found, error=error)
        yield found


def _path_in(info: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(info.filename.replace("\\", "/"))


def _is_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    try:
        with archive.open(info) as stream:
            return stream.read(_MAGIC_BYTES).startswith(ZIP_MAGICS)
    except _REFUSALS:
        return False


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget, most: int) -> Iterator[bytes]:
    """Yield what is in a member, in pieces.

    Raises
    ------
    TooLargeError, UnsupportedFileError, DamagedFileError
        Whatever is wrong with it.

    """
    where = str(_path_in(info))
    try:
        with archive.open(info) as stream:
            yield from budget.pieces(stream, most)
    except (RuntimeError, NotImplementedError) as error:
        what = _("The archive's member cannot be unpacked: {error}").format(error=error)
        raise UnsupportedFileError(what, where=where) from None
    except _REFUSALS as error:
        what = _("The archive's member is damaged: {error}").format(error=error)
        raise DamagedFileError(what, where=where) from None
