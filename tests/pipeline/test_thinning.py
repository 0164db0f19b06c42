"""Thinning for display keeps the peaks of everything that is drawn sample by sample."""

from dataclasses import replace

import numpy as np
import pytest

from gait.model import Analysis, WindowMeans
from gait.pages.columns import columns
from gait.pipeline.thinning import DISPLAY_SAMPLES, display_series
from tests.pages.conftest import make_rich

SAMPLES = 21_600
PEAKS = {
    "cadence_spm": (4321, 231.0),
    "speed_mps": (5432, 7.5),
    "heart_rate_bpm": (6543, 211.0),
    "altitude_m": (7654, 999.0),
    "step_length_m": (8765, 2.1),
    "ground_contact_time_s": (9876, 0.41),
    "vertical_oscillation_m": (10_987, 0.17),
    "vertical_ratio": (12_345, 0.2),
    "ground_contact_balance": (13_456, 0.56),
    "power_w": (14_567, 640.0),
}


@pytest.fixture(scope="module")
def six_hours() -> Analysis:
    """Return six hours at 1 Hz in which each quantity has one peak, alone at its second."""
    series: dict[str, tuple[float | None, ...]] = {"time_s": tuple(map(float, range(SAMPLES)))}
    for name, (second, peak) in PEAKS.items():
        series[name] = tuple(peak if place == second else peak / 2 for place in range(SAMPLES))
    return replace(make_rich(), series=series)


@pytest.mark.parametrize("name", PEAKS)
def test_no_quantity_loses_its_peak(six_hours: Analysis, name: str) -> None:
    """A single second out of 21,600 is among the 3,000 or fewer that are left."""
    second, peak = PEAKS[name]
    thinned = display_series(six_hours).series
    assert len(thinned["time_s"]) <= DISPLAY_SAMPLES
    assert thinned[name][thinned["time_s"].index(float(second))] == peak


def test_the_windows_are_left_as_they_are(six_hours: Analysis) -> None:
    """What means are worked out from is not thinned."""
    windows = WindowMeans(width_s=15.0, running_s=(15.0,) * 1440)
    assert display_series(replace(six_hours, windows=windows)).windows == windows


def test_no_gap_appears_that_was_not_there(six_hours: Analysis) -> None:
    """Six hours without a pause are drawn as one line: no two kept samples lie so far apart that they look like one."""
    drawn = columns(six_hours)
    assert len(drawn.time_s) == len(display_series(six_hours).series["time_s"])
    assert max(np.diff(drawn.time_s)) <= 15.0
