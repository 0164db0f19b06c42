"""What a coach keeps beside the runs: notes in versions, marks, tags, and the stamps that say what has changed."""

import pytest

from gait.errors import UsageError
from gait.library import AthleteRecord, Library, Neighbours, Note, RunEdit, Shoe
from tests.library.factory import put

SINCE_EVER = 0.0


@pytest.fixture
def fresh(tmp_path: object) -> Library:
    """Return a library with one athlete who ran three times."""
    opened = Library.open(f"{tmp_path}/library")
    anna = opened.add_athlete("Anna")
    for day in range(3):
        put(opened, anna, day=day)
    yield opened
    opened.close()


def anna(library: Library) -> AthleteRecord:
    """Return the athlete."""
    return library.athlete("Anna")


def test_a_note_has_versions(fresh: Library) -> None:
    """Each writing is a version upon the one before, and none is overwritten."""
    keeper = fresh.coaching
    first = keeper.write_note(1, "Well run.", version=0)
    second = keeper.write_note(1, "Well run, both laps.", version=1)

    assert (first.kept, second.kept, second.note.version) == (True, True, 2)
    assert keeper.note(1).text == "Well run, both laps."
    assert [each.text for each in keeper.notes(1)] == ["Well run, both laps.", "Well run."]
    assert keeper.note(2) == Note(run_id=2)


def test_two_who_change_one_note(fresh: Library) -> None:
    """The second is told what stands there now, and nothing of either is lost; the same words again are no conflict."""
    keeper = fresh.coaching
    keeper.write_note(1, "mine", version=0)
    late = keeper.write_note(1, "theirs", version=0)
    again = keeper.write_note(1, "mine", version=0)

    assert (late.kept, late.note.text, late.note.version) == (False, "mine", 1)
    assert (again.kept, again.note.version) == (True, 1)
    assert [each.text for each in keeper.notes(1)] == ["mine"]


def test_what_cannot_be_noted(fresh: Library) -> None:
    """A run that is not there, a note without end, tags without letters or in heaps are refused with a sentence."""
    keeper = fresh.coaching
    for refused in (
        lambda: keeper.write_note(9, "?", version=0),
        lambda: keeper.write_note(1, "a" * 20_001, version=0),
        lambda: keeper.set_tags(1, [" "]),
        lambda: keeper.set_tags(1, ["a" * 41]),
        lambda: keeper.set_tags(1, map(str, range(13))),
        lambda: keeper.review(9, reviewed=True),
    ):
        with pytest.raises(UsageError):
            refused()
    assert keeper.notes(1) == ()


def test_tags_are_one_however_they_are_written(fresh: Library) -> None:
    """Case and spaces do not count, the last way of writing stays, and setting them replaces those before."""
    keeper = fresh.coaching

    assert keeper.set_tags(1, ["race", "Tired", " RACE "]) == ("RACE", "Tired")
    assert keeper.set_tags(1, ["easy"]) == ("easy",)
    assert keeper.tags(2) == ()


def test_runs_to_review_and_their_neighbours(fresh: Library) -> None:
    """Marked runs are passed over on the way to the earlier and the later one, and do not count."""
    keeper, owner = fresh.coaching, anna(fresh)
    assert keeper.neighbours(2) == Neighbours(earlier=1, later=3)
    keeper.review(1, reviewed=True)
    keeper.review(1, reviewed=True)
    fresh.edit_run(3, RunEdit(is_run=False))

    assert keeper.neighbours(2) == Neighbours()
    assert keeper.unreviewed(SINCE_EVER) == {owner.id: 1}
    assert keeper.reviewed(owner.id) == {1}
    assert keeper.reviewed_at(1) is not None
    keeper.review(1, reviewed=False)
    assert keeper.reviewed_at(1) is None


def test_it_goes_with_its_run_and_comes_back_with_it(fresh: Library) -> None:
    """A removed run takes note, mark and tags along; undone, they are there again."""
    keeper = fresh.coaching
    keeper.write_note(1, "one", version=0)
    keeper.write_note(1, "two", version=1)
    keeper.review(1, reviewed=True)
    keeper.set_tags(1, ["race"])
    fresh.remove_run(1)
    gone = [fresh.store.all(f"SELECT * FROM {table}") for table in ("note", "review", "tag")]  # noqa: S608
    fresh.undo()

    assert gone == [[], [], []]
    assert [each.text for each in keeper.notes(1)] == ["two", "one"]
    assert (keeper.tags(1), keeper.reviewed_at(1) is None) == (("race",), False)


def stamps(library: Library) -> dict[int, int]:
    """Return how often each athlete has changed."""
    return {each.athlete_id: each.stamp for each in library.coaching.roster()}


def test_the_library_counts_every_change_of_an_athlete(fresh: Library) -> None:
    """Whatever program adds a run, a pair of shoes or a line of pain, or corrects one: the athlete's stamp grows."""
    owner = anna(fresh)
    shoe: Shoe = fresh.add_shoe(owner.id, "Blue")
    for change in (
        lambda: put(fresh, owner, day=9),
        lambda: fresh.add_pain(owner.id, on_date="2026-05-20", during=3.0),
        lambda: fresh.edit_shoe(shoe.id, name="Red"),
        lambda: fresh.edit_athlete(owner.id, target_spm=172.0),
        lambda: fresh.edit_run(1, RunEdit(is_run=False)),
        lambda: fresh.remove_run(2),
        fresh.undo,
    ):
        before, every = stamps(fresh)[owner.id], fresh.coaching.changed()
        change()
        assert stamps(fresh)[owner.id] > before
        assert fresh.coaching.changed() > every


def test_a_note_is_no_change_of_the_athlete(fresh: Library) -> None:
    """It does not have the roster's line drawn again, and pages that are open are told of it all the same."""
    before, every = stamps(fresh), fresh.coaching.changed()
    fresh.coaching.write_note(1, "word", version=0)

    assert stamps(fresh) == before
    assert fresh.coaching.changed() == every + 1


def test_a_line_of_the_roster_is_behind_until_it_is_drawn(fresh: Library) -> None:
    """A line holds for the stamp that it was drawn at; with its athlete it is gone, and is not kept for nobody."""
    keeper, owner = fresh.coaching, anna(fresh)
    (line,) = keeper.roster()
    assert (line.behind, line.document) == (True, None)
    keeper.keep_line(owner.id, line.stamp, b"drawn")
    (line,) = keeper.roster()
    assert (line.behind, line.document) == (False, b"drawn")
    put(fresh, owner, day=20)
    assert [each.behind for each in keeper.roster()] == [True]
    fresh.remove_athlete(owner.id)
    keeper.keep_line(owner.id, 1, b"late")
    assert keeper.roster() == ()
    assert fresh.store.all("SELECT * FROM look") == []
