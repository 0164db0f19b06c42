"""An athlete on the desk: the runs to open and to compare, the target, and the page of all weeks in a frame."""

import json
from dataclasses import dataclass
from typing import Final

from gait.pages import rendered_plain
from gait.pages import words as report_words
from gait.pages.desk import words
from gait.pages.desk.roster import Place
from gait.pages.foreign import foreign
from gait.pages.numbers import NOT_MEASURED, with_unit
from gait.quantities import Units

_KMH: Final = 3.6


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """A run in the list; what is None was not measured."""

    run_id: int
    local_date: str
    title: str = ""
    distance_m: float | None = None
    cadence_spm: float | None = None
    reviewed: bool = False
    severity: str = ""
    headline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AthleteView:
    """An athlete as the desk shows one; ``page`` counts from 1, ``pages`` is how many there are of the runs."""

    athlete_id: int
    name: str
    units: Units = "metric"
    target_spm: float | None = None
    target_mps: float | None = None
    runs: tuple[RunLine, ...] = ()
    count: int = 0
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A run in the words of the list."""

    run_id: int
    day: str
    title: str
    distance: str
    cadence: str
    reviewed: str
    said: str


def athlete_page(view: AthleteView, place: Place) -> str:
    """Return the page of an athlete; the page of all weeks stands in a frame of its own, under its own policy.

    Parameters
    ----------
    view : AthleteView
        The athlete with one page of the runs, the latest first.
    place : Place
        Of the desk.

    """
    name = foreign(view.name) or words.NAMELESS
    return rendered_plain(
        "desk_athlete.html.j2",
        view=view,
        rows=tuple(_row(each, view.units) for each in view.runs),
        target_kmh="" if view.target_mps is None else f"{view.target_mps * _KMH:.1f}",
        target_spm="" if view.target_spm is None else f"{view.target_spm:g}",
        outcomes=json.dumps(dict(words.OUTCOMES)),
        place=place,
        title=name,
        name=name,
        said=words,
        live="athlete",
    )


def _row(run: RunLine, units: Units) -> _Row:
    severity = report_words.SEVERITIES.get(run.severity, "")  # type: ignore[call-overload] # empty without a finding
    return _Row(
        run_id=run.run_id,
        day=run.local_date,
        title=foreign(run.title),
        distance=_number("distance_m", run.distance_m, units),
        cadence=_number("cadence_spm", run.cadence_spm, units),
        reviewed=words.YES if run.reviewed else words.NO,
        said=": ".join(filter(None, (severity, run.headline))),
    )


def _number(name: str, value: float | None, units: Units) -> str:
    return NOT_MEASURED if value is None else with_unit(name, value, units)
