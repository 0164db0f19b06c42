"""What the watch makes of what happened: each channel with its own error, smoothing, rounding and stream of chance."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from gait.model import STATE_CODES, BoolArray, FloatArray
from gait.simulate.course import position_deg, shift_deg
from gait.simulate.noise import smooth, wander
from gait.simulate.plan import Plan
from gait.simulate.runner import Runner
from gait.simulate.watch import SensorError, Watch

POD: Final = "Stryd"
"""The app whose developer fields the simulated foot pod imitates; its columns are named ``quantity@Stryd``."""

_START_ALTITUDE_M: Final = 180.0
_DYNAMICS_SPEED_MPS: Final = 1.9
_POSITION_FILTER_S: Final = 12.0
"""Receivers filter positions, so that an error of metres builds up over many seconds."""
_POWER_W_PER_KG_MPS: Final = 1.04
_SMART_GAPS_S: Final = (1, 8)
_SEMICIRCLE_DEG: Final = 180.0 / 2**31
_STREAMS: Final = (
    "speed",
    "latitude",
    "longitude",
    "altitude",
    "cadence",
    "ground_contact_time_s",
    "vertical_oscillation_m",
    "step_length_m",
    "ground_contact_balance",
    "heart_rate",
    "power",
    "pod_cadence",
    "pod_contact",
    "pod_oscillation",
    "pod_power",
    "keeping",
)
"""One stream of chance a channel, so that a channel more or less leaves the others as they were."""

Columns = dict[str, FloatArray]
Seen = Mapping[str, FloatArray]
Streams = Mapping[str, np.random.Generator]


def measure(runner: Runner, plan: Plan, watch: Watch, truth: Seen, rng: np.random.Generator) -> Columns:
    """Return the columns that the watch stores, named as in ``gait.model.Activity``, over the seconds it recorded.

    Parameters
    ----------
    runner, plan, watch
        Who, what and with which devices.
    truth : mapping of ndarray, shape (n,)
        What happened in each second (``gait.simulate.truth.count``).
    rng : numpy.random.Generator
        Seeds the errors of all channels.

    Returns
    -------
    dict of ndarray, shape (m,), m <= n
        Paused seconds are left out; a channel that the watch does not have is not a key; NaN where not measured.

    """
    streams = dict(zip(_STREAMS, rng.spawn(len(_STREAMS)), strict=True))
    recorded = truth["state"] > STATE_CODES["paused"]
    seen = {name: values[recorded] for name, values in truth.items()}
    columns = {"time_s": seen["time_s"]}
    columns |= _ground(plan, watch, seen, streams)
    columns |= _steps(watch, seen, streams)
    columns |= _body(runner, watch, seen, streams)
    kept = _kept(watch, len(seen["time_s"]), streams["keeping"])
    return {name: values[kept] for name, values in columns.items()}


def apply_error(values: FloatArray, error: SensorError, rng: np.random.Generator) -> FloatArray:
    """Return values as a sensor with this error gives them, shape (n,); NaN stays NaN, a standstill's 0 stays 0."""
    scale = 1.0 + error.scale_sd * float(rng.standard_normal())
    offset = error.offset_sd * float(rng.standard_normal())
    noise = wander(rng, len(values), sd=error.noise_sd, memory_s=error.noise_s)
    moved = smooth(values, error.smoothing_s) * scale + offset + noise
    return _rounded(np.where(values == 0.0, 0.0, moved), error.quantum)


def _rounded(values: FloatArray, quantum: float) -> FloatArray:
    return np.rint(values / quantum) * quantum if quantum else values


def _ground(plan: Plan, watch: Watch, seen: Seen, streams: Streams) -> Columns:
    """Return speed, distance, position and altitude; a treadmill has no place and no height."""
    indoors = plan.surface == "treadmill"
    columns: Columns = {}
    speed = watch.indoor_speed if indoors else watch.speed
    if speed is not None:
        columns["speed_mps"] = np.maximum(apply_error(seen["speed_mps"], speed, streams["speed"]), 0.0)
        # One second each: across a pause nothing is added.
        columns["distance_m"] = _rounded(np.cumsum(columns["speed_mps"]) - columns["speed_mps"][0], 0.01)
    if watch.position is not None and not indoors:
        latitude_deg, longitude_deg = _position(plan, watch.position, seen, streams)
        columns |= {"latitude_deg": latitude_deg, "longitude_deg": longitude_deg}
    if watch.altitude is not None and not indoors:
        columns["altitude_m"] = apply_error(seen["altitude_m"] + _START_ALTITUDE_M, watch.altitude, streams["altitude"])
    return columns


def _position(plan: Plan, error: SensorError, seen: Seen, streams: Streams) -> tuple[FloatArray, FloatArray]:
    count = len(seen["distance_m"])
    latitude_deg, longitude_deg = position_deg(seen["distance_m"], plan.loop_m)
    east_m = _position_error_m(error, count, streams["longitude"])
    north_m = _position_error_m(error, count, streams["latitude"])
    moved_latitude, moved_longitude = shift_deg(east_m, north_m)
    origin_latitude, origin_longitude = shift_deg(np.zeros(1), np.zeros(1))
    return (
        _rounded(latitude_deg + moved_latitude - origin_latitude, _SEMICIRCLE_DEG),
        _rounded(longitude_deg + moved_longitude - origin_longitude, _SEMICIRCLE_DEG),
    )


def _position_error_m(error: SensorError, count: int, rng: np.random.Generator) -> FloatArray:
    """Return an error without jumps: noise with a memory behind a filter, at the standard deviation asked for."""
    unfiltered_sd = error.noise_sd * float(np.sqrt(1.0 + _POSITION_FILTER_S / error.noise_s))
    return smooth(wander(rng, count, sd=unfiltered_sd, memory_s=error.noise_s), _POSITION_FILTER_S)


def _steps(watch: Watch, seen: Seen, streams: Streams) -> Columns:
    """Return cadence and running dynamics; dynamics are stored while the runner runs."""
    runs = (seen["state"] == STATE_CODES["running"]) & (seen["speed_mps"] > _DYNAMICS_SPEED_MPS)
    added: Columns = {}
    if watch.cadence is not None:
        added["cadence_spm"] = np.maximum(apply_error(seen["cadence_spm"], watch.cadence, streams["cadence"]), 0.0)
    for name, error in _dynamics(watch).items():
        added[name] = np.where(runs, apply_error(seen[name], error, streams[name]), np.nan)
    return added | _shares(added) | _pod(watch, seen, runs, streams)


def _dynamics(watch: Watch) -> dict[str, SensorError]:
    errors = {
        "ground_contact_time_s": watch.contact,
        "vertical_oscillation_m": watch.oscillation,
        "step_length_m": watch.step_length,
        "ground_contact_balance": watch.balance,
    }
    return {name: error for name, error in errors.items() if error is not None}


def _shares(stored: Columns) -> Columns:
    """Return the two ratios that a watch works out itself, from what it has stored."""
    shares: Columns = {}
    if {"step_length_m", "vertical_oscillation_m"} <= stored.keys():
        shares["vertical_ratio"] = _rounded(stored["vertical_oscillation_m"] / stored["step_length_m"], 1e-4)
    if {"ground_contact_time_s", "cadence_spm"} <= stored.keys():
        strides_per_s = stored["cadence_spm"] / 120.0
        shares["duty_factor"] = _rounded(stored["ground_contact_time_s"] * strides_per_s, 1e-4)
    return shares


def _pod(watch: Watch, seen: Seen, runs: BoolArray, streams: Streams) -> Columns:
    if watch.pod is None:
        return {}
    errors = {
        "cadence_spm": (watch.pod.cadence, streams["pod_cadence"]),
        "ground_contact_time_s": (watch.pod.contact, streams["pod_contact"]),
        "vertical_oscillation_m": (watch.pod.oscillation, streams["pod_oscillation"]),
    }
    return {
        f"{name}@{POD}": np.where(runs, apply_error(seen[name], error, rng), np.nan)
        for name, (error, rng) in errors.items()
    }


def _body(runner: Runner, watch: Watch, seen: Seen, streams: Streams) -> Columns:
    """Return heart rate, and the power that a watch or pod works out from speed, grade and mass."""
    added: Columns = {}
    if watch.heart_rate is not None:
        added["heart_rate_bpm"] = apply_error(seen["heart_rate_bpm"], watch.heart_rate, streams["heart_rate"])
    power_w = _POWER_W_PER_KG_MPS * runner.mass_kg * seen["speed_mps"] * np.maximum(1.0 + 3.5 * seen["grade"], 0.2)
    if watch.power is not None:
        added["power_w"] = np.maximum(apply_error(power_w, watch.power, streams["power"]), 0.0)
    if watch.pod is not None:
        added[f"power_w@{POD}"] = np.maximum(apply_error(power_w, watch.pod.power, streams["pod_power"]), 0.0)
    return added


def _kept(watch: Watch, count: int, rng: np.random.Generator) -> BoolArray:
    """Return which seconds are stored: all, or with smart recording one every few, and always the two ends."""
    kept = np.ones(count, dtype=np.bool_)
    if watch.keeping == "smart":
        kept[:] = False
        at = np.cumsum(rng.integers(*_SMART_GAPS_S, size=count))
        kept[at[at < count]] = True
        kept[[0, -1]] = True
    return kept
