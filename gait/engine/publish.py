"""The dataset out of the rows of all bundles: its files depend on the activities, not on how they were shared out.

A part holds a year's activities in a range of the hashes of their files, sorted; its name has the hash of its content.
The manifest names the parts that count and is written last: a reader that goes by it sees the old dataset or the new.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from gait._version import __version__
from gait.engine.ledger import Identity, Ledger
from gait.engine.places import Place
from gait.engine.ways import Run, in_process
from gait.errors import GaitError, UsageError
from gait.export.dataset import TABLES, TableName, parquet_bytes, unpacked_tables
from gait.language import _

if TYPE_CHECKING:
    import pyarrow as pa

MANIFEST: Final = "manifest.json"
UNDATED: Final = "__HIVE_DEFAULT_PARTITION__"
"""The year of a run without a date, as readers of partitioned Parquet know it."""
MOST_IN_A_RANGE: Final = 8192
"""Activities of one range, all years together, which are in memory at once."""
_BITS: Final = 32
_ORDER: Final[Mapping[TableName, str | None]] = {"activities": None, "splits": "split", "findings": "finding"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Range:
    """A range of hashes: which activities of which bundles' rows are in it."""

    out: Place
    name: str
    rows: Mapping[str, tuple[Identity, ...]]


def published(out: Place, ledger: Ledger, run: Run) -> Mapping[str, Any]:
    """Write the parts of a dataset that are not there, its manifest, and remove parts that do not count any more."""
    before = manifest_of(out) or {"parts": []}
    state = _state(ledger)
    if before.get("state") == state:
        return before
    parts = sorted(_written(out, ledger, run), key=lambda part: str(part["path"]))
    rows: Counter[str] = Counter()
    for part in parts:
        rows[part["table"]] += part["rows"]
    manifest: Mapping[str, Any] = {
        "gait_version": __version__,
        "state": state,
        "files": len(ledger.files),
        **{name: rows[name] for name in TABLES},
        "parts": parts,
        "failed": sorted(_failed(ledger), key=lambda each: (each["path"], each["name"])),
    }
    out.write(MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False).encode())
    for path in {part["path"] for part in before["parts"]} - {part["path"] for part in parts}:
        out.remove(path)
    return manifest


def _failed(ledger: Ledger) -> Iterator[Mapping[str, str]]:
    for done in ledger.files.values():
        yield from ({"path": done.record["path"], **failure} for failure in done.record["failed"])


def manifest_of(out: Place) -> Mapping[str, Any] | None:
    """Return the manifest of a dataset, or None where there is none."""
    data = out.read(MANIFEST)
    found: Mapping[str, Any] | None = None if data is None else json.loads(data)
    return found


def _state(ledger: Ledger) -> str:
    """Return what tells one set of done files from another: their keys and what came of each."""
    lines = sorted(json.dumps(done.record, sort_keys=True) for done in ledger.files.values())
    return hashlib.sha256("\n".join((__version__, *lines)).encode()).hexdigest()


def _written(out: Place, ledger: Ledger, run: Run) -> Iterator[Mapping[str, Any]]:
    ranges = tuple(_ranges(out, ledger))
    way = run if len(ranges) > 1 else in_process  # one is sooner written than another process is started
    for _job, done in way(_parts, ranges):
        if isinstance(done, GaitError):
            raise done
        yield from done


def _ranges(out: Place, ledger: Ledger) -> Iterator[_Range]:
    claims = tuple(ledger.claims())
    bits = 0
    while sum(len(own) for _done, own in claims) > MOST_IN_A_RANGE << bits:
        bits += 1
    ranges: dict[int, dict[str, list[Identity]]] = defaultdict(lambda: defaultdict(list))
    for done, own in claims:
        if own:
            number = int(done.record["sha256"][: _BITS // 4], 16) >> (_BITS - bits)
            ranges[number][done.rows].extend(own)
    for number, rows in sorted(ranges.items()):
        yield _Range(out=out, name=f"{bits:02d}-{number:04x}", rows={name: tuple(own) for name, own in rows.items()})


def _parts(job: _Range) -> tuple[Mapping[str, Any], ...]:
    """Write the parts of a range and return what the manifest says of each."""
    import pyarrow as pa  # noqa: PLC0415 - optional, and costs 0.2 s

    kept: dict[TableName, list[pa.Table]] = {name: [] for name in TABLES}
    for name, identities in sorted(job.rows.items()):
        for table, rows in _rows(job.out, name, identities).items():
            kept[table].append(rows)
    whole = {table: _sorted(table, pa.concat_tables(pieces)) for table, pieces in kept.items()}
    return tuple(part for table, rows in whole.items() for part in _by_year(job, table, rows))


def _rows(out: Place, name: str, identities: Sequence[Identity]) -> Mapping[TableName, "pa.Table"]:
    """Return the rows of some activities out of a bundle's."""
    data = out.read(name)
    if data is None:
        what = _("The rows of files that are done are gone")
        raise UsageError(
            what, where=name, next_step=_("Delete the folder _work of the dataset, and run the command again.")
        )
    wanted = set(identities)
    return {table: _of(rows, wanted) for table, rows in unpacked_tables(data).items()}


def _of(rows: "pa.Table", wanted: set[Identity]) -> "pa.Table":
    import pyarrow as pa  # noqa: PLC0415 - as above

    pairs = zip(rows["sha256"].to_pylist(), rows["activity_index"].to_pylist(), strict=True)
    return rows.filter(pa.array([pair in wanted for pair in pairs], pa.bool_()))


def _sorted(table: TableName, rows: "pa.Table") -> "pa.Table":
    order = ["sha256", "activity_index", *filter(None, (_ORDER[table],))]
    return rows.sort_by([(column, "ascending") for column in order])


def _by_year(job: _Range, table: TableName, rows: "pa.Table") -> Iterator[Mapping[str, Any]]:
    import pyarrow as pa  # noqa: PLC0415 - as above

    years = [(start or "")[:4] or UNDATED for start in rows["local_start"].to_pylist()]
    for year in sorted(set(years)):
        own = rows.filter(pa.array([each == year for each in years], pa.bool_())).combine_chunks()
        data = parquet_bytes(own)
        digest = hashlib.sha256(data).hexdigest()
        path = f"{table}/year={year}/part-{job.name}-{digest[:16]}.parquet"
        job.out.write(path, data)
        yield {"table": table, "path": path, "rows": own.num_rows, "sha256": digest}
