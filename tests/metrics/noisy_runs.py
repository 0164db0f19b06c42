"""Runs with a known drift for the tests of drift, made without any formula of the product."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.signal import lfilter

from gait.model import Activity, FloatArray
from tests.factories import an_activity


@dataclass(frozen=True, slots=True, kw_only=True)
class NoisyRun:
    """What a simulated runner does; ``drift_spm`` is the change of cadence over the whole run at equal speed."""

    minutes: int = 60
    drift_spm: float = -4.0
    pace: Literal["steady", "fading", "intervals"] = "steady"
    speed_slope: float = 8.0
    memory_s: float = 30.0
    noise_spm: float = 2.0
    gps_mps: float = 0.1
    gps_memory_s: float = 8.0
    walk_breaks: bool = False

    def activity(self, seed: int) -> tuple[Activity, np.ndarray]:
        """Return the recorded run, and where the runner ran."""
        rng = np.random.default_rng(seed)
        n = self.minutes * 60
        time = np.arange(float(n))
        speed = 3.0 + _process(rng, n, 90, 0.12)
        if self.pace == "fading":
            speed -= 0.4 * time / n
        if self.pace == "intervals":
            speed += 0.6 * (time // 180 % 2)
        grade = _process(rng, n, 120, 0.012)
        cadence = 166 + self.speed_slope * (speed - 3) - 20 * grade + self.drift_spm * time / n
        cadence += _process(rng, n, self.memory_s, self.noise_spm) + rng.normal(0, 1.5, n)
        running = np.ones(n, dtype=bool)
        if self.walk_breaks:
            running = time % 600 >= 60
            cadence, speed = np.where(running, cadence, 112.0), np.where(running, speed, 1.5)
        recorded_speed = speed + _process(rng, n, self.gps_memory_s, self.gps_mps)
        columns = {
            "time_s": time,
            "weight_s": np.ones(n),
            "cadence_spm": np.round(cadence),
            "speed_mps": recorded_speed,
            "grade": grade + _process(rng, n, 30, 0.004),
            "step_length_m": recorded_speed * 60 / np.round(cadence),
        }
        return an_activity(columns), running


def _process(rng: np.random.Generator, n: int, memory_s: float, sd: float) -> FloatArray:
    """Return stationary AR(1) noise, one value a second."""
    phi = np.exp(-1 / memory_s)
    start = int(10 * memory_s) + 1
    shocks = rng.normal(size=n + start) * sd * np.sqrt(1 - phi**2)
    noise: FloatArray = lfilter([1.0], [1.0, -phi], shocks)[start:]
    return noise
