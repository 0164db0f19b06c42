"""Analyses of the library brought up to date: after a new version, a correction, or earlier runs that came late."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gait import pipeline
from gait.engine.pool import in_order
from gait.errors import GaitError
from gait.intake.measuring import Measured, Renewal, measure_anew
from gait.library import Asked, Library, Outdated
from gait.model import Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """A run whose analysis was made anew, or why it could not be."""

    run_id: int
    name: str
    analysis: Analysis | None = None
    error: GaitError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What is to be measured of a run; or the error on the way to its file; or neither, where it is judged alone."""

    asked: Asked
    renewal: Renewal | None = None
    error: GaitError | None = None


def reanalyze(library: Library, athlete_id: int | None = None, *, processes: int | None = None) -> Iterator[Renewed]:
    """Bring the analyses that are behind up to date, the oldest run first, measured on all cores where that pays.

    Each is in the library as soon as it is done: who stops in between goes on where it was.
    What a renewed run changes for later ones (its distance, most often) is judged in another pass.

    Parameters
    ----------
    library : Library
        Open.
    athlete_id : int, optional
        Only of this athlete.
    processes : int, optional
        None uses the cores that there are.

    Yields
    ------
    Renewed
        A run can come twice, where earlier ones changed meanwhile.

    Raises
    ------
    LibraryError
        If the library cannot be written to.

    """
    failed: set[int] = set()
    while behind := [each for each in library.outdated(athlete_id) if each.asked.run_id not in failed]:
        for renewed in renew_all(library, behind, processes=processes):
            if renewed.error is not None:
                failed.add(renewed.run_id)
            yield renewed


def renew_run(library: Library, run_id: int) -> Renewed | None:
    """Bring one run's analysis up to date where it is behind; None where it is not."""
    return next(renew_all(library, library.outdated(run_id=run_id), processes=1), None)


def renew_all(library: Library, behind: Iterable[Outdated], *, processes: int | None) -> Iterator[Renewed]:
    """Bring these analyses up to date, in their order."""
    tasks = (_task(library, each) for each in behind)
    for task, done in in_order(_work, tasks, processes=processes):
        yield _renew(library, task.asked, done if isinstance(done, GaitError) else _outcome(library, task, done))


def _task(library: Library, outdated: Outdated) -> _Task:
    asked = outdated.asked
    if outdated.behind == "judge":
        return _Task(asked=asked)
    try:
        return _Task(asked=asked, renewal=Renewal(asked=asked, data=library.original(asked)))
    except GaitError as error:
        return _Task(asked=asked, error=error)


def _work(task: _Task) -> Measured | None:
    return None if task.renewal is None else measure_anew(task.renewal)


def _outcome(library: Library, task: _Task, measured: Measured | None) -> Analysis | GaitError:
    """Return what was measured: just now, or before where only the judging is behind."""
    if task.error is not None:
        return task.error
    if measured is None:
        try:
            before = library.analysis(task.asked.run_id)
        except GaitError:  # it cannot be read back: the file is what counts
            before = None
        if before is not None:
            return before
        measured = measure_anew(Renewal(asked=task.asked, data=library.original(task.asked)))
    if measured.analysis is None:
        assert measured.error is not None  # the one or the other
        return measured.error
    return measured.analysis


def _renew(library: Library, asked: Asked, found: Analysis | GaitError) -> Renewed:
    if isinstance(found, GaitError):
        return Renewed(run_id=asked.run_id, name=asked.name, error=found)
    history = library.history_beside(asked.athlete_id, before_epoch_s=asked.epoch_s, without=asked.run_id)
    analysis = pipeline.judged(found, knee=asked.knee, history=history)
    library.renew(asked, analysis)
    return Renewed(run_id=asked.run_id, name=asked.name, analysis=analysis)
