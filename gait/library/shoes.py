"""Shoes: from when to when they are worn, and how far."""

import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from gait.errors import UsageError
from gait.language import _
from gait.library.changes import Changing, changing
from gait.library.names import name_key, tidy
from gait.library.records import Shoe
from gait.library.store import Store
from gait.library.values import checked

EDITABLE: Final = frozenset({"name", "started_on", "ended_on", "start_distance_m"})

_WITH_DISTANCE: Final = """
SELECT shoe.id, shoe.athlete_id, shoe.name, shoe.started_on, shoe.ended_on, shoe.start_distance_m,
    shoe.start_distance_m + coalesce(sum(summary.distance_m), 0) AS distance_m, count(run.id) AS runs
FROM shoe
LEFT JOIN run ON run.shoe_id = shoe.id AND run.is_run
LEFT JOIN summary ON summary.run_id = run.id
WHERE {condition} GROUP BY shoe.id ORDER BY shoe.started_on, shoe.name_key
"""


def add_shoe(store: Store, athlete_id: int, name: str, values: Mapping[str, Any]) -> Shoe:
    """Add a pair of shoes and return it; runs without shoes since its start are put to it where it is the only one.

    Raises
    ------
    UsageError
        If the athlete has one of that name, or a value cannot be.

    """
    known = _in_order(checked(values, EDITABLE))
    tidied = tidy(name)
    try:
        with changing(store, _("add shoe {name}").format(name=tidied)) as change:
            row = {"athlete_id": athlete_id, "name": tidied, "name_key": name_key(tidied), **known}
            shoe_id = change.insert("shoe", row)
            if known.get("started_on") is not None:
                _put_on(store, change, athlete_id)
    except sqlite3.IntegrityError:
        raise _taken(tidied) from None
    return shoe_by_id(store, shoe_id)


def edit_shoe(store: Store, shoe_id: int, values: Mapping[str, Any]) -> Shoe:
    """Change what is known of a pair of shoes. Errors are those of `add_shoe`."""
    known = checked(values, EDITABLE)
    before = shoe_by_id(store, shoe_id)
    _in_order({"started_on": before.started_on, "ended_on": before.ended_on} | known)
    if "name" in known:
        known |= {"name_key": name_key(known["name"])}
    try:
        with changing(store, _("edit shoe {name}").format(name=before.name)) as change:
            change.update("shoe", shoe_id, known)
    except sqlite3.IntegrityError:
        raise _taken(known["name"]) from None
    return shoe_by_id(store, shoe_id)


def shoes(store: Store, athlete_id: int) -> tuple[Shoe, ...]:
    """Return the athlete's shoes, the oldest first, each with its distance."""
    sql = _WITH_DISTANCE.format(condition="shoe.athlete_id = ?")
    return tuple(Shoe(**dict(row)) for row in store.all(sql, athlete_id))


def shoe_by_id(store: Store, shoe_id: int) -> Shoe:
    """Return the pair of that number; it has to be there."""
    row = store.one(_WITH_DISTANCE.format(condition="shoe.id = ?"), shoe_id)
    if row is None:
        raise UsageError(_("There are no shoes with the number {number}").format(number=shoe_id))
    return Shoe(**dict(row))


def find_shoe(store: Store, athlete_id: int, name: str) -> Shoe | None:
    """Return the athlete's shoes of that name, in whatever case and form it is written, or None."""
    sql = _WITH_DISTANCE.format(condition="shoe.athlete_id = ? AND shoe.name_key = ?")
    row = store.one(sql, athlete_id, name_key(name))
    return None if row is None else Shoe(**dict(row))


def the_shoe(store: Store, athlete_id: int, name: str) -> Shoe:
    """Return the athlete's shoes of that name.

    Raises
    ------
    UsageError
        If there are none.

    """
    found = find_shoe(store, athlete_id, name)
    if found is not None:
        return found
    names = ", ".join(each.name for each in shoes(store, athlete_id))
    next_step = _("Known are: {names}.").format(names=names) if names else _("Add them with gait shoe add.")
    raise UsageError(_("There are no shoes {name}").format(name=tidy(name)), next_step=next_step)


def shoe_on(store: Store, athlete_id: int, day: str) -> int | None:
    """Return the only pair that was in use on a day, or None where there are several or none.

    A pair without a start is never put on by itself.
    """
    sql = """SELECT id FROM shoe WHERE athlete_id = ? AND started_on IS NOT NULL AND started_on <= ?
        AND (ended_on IS NULL OR ended_on >= ?) LIMIT 2"""
    rows = store.all(sql, athlete_id, day, day)
    return rows[0]["id"] if len(rows) == 1 else None


def _put_on(store: Store, change: Changing, athlete_id: int) -> None:
    sql = """SELECT run.id, local_date FROM run JOIN summary ON summary.run_id = run.id
        WHERE athlete_id = ? AND shoe_id IS NULL"""
    for row in store.all(sql, athlete_id):
        shoe_id = shoe_on(store, athlete_id, row["local_date"])
        if shoe_id is not None:
            change.update("run", row["id"], {"shoe_id": shoe_id})


def _in_order(values: dict[str, Any]) -> dict[str, Any]:
    started, ended = values.get("started_on"), values.get("ended_on")
    if started and ended and ended < started:
        raise UsageError(_("The shoes cannot end before they start"), next_step=_("Look at the two dates."))
    return values


def _taken(name: str) -> UsageError:
    what = _("There are shoes of this name already: {name}").format(name=name)
    return UsageError(what, next_step=_("Choose another name, or change those with gait shoe edit."))
