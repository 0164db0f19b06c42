"""What a person changes is written with what was there before, so that it can be taken back.

Intake and analysis are no changes of this kind: a run that arrives in between stays.
Only these tables are ever changed through here; what is derived from a run is made anew instead.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from gait.errors import LibraryError, UsageError
from gait.language import _
from gait.library.histories import mark_from
from gait.library.records import Change
from gait.library.store import Store

KEPT_DAYS: Final = 30
"""How long a change can be taken back, and the original of a removed run is kept for it."""

_TABLES: Final = frozenset(
    {"athlete", "knee_episode", "shoe", "run", "recording", "edit", "pain", "note", "review", "tag"}
)


@dataclass(frozen=True, slots=True)
class Changing:
    """A change under way: each row that is added, changed or removed is noted with what was there before."""

    store: Store
    change_id: int

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Add a row and return its number."""
        row_id = self.store.insert(table, values)
        self._note(table, row_id, "insert", {})
        return row_id

    def update(self, table: str, row_id: int, values: Mapping[str, object]) -> None:
        """Change columns of a row."""
        before = _row(self.store, table, row_id)
        changed = {name: value for name, value in values.items() if before[name] != value}
        if changed:
            self._note(table, row_id, "update", {name: before[name] for name in changed})
            self.store.update(table, row_id, changed)

    def delete(self, table: str, row_id: int) -> None:
        """Remove a row."""
        self._note(table, row_id, "delete", _row(self.store, table, row_id))
        self.store.db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))  # noqa: S608 - our own names

    def _note(self, table: str, row_id: int, operation: str, before: Mapping[str, Any]) -> None:
        assert table in _TABLES
        row = {
            "change_id": self.change_id,
            "table_name": table,
            "row_id": row_id,
            "operation": operation,
            "before": json.dumps(before),
            "sha256": before.get("sha256"),
        }
        self.store.insert("change_row", row)


def _row(store: Store, table: str, row_id: int) -> dict[str, Any]:
    found = store.one(f"SELECT * FROM {table} WHERE id = ?", row_id)  # noqa: S608 - as above
    assert found is not None  # the caller has just read it
    return dict(found)


@contextmanager
def changing(store: Store, said: str) -> Iterator[Changing]:
    """Open a change that is described by a sentence; it is whole or nothing, and forgotten where nothing changed."""
    with store.transaction():
        store.db.execute("PRAGMA defer_foreign_keys = ON")
        now = datetime.now(UTC)
        head = {"made_at": now.isoformat(timespec="seconds"), "made_epoch_s": now.timestamp(), "said": said}
        change = Changing(store, store.insert("change", head))
        yield change
        if store.one("SELECT 1 FROM change_row WHERE change_id = ?", change.change_id) is None:
            store.db.execute("DELETE FROM change WHERE id = ?", (change.change_id,))


def changes(store: Store) -> tuple[Change, ...]:
    """Return what can be taken back, the latest first."""
    rows = store.all("SELECT id, made_at, said FROM change ORDER BY id DESC")
    return tuple(Change(**dict(row)) for row in rows)


def undo(store: Store) -> Change:
    """Take the latest change back and return it.

    Raises
    ------
    UsageError
        If there is nothing to take back, or what came after stands on it.

    """
    with store.transaction():
        latest = next(iter(changes(store)), None)
        if latest is None:
            what = _("There is nothing to undo")
            raise UsageError(what, next_step=_("Changes can be undone for {days} days.").format(days=KEPT_DAYS))
        store.db.execute("PRAGMA defer_foreign_keys = ON")
        touched = _touched(store, latest)
        try:
            _take_back(store, latest)
            _check(store)
        except (sqlite3.IntegrityError, LookupError):
            what = _("'{change}' cannot be undone: what came after it stands on it").format(change=latest.said)
            raise UsageError(
                what, next_step=_("Correct it by hand with gait athlete, gait shoe or gait run.")
            ) from None
        for run_id in touched:
            mark_from(store, run_id)
        store.db.execute("DELETE FROM change WHERE id = ?", (latest.id,))
    return latest


def _touched(store: Store, change: Change) -> list[int]:
    """Return the runs that a change was about."""
    sql = """SELECT row_id FROM change_row WHERE change_id = ? AND table_name = 'run'
        UNION SELECT run_id FROM edit WHERE id IN
        (SELECT row_id FROM change_row WHERE change_id = ? AND table_name = 'edit')"""
    return [row["row_id"] for row in store.all(sql, change.id, change.id)]


def _take_back(store: Store, change: Change) -> None:
    for row in store.all("SELECT * FROM change_row WHERE change_id = ? ORDER BY id DESC", change.id):
        table, row_id = row["table_name"], row["row_id"]
        if table not in _TABLES:
            raise LibraryError(_("The library's list of changes is damaged"), where=str(store.folder))
        before = _known_columns(store, table, json.loads(row["before"]))
        if row["operation"] == "delete":
            store.insert(table, before)
        elif row["operation"] == "update":
            if store.update(table, row_id, before) == 0:
                raise LookupError
        else:
            store.db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))  # noqa: S608 - one of our tables


def _known_columns(store: Store, table: str, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as this version's table takes it: the change may be older than the table."""
    columns = {row["name"] for row in store.all(f"PRAGMA table_info({table})")}
    return {name: value for name, value in before.items() if name in columns}


def _check(store: Store) -> None:
    """Make sure that all rows have what they point to, and that no file was added again meanwhile."""
    twice = """SELECT 1 FROM recording JOIN run ON run.id = run_id
        GROUP BY athlete_id, sha256, activity_index HAVING count(*) > 1"""
    if store.all("PRAGMA foreign_key_check") or store.one(twice) is not None:
        raise sqlite3.IntegrityError


def forget_old(store: Store, *, days: float = KEPT_DAYS) -> None:
    """Forget the changes of more than so many days ago: they cannot be taken back any more."""
    limit = datetime.now(UTC).timestamp() - days * 86400
    store.db.execute("DELETE FROM change WHERE made_epoch_s <= ?", (limit,))
