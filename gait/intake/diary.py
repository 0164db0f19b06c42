"""A runner's diary read from the library: its rows as the plain values that pages and data are drawn from."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from gait._version import __version__
from gait.assess.pain import most
from gait.history.season import progress_of
from gait.history.target import earliest_of
from gait.library import AthleteRecord, Library, PainEntry, RunRecord, RunSummary, Shoe, WindowedRun
from gait.model import CadenceTarget, Pair, SeasonRun, TargetProgress
from gait.model.diary import Diary, DiaryNotes, DiaryPain, DiaryRun, ToldKnee
from gait.pipeline.diary import diary_of


def read_diary(library: Library, athlete: AthleteRecord, reports: Mapping[int, str] | None = None) -> Diary:
    """Return an athlete's diary as of the last run.

    Parameters
    ----------
    library : Library
        Open.
    athlete : AthleteRecord
        Whose.
    reports : mapping of int to str, optional
        The addresses of the runs' reports as seen from the diary's page, by the number of the run.

    """
    records = [each for each in library.runs(athlete.id) if each.is_run]
    windows = library.windows(athlete.id)
    return diary_of(
        athlete.name,
        [_run(each, (reports or {}).get(each.id, "")) for each in records],
        list(_levels(records, windows)),
        notes=_notes(library, athlete, records),
        units=athlete.units,
        gait_version=__version__,
    )


def levels_of(library: Library, athlete: AthleteRecord, *, since: str = "", until: str = "9999") -> list[SeasonRun]:
    """Return an athlete's analysed runs of these local days (both included) as the history takes them."""
    records = [each for each in library.runs(athlete.id, since=since, until=until) if each.is_run]
    return list(_levels(records, library.windows(athlete.id, since=since, until=until)))


def read_progress(library: Library, athlete: AthleteRecord) -> TargetProgress | None:
    """Return how far an athlete has come towards the target, without the rest of the diary.

    Returns
    -------
    TargetProgress or None
        None without a target, or without a run with enough minutes on the level.

    """
    if athlete.target_spm is None:
        return None
    records = [each for each in library.runs(athlete.id) if each.is_run]
    for target in _target(athlete, records):
        lately = levels_of(library, athlete, since=earliest_of(target))
        return progress_of(lately, target) or progress_of(levels_of(library, athlete), target)
    return None


def _run(record: RunRecord, report: str) -> DiaryRun:
    summary = record.summary
    if summary is None:
        start = record.started_at
        return DiaryRun(
            run_id=str(record.id),
            local_start=start[:19],
            local_date=start[:10],
            state="not analysed",
            title=record.title,
            shoe=record.shoe or "",
            report=report,
        )
    return _analysed(record, summary, report)


def _analysed(record: RunRecord, summary: RunSummary, report: str) -> DiaryRun:
    cadence = summary.judged or summary.cadence_spm
    speed = summary.speed_mps.mean if summary.speed_mps is not None else None
    return DiaryRun(
        run_id=str(record.id),
        local_start=summary.local_start,
        local_date=summary.local_date,
        state="analysed" if summary.enough else "too little",
        title=record.title,
        distance_m=summary.distance_m,
        running_s=summary.running_s,
        pace_mps=summary.judged_mps if summary.judged is not None else speed,
        cadence_spm=cadence.mean if cadence is not None else None,
        cadence_low_spm=cadence.low if cadence is not None else None,
        cadence_high_spm=cadence.high if cadence is not None else None,
        device=summary.device,
        shoe=record.shoe or "",
        verdict=summary.verdict,
        severity=summary.severity,  # type: ignore[arg-type]  # the library keeps what a finding had
        headline=summary.headline,
        report=report,
        behind=record.stale is not None,
    )


def _levels(records: Sequence[RunRecord], windows: Sequence[WindowedRun]) -> Iterator[SeasonRun]:
    """Yield the analysed runs as the history takes them."""
    by_id = {each.id: each for each in records}
    for each in windows:
        record = by_id.get(each.run_id)
        if record is not None and record.summary is not None:
            yield SeasonRun(
                run_id=str(record.id),
                local_date=record.summary.local_date,
                windows=each.windows,
                distance_m=record.summary.distance_m,
                descent_m=record.summary.descent_m,
                shoe=None if record.shoe_id is None else str(record.shoe_id),
            )


def _notes(library: Library, athlete: AthleteRecord, records: Sequence[RunRecord]) -> DiaryNotes:
    return DiaryNotes(
        shoes=tuple(map(_pair, library.shoes(athlete.id))),
        pain=tuple(map(_pain, library.pain_log(athlete.id))),
        knee=tuple(
            ToldKnee(since=each.started_on, until=each.ended_on, where=each.place or "", note=each.note)
            for each in athlete.knee
        ),
        targets=tuple(_target(athlete, records)),
    )


def _pair(shoe: Shoe) -> Pair:
    return Pair(
        shoe_id=str(shoe.id),
        name=shoe.name,
        before_m=shoe.start_distance_m,
        retired=shoe.ended_on is not None,
    )


def _pain(entry: PainEntry) -> DiaryPain:
    told = entry.pain
    return DiaryPain(
        local_date=entry.on_date,
        verdict=entry.verdict,
        before=told.before,
        during=told.during,
        after=told.after,
        next_morning=told.next_morning,
        most=most(told),
        where=told.place or "",
        said=entry.said,
        note=entry.note,
    )


def _target(athlete: AthleteRecord, records: Sequence[RunRecord]) -> Iterator[CadenceTarget]:
    """Yield the target, for the usual speed of the runs on the level where none was told."""
    speeds = [each.summary.level_mps for each in records if each.summary is not None and each.summary.level_mps]
    speed = athlete.target_mps or (median(speeds) if speeds else None)
    days = [each.summary.local_date for each in records if each.summary is not None]
    set_on = athlete.target_on or min(days, default=None)
    if athlete.target_spm is not None and speed is not None and set_on is not None:
        yield CadenceTarget(set_on=set_on, cadence_spm=athlete.target_spm, speed_mps=speed)
