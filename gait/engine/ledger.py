"""What is done: the records of all bundles taken together, so that no activity counts twice."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gait.engine.bundle import UNREACHABLE, work_folder
from gait.engine.failing import KilledError
from gait.engine.places import Place

Identity = tuple[str, int]
"""An activity: the hash of its file, out of whatever archives it was in, and its number in it."""
PASSING: Final = frozenset({UNREACHABLE, KilledError.code})
"""Failures that need not be there another time; a file with one of them is tried again by the next run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneFile:
    """The last word on a file: its record, and the rows that it is in."""

    rows: str
    record: Mapping[str, Any]

    @property
    def lasts(self) -> bool:
        """Whether it would come out the same another time."""
        return not any(failure["code"] in PASSING for failure in self.record["failed"])

    @property
    def activities(self) -> tuple[Identity, ...]:
        """The activities in it."""
        return tuple((sha256, index) for sha256, index in self.record["activities"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The files that are done, by the hash of their content, and the number of the next turn."""

    files: Mapping[str, DoneFile]
    next_turn: int

    def is_done(self, sha256: str, key: str) -> bool:
        """Tell whether a file was analysed with what is told of it now."""
        done = self.files.get(sha256)
        return done is not None and done.record["key"] == key and done.lasts

    def claims(self) -> Iterator[tuple[DoneFile, tuple[Identity, ...]]]:
        """Yield each file, by hash, with the activities that are its own: what several files hold is the first's."""
        taken: set[Identity] = set()
        for sha256 in sorted(self.files):
            done = self.files[sha256]
            own = tuple(dict.fromkeys(each for each in done.activities if each not in taken))
            taken.update(own)
            yield done, own


def ledger_of(records: Iterable[Mapping[str, Any]]) -> Ledger:
    """Return what records say together: of a file that was done several times, the last turn counts."""
    ordered = sorted(records, key=lambda record: (record["turn"], record["rows"]))
    files = {
        str(file["sha256"]): DoneFile(rows=record["rows"], record=file)
        for record in ordered
        for file in record["files"]
    }
    return Ledger(files=files, next_turn=1 + (ordered[-1]["turn"] if ordered else 0))


def records_in(out: Place) -> Sequence[Mapping[str, Any]]:
    """Return the records that are kept below a dataset, of this version of gait."""
    folder = work_folder()
    names = [each.path for each in out.entries(folder) if each.path.endswith(".json") and "/" not in each.path]
    found = []
    for data in out.read_many([f"{folder}/{name}" for name in names]):
        if isinstance(data, Exception):
            raise data
        found.append(json.loads(data))
    return found
