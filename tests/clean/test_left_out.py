"""A stretch that the runner leaves out is as if it had been a pause."""

import numpy as np
import pytest

from gait.clean import CleanParameters, clean
from gait.clean.left_out import leave_out
from gait.errors import EmptyFileError
from tests.factories import an_activity

TIME_S = np.arange(0.0, 100.0)
STEADY = {"time_s": TIME_S, "distance_m": 3.0 * TIME_S, "speed_mps": np.full(100, 3.0)}


def test_the_distance_goes_on_where_it_was() -> None:
    """Of 297 m in 99 s at 3 m/s, 20 s left out are 60 m less; the time in between is a pause."""
    left = leave_out(an_activity(STEADY), [(40.0, 60.0)])

    assert left.columns["distance_m"][-1] == 3.0 * 99 - 60
    assert [(pause.start_s, pause.stop_s) for pause in left.pauses] == [(40.0, 60.0)]
    assert [time for time in left.time_s if 40.0 < time < 60.0] == []
    assert left.notes[-1].message == "You left out 1 stretch of this recording."
    assert left.notes[-1].samples == 19


def test_two_stretches_are_told() -> None:
    """Both are taken out of time and distance, whatever the order of the samples in the file."""
    shuffled = {name: values[::-1] for name, values in STEADY.items()}
    left = leave_out(an_activity(shuffled), [(10.0, 20.0), (40.0, 60.0)])

    assert np.max(left.columns["distance_m"]) == 3.0 * 99 - 90
    assert left.notes[-1].message == "You left out 2 stretches of this recording."


def test_seconds_count_from_the_first_sample() -> None:
    """A file whose times begin at 1,000 s loses the same samples."""
    left = leave_out(an_activity({**STEADY, "time_s": TIME_S + 1000.0}), [(90.0, 500.0)])

    assert np.max(left.time_s) == 1090.0


def test_nothing_told_changes_nothing() -> None:
    """Without a stretch the activity is the same object."""
    activity = an_activity(STEADY)

    assert leave_out(activity, []) is activity


def test_without_a_measured_distance_nothing_is_shortened() -> None:
    """A distance that is nowhere measured stays so."""
    left = leave_out(an_activity({"time_s": TIME_S, "distance_m": np.full(100, np.nan)}), [(40.0, 60.0)])

    assert np.isnan(left.columns["distance_m"]).all()


def test_the_devices_totals_are_of_the_whole() -> None:
    """They would differ from the samples that are left, so they do not count any more."""
    activity = an_activity(STEADY, device_summary={"distance_m": 297.0, "timer_s": 99.0})

    assert leave_out(activity, [(40.0, 60.0)]).device_summary == {}


def test_all_of_it_cannot_be_left_out() -> None:
    """An activity without samples is refused, with what to do."""
    with pytest.raises(EmptyFileError, match=r"Nothing of run\.fit remains .* Leave out less"):
        leave_out(an_activity({name: values[40:60] for name, values in STEADY.items()}), [(-1.0, 500.0)])


def test_cleaning_heeds_it() -> None:
    """The seconds left out have no weight: of 99 s less 20 s, 79 s are left."""
    cleaned = clean(an_activity(STEADY), CleanParameters(left_out_s=((40.0, 60.0),)))

    assert float(cleaned.activity.columns["weight_s"].sum()) == 79.0
