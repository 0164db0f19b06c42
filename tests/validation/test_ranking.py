"""The area under the curve for the third with most, and the correlation within a speed."""

import numpy as np
import pytest

from gait.validation.ranking import area_under_the_curve, areas_of_draws
from gait.validation.scores import correlation_within_speed

EVERYONE = np.ones((1, 6))
MEASURED = np.array([6.0, 5.0, 4.0, 3.0, 2.0, 1.0])
"""The third with most are the first two of six."""


@pytest.mark.parametrize(
    ("predicted", "area"),
    [
        ([6, 5, 4, 3, 2, 1], 1.0),
        ([1, 2, 3, 4, 5, 6], 0.0),
        ([1, 1, 1, 1, 1, 1], 0.5),
        ([6, 3, 5, 4, 2, 1], 6 / 8),  # 8 pairs; the second is behind the third and the fourth
        ([6, 4, 4, 3, 2, 1], 7.5 / 8),  # one pair is even and counts half
    ],
)
def test_six_runners_by_hand(predicted: list[float], area: float) -> None:
    """Of 2 x 4 pairs, those in the right order are counted."""
    given = (np.array(predicted, dtype=float), MEASURED, np.full(6, 3.0))

    assert area_under_the_curve(*given, np.arange(6), EVERYONE).tolist() == [area]
    assert areas_of_draws(given[0][None], *given[1:]).tolist() == [area]


def test_runners_are_compared_at_one_speed_alone() -> None:
    """Two speeds of three runners have one runner in the third and two pairs each; across them nothing is compared."""
    measured = np.array([1.0, 2.0, 3.0, 11.0, 12.0, 13.0])
    predicted = np.array([1.0, 2.0, 3.0, 0.0, 2.0, 1.0])  # right at the first speed, one of two pairs at the second
    group = np.array([2.5, 2.5, 2.5, 3.5, 3.5, 3.5])
    runner = np.array([0, 1, 2, 0, 1, 2])

    assert area_under_the_curve(predicted, measured, group, runner, np.ones((1, 3))).tolist() == [0.75]


def test_two_runners_have_no_third() -> None:
    """Fewer than three runners at a speed give no pair, and no speed with three gives no area."""
    two = (np.array([2.0, 1.0]), np.array([2.0, 1.0]), np.full(2, 3.0))

    assert np.isnan(area_under_the_curve(*two, np.arange(2), np.ones((1, 2)))).all()
    assert np.isnan(areas_of_draws(two[0][None], *two[1:])).all()


def test_copies_of_a_runner_are_in_the_third_together() -> None:
    """The first runner drawn three times of six is the whole third, and there are 3 x 3 pairs with the others."""
    counts = np.array([[3.0, 0.0, 1.0, 1.0, 0.0, 1.0]])
    predicted = np.array([3.5, 0.0, 4.0, 3.0, 0.0, 1.0])  # behind one of the three others: 6 of 9 pairs

    assert area_under_the_curve(predicted, MEASURED, np.full(6, 3.0), np.arange(6), counts).tolist() == [6 / 9]


def test_correlation_by_hand() -> None:
    """Within each of two speeds the columns rise together, though over both they fall."""
    a = np.array([1.0, 2.0, 11.0, 12.0])
    b = np.array([21.0, 22.0, 1.0, 2.0])
    group = np.array([2.5, 2.5, 3.5, 3.5])

    assert correlation_within_speed(a, b, group, np.ones((1, 4))).tolist() == pytest.approx([1.0])
    assert correlation_within_speed(a, -b, group, np.ones((1, 4))).tolist() == pytest.approx([-1.0])


def test_no_correlation_without_two_runners_at_a_speed() -> None:
    """Where each speed has one runner nothing varies within it."""
    group = np.array([2.5, 3.5])

    assert np.isnan(correlation_within_speed(np.array([1.0, 2.0]), np.array([1.0, 2.0]), group, np.ones((1, 2)))).all()
