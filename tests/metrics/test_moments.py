"""Moments: quantiles by hand, blocks of time, intervals that hold, and stretches side by side."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import lfilter

from gait.metrics.moments import EstimateParameters, block_starts, moments, moments_of_each, quantiles_of_each

ALL = EstimateParameters()
WHOLE = np.array([0])
FINITE = st.floats(-1e3, 1e3).map(lambda value: round(value, 3))


def test_quantiles_of_equal_weights_are_the_usual_ones() -> None:
    """1 to 5 with equal weights have a median of 3; p10 and p90 lie at the outer middles, 1 and 5."""
    found = quantiles_of_each(np.array([[5.0, 1.0, 3.0, 2.0, 4.0]]), np.ones(5), WHOLE)
    assert found.ravel().tolist() == pytest.approx([1.0, 3.0, 5.0])


def test_the_median_of_an_even_number_lies_between_the_middle_two() -> None:
    """10 and 20 with equal weights have the median 15, with a NaN beside them too."""
    found = quantiles_of_each(np.array([[20.0, np.nan, 10.0]]), np.ones(3), WHOLE)
    assert float(found[1, 0, 0]) == pytest.approx(15.0)


@given(
    values=st.lists(FINITE, min_size=1, max_size=30),
    repeats=st.lists(st.integers(1, 4), min_size=30, max_size=30),
)
def test_a_weight_is_as_good_as_a_repetition(values: list[float], repeats: list[int]) -> None:
    """Mean and spread of weighted samples are those of each sample repeated as often as it weighs."""
    times = np.array(repeats[: len(values)])
    weighted = moments(np.array([values]), times.astype(float), ALL)
    repeated = np.repeat(np.array(values), times)
    assert float(weighted.mean[0]) == pytest.approx(float(repeated.mean()), abs=1e-6)
    assert float(weighted.sd[0]) == pytest.approx(float(repeated.std()), abs=1e-5)


@given(values=st.lists(FINITE, min_size=1, max_size=40), weights=st.lists(st.floats(0.1, 9), min_size=40, max_size=40))
def test_quantiles_are_in_order_and_within_the_values(values: list[float], weights: list[float]) -> None:
    """p10, median and p90 never cross and never leave the measured range."""
    p10, median, p90 = quantiles_of_each(np.array([values]), np.array(weights[: len(values)]), WHOLE).ravel()
    assert min(values) <= p10 <= median <= p90 <= max(values)


def test_blocks_are_a_minute_in_a_long_run_and_a_tenth_of_a_short_one() -> None:
    """An hour has 60 blocks, five minutes have ten, and a minute has blocks no finer than ten seconds."""
    assert [len(block_starts(np.ones(n), ALL)) for n in (3600, 300, 60)] == [60, 10, 6]


def test_under_three_blocks_the_whole_spread_is_the_doubt() -> None:
    """Twenty seconds have two blocks, so the sampling half width is 1.96 times the spread."""
    values = np.tile([160.0, 170.0], 10)
    found = moments(values[None, :], np.ones(20), ALL)
    assert float(found.sampling_error[0]) == pytest.approx(1.96 * 5.0, abs=1e-3)


@pytest.mark.parametrize(("seconds", "memory_s"), [(300, 5), (1800, 20), (3600, 60)])
def test_the_interval_holds_the_mean_of_a_process_with_memory(seconds: int, memory_s: float) -> None:
    """Of 200 simulated stretches of AR(1) noise with known mean, the sampling interval holds it in 90 to 99 %.

    An interval that took samples for independent would hold it in fewer than half.
    """
    rng = np.random.default_rng(7)
    phi = np.exp(-1 / memory_s)
    noise = rng.normal(size=(200, seconds + 600)) * 3 * np.sqrt(1 - phi**2)
    values = 165 + lfilter([1.0], [1.0, -phi], noise, axis=1)[:, 600:]
    found = moments(values, np.ones(seconds), ALL)
    held = np.abs(found.mean - 165) <= found.sampling_error
    assert 0.90 <= float(held.mean()) <= 0.995
    naive = 1.96 * found.sd / np.sqrt(seconds)
    assert float((np.abs(found.mean - 165) <= naive).mean()) < 0.6


@given(
    sizes=st.lists(st.integers(1, 40), min_size=1, max_size=6),
    seed=st.integers(0, 999),
    missing=st.sampled_from([0.0, 0.3, 1.0]),
)
def test_stretches_side_by_side_are_each_as_alone(sizes: list[int], seed: int, missing: float) -> None:
    """Whatever their lengths and gaps, the moments and quantiles of each stretch are those that it has by itself."""
    rng = np.random.default_rng(seed)
    n = sum(sizes)
    values, weights = rng.normal(100, 5, (2, n)), rng.choice([0.5, 1.0, 3.0], n)
    values[0, rng.uniform(size=n) < missing] = np.nan
    starts = np.cumsum(sizes) - sizes
    together, quantiles = moments_of_each(values, weights, starts, ALL), quantiles_of_each(values, weights, starts)
    for at, (start, size) in enumerate(zip(starts, sizes, strict=True)):
        part = slice(start, start + size)
        alone = moments(values[:, part], weights[part], ALL)
        for name in ("mean", "sd", "sampling_error", "coverage", "samples"):
            assert getattr(together, name)[:, at] == pytest.approx(
                getattr(alone, name), rel=1e-9, abs=1e-9, nan_ok=True
            )
        own = quantiles_of_each(values[:, part], weights[part], WHOLE)
        assert quantiles[:, :, at] == pytest.approx(own[:, :, 0], rel=1e-9, nan_ok=True)
