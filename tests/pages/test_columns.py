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


def test_a_series_that_nobody_thinned_is_thinned_with_its_peaks(poor: Analysis) -> None:
    """Of 10,000 samples at most 3,000 are left, the single one at 230 spm among them."""
    time = tuple(float(second) for second in range(10_000))
    cadence = tuple(230.0 if second == 4321 else 160.0 for second in time)
    found = drawn.columns(analysis_with({"time_s": time, "cadence_spm": cadence}, poor))
    assert len(found.time_s) <= 3000
    assert found.get("cadence_spm").max() == 230.0


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


def test_the_interval_of_a_mean_is_that_of_its_sixty_values(poor: Analysis) -> None:
    """Values that go 159, 161, 159, ... spread by 1 and remember nothing of use: 1.96 x 1 / sqrt(60) is 0.253."""
    time = tuple(map(float, range(600)))
    series = {"time_s": time, "cadence_spm": tuple(159.0 if second % 2 else 161.0 for second in time)}
    found = drawn.columns(analysis_with(series, poor))
    half = drawn.minute_half_width(found, found.get("cadence_spm"))
    assert half[20] == pytest.approx(0.253, abs=0.001)


def test_values_that_hardly_change_from_second_to_second_tell_less(poor: Analysis) -> None:
    """A wave of 120 s remembers .998, held at .98: its interval is sqrt(1.98 / .02), ten times, that of free values."""
    time = np.arange(6000.0)
    series = {"time_s": tuple(time.tolist()), "cadence_spm": tuple((160 + np.sin(time * 2 * np.pi / 120)).tolist())}
    found = drawn.columns(analysis_with(series, poor))
    half = drawn.minute_half_width(found, found.get("cadence_spm"))
    assert half.max() > 8 * 1.96 * 0.3 / np.sqrt(60)


def test_a_cadence_that_never_changes_has_an_interval_of_nothing(poor: Analysis) -> None:
    """A treadmill that says 170 for ten minutes leaves nothing open but the sensor."""
    time = tuple(map(float, range(600)))
    found = drawn.columns(analysis_with({"time_s": time, "cadence_spm": (170.0,) * 600}, poor))
    assert drawn.minute_half_width(found, found.get("cadence_spm")).max() == 0.0


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
