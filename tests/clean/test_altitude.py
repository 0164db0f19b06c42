"""Altitude, grade and climbing, by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from gait.clean.altitude import AltitudeParameters, climbed_m, grade_along, smooth_altitude
from gait.model import Channel
from tests.factories import an_activity

NAN = float("nan")


def test_grade_is_rise_over_run() -> None:
    """5 m up on 100 m is 5 %, all along."""
    distance = np.arange(0.0, 1000.0, 3.0)
    assert_allclose(grade_along(distance, 0.05 * distance, 60.0), 0.05, rtol=1e-9)


def test_grade_needs_half_of_its_run() -> None:
    """20 m of recording do not make a grade over 60 m."""
    assert np.isnan(grade_along(np.array([0.0, 10.0, 20.0]), np.array([0.0, 1.0, 2.0]), 60.0)).all()


def test_grade_of_one_point_is_unknown() -> None:
    """A slope needs two points."""
    assert np.isnan(grade_along(np.array([0.0, NAN]), np.array([5.0, 6.0]), 60.0)).all()


def test_standing_still_has_the_grade_of_where_one_stands() -> None:
    """Repeated distances neither divide by zero nor change the slope."""
    distance = np.concatenate((np.arange(0, 300, 3.0), np.full(50, 297.0), np.arange(300, 600, 3.0)))
    assert_allclose(grade_along(distance, 0.02 * distance, 60.0), 0.02, rtol=1e-9)


def test_a_barometers_steps_become_a_slope() -> None:
    """Altitude in whole metres on a 2 % climb at 3 m/s: grade stays within a percent of it, no cliffs."""
    time = np.arange(600.0)
    distance = 3.0 * time
    activity = smooth_altitude(
        an_activity(
            {"time_s": time, "weight_s": np.ones(600), "distance_m": distance, "altitude_m": np.round(0.02 * distance)},
            channels={"altitude_m": Channel(origin="device", sensor="barometer")},
        ),
        AltitudeParameters(),
    )
    grade = activity.columns["grade"]
    assert np.nanmax(np.abs(grade[30:-30] - 0.02)) < 0.01
    assert activity.channels["grade"].detail == "rise over 60 m of run"


def test_the_wander_of_satellite_altitude_is_no_hill() -> None:
    """Level ground at 3 m/s, altitude off by 2 m (SD) for 18 s at a time: 19 of 20 samples stay level within 2 %."""
    rng = np.random.default_rng(1)
    wander = np.zeros(3600)
    for i in range(1, 3600):
        wander[i] = np.exp(-1 / 18) * wander[i - 1] + 2.0 * np.sqrt(1 - np.exp(-2 / 18)) * rng.normal()
    activity = smooth_altitude(
        an_activity(
            {
                "time_s": np.arange(3600),
                "weight_s": np.ones(3600),
                "distance_m": 3.0 * np.arange(3600),
                "altitude_m": 100 + wander,
            }
        ),
        AltitudeParameters(),
    )
    assert np.mean(np.abs(activity.columns["grade"]) <= 0.02) > 0.95
    assert activity.channels["grade"].detail == "rise over 250 m of run"


def test_altitude_without_distance_has_no_grade() -> None:
    """Rise without run is no grade."""
    activity = smooth_altitude(
        an_activity({"time_s": np.arange(9), "weight_s": np.ones(9), "altitude_m": np.full(9, 120.0)}),
        AltitudeParameters(),
    )
    assert_allclose(activity.columns["altitude_m"], 120.0)
    assert "grade" not in activity.columns


def test_no_altitude_is_left_alone() -> None:
    """A treadmill has none."""
    activity = an_activity({"time_s": [0, 1]})
    assert smooth_altitude(activity, AltitudeParameters()) is activity


@pytest.mark.parametrize(
    ("altitude", "expected"),
    [
        ([100, 110, 105, 120], (25.0, 5.0)),
        ([100, 101, 100, 101, 100], (0.0, 0.0)),
        ([50, 49, 40, NAN, 41, 60], (20.0, 10.0)),
        ([7], (0.0, 0.0)),
    ],
)
def test_climbs_count_from_the_hysteresis_up(altitude: list[float], expected: tuple[float, float]) -> None:
    """Up 10, down 5, up 15 is 25 and 5; a wiggle of a metre is nothing."""
    assert climbed_m(np.array(altitude, dtype=float), 2.0) == expected


def test_no_altitude_has_no_climb() -> None:
    """What was not measured did not climb 0 m."""
    assert climbed_m(np.array([NAN, NAN]), 2.0) is None


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=60))
def test_climb_less_drop_is_the_difference_of_the_ends(steps: list[float]) -> None:
    """Ascent minus descent is end minus start, but for what the hysteresis withholds."""
    altitude = np.cumsum(steps)
    climbed = climbed_m(altitude, 2.0)
    assert climbed is not None
    assert abs(climbed[0] - climbed[1] - (altitude[-1] - altitude[0])) <= 2.0 + 1e-6
