"""Tests of how a thing to try is checked on the next run, in numbers worked by hand."""

from dataclasses import replace

import pytest

from gait import assess
from gait.assess.next_time import ONCE_WITHIN, apart_by_chance
from gait.model import Analysis, Finding, KneePain, Note, Overstriding
from tests.assess.a_load import COVERING, loaded, on_hills, telling
from tests.assess.a_run import (
    a_bin,
    a_comparison,
    a_drift,
    a_slope,
    a_view,
    an_analysis,
    an_estimate,
    some_contact,
    some_steps,
)

PLAIN = an_analysis()
LONG_STEPS = an_analysis(-20.0)
"""146.4 spm at 5:33 /km, within 1 spm either way: 5 % more is 153.7 spm."""
PAINED = KneePain(during=4.0, after=2.0, next_morning=0.0)


def check_of(rule: str, run: Analysis) -> str:
    """Return how the finding of that rule is checked."""
    return found_of(rule, run).check


def found_of(rule: str, run: Analysis) -> Finding:
    """Return the finding of that rule."""
    return next(each for each in assess.assess(run) if each.rule == rule)


def drifting(quantity: str, change: float, half: float, start: float, unit: str) -> Analysis:
    """Return the plain run with a drift."""
    return replace(PLAIN, drift=(a_drift(quantity, change, half, start, unit),))


@pytest.mark.parametrize(("low", "high", "apart"), [(0.0, 0.0, 0.0), (-3.0, 3.0, 18**0.5), (1.0, 3.0, 2**0.5)])
def test_two_runs_lie_apart_by_the_root_of_two_of_their_error(low: float, high: float, apart: float) -> None:
    """Variances add: half an interval of 3 on both sides is the root of 9 and 9."""
    assert apart_by_chance(low, high) == pytest.approx(apart)


def test_a_cadence_to_try_is_looked_for_in_a_bout() -> None:
    """The aim is the metronome's; two runs within 1 spm lie 1.4 spm apart, under the smallest change reported."""
    assert check_of("cadence_for_pace", LONG_STEPS) == (
        "Select one of those bouts in the chart of cadence: at 5:33 /km aim for 153 spm (now 146), on the same sensor; "
        "a change under 3 spm may be chance. "
        "After the 2 weeks, gait compare holds a run beside this one at equal speed."
    )


def test_a_step_that_chance_may_hide_is_said() -> None:
    """6 spm either way in two runs is 8.5 spm and more than the 7 from 146 to 153."""
    run = replace(LONG_STEPS, cadence=replace(LONG_STEPS.cadence, judged_low_spm=140.4, judged_high_spm=152.4))
    assert "a change under 9 spm may be chance" in check_of("cadence_for_pace", run)
    assert check_of("cadence_for_pace", run).endswith(
        "The step to 153 spm is no larger than that, so look at several bouts."
    )


def test_without_the_judged_interval_the_smallest_change_is_chance() -> None:
    """An analysis of an older version has no interval of the judged cadence."""
    run = replace(LONG_STEPS, cadence=replace(LONG_STEPS.cadence, judged_low_spm=None, judged_high_spm=None))
    assert "a change under 3 spm may be chance" in check_of("cadence_for_pace", run)


def test_what_comes_after_the_knee_is_checked_after_it() -> None:
    """With 4 of 10 during the run the steps, the drift and the long run wait for the pain rule."""
    falls = (a_drift("cadence_spm", -5.0, 2.0, 150.0),)
    for rule, run in (
        ("cadence_for_pace", LONG_STEPS),
        ("drift_cadence_spm", replace(LONG_STEPS, drift=falls)),
        ("load_spike", loaded(18_000.0, *COVERING)),
    ):
        assert not check_of(rule, run).startswith(ONCE_WITHIN)
        assert check_of(rule, telling(run, PAINED)).startswith(f"{ONCE_WITHIN} ")


def test_no_room_for_more_steps_is_checked_by_staying() -> None:
    """The advice is to change nothing: 175 spm, give or take the smallest change that is reported."""
    view = a_view(-20.0, expected=195.0, bins=(a_bin(3.0, 175.0),))
    assert check_of("cadence_for_pace", an_analysis(cadence=view)) == (
        "In a next run at 5:33 /km, 172 to 178 spm is the same as now; only what lies beyond is more than chance."
    )


def test_a_run_on_slopes_is_checked_on_the_level() -> None:
    """Judged over all running and mostly uphill, the number to hold a level run against is the usual one."""
    run = replace(
        LONG_STEPS,
        cadence=replace(LONG_STEPS.cadence, judged_over="all running"),
        terrain={"level": a_slope("level", 150.0, 3.0, 300.0), "uphill": a_slope("uphill", 146.0, 3.0, 3000.0)},
    )
    assert check_of("cadence_for_pace", run) == (
        "Hold a level run at 5:33 /km against the 166 spm that is usual there, and not against the 146 spm of this "
        "one, most of which is from slopes; a difference under 3 spm may be chance."
    )


def test_a_fall_of_cadence_is_looked_for_again() -> None:
    """5 spm within 2: two such runs differ by 2.8, and under the 3 that are reported it holds."""
    assert check_of("drift_cadence_spm", drifting("cadence_spm", -5.0, 2.0, 168.0, "spm")) == (
        "Look at the same change in a next run of 50 min at 5:33 /km: your cadence falls by 5 spm here (3 to 7 spm), "
        "and under 3 spm counts as holding. Two runs like this one may differ by 3 spm by chance."
    )


def test_contact_is_looked_at_again_on_the_same_sensor() -> None:
    """12 ms within 4: two such runs differ by 5.7; contact of two sensors says nothing."""
    found = check_of("drift_ground_contact_time_s", drifting("ground_contact_time_s", 0.012, 0.004, 0.26, "s"))
    assert " at 5:33 /km on the same sensor: " in found
    assert "by 12 ms here (8 to 16 ms), and under 10 ms counts as holding" in found
    assert found.endswith("may differ by 6 ms by chance.")


def test_steps_that_get_longer_have_no_check_of_their_own() -> None:
    """They repeat what cadence says, and are no thing to try."""
    assert check_of("drift_step_length_m", drifting("step_length_m", 0.04, 0.01, 1.08, "m")) == ""


def test_a_drift_without_a_pace_names_none() -> None:
    """Where nothing gives a pace the check goes without."""
    run = drifting("cadence_spm", -5.0, 2.0, 168.0, "spm")
    view = replace(run.cadence, judged_mps=None, by_speed=(), level_by_speed=())
    run = replace(run, cadence=view, summary={"cadence_spm": an_estimate(166.0)})
    assert "in a next run of 50 min: your cadence" in check_of("drift_cadence_spm", run)


def test_the_next_long_run_is_checked_by_its_distance() -> None:
    """10 % over the 12.1 km from before is 13.3 km; the advice names the same."""
    found = found_of("load_spike", loaded(18_000.0, *COVERING))
    assert found.check.startswith("Look at the distance of that run: at most about 13.3 km, after the 18.0 km of this ")
    assert "at most about 13.3 km" in found.advice


def test_long_steps_with_long_contact_are_checked_by_the_braking() -> None:
    """The edge of the highest third is the number to get below."""
    steps, contact = some_steps(1.3), some_contact(1.2)
    run = replace(LONG_STEPS, overstriding=Overstriding(steps=steps, contact=contact))
    run = replace(run, overstriding=assess.judged_overstriding(run))
    found = found_of("overstriding", run)
    assert found.verdict == "long steps, long contact"
    edge, low, high = (f"{100 * (each - 1):+.0f} %" for each in (steps.long_from, steps.value.low, steps.value.high))
    assert found.check == (
        f"In a next run at 5:33 /km, look at the braking by the model: +30 % here (90 % interval {low} to {high}), and "
        f"below {edge} it is no longer that of the third of runners who brake most. "
        "A change that stays inside of that interval may be chance."
    )


def test_a_course_is_checked_by_its_downhill_part() -> None:
    """300 of 1000 s at one speed are 30 %; a barometer's altitude is taken to be off by 5 points."""
    assert check_of("load_downhill", telling(on_hills(300.0), KneePain(place="front"))) == (
        "Look at the downhill part of your next run: next to none is the aim, after 0.9 km of 3.0 km (30 %) here. "
        "The altitude may put that share off by 5.0 points, so 25 % would be no clear change."
    )


def test_a_pain_above_the_rule_is_checked_by_the_rule() -> None:
    """The rule's numbers are the aim: 2 of 10, 60 minutes, the next morning; 4 were felt."""
    assert check_of("knee_pain_rule", telling(PLAIN, PAINED)) == (
        "Write down the pain of your next run too, before, during and after it and the next morning: at most 2 of 10 "
        "during it (here 4), back after 60 minutes to what it was before, and no more the next morning."
    )
    assert " during it, back after" in check_of("knee_pain_rule", telling(PLAIN, KneePain(after=3.0)))


@pytest.mark.parametrize(
    ("pain", "rule", "said"),
    [
        (KneePain(place="locking"), "knee_stop", "what the person who looks at the knee says comes first"),
        (KneePain(place="swollen"), "knee_stop", "count the days: 3 without less of it lead to the appointment"),
        (KneePain(during=8.0), "knee_stop", "at 7 of 10 and more, as at the 8 here, they come before"),
        (KneePain(during=8.0), "knee_pain_rule", "each morning beside the 8 of 10 that you gave"),
    ],
)
def test_where_the_box_comes_first_no_run_is_the_check(pain: KneePain, rule: str, said: str) -> None:
    """The knee itself is looked at, by a person or each morning."""
    found = check_of(rule, telling(PLAIN, pain))
    assert said in found
    assert "next run" not in found


def test_two_cadences_are_checked_by_counting() -> None:
    """2 % is what a sensor of cadence may be off; the count decides between 166 and 176."""
    run = replace(PLAIN, sources_compared=(a_comparison("cadence_spm", 166.0, 176.0, 0.5),))
    assert check_of("sensors_disagree", run) == (
        "Hold that count at 5:33 /km against both: here the watch has 166 spm and Stryd 176 spm. "
        "The one to trust lies within 2 % of your count; more than that is no chance."
    )


def test_two_step_lengths_are_checked_on_the_course() -> None:
    """4 % is what both errors may make; 0.88 and 0.95 m are 7 % apart."""
    run = replace(PLAIN, sources_compared=(a_comparison("step_length_m", 0.88, 0.95, 0.01),))
    assert check_of("sensors_disagree", run) == (
        "Look at both again in a run on that course: under 4 % apart is the aim, for as much may be the sensors' own "
        "errors. Here the watch has 0.88 m and Stryd 0.95 m, 7 % apart."
    )


def test_sensors_that_measure_different_things_have_no_check() -> None:
    """A conflict of contact only informs."""
    run = replace(PLAIN, sources_compared=(a_comparison("ground_contact_time_s", 0.26, 0.20, 0.001),))
    assert check_of("sensors_disagree", run) == ""


def test_the_data_are_checked_by_what_was_counted() -> None:
    """The share with a cadence, the count of a minute, and the heart rate left out."""
    covered = replace(PLAIN, summary={**PLAIN.summary, "cadence_spm": an_estimate(166.0, coverage=0.54)})
    doubtful = replace(PLAIN, cadence=a_view(0.0, unit="low"))
    locked = replace(PLAIN, notes=(Note(code="heart_rate_cadence_lock", message="Locked.", samples=240),))
    assert "80 % and more is the aim, after 54 % here" in check_of("cadence_coverage", covered)
    assert "at 5:33 /km: near 166 spm says that this was read right, near 83 or 333 spm" in check_of(
        "cadence_unit", doubtful
    )
    assert "after 240 values here" in check_of("heart_rate_lock", locked)


def test_without_a_pace_the_count_stands_alone() -> None:
    """Where no pace is known the minute of counting is asked for without one."""
    view = replace(a_view(0.0, unit="low"), judged_mps=None, by_speed=(), level_by_speed=())
    run = replace(PLAIN, cadence=view, summary={"cadence_spm": an_estimate(166.0)})
    assert check_of("cadence_unit", run).startswith("Count the steps of both feet for a minute of your next run, and")
