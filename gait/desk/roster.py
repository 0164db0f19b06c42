"""The roster's lines: kept in the library as they were drawn last, and drawn again where an athlete has changed."""

from datetime import UTC, date, datetime, time, timedelta

from gait._version import __version__
from gait.export.diary import Outline, outlines_from, outlines_json
from gait.intake.diary import read_diary
from gait.library import AthleteRecord, Library, RosterLine
from gait.model.diary import Diary
from gait.pages.desk import Entry, short_form
from gait.pages.desk.roster import RECENT_DAYS

_ONE = "athlete"
"""A line is kept as a collection of one."""


def entries_of(library: Library, today: date) -> list[Entry]:
    """Return the runners as the roster takes them, without drawing any: who is behind says so."""
    since = datetime.combine(today - timedelta(days=RECENT_DAYS), time(), UTC).timestamp()
    unreviewed = library.coaching.unreviewed(since)
    lines = {each.athlete_id: each for each in library.coaching.roster()}
    return [_entry(each, lines.get(each.id), unreviewed.get(each.id, 0)) for each in library.athletes()]


def _entry(athlete: AthleteRecord, line: RosterLine | None, unreviewed: int) -> Entry:
    diary = None if line is None or line.document is None else _diary(line.document)
    return Entry(
        athlete_id=athlete.id,
        diary=diary or Diary(gait_version=__version__, athlete=athlete.name),
        units=athlete.units,
        unreviewed=unreviewed,
        behind=line is None or line.behind or diary is None,
    )


def _diary(document: bytes) -> Diary | None:
    found = outlines_from(document).get(_ONE)
    return None if found is None else found.diary


def behind(library: Library) -> list[RosterLine]:
    """Return the lines that have to be drawn again."""
    return [each for each in library.coaching.roster() if each.behind]


def draw_line(library: Library, line: RosterLine) -> None:
    """Draw an athlete's line anew and keep it.

    What changes while it is drawn leaves it behind: the stamp is that from before.
    """
    athlete = next((each for each in library.athletes() if each.id == line.athlete_id), None)
    if athlete is None:
        return
    short = short_form(read_diary(library, athlete))
    document = outlines_json({_ONE: Outline(drawn_from=str(line.stamp), diary=short)})
    library.coaching.keep_line(athlete.id, line.stamp, document)


def bring_up_to_date(library: Library) -> int:
    """Draw every line that is behind, and return how many those were."""
    waiting = behind(library)
    for each in waiting:
        draw_line(library, each)
    return len(waiting)
