"""What lies in an athlete's folder, and whether it is all there yet.

A file that is being copied or downloaded grows, or carries a name that says so; one that was cut off stays as it is.
So a file is taken when its size and time have not changed for a while and its end is there; where the end is missing it
is given more time, and then taken as it is: the readers salvage what they can, or say why not.
"""

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from gait.formats.whole import is_whole

_PASSING_ENDINGS: Final = (
    "~",
    ".part",
    ".partial",
    ".crdownload",
    ".download",
    ".opdownload",
    ".tmp",
    ".temp",
    ".filepart",
    ".icloud",
    ".swp",
    ".lock",
)
"""Names under which programs keep what they have not finished writing."""
_PASSING_STARTS: Final = (".", "~$")
_OF_THE_SYSTEM: Final = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A file as it was seen: two sightings are equal only where nothing was written in between."""

    size: int
    mtime_ns: int
    inode: int
    device: int

    def is_still(self, moved: "Seen") -> bool:
        """Tell whether a file that was moved is the one that was seen; on another file system it was copied."""
        return moved.size == self.size and (moved.device != self.device or moved == self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A file that is complete, and how it looked when that was decided."""

    path: Path
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a file has to stay as it is before it is taken [s]; ``cut_off_s`` where its end is missing.

    ``counted_from`` says whether the latter counts from when it was first seen so, or from the file's own time: who
    looks only once has no other, while the clock of a network drive may be another one.
    """

    quiet_s: float = 2.0
    cut_off_s: float = 60.0
    counted_from: Literal["sight", "own time"] = "sight"


@dataclass(slots=True)
class Waiting:
    """Remembers when each file was last seen to change."""

    patience: Patience = field(default_factory=Patience)
    since: dict[Path, tuple[Seen, float]] = field(default_factory=dict)
    ends: dict[Path, tuple[Seen, bool]] = field(default_factory=dict)

    def complete(self, paths: Iterable[Path]) -> tuple[tuple[Drop, ...], tuple[Path, ...]]:
        """Return those of the files that are complete, and those that have yet to settle; both in order."""
        now = time.monotonic()
        found = [(path, seen) for path in paths if (seen := look(path)) is not None]
        self.since = {path: self._since(path, seen, now) for path, seen in found}
        self.ends = {path: known for path, known in self.ends.items() if path in self.since}
        drops = tuple(Drop(path=path, seen=seen) for path, seen in found if self._is_complete(path, seen, now))
        taken = {drop.path for drop in drops}
        return drops, tuple(path for path, _ in found if path not in taken)

    def _since(self, path: Path, seen: Seen, now: float) -> tuple[Seen, float]:
        before = self.since.get(path)
        return before if before is not None and before[0] == seen else (seen, now)

    def _is_complete(self, path: Path, seen: Seen, now: float) -> bool:
        quiet_s = now - self.since[path][1]
        if quiet_s < self.patience.quiet_s:
            return False
        untouched_s = _untouched_s(seen) if self.patience.counted_from == "own time" else quiet_s
        return untouched_s >= self.patience.cut_off_s or self._has_its_end(path, seen)

    def _has_its_end(self, path: Path, seen: Seen) -> bool:
        known = self.ends.get(path)
        if known is None or known[0] != seen:
            known = self.ends[path] = (seen, is_whole(path))
        return known[1]


def look(path: Path) -> Seen | None:
    """Return how a file looks now, or None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return Seen(size=stat.st_size, mtime_ns=stat.st_mtime_ns, inode=stat.st_ino, device=stat.st_dev)


def files_in(folder: Path, left_out: frozenset[Path]) -> Iterator[Path]:
    """Yield the files in a folder and in the folders in it, sorted; what is hidden or unfinished is left out."""
    for entry in _entries(folder):
        path = Path(entry.path)
        if is_passing(entry.name) or path in left_out:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_in(path, left_out)
        elif entry.is_file():
            yield path


def is_passing(name: str) -> bool:
    """Tell whether a name is that of a file in the making, or one that the system keeps for itself."""
    plain = name.casefold()
    return plain.startswith(_PASSING_STARTS) or plain.endswith(_PASSING_ENDINGS) or plain in _OF_THE_SYSTEM


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:  # it went, or may not be looked into
        return []


def _untouched_s(seen: Seen) -> float:
    """Return for how long a file has not been touched by its own time [s]: none where that lies ahead."""
    return max(time.time() - seen.mtime_ns / 1e9, 0.0)
