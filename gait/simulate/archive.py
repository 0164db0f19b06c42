"""Years of training as the archive in which a platform hands back all that a member ever uploaded.

It is laid out as Strava's: ``activities.csv`` with a row an activity, and each upload under ``activities/`` as it was,
packed with gzip; rides and swims lie among the runs, and an entry typed by hand has no file.
A few runs are simulated step by step and then repeated on the days of the plan, so that it is quickly made.
"""

import csv
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from math import ceil
from typing import Final, Literal, TypeAlias

import numpy as np

from gait.model import Activity
from gait.simulate.fit_file import fit_bytes
from gait.simulate.gpx_file import gpx_text
from gait.simulate.plan import Plan, run
from gait.simulate.runner import Runner
from gait.simulate.season import PlannedRun, Trainee, draw_year, plan_of, runner_on
from gait.simulate.simulation import simulate
from gait.simulate.tcx_file import tcx_text
from gait.simulate.watch import Watch

_Sport: TypeAlias = Literal["running", "cycling", "swimming"]

INDEX: Final = "activities.csv"
_HEADER: Final = (
    "Activity ID",
    "Activity Date",
    "Activity Name",
    "Activity Type",
    "Activity Description",
    "Elapsed Time",
    "Distance",
    "Max Heart Rate",
    "Relative Effort",
    "Commute",
    "Activity Private Note",
    "Activity Gear",
    "Filename",
)
_OTHER_SHARE: Final = 0.25
_BY_HAND_SHARE: Final = 0.01
_OTHERS: Final[tuple[_Sport, ...]] = ("cycling", "cycling", "swimming")
"""The other sports, one after the other."""
_SPORTS: Final[dict[_Sport, tuple[str, str]]] = {
    "running": ("Run", "Run"),
    "cycling": ("Ride", "Ride"),
    "swimming": ("Swim", "Swim"),
}
"""How a sport's activities are called, and its type."""
_FORMS: Final = ("fit",) * 8 + ("gpx", "tcx")
"""In which formats the uploads are, one after the other."""
_EACH_KIND: Final = 4
"""How many runs of a kind are simulated; the others repeat them."""
_MOST_WEEKS: Final = 52
_FIRST_ID: Final = 4_000_000_000
_NOON: Final = 12
_EVENING: Final = 17
_FIRST_DAY: Final = date(2021, 1, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An activity of the archive: the row that the index has of it, and what its file holds (None: no file)."""

    number: int
    start: datetime
    sport: _Sport
    gear: str
    activity: Activity
    form: str | None

    @property
    def name(self) -> str:
        """Where its file stands in the archive; empty without one."""
        return "" if self.form is None else f"activities/{self.number}.{self.form}.gz"

    @property
    def title(self) -> str:
        """What the platform calls it where nobody gave it a name."""
        hour = self.start.hour
        part = "Morning" if hour < _NOON else "Afternoon" if hour < _EVENING else "Evening"
        return f"{part} {_SPORTS[self.sport][0]}"


def archive_members(runner: Runner, watch: Watch, seed: int, *, activities: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive by name, the index last.

    Parameters
    ----------
    runner : Runner
        Who ran.
    watch : Watch
        What recorded it.
    seed : int
        The same seed gives the same bytes.
    activities : int
        How many there are in all; about three of four are runs.

    Yields
    ------
    tuple of str and bytes
        A name in the archive, and the content.

    """
    entries = tuple(_entries(runner, watch, seed, activities))
    for entry in entries:
        if entry.form is not None:
            yield entry.name, gzip.compress(_content(entry, watch), compresslevel=6, mtime=0)
    yield INDEX, _index(entries)


def _entries(runner: Runner, watch: Watch, seed: int, activities: int) -> Iterator[Entry]:
    """Yield the activities, the oldest first: the runs of the plan, and other sports on days between them."""
    rng = np.random.default_rng(seed)
    trainee = Trainee(runner=runner)
    others = round(_OTHER_SHARE * activities)
    planned = _planned(rng, trainee, activities - others)
    recorded = _recorded(planned, trainee, watch, seed)
    is_run = np.ones(activities, bool)
    is_run[rng.permutation(activities)[:others]] = False
    runs, last = iter(planned), _first_moment(planned)
    for number, running in enumerate(is_run):
        each = next(runs) if running else None
        start = last + timedelta(hours=5) if each is None else each.start.replace(tzinfo=UTC)
        start = max(start, last + timedelta(minutes=1))
        last = start
        yield Entry(
            number=_FIRST_ID + number * 1009,
            start=start,
            sport="running" if each is not None else _OTHERS[int((~is_run[:number]).sum()) % len(_OTHERS)],
            gear="" if each is None else each.shoe,
            activity=replace(_of(each, recorded, number), started_at=start),
            form=None if rng.random() < _BY_HAND_SHARE else _FORMS[number % len(_FORMS)],
        )


def _first_moment(planned: Sequence[PlannedRun]) -> datetime:
    return planned[0].start.replace(tzinfo=UTC) if planned else datetime(2021, 1, 4, 7, tzinfo=UTC)


def _planned(rng: np.random.Generator, trainee: Trainee, runs: int) -> tuple[PlannedRun, ...]:
    """Return so many planned runs, year after year."""
    planned: list[PlannedRun] = []
    first = _FIRST_DAY
    while len(planned) < runs:
        weeks = min(_MOST_WEEKS, 2 + ceil(1.5 * (runs - len(planned)) / trainee.runs_a_week))
        year = draw_year(rng, trainee, weeks=weeks, first=first).runs
        planned.extend(replace(each, shoe=f"{each.shoe} of {first.year}") for each in year)
        first += timedelta(weeks=weeks)
    return tuple(planned[:runs])


def _recorded(planned: Sequence[PlannedRun], trainee: Trainee, watch: Watch, seed: int) -> dict[str, list[Activity]]:
    """Return a few recordings of each kind of run, and of an hour that is nobody's run."""
    recorded: dict[str, list[Activity]] = {"other": [_record(trainee.runner, Plan(legs=(run(60, 3.0),)), watch, seed)]}
    for each in planned:
        of_kind = recorded.setdefault(each.kind, [])
        if len(of_kind) < _EACH_KIND:
            of_kind.append(_record(runner_on(trainee, each), plan_of(each), watch, seed + len(of_kind)))
    return recorded


def _record(runner: Runner, plan: Plan, watch: Watch, seed: int) -> Activity:
    return simulate(runner, plan, watch, seed).activity


def _of(planned: PlannedRun | None, recorded: dict[str, list[Activity]], number: int) -> Activity:
    of_kind = recorded["other" if planned is None else planned.kind]
    return of_kind[number % len(of_kind)]


def _content(entry: Entry, watch: Watch) -> bytes:
    """Return a file of the entry's sport; GPX and TCX say the sport in a word."""
    if entry.form == "fit":
        return fit_bytes(replace(entry.activity, sport=entry.sport), watch)
    if entry.form == "gpx":
        return gpx_text(entry.activity).replace("<type>running</type>", f"<type>{entry.sport}</type>").encode()
    stated = {"running": "Running", "cycling": "Biking", "swimming": "Swimming"}[entry.sport]
    return tcx_text(entry.activity).replace('Sport="Running"', f'Sport="{stated}"').encode()


def _index(entries: Sequence[Entry]) -> bytes:
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_HEADER)
    table.writerows(_row(entry) for entry in entries)
    return text.getvalue().encode()


def _row(entry: Entry) -> list[object]:
    summary = entry.activity.device_summary
    moment = entry.start
    clock = f"{moment.hour % 12 or 12}:{moment:%M:%S} {'AM' if moment.hour < _NOON else 'PM'}"
    when = f"{moment:%b} {moment.day}, {moment.year}, {clock}"
    km = round(summary.get("distance_m", 0.0) / 1000, 2)
    kind = _SPORTS[entry.sport][1]
    row = [entry.number, when, entry.title, kind, "", round(summary["elapsed_s"]), km, "", "", "false", ""]
    return [*row, entry.gear, entry.name]
