"""A simulated run as a sensor of motion at the waist records it: a table of time and three axes of acceleration.

Each foot on the ground pushes the body up with a force that rises and falls as half a sine and carries it for the time
of a step; in flight nothing does.
The force brakes and then drives, and pushes to the side of the other foot.
"""

from datetime import timedelta
from typing import Final

import numpy as np

from gait.model import Activity, FloatArray
from gait.simulate.motion import Steps

RATE_HZ: Final = 50.0
_LONGEST_STEP_S: Final = 1.2
_BRAKING_G: Final = 0.3
_SIDE_G: Final = 0.15
_NOISE_G: Final = 0.03
_TILT_RAD: Final = 0.4
_HEAD: Final = (
    "Simulated sensor at the waist, {rate:g} Hz\nStart Date {day}\nStart Time {clock}\ntime (ms),x (mg),y (mg),z (mg)\n"
)


def motion_text(
    activity: Activity, steps: Steps, duration_s: float, *, rate_hz: float = RATE_HZ, clock_s: float = 0.0
) -> str:
    """Return the table of a simulated run.

    Parameters
    ----------
    activity : Activity
        The run as its watch stored it; it gives the start.
    steps : Steps
        Each single step of it.
    duration_s : float
        How long it is recorded from its start.
    rate_hz : float
        Samples a second.
    clock_s : float
        How far the sensor's clock is ahead of the watch's, to the millisecond.

    """
    time_s = np.arange(int(duration_s * rate_hz)) / rate_hz
    started_at = activity.started_at + timedelta(seconds=round(clock_s, 3))
    rows = 1000.0 * np.column_stack((time_s, _turned(acceleration_g(steps, time_s))))
    head = _HEAD.format(rate=rate_hz, day=f"{started_at:%Y-%m-%d}", clock=f"{started_at:%H:%M:%S.%f}"[:-3])
    return head + "".join(f"{t:.0f},{x:.0f},{y:.0f},{z:.0f}\n" for t, x, y, z in rows.tolist())


def acceleration_g(steps: Steps, time_s: FloatArray) -> FloatArray:
    """Return what a sensor at the waist measures at rising times (n,): forward, to the left, up, in g (n, 3)."""
    duration_s = np.minimum(np.diff(steps.time_s, append=steps.time_s[-1] + 0.4), _LONGEST_STEP_S)
    first = np.searchsorted(time_s, steps.time_s)
    last = np.searchsorted(time_s, steps.time_s + steps.contact_s)
    counts = last - first
    which = np.repeat(np.arange(len(counts)), counts)
    row = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts) + first[which]
    phase = (time_s[row] - steps.time_s[which]) / steps.contact_s[which]
    push = np.sin(np.pi * phase)
    up = np.pi / 2 * (duration_s / steps.contact_s)[which] * push
    side = np.where(steps.is_left[which], -_SIDE_G, _SIDE_G) * push
    felt = np.zeros((len(time_s), 3))
    for axis, values in enumerate((-_BRAKING_G * np.sin(2 * np.pi * phase), side, up)):
        felt[:, axis] = np.bincount(row, values, len(time_s))
    stands = _stands(steps, time_s)
    felt[stands, 2] = 1.0
    noise: FloatArray = np.random.default_rng(len(time_s)).standard_normal(felt.shape) * _NOISE_G
    return felt + noise


def _stands(steps: Steps, time_s: FloatArray) -> np.ndarray:
    """Tell at which times no step has been taken for longer than any step lasts."""
    before = np.searchsorted(steps.time_s, time_s, side="right") - 1
    landed_s = np.where(before >= 0, steps.time_s[np.maximum(before, 0)], -np.inf)
    stands: np.ndarray = time_s - landed_s > _LONGEST_STEP_S
    return stands


def _turned(felt: FloatArray) -> FloatArray:
    """Return acceleration along the axes of a sensor that hangs askew."""
    sine, cosine = np.sin(_TILT_RAD), np.cos(_TILT_RAD)
    turn = np.array([[cosine, 0.0, sine], [0.0, 1.0, 0.0], [-sine, 0.0, cosine]])
    turned: FloatArray = felt @ turn
    return turned
