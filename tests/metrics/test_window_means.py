"""Means in even windows: by hand, and equal to those of a split over the same stretch."""

import numpy as np
import pytest

from gait.metrics import stretch, window_means
from tests.factories import an_activity


def test_a_run_of_four_seconds_is_four_windows() -> None:
    """At 1 Hz each window of 1 s is a sample; the walk in the third is no running, and has no mean."""
    run = an_activity(
        {
            "time_s": [10.0, 11.0, 12.0, 13.0],
            "weight_s": [1.0, 1.0, 1.0, 1.0],
            "cadence_spm": [160.0, 162.0, 110.0, np.nan],
            "speed_mps": [3.0, 3.0, 1.5, 3.2],
        }
    )
    found = window_means(run, np.array([True, True, False, True]))
    assert found is not None
    assert found.width_s == 1.0
    assert found.running_s == (1.0, 1.0, 0.0, 1.0)
    assert found.means == {"cadence_spm": (160.0, 162.0, None, None), "speed_mps": (3.0, 3.0, None, 3.2)}
    assert found.seconds == {"cadence_spm": (1.0, 1.0, 0.0, 0.0)}


def test_a_mean_is_weighed_by_time() -> None:
    """30 s at 160 and 10 s at 168 within one minute are 162; an hour and a half in 1,000 windows needs 10 s each."""
    time = [0.0, 30.0, *np.arange(60.0, 5400.0, 5.0).tolist()]
    weight = [30.0, 10.0, *[5.0] * (len(time) - 2)]
    cadence = [160.0, 168.0, *[165.0] * (len(time) - 2)]
    run = an_activity({"time_s": time, "weight_s": weight, "cadence_spm": cadence})
    found = window_means(run, np.full(len(time), True))
    assert found is not None
    assert (found.width_s, len(found.running_s)) == (10.0, 540)
    sums = [seconds * (mean or 0.0) for seconds, mean in zip(found.running_s, found.means["cadence_spm"], strict=True)]
    assert sum(sums[:6]) / sum(found.running_s[:6]) == 162.0


@pytest.mark.parametrize(("hours", "width_s"), [(0.25, 1.0), (1.0, 5.0), (6.0, 30.0), (24.0, 120.0), (300.0, 1081.0)])
def test_a_long_run_has_wider_windows(hours: float, width_s: float) -> None:
    """At most 1,000, in round widths; beyond 166 hours in whatever width it takes."""
    time = np.arange(0.0, hours * 3600.0, 20.0)
    run = an_activity({"time_s": time, "weight_s": np.full(time.size, 20.0), "cadence_spm": np.full(time.size, 160.0)})
    found = window_means(run, np.full(time.size, True))
    assert found is not None
    assert found.width_s == width_s
    assert len(found.running_s) <= 1000


def test_the_windows_of_a_stretch_give_the_mean_of_that_stretch() -> None:
    """From 600 to 1200 s of a noisy hour, the windows' mean is that of a split of those samples to a thousandth."""
    noise = np.random.default_rng(3)
    time = np.arange(0.0, 3600.0)
    cadence = 160 + noise.normal(0, 3, time.size)
    cadence[noise.random(time.size) < 0.2] = np.nan
    running = noise.random(time.size) < 0.9
    run = an_activity({"time_s": time, "weight_s": np.full(time.size, 1.0), "cadence_spm": cadence})
    found = window_means(run, running)
    assert found is not None
    first, last = (int(second / found.width_s) for second in (600, 1200))
    pairs = list(zip(found.seconds["cadence_spm"], found.means["cadence_spm"], strict=True))[first:last]
    mean = sum(seconds * (value or 0.0) for seconds, value in pairs) / sum(seconds for seconds, _ in pairs)
    inside = (time >= 600) & (time < 1200)
    assert mean == pytest.approx(stretch(run, inside, running, label="").values["cadence_spm"].mean, abs=1e-3)


def test_a_walk_has_no_windows() -> None:
    """Without a second of running there is nothing to tell of a stretch."""
    run = an_activity({"time_s": [0.0, 1.0], "weight_s": [1.0, 1.0], "cadence_spm": [110.0, 110.0]})
    assert window_means(run, np.array([False, False])) is None
