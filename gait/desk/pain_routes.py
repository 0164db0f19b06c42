"""The pain log: told of a run or of a day, changed, and taken out again."""

from typing import Any

from fastapi import APIRouter, HTTPException

from gait.desk.asked import Id, TheDesk
from gait.desk.desk import Desk
from gait.desk.found import day_of, the_athlete, the_run
from gait.desk.pain_answers import PainAnswer, PainLog, PainOnDay, PainTold
from gait.errors import UsageError
from gait.language import _
from gait.library import Library, PainEntry

router = APIRouter()


@router.get("/api/athletes/{athlete_id}/pain")
def pain_log(desk: TheDesk, athlete_id: Id) -> PainLog:
    """Return an athlete's pain log, the latest day first."""
    with desk.library() as library:
        found = library.pain_log(the_athlete(library, athlete_id).id)
    return PainLog(entries=[_answer(each) for each in reversed(found)])


@router.post("/api/athletes/{athlete_id}/pain")
def pain_of_day(desk: TheDesk, athlete_id: Id, told: PainOnDay) -> PainAnswer:
    """Log the pain of a day; where there is one run on it, it is that run's, and adds to what was told of it."""
    day = told.on_date or desk.today().isoformat()
    with desk.library() as library:
        athlete = the_athlete(library, athlete_id)
        values = _told(told, "on_date")
        entry = library.add_pain(athlete.id, on_date=day, run_id=library.run_of_day(athlete.id, day), **values)
    return _kept(desk, entry)


@router.post("/api/runs/{run_id}/pain")
def pain(desk: TheDesk, run_id: Id, told: PainTold) -> PainAnswer:
    """Log the pain of a run; what was told before stays where nothing is told now."""
    with desk.library() as library:
        found = the_run(library, run_id)
        entry = library.add_pain(found.athlete_id, on_date=day_of(found), run_id=found.id, **_told(told))
    return _kept(desk, entry)


@router.patch("/api/athletes/{athlete_id}/pain/{entry_id}")
def change(desk: TheDesk, athlete_id: Id, entry_id: Id, told: PainOnDay) -> PainAnswer:
    """Change a line of the pain log: what is left out stays, None says that it was not told."""
    values: dict[str, Any] = {name: getattr(told, name) for name in told.model_fields_set}
    if values.get("note", "") is None:
        values["note"] = ""
    if values.get("on_date", "") is None:
        del values["on_date"]
    with desk.library() as library:
        known = _line(library, athlete_id, entry_id)
        return _kept(desk, library.edit_pain(known.athlete_id, known.id, **values))


@router.delete("/api/athletes/{athlete_id}/pain/{entry_id}")
def remove(desk: TheDesk, athlete_id: Id, entry_id: Id) -> PainAnswer:
    """Take a line out of the pain log; the answer is what it said."""
    with desk.library() as library:
        known = _line(library, athlete_id, entry_id)
        return _kept(desk, library.remove_pain(known.athlete_id, known.id))


def _told(told: PainTold, *besides: str) -> dict[str, Any]:
    """Return what was told, or say that nothing was."""
    values = told.model_dump(exclude_none=True, exclude=set(besides))
    if not values.keys() - {"note"}:
        what = _("Nothing was told of the pain")
        raise UsageError(what, next_step=_("Fill in one of the numbers, 0 to 10, or where it hurts."))
    return values


def _line(library: Library, athlete_id: int, entry_id: int) -> PainEntry:
    log = library.pain_log(the_athlete(library, athlete_id).id)
    found = next((each for each in log if each.id == entry_id), None)
    if found is None:
        raise HTTPException(404, _("This line is not in the pain log any more. Load the page again."))
    return found


def _kept(desk: Desk, entry: PainEntry) -> PainAnswer:
    """Return a line as data, and let the analysis of its run follow."""
    if entry.run_id is not None:
        desk.renewing.ask(entry.athlete_id)
    return _answer(entry)


def _answer(entry: PainEntry) -> PainAnswer:
    pain = entry.pain
    return PainAnswer(
        id=entry.id,
        athlete_id=entry.athlete_id,
        run_id=entry.run_id,
        on_date=entry.on_date,
        before=pain.before,
        during=pain.during,
        after=pain.after,
        next_morning=pain.next_morning,
        place=pain.place,
        note=entry.note,
        verdict=entry.verdict,
        said=entry.said,
    )
