"""Cadence and the timing of the feet from raw acceleration, wherever the sensor was worn.

Resample, spectra of windows, a harmonic comb, the best path over time, a quality gate: see ``docs/motion.md``.
"""

from gait.motion.estimator import cadence_from_motion
from gait.motion.events import foot_events
from gait.motion.results import Feet, FootEvents, Held, Interval, MotionCadence
from gait.motion.settings import MotionSettings

__all__ = [
    "Feet",
    "FootEvents",
    "Held",
    "Interval",
    "MotionCadence",
    "MotionSettings",
    "cadence_from_motion",
    "foot_events",
]
