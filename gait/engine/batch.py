"""A dataset of all runs in a folder or a bucket: what is not done yet is analysed, and the dataset written anew.

Nothing that is done is done again, however the run before ended; rows are of the version of gait that is at work.
One run at a time writes to a dataset.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gait.engine import ways
from gait.engine.bundle import Bundle, Wanted, analyzed, given_up, unusable
from gait.engine.failing import KilledError
from gait.engine.ledger import Ledger, ledger_of, records_in
from gait.engine.listing import Listed, cut, listed
from gait.engine.people import USUAL_NAME, People, people_of
from gait.engine.places import Place, place_at
from gait.engine.publish import published
from gait.errors import GaitError, UsageError
from gait.export.columnar import check_parquet
from gait.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A source of files, the place of the dataset, and how the work is done.

    ``about`` is a table of what the files do not know; without it, ``about.csv`` of the source if there is one.
    """

    source: str
    out: str
    about: str | None = None
    engine: ways.Engine = "process"
    scheduler: str | None = None
    processes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Files done of those that there were to do, how many of them just now, and what failed of these (name, why)."""

    done: int
    of: int
    files: int
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run has made: files analysed now and found done, copies of them, others; and the dataset's manifest."""

    analyzed: int
    already: int
    copies: int
    left_alone: int
    unreachable: tuple[str, ...]
    manifest: Mapping[str, Any]


def batch(asked: Asked, tell: Callable[[Progress], None] = lambda _progress: None) -> Outcome:
    """Analyse the files of a source that are not done yet, and write the dataset.

    Raises
    ------
    UsageError
        If a place cannot be opened or written to, a package is missing, or the scheduler does not answer.
    ReadError
        If there is no such source.

    """
    check_parquet()
    source, out = place_at(asked.source), place_at(asked.out)
    try:
        people = _people(source, asked.about)
        with ways.opened(asked.engine, scheduler=asked.scheduler, processes=asked.processes) as run:
            # What is only read is sooner read than another process of this machine is started.
            light = run if asked.engine == "dask" else ways.in_process
            found = listed(source, out, light)
            records = list(records_in(out))
            ledger = ledger_of(records)
            wanted = tuple(_wanted(found, people))
            undone = [file for file in wanted if not ledger.is_done(file.sha256, file.key)]
            records += _analyzed(_bundles(source, out, undone, found, ledger), len(undone), run, tell)
            manifest = published(out, ledger_of(records), run)
    except OSError as error:
        raise unusable(out, error) from error
    return Outcome(
        analyzed=len(undone),
        already=len(wanted) - len(undone),
        copies=len(found.hashes) - len(wanted),
        left_alone=found.left_alone,
        unreachable=found.unreachable,
        manifest=manifest,
    )


def _people(source: Place, about: str | None) -> People:
    """Return what is told of the files, by the table that was named, or the usual one where it is there."""
    if about is None:
        data = source.read(USUAL_NAME)
        return People({}) if data is None else people_of(data, USUAL_NAME)
    folder, slash, name = about.rpartition("/")
    data = place_at(folder + slash or ".").read(name)
    if data is None:
        raise UsageError(_("There is no such table"), where=about, next_step=_("Check the path."))
    return people_of(data, about)


def _wanted(found: Listed, people: People) -> Iterator[Wanted]:
    """Yield each content once, by hash: of copies, the one whose path comes first."""
    paths: dict[str, str] = {}
    for path, sha256 in sorted(found.hashes.items()):
        paths.setdefault(sha256, path)
    for sha256, path in sorted(paths.items()):
        yield Wanted(path=path, sha256=sha256, told=people.of(path))


def _bundles(source: Place, out: Place, undone: Sequence[Wanted], found: Listed, ledger: Ledger) -> Iterator[Bundle]:
    for files in cut([(file, found.sizes[file.path]) for file in undone]):
        yield Bundle(source=source, out=out, files=files, turn=ledger.next_turn)


def _analyzed(
    bundles: Iterator[Bundle], of: int, run: ways.Run, tell: Callable[[Progress], None]
) -> Iterator[Mapping[str, Any]]:
    """Yield the records of bundles; one that kills processes is done file by file, to find the file that does."""
    deadly: list[Bundle] = []
    done = 0
    for bundle, record in run(analyzed, bundles):
        if isinstance(record, KilledError):
            deadly += _alone(bundle)
            continue
        done += len(bundle.files)
        tell(Progress(done=done, of=of, files=len(bundle.files), failed=_failures(record)))
        yield _record(record)
    for bundle, alone in run(analyzed, deadly):
        record = given_up(bundle, alone) if isinstance(alone, KilledError) else alone
        done += 1
        tell(Progress(done=done, of=of, files=1, failed=_failures(record)))
        yield _record(record)


def _alone(bundle: Bundle) -> list[Bundle]:
    return [Bundle(source=bundle.source, out=bundle.out, files=(file,), turn=bundle.turn) for file in bundle.files]


def _record(record: Mapping[str, Any] | GaitError) -> Mapping[str, Any]:
    """Return a record, or raise what kept a whole bundle from being done: the store, or the version of a worker."""
    if isinstance(record, GaitError):
        raise record
    return record


def _failures(record: Mapping[str, Any] | GaitError) -> tuple[tuple[str, str], ...]:
    if isinstance(record, GaitError):
        return ()
    return tuple((failure["name"], failure["why"]) for file in record["files"] for failure in file["failed"])
