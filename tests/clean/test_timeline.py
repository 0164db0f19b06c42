"""Order, duplicates, pauses, gaps and weights, by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from gait.clean.timeline import TimelineParameters, lay_timeline, pause_seconds
from gait.errors import EmptyFileError
from gait.model import Activity, Pause
from tests.factories import an_activity

NAN = float("nan")


def laid(activity: Activity) -> Activity:
    """Return the activity on its time line with the default parameters."""
    return lay_timeline(activity, TimelineParameters())


def codes(activity: Activity) -> list[str]:
    """Return the codes of the notes."""
    return [note.code for note in activity.notes]


def test_samples_are_put_in_order_of_time() -> None:
    """Samples at 0, 2, 1 s come out as 0, 1, 2 with their values, and a note counts the step back."""
    activity = laid(an_activity({"time_s": [0, 2, 1], "heart_rate_bpm": [100, 120, 110]}))
    assert_array_equal(activity.time_s, [0, 1, 2])
    assert_array_equal(activity.columns["heart_rate_bpm"], [100, 110, 120])
    assert [(note.code, note.samples) for note in activity.notes] == [("time_backwards", 1)]


def test_samples_without_a_time_are_left_out() -> None:
    """A sample whose time is unknown cannot be placed."""
    activity = laid(an_activity({"time_s": [0, NAN, 1], "heart_rate_bpm": [100, 200, 110]}))
    assert_array_equal(activity.columns["heart_rate_bpm"], [100, 110])
    assert codes(activity) == ["no_time"]


def test_a_file_without_any_time_is_refused_with_what_to_do() -> None:
    """Nothing can be said of samples that have no time."""
    with pytest.raises(EmptyFileError, match=r"run\.fit has no sample with a time\. Export the activity again"):
        laid(an_activity({"time_s": [NAN, NAN]}))


def test_a_second_split_over_records_is_combined_by_nature() -> None:
    """Distance and position take the last value, rates the mean of what is there."""
    activity = laid(
        an_activity(
            {
                "time_s": [0, 1, 1, 1, 2],
                "distance_m": [0, 3, 4, NAN, 8],
                "latitude_deg": [1, NAN, 2, NAN, 3],
                "cadence_spm": [160, NAN, 162, 166, NAN],
            }
        )
    )
    assert_array_equal(activity.time_s, [0, 1, 2])
    assert_array_equal(activity.columns["distance_m"], [0, 4, 8])
    assert_array_equal(activity.columns["latitude_deg"], [1, 2, 3])
    assert_array_equal(activity.columns["cadence_spm"], [160, 164, NAN])
    assert codes(activity) == ["same_time"]


def test_weights_are_half_the_interval_on_each_side() -> None:
    """Samples at 0, 1, 3, 7 s stand for 0.5, 1.5, 3 and 2 s: 7 s in all."""
    activity = laid(an_activity({"time_s": [0, 1, 3, 7]}))
    assert_allclose(activity.columns["weight_s"], [0.5, 1.5, 3.0, 2.0])


def test_a_single_sample_stands_for_a_second() -> None:
    """One record has no interval to go by."""
    assert_array_equal(laid(an_activity({"time_s": [5]})).columns["weight_s"], [1.0])


def test_a_silence_is_a_gap_and_stands_for_no_time() -> None:
    """After 100 s of silence at 1 Hz a gap is noted, and its neighbours stand for their usual second."""
    activity = laid(an_activity({"time_s": [0, 1, 2, 102, 103, 104]}))
    assert_allclose(activity.columns["weight_s"], [0.5, 1, 1, 1, 1, 0.5])
    assert activity.pauses == (Pause(start_s=2, stop_s=102, kind="gap"),)
    assert codes(activity) == ["gaps"]
    assert pause_seconds(activity.pauses) == {"timer": 0.0, "gap": 100.0}


def test_smart_recording_is_no_gap() -> None:
    """Where samples come every 6 s, 20 s between two is the watch saving space, not a stop."""
    activity = laid(an_activity({"time_s": [0, 6, 12, 32, 38, 44]}))
    assert activity.pauses == ()
    assert_allclose(activity.columns["weight_s"], [3, 6, 13, 13, 6, 3])


def test_a_pause_of_the_timer_takes_no_time() -> None:
    """Records inside the pause weigh nothing, and those at its edges no more than usual."""
    pause = Pause(start_s=2.0, stop_s=62.0)
    activity = laid(an_activity({"time_s": [0, 1, 2, 30, 62, 63, 64]}, pauses=(pause,)))
    assert_allclose(activity.columns["weight_s"], [0.5, 1, 0.5, 0, 0.5, 1, 0.5])
    assert activity.pauses == (pause,)


@given(
    st.lists(st.floats(0.5, 9.0), min_size=2, max_size=40),
    st.floats(0.0, 50.0),
    st.floats(0.1, 100.0),
)
def test_weights_are_never_negative_nor_more_than_was_recorded(
    steps: list[float], pause_at: float, pause_for: float
) -> None:
    """Whatever the rhythm and the pause, the weights add up to no more than the span."""
    time = np.concatenate(([0.0], np.cumsum(steps)))
    activity = laid(an_activity({"time_s": time}, pauses=(Pause(start_s=pause_at, stop_s=pause_at + pause_for),)))
    weight = activity.columns["weight_s"]
    assert weight.min() >= 0
    assert weight.sum() <= time[-1] + 1e-6
