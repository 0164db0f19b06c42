"""The runs: each once, however often and in however many formats its file arrives."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from gait.errors import UsageError
from gait.language import _
from gait.library.corrections import settings_key
from gait.library.histories import mark_later
from gait.library.originals import keep_original
from gait.library.records import Added, AthleteRecord, Named, NewRecording, Recording, RunRecord
from gait.library.sameness import are_one_run, reach_s, richness
from gait.library.shoes import shoe_on
from gait.library.store import Store
from gait.library.stored import store_analysis
from gait.library.summary import summary_from
from gait.model import Analysis

_LISTED: Final = """SELECT run.id AS the_id, run.athlete_id, athlete.name AS athlete, run.shoe_id, shoe.name AS shoe,
    run.is_run, run.title, run.started_at, run.epoch_s, run.primary_id, analysis.gait_version, analysis.stale, summary.*
    FROM run JOIN athlete ON athlete.id = run.athlete_id LEFT JOIN shoe ON shoe.id = run.shoe_id
    LEFT JOIN summary ON summary.run_id = run.id LEFT JOIN analysis ON analysis.run_id = run.id """


def new_recording(analysis: Analysis, data: bytes, columns: int) -> NewRecording:
    """Return the recording that an analysis was made from; ``columns`` counts the quantities that its file holds."""
    activity, source = analysis.activity, analysis.source
    return NewRecording(
        sha256=source.sha256,
        activity_index=source.activity_index,
        format=source.format,
        name=source.name,
        columns=columns,
        started_at=activity.started_at,
        epoch_s=datetime.fromisoformat(activity.started_at).timestamp(),
        duration_s=activity.elapsed_s,
        distance_m=activity.distance_m,
        data=data,
    )


def known_runs(store: Store, athlete_id: int, sha256: str) -> tuple[int, ...]:
    """Return the athlete's runs that this very file is a recording of; it need not be read again."""
    sql = "SELECT DISTINCT run.id FROM recording JOIN run ON run.id = run_id WHERE athlete_id = ? AND sha256 = ?"
    return tuple(row["id"] for row in store.all(sql, athlete_id, sha256))


def same_run(store: Store, athlete_id: int, new: NewRecording | Recording) -> int | None:
    """Return the athlete's run that a recording is of, or None where it is of no run yet."""
    sql = """SELECT recording.* FROM recording JOIN run ON run.id = run_id
        WHERE athlete_id = ? AND recording.epoch_s BETWEEN ? AND ? ORDER BY abs(recording.epoch_s - ?), recording.id"""
    near = store.all(sql, athlete_id, new.epoch_s - reach_s(), new.epoch_s + reach_s(), new.epoch_s)
    found = (each for each in map(recording_from, near) if are_one_run(each, new))
    return next((each.run_id for each in found), None)


def recording_from(row: sqlite3.Row) -> Recording:
    """Return a row of the table as a value."""
    return Recording(**dict(row))


def recordings(store: Store, run_id: int) -> tuple[Recording, ...]:
    """Return the recordings of a run, the richest first: the first is the one that is analysed."""
    found = map(recording_from, store.all("SELECT * FROM recording WHERE run_id = ? ORDER BY id", run_id))
    return tuple(sorted(found, key=richness, reverse=True))


def add_run(
    store: Store, athlete: AthleteRecord, new: NewRecording, analysis: Analysis, named: Named | None = None
) -> Added:
    """Put a recording into the library: as a run, beside others of its run, or not at all where it is there.

    The original comes first, then all rows in one transaction: whatever stops the program in between leaves a file
    without rows, which is swept up later, and never a row without its file.
    """
    seen = _seen(store, athlete.id, new)
    if seen is not None:
        return Added(run_id=seen, outcome="seen")
    keep_original(store, new.sha256, new.format, new.data)
    with store.transaction():
        seen = _seen(store, athlete.id, new)
        if seen is not None:  # another program was quicker
            return Added(run_id=seen, outcome="seen")
        keep_original(store, new.sha256, new.format, new.data)  # a sweep may have come in between; now none can
        run_id = same_run(store, athlete.id, new)
        if run_id is None:
            return _as_new(store, athlete, new, analysis, named or Named())
        _name(store, run_id, named or Named())
        return _as_another(store, athlete, new, analysis, run_id)


def _seen(store: Store, athlete_id: int, new: NewRecording) -> int | None:
    sql = """SELECT run.id FROM recording JOIN run ON run.id = run_id
        WHERE athlete_id = ? AND sha256 = ? AND activity_index = ?"""
    row = store.one(sql, athlete_id, new.sha256, new.activity_index)
    return None if row is None else row["id"]


def _as_new(store: Store, athlete: AthleteRecord, new: NewRecording, analysis: Analysis, named: Named) -> Added:
    store.db.execute("PRAGMA defer_foreign_keys = ON")
    row = {
        "athlete_id": athlete.id,
        "shoe_id": named.shoe_id or shoe_on(store, athlete.id, analysis.activity.local_start[:10]),
        "title": named.title,
        "started_at": new.started_at,
        "epoch_s": new.epoch_s,
        "added_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    run_id = store.insert("run", row)
    recording_id = _insert_recording(store, run_id, new)
    _lead(store, athlete, run_id, recording_id, new, analysis)
    return Added(run_id=run_id, outcome="new")


def _name(store: Store, run_id: int, named: Named) -> None:
    """Let an export that comes later tell what is not known of a run yet."""
    sql = "UPDATE run SET title = coalesce(nullif(title, ''), ?), shoe_id = coalesce(shoe_id, ?) WHERE id = ?"
    store.db.execute(sql, (named.title, named.shoe_id, run_id))


def _as_another(store: Store, athlete: AthleteRecord, new: NewRecording, analysis: Analysis, run_id: int) -> Added:
    before = recordings(store, run_id)
    recording_id = _insert_recording(store, run_id, new)
    if richness(new) <= richness(before[0]):
        return Added(run_id=run_id, outcome="beside")
    _lead(store, athlete, run_id, recording_id, new, analysis)
    return Added(run_id=run_id, outcome="richer")


def _insert_recording(store: Store, run_id: int, new: NewRecording) -> int:
    names = ("sha256", "activity_index", "format", "name", "columns", "started_at", "epoch_s", "duration_s")
    row = {"run_id": run_id, **{name: getattr(new, name) for name in names}, "distance_m": new.distance_m}
    return store.insert("recording", row)


def _lead(  # noqa: PLR0913, PLR0917 - what a leading recording brings
    store: Store, athlete: AthleteRecord, run_id: int, recording_id: int, new: NewRecording, analysis: Analysis
) -> None:
    """Let a recording lead its run: the run's start and its analysis are those of it."""
    values = {"primary_id": recording_id, "started_at": new.started_at, "epoch_s": new.epoch_s}
    store.update("run", run_id, values)
    key = settings_key(new.sha256, new.activity_index, athlete.runner, analysis.split_unit)
    store_analysis(store, run_id, recording_id, key, analysis)
    mark_later(store, athlete.id, new.epoch_s)


def runs(store: Store, athlete_id: int | None = None, *, since: str = "", until: str = "9999") -> Iterator[RunRecord]:
    """Yield the runs of an athlete (or of all) with a local day in these (both included), the latest first.

    Runs without an analysis are listed by the day of their start in UTC; what is said to be no run is listed too.
    """
    sql = f"""{_LISTED} WHERE (? IS NULL OR run.athlete_id = ?)
        AND coalesce(local_date, substr(run.started_at, 1, 10)) BETWEEN ? AND ?
        ORDER BY run.epoch_s DESC, run.id DESC"""
    yield from (_record(row) for row in store.db.execute(sql, (athlete_id, athlete_id, since, until)))


def devices(store: Store, athlete_id: int) -> tuple[str, ...]:
    """Return what an athlete's runs were recorded with, the latest first."""
    sql = """SELECT device FROM summary JOIN run ON run.id = run_id WHERE athlete_id = ? AND device <> ''
        GROUP BY device ORDER BY max(epoch_s) DESC"""
    return tuple(row["device"] for row in store.all(sql, athlete_id))


def run_by_id(store: Store, run_id: int) -> RunRecord:
    """Return the run of that number.

    Raises
    ------
    UsageError
        If there is none.

    """
    row = store.one(f"{_LISTED} WHERE run.id = ?", run_id)
    if row is None:
        what = _("There is no run {number} in the library").format(number=run_id)
        raise UsageError(what, next_step=_("gait run list shows them with their numbers."))
    return _record(row)


def _record(row: sqlite3.Row) -> RunRecord:
    return RunRecord(
        id=row["the_id"],
        athlete_id=row["athlete_id"],
        athlete=row["athlete"],
        shoe_id=row["shoe_id"],
        shoe=row["shoe"],
        is_run=bool(row["is_run"]),
        title=row["title"],
        started_at=row["started_at"],
        epoch_s=row["epoch_s"],
        recording_id=row["primary_id"],
        gait_version=row["gait_version"],
        stale=row["stale"],
        summary=None if row["run_id"] is None else summary_from(dict(row)),
    )
