"""Shoes: added, renamed, retired and worn again, with how far they have run."""

from typing import Any, Final

from fastapi import APIRouter, HTTPException

from gait.desk.asked import Id, TheDesk
from gait.desk.found import the_athlete
from gait.desk.shoe_answers import ShoeAnswer, ShoeChange, ShoesAnswer, ShoeTold
from gait.language import _
from gait.library import Library, Shoe
from gait.pages.desk import ShoeLine, ShoesView
from gait.quantities import Units

router = APIRouter()
_KM_M: Final = 1000.0


@router.get("/api/athletes/{athlete_id}/shoes")
def shoes(desk: TheDesk, athlete_id: Id) -> ShoesAnswer:
    """Return an athlete's shoes, with how far they have run."""
    with desk.library() as library:
        found = library.shoes(the_athlete(library, athlete_id).id)
    return ShoesAnswer(shoes=[_answer(each) for each in found])


@router.post("/api/athletes/{athlete_id}/shoes")
def add(desk: TheDesk, athlete_id: Id, told: ShoeTold) -> ShoeAnswer:
    """Add a pair; with a first day it is put on the runs from then on where no other pair is in use."""
    with desk.library() as library:
        return _answer(library.add_shoe(the_athlete(library, athlete_id).id, **_values(told)))


@router.patch("/api/athletes/{athlete_id}/shoes/{shoe_id}")
def change(desk: TheDesk, athlete_id: Id, shoe_id: Id, told: ShoeChange) -> ShoeAnswer:
    """Change what is known of a pair; a last day retires it, and None has it worn again."""
    with desk.library() as library:
        known = library.shoes(the_athlete(library, athlete_id).id)
        if shoe_id not in {each.id for each in known}:
            raise HTTPException(404, _("There are no such shoes any more. Load the page again."))
        return _answer(library.edit_shoe(shoe_id, **_values(told)))


def shoes_view(library: Library, athlete_id: int, units: Units, today: str) -> ShoesView:
    """Return an athlete's shoes as the page takes them, those in use first."""
    lines = (
        ShoeLine(
            shoe_id=each.id,
            name=each.name,
            started_on=each.started_on or "",
            ended_on=each.ended_on or "",
            start_distance_m=each.start_distance_m,
            distance_m=each.distance_m,
            runs=each.runs,
        )
        for each in sorted(library.shoes(athlete_id), key=lambda each: each.ended_on is not None)
    )
    return ShoesView(athlete_id=athlete_id, units=units, today=today, lines=tuple(lines))


def _values(told: ShoeChange) -> dict[str, Any]:
    """Return what was said, as the library takes it."""
    said: dict[str, Any] = {name: getattr(told, name) for name in told.model_fields_set}
    if "ran_km" in said:
        said["start_distance_m"] = said.pop("ran_km") * _KM_M
    return said


def _answer(shoe: Shoe) -> ShoeAnswer:
    return ShoeAnswer(
        id=shoe.id,
        name=shoe.name,
        started_on=shoe.started_on,
        ended_on=shoe.ended_on,
        distance_km=shoe.distance_m / _KM_M,
        runs=shoe.runs,
    )
