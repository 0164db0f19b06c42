"""The work itself, the same on every engine: a bundle of files becomes rows, kept below the dataset."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gait import pipeline
from gait._version import __version__
from gait.engine.failing import as_told
from gait.engine.people import Told
from gait.engine.places import Place
from gait.errors import GaitError, ReadError, UsageError
from gait.export.dataset import TABLES, From, Row, TableName, dataset_rows, packed_tables, table_of
from gait.formats import Unread, read_each
from gait.language import _
from gait.model import Activity, Athlete

UNREACHABLE: Final = "unreachable"
"""The code of a file that the store did not hand over: another time it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file to analyse: its path below the source, the hash of its content, and what was told of it."""

    path: str
    sha256: str
    told: Told

    @property
    def key(self) -> str:
        """What its rows depend on, but for the version of gait."""
        told = self.told
        what = (self.sha256, told.athlete, told.height_m, told.mass_kg, told.shoe, told.shoe_start)
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Files that are analysed together, from where, and where rows go; ``turn`` counts the runs of the command."""

    source: Place
    out: Place
    files: tuple[Wanted, ...]
    turn: int
    version: str = __version__

    @property
    def stem(self) -> str:
        """The name of its rows and of its record: that of another bundle only if it is the same."""
        keys = "\n".join(file.key for file in self.files)
        return f"{work_folder()}/{self.turn:06d}-{hashlib.sha256(keys.encode()).hexdigest()[:24]}"


def work_folder() -> str:
    """Return where rows wait below the dataset; programs that read Parquet pass over names that begin so."""
    return f"_work/{__version__}"


def analyzed(bundle: Bundle) -> Mapping[str, Any]:
    """Analyse the files of a bundle, write their rows and then the record of what is done; return the record.

    A bundle that is done twice writes the same again; one that was broken off has no record, and does not count.

    Raises
    ------
    UsageError
        If the process that asks has another version of gait.

    """
    if bundle.version != __version__:
        what = _("A worker of the cluster has gait {theirs}, and this is gait {ours}").format(
            theirs=__version__, ours=bundle.version
        )
        raise UsageError(what, next_step=_("Install the same version on all machines."))
    rows: dict[TableName, list[Row]] = {name: [] for name in TABLES}
    seen: set[tuple[str, int]] = set()
    contents = bundle.source.read_many([file.path for file in bundle.files])
    records = [_file(file, content, rows, seen) for file, content in zip(bundle.files, contents, strict=True)]
    packed = packed_tables({name: table_of(name, found) for name, found in rows.items()})
    return _kept(bundle, records, packed)


def given_up(bundle: Bundle, error: GaitError) -> Mapping[str, Any]:
    """Write and return the record of a bundle of one file that cannot be analysed."""
    (file,) = bundle.files
    packed = packed_tables({name: table_of(name, ()) for name in TABLES})
    return _kept(bundle, [_record(file, (), (_failure(file.path, error),))], packed)


def _kept(bundle: Bundle, records: Sequence[Mapping[str, Any]], packed: bytes) -> Mapping[str, Any]:
    record = {"turn": bundle.turn, "rows": f"{bundle.stem}.arrow", "files": records}
    try:
        bundle.out.write(f"{bundle.stem}.arrow", packed)
        bundle.out.write(f"{bundle.stem}.json", json.dumps(record).encode())
    except OSError as error:
        raise unusable(bundle.out, error) from error
    return record


def unusable(out: Place, error: OSError) -> UsageError:
    """Return what is said where a dataset cannot be read or written."""
    what = _("The dataset cannot be read or written: {why}").format(why=error)
    return UsageError(what, where=out.url, next_step=_("What is done is kept: run the command again."))


def _file(
    file: Wanted, content: bytes | Exception, rows: dict[TableName, list[Row]], seen: set[tuple[str, int]]
) -> Mapping[str, Any]:
    """Add the rows of a file, and return its record: the activities in it, and what failed."""
    activities: list[tuple[str, int]] = []
    failed: list[Mapping[str, str]] = []
    for found in _outcomes(file, content):
        if isinstance(found, Unread):
            failed.append(_failure(found.name, found.error))
            continue
        (activity,) = found["activities"]
        identity = (str(activity["sha256"]), int(str(activity["activity_index"])))
        activities.append(identity)
        if identity not in seen:
            seen.add(identity)
            for name, more in found.items():
                rows[name].extend(more)
    return _record(file, activities, failed)


def _record(
    file: Wanted, activities: Sequence[tuple[str, int]], failed: Sequence[Mapping[str, str]]
) -> Mapping[str, Any]:
    return {
        "path": file.path,
        "sha256": file.sha256,
        "key": file.key,
        "activities": [list(each) for each in activities],
        "failed": list(failed),
    }


def _failure(name: str, error: GaitError) -> Mapping[str, str]:
    return {"name": name, "code": error.code, "why": error.what, "next_step": error.next_step or ""}


class _UnreachableError(ReadError):
    code = UNREACHABLE


def _outcomes(file: Wanted, content: bytes | Exception) -> Iterator[Mapping[TableName, tuple[Row, ...]] | Unread]:
    """Yield the rows of each activity in a file, or why there are none: whatever is in it never stops the rest."""
    if isinstance(content, Exception):
        what = _("The file could not be had: {why}").format(why=f"{type(content).__name__}: {content}")
        yield Unread(file.path, _UnreachableError(what, next_step=_("Run the command again.")))
        return
    if hashlib.sha256(content).hexdigest() != file.sha256:
        what = _("The file changed while the command was at work")
        yield Unread(file.path, _UnreachableError(what, next_step=_("Run the command again.")))
        return
    try:
        for outcome in read_each(content, file.path):
            yield outcome if isinstance(outcome, Unread) else _rows(outcome, file)
    except Exception as error:  # noqa: BLE001 - as said
        yield Unread(file.path, as_told(error))


def _rows(activity: Activity, file: Wanted) -> Mapping[TableName, tuple[Row, ...]] | Unread:
    told = file.told
    known = told.athlete or told.height_m or told.mass_kg
    athlete = Athlete(
        name=told.athlete, height_m=told.height_m, mass_kg=told.mass_kg, from_="option" if known else None
    )
    came = From(path=file.path, file_sha256=file.sha256, shoe=told.shoe, shoe_start=told.shoe_start)
    try:
        return dataset_rows(pipeline.analyze(activity, athlete=athlete), came)
    except Exception as error:  # noqa: BLE001 - as above
        return Unread(activity.source.name, as_told(error))
