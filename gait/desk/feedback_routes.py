"""The feedback on a run: a page to send, and the same on paper where a browser that prints is found.

On paper it is one sheet, unless the coach asks for more.
"""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from gait.desk.answers import FeedbackAnswer
from gait.desk.asked import Id, TheDesk
from gait.desk.desk import Desk
from gait.desk.found import day_of, the_athlete, the_run
from gait.desk.policies import policy_of
from gait.desk.run_routes import analysis_of
from gait.library import AthleteRecord
from gait.model import Analysis
from gait.pages import pdf
from gait.pages.desk import feedback_page, feedback_room, too_long_page
from gait.pages.desk.sheet import TYPES, Fit, Room, first_part, fit_of, fits, lines_over
from gait.pages.desk.words import feedback_over

router = APIRouter()
Sheets: TypeAlias = Literal["one", "more"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What the feedback on a run is made of."""

    analysis: Analysis
    athlete: AthleteRecord
    title: str
    day: str
    note: str

    @property
    def room(self) -> Room:
        """What the note shares its sheet with."""
        return feedback_room(self.analysis, self.athlete.units)

    @property
    def over(self) -> int:
        """By how many lines the note is too long for one sheet."""
        return max(lines_over(self.note, self.room, TYPES[-1]), 0)

    def page(self, fit: Fit | None) -> str:
        """Return the page."""
        name, units = self.athlete.name, self.athlete.units
        return feedback_page(self.analysis, self.note, name=name, title=self.title, units=units, fit=fit)


@router.get("/runs/{run_id}/feedback", include_in_schema=False)
def feedback(desk: TheDesk, run_id: Id, sheets: Sheets | None = None) -> HTMLResponse:
    """Return the feedback on a run as a page that can be kept and sent; too long for one sheet, the coach is asked."""
    word = _word(desk, run_id)
    if sheets is None and word.over:
        return HTMLResponse(too_long_page(run_id, word.over, prints=pdf.prints()))
    html = word.page(None if sheets == "more" else fit_of(word.note, word.room))
    return HTMLResponse(html, headers={"content-security-policy": policy_of(html)})


@router.get("/runs/{run_id}/feedback.pdf", include_in_schema=False)
def printed(desk: TheDesk, run_id: Id, sheets: Sheets = "one") -> Response:
    """Return the feedback on a run as a PDF of one sheet, or say that no browser on this machine prints."""
    browser = pdf.find_browser()
    word = _word(desk, run_id)
    ways = (None,) if sheets == "more" else fits(word.note, word.room)
    headers = {"content-disposition": f'attachment; filename="feedback-{word.day}.pdf"'}
    return Response(_first_of_one_sheet(word, browser, ways), media_type="application/pdf", headers=headers)


@router.get("/api/runs/{run_id}/feedback")
def room(desk: TheDesk, run_id: Id) -> FeedbackAnswer:
    """Return whether the note on a run has room on one sheet of feedback."""
    word = _word(desk, run_id)
    letters = first_part(word.note, word.room) if word.over else len(word.note)
    said = feedback_over(word.over) if word.over else ""
    return FeedbackAnswer(run_id=run_id, fits=not word.over, lines_over=word.over, letters=letters, said=said)


def _word(desk: Desk, run_id: int) -> _Word:
    with desk.library() as library:
        run = the_run(library, run_id)
        return _Word(
            athlete=the_athlete(library, run.athlete_id),
            analysis=analysis_of(library, run),
            title=run.title,
            day=day_of(run),
            note=library.coaching.note(run.id).text,
        )


def _first_of_one_sheet(word: _Word, browser: Path, ways: Iterable[Fit | None]) -> bytes:
    """Return the first print that is one sheet, else the last: what was reckoned is looked at, as faces differ."""
    data = b""
    for fit in ways:
        data = _print(word.page(fit), browser, word.room.paper)
        if pdf.pages_in(data) == 1:
            break
    return data


def _print(html: str, browser: Path, paper: pdf.Paper) -> bytes:
    with tempfile.TemporaryDirectory(prefix="gait-") as folder:
        page = Path(folder) / "feedback.html"
        page.write_text(html, encoding="utf-8")
        return pdf.printed(page, browser, paper=paper)
