"""The library: athletes, their runs with the files that they came from, shoes, pain and corrections.

`Library` is all that other rooms use of it; the rows that it gives and takes stand in ``records``.
SQLite stays in this room, and nothing else opens the database or the files beside it.
"""

from gait.library.backup import restore
from gait.library.coaching import Coaching, Neighbours, Note, RosterLine, Written
from gait.library.corrections import Asked, Corrections
from gait.library.library import Library
from gait.library.names import name_key, safe_folder
from gait.library.originals import sha256_of
from gait.library.outdated import Outdated, Waiting, split_unit_of
from gait.library.place import VARIABLE, library_folder
from gait.library.profile import Profile, apply_profile, read_profile
from gait.library.records import (
    UNTOLD,
    Added,
    AthleteRecord,
    Change,
    Edit,
    Interval,
    KneeTrouble,
    Named,
    PainEntry,
    Recording,
    Removed,
    RunEdit,
    RunRecord,
    RunSummary,
    Shoe,
    WindowedRun,
)
from gait.library.tables import Table

__all__ = [
    "UNTOLD",
    "VARIABLE",
    "Added",
    "Asked",
    "AthleteRecord",
    "Change",
    "Coaching",
    "Corrections",
    "Edit",
    "Interval",
    "KneeTrouble",
    "Library",
    "Named",
    "Neighbours",
    "Note",
    "Outdated",
    "PainEntry",
    "Profile",
    "Recording",
    "Removed",
    "RosterLine",
    "RunEdit",
    "RunRecord",
    "RunSummary",
    "Shoe",
    "Table",
    "Waiting",
    "WindowedRun",
    "Written",
    "apply_profile",
    "library_folder",
    "name_key",
    "read_profile",
    "restore",
    "safe_folder",
    "sha256_of",
    "split_unit_of",
]
