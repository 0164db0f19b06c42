"""The simulated runner: size, own stride preferences, and what fatigue does to them.

The preferences are written down in other forms than the expectations that the product compares with: cadence as a
power of speed on a pendulum frequency of the leg, contact as a duty factor that falls exponentially, oscillation as a
bounce in which the body is in free fall at its top.
Speed, step length, flight and ratios are not preferences: they follow from the steps.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from gait.model import FloatArray

GRAVITY_MPS2: Final = 9.81
WALKING_CONTACT_SHARE: Final = 0.62
"""Share of a stride that a foot is on the ground in walking (the textbook 60-62 %)."""
WALKING_OSCILLATION_M: Final = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Fatigue:
    """Total change from the start to the end of the running, at equal speed and grade; it grows evenly with it."""

    cadence_spm: float = 0.0
    ground_contact_time_s: float = 0.0
    vertical_oscillation_m: float = 0.0
    heart_rate_bpm: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wander:
    """How a runner varies within a run at constant speed: standard deviations, and how long a deviation lasts.

    The defaults are what is left of cadence, contact and oscillation in watch files after speed and a linear trend
    are taken out: two thirds of the variance forgotten within seconds, one third lasting minutes.
    Step-to-step scatter is that of 13 runners on an instrumented treadmill (step time 1.5 %, contact 1.8 %).

    References
    ----------
    Fukuchi, Fukuchi & Duarte 2017, PeerJ 5:e3298, doi 10.7717/peerj.3298 (step-to-step scatter).

    """

    fast_share: float = 0.008
    fast_s: float = 6.0
    slow_share: float = 0.006
    slow_s: float = 90.0
    speed_share: float = 0.02
    speed_s: float = 20.0
    step_time_share: float = 0.0106
    """Scatter of a landing about its beat, as a share of the step; the time between two landings has 1.4 x that."""
    step_length_share: float = 0.02
    contact_share: float = 0.018
    oscillation_share: float = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """A runner's size and preferences; defaults are an ordinary recreational runner.

    ``cadence_offset_spm`` is this runner's own distance from the middle of runners of that leg length,
    ``contact_factor`` and ``bounce_factor`` likewise; ``left_contact_share`` is the left foot's share of contact;
    ``downhill_steps`` is by what share cadence falls, at one speed, for each unit of grade downhill (0: not at all).
    """

    height_m: float = 1.75
    mass_kg: float = 70.0
    leg_length_m: float = 0.93
    cadence_offset_spm: float = 0.0
    cadence_exponent: float = 0.17
    contact_factor: float = 1.0
    bounce_factor: float = 1.0
    left_contact_share: float = 0.502
    downhill_steps: float = 0.0
    resting_heart_rate_bpm: float = 52.0
    heart_rate_bpm_per_mps: float = 32.0
    fatigue: Fatigue = field(default_factory=Fatigue)
    wander: Wander = field(default_factory=Wander)

    def running_cadence_spm(self, speed_mps: FloatArray | float, grade: FloatArray | float = 0.0) -> FloatArray:
        """Return the cadence preferred when fresh: a multiple of the leg's pendulum frequency, rising with speed.

        Uphill it rises by half a percent for each percent of grade; downhill it stays, but for a runner's own habit.

        References
        ----------
        van Oeveren et al. 2021, Sports Biomechanics, doi 10.1080/14763141.2021.1873411 (pendulum scaling, rise);
        Minetti, Ardigo & Saibene 1994, J Exp Biol 195:211 (constant downhill, rising uphill).

        """
        pendulum_hz = np.sqrt(GRAVITY_MPS2 / self.leg_length_m)
        level = 60.0 * 0.851 * pendulum_hz * (np.asarray(speed_mps, dtype=np.float64) / 3.0) ** self.cadence_exponent
        on_slopes = 1.0 + 0.5 * np.maximum(grade, 0.0) + self.downhill_steps * np.minimum(grade, 0.0)
        cadence: FloatArray = level * on_slopes + self.cadence_offset_spm
        return cadence

    def walking_cadence_spm(self, speed_mps: FloatArray | float) -> FloatArray:
        """Return the walking cadence: 115 steps a minute at 1.4 m/s, growing as the root of speed.

        References
        ----------
        Grieve & Gear 1966, Ergonomics 9:379: step length and frequency share a change of walking speed about evenly.

        """
        cadence: FloatArray = 115.0 * np.sqrt(np.asarray(speed_mps) / 1.4 * 0.93 / self.leg_length_m)
        return cadence

    def contact_s(self, speed_mps: FloatArray | float, cadence_spm: FloatArray | float) -> FloatArray:
        """Return the contact time: a share of the stride that falls from 0.45 when very slow to 0.28 when fast.

        References
        ----------
        van Oeveren et al. 2021 (the two ends); Malisoux et al. 2023, 860 runners (0.41 at 2.5, 0.39 at 2.9 m/s).

        """
        duty = 0.25 + 0.60 * np.exp(-np.asarray(speed_mps, dtype=np.float64) / 1.93)
        contact: FloatArray = self.contact_factor * duty * 120.0 / cadence_spm
        return contact

    def oscillation_m(self, cadence_spm: FloatArray | float) -> FloatArray:
        """Return how far the trunk goes up and down in a step.

        A body on a sine that is in free fall at its top moves 2 g (T / 2 pi)^2; a runner, who stays longer in the
        air than that sine, a quarter more.

        """
        step_s = 60.0 / np.asarray(cadence_spm, dtype=np.float64)
        return self.bounce_factor * 1.25 * 2.0 * GRAVITY_MPS2 * (step_s / (2.0 * np.pi)) ** 2


def draw_runner(rng: np.random.Generator, *, fatigue: Fatigue | None = None) -> Runner:
    """Return a random recreational runner.

    Spread between runners: 8 spm in cadence at a given speed and size, 6 % in contact, 8 % in oscillation.

    References
    ----------
    van Oeveren et al. 2019, J Sports Sci 37:1996, doi 10.1080/02640414.2019.1614137 (spread of cadence).

    """
    height_m = float(np.clip(rng.normal(1.74, 0.09), 1.5, 2.0))
    return Runner(
        height_m=round(height_m, 2),
        mass_kg=round(float(np.clip(rng.normal(22.8, 2.2), 18.0, 32.0)) * height_m**2, 1),
        leg_length_m=round(height_m * float(rng.normal(0.53, 0.008)), 3),
        cadence_offset_spm=float(np.clip(rng.normal(0.0, 8.0), -18.0, 18.0)),
        cadence_exponent=float(np.clip(rng.normal(0.17, 0.04), 0.06, 0.28)),
        contact_factor=float(np.clip(rng.normal(1.0, 0.06), 0.85, 1.15)),
        bounce_factor=float(np.clip(rng.normal(1.0, 0.08), 0.8, 1.2)),
        left_contact_share=float(np.clip(rng.normal(0.5, 0.006), 0.485, 0.515)),
        fatigue=Fatigue() if fatigue is None else fatigue,
    )
