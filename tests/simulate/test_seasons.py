"""Simulated years of training: what was asked for is in them."""

from datetime import date

import numpy as np
import pytest

from gait.simulate.minutes import minutes_of_year
from gait.simulate.runner import Runner
from gait.simulate.season import (
    Planted,
    Trainee,
    Year,
    draw_trainee,
    draw_year,
    plan_of,
    runner_on,
)

FIRST = date(2025, 1, 6)
EVEN = Trainee(
    runner=Runner(),
    missed_share=0.0,
    cadence_share=0.0,
    contact_share=0.0,
    oscillation_share=0.0,
    gps_share=0.0,
    odd_share=0.0,
)


def a_year(planted: Planted | None = None, trainee: Trainee = EVEN, seed: int = 1, weeks: int = 52) -> Year:
    """Return a year of a runner whose days do not differ."""
    return draw_year(np.random.default_rng(seed), trainee, planted=planted or Planted(), weeks=weeks)


def test_a_year_has_its_weeks_of_four_runs() -> None:
    """Nothing missed but a holiday of one week: 51 weeks of four runs, the long one on Sunday."""
    year = a_year()
    assert len(year.runs) == 51 * 4
    assert year.runs[0].run_id == "run-0001"
    assert {each.kind for each in year.runs if each.day.weekday() == 6} == {"long"}
    assert all(FIRST <= each.day < date(2026, 1, 5) for each in year.runs)


def test_the_same_seed_gives_the_same_year() -> None:
    """A year can be made anew, its minutes too."""
    assert a_year() == a_year()
    years = [minutes_of_year(np.random.default_rng(3), a_year(weeks=4)) for _ in range(2)]
    assert years[0] == years[1]


def test_what_is_planted_is_in_the_truth() -> None:
    """Each begins on the first run from its day on."""
    year = a_year(Planted(cadence_day=100, device_day=200, spike_day=150, shoe_m=None))
    days = [each.day.isoformat() for each in year.runs]
    expected = {
        at: next(day for day in days if day >= date.fromordinal(FIRST.toordinal() + at).isoformat())
        for at in (100, 150, 200)
    }
    assert year.truth.cadence_on == expected[100]
    assert year.truth.spike_on == expected[150]
    assert year.truth.device_on == expected[200]
    longest = max(year.runs, key=lambda each: each.distance_m)
    assert longest.day.isoformat() == expected[150]
    assert longest.distance_m == pytest.approx(1.6 * EVEN.long_m)


def test_nothing_planted_has_no_truth() -> None:
    """Shoes that are changed in time pass 450 km by less than a run."""
    year = a_year()
    assert (year.truth.cadence_on, year.truth.device_on, year.truth.spike_on) == (None, None, None)
    assert (year.truth.shoe_passed_480_on, year.truth.shoe_passed_800_on) == (None, None)
    assert len({each.shoe for each in year.runs}) > 3


def test_shoes_that_are_never_changed_pass_both_ends() -> None:
    """The days are those on which the sum of distances reaches 480 and 800 km."""
    year = a_year(Planted(shoe_m=None))
    total = np.cumsum([each.distance_m for each in year.runs])
    assert year.truth.shoe_passed_480_on == year.runs[int(np.argmax(total >= 480_000))].day.isoformat()
    assert year.truth.shoe_passed_800_on == year.runs[int(np.argmax(total >= 800_000))].day.isoformat()


def test_a_planted_drop_is_in_the_minutes() -> None:
    """At one speed, the runs from the day on have 5 % fewer steps, and 5 % longer ones."""
    year = a_year(Planted(cadence_day=100))
    runs = minutes_of_year(np.random.default_rng(5), year)
    on = str(year.truth.cadence_on)

    def at_equal_speed(runs_of: list[int]) -> float:
        shown = [runs[at].windows for at in runs_of]
        each = [np.mean(w.cadence_spm) / np.mean(w.speed_mps) ** EVEN.runner.cadence_exponent for w in shown]
        return float(np.mean(each))

    before = [at for at, run in enumerate(runs) if run.local_date < on]
    after = [at for at, run in enumerate(runs) if run.local_date >= on]
    assert at_equal_speed(after) / at_equal_speed(before) == pytest.approx(0.95, abs=0.003)
    first = runs[0].windows
    assert np.array(first.step_length_m) == pytest.approx(60 * np.array(first.speed_mps) / np.array(first.cadence_spm))


def test_days_differ_by_what_was_asked_for() -> None:
    """With 1 % from day to day the runs scatter by 1 % at equal speed, whatever part of it lasts."""
    trainee = Trainee(
        runner=Runner(), missed_share=0.0, cadence_share=0.01, gps_share=0.0, odd_share=0.0, slow_share=0.3
    )
    runs = minutes_of_year(np.random.default_rng(5), a_year(trainee=trainee))
    level = [np.log(np.mean(run.windows.cadence_spm) / np.mean(run.windows.speed_mps) ** 0.17) for run in runs]
    assert float(np.std(level)) == pytest.approx(0.01, rel=0.2)


def test_a_random_trainee_is_an_ordinary_runner() -> None:
    """Three to five runs a week, 2.4 to 3.2 m/s on easy runs."""
    drawn = [draw_trainee(np.random.default_rng(seed)) for seed in range(30)]
    assert {each.runs_a_week for each in drawn} == {3, 4, 5}
    assert all(2.4 <= each.easy_mps <= 3.2 for each in drawn)


def test_a_run_as_a_plan() -> None:
    """Step by step it covers the same distance, a tempo run in three parts, with the cadence that is planted."""
    year = a_year(Planted(cadence_day=0))
    for kind, legs in (("easy", 1), ("tempo", 3)):
        planned = next(each for each in year.runs if each.kind == kind)
        plan = plan_of(planned)
        covered = sum(leg.duration_s * leg.speed_mps for leg in plan.legs)
        assert len(plan.legs) == legs
        assert covered == pytest.approx(planned.distance_m)
    usual = float(EVEN.runner.running_cadence_spm(planned.speed_mps))
    changed = runner_on(year.trainee, planned)
    assert float(changed.running_cadence_spm(planned.speed_mps)) == pytest.approx(0.95 * usual)
