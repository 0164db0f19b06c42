"""What a route is about, found in the library, or that there is none."""

from fastapi import HTTPException

from gait.errors import UsageError
from gait.language import _
from gait.library import AthleteRecord, Library, RunRecord


def the_run(library: Library, run_id: int) -> RunRecord:
    """Return a run, or say that there is none."""
    try:
        return library.run(run_id)
    except UsageError as error:
        raise HTTPException(404, error.what) from None


def the_athlete(library: Library, athlete_id: int) -> AthleteRecord:
    """Return an athlete, or say that there is none."""
    found = next((each for each in library.athletes() if each.id == athlete_id), None)
    if found is None:
        raise HTTPException(404, _("There is no athlete with the number {number}").format(number=athlete_id))
    return found


def day_of(run: RunRecord) -> str:
    """Return the local day of a run."""
    return run.started_at[:10] if run.summary is None else run.summary.local_date
