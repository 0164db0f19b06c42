"""The list of runners: who needs a look first, with the reason, the last run, and the last weeks as small drawings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from gait.model import Season
from gait.model.diary import Diary, EqualSpeedLine
from gait.pages import rendered_plain, styles
from gait.pages.foreign import foreign
from gait.pages.numbers import NOT_MEASURED, interval, with_unit
from gait.pages.seasons import sparks, words
from gait.pages.seasons.contexts import AthleteRow, Spark, SquadPage
from gait.pages.seasons.first import RECENT_DAYS, latest, look_view, pressing
from gait.pages.seasons.load_tables import whole
from gait.pages.seasons.ordering import place_among
from gait.quantities import Units

_TEMPLATE: Final = "squad.html.j2"
_MOST_LOOKS: Final = 3
_LOAD_WEEKS: Final = 12
_SPIKES: Final = 3
_FORM_WEEKS: Final = 26
_SPAN_SPM: Final = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SquadEntry:
    """A runner of the list, and the address of that runner's page as seen from it."""

    diary: Diary
    href: str
    units: Units = "metric"


def squad_report(entries: Sequence[SquadEntry], today: str, *, gait_version: str = "") -> str:
    """Return the list of runners as one HTML page without charts and scripts.

    Parameters
    ----------
    entries : sequence of SquadEntry
        In any order.
    today : str
        The day on which it is written (ISO 8601): days since the last run are counted to it.
    gait_version : str
        What made it.

    Returns
    -------
    str
        The page; UTF-8 when written.

    """
    page = squad_page(entries, today, gait_version)
    return rendered_plain(_TEMPLATE, page=page, said=words, style=styles("report.css", "season.css"))


def outline(diary: Diary, address: Callable[[str], str] = str) -> Diary:
    """Return the short form of a diary that the list needs.

    Parameters
    ----------
    diary : Diary
        Whole.
    address : callable
        How the list sees the address of a report.

    """
    pressing = {each.run_id for each in diary.looks}
    kept = [run for at, run in enumerate(diary.runs) if at == 0 or run.run_id in pressing]
    line = _last_line(diary)
    return replace(
        diary,
        runs=tuple(replace(run, report=run.report and address(run.report), minutes_spm=()) for run in kept),
        season=Season(
            until=diary.season.until, weeks=diary.season.weeks[-_LOAD_WEEKS:], spikes=diary.season.spikes[-_SPIKES:]
        ),
        lines=(replace(line, runs=line.runs[-1:], weeks=line.weeks[-_FORM_WEEKS:]),) if line else (),
        pain=(),
        knee=(),
    )


def squad_page(entries: Sequence[SquadEntry], today: str, gait_version: str = "") -> SquadPage:
    """Return everything that the list of runners shows."""
    ordered = sorted(entries, key=lambda each: place_among(each.diary))
    looked_at = sum(bool(pressing(each.diary)) for each in entries)
    nobody = words.SQUAD_NOTHING if entries else words.SQUAD_EMPTY
    return SquadPage(
        title=words.SQUAD_TITLE,
        title_line=(words.runners(len(entries)), words.runs(sum(each.diary.count for each in entries))),
        answer=f"{words.need_a_look(looked_at, len(entries)) if looked_at else nobody}.",
        lead=words.SQUAD_LEAD.format(days=RECENT_DAYS, day=today),
        athletes=tuple(_row(each, today) for each in ordered),
        made_by=words.MADE_BY.format(version=gait_version),
    )


def _row(entry: SquadEntry, today: str) -> AthleteRow:
    diary, units = entry.diary, entry.units
    looks = tuple(look_view(each, diary) for each in diary.looks)
    last = latest(diary, units)
    return AthleteRow(
        name=foreign(diary.athlete) or words.NAMELESS,
        href=entry.href,
        severity=looks[0].severity if looks else "",
        looks=looks[:_MOST_LOOKS],
        more=words.more_looks(len(looks) - _MOST_LOOKS) if len(looks) > _MOST_LOOKS else "",
        latest=last,
        since=_since(diary.until, today) if diary.until else words.NO_RUNS,
        week=_week(diary, units),
        cadence=_cadence(diary, units),
        week_spark=_week_spark(diary, units),
        cadence_spark=_cadence_spark(diary, units),
    )


def _since(day: str, today: str) -> str:
    return words.days_ago(max((date.fromisoformat(today) - date.fromisoformat(day)).days, 0))


def _week(diary: Diary, units: Units) -> str:
    """Return the distance of the last week that has a run."""
    if not diary.season.weeks:
        return NOT_MEASURED
    last = diary.season.weeks[-1].distance_m
    return NOT_MEASURED if last is None else whole(last, units)


def _week_spark(diary: Diary, units: Units) -> Spark | None:
    found = [each.distance_m for each in diary.season.weeks[-_LOAD_WEEKS:]]
    known = [each for each in found if each is not None]
    if not known:
        return None
    ends = interval("distance_m", min(known), max(known), units)
    return sparks.bars(found, alt=words.SPARK_WEEKS.format(weeks=len(found), ends=ends))


def _last_line(diary: Diary) -> EqualSpeedLine | None:
    """Return cadence at equal speed on the watch that was used last."""
    lines = [each for each in diary.lines if each.quantity == "cadence_spm"]
    return max(lines, key=lambda each: each.runs[-1].local_date, default=None)


def _line(diary: Diary) -> list[float]:
    """Return the last weeks of that line."""
    line = _last_line(diary)
    return [each.value for each in line.weeks[-_FORM_WEEKS:]] if line else []


def _cadence(diary: Diary, units: Units) -> str:
    values = _line(diary)
    return with_unit("cadence_spm", values[-1], units) if values else NOT_MEASURED


def _cadence_spark(diary: Diary, units: Units) -> Spark | None:
    values = _line(diary)
    if not values:
        return None
    ends = interval("cadence_spm", min(values), max(values), units)
    pace = with_unit("speed_mps", diary.speed_mps, units)
    return sparks.line(values, _SPAN_SPM, alt=words.SPARK_CADENCE.format(pace=pace, weeks=len(values), ends=ends))
