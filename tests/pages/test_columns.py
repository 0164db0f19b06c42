"""The series as arrays: gaps, walking apart, means by time."""

from dataclasses import replace

import numpy as np
import pytest

from gait.model import Analysis
from gait.pages import columns as drawn


def analysis_with(series: dict[str, tuple[float | None, ...]], like: Analysis) -> Analysis:
    """Return an analysis with another series."""
    return replace(like, series=series)


def test_a_pause_becomes_a_row_of_nothing(poor: Analysis) -> None:
    """Between 3 s and 60 s nothing was recorded, so a NaN row keeps a line from crossing it."""
    series = {"time_s": (0.0, 1.0, 2.0, 3.0, 60.0, 61.0), "cadence_spm": (160.0,) * 6}
    found = drawn.columns(analysis_with(series, poor))
    assert found.time_s.tolist() == [0, 1, 2, 3, 4, 60, 61]
    assert np.isnan(found.get("cadence_spm")).tolist() == [False, False, False, False, True, False, False]


def test_without_states_everything_is_running(poor: Analysis) -> None:
    """A series without a state is taken as running throughout."""
    found = drawn.columns(analysis_with({"time_s": (0.0, 1.0), "cadence_spm": (160.0, 161.0)}, poor))
    assert found.running.tolist() == [True, True]
    assert found.has("cadence_spm")
    assert not found.has("power_w")


def test_a_quantity_measured_only_while_walking_is_not_drawn(poor: Analysis) -> None:
    """Walking alone is no series of running."""
    series = {"time_s": (0.0, 1.0, 2.0), "state": (2, 2, 3), "cadence_spm": (100.0, 101.0, None)}
    assert not drawn.columns(analysis_with(series, poor)).has("cadence_spm")


def test_no_chart_gets_more_than_four_thousand_samples(poor: Analysis) -> None:
    """A series that nobody thinned is cut down to every third sample."""
    time = tuple(float(second) for second in range(10_000))
    assert len(drawn.columns(analysis_with({"time_s": time, "cadence_spm": time}, poor)).time_s) == 3334


def test_the_one_minute_mean_weighs_by_time_not_by_sample(poor: Analysis) -> None:
    """Ten samples within one second of a minute at 160 move the mean by a sixtieth of what they would by count."""
    crowd = tuple(100 + step / 10 for step in range(10))
    time = (*map(float, range(101)), *crowd[1:], *map(float, range(101, 201)))
    cadence = tuple(200.0 if 100 < second < 101 else 160.0 for second in time)
    series = {"time_s": time, "cadence_spm": cadence}
    found = drawn.columns(analysis_with(series, poor))
    times, means = drawn.minute_mean(found, found.get("cadence_spm"))
    assert np.nanmax(means) == pytest.approx(160, abs=0.7)
    assert times[1] - times[0] == 8


def test_an_empty_series_has_no_mean(poor: Analysis) -> None:
    """Without samples there is nothing to smooth, and nothing breaks."""
    found = drawn.columns(analysis_with({}, poor))
    times, means = drawn.minute_mean(found, found.get("cadence_spm"))
    assert times.size == means.size == 0


def test_a_stray_value_does_not_stretch_an_axis() -> None:
    """Of 160 to 170 with one zero and one 400, the axis holds 160 to 170 and at most 1.5 times its middle beyond."""
    values = np.concatenate([np.linspace(160, 170, 100), [0, 400]])
    low, high = drawn.usual_reach(values)
    assert 145 < low <= 160
    assert 170 <= high < 185
