"""Runs whose analyses are behind: how many, and asked for."""

from fastapi import APIRouter
from pydantic import BaseModel

from gait.desk.asked import Id, TheDesk
from gait.desk.desk import Desk
from gait.desk.found import the_athlete
from gait.library import Library, Waiting
from gait.pages.desk import WaitingView, waiting_part

router = APIRouter()


class WaitingAnswer(BaseModel):
    """How many of an athlete's runs wait for an analysis, and whether the desk is at it.

    ``changed`` are those that do not know of a change of or before them, ``earlier`` those of an earlier version.
    ``said`` tells it in words, and is empty where none waits.
    """

    changed: int
    earlier: int
    at_work: bool
    said: str


@router.get("/api/athletes/{athlete_id}/waiting")
def waiting(desk: TheDesk, athlete_id: Id) -> WaitingAnswer:
    """Return how many of an athlete's runs wait for an analysis."""
    with desk.library() as library:
        return _answer(waiting_view(desk, library, the_athlete(library, athlete_id).id))


@router.post("/api/athletes/{athlete_id}/waiting")
def bring_up_to_date(desk: TheDesk, athlete_id: Id) -> WaitingAnswer:
    """Have an athlete's runs brought up to date in the background, the oldest first."""
    with desk.library() as library:
        desk.renewing.ask(the_athlete(library, athlete_id).id)
        return _answer(waiting_view(desk, library, athlete_id))


def waiting_view(desk: Desk, library: Library, athlete_id: int) -> WaitingView:
    """Return how many of an athlete's runs wait, as the pages take it."""
    late = library.waiting(athlete_id).get(athlete_id, Waiting())
    at_work = desk.renewing.is_asked(athlete_id)
    return WaitingView(athlete_id=athlete_id, changed=late.changed, earlier=late.earlier, at_work=at_work)


def _answer(view: WaitingView) -> WaitingAnswer:
    said = waiting_part(view).said
    return WaitingAnswer(changed=view.changed, earlier=view.earlier, at_work=view.at_work, said=said)
