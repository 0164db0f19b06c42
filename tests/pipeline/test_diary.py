"""The diary: rows and claims put side by side."""

from dataclasses import replace

import pytest

from gait.model.diary import DiaryNotes, DiaryPain, LeftAside
from gait.pipeline.diary import diary_of, thinned
from tests.history.by_hand import a_run, around, every_other_day
from tests.pages.a_season import beginner, line, season


def test_runs_stand_latest_first_with_what_the_history_says_of_them() -> None:
    """Each has its usual, the difference, the verdict, and its minutes."""
    levels = every_other_day([*around(168.0, 20), 150.0])
    runs = [line(level.run_id, level.local_date) for level in levels]
    found = diary_of("Ana", runs, levels, gait_version="1.2.3")
    last = found.runs[0]
    assert [run.run_id for run in found.runs] == [level.run_id for level in reversed(levels)]
    assert (found.athlete, found.count, found.until, found.gait_version) == ("Ana", 21, levels[-1].local_date, "1.2.3")
    assert last.own_verdict == "below"
    assert last.usual_spm is not None
    assert last.from_usual_spm is not None
    assert last.usual_spm + last.from_usual_spm == pytest.approx(150.0)
    assert last.minutes_spm == (150.0,) * 24
    assert found.runs[-1].own_verdict == "no line yet"


def test_what_needs_a_look_is_in_it() -> None:
    """A run of 150 spm among runs of 168 is one."""
    levels = every_other_day([*around(168.0, 20), 150.0])
    found = diary_of("Ana", [line(level.run_id, level.local_date) for level in levels], levels, units="imperial")
    assert [look.kind for look in found.looks] == ["run"]
    assert "/mi" in found.looks[0].reason


def test_pain_is_judged_in_the_order_of_days() -> None:
    """Entries without numbers are shown and not judged."""
    pain = (
        DiaryPain(local_date="2026-03-20", verdict="above the rule", most=5.0, where="front"),
        DiaryPain(local_date="2026-03-10", where="outer"),
    )
    levels = every_other_day([168.0] * 3)
    found = diary_of("Ana", [], levels, notes=DiaryNotes(pain=pain))
    assert [each.local_date for each in found.pain] == ["2026-03-10", "2026-03-20"]
    assert [(each.since, each.entries, each.where) for each in found.season.knee] == [("2026-03-20", 1, ("front",))]


def test_what_does_not_count_is_counted() -> None:
    """One not analysed, one with too little running, one without a watch; hills leave too few level minutes."""
    assert beginner().aside == LeftAside(not_analysed=1, too_little_running=1, no_device=1, no_distance=2)
    behind = replace(line("run 0", "2026-03-02"), behind=True)
    assert diary_of("Ana", [behind], []).aside == LeftAside(behind=1)
    levels = [a_run(0, minutes=3, distance_m=5000.0)]
    assert diary_of("Ana", [line("run 0", levels[0].local_date)], levels).aside == LeftAside(too_little_level=1)


def test_minutes_are_thinned_to_means_of_neighbours() -> None:
    """48 minutes become 24 means of two; minutes without a value are left out."""
    assert thinned([160.0, 162.0] * 24) == (161.0,) * 24
    assert thinned([160.04, None, 162.0]) == (160.0, 162.0)
    assert thinned([]) == ()


def test_the_season_is_as_of_its_last_run() -> None:
    """Forty weeks of a simulated runner end with their last run."""
    year, diary = season()
    assert diary.until == year.runs[-1].day.isoformat()
    assert diary.count == len(year.runs)
