"""Any two runs beside each other at equal speed, of one athlete or of two."""

from collections.abc import Sequence
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel

from gait._version import __version__
from gait.compare import Comparison, compare_runs
from gait.desk.asked import MOST_ID, TheDesk
from gait.desk.desk import Desk
from gait.desk.found import day_of, the_athlete, the_run
from gait.desk.policies import policy_of
from gait.errors import UsageError
from gait.intake.side_runs import whole_runs
from gait.language import _
from gait.library import Library, RunRecord
from gait.pages import shared_script
from gait.pages.compare import compare_report
from gait.pages.desk import ComparedRun, Place, compare_page, trouble_page
from gait.pages.desk import compare_words as words
from gait.quantities import Units

router = APIRouter()
_BESIDE: Final = 2
AnId = Annotated[int, Query(ge=1, le=MOST_ID)]
Runs = Annotated[list[AnId], Query(max_length=10)]


class DifferenceAnswer(BaseModel):
    """A quantity of the later run minus the earlier one's at equal speed, with its 95 % interval; None is not known."""

    quantity: str
    unit: str
    verdict: str
    difference: float | None
    low: float | None
    high: float | None
    matched_s: float


class CompareAnswer(BaseModel):
    """Two runs at equal speed; the earlier is what the other is held against."""

    earlier: int
    later: int
    differences: list[DifferenceAnswer]


@router.get("/compare", include_in_schema=False)
def page(desk: TheDesk, run: Runs = [], of: AnId | None = None) -> HTMLResponse:  # noqa: B006 - the framework copies it
    """Return the page on which two runs are compared; ``of`` is whose list they were chosen from."""
    chosen = list(dict.fromkeys(run))
    if len(chosen) != _BESIDE:
        back = "/" if of is None else f"/athletes/{of}?{urlencode({'run': chosen}, doseq=True)}"
        told = words.TWO.format(count=len(chosen))
        return HTMLResponse(trouble_page(told, back=back, back_text=words.BACK), status_code=422)
    with desk.library() as library:
        first, second = _in_time(library, chosen)
        sides = (_side(library, first, second), _side(library, second, first))
    return HTMLResponse(compare_page(*sides, Place(csrf=desk.csrf, version=__version__)))


@router.get("/choose", include_in_schema=False)
def choose(athlete: AnId, run: Runs = []) -> Response:  # noqa: B006 - as above
    """Lead to another athlete's list, with what is chosen so far."""
    query = urlencode({"run": run}, doseq=True)
    return RedirectResponse(f"/athletes/{athlete}?{query}", status_code=303)


@router.get("/compare/report", include_in_schema=False)
def report(desk: TheDesk, run: Runs) -> HTMLResponse:
    """Return the comparison of two runs; its policy is its own."""
    _runs, units, found = _compared(desk, run)
    html = compare_report(found, units=units, script=f"/static/{shared_script().name}")
    return HTMLResponse(html, headers={"content-security-policy": policy_of(html)})


@router.get("/api/compare")
def compare(desk: TheDesk, run: Runs) -> CompareAnswer:
    """Return what differs between two runs at equal speed."""
    runs, _units, found = _compared(desk, run)
    names = DifferenceAnswer.model_fields
    return CompareAnswer(
        earlier=runs[0].id,
        later=runs[1].id,
        differences=[DifferenceAnswer(**{name: getattr(each, name) for name in names}) for each in found.differences],
    )


def _compared(desk: Desk, run: Sequence[int]) -> tuple[list[RunRecord], Units, Comparison]:
    """Return two runs in their order, the units of the earlier one's athlete, and their comparison."""
    if len(set(run)) != _BESIDE:
        raise UsageError(_("Two runs are compared at a time"), next_step=_("Choose two."))
    with desk.library() as library:
        runs = _in_time(library, run)
        analyses = whole_runs(library, [each.id for each in runs])
        units = the_athlete(library, runs[0].athlete_id).units
    return runs, units, compare_runs(analyses)


def _in_time(library: Library, run: Sequence[int]) -> list[RunRecord]:
    return sorted((the_run(library, each) for each in set(run)), key=lambda each: (each.epoch_s, each.id))


def _side(library: Library, run: RunRecord, other: RunRecord) -> ComparedRun:
    """Return one of two runs, with the runs of its athlete that come before and after it."""
    every = [each for each in reversed(library.runs(run.athlete_id)) if each.is_run or each.id == run.id]
    ids = [each.id for each in every if each.id != other.id]
    at = ids.index(run.id)
    return ComparedRun(
        run_id=run.id,
        athlete_id=run.athlete_id,
        athlete=run.athlete,
        local_date=day_of(run),
        title=run.title,
        earlier=ids[at - 1] if at else None,
        later=ids[at + 1] if at + 1 < len(ids) else None,
    )
