"""Noise turned white: against the covariance written out, and at its two ends."""

import numpy as np
import pytest

from gait.metrics.noise import Noises, whitened
from gait.model import FloatArray

TIME = np.array([0.0, 30.0, 60.0, 150.0, 155.0, 400.0])
COLUMNS = np.column_stack((np.ones(6), TIME / 100, [3.0, -1.0, 0.5, 2.0, 2.0, -4.0]))


def covariance(memory_s: float, forgotten: float) -> FloatArray:
    """Return the covariance of the noise at the times, written out: what is remembered decays, the rest does not."""
    apart = np.abs(TIME[:, None] - TIME)
    return (1 - forgotten) * np.exp(-apart / memory_s) + forgotten * np.eye(len(TIME))


@pytest.mark.parametrize("memory_s", [10.0, 100.0, 600.0])
@pytest.mark.parametrize("forgotten", [0.0, 0.25, 0.9])
def test_whitened_columns_are_those_that_the_covariance_makes_white(memory_s: float, forgotten: float) -> None:
    """Their products are those over the covariance, and so are its size and the trace of its inverse."""
    white = whitened(COLUMNS, TIME, Noises(memory_s=np.array([memory_s]), forgotten=np.array([forgotten])))
    (columns,), whole = white.columns, covariance(memory_s, forgotten)
    assert columns.T @ columns == pytest.approx(COLUMNS.T @ np.linalg.solve(whole, COLUMNS), rel=1e-12)
    assert white.log_size[0] == pytest.approx(np.linalg.slogdet(whole)[1], abs=1e-12)
    assert white.trace_of_inverse[0] == pytest.approx(np.trace(np.linalg.inv(whole)), rel=1e-12)


def test_two_values_half_remembered_are_whitened_by_hand() -> None:
    """A second value that correlates by 1/2 has (b - a / 2) / sqrt(3 / 4) left; the inverse has the trace 8 / 3."""
    noises = Noises(memory_s=np.array([10 / np.log(2)]), forgotten=np.array([0.0]))
    white = whitened(np.array([[4.0], [5.0]]), np.array([0.0, 10.0]), noises)
    assert white.columns.ravel().tolist() == pytest.approx([4.0, 3 / np.sqrt(0.75)])
    assert white.log_size.tolist() == pytest.approx([np.log(0.75)])
    assert white.trace_of_inverse.tolist() == pytest.approx([8 / 3])


def test_noise_without_memory_is_white_as_it_is() -> None:
    """Where nothing is left of a value by the next, the columns stay as they are."""
    white = whitened(COLUMNS, 1e6 * TIME, Noises(memory_s=np.array([10.0]), forgotten=np.array([0.5])))
    assert white.columns[0] == pytest.approx(COLUMNS, rel=1e-12)
    assert (white.log_size[0], white.trace_of_inverse[0]) == pytest.approx((0.0, 6.0), abs=1e-12)


def test_each_noise_is_whitened_as_if_alone() -> None:
    """A grid of noises gives for each what it gives by itself."""
    grid = Noises(memory_s=np.array([10.0, 600.0]), forgotten=np.array([0.0, 0.75]))
    both = whitened(COLUMNS, TIME, grid)
    for at in range(2):
        one = whitened(COLUMNS, TIME, Noises(memory_s=grid.memory_s[[at]], forgotten=grid.forgotten[[at]]))
        assert both.columns[at].tolist() == one.columns[0].tolist()
