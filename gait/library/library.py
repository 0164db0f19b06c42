"""The library as a whole: one object with all that can be done to it."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from gait.library import athletes, changes, editing, histories, originals, outdated, pains, removal, runs, shoes, stored
from gait.library.backup import back_up
from gait.library.coaching import Coaching
from gait.library.corrections import Asked, edits
from gait.library.failures import told
from gait.library.outdated import Outdated, Waiting
from gait.library.place import library_folder
from gait.library.records import (
    Added,
    AthleteRecord,
    Change,
    Edit,
    KneeTrouble,
    Named,
    PainEntry,
    Recording,
    Removed,
    RunEdit,
    RunRecord,
    Shoe,
    WindowedRun,
)
from gait.library.shared_tables import shared_tables
from gait.library.store import BUSY_S, Store, open_store
from gait.library.tables import Table, tables
from gait.model import Analysis, History


@dataclass(frozen=True, slots=True)
class Library:
    """Athletes, their runs with the files that they came from, shoes and pain, in one folder.

    Open it with `Library.open`, best in a ``with`` statement; it is used by the thread that opened it, while other
    threads and programs open their own.
    Every method that writes does so in one transaction: all of it is there afterwards, or nothing.
    What goes wrong with the disk or the database is a `LibraryError`; what cannot be asked is a `UsageError`.
    """

    store: Store

    @classmethod
    def open(cls, folder: str | os.PathLike[str] | None = None, *, busy_s: float = BUSY_S) -> Self:
        """Open the library in a folder (else that of ``GAIT_LIBRARY``, else the user's own), made if it is not there.

        Parameters
        ----------
        folder : path, optional
            Where it is.
        busy_s : float
            How long to wait for another program that writes [s].

        Raises
        ------
        LibraryError
            If it cannot be opened, or a newer version of gait wrote it.

        """
        store = open_store(library_folder(folder), busy_s=busy_s)
        try:
            with told(store.folder):
                originals.sweep_daily(store)
        except BaseException:
            store.db.close()
            raise
        return cls(store)

    def close(self) -> None:
        """Close the library; it can be opened again."""
        self.store.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """The folder that the library is in."""
        return self.store.folder

    @property
    def coaching(self) -> Coaching:
        """What a coach keeps beside the runs."""
        return Coaching(self.store)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Let several calls be written together or not at all."""
        with told(self.folder), self.store.transaction():
            yield

    def _told(self) -> AbstractContextManager[None]:
        return told(self.folder)

    # ------------------------------------------------------------------------------------------------------------------
    # Athletes

    def add_athlete(self, name: str, *, knee: Iterable[KneeTrouble] = (), **values: object) -> AthleteRecord:
        """Add a person: height_m, leg_length_m, mass_kg, birth_year, units, target_spm, target_on as known."""
        with self._told():
            return athletes.add_athlete(self.store, name, values, knee)

    def edit_athlete(
        self, athlete_id: int, *, knee: Iterable[KneeTrouble] | None = None, **values: object
    ) -> AthleteRecord:
        """Change what is known of a person (None: not known any more); with ``knee`` that history is replaced."""
        with self._told():
            return athletes.edit_athlete(self.store, athlete_id, values, knee)

    def athletes(self) -> tuple[AthleteRecord, ...]:
        """Return all athletes by name."""
        with self._told():
            return athletes.athletes(self.store)

    def athlete(self, name: str) -> AthleteRecord:
        """Return the athlete of that name, however it is written; raises `UsageError` where there is none."""
        with self._told():
            return athletes.the_athlete(self.store, name)

    def find_athlete(self, name: str) -> AthleteRecord | None:
        """Return the athlete of that name or folder, however it is written, or None."""
        with self._told():
            return athletes.find_athlete(self.store, name)

    def remove_athlete(self, athlete_id: int) -> Removed:
        """Take an athlete and everything of theirs out, and say what it was; `undo` brings it back for a while."""
        with self._told():
            return removal.remove_athlete(self.store, athlete_id)

    def forget_for_good(self) -> int:
        """Make all that was removed unrecoverable, and return how many files went; no change can be undone after."""
        with self._told():
            return removal.forget_for_good(self.store)

    # ------------------------------------------------------------------------------------------------------------------
    # Shoes

    def add_shoe(self, athlete_id: int, name: str, **values: object) -> Shoe:
        """Add shoes: started_on, ended_on, start_distance_m as known."""
        with self._told():
            return shoes.add_shoe(self.store, athlete_id, name, values)

    def edit_shoe(self, shoe_id: int, **values: object) -> Shoe:
        """Change what is known of shoes: name, started_on, ended_on, start_distance_m."""
        with self._told():
            return shoes.edit_shoe(self.store, shoe_id, values)

    def shoes(self, athlete_id: int) -> tuple[Shoe, ...]:
        """Return an athlete's shoes, the oldest first, each with its distance so far."""
        with self._told():
            return shoes.shoes(self.store, athlete_id)

    def shoe(self, athlete_id: int, name: str) -> Shoe:
        """Return an athlete's shoes of that name; raises `UsageError` where there are none."""
        with self._told():
            return shoes.the_shoe(self.store, athlete_id, name)

    def find_shoe(self, athlete_id: int, name: str) -> Shoe | None:
        """Return an athlete's shoes of that name, or None."""
        with self._told():
            return shoes.find_shoe(self.store, athlete_id, name)

    # ------------------------------------------------------------------------------------------------------------------
    # Runs

    def known_runs(self, athlete_id: int, sha256: str) -> tuple[int, ...]:
        """Return the athlete's runs that a file of this content is a recording of: it need not be read again."""
        with self._told():
            return runs.known_runs(self.store, athlete_id, sha256)

    def add_run(
        self, athlete: AthleteRecord, data: bytes, analysis: Analysis, *, columns: int, named: Named | None = None
    ) -> Added:
        """Put a recording into the library with its analysis.

        Parameters
        ----------
        athlete : AthleteRecord
            Whose run it is.
        data : bytes
            The watch's own file, out of whatever archive it came in: kept untouched under its hash.
        analysis : Analysis
            Made of it with the athlete's own numbers and the history before it; with its windows.
        columns : int
            How many quantities the file holds: of two recordings of a run the richer leads.
        named : Named, optional
            Title and shoes, where an export tells them.

        Returns
        -------
        Added
            ``new``; ``seen`` where this very file was there; ``beside`` where the run was there in a richer file;
            ``richer`` where it was there in a poorer one.

        """
        with self._told():
            return runs.add_run(self.store, athlete, runs.new_recording(analysis, data, columns), analysis, named)

    def runs(self, athlete_id: int | None = None, *, since: str = "", until: str = "9999") -> tuple[RunRecord, ...]:
        """Return the runs of an athlete, or of all, of these local days (both included), the latest first."""
        with self._told():
            return tuple(runs.runs(self.store, athlete_id, since=since, until=until))

    def run_of_day(self, athlete_id: int, day: str) -> int | None:
        """Return the athlete's run of a local day, or None where there is none, or more than one."""
        found = self.runs(athlete_id, since=day, until=day)
        return found[0].id if len(found) == 1 else None

    def devices(self, athlete_id: int) -> tuple[str, ...]:
        """Return what an athlete's runs were recorded with, the latest first."""
        with self._told():
            return runs.devices(self.store, athlete_id)

    def run(self, run_id: int) -> RunRecord:
        """Return a run; raises `UsageError` where there is none of that number."""
        with self._told():
            return runs.run_by_id(self.store, run_id)

    def recordings(self, run_id: int) -> tuple[Recording, ...]:
        """Return the files that a run was read from, the one that leads first."""
        with self._told():
            return runs.recordings(self.store, run_id)

    def original(self, recording: Recording | Asked) -> bytes:
        """Return the content of a recording's file."""
        with self._told():
            return originals.read_original(self.store, recording.sha256, recording.format)

    def edit_run(self, run_id: int, edit: RunEdit) -> RunRecord:
        """Write corrections down; the run's analysis is behind until it is made anew."""
        with self._told():
            return editing.edit_run(self.store, run_id, edit)

    def edits(self, run_id: int) -> tuple[Edit, ...]:
        """Return what was corrected of a run, in the order in which it was said."""
        with self._told():
            return edits(self.store, run_id)

    def take_in(self, run_id: int, stretch: tuple[float, float]) -> RunRecord:
        """Let a stretch that was left out count again; the run's analysis is behind until it is made anew."""
        with self._told():
            return editing.take_in(self.store, run_id, stretch)

    def first_owner(self, run_id: int) -> int | None:
        """Return whose run it was before it was handed over; None where it was not, or that is not known any more."""
        with self._told():
            return editing.first_owner(self.store, run_id)

    def remove_run(self, run_id: int) -> Removed:
        """Take a run and its files out of the library; `undo` brings it back for a while."""
        with self._told():
            return editing.remove_run(self.store, run_id)

    # ------------------------------------------------------------------------------------------------------------------
    # Analyses

    def analysis(self, run_id: int) -> Analysis | None:
        """Return a run's analysis, its series thinned for display, or None where it has yet to be made."""
        with self._told():
            return stored.load_analysis(self.store, run_id)

    def history(self, athlete_id: int, *, before_epoch_s: float | None = None, without: int = 0) -> History:
        """Return an athlete's analysed runs before a moment, as an analysis takes them."""
        with self._told():
            return histories.history_of(self.store, athlete_id, before_epoch_s=before_epoch_s, without=without)

    def history_beside(self, athlete_id: int, *, before_epoch_s: float, without: int = 0) -> History:
        """Return of an athlete's runs before a moment those that a run of that moment is judged beside."""
        with self._told():
            return histories.history_beside(self.store, athlete_id, before_epoch_s=before_epoch_s, without=without)

    def windows(self, athlete_id: int, *, since: str = "", until: str = "9999") -> tuple[WindowedRun, ...]:
        """Return the level running of an athlete's runs of these local days in minutes, the oldest run first."""
        with self._told():
            return histories.windows_of_runs(self.store, athlete_id, since=since, until=until)

    def outdated(self, athlete_id: int | None = None, *, run_id: int | None = None) -> tuple[Outdated, ...]:
        """Return the runs whose analyses are behind, the oldest first: of all, of an athlete, or the one run."""
        with self._told():
            return tuple(outdated.outdated(self.store, athlete_id, run_id))

    def waiting(self, athlete_id: int | None = None) -> Mapping[int, Waiting]:
        """Return how many runs of an athlete, or of each, wait for an analysis; quick, by marks alone."""
        with self._told():
            return outdated.waiting(self.store, athlete_id)

    def asked(self, run_id: int) -> Asked:
        """Return what to analyse a run from, and how."""
        with self._told():
            return outdated.asked_of(self.store, run_id)

    def renew(self, asked: Asked, analysis: Analysis) -> None:
        """Keep an analysis that was made as asked in place of the run's earlier one."""
        with self._told(), self.store.transaction():
            outdated.renew(self.store, asked, analysis)

    def tables(self) -> Iterator[Table]:
        """Yield the library as plain tables: athletes, shoes, runs, splits, findings, pain, and what a coach keeps."""
        with self._told():
            yield from tables(self.store)

    def shared_tables(self) -> Iterator[Table]:
        """Yield the tables that can be sent on: without names, dates and places, and nothing of the coach's."""
        with self._told():
            yield from shared_tables(self.store)

    def back_up(self, target: Path) -> int:
        """Write the library as it is at this moment into one file, and return how many runs' files are in it."""
        with self._told():
            return back_up(self.store, target)

    # ------------------------------------------------------------------------------------------------------------------
    # Pain, and taking back

    def add_pain(self, athlete_id: int, *, on_date: str, run_id: int | None = None, **values: object) -> PainEntry:
        """Write into the pain log: during, after, next_morning, before (0 to 10), place and note as told."""
        told_values: Mapping[str, Any] = {"on_date": on_date, **values}
        with self._told():
            return pains.add_pain(self.store, athlete_id, run_id, told_values)

    def edit_pain(self, athlete_id: int, entry_id: int, **values: object) -> PainEntry:
        """Change a line of the pain log; None says that something was not told."""
        with self._told():
            return pains.edit_pain(self.store, athlete_id, entry_id, values)

    def remove_pain(self, athlete_id: int, entry_id: int) -> PainEntry:
        """Take a line out of the pain log."""
        with self._told():
            return pains.remove_pain(self.store, athlete_id, entry_id)

    def pain_log(self, athlete_id: int) -> tuple[PainEntry, ...]:
        """Return an athlete's pain log with the pain rule applied to it, the oldest day first."""
        with self._told():
            return pains.pain_log(self.store, athlete_id)

    def changes(self) -> tuple[Change, ...]:
        """Return what can be undone, the latest first."""
        with self._told():
            return changes.changes(self.store)

    def undo(self) -> Change:
        """Take the latest change back; analyses that rest on it are behind until they are made anew."""
        with self._told():
            return changes.undo(self.store)
