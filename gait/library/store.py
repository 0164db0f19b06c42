"""The open library: its database and its folder, and a transaction that joins the one that is under way."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gait.library import schema
from gait.library.failures import told
from gait.library.place import DATABASE, ORIGINALS

BUSY_S: Final = 10.0
"""How long a writer waits for another before it gives up: a bulk import commits a run at a time, which takes less."""

Row = sqlite3.Row


@dataclass(frozen=True, slots=True)
class Store:
    """A connection to the library in a folder."""

    db: sqlite3.Connection
    folder: Path

    @property
    def originals(self) -> Path:
        """The folder of the files that the runs came from."""
        return self.folder / ORIGINALS

    def one(self, sql: str, *values: object) -> Row | None:
        """Return the first row of a query, or None."""
        found: Row | None = self.db.execute(sql, values).fetchone()
        return found

    def all(self, sql: str, *values: object) -> list[Row]:
        """Return all rows of a query."""
        return self.db.execute(sql, values).fetchall()

    def insert(self, table: str, values: Mapping[str, object], *, verb: str = "INSERT") -> int:
        """Add a row and return its number; names of tables and columns are the program's own."""
        columns, marks = ", ".join(values), ", ".join("?" * len(values))
        done = self.db.execute(f"{verb} INTO {table} ({columns}) VALUES ({marks})", _plain(values))
        return done.lastrowid or 0

    def update(self, table: str, row_id: int, values: Mapping[str, object]) -> int:
        """Change columns of the row with this number, and return how many rows that was."""
        columns = ", ".join(f"{name} = ?" for name in values)
        sql = f"UPDATE {table} SET {columns} WHERE id = ?"  # noqa: S608 - as above
        return self.db.execute(sql, (*_plain(values), row_id)).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Let all that is written in this block come to be together or not at all; within another, it joins that."""
        if self.db.in_transaction:
            yield
            return
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.OperationalError):  # a full disk has ended it already
                self.db.execute("ROLLBACK")
            raise


def _plain(values: Mapping[str, object]) -> Sequence[Any]:
    return tuple(values.values())


def open_store(folder: Path, *, busy_s: float = BUSY_S) -> Store:
    """Open the library in a folder, made where it is not there yet, and bring its tables forward.

    Raises
    ------
    LibraryError
        If it cannot be opened, or a newer version of gait wrote it.

    """
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(folder / DATABASE, timeout=busy_s, isolation_level=None)
        try:
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = FULL")  # a drop is moved away once it is in here: not even power loss
            if schema.version_of(db) == 0:
                db.execute("PRAGMA journal_mode = WAL")
            schema.bring_forward(db)
        except BaseException:
            db.close()
            raise
        return Store(db, folder)
