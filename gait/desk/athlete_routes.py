"""An athlete: the runs, the page of all weeks under its own policy, two runs beside each other, and the target."""

from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from gait._version import __version__
from gait.compare import compare_runs
from gait.desk.answers import RunsAnswer, RunShort, Target, TargetAnswer
from gait.desk.asked import MOST_ID, Id, TheDesk
from gait.desk.found import day_of, the_athlete, the_run
from gait.desk.policies import policy_of
from gait.desk.seasons import season_page
from gait.errors import UsageError
from gait.intake.side_runs import whole_runs
from gait.language import _
from gait.library import AthleteRecord, Library, RunRecord
from gait.pages import shared_script
from gait.pages.compare import compare_report
from gait.pages.desk import AthleteView, Place, RunLine
from gait.pages.desk import athlete_page as drawn

router = APIRouter()
A_PAGE: Final = 40
_BESIDE: Final = 2
_KMH: Final = 3.6
PageNumber = Annotated[int, Query(ge=1, le=100_000)]
Runs = Annotated[list[Annotated[int, Query(ge=1, le=MOST_ID)]], Query(max_length=10)]


@router.get("/athletes/{athlete_id}", include_in_schema=False)
def page(desk: TheDesk, athlete_id: Id, *, page: PageNumber = 1) -> HTMLResponse:
    """Return the page of an athlete."""
    with desk.library() as library:
        view = _view(library, the_athlete(library, athlete_id), page)
    return HTMLResponse(drawn(view, Place(csrf=desk.csrf, version=__version__)))


def _view(library: Library, athlete: AthleteRecord, page: int) -> AthleteView:
    runs, reviewed = library.runs(athlete.id), library.coaching.reviewed(athlete.id)
    pages = max(1, -(-len(runs) // A_PAGE))
    number = min(page, pages)
    shown = runs[A_PAGE * (number - 1) : A_PAGE * number]
    return AthleteView(
        athlete_id=athlete.id,
        name=athlete.name,
        units=athlete.units,
        target_spm=athlete.target_spm,
        target_mps=athlete.target_mps,
        runs=tuple(_line(each, reviewed=each.id in reviewed) for each in shown),
        count=len(runs),
        page=number,
        pages=pages,
    )


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


@router.get("/compare", include_in_schema=False)
def compare(desk: TheDesk, run: Runs) -> HTMLResponse:
    """Return two runs beside each other at equal speed; the earlier is what the other is held against."""
    if len(set(run)) != _BESIDE:
        raise UsageError(_("Two runs are compared at a time"), next_step=_("Choose two."))
    with desk.library() as library:
        found = sorted((the_run(library, each) for each in run), key=lambda each: each.epoch_s)
        analyses = whole_runs(library, [each.id for each in found])
        units = the_athlete(library, found[0].athlete_id).units
    html = compare_report(compare_runs(analyses), units=units, script=f"/static/{shared_script().name}")
    return HTMLResponse(html, headers={"content-security-policy": policy_of(html)})


@router.get("/api/athletes/{athlete_id}/runs")
def runs(desk: TheDesk, athlete_id: Id, *, page: PageNumber = 1) -> RunsAnswer:
    """Return a page of an athlete's runs, the latest first."""
    with desk.library() as library:
        view = _view(library, the_athlete(library, athlete_id), page)
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
        for each in view.runs
    ]
    return RunsAnswer(count=view.count, page=view.page, pages=view.pages, runs=lines)


@router.put("/api/athletes/{athlete_id}/target")
def target(desk: TheDesk, athlete_id: Id, told: Target) -> TargetAnswer:
    """Set a cadence to come to from today on, at a speed or the usual one; None takes it away."""
    kmh = None if told.cadence_spm is None else told.speed_kmh
    with desk.library() as library:
        athlete = library.edit_athlete(
            the_athlete(library, athlete_id).id,
            target_spm=told.cadence_spm,
            target_mps=None if kmh is None else kmh / _KMH,
            target_on=None if told.cadence_spm is None else desk.today().isoformat(),
        )
    return TargetAnswer(cadence_spm=athlete.target_spm, speed_kmh=kmh, since=athlete.target_on)
