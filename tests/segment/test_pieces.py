"""Warm-up, steady bouts, splits, laps and terrain, by hand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from gait.model import Lap
from gait.segment import SteadyParameters, laps_of, splits_of, steady_level, terrain_masks, warm_up_seconds

NAN = float("nan")
DEFAULTS = SteadyParameters()


def test_warm_up_ends_when_the_run_settles() -> None:
    """After 3 minutes at 2 m/s the run goes at 3 m/s: the minute's mean reaches 2.7 m/s 12 s later."""
    speed = np.concatenate((np.full(180, 2.0), np.full(1800, 3.0)))
    found = warm_up_seconds(speed, np.ones(1980, dtype=bool), np.ones(1980), DEFAULTS)
    assert 180 <= found <= 200


def test_warm_up_is_at_least_a_minute_and_at_most_a_third() -> None:
    """A run at one speed gives its first minute; a run of 90 s no more than 30 s."""
    ones = np.ones(1200)
    assert warm_up_seconds(3 * ones, ones > 0, ones, DEFAULTS) == 60.0
    assert warm_up_seconds(3 * ones[:90], ones[:90] > 0, ones[:90], DEFAULTS) == 30.0


def test_warm_up_without_speed_is_a_minute() -> None:
    """Nothing says when the run settled."""
    assert warm_up_seconds(np.full(900, NAN), np.ones(900, dtype=bool), np.ones(900), DEFAULTS) == 60.0


def steady(speed: np.ndarray, grade: np.ndarray, running: np.ndarray | None = None) -> np.ndarray:
    """Return the steady level samples of a 1 Hz recording after 60 s of warm-up."""
    n = len(speed)
    return steady_level(
        speed_mps=speed,
        grade=grade,
        running=np.ones(n, dtype=bool) if running is None else running,
        weight_s=np.ones(n),
        warm_up_s=60.0,
        parameters=DEFAULTS,
    )


def test_steady_level_leaves_out_warm_up_and_hills() -> None:
    """Of 600 s at one speed with a climb of 100 s, what is after the first minute and not on the climb is kept."""
    grade = np.zeros(600)
    grade[300:400] = 0.05
    found = steady(np.full(600, 3.0), grade)
    assert_array_equal(np.flatnonzero(~found), np.concatenate((np.arange(60), np.arange(300, 400))))


def test_a_change_of_pace_is_not_steady() -> None:
    """Going from 2.5 to 4 m/s, the seconds around the change are left out and the rest kept."""
    speed = np.concatenate((np.full(300, 2.5), np.full(300, 4.0)))
    found = steady(speed, np.zeros(600))
    assert not found[298:302].any()
    assert found[200:280].all()
    assert found[320:].all()


def test_a_bout_under_a_minute_is_none() -> None:
    """45 s between two hills settle nothing."""
    grade = np.full(600, 0.05)
    grade[200:245] = 0.0
    assert not steady(np.full(600, 3.0), grade).any()


def test_unknown_grade_counts_as_level() -> None:
    """A treadmill has no altitude, and is level."""
    assert steady(np.full(300, 3.0), np.full(300, NAN))[60:].all()


def test_unknown_speed_counts_as_steady() -> None:
    """Without speed nothing says that the pace changed."""
    assert steady(np.full(300, NAN), np.zeros(300))[60:].all()


def test_splits_cut_at_each_kilometre() -> None:
    """2.5 km at 4 m/s: two kilometres of 250 samples, and a half."""
    time = np.arange(625.0)
    found = splits_of(time, 4.0 * time, 1000.0)
    assert [piece.label for piece in found] == ["1", "2", "3"]
    assert [len(piece.inside) for piece in found] == [250, 250, 125]
    assert [(piece.start_s, piece.stop_s) for piece in found] == [(0, 250), (250, 500), (500, 624)]


def test_splits_need_distance() -> None:
    """Without distance there is nothing to cut."""
    assert splits_of(np.arange(5.0), np.full(5, NAN), 1000.0) == ()


def test_a_jump_over_a_split_leaves_it_out() -> None:
    """A pause in which 3 km were covered has no samples in the second and third kilometre."""
    found = splits_of(np.array([0.0, 100.0, 200.0]), np.array([0.0, 500.0, 3500.0]), 1000.0)
    assert [piece.label for piece in found] == ["1", "4"]


def test_laps_take_the_watchs_times_and_names() -> None:
    """Two laps of three samples; an empty lap is dropped, the last one includes its end."""
    laps = (
        Lap(start_s=0, stop_s=3, name="Warm up", reported={"distance_m": 9.0}),
        Lap(start_s=10, stop_s=10.5),
        Lap(start_s=3, stop_s=5),
    )
    found = laps_of(np.arange(6.0), laps)
    assert [(piece.label, len(piece.inside)) for piece in found] == [("Warm up", 3), ("3", 3)]
    assert found[0].reported == {"distance_m": 9.0}


def test_terrain_classes() -> None:
    """2 % is level, more is a hill, unknown is none."""
    found = terrain_masks(np.array([0.0, 0.02, 0.021, -0.05, NAN]), 0.02)
    assert {name: np.flatnonzero(mask).tolist() for name, mask in found.items()} == {
        "level": [0, 1],
        "uphill": [2],
        "downhill": [3],
    }


@given(st.lists(st.floats(0, 30), min_size=2, max_size=80), st.floats(20, 500))
def test_splits_hold_every_sample_once(steps: list[float], length: float) -> None:
    """However distance grows, each sample is in exactly one split."""
    distance = np.cumsum(steps)
    found = splits_of(np.arange(float(len(steps))), distance, length)
    assert_array_equal(np.concatenate([piece.inside for piece in found]), np.arange(len(steps)))
