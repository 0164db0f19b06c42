"""Which files a source has, and the hash of the content of each: what was hashed before is not read again."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, TypeVar

from gait.engine.bundle import work_folder
from gait.engine.places import Entry, Place
from gait.engine.ways import Run
from gait.errors import GaitError, ReadError
from gait.formats.sniff import EXPORT_SUFFIXES
from gait.language import _

MOST_FILES: Final = 64
MOST_BYTES: Final = 16_000_000
"""What one job reads is in memory at once; a larger file is a job of its own."""
_FEWEST: Final = 8
_SHARES: Final = 32
"""A lot costs some 20 ms of its own, and so many lots keep a few workers equally long at work."""

Sized = TypeVar("Sized")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A source's exports with the hash of each by path, those that could not be had, and how many files are others."""

    hashes: Mapping[str, str]
    sizes: Mapping[str, int]
    unreachable: tuple[str, ...]
    left_alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hashing:
    source: Place
    paths: tuple[str, ...]


def listed(source: Place, out: Place, run: Run) -> Listed:
    """Return the exports in a source with their hashes, and keep below ``out`` what was hashed.

    Raises
    ------
    ReadError
        If there is no such source.

    """
    if not source.exists():
        raise ReadError(_("There is no such folder or bucket"), where=source.url, next_step=_("Check the address."))
    entries = list(source.entries())
    exports = [each for each in entries if PurePosixPath(each.path).suffix.lower() in EXPORT_SUFFIXES]
    known = _remembered(source, out)
    hashes = {each.path: known[_identity(each)] for each in exports if _identity(each) in known}
    new = [each for each in exports if each.path not in hashes]
    found = dict(_hashed(source, new, run))
    _remember(source, out, [(each, found[each.path]) for each in new if each.path in found])
    return Listed(
        hashes={**hashes, **found},
        sizes={each.path: each.size for each in exports},
        unreachable=tuple(each.path for each in new if each.path not in found),
        left_alone=len(entries) - len(exports),
    )


def cut(items: Sequence[tuple[Sized, int]]) -> Iterator[tuple[Sized, ...]]:
    """Yield items with their sizes in lots of few files and few bytes, in their order: enough lots to be shared."""
    most = min(MOST_FILES, max(_FEWEST, len(items) // _SHARES))
    lot: list[Sized] = []
    held = 0
    for item, size in items:
        if lot and (len(lot) == most or held + size > MOST_BYTES):
            yield tuple(lot)
            lot, held = [], 0
        lot.append(item)
        held += size
    if lot:
        yield tuple(lot)


def _hashed(source: Place, entries: Sequence[Entry], run: Run) -> Iterator[tuple[str, str]]:
    jobs = [_Hashing(source=source, paths=paths) for paths in cut([(each.path, each.size) for each in entries])]
    for _job, done in run(_hash, jobs):
        if isinstance(done, GaitError):
            raise done
        yield from done


def _hash(job: _Hashing) -> tuple[tuple[str, str], ...]:
    contents = zip(job.paths, job.source.read_many(job.paths), strict=True)
    return tuple((path, hashlib.sha256(data).hexdigest()) for path, data in contents if isinstance(data, bytes))


def _identity(entry: Entry) -> tuple[str, int, str]:
    return entry.path, entry.size, entry.mark


def _remembered(source: Place, out: Place) -> dict[tuple[str, int, str], str]:
    """Return the hashes of this source's files as they were when they were read."""
    folder = f"{work_folder()}/hashes"
    names = [f"{folder}/{each.path}" for each in out.entries(folder)]
    known: dict[tuple[str, int, str], str] = {}
    for data in out.read_many(names):
        if isinstance(data, Exception):
            raise data
        lines = json.loads(data)
        if lines["source"] == source.url:
            known |= {(path, size, mark): digest for path, size, mark, digest in lines["files"]}
    return known


def _remember(source: Place, out: Place, found: Sequence[tuple[Entry, str]]) -> None:
    """Keep hashes; those of a file without a mark are not, as it could change unseen."""
    lines = [[*_identity(entry), digest] for entry, digest in found if entry.mark]
    if lines:
        data = json.dumps({"source": source.url, "files": lines}).encode()
        out.write(f"{work_folder()}/hashes/{hashlib.sha256(data).hexdigest()[:24]}.json", data)
