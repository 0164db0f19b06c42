"""The tables of the library, and how a file of an older version comes forward to this one."""

import sqlite3
from collections.abc import Callable
from typing import Final

from gait.errors import LibraryError
from gait.language import _

FIRST: Final = """
CREATE TABLE athlete (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    folder TEXT NOT NULL,
    folder_key TEXT NOT NULL UNIQUE,
    height_m REAL, leg_length_m REAL, mass_kg REAL,
    birth_year INTEGER,
    units TEXT NOT NULL DEFAULT 'metric',
    target_spm REAL, target_mps REAL, target_on TEXT
);
CREATE TABLE knee_episode (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    athlete_id INTEGER NOT NULL REFERENCES athlete,
    started_on TEXT NOT NULL, ended_on TEXT,
    place TEXT,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX knee_episode_of ON knee_episode (athlete_id);
CREATE TABLE shoe (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    athlete_id INTEGER NOT NULL REFERENCES athlete,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    started_on TEXT, ended_on TEXT,
    start_distance_m REAL NOT NULL DEFAULT 0,
    UNIQUE (athlete_id, name_key)
);
CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    athlete_id INTEGER NOT NULL REFERENCES athlete,
    shoe_id INTEGER REFERENCES shoe ON DELETE SET NULL,
    is_run INTEGER NOT NULL DEFAULT 1,
    title TEXT NOT NULL DEFAULT '',
    started_at TEXT NOT NULL,
    epoch_s REAL NOT NULL,
    added_at TEXT NOT NULL,
    primary_id INTEGER REFERENCES recording DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX run_of ON run (athlete_id, epoch_s);
CREATE INDEX run_shoe ON run (shoe_id);
CREATE TABLE recording (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES run,
    sha256 TEXT NOT NULL,
    activity_index INTEGER NOT NULL,
    format TEXT NOT NULL,
    name TEXT NOT NULL,
    columns INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    epoch_s REAL NOT NULL,
    duration_s REAL NOT NULL,
    distance_m REAL
);
CREATE INDEX recording_of ON recording (run_id);
CREATE INDEX recording_sha256 ON recording (sha256);
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL REFERENCES run,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    made_at TEXT NOT NULL
);
CREATE INDEX edit_of ON edit (run_id);
CREATE TABLE pain (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    athlete_id INTEGER NOT NULL REFERENCES athlete,
    run_id INTEGER REFERENCES run,
    on_date TEXT NOT NULL,
    place TEXT,
    during REAL, after REAL, next_morning REAL, before REAL,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX pain_of ON pain (athlete_id, on_date);
CREATE INDEX pain_run ON pain (run_id);
CREATE TABLE analysis (
    run_id INTEGER PRIMARY KEY REFERENCES run,
    recording_id INTEGER NOT NULL REFERENCES recording,
    gait_version TEXT NOT NULL,
    settings_key TEXT NOT NULL,
    made_at TEXT NOT NULL,
    stale TEXT,
    document BLOB NOT NULL,
    windows BLOB NOT NULL
);
CREATE TABLE summary (
    run_id INTEGER PRIMARY KEY REFERENCES run,
    local_start TEXT NOT NULL,
    local_date TEXT NOT NULL,
    sport TEXT NOT NULL,
    sub_sport TEXT,
    device TEXT NOT NULL,
    elapsed_s REAL NOT NULL,
    timer_s REAL NOT NULL,
    running_s REAL NOT NULL,
    enough INTEGER NOT NULL,
    distance_m REAL, ascent_m REAL, descent_m REAL, downhill_m REAL,
    judged_spm REAL, judged_low_spm REAL, judged_high_spm REAL, judged_mps REAL,
    expected_spm REAL, expected_low_spm REAL, expected_high_spm REAL,
    cadence_spm REAL, cadence_low_spm REAL, cadence_high_spm REAL,
    speed_mps REAL, speed_low_mps REAL, speed_high_mps REAL,
    step_length_m REAL, step_length_low_m REAL, step_length_high_m REAL,
    contact_s REAL, contact_low_s REAL, contact_high_s REAL,
    oscillation_m REAL, oscillation_low_m REAL, oscillation_high_m REAL,
    heart_rate_bpm REAL, heart_rate_low_bpm REAL, heart_rate_high_bpm REAL,
    contact_sensor TEXT NOT NULL,
    level_mps REAL, level_contact_s REAL,
    verdict TEXT NOT NULL, severity TEXT NOT NULL, headline TEXT NOT NULL
);
CREATE INDEX summary_date ON summary (local_date);
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,
    made_epoch_s REAL NOT NULL,
    said TEXT NOT NULL
);
CREATE TABLE change_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change_id INTEGER NOT NULL REFERENCES change ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    operation TEXT NOT NULL,
    before TEXT NOT NULL,
    sha256 TEXT
);
CREATE INDEX change_row_of ON change_row (change_id);
CREATE INDEX change_row_sha256 ON change_row (sha256);
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def _first(connection: sqlite3.Connection) -> None:
    """Make the tables of the first version."""
    for statement in FIRST.split(";"):
        if statement.strip():
            connection.execute(statement)


COACH: Final = (
    """CREATE TABLE note (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        run_id INTEGER NOT NULL REFERENCES run,
        version INTEGER NOT NULL,
        text TEXT NOT NULL,
        made_at TEXT NOT NULL,
        UNIQUE (run_id, version)
    )""",
    """CREATE TABLE review (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        run_id INTEGER NOT NULL UNIQUE REFERENCES run,
        made_at TEXT NOT NULL
    )""",
    """CREATE TABLE tag (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        run_id INTEGER NOT NULL REFERENCES run,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        UNIQUE (run_id, name_key)
    )""",
    "CREATE INDEX run_when ON run (epoch_s, id)",
    "CREATE TABLE stamp (athlete_id INTEGER PRIMARY KEY, number INTEGER NOT NULL)",
    "INSERT INTO stamp SELECT id, 1 FROM athlete",
    "INSERT INTO stamp VALUES (0, 0)",
    """CREATE TABLE look (
        athlete_id INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, made_by TEXT NOT NULL, document BLOB NOT NULL
    )""",
    """CREATE TRIGGER athlete_comes AFTER INSERT ON athlete BEGIN
        INSERT INTO stamp SELECT NEW.id, 0 WHERE NOT EXISTS (SELECT 1 FROM stamp WHERE athlete_id = NEW.id);
        UPDATE stamp SET number = number + 1 WHERE athlete_id = NEW.id;
    END""",
    """CREATE TRIGGER athlete_changes AFTER UPDATE ON athlete BEGIN
        UPDATE stamp SET number = number + 1 WHERE athlete_id = NEW.id;
    END""",
    """CREATE TRIGGER athlete_goes AFTER DELETE ON athlete BEGIN
        DELETE FROM look WHERE athlete_id = OLD.id;
        UPDATE stamp SET number = number + 1 WHERE athlete_id = OLD.id;
    END""",
)
"""What a coach keeps beside the runs, and how often each athlete has changed (0: what is no athlete's)."""

_STAMPED: Final = {
    "run": "{row}.athlete_id",
    "pain": "{row}.athlete_id",
    "shoe": "{row}.athlete_id",
    "knee_episode": "{row}.athlete_id",
    "summary": "(SELECT athlete_id FROM run WHERE id = {row}.run_id)",
    "note": "0",
    "review": "0",
    "tag": "0",
    "look": "0",
}
"""Whose stamp a change of a row counts up."""
_EVENTS: Final = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}


def _coach(connection: sqlite3.Connection) -> None:
    """Add what the coach's desk needs; the counting is the database's, so that no program can forget it."""
    for statement in COACH:
        connection.execute(statement)
    for table, whose in _STAMPED.items():
        for event, rows in _EVENTS.items():
            owners = ", ".join(whose.format(row=row) for row in rows)
            connection.execute(
                f"""CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} BEGIN
                UPDATE stamp SET number = number + 1 WHERE athlete_id IN ({owners}); END"""  # noqa: S608 - our own names
            )


MIGRATIONS: Final[tuple[Callable[[sqlite3.Connection], None], ...]] = (_first, _coach)
"""What takes a file from the version that is its place in this row to the next; a released one never changes."""

VERSION: Final = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the file's tables, 0 for a new file."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def bring_forward(connection: sqlite3.Connection) -> None:
    """Bring the file to this version in one transaction, or leave it as it is.

    Raises
    ------
    LibraryError
        If a newer version of gait wrote it.

    """
    found = version_of(connection)
    if found < VERSION:
        connection.execute("BEGIN IMMEDIATE")
        try:
            found = version_of(connection)  # another program may have been quicker
            for number in range(found, VERSION):
                MIGRATIONS[number](connection)
                connection.execute(f"PRAGMA user_version = {number + 1}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        found = max(found, VERSION)
    if found > VERSION:
        what = _("The library was written by a newer version of gait (tables {found}, this version knows {known})")
        raise LibraryError(what.format(found=found, known=VERSION), next_step=_("Update gait."))
