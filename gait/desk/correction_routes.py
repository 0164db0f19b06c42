"""What a run's file says wrongly: corrected, shown, and taken back, each by itself."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query

from gait.clock import TO_THE_END_S, seconds_of
from gait.desk.asked import Id, TheDesk
from gait.desk.correction_answers import Correction, CorrectionsAnswer, LeftOut, RunCorrected, Stretch
from gait.desk.correction_views import to_the_end
from gait.desk.desk import Desk
from gait.desk.found import the_athlete, the_run
from gait.desk.run_routes import answer_of
from gait.errors import UsageError
from gait.intake.renewing import renew_run
from gait.language import _
from gait.library import Library, RunEdit, RunRecord
from gait.pages.numbers import clock

router = APIRouter()
_KM_M: Final = 1000.0
_WRITE_IT: Final = _("Write it as 12:30 or 1:02:03, counted from the start of the recording.")
_FROM: Final = _("From")
_TO: Final = _("To")
Second = Annotated[float, Query(ge=0, le=TO_THE_END_S)]


@router.get("/api/runs/{run_id}/corrections")
def corrections(desk: TheDesk, run_id: Id) -> CorrectionsAnswer:
    """Return what is corrected of a run."""
    with desk.library() as library:
        return _answer(library, the_run(library, run_id))


@router.patch("/api/runs/{run_id}")
def correct(desk: TheDesk, run_id: Id, told: Correction) -> RunCorrected:
    """Correct a run, and analyse it anew with that; later runs of its athlete follow in the background."""
    with desk.library() as library:
        found = the_run(library, run_id)
        library.edit_run(found.id, _edit(library, told))
        trouble = _renewed(desk, library, found).trouble
        return RunCorrected(**answer_of(library, the_run(library, run_id)).model_dump(), trouble=trouble)


@router.post("/api/runs/{run_id}/left-out")
def leave_out(desk: TheDesk, run_id: Id, told: Stretch) -> CorrectionsAnswer:
    """Leave a stretch of a run out, and analyse it anew without; stretches that touch become one."""
    with desk.library() as library:
        found = the_run(library, run_id)
        library.edit_run(found.id, RunEdit(leave_out=_stretch(told, found)))
        return _renewed(desk, library, found)


@router.delete("/api/runs/{run_id}/left-out")
def take_in(desk: TheDesk, run_id: Id, begins_s: Second, ends_s: Second | None = None) -> CorrectionsAnswer:
    """Let a stretch count again, as it stands among the corrections; without an end it goes to the end of the run."""
    with desk.library() as library:
        found = the_run(library, run_id)
        library.take_in(found.id, (begins_s, TO_THE_END_S if ends_s is None else ends_s))
        return _renewed(desk, library, found)


def _edit(library: Library, told: Correction) -> RunEdit:
    said: dict[str, Any] = {name: getattr(told, name) for name in told.model_fields_set}
    if said.get("athlete_id", 0) is None:
        what = _("A run is always somebody's")
        raise UsageError(what, next_step=_("Choose who really ran."))
    if "athlete_id" in said:
        the_athlete(library, said["athlete_id"])
    if "distance_km" in said:
        distance_km = said.pop("distance_km")
        said["distance_m"] = None if distance_km is None else distance_km * _KM_M
    return RunEdit(**said)


def _stretch(told: Stretch, run: RunRecord) -> tuple[float, float]:
    begins = _read(told.begins, _FROM)
    ends = TO_THE_END_S if told.ends is None else _read(told.ends, _TO)
    if ends <= begins:
        what = _("The stretch ends before it begins")
        raise UsageError(what, where=f"{_FROM}, {_TO}", next_step=_("Write the earlier time first."))
    if run.summary is not None and begins >= run.summary.elapsed_s:
        what = _("The recording ends at {time}").format(time=clock(run.summary.elapsed_s))
        raise UsageError(what, where=_FROM, next_step=_("Write a time before that."))
    return begins, ends


def _read(text: str, where: str) -> float:
    found = seconds_of(text)
    if found is None:
        raise UsageError(_("'{text}' is no time of a run").format(text=text), where=where, next_step=_WRITE_IT)
    return found


def _renewed(desk: Desk, library: Library, before: RunRecord) -> CorrectionsAnswer:
    """Analyse a run anew, let what rests on it follow, and return what is corrected of it."""
    done = renew_run(library, before.id)
    run = the_run(library, before.id)
    for athlete_id in {before.athlete_id, run.athlete_id}:
        desk.renewing.ask(athlete_id)
    trouble = "" if done is None or done.error is None else str(done.error)
    return _answer(library, run, trouble)


def _answer(library: Library, run: RunRecord, trouble: str = "") -> CorrectionsAnswer:
    known = library.asked(run.id).corrections
    first = library.first_owner(run.id)
    return CorrectionsAnswer(
        run_id=run.id,
        athlete_id=run.athlete_id,
        first_athlete_id=None if first == run.athlete_id else first,
        shoe_id=run.shoe_id,
        device=known.device,
        cadence_unit=known.cadence_stored_as,
        distance_km=None if known.distance_m is None else known.distance_m / _KM_M,
        left_out=[LeftOut(begins_s=begins, ends_s=to_the_end(ends)) for begins, ends in known.left_out_s],
        is_run=run.is_run,
        trouble=trouble,
    )
