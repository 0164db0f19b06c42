"""The feedback on a run: a page to send, and the same on paper where a browser that prints is found."""

import tempfile
from pathlib import Path
from typing import Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from gait.desk.asked import Id, TheDesk
from gait.desk.desk import Desk
from gait.desk.found import day_of, the_athlete, the_run
from gait.desk.policies import policy_of
from gait.desk.run_routes import analysis_of
from gait.pages import pdf
from gait.pages.desk import feedback_page
from gait.quantities import Units

router = APIRouter(include_in_schema=False)
_PAPER: Final[dict[Units, pdf.Paper]] = {"metric": "A4", "imperial": "Letter"}


@router.get("/runs/{run_id}/feedback")
def feedback(desk: TheDesk, run_id: Id) -> HTMLResponse:
    """Return the feedback on a run as a page that can be kept and sent."""
    html, _units, _day = _drawn(desk, run_id)
    return HTMLResponse(html, headers={"content-security-policy": policy_of(html)})


@router.get("/runs/{run_id}/feedback.pdf")
def printed(desk: TheDesk, run_id: Id) -> Response:
    """Return the feedback on a run as a PDF, or say that no browser on this machine prints."""
    browser = pdf.find_browser()
    html, units, day = _drawn(desk, run_id)
    with tempfile.TemporaryDirectory(prefix="gait-") as folder:
        page = Path(folder) / "feedback.html"
        page.write_text(html, encoding="utf-8")
        data = pdf.printed(page, browser, paper=_PAPER[units])
    headers = {"content-disposition": f'attachment; filename="feedback-{day}.pdf"'}
    return Response(data, media_type="application/pdf", headers=headers)


def _drawn(desk: Desk, run_id: int) -> tuple[str, Units, str]:
    """Return the page of a run's feedback, the athlete's units, and the day."""
    with desk.library() as library:
        run = the_run(library, run_id)
        athlete = the_athlete(library, run.athlete_id)
        analysis = analysis_of(library, run)
        note = library.coaching.note(run.id).text
    html = feedback_page(analysis, note, name=athlete.name, title=run.title, units=athlete.units)
    return html, athlete.units, day_of(run)
