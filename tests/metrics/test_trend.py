"""The trend under noise with memory: exact cases, and the judgement of a noisy covariate."""

import numpy as np
import pytest

from gait.metrics.trend import CovariateSlope, Trend, TrendParameters, fit_trends
from gait.model import FloatArray

TIME = np.arange(0.0, 3600.0, 30.0)
OPEN = CovariateSlope(usual=0.0, usual_sd=1e6, most_noise_sd=0.0)


def fit(values: FloatArray, covariate: FloatArray, slope: CovariateSlope = OPEN) -> Trend:
    """Return the trend of values with a constant beside the covariate."""
    found = fit_trends(
        values[:, None],
        others=np.ones((len(values), 1)),
        covariate=covariate,
        time_s=TIME,
        slopes=[slope],
        parameters=TrendParameters(),
    )
    assert found is not None
    return found[0]


def test_an_exact_line_is_found_exactly() -> None:
    """5 + 2 x - 0.001 t without noise gives its three coefficients back, with an interval of no width."""
    covariate = np.sin(TIME / 100)
    found = fit(5 + 2 * covariate - 0.001 * TIME, covariate)
    assert found.trend == pytest.approx(-0.001, rel=1e-6)
    assert found.slope == pytest.approx(2.0, rel=1e-6)
    assert found.others.tolist() == pytest.approx([5.0], rel=1e-6)
    assert found.high - found.low == pytest.approx(0.0, abs=1e-8)


def test_values_are_judged_in_any_unit() -> None:
    """A thousand times larger values have a thousand times larger trend and interval."""
    rng = np.random.default_rng(4)
    covariate, noise = rng.normal(size=(2, len(TIME)))
    small = fit(noise + 0.001 * TIME, covariate)
    large = fit(1000 * (noise + 0.001 * TIME), covariate)
    assert large.trend == pytest.approx(1000 * small.trend, rel=1e-6)
    assert large.low == pytest.approx(1000 * small.low, rel=1e-4)


def test_noise_with_memory_widens_the_interval() -> None:
    """The same scatter in runs of ten equal values says less of a trend than scatter that is new every time."""
    rng = np.random.default_rng(8)
    fresh = rng.normal(size=len(TIME))
    sticky = np.repeat(rng.normal(size=len(TIME) // 10), 10)
    covariate = np.sin(TIME / 50)
    narrow, wide = fit(fresh, covariate), fit(sticky, covariate)
    assert wide.high - wide.low > 1.5 * (narrow.high - narrow.low)


def test_a_covariate_of_pure_noise_hands_over_to_what_is_known() -> None:
    """Where the covariate varies no more than its noise, the usual slope is taken instead of the flattened one."""
    rng = np.random.default_rng(2)
    covariate = rng.normal(0, 0.07, len(TIME)) - 0.3 * TIME / 3600
    truth = 8 * (-0.3 * TIME / 3600) + rng.normal(0, 0.3, len(TIME))
    known = CovariateSlope(usual=8.0, usual_sd=3.5, most_noise_sd=0.1)
    naive, judged = fit(truth, covariate), fit(truth, covariate, known)
    assert naive.trend * 3600 < -1.5  # the slowing down is read as drift
    assert judged.trend * 3600 == pytest.approx(0.0, abs=1.2)
    assert judged.low <= 0 <= judged.high
    assert judged.slope > naive.slope + 2


def test_an_error_that_the_values_share_flattens_nothing() -> None:
    """A step length derived from the same noisy speed follows it fully, and the judged slope stays the true one."""
    rng = np.random.default_rng(6)
    speed = 0.12 * np.sin(TIME / 90)
    noise = rng.normal(0, 0.05, len(TIME))
    known = CovariateSlope(usual=0.30, usual_sd=0.02, most_noise_sd=0.07, shared=0.33)
    found = fit(0.33 * (speed + noise), speed + noise, known)
    assert found.slope == pytest.approx(0.33, abs=0.02)


def test_a_covariate_that_does_not_vary_is_left_out() -> None:
    """At one speed throughout the trend is that of the values, and the slope reported is the usual one."""
    found = fit(2 + 0.01 * TIME, np.zeros(len(TIME)), CovariateSlope(usual=8.0, usual_sd=3.5, most_noise_sd=0.05))
    assert found.trend == pytest.approx(0.01, rel=1e-6)
    assert found.slope == 8.0


def test_series_fitted_together_are_each_fitted_as_alone() -> None:
    """Of three series at the same times, each with its own slope that is known, all numbers are those of a lone fit."""
    rng = np.random.default_rng(1)
    covariate = rng.normal(0, 0.2, len(TIME))
    values = np.array([160.0, 0.25, 1.0]) + np.outer(covariate, [8.0, -0.06, 0.3]) + rng.normal(size=(len(TIME), 3))
    slopes = [CovariateSlope(usual=usual, usual_sd=3.0, most_noise_sd=0.07) for usual in (8.0, -0.06, 0.3)]
    together = fit_trends(
        values,
        others=np.ones((len(TIME), 1)),
        covariate=covariate,
        time_s=TIME,
        slopes=slopes,
        parameters=TrendParameters(),
    )
    assert together is not None
    for found, series, slope in zip(together, values.T, slopes, strict=True):
        alone = fit(series, covariate, slope)
        assert (found.trend, found.low, found.high, found.slope) == pytest.approx(
            (alone.trend, alone.low, alone.high, alone.slope), rel=1e-9
        )
        assert found.others == pytest.approx(alone.others, rel=1e-9)


@pytest.mark.parametrize("covariate", [TIME / 1000, 3.0 - TIME / 5000])
def test_what_cannot_be_told_apart_is_no_trend(covariate: FloatArray) -> None:
    """A covariate that is a straight line in time leaves nothing to judge a trend by."""
    found = fit_trends(
        np.sin(TIME)[:, None],
        others=np.ones((len(TIME), 1)),
        covariate=covariate,
        time_s=TIME,
        slopes=[OPEN],
        parameters=TrendParameters(),
    )
    assert found is None
