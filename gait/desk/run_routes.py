"""A run: its page, its report under its own policy, and what the coach does with it."""

from contextlib import suppress
from dataclasses import replace

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse, JSONResponse

from gait import export, pages
from gait._version import __version__
from gait.assess.history import with_own
from gait.desk.answers import (
    NoteAnswer,
    NoteText,
    Review,
    RunAnswer,
    Tags,
)
from gait.desk.asked import Id, TheDesk
from gait.desk.correction_views import correction_view
from gait.desk.desk import Desk
from gait.desk.found import day_of, the_athlete, the_run
from gait.desk.pain_views import pain_view
from gait.desk.policies import policy_of
from gait.desk.renewal_routes import waiting_view
from gait.errors import LibraryBusyError
from gait.intake.own_line import beside_own
from gait.intake.renewing import renew_run
from gait.language import _
from gait.library import AthleteRecord, Library, Note, RunRecord
from gait.model import Analysis
from gait.pages import pdf
from gait.pages.desk import Place, RunView, written
from gait.pages.desk import run_page as drawn

router = APIRouter()
_SHARED = {"content-disposition": 'attachment; filename="run.html"'}


# ---------------------------------------------------------------------------------------------------------------------
# Pages


@router.get("/runs/{run_id}", include_in_schema=False)
def page(desk: TheDesk, run_id: Id) -> HTMLResponse:
    """Return the page of a run."""
    with desk.library() as library:
        run = the_run(library, run_id)
        view = _view(desk, library, run, the_athlete(library, run.athlete_id))
    return HTMLResponse(drawn(view, Place(csrf=desk.csrf, version=__version__)))


def _view(desk: Desk, library: Library, run: RunRecord, athlete: AthleteRecord) -> RunView:
    coaching, summary = library.coaching, run.summary
    beside, note = coaching.neighbours(run.id), coaching.note(run.id)
    view = RunView(
        run_id=run.id,
        athlete_id=athlete.id,
        athlete=athlete.name,
        local_date=day_of(run),
        units=athlete.units,
        title=run.title,
        analysed=summary is not None,
        reviewed_on=(coaching.reviewed_at(run.id) or "")[:10],
        earlier=beside.earlier,
        later=beside.later,
        note=note.text,
        note_version=note.version,
        tags=coaching.tags(run.id),
        prints=pdf.prints(),
        correction=correction_view(library, run, athlete),
        pain=pain_view(library, athlete.id, run_id=run.id),
        waiting=waiting_view(desk, library, athlete.id),
    )
    if summary is None:
        return view
    return replace(
        view,
        headline=summary.headline,
        severity=summary.severity,
        device=summary.device,
        distance_m=summary.distance_m,
    )


@router.get("/runs/{run_id}/report", include_in_schema=False)
def report(desk: TheDesk, run_id: Id) -> HTMLResponse:
    """Return the report of a run, made anew where it is behind; its policy is its own."""
    with desk.library() as library:
        run = the_run(library, run_id)
        athlete = the_athlete(library, run.athlete_id)
        analysis = analysis_of(library, run)
        beside = beside_own(library, athlete, [run]).get(str(run.id), ())
    script = f"/static/{pages.shared_script().name}"
    html = pages.report(with_own(analysis, beside), units=athlete.units, script=script)
    return HTMLResponse(html, headers={"content-security-policy": policy_of(html)})


@router.get("/runs/{run_id}/shared", include_in_schema=False)
def shared(desk: TheDesk, run_id: Id) -> HTMLResponse:
    """Return the report as a file to send on: without name, date and place."""
    with desk.library() as library:
        run = the_run(library, run_id)
        athlete = the_athlete(library, run.athlete_id)
        analysis = analysis_of(library, run)
    html = pages.report(export.shared(analysis), units=athlete.units)
    return HTMLResponse(html, headers={"content-security-policy": policy_of(html), **_SHARED})


def analysis_of(library: Library, run: RunRecord) -> Analysis:
    """Return the analysis of a run, made anew where it is behind, unless another program is writing just now."""
    with suppress(LibraryBusyError):
        renew_run(library, run.id)
    analysis = library.analysis(run.id)
    if analysis is None:
        raise HTTPException(404, _("This run has not been analysed yet."))
    return analysis


# ---------------------------------------------------------------------------------------------------------------------
# Data


@router.get("/api/runs/{run_id}")
def run(desk: TheDesk, run_id: Id) -> RunAnswer:
    """Return a run with what the coach keeps beside it."""
    with desk.library() as library:
        return answer_of(library, the_run(library, run_id))


@router.put("/api/runs/{run_id}/review")
def review(desk: TheDesk, run_id: Id, told: Review) -> RunAnswer:
    """Mark a run as reviewed, or take the mark away."""
    with desk.library() as library:
        found = the_run(library, run_id)
        library.coaching.review(found.id, reviewed=told.reviewed)
        return answer_of(library, found)


@router.put("/api/runs/{run_id}/note", responses={409: {"model": NoteAnswer, "description": "Changed meanwhile."}})
def note(desk: TheDesk, run_id: Id, told: NoteText) -> NoteAnswer:
    """Write the note on a run; where another stands there by now nothing is written, and the answer holds that one."""
    with desk.library() as library:
        done = library.coaching.write_note(the_run(library, run_id).id, told.text, version=told.version)
    answer = _note_answer(done.note)
    return answer if done.kept else JSONResponse(answer.model_dump(), status_code=409)  # type: ignore[return-value] # as described


@router.put("/api/runs/{run_id}/tags")
def tags(desk: TheDesk, run_id: Id, told: Tags) -> RunAnswer:
    """Give a run these tags and no others."""
    with desk.library() as library:
        found = the_run(library, run_id)
        library.coaching.set_tags(found.id, told.tags)
        return answer_of(library, found)


def answer_of(library: Library, found: RunRecord) -> RunAnswer:
    """Return a run as data."""
    coaching, summary = library.coaching, found.summary
    beside = coaching.neighbours(found.id)
    return RunAnswer(
        id=found.id,
        athlete_id=found.athlete_id,
        athlete=found.athlete,
        local_date=day_of(found),
        title=found.title,
        is_run=found.is_run,
        headline=summary.headline if summary else "",
        severity=summary.severity if summary else "",
        distance_m=summary.distance_m if summary else None,
        reviewed_at=coaching.reviewed_at(found.id),
        note=_note_answer(coaching.note(found.id)),
        tags=list(coaching.tags(found.id)),
        earlier=beside.earlier,
        later=beside.later,
    )


def _note_answer(found: Note) -> NoteAnswer:
    return NoteAnswer(
        run_id=found.run_id,
        version=found.version,
        text=found.text,
        made_at=found.made_at,
        html=str(written(found.text)),
    )
