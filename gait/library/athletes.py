"""The athletes: who runs, how tall, with what history of the knees."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

from gait.errors import UsageError
from gait.language import _
from gait.library.changes import Changing, changing
from gait.library.names import name_key, safe_folder, tidy
from gait.library.records import AthleteRecord, KneeTrouble
from gait.library.store import Store
from gait.library.values import checked

EDITABLE: Final = frozenset(
    {"name", "height_m", "leg_length_m", "mass_kg", "birth_year", "units", "target_spm", "target_mps", "target_on"}
)
_COLUMNS: Final = tuple(each.name for each in fields(AthleteRecord) if each.name != "knee")


def add_athlete(store: Store, name: str, values: Mapping[str, Any], knee: Iterable[KneeTrouble]) -> AthleteRecord:
    """Add a person and return them.

    Raises
    ------
    UsageError
        If somebody has that name already, or a number is none of a person.

    """
    known = checked(values, EDITABLE)
    tidied = tidy(name)
    try:
        with changing(store, _("add athlete {name}").format(name=tidied)) as change:
            row = {"name": tidied, "name_key": name_key(tidied), **_free_folder(store, tidied), **known}
            athlete_id = change.insert("athlete", row)
            _set_knee(store, change, athlete_id, knee)
    except sqlite3.IntegrityError:
        what = _("There is an athlete of this name already: {name}").format(name=tidied)
        raise UsageError(what, next_step=_("Choose another name, or change that one with gait athlete edit.")) from None
    return athlete_by_id(store, athlete_id)


def edit_athlete(
    store: Store, athlete_id: int, values: Mapping[str, Any], knee: Iterable[KneeTrouble] | None
) -> AthleteRecord:
    """Change what is known of a person; with ``knee`` that history is replaced. Errors are those of `add_athlete`."""
    known = checked(values, EDITABLE)
    if "name" in known:
        known |= {"name": tidy(known["name"]), "name_key": name_key(known["name"])}
    before = athlete_by_id(store, athlete_id)
    try:
        with changing(store, _("edit athlete {name}").format(name=before.name)) as change:
            change.update("athlete", athlete_id, known)
            if knee is not None:
                _set_knee(store, change, athlete_id, knee)
    except sqlite3.IntegrityError:
        what = _("There is an athlete of this name already: {name}").format(name=known["name"])
        raise UsageError(what, next_step=_("Choose another name.")) from None
    return athlete_by_id(store, athlete_id)


def athletes(store: Store) -> tuple[AthleteRecord, ...]:
    """Return all athletes by name."""
    knees: dict[int, list[KneeTrouble]] = {}
    for each in store.all(f"SELECT athlete_id, {_KNEE} FROM knee_episode ORDER BY started_on, id"):  # noqa: S608 - ours
        knees.setdefault(each["athlete_id"], []).append(_knee(each))
    rows = store.all("SELECT * FROM athlete ORDER BY name_key")
    return tuple(_person(row, knees.get(row["id"], ())) for row in rows)


def athlete_by_id(store: Store, athlete_id: int) -> AthleteRecord:
    """Return the athlete of that number; it has to be there."""
    row = store.one("SELECT * FROM athlete WHERE id = ?", athlete_id)
    if row is None:
        raise UsageError(_("There is no athlete with the number {number}").format(number=athlete_id))
    return _record(store, row)


def find_athlete(store: Store, name: str) -> AthleteRecord | None:
    """Return the athlete of that name, in whatever case and form it is written, or of that folder; else None."""
    key = name_key(name)
    sql = "SELECT * FROM athlete WHERE name_key = ? OR folder_key = ? ORDER BY name_key = ? DESC"
    row = store.one(sql, key, key, key)
    return None if row is None else _record(store, row)


def the_athlete(store: Store, name: str) -> AthleteRecord:
    """Return the athlete of that name.

    Raises
    ------
    UsageError
        If there is none.

    """
    found = find_athlete(store, name)
    if found is not None:
        return found
    names = ", ".join(each.name for each in athletes(store)[:10])
    next_step = _("The library knows: {names}.").format(names=names) if names else _("Add one with gait athlete add.")
    raise UsageError(_("There is no athlete {name} in the library").format(name=tidy(name)), next_step=next_step)


_KNEE: Final = "id, started_on, ended_on, place, note"


def _record(store: Store, row: sqlite3.Row) -> AthleteRecord:
    sql = f"SELECT {_KNEE} FROM knee_episode WHERE athlete_id = ? ORDER BY started_on, id"  # noqa: S608 - our own names
    return _person(row, map(_knee, store.all(sql, row["id"])))


def _person(row: sqlite3.Row, knee: Iterable[KneeTrouble]) -> AthleteRecord:
    return AthleteRecord(**{name: row[name] for name in _COLUMNS}, knee=tuple(knee))


def _knee(row: sqlite3.Row) -> KneeTrouble:
    return KneeTrouble(**{name: row[name] for name in _KNEE.split(", ")})


def _set_knee(store: Store, change: Changing, athlete_id: int, knee: Iterable[KneeTrouble]) -> None:
    """Make the history of the knees what is given; episodes that stay keep their rows."""
    wanted = [{"started_on": e.started_on, "ended_on": e.ended_on, "place": e.place, "note": e.note} for e in knee]
    for row in store.all("SELECT * FROM knee_episode WHERE athlete_id = ?", athlete_id):
        kept = {name: row[name] for name in ("started_on", "ended_on", "place", "note")}
        if kept in wanted:
            wanted.remove(kept)
        else:
            change.delete("knee_episode", row["id"])
    for values in wanted:
        change.insert("knee_episode", {"athlete_id": athlete_id, **checked(values, frozenset(values))})


def _free_folder(store: Store, name: str) -> dict[str, str]:
    """Return a folder's name that nobody has yet."""
    wanted, number = safe_folder(name), 1
    folder = wanted
    while store.one("SELECT 1 FROM athlete WHERE folder_key = ?", name_key(folder)) is not None:
        number += 1
        folder = f"{wanted}-{number}"
    return {"folder": folder, "folder_key": name_key(folder)}
