"""Whatever a person changes can be taken back, and then all is as it was."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gait.errors import GaitError, UsageError
from gait.library import AthleteRecord, KneeTrouble, Library, RunEdit
from gait.library import changes as changes_of
from gait.library.originals import sweep
from tests.library.factory import a_run, originals, put, tables

NAMES = st.sampled_from(["Anna", "Ben", "Carl", "anna", "Dora"])
PLACES = st.integers(0, 3)
EDITS = st.sampled_from(
    [
        RunEdit(distance_m=9000.0),
        RunEdit(distance_m=None),
        RunEdit(leave_out=(60.0, 120.0)),
        RunEdit(leave_out=None),
        RunEdit(is_run=False),
        RunEdit(is_run=True),
        RunEdit(device="Old watch", cadence_unit="steps"),
    ]
)
STEPS = st.one_of(
    st.tuples(st.just("add athlete"), NAMES),
    st.tuples(st.just("rename"), PLACES, NAMES),
    st.tuples(st.just("weigh"), PLACES, st.floats(20, 300)),
    st.tuples(st.just("knee"), PLACES, st.sampled_from(["2025-01-01", "2025-02-03"])),
    st.tuples(st.just("remove athlete"), PLACES),
    st.tuples(st.just("add shoe"), PLACES, NAMES),
    st.tuples(st.just("edit shoe"), PLACES, NAMES),
    st.tuples(st.just("edit run"), PLACES, EDITS),
    st.tuples(st.just("hand over"), PLACES, PLACES),
    st.tuples(st.just("wear"), PLACES, PLACES),
    st.tuples(st.just("remove run"), PLACES),
    st.tuples(st.just("pain"), PLACES, st.floats(0, 10)),
    st.tuples(st.just("pain of run"), PLACES, st.floats(0, 10)),
)


def nth(rows: Any, at: int) -> Any:  # noqa: ANN401 - any rows
    """Return one of the rows that there are."""
    if not rows:
        message = "nothing there"
        raise UsageError(message)
    return rows[at % len(rows)]


def shoe_of(library: Library, at: int) -> Any:  # noqa: ANN401 - shoes
    """Return one of all shoes."""
    return nth([shoe for each in library.athletes() for shoe in library.shoes(each.id)], at)


def wear(library: Library, run: int, shoe: int) -> None:
    """Put a run to shoes of its athlete."""
    chosen = nth(library.runs(), run)
    library.edit_run(chosen.id, RunEdit(shoe_id=nth(library.shoes(chosen.athlete_id), shoe).id))


def pain_of_run(library: Library, run: int, points: float) -> None:
    """Tell of a run's pain."""
    chosen = nth(library.runs(), run)
    library.add_pain(chosen.athlete_id, on_date=chosen.summary.local_date, run_id=chosen.id, during=points)


ACTIONS: dict[str, Callable[..., object]] = {
    "add athlete": lambda library, name: library.add_athlete(name),
    "rename": lambda library, at, name: library.edit_athlete(nth(library.athletes(), at).id, name=name),
    "weigh": lambda library, at, mass: library.edit_athlete(nth(library.athletes(), at).id, mass_kg=mass),
    "knee": lambda library, at, day: library.edit_athlete(
        nth(library.athletes(), at).id, knee=(KneeTrouble(started_on=day),)
    ),
    "remove athlete": lambda library, at: library.remove_athlete(nth(library.athletes(), at).id),
    "add shoe": lambda library, at, name: library.add_shoe(
        nth(library.athletes(), at).id, name, started_on="2026-05-01"
    ),
    "edit shoe": lambda library, at, name: library.edit_shoe(shoe_of(library, at).id, name=name),
    "edit run": lambda library, at, edit: library.edit_run(nth(library.runs(), at).id, edit),
    "hand over": lambda library, at, to: library.edit_run(
        nth(library.runs(), at).id, RunEdit(athlete_id=nth(library.athletes(), to).id)
    ),
    "wear": wear,
    "remove run": lambda library, at: library.remove_run(nth(library.runs(), at).id),
    "pain": lambda library, at, points: library.add_pain(
        nth(library.athletes(), at).id, on_date="2026-05-17", place="front", after=points
    ),
    "pain of run": pain_of_run,
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed library with two athletes, three runs and no changes to undo."""
    folder = tmp_path_factory.mktemp("filled")
    with Library.open(folder) as library:
        anna, ben = library.add_athlete("Anna"), library.add_athlete("Ben")
        library.add_shoe(anna.id, "Anna", started_on="2026-05-01")
        for athlete, day in ((anna, 0), (anna, 1), (ben, 0)):
            put(library, athlete, day=day)
        put(library, anna, day=1, form="gpx")
        library.store.db.execute("DELETE FROM change")
    return folder


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, max_size=8))
def test_undoing_all_gives_the_first_state(filled: Path, steps: list[tuple[Any, ...]]) -> None:
    """Any sequence of changes, those that are refused among them, undone one by one, leaves every row as it was."""
    with tempfile.TemporaryDirectory() as folder, Library.open(shutil.copytree(filled, f"{folder}/copy")) as library:
        library.store.db.execute("PRAGMA synchronous = OFF")
        before, files = tables(library), originals(library)
        for name, *values in steps:
            try:
                ACTIONS[name](library, *values)
            except GaitError:
                continue
        sweep(library.store, young_s=0.0)
        undone = [library.undo() for _ in library.changes()]

        assert tables(library) == before
        assert originals(library) == files
        assert len(undone) <= len(steps)


def test_a_removed_run_comes_back_with_its_file(library: Library, anna: AthleteRecord) -> None:
    """Until a removal is forgotten the file stays; undone, the run only has to be analysed anew."""
    added = put(library, anna)
    data, _analysis = a_run()
    library.add_pain(anna.id, on_date="2026-05-17", run_id=added.run_id, during=2)
    gone = library.remove_run(added.run_id)

    assert (gone.runs, gone.recordings, gone.originals) == (1, 1, 1)
    assert library.runs() == ()
    assert library.pain_log(anna.id)[0].run_id is None
    assert library.undo().said == f"remove run {added.run_id}"
    (run,) = library.runs()
    assert (run.id, run.summary, library.analysis(run.id)) == (added.run_id, None, None)
    assert [each.behind for each in library.outdated()] == ["measure"]
    assert library.original(library.recordings(run.id)[0]) == data
    assert library.pain_log(anna.id)[0].run_id == run.id


def test_nothing_to_undo(library: Library) -> None:
    """An empty list of changes is said."""
    with pytest.raises(UsageError, match="There is nothing to undo"):
        library.undo()


def test_a_change_that_changes_nothing_is_none(library: Library, anna: AthleteRecord) -> None:
    """Telling what is known already leaves nothing to undo but what was before."""
    library.edit_athlete(anna.id, height_m=1.7)

    assert [change.said for change in library.changes()] == ["add athlete Anna"]


def test_what_came_after_is_not_lost_by_undoing(library: Library, anna: AthleteRecord) -> None:
    """An athlete with runs is not undone away; the change stays in the list."""
    put(library, anna)
    before = tables(library)

    with pytest.raises(UsageError, match="cannot be undone: what came after it stands on it"):
        library.undo()
    assert tables(library) == before
    assert len(library.changes()) == 1


def test_a_file_that_was_added_again_is_not_doubled(library: Library, anna: AthleteRecord) -> None:
    """A run that was removed and then added again is there once: undoing the removal is refused."""
    added = put(library, anna)
    library.remove_run(added.run_id)
    put(library, anna)

    with pytest.raises(UsageError, match="cannot be undone"):
        library.undo()
    assert len(library.runs()) == 1


def test_a_row_that_has_gone_cannot_be_changed_back(library: Library, anna: AthleteRecord) -> None:
    """An edit whose run is not there any more is refused, not half done."""
    added = put(library, anna)
    library.edit_run(added.run_id, RunEdit(is_run=False))
    library.remove_run(added.run_id)
    library.store.db.execute("DELETE FROM change WHERE said LIKE 'remove%'")

    with pytest.raises(UsageError, match="cannot be undone"):
        library.undo()


def test_a_change_by_an_older_version_is_taken_back(library: Library, anna: AthleteRecord) -> None:
    """What was noted of a column that is not there any more is left out."""
    library.edit_athlete(anna.id, height_m=1.8)
    library.store.db.execute("""UPDATE change_row SET before = '{"height_m": 1.7, "shoe_size": 42}'
        WHERE operation = 'update'""")
    library.undo()

    assert library.athlete("Anna").height_m == 1.7


def test_a_damaged_list_of_changes_is_said(library: Library, anna: AthleteRecord) -> None:
    """A table that a person never changes is not written to on the word of a file."""
    library.store.db.execute("UPDATE change_row SET table_name = 'fact'")

    with pytest.raises(GaitError, match="list of changes is damaged"):
        library.undo()
    assert library.athletes() == (anna,)


def test_changes_are_forgotten_after_a_month(library: Library, anna: AthleteRecord) -> None:
    """What was removed more than 30 days ago cannot be brought back, and its file goes at the next sweep."""
    library.remove_run(put(library, anna).run_id)
    library.store.db.execute("UPDATE change SET made_epoch_s = made_epoch_s - 86400 * ?", (changes_of.KEPT_DAYS,))
    swept = sweep(library.store, young_s=0.0)

    assert (swept, library.changes(), originals(library)) == (1, (), set())
