"""What is no running, simulated: sitting, driving, cycling and housework, an hour of each for several draws.

None of it was measured on anybody, and wherever it is told of it is called simulated.
It is made of what such a sensor goes through: gravity that turns with the body, vibration of a road through springs,
a thigh that the pedals lift, an arm that wipes in bouts.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.signal import lfilter

from gait.model import FloatArray, Motion

RATE_HZ: Final = 50.0
HOUR_S: Final = 3600
_STANDARD_GRAVITY: Final = 9.80665


def simulated(kind: str, seed: int, seconds: int = HOUR_S) -> Motion:
    """Return a recording of a kind of ``KINDS``."""
    random = np.random.default_rng([seed, *kind.encode()])
    time_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    values = KINDS[kind](time_s, random) + random.normal(0, 0.01, (len(time_s), 3))
    return Motion(time_s=time_s, acceleration_g=values)


def _sitting(time_s: FloatArray, random: np.random.Generator) -> FloatArray:
    """Return gravity that turns with each change of posture, and a foot that bounces now and then."""
    bouncing = _bouts(time_s, random, 20.0, 0.1)
    shake = random.uniform(0.03, 0.15) * bouncing * np.sin(_phase(time_s, random, 3.0, 6.0))
    return _turning(time_s, random, 90.0) + shake[:, None] * _direction(random)


def _driving(time_s: FloatArray, random: np.random.Generator) -> FloatArray:
    """Return a road through the springs of a car, its engine, bends and brakes."""
    road = _resonant(random.normal(size=len(time_s)), random.uniform(1.0, 2.0), 0.25) * random.uniform(0.03, 0.12)
    wheels = _resonant(random.normal(size=len(time_s)), random.uniform(9.0, 13.0), 0.1) * random.uniform(0.02, 0.06)
    bends = 0.15 * _wandering(len(time_s), random, 4.0)
    vertical, sideways = _direction(random), _direction(random)
    return vertical * (1 + road + wheels)[:, None] + sideways * bends[:, None]


def _cycling_pocket(time_s: FloatArray, random: np.random.Generator) -> FloatArray:
    """Return a phone on a thigh, 60 to 100 turns of the pedals a minute, with rests, on a road."""
    pedalling = gaussian_filter1d(_bouts(time_s, random, 120.0, 0.85), RATE_HZ)
    phase = _phase(time_s, random, 1.0, 1.67)
    swing = random.uniform(0.3, 0.45) * pedalling * (np.sin(phase) + 0.1 * np.sin(2 * phase + 1))
    angle = random.uniform(0.5, 0.9) + swing
    speed = np.gradient(angle, 1 / RATE_HZ)
    arm_g = random.uniform(0.1, 0.3) / _STANDARD_GRAVITY
    along = np.sin(angle) - arm_g * speed**2
    across = np.cos(angle) + arm_g * np.gradient(speed, 1 / RATE_HZ)
    road = _resonant(random.normal(size=(len(time_s), 3)), random.uniform(4.0, 9.0), 0.3) * random.uniform(0.03, 0.2)
    return np.column_stack((along, across, np.zeros(len(time_s)))) + road


def _cycling_wrist(time_s: FloatArray, random: np.random.Generator) -> FloatArray:
    """Return a watch at the handlebar: the road, and a rocking with the pedals."""
    rocking = (
        random.uniform(0.0, 0.08) * np.sin(_phase(time_s, random, 1.0, 1.67)) * _bouts(time_s, random, 120.0, 0.85)
    )
    road = _resonant(random.normal(size=(len(time_s), 3)), random.uniform(5.0, 12.0), 0.2) * random.uniform(0.1, 0.5)
    return _turning(time_s, random, 60.0) + road + rocking[:, None] * _direction(random)


def _housework(time_s: FloatArray, random: np.random.Generator) -> FloatArray:
    """Return a wrist that wipes, sweeps and carries: bouts of half a second to ten at 0.5 to 3 Hz, never quite even."""
    busy = gaussian_filter1d(_bouts(time_s, random, 8.0, 0.6), 0.2 * RATE_HZ)
    strength = 0.3 * np.exp(0.7 * _wandering(len(time_s), random, 3.0))
    wipe = busy * strength * np.sin(_phase(time_s, random, 0.5, 3.0, wander_s=2.0))
    jerks = gaussian_filter1d(random.normal(size=(len(time_s), 3)), 2.0, axis=0) * 0.3 * busy[:, None]
    return _turning(time_s, random, 5.0) + wipe[:, None] * _direction(random) + jerks


KINDS: Final[Mapping[str, Callable[[FloatArray, np.random.Generator], FloatArray]]] = {
    "sitting": _sitting,
    "driving": _driving,
    "cycling, thigh pocket": _cycling_pocket,
    "cycling, wrist": _cycling_wrist,
    "housework, wrist": _housework,
}
"""What is simulated, by name."""


def _wandering(count: int, random: np.random.Generator, over_s: float) -> FloatArray:
    """Return a slow random course of standard deviation 1 that forgets itself over that time, shape (count,)."""
    # On a coarse grid first: a course that is slower than a filter's grid is not worth a filter as long as itself.
    step = max(round(over_s * RATE_HZ / 10), 1)
    slow = gaussian_filter1d(random.normal(size=count // step + 2), over_s * RATE_HZ / step)
    course = np.interp(np.arange(count) / step, np.arange(len(slow)), slow)
    scaled: FloatArray = course / course.std()
    return scaled


def _phase(
    time_s: FloatArray, random: np.random.Generator, low_hz: float, high_hz: float, wander_s: float = 15.0
) -> FloatArray:
    """Return the phase of a rhythm [rad] that wanders within a range, about a middle of its own; shape (n,)."""
    middle = random.uniform(low_hz, high_hz)
    course = middle * (1 + 0.08 * _wandering(len(time_s), random, wander_s))
    phase: FloatArray = 2 * np.pi * np.cumsum(np.clip(course, low_hz, high_hz)) / RATE_HZ
    return phase


def _bouts(time_s: FloatArray, random: np.random.Generator, over_s: float, share: float) -> FloatArray:
    """Return 1 in bouts that hold a share of the time, about ``over_s`` long, and 0 between; shape (n,)."""
    course = _wandering(len(time_s), random, over_s / 2)
    on: FloatArray = (course > np.quantile(course, 1 - share)).astype(np.float64)
    return on


def _turning(time_s: FloatArray, random: np.random.Generator, every_s: float) -> FloatArray:
    """Return gravity [g] in a body that turns now and then, shape (n, 3)."""
    course = np.column_stack([_wandering(len(time_s), random, every_s / 4) for _ in range(3)]) + _direction(random)
    gravity: FloatArray = course / np.linalg.norm(course, axis=1, keepdims=True)
    return gravity


def _direction(random: np.random.Generator) -> FloatArray:
    drawn = random.normal(size=3)
    direction: FloatArray = drawn / np.linalg.norm(drawn)
    return direction


def _resonant(noise: FloatArray, at_hz: float, damping: float) -> FloatArray:
    """Return noise through a spring and damper, of standard deviation 1; along the first axis."""
    pole = np.exp((-damping + 1j * np.sqrt(1 - damping**2)) * 2 * np.pi * at_hz / RATE_HZ)
    shaken = lfilter([1.0], [1.0, -2 * pole.real, abs(pole) ** 2], noise, axis=0)
    scaled: FloatArray = shaken / shaken.std()
    return scaled
