"""Named plans, watches and runners: what ``gait simulate`` offers by name.

Sizes of sensor errors: positions, Gilgen-Ammann, Schweizer & Wyss 2020, JMIR mHealth uHealth 8:e17118 (3-6 % of
distance among houses and trees; the presets run under open sky, where a receiver does several times better);
contact, Garcia-Pinillos et al. 2019 and Meingast et al. 2025, Sensors 25:5553; memory of the errors, from watch files.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.simulate.plan import Leg, Plan, pause, progression, run, stand, walk
from gait.simulate.runner import Fatigue, Runner
from gait.simulate.watch import Device, Pod, SensorError, Watch

_HILLS: Final = (0.0, 0.05, 0.09, 0.02, -0.07, -0.09, 0.0, 0.06, 0.12, 0.04, -0.05, -0.10, 0.0)
_SPEED_ON_HILLS: Final = 2.75


def _hill(grade: float, minutes: float = 4.0) -> Leg:
    """Return a leg at a trail runner's speed: slower uphill, a little faster downhill, walking where it is steep."""
    if grade > 0.1:  # noqa: PLR2004 - most trail runners walk there
        return walk(minutes, 1.3, grade)
    slower = 4.0 * grade if grade > 0 else 1.5 * max(grade, -0.07)
    return run(minutes, _SPEED_ON_HILLS * (1.0 - slower), grade)


PLANS: Final[Mapping[str, Plan]] = MappingProxyType(
    {
        "easy_10k": Plan(legs=(run(2, 2.5), run(28, 2.8), stand(20), run(15, 2.8), run(14.8, 2.85))),
        "intervals": Plan(
            legs=(
                *progression(12, 2.4, 2.9, 4),
                *(leg for _ in range(6) for leg in (run(3, 4.1), run(1.5, 2.2))),
                pause(75),
                run(9, 2.5),
            ),
            loop_m=400.0,
            laps="leg",
        ),
        "hilly_trail": Plan(
            legs=(run(4, 2.6), *map(_hill, _HILLS), pause(180), *map(_hill, (0.09, -0.01)), run(4, 2.6)),
            surface="trail",
            loop_m=16_000.0,
        ),
        "run_walk": Plan(legs=(walk(3), *(leg for _ in range(8) for leg in (run(4, 2.5), walk(1, 1.6))), walk(2))),
        "marathon": Plan(
            legs=(
                run(60, 2.95),
                run(60, 2.95),
                stand(40),
                run(45, 2.9),
                walk(2),
                run(50, 2.8),
                walk(1),
                run(27.5, 2.75),
            ),
            loop_m=14_065.0,
        ),
        "treadmill": Plan(legs=(run(5, 2.4), run(15, 2.8), run(10, 3.1), run(5, 2.4)), surface="treadmill"),
    }
)
"""Plans by name."""

_BAROMETER: Final = SensorError(noise_sd=1.2, noise_s=900.0, smoothing_s=3.0, quantum=0.2)
_STRAP_HEART: Final = SensorError(noise_sd=0.8, noise_s=5.0, smoothing_s=2.0, quantum=1.0)
_WRIST_HEART: Final = SensorError(noise_sd=2.5, noise_s=25.0, smoothing_s=6.0, quantum=1.0)
_POSITION: Final = SensorError(noise_sd=1.6, noise_s=60.0)
_STRAP: Final = Device(manufacturer=1, product=3300, name="HRM-Pro", device_type=120, source_type=1, family="chest")
_FOOT_POD: Final = Device(
    manufacturer=255,
    product=2,
    name="Simulated foot pod",
    product_name="Simulated foot pod",
    device_type=124,
    source_type=1,
    family="foot_pod",
)
_BAROMETER_PART: Final = Device(manufacturer=1, product=4024, name="Barometer", device_type=4)
_OPTICAL_PART: Final = Device(manufacturer=1, product=3869, name="Optical pulse sensor", device_type=10, family="wrist")

WATCHES: Final[Mapping[str, Watch]] = MappingProxyType(
    {
        "full_dynamics": Watch(
            name="full_dynamics",
            device=Device(manufacturer=1, product=4024, name="Simulated watch"),
            parts=(_BAROMETER_PART,),
            sensors=(_STRAP,),
            cadence_from="chest",
            cadence=SensorError(noise_sd=0.6, noise_s=4.0, smoothing_s=2.0, quantum=1.0),
            speed=SensorError(scale_sd=0.003, noise_sd=0.06, noise_s=8.0, smoothing_s=2.0, quantum=0.001),
            indoor_speed=SensorError(scale_sd=0.02, noise_sd=0.05, noise_s=20.0, smoothing_s=4.0, quantum=0.001),
            position=_POSITION,
            altitude=_BAROMETER,
            dynamics_from="chest",
            contact=SensorError(scale_sd=0.02, noise_sd=0.003, noise_s=4.0, smoothing_s=2.0, quantum=0.001),
            oscillation=SensorError(offset_sd=0.002, noise_sd=0.0015, noise_s=4.0, smoothing_s=2.0, quantum=0.001),
            step_length=SensorError(scale_sd=0.003, noise_sd=0.015, noise_s=8.0, smoothing_s=2.0, quantum=0.001),
            balance=SensorError(offset_sd=0.002, noise_sd=0.005, noise_s=15.0, smoothing_s=5.0, quantum=0.0001),
            heart_rate=_STRAP_HEART,
            power=SensorError(scale_sd=0.03, noise_sd=6.0, noise_s=4.0, smoothing_s=3.0, quantum=1.0),
        ),
        "wrist_basic": Watch(
            name="wrist_basic",
            device=Device(manufacturer=1, product=3869, name="Simulated basic watch"),
            parts=(_OPTICAL_PART,),
            cadence=SensorError(noise_sd=2.0, noise_s=6.0, smoothing_s=4.0, quantum=2.0),
            speed=SensorError(scale_sd=0.008, noise_sd=0.09, noise_s=10.0, smoothing_s=3.0, quantum=0.001),
            indoor_speed=SensorError(scale_sd=0.04, noise_sd=0.08, noise_s=20.0, smoothing_s=5.0, quantum=0.001),
            position=SensorError(noise_sd=2.5, noise_s=60.0),
            altitude=SensorError(noise_sd=4.0, noise_s=120.0, smoothing_s=10.0, quantum=0.2),
            heart_rate=_WRIST_HEART,
        ),
        "foot_pod": Watch(
            name="foot_pod",
            device=Device(manufacturer=1, product=3992, name="Simulated watch with foot pod"),
            parts=(_BAROMETER_PART, _OPTICAL_PART),
            sensors=(_FOOT_POD,),
            cadence_from="foot_pod",
            cadence=SensorError(noise_sd=0.5, noise_s=3.0, smoothing_s=1.5, quantum=2.0),
            speed_from="foot_pod",
            speed=SensorError(scale_sd=0.012, noise_sd=0.03, noise_s=15.0, smoothing_s=2.0, quantum=0.001),
            indoor_speed=SensorError(scale_sd=0.012, noise_sd=0.03, noise_s=15.0, smoothing_s=2.0, quantum=0.001),
            position=_POSITION,
            altitude=_BAROMETER,
            heart_rate=_WRIST_HEART,
            pod=Pod(
                cadence=SensorError(noise_sd=0.5, noise_s=3.0, smoothing_s=1.5, quantum=2.0),
                contact=SensorError(scale_sd=0.03, noise_sd=0.003, noise_s=3.0, smoothing_s=1.5, quantum=0.001),
                oscillation=SensorError(
                    offset_sd=0.002, noise_sd=0.0015, noise_s=3.0, smoothing_s=1.5, quantum=0.000625
                ),
                power=SensorError(scale_sd=0.02, noise_sd=4.0, noise_s=3.0, smoothing_s=2.0, quantum=1.0),
            ),
        ),
        "phone_gpx": Watch(
            name="phone_gpx",
            device=Device(manufacturer=255, product=1, name="Simulated phone"),
            position=SensorError(noise_sd=3.5, noise_s=60.0),
            altitude=SensorError(noise_sd=5.0, noise_s=120.0, smoothing_s=10.0, quantum=0.1),
            keeping="smart",
        ),
    }
)
"""Watches by name."""

PERFECT_WATCH: Final = Watch(
    name="perfect",
    device=Device(manufacturer=255, product=0, name="Perfect watch"),
    sensors=(_STRAP,),
    cadence_from="chest",
    cadence=SensorError(),
    speed=SensorError(),
    indoor_speed=SensorError(),
    position=SensorError(),
    altitude=SensorError(),
    dynamics_from="chest",
    contact=SensorError(),
    oscillation=SensorError(),
    step_length=SensorError(),
    balance=SensorError(),
    heart_rate=SensorError(),
)
"""A watch that stores what happened, without error or rounding: for proofs of the arithmetic alone."""

RUNNERS: Final[Mapping[str, Runner]] = MappingProxyType(
    {
        "typical": Runner(fatigue=Fatigue(cadence_spm=-1.5, ground_contact_time_s=0.004, heart_rate_bpm=8.0)),
        "long_slow_steps": Runner(
            height_m=1.74,
            mass_kg=72.0,
            leg_length_m=0.92,
            cadence_offset_spm=-13.0,
            contact_factor=0.92,
            bounce_factor=0.93,
            left_contact_share=0.496,
            fatigue=Fatigue(
                cadence_spm=-4.0, ground_contact_time_s=0.012, vertical_oscillation_m=0.003, heart_rate_bpm=12.0
            ),
        ),
        "quick_short_steps": Runner(height_m=1.66, mass_kg=57.0, leg_length_m=0.88, cadence_offset_spm=6.0),
        "overstrider": Runner(
            height_m=1.75,
            mass_kg=78.0,
            leg_length_m=0.93,
            cadence_offset_spm=-20.0,
            contact_factor=1.12,
            downhill_steps=0.8,
            fatigue=Fatigue(cadence_spm=-3.0, ground_contact_time_s=0.010, heart_rate_bpm=12.0),
        ),
        "small_and_quick": Runner(height_m=1.58, mass_kg=50.0, leg_length_m=0.84, cadence_offset_spm=9.6),
        "tall_and_slow": Runner(height_m=1.93, mass_kg=88.0, leg_length_m=1.02, cadence_offset_spm=5.5),
    }
)
"""Runners by name."""
