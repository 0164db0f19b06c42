"""Scores of predictions, worked by hand, with their intervals by resampling runners."""

import numpy as np
import pytest

from gait.validation.predictions import Predictions, scores_of
from gait.validation.resampling import draw_counts, interval
from gait.validation.scores import mean, reduction, root_mean_square

WHO = np.array([0, 0, 1, 2])
COUNTS = np.array([[1.0, 1.0, 1.0], [3.0, 0.0, 0.0], [0.0, 3.0, 0.0]])


def test_root_mean_square_by_hand() -> None:
    """Errors 1, 1, 3 and 5 have a mean square of 9; the first runner alone 1, and the second alone 9."""
    found = root_mean_square(np.array([1.0, -1.0, 3.0, 5.0]), WHO, COUNTS)

    assert found.value == 3.0
    assert (found.low, found.high) == pytest.approx((1.2, 3.0))  # of 3, 1 and 3: the 5th percentile lies 0.1 up


def test_reduction_by_hand() -> None:
    """Errors half as large are lower by a half, whoever is drawn."""
    errors = np.array([1.0, -1.0, 3.0, 5.0])
    found = reduction(errors / 2, errors, WHO, COUNTS)

    assert (found.value, found.low, found.high) == pytest.approx((0.5, 0.5, 0.5))


def test_no_reduction_of_nothing() -> None:
    """Where speed alone has no error there is nothing to be lower than."""
    assert np.isnan(reduction(np.ones(4), np.zeros(4), WHO, COUNTS).value)


def test_mean_by_hand() -> None:
    """Three of four trials hold."""
    assert mean([True, True, True, False], WHO, COUNTS).value == 0.75


def test_every_draw_takes_as_many_runners_as_there_are() -> None:
    """Draws have as many runners as the folder, and each runner about once in the mean."""
    counts = draw_counts(7, 4000)

    assert set(counts.sum(axis=1)) == {7.0}
    assert counts.mean(axis=0).tolist() == pytest.approx([1.0] * 7, abs=0.06)  # four standard errors of 0.93 / 63


def test_an_interval_leaves_out_what_gave_nothing() -> None:
    """Draws without a result do not count, and without any there is no interval."""
    low, high = interval(np.array([*np.arange(101.0), np.nan]))

    assert (low, high) == (5.0, 95.0)
    assert np.isnan(interval(np.array([np.nan, np.nan]))).all()


def test_scores_by_hand() -> None:
    """Measured 1, 2 and 4, predicted 1.1, 2 and 3, each within 20 %: two are held, and one is a quarter too low."""
    scores = scores_of(
        Predictions(
            measured=np.log([1.0, 2.0, 4.0]),
            predicted=np.log([1.1, 2.0, 3.0]),
            alone=np.log([2.0, 2.0, 2.0]),
            half_width=np.full(3, np.log(1.2)),
            runner=np.arange(3),
            speed_group_mps=np.full(3, 3.0),
        )
    )

    assert (scores.trials, scores.runners, scores.within) == (3, 3, 2)
    assert scores.rmse.value == pytest.approx(np.sqrt((0.01 + 0 + 1) / 3))
    assert scores.rmse_alone.value == pytest.approx(np.sqrt((1 + 0 + 4) / 3))
    assert scores.relative.value == pytest.approx(np.sqrt((0.01 + 0 + 0.0625) / 3))
    assert scores.relative_alone.value == pytest.approx(np.sqrt((1 + 0 + 0.25) / 3))
    assert scores.bias.value == pytest.approx((0.1 + 0 - 0.25) / 3)
    assert scores.held.value == pytest.approx(2 / 3)
    assert scores.area.value == 1.0
    assert scores.rmse_reduction.value == pytest.approx(1 - np.sqrt(1.01 / 5))
