"""Means and medians over windows, by hand and against plain definitions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from gait.model import Pause
from gait.windows import (
    centred_mean,
    centred_median,
    pieces_of,
    recorded_between,
    recorded_time_s,
    runs_of,
    true_runs,
)

NAN = float("nan")


def test_recorded_time_takes_the_middle_of_each_sample() -> None:
    """Samples of 1, 0 and 2 s have their middles at 0.5, 1 and 2 s: the pause takes no time."""
    assert_array_equal(recorded_time_s(np.array([1.0, 0.0, 2.0])), [0.5, 1.0, 2.0])


def test_the_time_between_two_ends_leaves_out_pauses_once() -> None:
    """Of 0 to 100 s, pauses of 10-40, 30-50, 20-25 and 90-120 leave 50 s; 45 to 60 s has 10, and 95 to 110 s none."""
    spans = [(30, 50), (10, 40), (20, 25), (90, 120)]
    pauses = tuple(Pause(start_s=start, stop_s=stop) for start, stop in spans)
    start, stop = np.array([0.0, 45.0, 95.0, NAN]), np.array([100.0, 60.0, 110.0, 5.0])
    assert_array_equal(recorded_between(start, stop, pauses), [50.0, 10.0, 0.0, NAN])
    assert_array_equal(recorded_between(start, stop, ()), [100.0, 15.0, 15.0, NAN])


@given(
    ends=st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=6),
)
def test_every_second_outside_of_all_pauses_is_recorded(ends: list[int], spans: list[tuple[int, int]]) -> None:
    """However pauses overlap, the time between two ends is the number of whole seconds that none of them covers."""
    pauses = tuple(Pause(start_s=start, stop_s=start + length) for start, length in spans)
    outside = [second for second in range(*ends) if not any(a <= second < a + length for a, length in spans)]
    found = recorded_between(np.array([float(ends[0])]), np.array([float(ends[1])]), pauses)
    assert found.tolist() == [len(outside)]


def test_centred_mean_weights_by_overlap() -> None:
    """A window of 3 s on samples of 1 s holds the sample and both neighbours; at the ends, what is there."""
    assert_allclose(centred_mean(np.array([1.0, 2.0, 6.0, 3.0]), np.ones(4), 3.0), [1.5, 3.0, 11 / 3, 4.5])


def test_centred_mean_leaves_nan_out() -> None:
    """A missing neighbour takes no part; a window without any value has no mean."""
    assert_allclose(centred_mean(np.array([1.0, NAN, 4.0, NAN, NAN, NAN]), np.ones(6), 3.0), [1, 2.5, 4, 4, NAN, NAN])


def test_centred_mean_weights_uneven_samples_by_their_time() -> None:
    """A 4 s sample of 10 and a 1 s sample of 0 make 8 over all 5 s."""
    assert_allclose(centred_mean(np.array([10.0, 0.0]), np.array([4.0, 1.0]), 100.0), [8.0, 8.0])


def test_no_window_reaches_across_a_pause() -> None:
    """Two pieces of three samples: each mean stays within its own, also where the window is wider than both."""
    values, piece = np.array([1.0, 2.0, 3.0, 10.0, 20.0, 30.0]), np.repeat([0.0, 1.0], 3)
    assert_allclose(centred_mean(values, np.ones(6), 100.0, piece), [2, 2, 2, 20, 20, 20])


def test_a_shrinking_window_keeps_a_slope() -> None:
    """A straight line stays the same line up to its ends, where a window that is cut off would bend it."""
    line = np.arange(9.0)
    assert_allclose(centred_mean(line, np.ones(9), 5.0, ends="shrink"), line)
    assert centred_mean(line, np.ones(9), 5.0)[0] > 0.5


def test_pieces_are_numbered_at_each_pause() -> None:
    """A pause that starts and stops on samples breaks the one interval that holds it."""
    found = pieces_of(np.array([0.0, 1.0, 60.0, 61.0]), (Pause(start_s=1.0, stop_s=60.0),))
    assert_array_equal(found, [0, 0, 1, 1])


def test_centred_median_by_hand() -> None:
    """The median of three, of two at the ends, without what is missing."""
    assert_array_equal(centred_median(np.array([1.0, 9.0, 2.0, NAN, NAN, NAN]), 3), [5, 2, 5.5, 2, NAN, NAN])


def test_centred_median_refuses_an_even_window() -> None:
    """An even window has no centre."""
    with pytest.raises(ValueError, match="odd number of samples, got 4"):
        centred_median(np.ones(9), 4)


@given(st.lists(st.one_of(st.floats(-1e3, 1e3), st.just(NAN)), min_size=1, max_size=30), st.sampled_from([1, 3, 5, 7]))
def test_centred_median_agrees_with_the_definition(values: list[float], samples: int) -> None:
    """The vectorised median is the median of the finite values of each window."""
    half = samples // 2
    expected = []
    for i in range(len(values)):
        around = [v for v in values[max(0, i - half) : i + half + 1] if v == v]  # noqa: PLR0124 - not NaN
        expected.append(float(np.median(around)) if around else NAN)
    assert_allclose(centred_median(np.array(values), samples), expected)


@given(st.lists(st.booleans(), max_size=40))
def test_runs_cover_everything_once(flags: list[bool]) -> None:
    """Runs are of equal flags, touch each other, and rebuild the input."""
    array = np.array(flags, dtype=np.bool_)
    starts, stops = runs_of(array)
    rebuilt = [bool(array[a]) for a, b in zip(starts, stops, strict=True) for _ in range(a, b)]
    assert rebuilt == flags
    assert sum(b - a for a, b in true_runs(array)) == sum(flags)
