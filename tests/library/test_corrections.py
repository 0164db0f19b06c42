"""What a person knows better of a run than its file."""

import pytest

from gait.errors import UsageError
from gait.library import AthleteRecord, Library, RunEdit, Waiting
from gait.library.corrections import Corrections
from tests.library.factory import put


def test_the_last_word_counts(library: Library, anna: AthleteRecord) -> None:
    """Corrections of one kind replace one another, stretches add up, and what is taken back is gone."""
    run_id = put(library, anna).run_id
    for edit in (
        RunEdit(distance_m=9000.0, device="A", cadence_unit="steps"),
        RunEdit(distance_m=9500.0, leave_out=(100.0, 200.0)),
        RunEdit(leave_out=(10.0, 20.0), device=None),
        RunEdit(leave_out=(150.0, 300.0)),
    ):
        library.edit_run(run_id, edit)

    assert library.asked(run_id).corrections == Corrections(
        cadence_stored_as="steps", distance_m=9500.0, left_out_s=((10.0, 20.0), (100.0, 300.0))
    )
    library.edit_run(run_id, RunEdit(leave_out=None))
    assert library.asked(run_id).corrections.left_out_s == ()
    assert [each.kind for each in library.edits(run_id)][:3] == ["device", "cadence_unit", "distance"]


@pytest.mark.parametrize(
    ("edit", "behind"),
    [
        (RunEdit(distance_m=9000.0), ["measure"]),
        (RunEdit(leave_out=(0.0, 60.0)), ["measure"]),
        (RunEdit(is_run=False), ["judge"]),
        (RunEdit(shoe_id=None), []),
    ],
)
def test_a_corrected_run_is_behind(library: Library, anna: AthleteRecord, edit: RunEdit, behind: list[str]) -> None:
    """What changes the measuring is measured anew; what changes only the history is judged anew."""
    library.edit_run(put(library, anna).run_id, edit)

    assert [each.behind for each in library.outdated()] == behind


def test_what_an_athlete_is_puts_the_analyses_behind(library: Library, anna: AthleteRecord) -> None:
    """Another height, other units or another name are measured anew; a birth year is not in any analysis."""
    put(library, anna)
    library.edit_athlete(anna.id, birth_year=1990)
    before = library.outdated()
    library.edit_athlete(anna.id, height_m=1.8)

    assert before == ()
    assert [each.behind for each in library.outdated(anna.id)] == ["measure"]


def test_what_is_no_run_is_in_no_history(library: Library, anna: AthleteRecord) -> None:
    """It stays in the list, and counts nowhere."""
    run_id = put(library, anna).run_id
    library.edit_run(run_id, RunEdit(is_run=False))

    assert [run.is_run for run in library.runs()] == [False]
    assert (library.history(anna.id).runs, library.windows(anna.id)) == ((), ())


def test_a_run_is_given_to_who_ran_it(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """Its pain goes with it and its shoes do not; later runs of both are behind."""
    library.add_shoe(anna.id, "Blue", started_on="2026-01-01")
    run_id = put(library, anna, day=1).run_id
    later = {put(library, athlete, day=2).run_id for athlete in (anna, ben)}
    library.add_pain(anna.id, on_date="2026-05-18", run_id=run_id, during=2)
    run = library.edit_run(run_id, RunEdit(athlete_id=ben.id))

    assert (run.athlete, run.shoe) == ("Ben", None)
    assert [len(library.pain_log(each.id)) for each in (anna, ben)] == [0, 1]
    assert {run.id for run in library.runs() if run.stale} == later | {run_id}
    assert library.edits(run_id)[0].kind == "athlete"


def test_nobody_gets_a_run_twice(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """A run that the other athlete has already is to be removed instead."""
    mine, theirs = put(library, anna), put(library, ben, form="gpx")

    with pytest.raises(UsageError, match=f"has this run already, as number {theirs.run_id}"):
        library.edit_run(mine.run_id, RunEdit(athlete_id=ben.id))
    assert library.run(mine.run_id).athlete == "Anna"


def test_shoes_of_another_are_not_put_on(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """A run is in its own athlete's shoes."""
    run_id, shoe = put(library, anna).run_id, library.add_shoe(ben.id, "Red")

    with pytest.raises(UsageError, match="shoes of another athlete"):
        library.edit_run(run_id, RunEdit(shoe_id=shoe.id))
    with pytest.raises(UsageError, match="no shoes with the number 99"):
        library.edit_run(run_id, RunEdit(shoe_id=99))


@pytest.mark.parametrize(
    "edit", [RunEdit(distance_m=5.0), RunEdit(leave_out=(60.0, 60.0)), RunEdit(leave_out=(-1.0, 5.0))]
)
def test_a_correction_that_no_run_can_have(library: Library, anna: AthleteRecord, edit: RunEdit) -> None:
    """A distance of five metres and a stretch that ends before it begins are refused."""
    run_id = put(library, anna).run_id

    with pytest.raises(UsageError):
        library.edit_run(run_id, edit)
    assert library.edits(run_id) == ()


# ---------------------------------------------------------------------------------------------------------------------
# Pain


def test_the_pain_rule_is_applied_to_the_log(library: Library, anna: AthleteRecord) -> None:
    """At most 2 of 10 during the run, gone after it: within the rule (Esculier et al. 2018); 5 is above it."""
    library.add_pain(anna.id, on_date="2026-05-18", during=5, after=2, next_morning=0, before=0)
    library.add_pain(anna.id, on_date="2026-05-17", during=2, after=0, next_morning=0, place="front", note="stairs")
    library.add_pain(anna.id, on_date="2026-05-19", place="outer")
    log = library.pain_log(anna.id)

    assert [(each.on_date, each.verdict) for each in log] == [
        ("2026-05-17", "within the rule"),
        ("2026-05-18", "above the rule"),
        ("2026-05-19", None),
    ]
    assert log[0].said.startswith("Your knee pain is within the pain rule")
    assert (log[0].note, log[0].pain.place, log[2].said) == ("stairs", "front", "")


def test_the_next_morning_adds_to_the_line_of_the_run(library: Library, anna: AthleteRecord) -> None:
    """What comes later fills what was open, and wins where both say something."""
    run_id = put(library, anna).run_id
    library.add_pain(anna.id, on_date="2026-05-17", run_id=run_id, during=2, after=1)
    entry = library.add_pain(anna.id, on_date="2026-05-17", run_id=run_id, next_morning=0, after=0, note=None)

    assert (entry.pain.during, entry.pain.after, entry.pain.next_morning) == (2, 0, 0)
    assert entry.verdict == "within the rule"
    assert library.asked(run_id).knee == entry.pain
    assert len(library.pain_log(anna.id)) == 1


@pytest.mark.parametrize("told", [{}, {"note": "hm"}, {"during": 11}, {"place": "elbow"}])
def test_what_is_no_pain(library: Library, anna: AthleteRecord, told: dict[str, object]) -> None:
    """Nothing told, more than 10 of 10, and other joints are refused."""
    with pytest.raises(UsageError):
        library.add_pain(anna.id, on_date="2026-05-17", **told)  # type: ignore[arg-type]
    assert library.pain_log(anna.id) == ()


def test_a_line_is_taken_out(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """Only of one's own log, and undo brings it back."""
    entry = library.add_pain(anna.id, on_date="2026-05-17", during=2)

    with pytest.raises(UsageError, match=f"no line {entry.id} in the pain log"):
        library.remove_pain(ben.id, entry.id)
    assert library.remove_pain(anna.id, entry.id) == entry
    assert library.pain_log(anna.id) == ()
    library.undo()
    assert library.pain_log(anna.id) == (entry,)


def test_one_stretch_is_taken_back(library: Library, anna: AthleteRecord) -> None:
    """The others stay left out, the run is behind, and one change takes it back."""
    run_id = put(library, anna).run_id
    for stretch in ((10.0, 20.0), (100.0, 200.0), (300.0, 310.0)):
        library.edit_run(run_id, RunEdit(leave_out=stretch))
    library.take_in(run_id, (100.0, 200.0))
    left = library.asked(run_id).corrections.left_out_s
    library.undo()

    assert left == ((10.0, 20.0), (300.0, 310.0))
    assert library.run(run_id).stale == "history"
    assert library.asked(run_id).corrections.left_out_s == ((10.0, 20.0), (100.0, 200.0), (300.0, 310.0))
    with pytest.raises(UsageError, match="not left out"):
        library.take_in(run_id, (10.0, 21.0))


def test_whose_run_it_was_first(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """It is known once it was handed over, however often, and for a run that never was there is nobody."""
    run_id, other = put(library, anna).run_id, put(library, anna, day=3).run_id
    for athlete in (ben, library.add_athlete("Cleo")):
        library.edit_run(run_id, RunEdit(athlete_id=athlete.id))

    assert (library.first_owner(run_id), library.first_owner(other)) == (anna.id, None)


def test_how_many_runs_wait(library: Library, anna: AthleteRecord, ben: AthleteRecord) -> None:
    """Those that a change marked, and those that another version made or none yet; who has none is not there."""
    put(library, ben)
    first, second, third = (put(library, anna, day=day).run_id for day in range(3))
    library.edit_run(second, RunEdit(is_run=False))
    library.store.db.execute("UPDATE analysis SET gait_version = '0.0.1' WHERE run_id IN (?, ?)", (first, third))

    assert library.waiting() == {anna.id: Waiting(changed=1, earlier=2)}
    assert (library.waiting(anna.id)[anna.id].runs, library.waiting(ben.id)) == (3, {})
