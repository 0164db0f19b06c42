"""The roster as a page and as data."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from gait._version import __version__
from gait.desk.answers import AthleteAnswer, LookAnswer, RosterAnswer
from gait.desk.asked import TheDesk
from gait.desk.roster import entries_of
from gait.pages.desk import Entry, Place, Wish, roster_page, wished
from gait.pages.desk.roster import Order, Show

router = APIRouter()
Name = Annotated[str, Query(max_length=100)]


@router.get("/", include_in_schema=False)
def page(
    desk: TheDesk,
    *,
    name: Name = "",
    show: Show = "all",
    order: Order = "look",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Return the roster."""
    today = desk.today()
    with desk.library() as library:
        entries = entries_of(library, today)
    wish = Wish(name=name, show=show, order=order, page=page)
    return HTMLResponse(roster_page(entries, wish, today, Place(csrf=desk.csrf, version=__version__)))


@router.get("/api/athletes")
def athletes(desk: TheDesk, *, name: Name = "", show: Show = "all", order: Order = "look") -> RosterAnswer:
    """Return the runners, who needs a look first."""
    today = desk.today()
    with desk.library() as library:
        entries = entries_of(library, today)
    found = wished(entries, Wish(name=name, show=show, order=order), today)
    return RosterAnswer(today=today.isoformat(), athletes=[_answer(each) for each in found])


def _answer(entry: Entry) -> AthleteAnswer:
    diary = entry.diary
    looks = [
        LookAnswer(kind=each.kind, severity=each.severity, local_date=each.local_date, reason=each.reason)
        for each in diary.looks
    ]
    return AthleteAnswer(
        id=entry.athlete_id,
        name=diary.athlete,
        latest=diary.until,
        runs=diary.count,
        unreviewed=entry.unreviewed,
        looks=looks,
        behind=entry.behind,
    )
