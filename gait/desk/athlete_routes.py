"""An athlete: the runs, what is told and set, what is behind, and the page of all weeks under its own policy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse

from gait._version import __version__
from gait.desk.answers import RunsAnswer, RunShort
from gait.desk.asked import MOST_ID, Id, TheDesk
from gait.desk.desk import Desk
from gait.desk.found import day_of, the_athlete, the_run
from gait.desk.pain_views import pain_view
from gait.desk.policies import policy_of
from gait.desk.renewal_routes import waiting_view
from gait.desk.seasons import season_page
from gait.desk.shoe_routes import shoes_view
from gait.desk.target_routes import target_view
from gait.library import AthleteRecord, Library, RunRecord
from gait.pages.desk import AthleteView, Choice, Place, RunLine
from gait.pages.desk import athlete_page as drawn

router = APIRouter()
A_PAGE: Final = 20
PageNumber = Annotated[int, Query(ge=1, le=100_000)]
Runs = Annotated[list[Annotated[int, Query(ge=1, le=MOST_ID)]], Query(max_length=10)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A page of an athlete's runs, the latest first."""

    runs: tuple[RunLine, ...]
    count: int
    page: int
    pages: int


@router.get("/athletes/{athlete_id}", include_in_schema=False)
def page(desk: TheDesk, athlete_id: Id, *, page: PageNumber = 1, run: Runs = []) -> HTMLResponse:  # noqa: B006 - the framework copies it
    """Return the page of an athlete; ``run`` are those that are chosen so far to be compared."""
    with desk.library() as library:
        athlete = the_athlete(library, athlete_id)
        view = _view(desk, library, athlete, _shown(library, athlete, page))
        view = replace(view, chosen=tuple(_chosen(library, athlete, run)))
    return HTMLResponse(drawn(view, Place(csrf=desk.csrf, version=__version__)))


def _view(desk: Desk, library: Library, athlete: AthleteRecord, shown: _Shown) -> AthleteView:
    today = desk.today().isoformat()
    others = (each for each in library.athletes() if each.id != athlete.id)
    return AthleteView(
        athlete_id=athlete.id,
        name=athlete.name,
        units=athlete.units,
        runs=shown.runs,
        count=shown.count,
        page=shown.page,
        pages=shown.pages,
        others=tuple(Choice(value=str(each.id), text=each.name) for each in others),
        target=target_view(library, athlete),
        pain=pain_view(library, athlete.id, today=today),
        shoes=shoes_view(library, athlete.id, athlete.units, today),
        waiting=waiting_view(desk, library, athlete.id),
    )


def _shown(library: Library, athlete: AthleteRecord, page: int) -> _Shown:
    runs, reviewed = library.runs(athlete.id), library.coaching.reviewed(athlete.id)
    pages = max(1, -(-len(runs) // A_PAGE))
    number = min(page, pages)
    shown = runs[A_PAGE * (number - 1) : A_PAGE * number]
    lines = tuple(_line(each, reviewed=each.id in reviewed) for each in shown)
    return _Shown(runs=lines, count=len(runs), page=number, pages=pages)


def _chosen(library: Library, athlete: AthleteRecord, run: Iterable[int]) -> Iterator[RunLine]:
    """Yield the runs that are chosen so far; one that has been removed meanwhile is not."""
    for run_id in dict.fromkeys(run):
        try:
            found = the_run(library, run_id)
        except HTTPException:
            continue
        theirs = "" if found.athlete_id == athlete.id else found.athlete
        yield replace(_line(found, reviewed=False), athlete=theirs)


def _line(run: RunRecord, *, reviewed: bool) -> RunLine:
    summary = run.summary
    if summary is None:
        return RunLine(run_id=run.id, local_date=day_of(run), title=run.title, reviewed=reviewed)
    cadence = summary.judged or summary.cadence_spm
    return RunLine(
        run_id=run.id,
        local_date=summary.local_date,
        title=run.title,
        distance_m=summary.distance_m,
        cadence_spm=None if cadence is None else cadence.mean,
        reviewed=reviewed,
        severity=summary.severity,
        headline=summary.headline,
    )


@router.get("/athletes/{athlete_id}/season", include_in_schema=False)
def season(desk: TheDesk, athlete_id: Id) -> HTMLResponse:
    """Return the page of an athlete's weeks; its policy is its own."""
    with desk.library() as library:
        html = season_page(library, the_athlete(library, athlete_id))
    return HTMLResponse(html, headers={"content-security-policy": policy_of(html)})


@router.get("/api/athletes/{athlete_id}/runs")
def runs(desk: TheDesk, athlete_id: Id, *, page: PageNumber = 1) -> RunsAnswer:
    """Return a page of an athlete's runs, the latest first."""
    with desk.library() as library:
        shown = _shown(library, the_athlete(library, athlete_id), page)
    lines = [
        RunShort(
            id=each.run_id,
            local_date=each.local_date,
            title=each.title,
            distance_m=each.distance_m,
            cadence_spm=each.cadence_spm,
            reviewed=each.reviewed,
            severity=each.severity,
            headline=each.headline,
        )
        for each in shown.runs
    ]
    return RunsAnswer(count=shown.count, page=shown.page, pages=shown.pages, runs=lines)
