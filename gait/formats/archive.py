"""Archives, unpacked in memory and within limits: .gz (several members too) and .zip, one inside the other.

An archive may grow to ``FLOOR_BYTES`` plus ``RATIO`` times its own size, everything nested in it counted together,
and a single member to ``MEMBER_BYTES``: XML of a real season shrinks 20 to 40 times, a bomb a thousand times.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath
from struct import error as struct_error
from typing import IO, Final

from gait.errors import DamagedFileError, GaitError, NotAnActivityError, TooLargeError, UnsupportedFileError
from gait.formats.sniff import GZIP_MAGIC, ZIP_MAGICS
from gait.model import DamagePolicy, Note

FLOOR_BYTES: Final = 64 * 2**20
RATIO: Final = 100
MEMBER_BYTES: Final = 256 * 2**20
MAX_DEPTH: Final = 3
MAX_MEMBERS: Final = 100_000
_CHUNK_BYTES: Final = 2**20
_PIECE_BYTES: Final = 2**14
_GZIP_WINDOW: Final = 31
_GZIP_TRAILER: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file in its own bytes, out of whatever archives it was in; or, with ``error``, why it could not be had."""

    name: str
    path: str
    data: bytes = b""
    notes: tuple[Note, ...] = ()
    error: GaitError | None = None


@dataclass(slots=True)
class _Budget:
    """Bytes that may still be unpacked from one archive, shared by all that is nested in it."""

    left: int

    def read(self, stream: IO[bytes]) -> bytes:
        """Return all of a stream, or raise where it outgrows the limit."""
        chunks: list[bytes] = []
        size = 0
        while chunk := stream.read(_CHUNK_BYTES):
            size += len(chunk)
            self.take(len(chunk), size)
            chunks.append(chunk)
        return b"".join(chunks)

    def take(self, count: int, size: int) -> None:
        """Count bytes that were unpacked, of a member that is ``size`` bytes long by now."""
        self.left -= count
        if self.left < 0 or size > MEMBER_BYTES:
            message = "The archive unpacks to far more than a recorded activity holds"
            raise TooLargeError(message, next_step="Unpack it by hand, and check where it came from.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in a nest of archives we are, and under which rules."""

    budget: _Budget
    damage: DamagePolicy
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


def _unpack(member: Member, place: _Place) -> Iterator[Member]:
    if member.data.startswith(GZIP_MAGIC):
        inside = _gzip_member(member, place)
    elif member.data.startswith(ZIP_MAGICS):
        inside = _zip_members(member, place)
    else:
        yield member
        return
    if place.depth >= MAX_DEPTH:
        error = TooLargeError(f"Archives are nested more than {MAX_DEPTH} deep", next_step="Unpack it by hand.")
        yield Member(name=member.name, path=member.path, error=error)
        return
    below = replace(place, depth=place.depth + 1)
    for found in inside:
        if found.error is None:
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
        refused = DamagedFileError(f"The gzip archive is damaged: {damage}", next_step="Copy or download it again.")
        yield Member(name=name, path=member.path, error=refused)
        return
    note = Note(code="archive_damaged", message=f"The gzip archive is damaged ({damage}); read as far as it goes.")
    yield Member(name=name, path=member.path, data=data, notes=(*member.notes, note) if damage else member.notes)


def _gunzip(data: bytes, budget: _Budget) -> tuple[bytes, str]:
    """Return all gzip members joined, and what is wrong with the archive (empty: nothing)."""
    whole = BytesIO()
    at = 0
    while data.startswith(GZIP_MAGIC, at):
        at, damage = _inflate(data, at, whole, budget)
        if damage:
            return whole.getvalue(), damage
    return whole.getvalue(), "bytes follow after its end" if data[at:].strip(b"\0") else ""


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
            budget.take(len(chunk), whole.tell())
            pending = decoder.unconsumed_tail
        at = stop - len(decoder.unused_data)
        if decoder.eof:
            return at, ""
    return at, "it ends too soon"


def _zip_members(member: Member, place: _Place) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(BytesIO(member.data))
    except (zipfile.BadZipFile, ValueError, OSError, struct_error) as error:
        damaged = DamagedFileError(f"The zip archive is damaged: {error}", next_step="Copy or download it again.")
        yield Member(name=member.name, path=member.path, error=damaged)
        return
    with archive:
        files = [info for info in archive.infolist() if _is_content(info)]
        if not files:
            empty = NotAnActivityError("The zip archive has no file in it", next_step="Export the activity again.")
            yield Member(name=member.name, path=member.path, error=empty)
        for info in files[:MAX_MEMBERS]:
            yield _zip_member(archive, info, member, place)


def _is_content(info: zipfile.ZipInfo) -> bool:
    """Tell a file from a folder and from the hidden files that some systems add."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    return bool(parts) and not info.is_dir() and "__MACOSX" not in parts and not parts[-1].startswith(".")


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, outer: Member, place: _Place) -> Member:
    inner_path = PurePosixPath(info.filename.replace("\\", "/"))
    name, path = inner_path.name, f"{outer.path}/{inner_path}"
    try:
        with archive.open(info) as stream:
            return Member(name=name, path=path, data=place.budget.read(stream), notes=outer.notes)
    except TooLargeError as error:
        return Member(name=name, path=path, error=error)
    except (RuntimeError, NotImplementedError) as error:
        refused = UnsupportedFileError(f"The archive's member cannot be unpacked: {error}", where=str(inner_path))
        return Member(name=name, path=path, error=refused)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct_error) as error:
        damaged = DamagedFileError(f"The archive's member is damaged: {error}", where=str(inner_path))
        return Member(name=name, path=path, error=damaged)
