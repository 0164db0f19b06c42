"""An athlete's page of all weeks: what it is drawn from costs a second a year of runs, so the last ones are kept."""

from collections import OrderedDict
from threading import Lock
from typing import Final, TypeAlias

from gait.intake.diary import read_diary
from gait.library import AthleteRecord, Library, Waiting
from gait.pages import shared_script
from gait.pages.seasons import season_report

_MOST: Final = 16
_Key: TypeAlias = tuple[str, int, int, int]
_KEPT: Final[OrderedDict[_Key, str]] = OrderedDict()
_ONE_AT_A_TIME: Final = Lock()


def season_page(library: Library, athlete: AthleteRecord) -> str:
    """Return the page of an athlete's weeks, drawn again only where something of the athlete has changed."""
    stamp = next(each.stamp for each in library.coaching.roster() if each.athlete_id == athlete.id)
    late = library.waiting(athlete.id).get(athlete.id, Waiting()).runs  # the page tells how many
    key = (str(library.folder), athlete.id, stamp, late)
    with _ONE_AT_A_TIME:
        if key in _KEPT:
            _KEPT.move_to_end(key)
            return _KEPT[key]
    page = _drawn(library, athlete)
    with _ONE_AT_A_TIME:
        _KEPT[key] = page
        while len(_KEPT) > _MOST:
            _KEPT.popitem(last=False)
    return page


def _drawn(library: Library, athlete: AthleteRecord) -> str:
    links = {run.id: f"/runs/{run.id}" for run in library.runs(athlete.id)}
    script = f"/static/{shared_script().name}"
    return season_report(read_diary(library, athlete, links), units=athlete.units, script=script)
