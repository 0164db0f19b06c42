"""A library of a whole club: its rows put there as they are, since analysing 60,000 runs would take a day."""

from pathlib import Path

from gait.desk.roster import bring_up_to_date
from gait.library import Library
from tests.library.factory import put

FIRST_ID = 100
DAY_S = 86_400


def fill(folder: Path, *, athletes: int, runs: int) -> None:
    """Fill a library with so many athletes, each with so many runs that have one real run's numbers."""
    with Library.open(folder) as library:
        first = library.add_athlete("Athlete 000")
        for day in range(0, 84, 2):  # twelve weeks, so that the line that all have is as long as real ones are
            put(library, first, day=day)
        bring_up_to_date(library)
        for number in range(1, athletes):
            library.add_athlete(f"Athlete {number:03}")
        with library.transaction():
            library.store.db.execute("PRAGMA defer_foreign_keys = ON")
            _rows(library, runs)
            _lines(library)


def _rows(library: Library, runs: int) -> None:
    db = library.store.db
    columns = [row["name"] for row in db.execute("PRAGMA table_info(summary)") if row["name"] != "run_id"]
    names = ", ".join(columns)
    numbers = f"INSERT INTO summary (run_id, {names}) SELECT ?, {names} FROM summary WHERE run_id = 1"  # noqa: S608
    number = FIRST_ID
    for athlete in library.athletes():
        for day in range(runs):
            number += 1
            run = (number, athlete.id, 1.7e9 + day * DAY_S + athlete.id)
            db.execute(
                """INSERT INTO run (id, athlete_id, epoch_s, started_at, added_at, primary_id)
                VALUES (?, ?, ?, '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00+00:00', 1)""",
                run,
            )
            db.execute(numbers, (number,))


def _lines(library: Library) -> None:
    """Give every athlete the one line that was drawn, as of now."""
    drawn = next(each.document for each in library.coaching.roster() if each.document is not None)
    for line in library.coaching.roster():
        library.coaching.keep_line(line.athlete_id, line.stamp, drawn)
