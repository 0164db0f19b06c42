"""Differences at equal speed: worked by hand, what cannot be compared, and what must always hold."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gait.compare import COMPARED, Comparison, Difference, compare_runs
from gait.compare.recording import letter
from gait.errors import UsageError
from gait.metrics.speed_slopes import usual_slope
from gait.model import Analysis, Sensor
from tests.compare.by_hand import a_run, level, measured_by

FIRST = a_run(level((10, 2.6, 160.0), (10, 3.1, 166.0)), name="a.fit")
OTHER = a_run(level((20, 2.6, 164.0), (5, 3.1, 168.0)), name="b.fit")


def of(found: Comparison, quantity: str = "cadence_spm", run: str = "B") -> Difference:
    """Return one difference of a comparison."""
    return next(each for each in found.differences if (each.quantity, each.run) == (quantity, run))


def cadence(first: Analysis, other: Analysis) -> Difference:
    """Return the difference in cadence between two runs."""
    return of(compare_runs([first, other]))


def test_bins_are_weighted_by_the_time_of_both() -> None:
    """4 spm over 10 minutes of both and 2 spm over 5: (4 x 10 + 2 x 5) / 15 = 3.33, whatever the pace of the whole."""
    found = cadence(FIRST, OTHER)
    assert found.difference == pytest.approx(10 / 3)
    assert found.first_mean == pytest.approx((160 * 10 + 166 * 5) / 15)
    assert found.mean == pytest.approx((164 * 10 + 168 * 5) / 15)
    assert found.matched_s == 15 * 60
    assert (found.slowest_mps, found.fastest_mps) == (2.5, 3.25)
    assert found.verdict == "larger than chance"
    assert found.same_device


def test_a_faster_run_is_no_other_form() -> None:
    """A run at twice as much fast running has a higher mean cadence, and at equal speed none."""
    fast = a_run(level((5, 2.6, 160.0), (25, 3.1, 166.0)), name="b.fit")
    found = cadence(FIRST, fast)
    assert found.difference == pytest.approx(0.0, abs=1e-9)
    assert found.verdict == "no difference to see"


def test_what_is_left_of_speed_within_a_bin_is_taken_out() -> None:
    """2.55 and 2.70 m/s lie in one bin: at the same cadence the faster one steps less by the usual slope over 0.15."""
    slope = usual_slope("cadence_spm", 2.625)
    found = cadence(a_run(level((10, 2.55, 160.0))), a_run(level((10, 2.70, 160.0)), name="b.fit"))
    assert found.difference == pytest.approx(-0.15 * slope.usual)
    assert found.high == pytest.approx(-0.15 * slope.usual + 1.959963985 * slope.spread * 0.15)


def test_the_interval_by_hand() -> None:
    """Ten blocks of a minute at +1 and -1 by turns: the mean's error is sqrt(10 x 60^2 / 600^2 x 10/9) = 0.333.

    Student's t of nine degrees is 2.262; the first run does not scatter, and one bin takes no more than the mean did.
    """
    turns = np.repeat([161.0, 159.0] * 5, 60)
    other = a_run({"speed_mps": np.full(600, 2.6), "cadence_spm": turns}, name="b.fit")
    found = cadence(a_run(level((10, 2.6, 160.0))), other)
    assert found.difference == pytest.approx(0.0, abs=1e-9)
    assert found.high == pytest.approx(2.262 / 3, rel=0.002)
    assert found.low == pytest.approx(-2.262 / 3, rel=0.002)


def test_heart_rate_is_compared_along_the_slope_of_the_runs_themselves() -> None:
    """Both runs beat 10 a minute more for 0.1 m/s, so 0.1 m/s between them is no difference; half of it is doubt."""
    turns = np.repeat([2.55, 2.60] * 5, 60)
    first = a_run({"speed_mps": turns, "heart_rate_bpm": 140 + 100 * (turns - 2.6)})
    other = a_run({"speed_mps": turns + 0.1, "heart_rate_bpm": 140 + 100 * (turns - 2.5)}, name="b.fit")
    found = of(compare_runs([first, other]), "heart_rate_bpm")
    assert found.difference == pytest.approx(0.0, abs=1e-6)
    assert found.high == pytest.approx(1.959963985 * 50 * 0.1, rel=1e-3)


def test_heart_rate_at_one_speed_has_no_slope() -> None:
    """Where neither run changes its speed, there is nothing to take out."""
    first = a_run({"speed_mps": np.full(600, 2.6), "heart_rate_bpm": np.full(600, 140.0)})
    other = a_run({"speed_mps": np.full(600, 2.6), "heart_rate_bpm": np.full(600, 144.0)}, name="b.fit")
    assert of(compare_runs([first, other]), "heart_rate_bpm").difference == pytest.approx(4.0)


def test_one_device_leaves_only_the_error_of_speed() -> None:
    """On one watch there is no second interval; 4 % of 2.6 m/s in each run, times the slope, may make that much."""
    found = cadence(a_run(level((10, 2.6, 160.0))), a_run(level((10, 2.6, 163.0)), name="b.fit"))
    off = math.hypot(0.04 * 2.6, 0.04 * 2.6) * usual_slope("cadence_spm", 2.6).usual
    assert (found.sensors_low, found.sensors_high) == (None, None)
    assert found.speed_error == pytest.approx(1.959963985 * off, rel=0.003)


def test_two_devices_put_their_own_errors_beside_it() -> None:
    """Two watches: 1 spm each and the errors of speed make 3 spm no more than the sensors' own."""
    other = a_run(level((10, 2.6, 163.0)), name="b.fit", device="Other watch")
    found = cadence(a_run(level((10, 2.6, 160.0))), other)
    off = 0.04 * 2.6 * usual_slope("cadence_spm", 2.6).usual
    assert found.verdict == "within the sensors' own error"
    assert not found.same_device
    assert found.speed_error is None
    assert found.sensors_high == pytest.approx(3 + 1.959963985 * math.sqrt(2 * (1 + off**2)), rel=0.003)
    assert cadence(FIRST, replace(other, series=level_series(180.0))).verdict == "larger than chance"


def level_series(cadence_spm: float) -> dict[str, tuple[float, ...]]:
    """Return the series of ten minutes at 2.6 m/s."""
    run = a_run(level((10, 2.6, cadence_spm)))
    return {name: tuple(value or 0.0 for value in values) for name, values in run.series.items()}


def test_a_step_length_shares_the_error_of_its_speed() -> None:
    """Speed off by d makes a step d 60 / C longer, and at equal speed the slope takes most of that back."""
    steps = {"sensors": {"step_length_m": "gps"}}
    first = a_run({"speed_mps": np.full(600, 2.6), "step_length_m": np.full(600, 0.97)}, **steps)
    other = a_run({"speed_mps": np.full(600, 2.6), "step_length_m": np.full(600, 0.95)}, name="b.fit", **steps)
    found = of(compare_runs([first, other]), "step_length_m")
    slope = usual_slope("step_length_m", 2.6)
    left = abs(slope.shared - slope.usual) * math.hypot(0.04 * 2.6, 0.04 * 2.6)
    assert found.speed_error == pytest.approx(1.959963985 * left, rel=0.003)
    assert left < 0.3 * 0.04 * 0.96 * math.sqrt(2)


@pytest.mark.parametrize("sensors", [("wrist", "foot_pod"), ("chest", "foot_pod")])
def test_contact_of_two_kinds_of_sensor_is_never_compared(sensors: tuple[str, str]) -> None:
    """A wrist, a chest and a foot measure contact at other places: no number is given."""
    first, other = (
        a_run(
            {"speed_mps": np.full(600, 2.6), "ground_contact_time_s": np.full(600, 0.26)},
            name=f"{sensor}.fit",
            sensors={"ground_contact_time_s": sensor},
        )
        for sensor in sensors
    )
    found = of(compare_runs([first, other]), "ground_contact_time_s")
    assert (found.verdict, found.reason, found.difference) == ("not comparable", "other sensor", None)


def test_contact_of_sensors_that_nobody_names_is_not_compared() -> None:
    """On two devices without a known kind of sensor contact stays open; on one device by name it does not."""
    columns = {"speed_mps": np.full(600, 2.6), "ground_contact_time_s": np.full(600, 0.26)}
    unknown = {"ground_contact_time_s": "unknown"}
    first = a_run(columns, sensors=unknown)
    other = a_run(columns, sensors=unknown, name="b.fit", device="Other watch")
    found = of(compare_runs([first, other]), "ground_contact_time_s")
    assert (found.verdict, found.reason) == ("not comparable", "unknown sensor")
    same = compare_runs([first, a_run(columns, sensors=unknown, name="c.fit")])
    assert of(same, "ground_contact_time_s").verdict == "no difference to see"


def test_contact_of_two_straps_is_compared_with_both_errors() -> None:
    """One kind of sensor on two devices is one thing, with both sensors' errors."""
    columns = {"speed_mps": np.full(600, 2.6), "ground_contact_time_s": np.full(600, 0.26)}
    chest = {"ground_contact_time_s": "chest"}
    first = a_run(columns, sensors=chest, worn=(Sensor(name="Strap", family="chest"),))
    other = a_run(columns, sensors=chest, worn=(Sensor(name="Other strap", family="chest"),), name="b.fit")
    found = of(compare_runs([first, other]), "ground_contact_time_s")
    assert found.sensors_high == pytest.approx(1.959963985 * 0.07 * 0.26 * math.sqrt(2), rel=0.01)


def test_a_modelled_contact_is_held_against_no_measured_one() -> None:
    """What a model says of contact is another thing than what a sensor measured."""
    columns = {"speed_mps": np.full(600, 2.6), "ground_contact_time_s": np.full(600, 0.26)}
    first = a_run(columns, sensors={"ground_contact_time_s": "foot_pod"})
    modelled = {**first.summary, "ground_contact_time_s": measured_by("foot_pod", "modelled")}
    other = replace(first, summary=modelled, source=replace(first.source, sha256="other"))
    assert of(compare_runs([first, other]), "ground_contact_time_s").reason == "other sensor"


def test_a_device_without_a_name_is_no_known_device() -> None:
    """Two files that name no device may be of two."""
    nameless = a_run(level((10, 2.6, 160.0)), name="b.fit", device=None)
    other = replace(nameless, source=replace(nameless.source, sha256="c"))
    assert not cadence(nameless, other).same_device


def test_what_was_not_measured_is_said_with_the_run_that_lacks_it() -> None:
    """Cadence in one file alone, contact in none, and a file without speed."""
    without = a_run({"speed_mps": np.full(600, 2.6)}, name="b.fit")
    found = compare_runs([FIRST, without])
    assert (of(found).reason, of(found).missing) == ("not measured", ("B",))
    assert of(found, "ground_contact_time_s").missing == ("A", "B")
    no_speed = a_run({"cadence_spm": np.full(600, 160.0)}, name="c.fit")
    found = compare_runs([FIRST, no_speed])
    assert (of(found).reason, of(found).missing) == ("no speed", ("B",))


@pytest.mark.parametrize(
    "other",
    [
        level((30, 3.6, 180.0)),
        level((4, 2.6, 160.0), (26, 3.6, 180.0)),
        {"speed_mps": np.full(1800, 2.6), "cadence_spm": np.full(1800, 160.0), "grade": np.full(1800, 0.05)},
    ],
)
def test_without_five_minutes_at_a_shared_speed_on_the_level_nothing_is_compared(other: dict[str, np.ndarray]) -> None:
    """Other speeds, four minutes of the same, and a hill at the same speed are not enough."""
    found = cadence(FIRST, a_run(other, name="b.fit"))
    assert (found.verdict, found.reason) == ("not comparable", "no shared speed")


def test_windows_must_outnumber_the_bins() -> None:
    """With a minute in each bin the scatter is known from the windows; with barely more windows than bins it is not."""
    speeds = [2.1, 2.35, 2.6, 2.85, 3.1]
    few = a_run(level(*((1, speed, 160.0) for speed in speeds)))
    many = a_run(level(*((2, speed, 160.0) for speed in speeds)), name="b.fit")
    assert cadence(few, many).verdict == "no difference to see"
    holes = np.array(few.series["cadence_spm"], dtype=np.float64)
    holes[::2] = np.nan
    holes[40:60] = np.nan
    assert cadence(replace(few, series={**few.series, "cadence_spm": tuple(holes)}), many).reason == "no shared speed"


def test_the_warm_up_and_walking_are_left_out() -> None:
    """The first ten minutes at another cadence do not count where they were the warm-up."""
    warm = a_run(level((10, 2.6, 150.0), (10, 2.6, 160.0)), name="b.fit", warm_up_s=600.0)
    assert cadence(a_run(level((20, 2.6, 160.0))), warm).difference == pytest.approx(0.0)


def test_every_run_is_held_against_the_first_and_none_is_pooled() -> None:
    """Three runs have two differences a quantity, each its own."""
    third = a_run(level((20, 2.6, 158.0)), name="c.fit")
    found = compare_runs([FIRST, OTHER, third])
    assert [(each.run, each.quantity) for each in found.differences] == [
        (run, quantity) for run in "BC" for quantity in COMPARED
    ]
    assert of(found, run="C").difference == pytest.approx(-2.0)
    assert [run.letter for run in found.runs] == ["A", "B", "C"]


def test_the_means_at_each_pace() -> None:
    """Each run has its bins with their time, slow to fast; what does not scatter has no width."""
    paces = [each for each in compare_runs([FIRST, OTHER]).paces if each.run == "B"]
    assert [(each.speed_low_mps, each.time_s, each.mean) for each in paces] == [
        (2.5, 1200.0, 164.0),
        (3.0, 300.0, 168.0),
    ]
    assert [each.high - each.low for each in paces] == pytest.approx([0.0, 0.0])


def test_a_quantity_that_never_was_measured_on_the_level_has_no_pace() -> None:
    """A summary may know of a cadence that no window holds."""
    hollow = replace(FIRST, series={**FIRST.series, "cadence_spm": (None,) * 1200})
    found = compare_runs([hollow, OTHER])
    assert [each for each in found.paces if each.run == "A"] == []
    assert of(found).reason == "no shared speed"


def test_series_that_were_thinned_are_said_to_be() -> None:
    """Fewer samples than the summary rests on."""
    thinned = {**FIRST.summary, "cadence_spm": measured_by("wrist", samples=5000)}
    found = compare_runs([replace(FIRST, summary=thinned), OTHER])
    assert [run.thinned for run in found.runs] == [True, False]


def test_without_cadence_and_speed_nobody_knows_of_thinning() -> None:
    """A file with heart rate alone is taken as it is."""
    pulse = a_run({"heart_rate_bpm": np.full(600, 140.0)}, name="b.fit")
    assert not compare_runs([FIRST, pulse]).runs[1].thinned


def test_fewer_than_two_the_same_twice_and_no_series_are_refused() -> None:
    """Each with a sentence."""
    with pytest.raises(UsageError, match="there are none"):
        compare_runs([])
    with pytest.raises(UsageError, match="there is one"):
        compare_runs([FIRST])
    with pytest.raises(UsageError, match=r"a\.fit holds the same recording as a\.fit"):
        compare_runs([FIRST, FIRST])
    with pytest.raises(UsageError, match="no series to compare"):
        compare_runs([FIRST, replace(OTHER, series={})])


def test_letters_go_on_behind_z() -> None:
    """The 27th recording is A2."""
    assert [letter(number) for number in (0, 25, 26, 53)] == ["A", "Z", "A2", "B3"]


PARTS = st.lists(st.tuples(st.integers(3, 12), st.sampled_from([2.4, 2.6, 2.8, 3.1])), min_size=1, max_size=4)
PLANS = st.tuples(st.integers(0, 10_000), PARTS, st.sampled_from(["Watch", "Other watch"]))
Plan = tuple[int, list[tuple[int, float]], str]


def planned(plan: Plan, name: str) -> Analysis:
    """Return a run of a few stretches, each a little off its own mean, with contact of a strap."""
    seed, parts, device = plan
    rng = np.random.default_rng(seed)
    speed = np.concatenate([np.full(60 * minutes, at) for minutes, at in parts]) + rng.normal(0, 0.03)
    cadence_spm = 150 + 7 * speed + rng.normal(0, 4) + np.repeat(rng.normal(0, 1, len(speed) // 30), 30)
    columns = {"speed_mps": speed, "cadence_spm": cadence_spm, "ground_contact_time_s": 40 / cadence_spm}
    return a_run(columns, name=name, device=device, sensors={"ground_contact_time_s": "chest"})


@settings(max_examples=60, deadline=None)
@given(PLANS, PLANS)
def test_swapped_runs_differ_by_as_much_the_other_way(one: Plan, two: Plan) -> None:
    """Sign and ends flip, and verdict, time and speeds stay."""
    first, other = planned(one, "a.fit"), planned(two, "b.fit")
    for there, back in zip(
        compare_runs([first, other]).differences, compare_runs([other, first]).differences, strict=True
    ):
        assert (there.verdict, there.matched_s, there.slowest_mps) == (back.verdict, back.matched_s, back.slowest_mps)
        if there.difference is not None and back.difference is not None:
            assert there.difference == pytest.approx(-back.difference, abs=1e-9)
            assert there.low == pytest.approx(-(back.high or 0.0), abs=1e-9)
            assert (there.sensors_low is None) == (back.sensors_low is None)
            assert there.sensors_low is None or there.sensors_low == pytest.approx(
                -(back.sensors_high or 0.0), abs=1e-9
            )


@settings(max_examples=30, deadline=None)
@given(PLANS)
def test_a_run_does_not_differ_from_itself(plan: Plan) -> None:
    """The same samples from another file: nothing that can be compared differs."""
    run = planned(plan, "a.fit")
    again = replace(run, source=replace(run.source, sha256="again", name="again.fit"))
    found = compare_runs([run, again])
    known = [each for each in found.differences if each.difference is not None]
    assert {each.verdict for each in known} <= {"no difference to see"}
    assert [each.difference for each in known] == pytest.approx([0.0] * len(known), abs=1e-9)
    assert found.findings == ()


@settings(max_examples=30, deadline=None)
@given(PLANS, PLANS, st.floats(-8, 8))
def test_a_shift_of_one_run_is_a_shift_of_the_difference(one: Plan, two: Plan, shift: float) -> None:
    """Every step a minute more in one run is one more in the difference, and the interval keeps its width."""
    first, other = planned(one, "a.fit"), planned(two, "b.fit")
    moved = tuple(None if value is None else value + shift for value in other.series["cadence_spm"])
    before, after = cadence(first, other), cadence(first, replace(other, series={**other.series, "cadence_spm": moved}))
    if before.difference is not None and after.difference is not None:
        assert after.difference - before.difference == pytest.approx(shift, abs=1e-6)
        assert (after.high or 0) - (after.low or 0) == pytest.approx((before.high or 0) - (before.low or 0), abs=1e-6)
