"""Cadence from raw acceleration, on signals made by hand: blows through a damped spring, nothing of the estimator."""

import numpy as np
import pytest

from gait.model import Motion
from gait.motion import cadence_from_motion


def running(cadence_spm: float, seconds: float = 60, rate_hz: float = 100) -> Motion:
    """Return a trunk that is struck at each step and rings down within it, with a sway at half the rate."""
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    since = time_s % (60 / cadence_spm)
    vertical = 1 + 2.5 * np.exp(-since / 0.05) * np.cos(2 * np.pi * 8 * since)
    sway = 0.3 * np.sin(np.pi * cadence_spm / 60 * time_s)
    return Motion(time_s=time_s, acceleration_g=np.column_stack((vertical, sway, np.zeros(len(time_s)))))


@pytest.mark.parametrize("cadence_spm", [150.0, 168.0, 180.0, 208.0])
def test_blows_at_a_known_rate_give_that_rate(cadence_spm: float) -> None:
    """A trunk struck at a known rate has that cadence, within one step a minute, at each second."""
    found = cadence_from_motion(running(cadence_spm))

    assert np.abs(found.cadence_spm - cadence_spm).max() < 1
