"""A cadence to come to: set, taken away, and how far it is on the way."""

from dataclasses import asdict
from typing import Final

from fastapi import APIRouter

from gait.desk.asked import Id, TheDesk
from gait.desk.found import the_athlete
from gait.desk.target_answers import ProgressAnswer, Target, TargetAnswer
from gait.intake.diary import read_progress
from gait.library import AthleteRecord, Library
from gait.pages.desk import TargetView, target_part

router = APIRouter()
_KMH: Final = 3.6


@router.put("/api/athletes/{athlete_id}/target")
def target(desk: TheDesk, athlete_id: Id, told: Target) -> TargetAnswer:
    """Set a cadence to come to from today on, at a speed or the usual one; None takes it away.

    The target that stands already keeps the day on which it was set.
    """
    kmh = None if told.cadence_spm is None else told.speed_kmh
    with desk.library() as library:
        before = the_athlete(library, athlete_id)
        if (told.cadence_spm, kmh) == (before.target_spm, _kmh(before)):
            return _answer(before)
        athlete = library.edit_athlete(
            before.id,
            target_spm=told.cadence_spm,
            target_mps=None if kmh is None else kmh / _KMH,
            target_on=None if told.cadence_spm is None else desk.today().isoformat(),
        )
    return _answer(athlete)


def _answer(athlete: AthleteRecord) -> TargetAnswer:
    return TargetAnswer(cadence_spm=athlete.target_spm, speed_kmh=_kmh(athlete), since=athlete.target_on)


def _kmh(athlete: AthleteRecord) -> float | None:
    """Return the target's speed as the form has it."""
    return None if athlete.target_mps is None else round(athlete.target_mps * _KMH, 1)


@router.get("/api/athletes/{athlete_id}/target")
def progress(desk: TheDesk, athlete_id: Id) -> ProgressAnswer:
    """Return the target and how far the athlete has come towards it, at equal speed."""
    with desk.library() as library:
        athlete = the_athlete(library, athlete_id)
        view = target_view(library, athlete)
    found = asdict(view.progress) if view.progress else {}
    known = {name: value for name, value in found.items() if name in ProgressAnswer.model_fields}
    speed = view.progress.target.speed_mps * _KMH if view.progress else None
    return ProgressAnswer(
        **known,
        cadence_spm=view.spm,
        speed_kmh=_kmh(athlete),
        since=view.set_on or None,
        at_speed_kmh=speed,
        said=target_part(view).how,
    )


def target_view(library: Library, athlete: AthleteRecord) -> TargetView:
    """Return an athlete's target with the progress to it, as the page takes it."""
    return TargetView(
        athlete_id=athlete.id,
        units=athlete.units,
        spm=athlete.target_spm,
        mps=athlete.target_mps,
        set_on=athlete.target_on or "",
        progress=read_progress(library, athlete),
    )
