"""Speed, distance and positions, by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from gait.clean.channels import ChannelParameters, hold_slow_channels
from gait.clean.position import PositionParameters, distance_between_m, drop_position_jumps
from gait.clean.speed import SpeedParameters, correct_distance, find_speed
from gait.clean.timeline import TimelineParameters, lay_timeline
from gait.errors import UsageError
from gait.model import Activity, Channel, Pause
from tests.factories import an_activity

NAN = float("nan")
DEFAULTS = SpeedParameters()
ONE_DEGREE_M = 111_195.08
"""A degree of latitude on a sphere of 6,371,008.8 m: 2 pi r / 360."""


def test_a_degree_of_latitude() -> None:
    """One degree along a meridian is 111.195 km."""
    along = distance_between_m(np.array([0.0]), np.array([0.0]), np.array([1.0]), np.array([0.0]))
    assert_allclose(along, [ONE_DEGREE_M], rtol=1e-7)


def test_the_devices_own_speed_and_distance_stand() -> None:
    """Where the device measured both, nothing is derived."""
    activity = an_activity(
        {"time_s": np.arange(4), "weight_s": np.ones(4), "speed_mps": [3, 3, 3, 3], "distance_m": [0, 3, 6, 9]},
        channels={"speed_mps": Channel(origin="device"), "distance_m": Channel(origin="device")},
    )
    found = find_speed(activity, DEFAULTS)
    assert found.channels["speed_mps"].origin == "device"
    assert_array_equal(found.columns["speed_mps"], [3, 3, 3, 3])


def test_speed_from_distance_is_the_slope() -> None:
    """3 m a second of distance is 3 m/s at every sample, the ends included."""
    activity = an_activity({"time_s": np.arange(60), "weight_s": np.ones(60), "distance_m": 3.0 * np.arange(60)})
    found = find_speed(activity, DEFAULTS)
    assert_allclose(found.columns["speed_mps"], 3.0, rtol=1e-6)
    assert found.channels["speed_mps"].origin == "derived"
    assert found.channels["speed_mps"].detail == "from distance over 10 s"


def test_speed_from_sparse_distance_bridges_short_holes_only() -> None:
    """A fix every 4 s is enough; a hole of 40 s is not."""
    distance = np.where(np.arange(120) % 4 == 0, 2.5 * np.arange(120), NAN)
    distance[41:80] = NAN
    activity = an_activity({"time_s": np.arange(120), "weight_s": np.ones(120), "distance_m": distance})
    speed = find_speed(activity, SpeedParameters(device_share=0.1)).columns["speed_mps"]
    assert_allclose(speed[:38], 2.5, rtol=1e-6)
    assert np.isnan(speed[50:70]).all()


def test_distance_covered_in_a_pause_is_no_speed() -> None:
    """A runner who moves 100 m while the watch is paused did not sprint."""
    time = np.concatenate((np.arange(30), 130 + np.arange(30)))
    distance = np.concatenate((3.0 * np.arange(30), 187 + 3.0 * np.arange(30)))
    activity = an_activity({"time_s": time, "weight_s": np.ones(60), "distance_m": distance})
    assert np.nanmax(find_speed(activity, DEFAULTS).columns["speed_mps"]) == pytest.approx(3.0, abs=0.05)


def test_positions_make_distance_and_speed() -> None:
    """2.78 m north each second for two minutes is 2.78 m/s and 331 m, with its origin told."""
    latitude = np.arange(120) * 2.78 / ONE_DEGREE_M
    activity = an_activity(
        {"time_s": np.arange(120), "weight_s": np.ones(120), "latitude_deg": latitude, "longitude_deg": np.zeros(120)}
    )
    found = find_speed(activity, DEFAULTS)
    assert_allclose(found.columns["speed_mps"][10:-10], 2.78, rtol=1e-4)
    assert found.columns["distance_m"][-1] == pytest.approx(119 * 2.78, abs=2 * 2.78)
    assert found.channels["distance_m"].sensor == "gps"
    assert found.channels["speed_mps"].detail == "from positions smoothed over 5 s, over 10 s"


def test_speed_alone_makes_distance() -> None:
    """A pod that writes only speed still gives a distance: 60 s at 3 m/s are 180 m."""
    activity = an_activity(
        {"time_s": np.arange(60), "weight_s": np.ones(60), "speed_mps": np.full(60, 3.0)},
        channels={"speed_mps": Channel(origin="device", sensor="foot_pod")},
    )
    found = find_speed(activity, DEFAULTS)
    assert found.columns["distance_m"][-1] == pytest.approx(180.0)
    assert found.channels["distance_m"].sensor == "foot_pod"


def test_nothing_to_go_by_gives_no_speed() -> None:
    """Heart rate alone has no speed, and none is invented."""
    found = find_speed(an_activity({"time_s": np.arange(3), "weight_s": np.ones(3)}), DEFAULTS)
    assert "speed_mps" not in found.columns


def test_a_speed_of_zero_throughout_was_not_measured() -> None:
    """A converter that writes 0 for speed hides the distance that is there."""
    activity = an_activity(
        {
            "time_s": np.arange(60),
            "weight_s": np.ones(60),
            "speed_mps": np.zeros(60),
            "distance_m": 3.0 * np.arange(60),
        }
    )
    assert_allclose(find_speed(activity, DEFAULTS).columns["speed_mps"], 3.0, rtol=1e-6)


def test_distance_that_falls_is_held() -> None:
    """10, 20, 15, 30 m becomes 10, 20, 20, 30, with a note of one sample."""
    activity = an_activity(
        {"time_s": np.arange(4), "weight_s": np.ones(4), "distance_m": [10, 20, 15, 30], "speed_mps": np.ones(4)}
    )
    found = find_speed(activity, DEFAULTS)
    assert_array_equal(found.columns["distance_m"], [10, 20, 20, 30])
    assert [(note.code, note.samples) for note in found.notes] == [("distance_fell", 1)]


def test_a_given_distance_scales_all_that_depends_on_it() -> None:
    """A treadmill that says 5 km where 5.5 were run: distance, speed and step length grow by a tenth."""
    activity = an_activity(
        {
            "time_s": [0, 1],
            "distance_m": [0, 5000],
            "speed_mps": [3, 3],
            "step_length_m": [1, 1],
            "vertical_ratio": [0.088, 0.088],
            "cadence_spm": [160, 160],
        },
        channels={
            "speed_mps": Channel(origin="device"),
            "step_length_m": Channel(origin="derived", detail="speed x 60 / cadence"),
        },
    )
    found = correct_distance(activity, SpeedParameters(distance_m=5500))
    assert_allclose(found.columns["distance_m"], [0, 5500])
    assert_allclose(found.columns["speed_mps"], 3.3)
    assert_allclose(found.columns["step_length_m"], 1.1)
    assert_allclose(found.columns["vertical_ratio"], 0.08)
    assert_array_equal(found.columns["cadence_spm"], [160, 160])
    assert "5.00 to 5.50 km as given" in found.notes[-1].message
    assert found.channels["speed_mps"].detail == "scaled by 1.100 to the distance given"
    assert found.channels["step_length_m"].detail == "speed x 60 / cadence scaled by 1.100 to the distance given"


def test_a_given_distance_far_from_the_recorded_one_is_refused() -> None:
    """99 km for a run of 5 km is a slip of the finger, not a correction."""
    activity = an_activity({"time_s": [0, 1], "distance_m": [0, 5000]})
    with pytest.raises(UsageError, match=r"99\.00 km, is 20 times the recorded one\. The file has 5\.00 km"):
        correct_distance(activity, SpeedParameters(distance_m=99_000))


@pytest.mark.parametrize("distance", [{}, {"distance_m": np.full(1000, 7.0)}])
def test_a_given_distance_without_a_recorded_one_is_spread_and_marked(distance: dict[str, list[float]]) -> None:
    """A treadmill that recorded 1000 s and no distance: 3 km given make 3 m/s throughout, modelled."""
    activity = an_activity({"time_s": np.arange(1000), "weight_s": np.ones(1000)} | distance)
    found = correct_distance(activity, SpeedParameters(distance_m=3000))
    assert_allclose(found.columns["speed_mps"], 3.0)
    assert found.columns["distance_m"][-1] == pytest.approx(3000.0)
    assert found.channels["speed_mps"].origin == "modelled"
    assert [note.code for note in found.notes] == ["distance_given"]


def test_nothing_given_changes_nothing() -> None:
    """Without an option the recorded distance stands."""
    activity = an_activity({"time_s": [0, 1], "distance_m": [0, 5000]})
    assert correct_distance(activity, SpeedParameters()) is activity


@pytest.mark.parametrize("every", [5, 10, 20, 30, 60])
def test_a_distance_written_slowly_is_the_same_speed(every: int) -> None:
    """Distance every 5 to 60 s of a run at 3 m/s is 3 m/s at every sample, never 0 and 9 in turn."""
    time = np.arange(0.0, 1200.0)
    distance = np.where(time % every == 0, 3.0 * time, NAN)
    activity = an_activity({"time_s": time, "weight_s": np.ones(1200), "distance_m": distance})
    found = find_speed(hold_slow_channels(activity, ChannelParameters()), DEFAULTS)
    assert_allclose(found.columns["speed_mps"][: 1200 - every], 3.0, rtol=1e-6)


def with_pauses(moved_m: float) -> Activity:
    """Return 40 stretches of 60 s at 3 m/s north, with pauses of 120 s in which the runner moves."""
    runs = np.arange(40)[:, None]
    time = (180.0 * runs + np.arange(61)).ravel()
    along = ((180.0 + moved_m) * runs + 3.0 * np.arange(61)).ravel()
    pauses = tuple(Pause(start_s=180.0 * i + 60.0, stop_s=180.0 * (i + 1)) for i in range(39))
    columns = {"time_s": time, "latitude_deg": along / ONE_DEGREE_M, "longitude_deg": np.zeros(len(time))}
    return lay_timeline(an_activity(columns, pauses=pauses), TimelineParameters())


@pytest.mark.parametrize("moved_m", [0.0, 40.0, 2500.0])
def test_what_is_covered_in_a_pause_is_neither_speed_nor_slowness(moved_m: float) -> None:
    """Standing, strolling or riding a bus while paused: the running is at 3 m/s, within 1 % at every sample's mean."""
    found = find_speed(with_pauses(moved_m), DEFAULTS)
    speed = found.columns["speed_mps"]
    assert np.average(speed, weights=found.columns["weight_s"]) == pytest.approx(3.0, rel=0.01)
    assert np.nanmax(speed) < 3.1


def test_crossing_the_180th_meridian_is_no_trip_round_the_world() -> None:
    """600 s at 3 m/s east across the date line, off the equator by nothing, are 1.8 km."""
    longitude = 179.99 + 3.0 * np.arange(601) / ONE_DEGREE_M
    longitude = np.where(longitude > 180, longitude - 360, longitude)
    activity = an_activity(
        {"time_s": np.arange(601), "weight_s": np.ones(601), "latitude_deg": np.zeros(601), "longitude_deg": longitude}
    )
    found = find_speed(drop_position_jumps(activity, PositionParameters()), DEFAULTS)
    assert found.columns["distance_m"][-1] == pytest.approx(1800.0, abs=12.0)


def test_a_position_that_jumps_away_and_back_is_dropped() -> None:
    """One fix a kilometre off among steady ones is no run to there and back in two seconds."""
    latitude = np.linspace(45.0, 45.001, 20)
    latitude[10] += 0.01
    found = drop_position_jumps(
        an_activity({"time_s": np.arange(20), "latitude_deg": latitude, "longitude_deg": np.full(20, 7.0)}),
        PositionParameters(),
    )
    assert np.flatnonzero(np.isnan(found.columns["latitude_deg"])).tolist() == [10]
    assert [(note.code, note.samples) for note in found.notes] == [("position_jump", 1)]


def test_fixes_at_null_island_are_no_fixes() -> None:
    """0, 0 is what a receiver writes before it knows."""
    found = drop_position_jumps(
        an_activity({"time_s": np.arange(3), "latitude_deg": [0.0, 45, 45], "longitude_deg": [0.0, 7, 7]}),
        PositionParameters(),
    )
    assert_array_equal(found.columns["longitude_deg"], [NAN, 7, 7])


def test_no_position_is_left_alone() -> None:
    """A treadmill has none."""
    activity = an_activity({"time_s": [0, 1]})
    assert drop_position_jumps(activity, PositionParameters()) is activity


@given(st.floats(0.5, 6.0), st.integers(30, 200))
def test_speed_from_distance_adds_up_to_the_distance(speed: float, n: int) -> None:
    """At any steady speed, speed times time is the distance again."""
    activity = an_activity({"time_s": np.arange(n), "weight_s": np.ones(n), "distance_m": speed * np.arange(n)})
    found = find_speed(activity, DEFAULTS).columns["speed_mps"]
    assert_allclose(found.sum(), speed * n, rtol=1e-6)
