"""What slopes cost: the level speed that is as hard."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait.metrics.grade_cost import heart_rate_factor, level_speeds_mps, metabolic_factor, running_cost_j_per_kg_m
from gait.metrics.members import members_of
from gait.model import FloatArray

ONES = np.ones(4)


def level_speed_mps(speed_mps: FloatArray, grade: FloatArray, weight_s: FloatArray) -> float:
    """Return the level speed of all samples together."""
    return float(level_speeds_mps(speed_mps, grade, weight_s, members_of([np.arange(len(speed_mps))]))[0])


def test_level_ground_costs_what_it_costs() -> None:
    """On the level both factors are one."""
    assert (float(metabolic_factor(0.0)), float(heart_rate_factor(0.0))) == (1.0, 1.0)


def test_the_level_speed_of_a_climb_by_hand() -> None:
    """At 3 m/s up 10 % a metre costs 5.9682 / 3.6 = 1.6578 of a level one, so it is as hard as 4.973 m/s."""
    speed = level_speed_mps(3 * ONES, 0.1 * ONES, ONES)
    assert speed == pytest.approx(3 * 5.9682 / 3.6, abs=1e-3)


def test_up_and_down_do_not_cancel() -> None:
    """Half the time up 10 % and half down 10 % at 3 m/s: 3 x (5.9682 + 2.1517) / 2 / 3.6 = 3.383 m/s, not 3."""
    speed = level_speed_mps(3 * ONES, np.array([0.1, 0.1, -0.1, -0.1]), ONES)
    assert speed == pytest.approx(3.3833, abs=1e-3)


def test_time_weighs() -> None:
    """Three seconds on the level and one up 10 %: 3 x (3 + 1.6578) / 4."""
    speed = level_speed_mps(np.full(2, 3.0), np.array([0.0, 0.1]), np.array([3.0, 1.0]))
    assert speed == pytest.approx(3 * (3 + 5.9682 / 3.6) / 4, abs=1e-3)


@pytest.mark.parametrize(
    "grade", [[np.nan] * 4, [0.0, 0.0, np.nan, np.nan], [0.0, 0.0, 0.5, -0.5]], ids=["none", "half", "too steep"]
)
def test_what_covers_too_little_has_no_level_speed(grade: list[float]) -> None:
    """Without a grade for four fifths of the time there is no level speed; beyond 45 % there is no grade to judge."""
    assert np.isnan(level_speed_mps(3 * ONES, np.array(grade), ONES))


def test_no_samples_no_level_speed() -> None:
    """Nothing run gives nothing."""
    assert np.isnan(level_speed_mps(np.array([]), np.array([]), np.array([])))


@given(st.floats(-0.45, 0.45))
def test_running_on_any_measured_slope_costs_something(grade: float) -> None:
    """Cost and both factors are positive on every grade that was measured."""
    assert float(running_cost_j_per_kg_m(grade)) > 0
    assert float(heart_rate_factor(grade)) > 0


@given(st.floats(0.0, 0.45), st.floats(0.0, 0.45))
def test_uphill_steeper_is_harder(a: float, b: float) -> None:
    """From the level up, cost and heart rate rise with the grade."""
    low, high = sorted((a, b))
    assert float(metabolic_factor(low)) <= float(metabolic_factor(high))
    assert float(heart_rate_factor(low)) <= float(heart_rate_factor(high))


@pytest.mark.parametrize("grade", [0.46, -0.46, np.nan])
def test_nothing_is_said_beyond_what_was_measured(grade: float) -> None:
    """A steeper or unknown grade gives NaN."""
    assert np.isnan([float(metabolic_factor(grade)), float(heart_rate_factor(grade))]).all()
