"""Into the library: the one way in, for the command and for whatever watches a folder."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from gait import pipeline
from gait.engine.pool import in_order
from gait.errors import GaitError
from gait.formats.archive import Member, unpack
from gait.formats.disk import read_file
from gait.intake.measuring import Measure, Measured, measure
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
class Piece:
    """A file out of whatever archive it came in, and whose it is.

    ``named`` is asked for its title and shoes once it proves to be a run.
    """

    member: Member
    athlete: AthleteRecord
    named: Callable[[], Named] = Named
    damage: DamagePolicy = "salvage"


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
    pieces = (piece for drop in drops for piece in _pieces(drop))
    for _, filed in file_pieces(library, pieces, processes=processes):
        yield from filed


def file_pieces(
    library: Library, pieces: Iterable[Piece], *, processes: int | None = None
) -> Iterator[tuple[Piece, tuple[FiledRun, ...]]]:
    """Put files into the library as `file_all` does, and yield each with what became of the activities in it.

    Of a file with several activities all are in the library, or none.
    """
    waiting: deque[tuple[Piece, tuple[FiledRun, ...]]] = deque()

    def jobs() -> Iterator[Measure | None]:
        for piece in pieces:
            known = _known(library, piece)
            waiting.append((piece, known))
            yield None if known else _measure_of(piece)

    for _, done in in_order(_work, jobs(), processes=processes):
        piece, known = waiting.popleft()
        if isinstance(done, GaitError):
            yield piece, (FiledRun(name=piece.member.path, error=done),)
        elif known:
            yield piece, known
        else:
            with library.transaction() if len(done) > 1 else nullcontext():
                filed = tuple(_file(library, piece, each) for each in done)
            yield piece, filed


def _pieces(drop: Drop) -> Iterator[Piece]:
    for member in unpack(drop.data, drop.name, drop.damage):
        yield Piece(member=member, athlete=drop.athlete, named=lambda: drop.named, damage=drop.damage)


def _known(library: Library, piece: Piece) -> tuple[FiledRun, ...]:
    """Return what is known of a file without measuring it: why it cannot be had, or the runs that came of it before."""
    member = piece.member
    if member.error is not None:
        return (FiledRun(name=member.path, error=member.error),)
    seen = library.known_runs(piece.athlete.id, sha256_of(member.data))
    return tuple(FiledRun(name=member.path, outcome="seen", run_id=run_id) for run_id in seen)


def _measure_of(piece: Piece) -> Measure:
    athlete, member = piece.athlete, piece.member
    return Measure(
        data=member.data,
        name=member.name,
        runner=athlete.runner,
        split_unit=split_unit_of(athlete),
        damage=piece.damage,
    )


def _work(asked: Measure | None) -> tuple[Measured, ...]:
    return () if asked is None else measure(asked)


def _file(library: Library, piece: Piece, measured: Measured) -> FiledRun:
    """Judge what was measured beside the athlete's earlier runs, and put it into the library."""
    name, athlete = piece.member.path, piece.athlete
    if measured.analysis is None:
        return FiledRun(name=name, error=measured.error)
    analysis = _judged(library, athlete.id, measured.analysis)
    added = library.add_run(athlete, piece.member.data, analysis, columns=measured.columns, named=piece.named())
    return FiledRun(name=name, outcome=added.outcome, run_id=added.run_id, analysis=_own(library, added, analysis))


def _judged(library: Library, athlete_id: int, analysis: Analysis) -> Analysis:
    epoch_s = datetime.fromisoformat(analysis.activity.started_at).timestamp()
    return pipeline.judged(analysis, history=library.history_beside(athlete_id, before_epoch_s=epoch_s))


def _own(library: Library, added: Added, analysis: Analysis) -> Analysis | None:
    """Return the analysis where it is the run's own; that of a richer file heeds what was corrected of its run."""
    if added.outcome == "new":
        return analysis
    if added.outcome != "richer":
        return None
    renewed = renew_run(library, added.run_id)
    return analysis if renewed is None else renewed.analysis
