"""Changes that last, their dates, and trends: by hand."""

import math

import numpy as np
import pytest

from gait.evidence import EVIDENCE
from gait.history.change import best_step, change_points, claimed_step
from gait.history.equal_speed import Memory, at_equal_speed, memory
from gait.history.line import fit_line
from gait.history.points import Points, in_order, points_by_device
from gait.history.trend import trend
from gait.model import SeasonRun
from tests.history.by_hand import a_run, around, day, every_other_day


def cadence_points(runs: list[SeasonRun]) -> Points:
    """Return the cadence of runs on the one device that they are on."""
    (points,) = points_by_device(in_order(runs), "cadence_spm").values()
    return points


def scattered(middle: float, count: int, seed: int, sd: float = 1.5) -> list[float]:
    """Return cadences with a standard deviation of 1.5 spm, as runs of ordinary runners have."""
    return list(middle + sd * np.random.default_rng(seed).standard_normal(count))


# ---------------------------------------------------------------------------------------------------------------------
# How runs hang together


def test_two_runs_that_hang_together() -> None:
    """Of two values with a correlation of 0.4 x 0.5, the mean's variance is 1.2 times that of independent ones."""
    assert Memory(share=0.4, keep=0.5).widened(2) == pytest.approx(math.sqrt(1.2))
    assert Memory(share=0.4, keep=0.5).widened(1) == 1.0


def test_many_runs_that_hang_together() -> None:
    """In the limit it is 1 + 2 x 0.3 x 0.8 / 0.2 = 3.4 times."""
    assert Memory(share=0.3, keep=0.8).widened(4000) == pytest.approx(math.sqrt(3.4), rel=0.01)


def test_runs_without_memory_are_given_the_least() -> None:
    """Runs that alternate hang together less than nothing; the least of the row, 15 %, stands."""
    found = memory(np.array([1.0, -1.0] * 60), 2.0 * np.arange(120))
    assert found.share == 0.15
    assert found.keep == pytest.approx(math.exp(-2 / 14))


def test_runs_that_last_are_given_the_most() -> None:
    """Twenty below and twenty above hang together by all that is allowed, and so do runs that are all alike and few."""
    assert memory(np.repeat([1.0, -1.0], 20), 2.0 * np.arange(40)).share == 0.7
    assert memory(np.zeros(10), 2.0 * np.arange(10)).share == 0.7


def test_an_odd_run_is_drawn_in_and_a_step_is_not() -> None:
    """One run of 150 among 168 is drawn in to 2.5 least scatters; ten runs of 160 after ten of 168 stay as they are."""
    odd = cadence_points(every_other_day([*[168.0] * 10, 150.0, *[168.0] * 10]))
    step = cadence_points(every_other_day([*[168.0] * 10, *[160.0] * 10]))
    drawn_in = np.exp(at_equal_speed(odd, fit_line(odd)))
    assert drawn_in[10] == pytest.approx(168.0 * math.exp(-2.5 * 0.006), rel=1e-6)
    assert np.exp(at_equal_speed(step, fit_line(step))) == pytest.approx(np.repeat([168.0, 160.0], 10))


# ---------------------------------------------------------------------------------------------------------------------
# Changes


def test_a_drop_is_found_on_its_day() -> None:
    """168 spm for thirty runs, then 160 for twenty: a change of -8, on the day of the thirty-first run."""
    runs = every_other_day([*scattered(168.0, 30, 1), *scattered(160.0, 20, 2)])
    (found,) = change_points(cadence_points(runs))
    assert found.on == day(60)
    assert found.earliest <= day(60) <= found.latest
    assert found.earliest < found.on
    assert found.change == pytest.approx(-8.0, abs=1.2)
    assert found.low < -8.0 < found.high
    assert found.share == pytest.approx(-8 / 168, abs=0.007)
    assert (found.runs_before, found.runs_after) == (30, 20)
    assert day(60) < found.found_on < day(90)


def test_two_changes_are_two() -> None:
    """Up by 8 spm and, fifty days later, down again."""
    runs = every_other_day([*scattered(164.0, 30, 3), *scattered(172.0, 25, 4), *scattered(164.0, 25, 5)])
    found = change_points(cadence_points(runs))
    assert [each.on for each in found] == [day(60), day(110)]
    assert [each.change > 0 for each in found] == [True, False]


def test_before_the_evidence_holds_nothing_is_claimed() -> None:
    """Four runs at 160 are not enough, however clear they look."""
    runs = every_other_day([*scattered(168.0, 30, 1), *scattered(160.0, 4, 2)])
    assert change_points(cadence_points(runs)) == ()


def test_a_change_too_small_to_report_is_none() -> None:
    """2 spm less for sixty runs is surely there, and under the 3 spm that are reported."""
    runs = every_other_day([*around(168.0, 40, 0.5), *around(166.0, 40, 0.5)])
    points = cadence_points(runs)
    step = best_step(points)
    assert step is not None
    assert step.chance < 1 / EVIDENCE["history_claims"].value("change_one_in")
    assert claimed_step(points) is None
    assert change_points(points) == ()


def test_a_slow_fall_is_a_trend_and_no_change() -> None:
    """Ten spm less over forty runs, bit by bit: a falling trend, and no day on which it changed."""
    falling = np.linspace(170.0, 160.0, 40) + np.array(scattered(0.0, 40, 6, 0.8))
    points = cadence_points(every_other_day(falling.tolist()))
    found = trend(points)
    assert claimed_step(points) is None
    assert found.verdict == "falling"
    assert found.change == pytest.approx(-10.0, abs=1.5)
    assert found.share == pytest.approx(-10 / 170, abs=0.01)
    # Ten spm in 78 days are 0.9 spm a week.
    assert found.per_week == pytest.approx(-0.9, abs=0.15)


def test_a_change_of_speed_alone_is_none() -> None:
    """A runner who runs at 3.4 instead of 2.8 m/s, and takes the steps that go with it, has not changed."""
    usual = [168.0 * (speed / 3.0) ** 0.15 for speed in (2.8, 3.4)]
    runs = [
        *[a_run(2 * at, cadence, speed_mps=2.8) for at, cadence in enumerate(scattered(usual[0], 30, 7))],
        *[a_run(60 + 2 * at, cadence, speed_mps=3.4) for at, cadence in enumerate(scattered(usual[1], 20, 8))],
    ]
    assert change_points(cadence_points(runs)) == ()


def test_too_few_days_after_it() -> None:
    """Six changed runs in six days are no change that lasts: it takes ten days."""
    runs = [*every_other_day(scattered(168.0, 30, 1)), *[a_run(60 + at, 160.0) for at in range(6)]]
    assert change_points(cadence_points(runs)) == ()


def test_few_runs_hold_no_change() -> None:
    """Without eight runs before and five after, there is none to look for, and no runs have none."""
    points = cadence_points(every_other_day(around(168.0, 12)))
    assert change_points(points) == ()
    assert change_points(points.part(0, 0)) == ()
    assert best_step(points) is None


def test_runs_of_long_ago_do_not_count() -> None:
    """Of runs at 168 and, half a year later, at 160, the old ones are too old to hold the new against."""
    runs = [*every_other_day(scattered(168.0, 20, 1)), *every_other_day(scattered(160.0, 20, 2), first=240)]
    assert change_points(cadence_points(runs)) == ()


# ---------------------------------------------------------------------------------------------------------------------
# Trends


def test_a_steady_runner() -> None:
    """Forty runs that alternate by half a step a minute hold steady within the 3 spm that are reported."""
    found = trend(cadence_points(every_other_day(around(168.0, 40, 0.5))))
    assert found.verdict == "steady"
    assert found.low > -3.0
    assert found.high < 3.0


def test_weeks_of_a_trend() -> None:
    """Runs on Mondays, Wednesdays, Fridays and Sundays: each week its mean; the interval holds it."""
    runs = [a_run(7 * week + number, 160.0 + week) for week in range(8) for number in (0, 2, 4, 6)]
    found = trend(cadence_points(runs))
    assert [each.week for each in found.weeks] == [day(7 * week) for week in range(8)]
    assert [each.value for each in found.weeks] == pytest.approx([160.0 + week for week in range(8)])
    assert {each.runs for each in found.weeks} == {4}
    assert all(each.low is not None and each.low <= each.value for each in found.weeks)
    assert found.verdict == "rising"


def test_a_week_with_one_run_each_has_no_interval() -> None:
    """One run a week tells nothing of how runs scatter about their week."""
    found = trend(cadence_points([a_run(7 * week, 160.0 + week % 2) for week in range(12)]))
    assert [(each.low, each.high) for each in found.weeks] == [(None, None)] * 12


@pytest.mark.parametrize(("count", "apart"), [(11, 5), (20, 2)])
def test_too_few_runs_for_a_trend(count: int, apart: int) -> None:
    """Under twelve runs, or under six weeks (20 runs over 39 days), there is no trend."""
    found = trend(cadence_points([a_run(apart * at) for at in range(count)]))
    assert (found.verdict, found.runs, found.change) == ("too few runs", count, None)


def test_a_trend_begins_after_a_change() -> None:
    """Runs from before the last known change do not count."""
    points = cadence_points(every_other_day([*around(168.0, 10), *around(160.0, 30)]))
    found = trend(points, changed_on=day(20))
    assert (found.since, found.runs, found.verdict) == (day(20), 30, "steady")


def test_a_trend_that_is_not_sure() -> None:
    """Ten spm less under a scatter of five: an interval that reaches from little to much."""
    falling = np.linspace(170.0, 164.0, 30) + np.array(scattered(0.0, 30, 9, 5.0))
    assert trend(cadence_points(every_other_day(falling.tolist()))).verdict == "not sure"
