"""The list of all runs: the last ones with a sentence and a small drawing, earlier years folded and short."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from gait.model.diary import Diary, DiaryRun
from gait.pages import words as report_words
from gait.pages.foreign import LABEL, foreign
from gait.pages.numbers import NOT_MEASURED, change_unit, interval, shown, signed, unit, with_unit
from gait.pages.seasons import sparks, words
from gait.pages.seasons.contexts import RunGroup, RunList, RunRow, Spark
from gait.pages.seasons.load_tables import whole
from gait.quantities import Units

RECENT: Final = 60
"""Runs that stand open, with all that is said of them."""
FULL: Final = 200
"""Runs that have a sentence and a drawing, the recent ones among them; earlier ones are short."""
_SPAN_SPM: Final = 6.0
_YEAR_PX: Final = 160
_COLUMNS: Final = ("", "distance_m", "speed_mps", "cadence_spm", "cadence_spm", "", "")
"""The quantities of the table's columns."""


def run_list(diary: Diary, units: Units) -> RunList:
    """Return all runs, latest first: the recent ones open, those before them folded by year."""
    recent, earlier = diary.runs[:RECENT], diary.runs[RECENT:]
    groups = [_group(words.recent(len(recent)), recent, 0, units)] if recent else []
    return RunList(
        heading=words.runs(len(diary.runs)) if diary.runs else words.ANSWER_EMPTY,
        units=tuple(unit(name, units) if name else "" for name in _COLUMNS),
        lead=(words.RUNS_LEAD, *([words.RUNS_BRIEF] if len(diary.runs) > FULL else [])) if diary.runs else (),
        groups=(*groups, *_years(diary, earlier, units)),
    )


def _years(diary: Diary, runs: Sequence[DiaryRun], units: Units) -> Iterator[RunGroup]:
    place = RECENT  # of the first run of a year among all
    for year, found in groupby(runs, key=lambda each: each.local_date[:4]):
        inside = list(found)
        label = words.EARLIER.format(year=year) if diary.runs[place - 1].local_date.startswith(year) else year
        yield _group(label, inside, place, units, folded=True, spark=_year_spark(diary, year))
        place += len(inside)


def _group(  # noqa: PLR0913 - what a group is made of
    label: str,
    runs: Sequence[DiaryRun],
    place: int,
    units: Units,
    *,
    folded: bool = False,
    spark: Spark | None = None,
) -> RunGroup:
    known = [each.distance_m for each in runs if each.distance_m is not None]
    return RunGroup(
        label=label,
        summary=words.JOINED.format(first=words.runs(len(runs)), second=whole(sum(known), units)),
        rows=tuple(_row(run, units, full=place + at < FULL) for at, run in enumerate(runs)),
        folded=folded,
        spark=spark,
        brief=place >= FULL,
    )


def _year_spark(diary: Diary, year: str) -> Spark | None:
    """Return cadence at equal speed through a year, on the watch that most of its runs were on."""
    lines = [
        [each.value for each in line.weeks if each.week.startswith(year)]
        for line in diary.lines
        if line.quantity == "cadence_spm"
    ]
    values = max(lines, key=len, default=[])
    if not values:
        return None
    alt = words.SPARK_YEAR.format(low=f"{min(values):.0f}", high=f"{max(values):.0f}")
    return sparks.line(values, _SPAN_SPM, width=_YEAR_PX, alt=alt)


def _row(run: DiaryRun, units: Units, *, full: bool) -> RunRow:
    return RunRow(
        day=run.local_date,
        href=run.report,
        title=foreign(run.title, LABEL) if full else "",
        distance=shown("distance_m", run.distance_m, units),
        pace=shown("speed_mps", run.pace_mps, units),
        cadence=shown("cadence_spm", run.cadence_spm, units),
        interval=interval("cadence_spm", run.cadence_low_spm, run.cadence_high_spm, units)
        if full and run.cadence_low_spm is not None
        else "",
        own=_own(run, units),
        own_said=words.OWN_SHORT.get(run.own_verdict, "") if run.own_verdict in {"below", "above"} else "",
        severity=words.RUN_STATES.get(run.state) or _severity(run),
        said=run.headline if full and run.state == "analysed" else "",
        spark=sparks.line(run.minutes_spm, _SPAN_SPM) if full else None,
    )


def _severity(run: DiaryRun) -> str:
    return report_words.SEVERITIES[run.severity] if run.severity else NOT_MEASURED


def _own(run: DiaryRun, units: Units) -> str:
    return signed("cadence_spm", run.from_usual_spm, units)


def last_run(run: DiaryRun, units: Units) -> str:
    """Return a run in a few words: distance, pace, cadence, as far as they are known."""
    parts = (
        with_unit("distance_m", run.distance_m, units),
        with_unit("speed_mps", run.pace_mps, units),
        f"{shown('cadence_spm', run.cadence_spm, units)} {change_unit('cadence_spm', units)}"
        if run.cadence_spm is not None
        else NOT_MEASURED,
    )
    return ", ".join(each for each in parts if each != NOT_MEASURED) or words.NOTHING_MEASURED
