"""The trend under noise with memory: exact cases, and the judgement of a noisy covariate."""

import numpy as np
import pytest

from gait.metrics.trend import CovariateSlope, Trend, TrendParameters, fit_trend
from gait.model import FloatArray

TIME = np.arange(0.0, 3600.0, 30.0)
OPEN = CovariateSlope(usual=0.0, usual_sd=1e6, most_noise_sd=0.0)


def fit(values: FloatArray, covariate: FloatArray, slope: CovariateSlope = OPEN) -> Trend:
    """Return the trend of values with a constant beside the covariate."""
    found = fit_trend(
        values,
        others=np.ones((len(values), 1)),
        covariate=covariate,
        time_s=TIME,
        slope=slope,
        parameters=TrendParameters(),
    )
    assert found is not None
    return found


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


def test_values_that_are_left_out_are_as_good_as_not_there() -> None:
    """A fit with four values left out is the fit of the others alone, in every number, for any noise of the speed."""
    rng = np.random.default_rng(1)
    covariate = rng.normal(0, 0.2, len(TIME))
    values = 160 + 8 * covariate - 0.001 * TIME + rng.normal(size=len(TIME))
    out = np.isin(np.arange(len(TIME)), [0, 30, 31, 90])
    slope = CovariateSlope(usual=8.0, usual_sd=3.0, most_noise_sd=0.07)
    ones, parameters = np.ones((len(TIME), 1)), TrendParameters()
    within = fit_trend(
        np.where(out, np.nan, values),
        others=ones,
        covariate=covariate,
        time_s=TIME,
        slope=slope,
        parameters=parameters,
        left_out=out,
    )
    alone = fit_trend(
        values[~out],
        others=ones[~out],
        covariate=covariate[~out],
        time_s=TIME[~out],
        slope=slope,
        parameters=parameters,
    )
    assert within is not None
    assert alone is not None
    assert (within.trend, within.low, within.high, within.slope) == pytest.approx(
        (alone.trend, alone.low, alone.high, alone.slope), rel=1e-6
    )
    assert within.others == pytest.approx(alone.others, rel=1e-9)


@pytest.mark.parametrize("covariate", [TIME / 1000, 3.0 - TIME / 5000])
def test_what_cannot_be_told_apart_is_no_trend(covariate: FloatArray) -> None:
    """A covariate that is a straight line in time leaves nothing to judge a trend by."""
    found = fit_trend(
        np.sin(TIME),
        others=np.ones((len(TIME), 1)),
        covariate=covariate,
        time_s=TIME,
        slope=OPEN,
        parameters=TrendParameters(),
    )
    assert found is None
