"""Into the library: the one way in, for the command and for whatever watches a folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from gait import pipeline
from gait.errors import GaitError
from gait.formats.archive import Member, unpack
from gait.formats.disk import read_file
from gait.intake.measuring import Measure, Measured, measure
from gait.intake.ordered import in_order
from gait.intake.renewing import renew_run
from gait.library import Added, AthleteRecord, Library, Named, sha256_of, split_unit_of
from gait.library.records import Outcome
from gait.model import Analysis, DamagePolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A file to put into the library: its content (an archive too), its name, whose it is, and what is told of it."""

    data: bytes = field(repr=False)
    name: str
    athlete: AthleteRecord
    named: Named = field(default_factory=Named)
    damage: DamagePolicy = "salvage"


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledRun:
    """What became of one activity of a file: a run of the library and how it came there, or an error.

    ``analysis`` is there where it was made just now and is the run's own; its series are thinned for display.
    """

    name: str
    outcome: Outcome | None = None
    run_id: int | None = None
    analysis: Analysis | None = None
    error: GaitError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What became of a file; of an archive there are many ``runs``, in its order."""

    name: str
    runs: tuple[FiledRun, ...]

    @property
    def errors(self) -> tuple[GaitError, ...]:
        """Why activities of it could not be read."""
        return tuple(each.error for each in self.runs if each.error is not None)

    @property
    def failed(self) -> bool:
        """Nothing of it could be put into the library."""
        return all(each.error is not None for each in self.runs)


def file_into(
    library: Library,
    path: Path,
    athlete: AthleteRecord,
    *,
    named: Named | None = None,
    damage: DamagePolicy = "salvage",
) -> Filed:
    """Put a file, or all that is in an archive, into the library.

    Each run is there afterwards whole, or not at all; a file that was there changes nothing.

    Parameters
    ----------
    library : Library
        Open.
    path : Path
        The file; it is read and left as it is.
    athlete : AthleteRecord
        Who ran.
    named : Named, optional
        A title and shoes, where they are known.
    damage : {"salvage", "refuse"}
        As for `gait.formats.read`.

    Returns
    -------
    Filed
        A file that cannot be read is an error in it, never raised.

    Raises
    ------
    LibraryError
        If the library cannot be written to: nothing of the run at hand is in it then.

    """
    try:
        data = read_file(path)
    except GaitError as error:
        return Filed(name=path.name, runs=(FiledRun(name=path.name, error=error),))
    drop = Drop(data=data, name=path.name, athlete=athlete, named=named or Named(), damage=damage)
    return Filed(name=path.name, runs=tuple(file_all(library, (drop,), processes=1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A member of a drop that is yet to be measured, or what is known of it without."""

    drop: Drop
    member: Member
    known: tuple[FiledRun, ...] = ()


def file_all(library: Library, drops: Iterable[Drop], *, processes: int | None = None) -> Iterator[FiledRun]:
    """Put many files into the library, measured on all cores where that pays.

    Best in the order of their dates: then each analysis sees the earlier runs at once, else `reanalyze` judges those
    that came too early anew.

    Parameters
    ----------
    library : Library
        Open.
    drops : iterable of Drop
        Taken as they are needed, so that no more than a few are in memory.
    processes : int, optional
        None uses the cores that there are.

    Yields
    ------
    FiledRun
        For each activity, in the order of the drops, as soon as it is in the library.

    Raises
    ------
    LibraryError
        If the library cannot be written to.

    """
    tasks = (task for drop in drops for task in _tasks(library, drop))
    for task, done in in_order(_work, tasks, processes=processes):
        if isinstance(done, GaitError):
            yield FiledRun(name=task.member.path, error=done)
        elif task.known:
            yield from task.known
        else:
            yield from (_file(library, task, each) for each in done)


def _tasks(library: Library, drop: Drop) -> Iterator[_Task]:
    for member in unpack(drop.data, drop.name, drop.damage):
        if member.error is not None:
            yield _Task(drop=drop, member=member, known=(FiledRun(name=member.path, error=member.error),))
            continue
        seen = library.known_runs(drop.athlete.id, sha256_of(member.data))
        known = tuple(FiledRun(name=member.path, outcome="seen", run_id=run_id) for run_id in seen)
        yield _Task(drop=drop, member=replace(member, data=b"") if known else member, known=known)


def _work(task: _Task) -> tuple[Measured, ...]:
    if task.known:
        return ()
    runner, split_unit = task.drop.athlete.runner, split_unit_of(task.drop.athlete)
    asked = Measure(
        data=task.member.data, name=task.member.name, runner=runner, split_unit=split_unit, damage=task.drop.damage
    )
    return measure(asked)


def _file(library: Library, task: _Task, measured: Measured) -> FiledRun:
    """Judge what was measured beside the athlete's earlier runs, and put it into the library."""
    name, athlete = task.member.path, task.drop.athlete
    if measured.analysis is None:
        return FiledRun(name=name, error=measured.error)
    analysis = _judged(library, athlete.id, measured.analysis)
    added = library.add_run(athlete, task.member.data, analysis, columns=measured.columns, named=task.drop.named)
    return FiledRun(name=name, outcome=added.outcome, run_id=added.run_id, analysis=_own(library, added, analysis))


def _judged(library: Library, athlete_id: int, analysis: Analysis) -> Analysis:
    epoch_s = datetime.fromisoformat(analysis.activity.started_at).timestamp()
    return pipeline.judged(analysis, history=library.history(athlete_id, before_epoch_s=epoch_s))


def _own(library: Library, added: Added, analysis: Analysis) -> Analysis | None:
    """Return the analysis where it is the run's own; that of a richer file heeds what was corrected of its run."""
    if added.outcome == "new":
        return analysis
    if added.outcome != "richer":
        return None
    renewed = renew_run(library, added.run_id)
    return analysis if renewed is None else renewed.analysis
