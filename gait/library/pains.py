"""The pain log: what a knee told during a run, after it and the next morning, and how that stands to the pain rule."""

import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from gait.assess.pain import judged, pain_verdict
from gait.errors import UsageError
from gait.language import _
from gait.library.changes import changing
from gait.library.records import PainEntry
from gait.library.store import Store
from gait.library.values import checked
from gait.model import KneePain

_NUMBERS: Final = ("during", "after", "next_morning", "before")
_TOLD: Final = frozenset({*_NUMBERS, "place", "note", "on_date"})
_OF_A_RUN: Final = "SELECT * FROM pain WHERE run_id = ? ORDER BY id"


def add_pain(store: Store, athlete_id: int, run_id: int | None, values: Mapping[str, Any]) -> PainEntry:
    """Write a line into the pain log and return it; what was not told is left open.

    A second line about the same run adds to what the first left open (the next morning, most often), and wins where
    both say something.

    Raises
    ------
    UsageError
        If nothing was told, or a number is not between 0 and 10.

    """
    told = checked({name: value for name, value in values.items() if value is not None}, _TOLD)
    _something(told)
    earlier = None if run_id is None else store.one(_OF_A_RUN, run_id)
    with changing(store, _("pain on {day}").format(day=told["on_date"])) as change:
        if earlier is not None:
            entry_id = earlier["id"]
            change.update("pain", entry_id, told)
        else:
            entry_id = change.insert("pain", {"athlete_id": athlete_id, "run_id": run_id, **told})
    row = store.one("SELECT * FROM pain WHERE id = ?", entry_id)
    assert row is not None  # just written
    return _entry(row)


def edit_pain(store: Store, athlete_id: int, entry_id: int, values: Mapping[str, Any]) -> PainEntry:
    """Change a line of the athlete's pain log and return it; None says that something was not told.

    Raises
    ------
    UsageError
        If it is not there, or nothing would be left in it.

    """
    told, row = checked(values, _TOLD), _line(store, athlete_id, entry_id)
    _something(dict(row) | told)
    with changing(store, _("pain on {day}").format(day=row["on_date"])) as change:
        change.update("pain", entry_id, told)
    return _entry(_line(store, athlete_id, entry_id))


def _something(told: Mapping[str, Any]) -> None:
    """Make sure that a line says something of a pain."""
    if all(told.get(name) is None for name in (*_NUMBERS, "place")):
        what = _("Nothing was told of the pain")
        raise UsageError(what, next_step=_("Say how much it was, 0 to 10, or where it is."))


def _line(store: Store, athlete_id: int, entry_id: int) -> sqlite3.Row:
    row = store.one("SELECT * FROM pain WHERE id = ? AND athlete_id = ?", entry_id, athlete_id)
    if row is None:
        what = _("There is no line {number} in the pain log").format(number=entry_id)
        raise UsageError(what, next_step=_("gait pain without numbers lists them."))
    return row


def remove_pain(store: Store, athlete_id: int, entry_id: int) -> PainEntry:
    """Take a line out of the athlete's pain log and return it.

    Raises
    ------
    UsageError
        If it is not there.

    """
    row = _line(store, athlete_id, entry_id)
    with changing(store, _("remove pain of {day}").format(day=row["on_date"])) as change:
        change.delete("pain", entry_id)
    return _entry(row)


def pain_log(store: Store, athlete_id: int) -> tuple[PainEntry, ...]:
    """Return the athlete's pain log, the oldest day first."""
    rows = store.all("SELECT * FROM pain WHERE athlete_id = ? ORDER BY on_date, id", athlete_id)
    return tuple(map(_entry, rows))


def pain_of_run(store: Store, run_id: int) -> KneePain | None:
    """Return what was told of a run, as its analysis takes it."""
    row = store.one(_OF_A_RUN, run_id)
    return None if row is None else _pain(row)


def _pain(row: sqlite3.Row) -> KneePain:
    return KneePain(place=row["place"], **{name: row[name] for name in _NUMBERS})


def _entry(row: sqlite3.Row) -> PainEntry:
    pain = _pain(row)
    known = any(row[name] is not None for name in _NUMBERS)
    return PainEntry(
        id=row["id"],
        athlete_id=row["athlete_id"],
        run_id=row["run_id"],
        on_date=row["on_date"],
        pain=pain,
        note=row["note"],
        verdict=pain_verdict(pain) if known else None,
        said=judged(pain, _("Your knee pain")) if known else "",
    )
