"""A quantity at one speed over all runs: by hand, at speeds that differ, on two watches."""

import math

import pytest

from gait.history.lines import equal_speed_lines
from gait.history.own import OWN
from gait.history.season import season_of
from tests.history.by_hand import a_run, around, day, every_other_day


def test_runs_are_brought_to_the_middle_speed() -> None:
    """Runs whose cadence follows the usual power of speed have one value at the middle speed, 3.0 m/s."""
    power = OWN["cadence_spm"].power
    speeds = [2.7, 3.0, 3.3]
    runs = [a_run(2 * at, 168.0 * (speed / 3.0) ** power, speed_mps=speed) for at, speed in enumerate(speeds)]
    cadence, steps = equal_speed_lines(runs, season_of(runs))
    assert (cadence.quantity, steps.quantity) == ("cadence_spm", "step_length_m")
    assert cadence.speed_mps == pytest.approx(3.0)
    assert cadence.power == power
    assert [run.value for run in cadence.runs] == pytest.approx([168.0] * 3)


def test_a_week_is_the_mean_of_its_runs_with_an_interval_from_all_of_them() -> None:
    """Runs of 167 and 169 in each of four weeks: means of 168, and t(4 degrees) x sd / sqrt(2) about them."""
    runs = [
        a_run(7 * week + 2 * at, 168.0 * math.exp(0.006 * sign)) for week in range(4) for at, sign in ((0, -1), (1, 1))
    ]
    cadence = equal_speed_lines(runs, season_of(runs))[0]
    half = 2.7764 * 0.006 * math.sqrt(8 / 4) / math.sqrt(2)
    assert [(week.week, week.runs) for week in cadence.weeks] == [(day(7 * week), 2) for week in range(4)]
    for week in cadence.weeks:
        assert week.value == pytest.approx(168.0)
        assert week.high == pytest.approx(168.0 * math.exp(half), rel=1e-4)
        assert week.low == pytest.approx(168.0 * math.exp(-half), rel=1e-4)


def test_a_week_in_which_something_changed_is_two() -> None:
    """From Thursday of the eighth week on 150 instead of 168: that week's mean is neither of both."""
    numbers = [at for at in range(80) if at % 7 in {0, 1, 3, 4}]
    runs = [a_run(at, (168.0 if at < 52 else 150.0) * (1.004 if at % 2 else 0.996)) for at in numbers]
    season = season_of(runs)
    weeks = {week.week: week for week in equal_speed_lines(runs, season)[0].weeks}
    assert [each.on for each in season.changes if each.quantity == "cadence_spm"] == [day(52)]
    assert (weeks[day(49)].runs, weeks[day(52)].runs) == (2, 2)
    assert weeks[day(49)].value == pytest.approx(168.0, rel=0.01)
    assert weeks[day(52)].value == pytest.approx(150.0, rel=0.01)


def test_a_single_run_a_week_has_no_interval() -> None:
    """Nothing tells how runs scatter within a week."""
    runs = [a_run(7 * week) for week in range(3)]
    assert [(week.low, week.high) for week in equal_speed_lines(runs, season_of(runs))[0].weeks] == [(None, None)] * 3


def test_what_was_usual_stands_beside_each_run_once_there_is_a_line() -> None:
    """The first eight runs have none; from then on the usual is 168, and its band holds it."""
    runs = every_other_day(around(168.0, 20))
    found = equal_speed_lines(runs, season_of(runs))[0].runs
    assert [run.usual is None for run in found] == [True] * 8 + [False] * 12
    for run in found[8:]:
        assert run.usual == pytest.approx(168.0, abs=0.5)
        assert (run.usual_low or 0.0) < 168.0 < (run.usual_high or 0.0)


def test_watches_stay_apart_and_the_last_one_tells_the_speed() -> None:
    """Two watches are two lines in the order of their use, at the usual speed on the second."""
    runs = [a_run(2 * at) for at in range(4)]
    runs += [a_run(8 + 2 * at, device="Watch B", speed_mps=2.5) for at in range(4)]
    found = [each for each in equal_speed_lines(runs, season_of(runs)) if each.quantity == "cadence_spm"]
    assert [each.device for each in found] == ["Watch A (device chest)", "Watch B (device chest)"]
    assert [each.speed_mps for each in found] == pytest.approx([2.5, 2.5])


def test_without_level_running_there_is_no_line() -> None:
    """Four minutes are too few."""
    runs = [a_run(0, minutes=4)]
    assert equal_speed_lines(runs, season_of(runs)) == ()
    assert equal_speed_lines([], season_of([])) == ()
