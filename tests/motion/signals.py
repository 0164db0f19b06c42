"""Motion made by hand for the tests: blows through a damped spring, arms that swing, legs that pedal."""

import numpy as np

from gait.model import FloatArray, Motion, SensorFamily


def blow(time_s: FloatArray, beat_s: float) -> FloatArray:
    """Return a blow at each beat that rings down, smooth as behind a sensor's own filter."""
    since = time_s % beat_s - 0.08
    rung: FloatArray = np.exp(-((since / 0.03) ** 2)) * np.cos(2 * np.pi * 8 * since)
    return rung


def struck(time_s: FloatArray, beat_s: float) -> FloatArray:
    """Return what a body goes through at each beat: it is thrown up and caught, with a blow."""
    thrown: FloatArray = 0.9 * np.sin(2 * np.pi * time_s / beat_s) + 0.8 * blow(time_s, beat_s)
    return thrown


def clock(seconds: float, rate_hz: float) -> FloatArray:
    """Return even times."""
    return np.arange(round(seconds * rate_hz)) / rate_hz


def trunk(cadence_spm: float, seconds: float = 60, rate_hz: float = 100, sensor: SensorFamily = "waist") -> Motion:
    """Return a trunk that is struck at each step and sways at half the rate."""
    time_s = clock(seconds, rate_hz)
    sway = 0.3 * np.sin(np.pi * cadence_spm / 60 * time_s)
    values = np.column_stack((1 + struck(time_s, 60 / cadence_spm), sway, np.zeros(len(time_s))))
    return Motion(time_s=time_s, acceleration_g=values, sensor=sensor)


def wrist(cadence_spm: float, seconds: float = 60, rate_hz: float = 100) -> Motion:
    """Return a wrist: an arm that swings with one leg, stronger than the steps that reach it."""
    time_s = clock(seconds, rate_hz)
    swing = np.sin(np.pi * cadence_spm / 60 * time_s)
    step = 0.6 * struck(time_s, 60 / cadence_spm)
    values = np.column_stack((0.3 + 0.9 * swing, 0.9 + step, 0.3 * swing + 0.5 * step))
    return Motion(time_s=time_s, acceleration_g=values, sensor="wrist")


def shoe(cadence_spm: float, seconds: float = 60, rate_hz: float = 100) -> Motion:
    """Return a shoe: a blow once a stride, and a swing forward between."""
    time_s = clock(seconds, rate_hz)
    stride_s = 120 / cadence_spm
    swing = np.maximum(np.sin(2 * np.pi * (time_s / stride_s - 0.45)), 0)
    values = np.column_stack((2 * swing, 1 + 4 * blow(time_s, stride_s), 0.2 * swing))
    return Motion(time_s=time_s, acceleration_g=values, sensor="foot_pod")


def pedalling(turns_a_minute: float, seconds: float = 60, rate_hz: float = 50) -> Motion:
    """Return a phone on a thigh: gravity and the pull of an even turn of the pedals."""
    time_s = clock(seconds, rate_hz)
    angle = 0.7 + 0.4 * np.sin(2 * np.pi * turns_a_minute / 60 * time_s)
    pull = 0.02 * np.gradient(np.gradient(angle, 1 / rate_hz), 1 / rate_hz)
    return Motion(time_s=time_s, acceleration_g=np.column_stack((np.sin(angle), np.cos(angle) + pull, 0 * angle)))


def after(first: Motion, second: Motion, gap_s: float = 0.0) -> Motion:
    """Return two motions, one after the other with a gap between."""
    begin_s = first.time_s[-1] + (first.time_s[1] - first.time_s[0]) + gap_s
    return Motion(
        time_s=np.concatenate((first.time_s, begin_s + second.time_s)),
        acceleration_g=np.concatenate((first.acceleration_g, second.acceleration_g)),
        sensor=first.sensor,
    )
