"""The library as plain tables, for a spreadsheet or a notebook.

Athletes, shoes, runs, splits, findings and pain; notes, tags and reviews are what a coach keeps beside the runs.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from gait.export.parts import Parts, parts_from_json
from gait.export.table import HEADER, split_rows_of
from gait.library.pains import pain_log
from gait.library.shoes import shoes
from gait.library.store import Store

_ATHLETE: Final = (
    "id",
    "name",
    "folder",
    "height_m",
    "leg_length_m",
    "mass_kg",
    "birth_year",
    "units",
    "target_spm",
    "target_mps",
    "target_on",
)
_SHOE: Final = ("id", "athlete_id", "name", "started_on", "ended_on", "start_distance_m", "distance_m", "runs")
_FINDING: Final = ("rule", "scope", "severity", "confidence", "verdict", "value", "low", "high", "unit", "message")
COACHS: Final = {
    "notes": ("run_id", "version", "made_at", "text"),
    "tags": ("run_id", "name"),
    "reviews": ("run_id", "made_at"),
}
"""The tables of what a coach keeps beside the runs; of a note all versions."""
_PAIN: Final = ("during", "after", "next_morning", "before", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's name, its columns and its rows; None where nothing is known."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def tables(store: Store) -> Iterator[Table]:
    """Yield the tables of the library; ids are the library's own, and all else is in SI."""
    yield from base_tables(store)
    yield from tables_of(_parts(store))
    yield pain_table(store)
    yield from _of_the_coach(store)


def base_tables(store: Store) -> Iterator[Table]:
    """Yield athletes, shoes and runs."""
    athletes = store.all(f"SELECT {', '.join(_ATHLETE)} FROM athlete ORDER BY id")  # noqa: S608 - our own names
    yield Table(name="athletes", columns=_ATHLETE, rows=tuple(map(tuple, athletes)))
    pairs = chain.from_iterable(shoes(store, each) for each in _athlete_ids(store))
    yield Table(name="shoes", columns=_SHOE, rows=tuple(tuple(getattr(p, name) for name in _SHOE) for p in pairs))
    yield _runs(store)


def _athlete_ids(store: Store) -> list[int]:
    return [row["id"] for row in store.all("SELECT id FROM athlete ORDER BY id")]


def _runs(store: Store) -> Table:
    sql = """SELECT run.id, athlete_id, shoe_id, is_run, title, started_at, summary.* FROM run
        LEFT JOIN summary ON summary.run_id = run.id ORDER BY epoch_s, run.id"""
    cursor = store.db.execute(sql)
    names = [each[0] for each in cursor.description]
    kept = [at for at, name in enumerate(names) if name != "run_id"]
    rows = tuple(tuple(row[at] for at in kept) for row in cursor)
    return Table(name="runs", columns=tuple(names[at] for at in kept), rows=rows)


def tables_of(analyses: Iterable[tuple[int, Parts]]) -> Iterator[Table]:
    """Yield splits and findings of analyses, each with the number of its run."""
    splits: list[tuple[Any, ...]] = []
    findings: list[tuple[Any, ...]] = []
    for run_id, parts in analyses:
        found = split_rows_of(parts.source, parts.activity, parts.splits)
        splits.extend((run_id, *row) for row in found)
        findings.extend((run_id, *(getattr(each, name) for name in _FINDING)) for each in parts.findings)
    yield Table(name="splits", columns=("run_id", *HEADER), rows=tuple(splits))
    yield Table(name="findings", columns=("run_id", *_FINDING), rows=tuple(findings))


def _parts(store: Store) -> Iterator[tuple[int, Parts]]:
    sql = "SELECT run_id, document FROM analysis JOIN run ON run.id = run_id WHERE is_run ORDER BY epoch_s, run_id"
    for row in store.db.execute(sql):
        yield row["run_id"], parts_from_json(zlib.decompress(row["document"]))


def pain_table(store: Store) -> Table:
    """Return the pain log of all athletes, with the pain rule applied to it."""
    rows = tuple(
        (e.id, e.athlete_id, e.run_id, e.on_date, *(getattr(e.pain, name) for name in _PAIN), e.verdict, e.note)
        for each in _athlete_ids(store)
        for e in pain_log(store, each)
    )
    return Table(name="pain", columns=("id", "athlete_id", "run_id", "on_date", *_PAIN, "verdict", "note"), rows=rows)


def _of_the_coach(store: Store) -> Iterator[Table]:
    for name, columns in COACHS.items():
        sql = f"SELECT {', '.join(columns)} FROM {name.removesuffix('s')} ORDER BY {', '.join(columns[:2])}"  # noqa: S608 - as above
        yield Table(name=name, columns=columns, rows=tuple(map(tuple, store.all(sql))))
