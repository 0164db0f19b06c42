"""An athlete on the desk: runs to open and to compare, target, pain, what is behind, and all weeks in a frame."""

import json
from dataclasses import dataclass

from gait.pages import rendered_plain
from gait.pages import words as report_words
from gait.pages.desk import compare_words, pain_words, shoe_words, target_words, words
from gait.pages.desk.corrections import Choice
from gait.pages.desk.pain import PainView, pain_part
from gait.pages.desk.roster import Place
from gait.pages.desk.shoes import ShoesView, shoes_part
from gait.pages.desk.target import TargetView, target_part
from gait.pages.desk.waiting import WaitingView, waiting_part
from gait.pages.foreign import foreign
from gait.pages.numbers import NOT_MEASURED, with_unit
from gait.quantities import Units


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """A run in the list; what is None was not measured, and ``athlete`` stands where it is another one's."""

    run_id: int
    local_date: str
    title: str = ""
    distance_m: float | None = None
    cadence_spm: float | None = None
    reviewed: bool = False
    severity: str = ""
    headline: str = ""
    athlete: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AthleteView:
    """An athlete as the desk shows one; ``page`` counts from 1, ``pages`` is how many there are of the runs.

    ``chosen`` are the runs that are chosen to be compared so far, ``others`` the other athletes.
    """

    athlete_id: int
    name: str
    units: Units = "metric"
    runs: tuple[RunLine, ...] = ()
    count: int = 0
    page: int = 1
    pages: int = 1
    chosen: tuple[RunLine, ...] = ()
    others: tuple[Choice, ...] = ()
    target: TargetView
    pain: PainView
    shoes: ShoesView
    waiting: WaitingView


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
    chosen: bool = False


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
    shown, chosen = {each.run_id for each in view.runs}, {each.run_id for each in view.chosen}
    return rendered_plain(
        "desk_athlete.html.j2",
        view=view,
        rows=tuple(_row(each, view.units, chosen=each.run_id in chosen) for each in view.runs),
        elsewhere=tuple(_row(each, view.units, chosen=True) for each in view.chosen if each.run_id not in shown),
        target=target_part(view.target),
        pain=pain_part(view.pain),
        shoes=shoes_part(view.shoes),
        comparing=compare_words,
        targeting=target_words,
        paining=pain_words,
        shoeing=shoe_words,
        waiting=waiting_part(view.waiting),
        outcomes=json.dumps(dict(words.OUTCOMES)),
        place=place,
        title=name,
        name=name,
        said=words,
        live="athlete",
    )


def _row(run: RunLine, units: Units, *, chosen: bool) -> _Row:
    severity = report_words.SEVERITIES.get(run.severity, "")  # type: ignore[call-overload] # empty without a finding
    return _Row(
        run_id=run.run_id,
        day=run.local_date,
        title=", ".join(filter(None, (foreign(run.athlete), foreign(run.title)))),
        distance=_number("distance_m", run.distance_m, units),
        cadence=_number("cadence_spm", run.cadence_spm, units),
        reviewed=words.YES if run.reviewed else words.NO,
        said=": ".join(filter(None, (severity, run.headline))),
        chosen=chosen,
    )


def _number(name: str, value: float | None, units: Units) -> str:
    return NOT_MEASURED if value is None else with_unit(name, value, units)
