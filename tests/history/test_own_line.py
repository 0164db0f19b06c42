"""The runner's own line over speed on a device, and each run beside it."""

import math

import numpy as np
import pytest

from gait.evidence import EVIDENCE
from gait.history.baseline import against, baseline, own_expectation
from gait.history.chance import reach, two_sided
from gait.history.line import fit_line
from gait.history.own import OWN, least_change
from gait.history.points import Points, in_order, maker, point_of, points_by_device
from gait.history.season import expected_of_own, new_devices, season_of
from gait.model import RunWindows, SeasonRun
from tests.history.by_hand import WATCH, a_run, around, day, every_other_day

CADENCE = "cadence_spm"


def cadence_points(runs: list[SeasonRun]) -> Points:
    """Return the cadence of runs on the one device that they are on."""
    (points,) = points_by_device(in_order(runs), CADENCE).values()
    return points


# ---------------------------------------------------------------------------------------------------------------------
# A run as a point


def test_a_run_is_the_mean_of_its_minutes() -> None:
    """Minutes of 160 and 176 spm are a run of their geometric mean, and half its minutes do not halve its variance."""
    run = a_run(0, 168.0, shake=8 / 168)
    point = point_of(run, CADENCE)
    assert point is not None
    assert math.exp(point.log_value) == pytest.approx(math.sqrt(160 * 176))
    assert math.exp(point.log_speed) == pytest.approx(3.0)
    # 30 minutes of +- log(1.1) / 2; a third of their number counts.
    spread = (math.log(176 / 160) / 2) ** 2 * 30 / 29
    assert point.variance == pytest.approx(spread * 3 / 30)


@pytest.mark.parametrize("minutes", [0, 4])
def test_too_few_minutes_are_no_point(minutes: int) -> None:
    """Under five minutes of level running a run says nothing of form."""
    assert point_of(a_run(0, minutes=minutes), CADENCE) is None
    assert point_of(a_run(0, minutes=5), CADENCE) is not None


def test_minutes_beyond_what_is_judged_do_not_count() -> None:
    """A minute at walking speed, one without cadence and one that no sensor can deliver are left out."""
    windows = RunWindows(
        local_start=f"{day(0)}T07:00:00",
        speed_mps=(3.0,) * 5 + (1.5, None, 3.0),
        cadence_spm=(168.0,) * 5 + (120.0, 168.0, 300.0),
    )
    point = point_of(SeasonRun(run_id="x", local_date=day(0), windows=windows), CADENCE)
    assert point is not None
    assert math.exp(point.log_value) == pytest.approx(168.0)
    assert point_of(SeasonRun(run_id="x", local_date=day(0), windows=windows), "ground_contact_time_s") is None


def test_runs_are_told_apart_by_watch_and_source() -> None:
    """One watch with two sources of a quantity is two devices; without a name or a source there is none."""
    strap, wrist = a_run(0), a_run(1, sensor="device wrist")
    assert maker(strap, CADENCE) == "Watch A (device chest)"
    assert maker(wrist, CADENCE) == "Watch A (device wrist)"
    assert maker(a_run(2, device=""), CADENCE) == ""
    assert maker(strap, "ground_contact_time_s") == ""
    assert points_by_device([a_run(2, device="")], CADENCE) == {}


def test_a_run_that_is_given_twice_counts_once() -> None:
    """Runs are known by their names, and stand in the order of their days."""
    runs = [a_run(4), a_run(2), a_run(4)]
    assert [each.run_id for each in in_order(runs)] == ["run 2", "run 4"]


# ---------------------------------------------------------------------------------------------------------------------
# The line


def test_before_any_run_the_slope_is_the_usual_one() -> None:
    """Runs at one speed say nothing of the slope: it is 8.4 spm for 1 m/s at 3.0 m/s and 166.4 spm."""
    line = fit_line(cadence_points(every_other_day(around(168.0, 10))))
    assert line.power == pytest.approx(8.4 * 3.0 / 166.4)
    assert OWN["step_length_m"].power == pytest.approx(1 - 8.4 * 3.0 / 166.4)


def test_many_runs_over_speeds_turn_the_slope() -> None:
    """Forty runs on the power 0.3 over 2.5 to 3.5 m/s pull it from 0.15 most of the way."""
    runs = [
        a_run(at, 168.0 * (speed / 3.0) ** 0.3, speed_mps=speed) for at, speed in enumerate(np.linspace(2.5, 3.5, 40))
    ]
    line = fit_line(cadence_points(runs))
    assert 0.27 < line.power < 0.3


def test_one_odd_run_does_not_move_the_line() -> None:
    """One run of 150 spm among twenty of 168 would move their mean by 0.9 spm; it moves the line by less than 0.3."""
    runs = every_other_day([*around(168.0, 20), 150.0])
    line = fit_line(cadence_points(runs))
    assert math.exp(line.at(math.log(3.0))[0]) == pytest.approx(168.0, abs=0.3)


def test_alike_runs_are_taken_to_scatter() -> None:
    """Runs that are all the same still scatter by the least of the row, 0.6 % for cadence."""
    line = fit_line(cadence_points(every_other_day([168.0] * 10)))
    assert math.sqrt(line.variance) == pytest.approx(0.006)


@pytest.mark.parametrize(("share", "degrees", "width"), [(0.95, 10, 2.228), (0.95, 30, 2.042), (0.9, 8, 1.860)])
def test_reach_is_that_of_the_tables(share: float, degrees: float, width: float) -> None:
    """Half widths of Student's t as the tables have them (Fisher and Yates), and back."""
    assert reach(share, degrees) == pytest.approx(width, abs=5e-4)
    assert two_sided(width, degrees) == pytest.approx(1 - share, abs=5e-4)


def test_what_is_not_known_is_chance() -> None:
    """No number is no evidence."""
    assert two_sided(math.nan, 5) == 1.0


@pytest.mark.parametrize(
    ("quantity", "on_wrist", "least"),
    [
        (CADENCE, False, 3.0),
        ("step_length_m", False, 0.02),
        ("ground_contact_time_s", False, 0.01),
        ("ground_contact_time_s", True, 0.02),
        ("vertical_oscillation_m", False, 0.005),
    ],
)
def test_smallest_change_that_is_reported(quantity: str, on_wrist: bool, least: float) -> None:  # noqa: FBT001 - a case
    """3 spm, 2 % of a step of 1 m, 10 ms (20 from a wrist), 5 mm: row ``change_to_report``."""
    assert least_change(quantity, 1.0, on_wrist=on_wrist) == pytest.approx(least)


# ---------------------------------------------------------------------------------------------------------------------
# The baseline


def test_a_baseline_of_twenty_runs() -> None:
    """Twenty runs at 167 and 169 spm are usually 168, within a few tenths."""
    found = baseline(cadence_points(every_other_day(around(168.0, 20))), day(40))
    assert (found.runs, found.days, found.missing_runs, found.missing_days) == (20, 39, 0, 0)
    assert found.value == pytest.approx(168.0, abs=0.01)
    assert found.speed_mps == pytest.approx(3.0)
    assert found.low is not None
    assert found.high is not None
    # 1 spm about 168 over 20 runs: 0.6 %, so a mean within 2.1 x 1.03 / sqrt(20) = 0.5 spm.
    assert found.high - found.low == pytest.approx(2 * 2.1 * 1.03 / math.sqrt(20), rel=0.1)
    assert found.scatter == pytest.approx(1.0 / 168 * math.sqrt(20 / 18), rel=0.02)


def test_a_baseline_says_how_much_is_missing() -> None:
    """Five runs over nine days lack three of the eight runs and five of the fourteen days."""
    found = baseline(cadence_points(every_other_day(around(168.0, 5))), day(9))
    assert (found.missing_runs, found.missing_days, found.value) == (3, 5, None)
    assert found.began == day(0)


def test_only_eight_weeks_count_and_not_the_day_itself() -> None:
    """A run 57 days before and one of the same day are left out."""
    runs = [a_run(0, 100.0), *every_other_day(around(168.0, 10), first=30), a_run(57, 100.0)]
    found = baseline(cadence_points(runs), day(57))
    assert found.runs == 10
    assert found.value == pytest.approx(168.0, abs=0.1)


def test_a_known_change_begins_a_new_baseline() -> None:
    """Of runs at 168 and, from day 20 on, at 160, those from day 20 on are the usual ones."""
    runs = every_other_day([*around(168.0, 10), *around(160.0, 10)])
    found = baseline(cadence_points(runs), day(40), changed_on=[day(20)])
    assert (found.since, found.runs) == (day(20), 10)
    assert found.value == pytest.approx(160.0, abs=0.1)


def test_a_change_that_is_still_to_come_does_not_count() -> None:
    """What changed on a later day is nothing to a baseline of before."""
    points = cadence_points(every_other_day(around(168.0, 20)))
    assert baseline(points, day(30), changed_on=[day(34)]).runs == 15


# ---------------------------------------------------------------------------------------------------------------------
# A run beside it


def test_a_run_far_below_is_more_than_chance() -> None:
    """160 spm after 27 runs that alternate between 167.5 and 168.5: eight below, where 95 % lie within about two."""
    points = cadence_points(every_other_day([*around(168.0, 27, 0.5), 160.0]))
    found = against(points.runs[-1], points)
    assert found.verdict == "below"
    assert found.difference == pytest.approx(-8.0, abs=0.05)
    assert found.usual == pytest.approx(168.0, abs=0.05)
    assert found.least == 3.0
    assert found.high is not None
    assert found.high < -3.0
    # 0.6 % of 168 spm is taken as the least scatter, 2.06 standard deviations hold 95 % with 25 degrees.
    assert found.scatter_high == pytest.approx(2.06 * 0.006 * 168, rel=0.05)


def test_how_far_is_more_than_chance_hangs_on_the_runner() -> None:
    """Whether 8 spm less is chance hangs on how far the runner's own runs lie apart, not on the minutes of the run."""
    alike = cadence_points(every_other_day([*around(168.0, 27, 0.3), 160.0]))
    apart = cadence_points(every_other_day([*around(168.0, 27, 4.0), 160.0]))
    long_run = cadence_points(every_other_day([*around(168.0, 27, 4.0), 160.0], minutes=120))
    assert against(alike.runs[-1], alike).verdict == "below"
    assert against(apart.runs[-1], apart).verdict == "as usual"
    assert against(long_run.runs[-1], long_run).verdict == "as usual"


def test_a_run_at_its_own_speed() -> None:
    """At 3.5 m/s this runner usually takes more steps than at 3.0, so 168 there are fewer than usual."""
    points = cadence_points([*every_other_day(around(168.0, 27, 0.5)), a_run(56, 168.0, speed_mps=3.5)])
    found = against(points.runs[-1], points)
    assert found.usual == pytest.approx(168.0 * (3.5 / 3.0) ** (8.4 * 3.0 / 166.4), abs=0.1)
    # The slope is not known from runs at one speed: runners differ by 3.5 spm for each m/s, so nothing is claimed.
    assert found.verdict != "below"


def test_an_unlikely_run_that_is_not_claimed() -> None:
    """Beyond 95 % of the runs but not beyond what all looks of a year bring: not sure."""
    points = cadence_points(every_other_day([*around(168.0, 27, 0.5), 164.5]))
    found = against(points.runs[-1], points)
    assert found.verdict == "not sure"
    assert found.chance is not None
    assert 1 / EVIDENCE["history_claims"].value("run_one_in") < found.chance < 0.05


def test_a_run_above() -> None:
    """176 after 168: above."""
    points = cadence_points(every_other_day([*around(168.0, 27, 0.5), 176.0]))
    assert against(points.runs[-1], points).verdict == "above"


def test_without_a_line_the_run_says_what_is_missing() -> None:
    """The fourth run lacks five of eight runs before it, and eight of fourteen days."""
    points = cadence_points(every_other_day(around(168.0, 4)))
    found = against(points.runs[-1], points)
    assert (found.verdict, found.missing_runs, found.missing_days) == ("no line yet", 5, 9)


def test_never_across_devices() -> None:
    """After thirty runs at 168 on one watch, 160 on another is no change: that watch has no line yet."""
    runs = [*every_other_day(around(168.0, 30)), a_run(60, 160.0, device="Watch B")]
    found = season_of(runs)
    last = next(each for each in found.against if each.run_id == "run 60" and each.quantity == CADENCE)
    assert last.verdict == "no line yet"
    assert {each.device for each in found.baselines} == {"Watch A (device chest)", "Watch B (device chest)"}


def test_only_the_runs_from_a_day_on_are_judged_where_asked() -> None:
    """A list of the last weeks needs no verdict on the runs of years ago; those still make the line."""
    runs = every_other_day(around(168.0, 30))
    whole, late = season_of(runs), season_of(runs, judged_from=day(50))
    assert {each.local_date for each in late.against} == {day(number) for number in (50, 52, 54, 56, 58)}
    assert late.against == tuple(each for each in whole.against if each.local_date >= day(50))
    assert late.baselines == whole.baselines


def test_a_new_device_says_so() -> None:
    """The first run on another watch is told, with the one before; going back to a known one is not."""
    runs = [a_run(0), a_run(2), a_run(4, device="Watch B"), a_run(6), a_run(8, device="Watch B")]
    (found,) = new_devices(in_order(runs))
    assert (found.run_id, found.local_date) == ("run 4", day(4))
    assert (found.device, found.before) == ("Watch B (device chest)", f"{WATCH} (device chest)")
    assert found.quantities == (CADENCE, "step_length_m")


# ---------------------------------------------------------------------------------------------------------------------
# In place of the norm


def test_after_four_weeks_the_own_line_is_what_to_expect() -> None:
    """Fifteen runs over 29 days at 156 spm: that is what to expect of this runner, not the 166 of the norm."""
    found = own_expectation(cadence_points(every_other_day(around(156.0, 15))), 3.0, day(30))
    assert found is not None
    assert found.value == pytest.approx(156.0, abs=0.1)
    assert found.low < 155.0
    assert found.high > 157.0
    assert (found.runs, found.weeks) == (15, pytest.approx(29 / 7))


def test_what_to_expect_of_a_run() -> None:
    """At the run's own speed, on its own watch, from the runs of earlier days alone."""
    runs = every_other_day(around(156.0, 20))
    found = expected_of_own(a_run(40, 170.0, speed_mps=3.1), [*runs, a_run(40, 170.0, speed_mps=3.1)])
    assert found is not None
    assert found.value == pytest.approx(156.0 * (3.1 / 3.0) ** (8.4 * 3.0 / 166.4), abs=0.2)
    assert expected_of_own(a_run(40, 170.0, device="Watch B"), runs) is None
    assert expected_of_own(a_run(40, minutes=2), runs) is None
    assert expected_of_own(a_run(20), runs) is None


@pytest.mark.parametrize(
    ("runs", "apart", "speed_mps"),
    [(14, 2, 3.0), (11, 3, 3.0), (15, 2, 3.2), (15, 2, 2.8), (15, 2, 0.0)],
)
def test_when_the_norm_stays(runs: int, apart: int, speed_mps: float) -> None:
    """Under four weeks (14 runs, 27 days), under twelve runs, and more than 5 % beyond the speeds of the runs."""
    points = cadence_points([a_run(apart * at, cadence) for at, cadence in enumerate(around(156.0, runs))])
    assert own_expectation(points, speed_mps, day(apart * runs)) is None
