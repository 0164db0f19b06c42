"""Ascent and descent shared out to the samples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait.metrics.climb import climb_by_sample


def test_a_hill_goes_up_and_down() -> None:
    """Up 10 m in two steps and down 6 m: the shares stand at the samples where it happened."""
    up, down = climb_by_sample(np.array([100.0, 104.0, 110.0, 110.0, 104.0]), 2.0)
    assert up.tolist() == [0.0, 4.0, 6.0, 0.0, 0.0]
    assert down.tolist() == [0.0, 0.0, 0.0, 0.0, 6.0]


def test_ripples_below_the_threshold_are_no_climb() -> None:
    """A metre up and down again counts for nothing at a threshold of 2 m."""
    up, down = climb_by_sample(np.array([100.0, 101.0, 100.0, 101.0, 100.0]), 2.0)
    assert (float(up.sum()), float(down.sum())) == (0.0, 0.0)


def test_a_dip_within_a_climb_belongs_to_the_climb() -> None:
    """Up 5, down 1, up 5 is a climb of 9 m in all, with the dip taken off where it was."""
    up, down = climb_by_sample(np.array([0.0, 5.0, 4.0, 9.0]), 2.0)
    assert float(up.sum()) == 9.0
    assert float(down.sum()) == 0.0


def test_unknown_altitude_has_no_share() -> None:
    """NaN stays NaN, the known rest is counted across it, and all NaN gives all NaN."""
    up, _ = climb_by_sample(np.array([0.0, np.nan, 5.0]), 2.0)
    assert np.isnan(up[1])
    assert float(np.nansum(up)) == 5.0
    assert np.isnan(climb_by_sample(np.full(3, np.nan), 2.0)).all()


@given(heights=st.lists(st.integers(0, 60), min_size=1, max_size=60), split=st.integers(0, 60))
def test_the_parts_add_up_and_the_net_climb_is_near_the_true_one(heights: list[int], split: int) -> None:
    """Ascent minus descent is the net climb up to the threshold, and two halves add up to the whole."""
    altitude = np.array(heights, dtype=float)
    up, down = climb_by_sample(altitude, 2.0)
    assert float(up.sum() - down.sum()) == pytest.approx(altitude[-1] - altitude[0], abs=2.0)
    assert float(up[:split].sum() + up[split:].sum()) == pytest.approx(float(up.sum()))
    assert float(up.sum()) >= 0.0
