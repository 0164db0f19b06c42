"""What a coach keeps beside the runs: notes in all their versions, what is reviewed, tags; and the roster's rows.

None of it is taken back by `gait undo`: a note keeps its versions, a mark is set again by a click.
It goes with its run, and comes back with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from gait._version import __version__
from gait.errors import UsageError
from gait.language import LANGUAGE, _
from gait.library.failures import told
from gait.library.names import name_key
from gait.library.runs import run_by_id
from gait.library.store import Store

MOST_LETTERS: Final = 20_000
MOST_TAGS: Final = 12
_TAG_LETTERS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A coach's note on a run in Markdown; version 0 is that there is none yet."""

    run_id: int
    version: int = 0
    text: str = ""
    made_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of a note: ``note`` is what stands there now, and ``kept`` tells whether it is what was written."""

    note: Note
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The runs that have yet to be reviewed on both sides of one, by the time that they began; None where none is."""

    earlier: int | None = None
    later: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterLine:
    """An athlete's line of the roster as it was drawn last; ``behind`` where something has changed since."""

    athlete_id: int
    stamp: int
    document: bytes | None = None
    behind: bool = True


@dataclass(frozen=True, slots=True)
class Coaching:
    """The coach's part of a library that is open."""

    store: Store

    def note(self, run_id: int) -> Note:
        """Return the note on a run as it stands."""
        with told(self.store.folder):
            return _note(self.store, run_id)

    def notes(self, run_id: int) -> tuple[Note, ...]:
        """Return all versions of the note on a run, the latest first."""
        with told(self.store.folder):
            sql = "SELECT run_id, version, text, made_at FROM note WHERE run_id = ? ORDER BY version DESC"
            return tuple(Note(**dict(row)) for row in self.store.all(sql, run_id))

    def write_note(self, run_id: int, text: str, *, version: int) -> Written:
        """Write a note on a run, upon the version that the writer has seen.

        Where another one stands there by now nothing is written, and that one is returned; the same text again is kept
        as it is, so that who did not hear of it can send it once more.

        Raises
        ------
        UsageError
            If there is no such run, or the note is too long.

        """
        if len(text) > MOST_LETTERS:
            what = _("A note may have {most} letters").format(most=MOST_LETTERS)
            raise UsageError(what, next_step=_("Make it shorter."))
        with told(self.store.folder), self.store.transaction():
            run_by_id(self.store, run_id)
            now = _note(self.store, run_id)
            if now.text == text:
                return Written(note=now, kept=True)
            if now.version != version:
                return Written(note=now, kept=False)
            row = {"run_id": run_id, "version": version + 1, "text": text, "made_at": _now()}
            self.store.insert("note", row)
            return Written(note=_note(self.store, run_id), kept=True)

    def reviewed_at(self, run_id: int) -> str | None:
        """Return when a run was marked as reviewed, or None."""
        with told(self.store.folder):
            row = self.store.one("SELECT made_at FROM review WHERE run_id = ?", run_id)
            return None if row is None else row["made_at"]

    def review(self, run_id: int, *, reviewed: bool) -> None:
        """Mark a run as reviewed, or take the mark away."""
        with told(self.store.folder), self.store.transaction():
            run_by_id(self.store, run_id)
            if not reviewed:
                self.store.db.execute("DELETE FROM review WHERE run_id = ?", (run_id,))
            elif self.store.one("SELECT 1 FROM review WHERE run_id = ?", run_id) is None:
                self.store.insert("review", {"run_id": run_id, "made_at": _now()})

    def reviewed(self, athlete_id: int) -> frozenset[int]:
        """Return the athlete's runs that are reviewed."""
        sql = "SELECT run_id FROM review JOIN run ON run.id = run_id WHERE athlete_id = ?"
        with told(self.store.folder):
            return frozenset(row["run_id"] for row in self.store.all(sql, athlete_id))

    def unreviewed(self, since_epoch_s: float) -> Mapping[int, int]:
        """Return how many runs from a moment on have yet to be reviewed, by athlete."""
        # With the plus the few late runs are found by their time, instead of all by their athlete.
        sql = """SELECT athlete_id, count(*) AS number FROM run WHERE epoch_s >= ? AND is_run
            AND NOT EXISTS (SELECT 1 FROM review WHERE run_id = run.id) GROUP BY +athlete_id"""
        with told(self.store.folder):
            return {row["athlete_id"]: row["number"] for row in self.store.all(sql, since_epoch_s)}

    def neighbours(self, run_id: int) -> Neighbours:
        """Return the runs on both sides of one that have yet to be reviewed."""
        with told(self.store.folder):
            run = run_by_id(self.store, run_id)
            place = (run.epoch_s, run.id)
            earlier = _neighbour(self.store, "<", "DESC", place)
            return Neighbours(earlier=earlier, later=_neighbour(self.store, ">", "ASC", place))

    def tags(self, run_id: int) -> tuple[str, ...]:
        """Return a run's tags in the order of the alphabet."""
        with told(self.store.folder):
            rows = self.store.all("SELECT name FROM tag WHERE run_id = ? ORDER BY name_key", run_id)
            return tuple(row["name"] for row in rows)

    def set_tags(self, run_id: int, names: Iterable[str]) -> tuple[str, ...]:
        """Give a run these tags and no others.

        Raises
        ------
        UsageError
            If there is no such run, or a tag is empty or too long, or there are too many.

        """
        wanted = {name_key(each): " ".join(each.split()) for each in names}
        if len(wanted) > MOST_TAGS or any(not 0 < len(each) <= _TAG_LETTERS for each in wanted.values()):
            what = _("A run has up to {most} tags of up to {letters} letters")
            what = what.format(most=MOST_TAGS, letters=_TAG_LETTERS)
            raise UsageError(what, next_step=_("Use fewer or shorter ones."))
        with told(self.store.folder), self.store.transaction():
            run_by_id(self.store, run_id)
            self.store.db.execute("DELETE FROM tag WHERE run_id = ?", (run_id,))
            for key, name in wanted.items():
                self.store.insert("tag", {"run_id": run_id, "name": name, "name_key": key})
        return self.tags(run_id)

    # ------------------------------------------------------------------------------------------------------------------
    # The roster

    def changed(self) -> int:
        """Return a number that grows with every change of what the desk shows, by whatever program."""
        with told(self.store.folder):
            row = self.store.one("SELECT coalesce(sum(number), 0) AS number FROM stamp")
            assert row is not None  # a sum is one row
            return int(row["number"])

    def changed_of(self, athlete_id: int) -> str:
        """Return a word that is another one after every change of what the desk shows of an athlete."""
        sql = """SELECT (SELECT number FROM stamp WHERE athlete_id = :athlete),
            (SELECT count(*) FROM note JOIN run ON run.id = run_id WHERE athlete_id = :athlete),
            (SELECT count(*) FROM review JOIN run ON run.id = run_id WHERE athlete_id = :athlete),
            (SELECT count(*) FROM tag JOIN run ON run.id = run_id WHERE athlete_id = :athlete)"""
        with told(self.store.folder):
            row = self.store.db.execute(sql, {"athlete": athlete_id}).fetchone()
        return ".".join(map(str, row))

    def stamps(self) -> Mapping[int, int]:
        """Return how often each athlete has changed, by whatever program."""
        with told(self.store.folder):
            return {row["athlete_id"]: row["number"] for row in self.store.all("SELECT * FROM stamp WHERE athlete_id")}

    def roster(self) -> tuple[RosterLine, ...]:
        """Return each athlete's line of the roster as it was drawn last."""
        sql = """SELECT stamp.athlete_id, stamp.number AS stamp, document, look.stamp AS drawn, made_by FROM stamp
            JOIN athlete ON athlete.id = stamp.athlete_id LEFT JOIN look ON look.athlete_id = stamp.athlete_id"""
        with told(self.store.folder):
            return tuple(
                RosterLine(
                    athlete_id=row["athlete_id"],
                    stamp=row["stamp"],
                    document=row["document"],
                    behind=row["drawn"] != row["stamp"] or row["made_by"] != _MADE_BY,
                )
                for row in self.store.all(sql)
            )

    def keep_line(self, athlete_id: int, stamp: int, document: bytes) -> None:
        """Keep an athlete's line of the roster, drawn from the library as it was at that stamp."""
        row = {"athlete_id": athlete_id, "stamp": stamp, "made_by": _MADE_BY, "document": document}
        with told(self.store.folder), self.store.transaction():
            if self.store.one("SELECT 1 FROM athlete WHERE id = ?", athlete_id) is not None:
                self.store.insert("look", row, verb="INSERT OR REPLACE")


_MADE_BY: Final = f"{__version__} {LANGUAGE}"
"""A line drawn by another version, or in another language, is drawn again."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _note(store: Store, run_id: int) -> Note:
    sql = "SELECT run_id, version, text, made_at FROM note WHERE run_id = ? ORDER BY version DESC LIMIT 1"
    row = store.one(sql, run_id)
    return Note(run_id=run_id) if row is None else Note(**dict(row))


def _neighbour(store: Store, side: str, order: str, place: tuple[float, int]) -> int | None:
    """Return the next run on one side: the comparison and the order are our own words."""
    sql = f"""SELECT id FROM run WHERE (epoch_s, id) {side} (?, ?) AND is_run
        AND NOT EXISTS (SELECT 1 FROM review WHERE run_id = run.id) ORDER BY epoch_s {order}, id {order} LIMIT 1"""  # noqa: S608
    row = store.one(sql, *place)
    return None if row is None else int(row["id"])
