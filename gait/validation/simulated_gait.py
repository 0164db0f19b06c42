"""Walking and running of known cadence, simulated at random: what the confidence of a window is fitted on.

Each step is a blow through a spring and damper; a place adds what it goes through once a stride: an arm's swing, a
foot's flight, a sway.
Nothing of it was measured on anybody, and nothing of it is what the estimator assumes but that steps follow steps.
"""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from scipy.signal import butter, sosfiltfilt

from gait.model import FloatArray, Motion

Place = Literal["trunk", "wrist", "foot", "pocket"]
PLACES: Final[tuple[Place, ...]] = ("trunk", "wrist", "foot", "pocket")
_FINE_HZ: Final = 400.0
_WALKS_BELOW_SPM: Final = 141.0
_RATES_HZ: Final = (10.0, 12.5, 25.0, 50.0, 100.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SimulatedGait:
    """A recording and the times of all its steps (k,)."""

    motion: Motion
    step_time_s: FloatArray


def simulated_gait(seed: int, seconds: float = 60.0) -> SimulatedGait:
    """Return a person, place and sensor that are drawn from a seed; some of the sensors are poor or hang loose."""
    random = np.random.default_rng([2026, seed])
    place = PLACES[seed % len(PLACES)]
    cadence_spm = random.uniform(85, 215)
    steps = _step_times(cadence_spm, seconds, random)
    time_s = np.arange(0, seconds, 1 / _FINE_HZ)
    strength = random.uniform(0.15, 0.5) if cadence_spm < _WALKS_BELOW_SPM else random.uniform(0.7, 2.0)
    values = _direction(random) + strength * _place_values(place, time_s, steps, random)
    values = _disturbed(values, time_s, strength, random)
    return SimulatedGait(motion=_recorded(time_s, values, random), step_time_s=steps)


def _step_times(cadence_spm: float, seconds: float, random: np.random.Generator) -> FloatArray:
    """Return steps whose pace wanders, whose times scatter, and of which one foot's come early."""
    count = int(seconds * cadence_spm / 60) + 3
    pace = np.cumsum(random.normal(0, 0.002, count))
    step_s = 60 / cadence_spm * np.exp(pace - pace.mean()) * (1 + random.normal(0, 0.015, count))
    limping = random.normal(0, 0.02) * (-1.0) ** np.arange(count)
    times: FloatArray = np.cumsum(step_s) - step_s[0] + random.uniform(0, step_s[0]) + limping * 60 / cadence_spm
    return times


def _place_values(place: Place, time_s: FloatArray, steps: FloatArray, random: np.random.Generator) -> FloatArray:
    phase = np.interp(time_s, steps, np.pi * np.arange(len(steps)))
    once = np.column_stack([np.sin(phase + random.uniform(0, 6)) for _ in range(3)]) * random.uniform(0.2, 1, 3)
    twice = np.sin(2 * phase + random.uniform(0, 6))[:, None] * random.uniform(0.3, 1, 3)
    if place == "foot":
        flight: FloatArray = 3 * _blows(time_s, steps[::2], random) + 0.8 * once + 0.3 * twice
        return flight
    swing = {"trunk": 0.2, "wrist": random.uniform(0.3, 1.2), "pocket": random.uniform(0.2, 0.8)}[place]
    one_sided = _blows(time_s, steps[::2], random) * (1.5 if place == "pocket" else 0.2)
    values: FloatArray = _blows(time_s, steps, random) + one_sided + swing * once + 0.5 * twice
    return values


def _blows(time_s: FloatArray, steps: FloatArray, random: np.random.Generator) -> FloatArray:
    """Return what blows at the steps make of a spring and damper, each a little stronger or weaker, shape (n, 3)."""
    hits = np.zeros(len(time_s))
    at = np.rint(steps * _FINE_HZ).astype(np.intp)
    inside = (at >= 0) & (at < len(hits))
    hits[at[inside]] = random.normal(1, 0.1, np.count_nonzero(inside))
    own_hz, decay_s = random.uniform(2, 9), random.uniform(0.03, 0.12)
    after_s = np.arange(0, 6 * decay_s, 1 / _FINE_HZ)
    ring = np.exp(-after_s / decay_s) * np.cos(2 * np.pi * own_hz * after_s)
    struck = np.convolve(hits, ring)[: len(hits)]
    blows: FloatArray = (struck / struck.std())[:, None] * _direction(random)
    return blows


def _disturbed(values: FloatArray, time_s: FloatArray, strength: float, random: np.random.Generator) -> FloatArray:
    """Return values with noise, and for every other sensor a beat of its own, as of something that hangs loose."""
    noise = random.normal(0, strength * random.choice([0.05, 0.3, 1.0]), values.shape) * np.sqrt(_FINE_HZ / 100)
    loose = strength * random.uniform(0.0, 2.0) * random.integers(0, 2)
    beat = np.sin(2 * np.pi * random.uniform(1.2, 7) * time_s)
    disturbed: FloatArray = values + noise + loose * beat[:, None] * _direction(random)
    return disturbed


def _recorded(time_s: FloatArray, values: FloatArray, random: np.random.Generator) -> Motion:
    """Return what a sensor of some rate and range keeps."""
    rate_hz = float(random.choice(_RATES_HZ))
    held = sosfiltfilt(butter(4, 0.45 * rate_hz, fs=_FINE_HZ, output="sos"), values, axis=0)
    range_g = float(random.choice([2.0, 4.0, 16.0]))
    own_s = np.arange(0, time_s[-1], 1 / rate_hz)
    kept = np.column_stack([np.interp(own_s, time_s, axis) for axis in held.T])
    return Motion(time_s=own_s, acceleration_g=np.clip(kept, -range_g, range_g))


def _direction(random: np.random.Generator) -> FloatArray:
    drawn = random.normal(size=3)
    direction: FloatArray = drawn / np.linalg.norm(drawn)
    return direction
