"""Which analyses are behind, and what to make them anew from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from gait._version import __version__
from gait.library.athletes import athlete_by_id
from gait.library.corrections import Asked, corrections_of, edits
from gait.library.histories import STALE, mark_later
from gait.library.pains import pain_of_run
from gait.library.records import AthleteRecord
from gait.library.runs import run_by_id
from gait.library.store import Store
from gait.library.stored import store_analysis
from gait.library.summary import summary_of, summary_row
from gait.model import Analysis
from gait.pipeline.settings import SplitUnit

Behind: TypeAlias = Literal["measure", "judge"]
"""The file has to be read again; or what was measured is judged anew beside the earlier runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """A run whose analysis is behind, and what is to be done."""

    asked: Asked
    behind: Behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many of an athlete's runs wait for an analysis: by what has changed since, and by an earlier version."""

    changed: int = 0
    earlier: int = 0

    @property
    def runs(self) -> int:
        """All of them."""
        return self.changed + self.earlier


def waiting(store: Store, athlete_id: int | None = None) -> Mapping[int, Waiting]:
    """Return how many runs wait, by athlete; who has none is not there.

    It looks at marks alone and is quick: what was told of a run since (pain, say) is seen by `outdated`.
    """
    sql = """SELECT athlete_id, sum(gait_version IS ? AND stale IS NOT NULL) AS changed,
        sum(gait_version IS NOT ?) AS earlier FROM run LEFT JOIN analysis ON analysis.run_id = run.id
        WHERE (? IS NULL OR athlete_id = ?) AND (stale IS NOT NULL OR gait_version IS NOT ?) GROUP BY athlete_id"""
    rows = store.all(sql, __version__, __version__, athlete_id, athlete_id, __version__)
    return {row["athlete_id"]: Waiting(changed=row["changed"], earlier=row["earlier"]) for row in rows}


def split_unit_of(athlete: AthleteRecord) -> SplitUnit:
    """Return the length of the athlete's splits."""
    return "mi" if athlete.units == "imperial" else "km"


def asked_of(store: Store, run_id: int) -> Asked:
    """Return what to analyse a run from, and how."""
    run = run_by_id(store, run_id)
    athlete = athlete_by_id(store, run.athlete_id)
    leading = store.one("SELECT * FROM recording WHERE id = ?", run.recording_id)
    assert leading is not None  # the database holds to it
    return Asked(
        run_id=run_id,
        athlete_id=run.athlete_id,
        epoch_s=run.epoch_s,
        recording_id=run.recording_id,
        sha256=leading["sha256"],
        format=leading["format"],
        activity_index=leading["activity_index"],
        name=leading["name"],
        runner=athlete.runner,
        corrections=corrections_of(edits(store, run_id)),
        knee=pain_of_run(store, run_id),
        split_unit=split_unit_of(athlete),
    )


def outdated(store: Store, athlete_id: int | None = None, run_id: int | None = None) -> Iterator[Outdated]:
    """Yield the runs whose analyses are behind, the oldest first, so that each sees the earlier ones as they are."""
    sql = """SELECT run.id, gait_version, settings_key, stale FROM run LEFT JOIN analysis ON analysis.run_id = run.id
        WHERE (? IS NULL OR athlete_id = ?) AND (? IS NULL OR run.id = ?) ORDER BY epoch_s, run.id"""
    for row in store.all(sql, athlete_id, athlete_id, run_id, run_id):
        asked = asked_of(store, row["id"])
        if row["gait_version"] != __version__ or row["settings_key"] != asked.key:
            yield Outdated(asked=asked, behind="measure")
        elif row["stale"] == STALE:
            yield Outdated(asked=asked, behind="judge")


def renew(store: Store, asked: Asked, analysis: Analysis) -> None:
    """Keep an analysis that was made as asked, unless its run has gone or been handed over or led by another file."""
    sql = "SELECT 1 FROM run WHERE id = ? AND athlete_id = ? AND primary_id = ?"
    if store.one(sql, asked.run_id, asked.athlete_id, asked.recording_id) is None:
        return
    before = store.one("SELECT * FROM summary WHERE run_id = ?", asked.run_id)
    store_analysis(store, asked.run_id, asked.recording_id, asked.key, analysis)
    if before is None or _tells_later_runs(dict(before)) != _tells_later_runs(summary_row(summary_of(analysis))):
        mark_later(store, asked.athlete_id, asked.epoch_s)


def _tells_later_runs(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what of a run's numbers a later analysis looks at."""
    return tuple(
        row[name] for name in ("local_start", "enough", "distance_m", "device", "level_mps", "level_contact_s")
    )
