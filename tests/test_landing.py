"""Ratios of braking and reach from shares of cadence and contact, by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait import landing


def test_braking_by_hand() -> None:
    """A tenth fewer steps brake exp(1.435 x 0.10536) = 1.163 times as hard a step, with an interval of both errors.

    The exponent's 90 % is -1.93 to -0.86, half of that 0.535; times 0.10536 that is 0.0564.
    An error of 2 % in the share is 1.645 x 1.435 x 0.02 = 0.0472; together 0.0735.
    """
    found = landing.braking_ratio([0.9], [0.02])
    assert found.ratio == pytest.approx([1.1632], abs=1e-4)
    assert found.low == pytest.approx([math.exp(0.15120 - 0.07354)], abs=2e-4)
    assert found.high == pytest.approx([math.exp(0.15120 + 0.07354)], abs=2e-4)


def test_reach_by_hand() -> None:
    """A tenth more contact reaches 1.1 ** 1.1847 = 1.1195 times as far.

    The model's own error stays: its exponent's 90 % is 0.96 to 1.49, half of that 0.265, times ln 1.1 = 0.09531.
    """
    found = landing.reach_ratio([1.1], 0.0)
    assert found.ratio == pytest.approx([1.1195], abs=1e-4)
    assert np.log(found.high / found.ratio) == pytest.approx([0.02526], abs=1e-5)


def test_the_usual_is_one() -> None:
    """At the usual cadence the ratio is 1 whatever the exponent, and only the share's error is left."""
    found = landing.braking_ratio([1.0], [0.0])
    assert (found.ratio.item(), found.low.item(), found.high.item()) == (1.0, 1.0, 1.0)


@given(share=st.floats(0.7, 1.4), error=st.floats(0.0, 0.1))
def test_fewer_steps_brake_more(share: float, error: float) -> None:
    """Fewer steps brake more, longer contact reaches further, and every interval holds its ratio."""
    braking, reach = landing.braking_ratio([share], [error]), landing.reach_ratio([share], [error])
    assert (braking.ratio.item() >= 1) == (share <= 1)
    assert (reach.ratio.item() >= 1) == (share >= 1)
    for found in (braking, reach):
        assert found.low.item() <= found.ratio.item() <= found.high.item()


def test_not_measured_stays_so() -> None:
    """NaN in, NaN out."""
    assert np.isnan(landing.braking_ratio([np.nan], [0.01]).ratio).all()


@pytest.mark.parametrize(("speed", "outside"), [(2.49, True), (2.5, False), (4.5, False), (4.51, True), (np.nan, True)])
def test_extrapolated(speed: float, outside: bool) -> None:  # noqa: FBT001 - a case of the table
    """The data behind the models reach from 2.5 to 4.5 m/s."""
    assert landing.extrapolated(speed).item() is outside


def test_thirds_of_a_normal_distribution() -> None:
    """Two thirds lie below 0.4307, and 95 % below 1.6449."""
    below = [(1 + math.erf(z / math.sqrt(2))) / 2 for z in (landing.NORMAL_P67, landing.NORMAL_P95)]
    assert below == pytest.approx([2 / 3, 0.95])
