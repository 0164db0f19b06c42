"""Student's t against the printed tables."""

import numpy as np
import pytest

from gait.metrics.student import mixture_interval, t_95, t_cdf


@pytest.mark.parametrize(
    ("degrees", "tabulated"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (9, 2.262), (20, 2.086), (60, 2.000), (120, 1.980)],
)
def test_the_95_percent_width_is_the_tables(degrees: int, tabulated: float) -> None:
    """The half width of the 95 % interval agrees with the printed table of t within 1.3 %."""
    assert float(t_95(np.array([float(degrees)]))[0]) == pytest.approx(tabulated, rel=0.013)


@pytest.mark.parametrize(
    ("t", "degrees", "tabulated"),
    [(0.0, 5, 0.5), (2.015, 5, 0.95), (-2.015, 5, 0.05), (2.764, 10, 0.99), (1.671, 60, 0.95)],
)
def test_the_distribution_is_the_tables(t: float, degrees: int, tabulated: float) -> None:
    """The distribution function agrees with the printed one-sided quantiles within 0.002."""
    assert float(t_cdf(np.array([t]), degrees)[0]) == pytest.approx(tabulated, abs=0.002)


def test_a_mixture_of_one_part_is_that_part() -> None:
    """With a single part the interval is centre plus or minus t times the scale: t is 2.228 for 10 degrees."""
    low, high = mixture_interval(np.array([5.0]), np.array([2.0]), np.array([1.0]), 10)
    assert low == pytest.approx(5 - 2 * 2.228, abs=0.01)
    assert high == pytest.approx(5 + 2 * 2.228, abs=0.01)


def test_a_mixture_reaches_over_all_its_parts() -> None:
    """Two far and narrow parts of equal share put the bounds inside the outer parts, 5 % of each beyond them."""
    low, high = mixture_interval(np.array([0.0, 100.0]), np.array([1.0, 1.0]), np.array([0.5, 0.5]), 60)
    assert low == pytest.approx(-1.671, abs=0.01)
    assert high == pytest.approx(101.671, abs=0.01)


def test_a_part_with_no_share_does_not_count() -> None:
    """A part that the data rule out leaves the interval as it was."""
    low, high = mixture_interval(np.array([0.0, 1e6]), np.array([1.0, 1e6]), np.array([1.0, 1e-9]), 60)
    assert (low, high) == pytest.approx((-2.0, 2.0), abs=0.01)
