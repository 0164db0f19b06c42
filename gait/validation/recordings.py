"""Real recordings of acceleration with the times of the steps in them, as the folder of measured motion has them."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from scipy.signal import butter, find_peaks, sosfiltfilt

from gait.model import FloatArray, Motion

GRAVITY_MPS2: Final = 9.80665
MARKERS_HZ: Final = 150.0
PLATE_HZ: Final = 300.0
CONTACT_N: Final = 50.0
_MARKERS: Final = ("L_ASIS", "R_ASIS", "L_PSIS", "R_PSIS")
_JUMP_M: Final = 0.01
"""A marker that leaves the line of its neighbours in time by more was lost for that moment."""
CHOSEN_ON: Final = ("adept", "rbds_001", "rbds_05", "strikewatch_p01", "strikewatch_p02", "strikewatch_p03")
"""Beginnings of the names of the recordings that parameters were chosen on; nothing was on the others' errors."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recording:
    """A recording: its group in the tables, and the times of ``steps_each`` steps apart; None where there are none."""

    name: str
    group: str
    motion: Motion
    event_s: FloatArray | None
    steps_each: int = 1

    @property
    def is_held_out(self) -> bool:
        """Whether no parameter was chosen on it."""
        return not self.name.startswith(CHOSEN_ON)


def recordings(folder: Path) -> Iterator[Recording]:
    """Yield the recordings of a folder by kind; what is not there is left out."""
    for path in sorted(folder.glob("adept_*.csv.gz")):
        yield from _hip_and_shoe(path)
    for path in sorted(folder.glob("rbds_*_T*.npz")):
        yield _pelvis(path)
    for path in sorted(folder.glob("strikewatch_*.csv.gz")):
        values_g = _rows(path, 1)[:, :3] / GRAVITY_MPS2
        yield Recording(name=_stem(path), group="wrist", motion=_even(values_g), event_s=None)
    for path in sorted(folder.glob("oxford_*.csv.gz")):
        yield _phone(path)


def contacts_s(plate_z_volts: FloatArray) -> FloatArray:
    """Return when the force on the plate rises past the threshold [s]."""
    low_pass = butter(4, 45, fs=PLATE_HZ, output="sos")
    loaded = sosfiltfilt(low_pass, -1000 * plate_z_volts.astype(np.float64)) > CONTACT_N
    rising: FloatArray = (np.flatnonzero(loaded[1:] & ~loaded[:-1]) + 1) / PLATE_HZ
    return rising


def acceleration_of(position_m: FloatArray) -> FloatArray:
    """Return what an accelerometer at a marker would show [g], up to 20 Hz, with gravity on the second axis."""
    smooth = sosfiltfilt(butter(4, 20, fs=MARKERS_HZ, output="sos"), position_m, axis=0)
    moved = np.gradient(np.gradient(smooth, 1 / MARKERS_HZ, axis=0), 1 / MARKERS_HZ, axis=0) / GRAVITY_MPS2
    acceleration: FloatArray = moved + np.array([0.0, 1.0, 0.0])
    return acceleration


def _hip_and_shoe(path: Path) -> Iterator[Recording]:
    values = _rows(path, 1)
    strikes = _strikes_s(values[:, 3:], 100.0)
    for group, columns in (("hip", slice(0, 3)), ("shoe", slice(3, 6))):
        motion = _even(values[:, columns])
        yield Recording(name=f"adept {group}", group=group, motion=motion, event_s=strikes, steps_each=2)


def _strikes_s(acceleration_g: FloatArray, rate_hz: float) -> FloatArray:
    """Return when a shoe strikes the ground while running: the strongest shake of each stride."""
    shake = sosfiltfilt(butter(2, [2, 20], "band", fs=rate_hz, output="sos"), np.linalg.norm(acceleration_g, axis=1))
    strength = sosfiltfilt(butter(2, 8, fs=rate_hz, output="sos"), np.abs(shake))
    peaks, _ = find_peaks(strength, distance=int(0.45 * rate_hz), height=0.4 * np.percentile(strength, 95))
    times: FloatArray = peaks / rate_hz
    return times


def _pelvis(path: Path) -> Recording:
    with np.load(path) as held:
        centre = np.mean([_without_jumps(held[name].astype(np.float64) / 1000) for name in _MARKERS], axis=0)
        contacts = contacts_s(held["F1Z"])
    motion = _even(acceleration_of(centre), MARKERS_HZ)
    return Recording(name=path.stem, group="pelvis", motion=motion, event_s=contacts)


def _without_jumps(position_m: FloatArray) -> FloatArray:
    """Return a marker's course with a straight line where it was lost for a moment."""
    middle = (position_m[2:] + position_m[:-2]) / 2
    lost = np.linalg.norm(position_m[1:-1] - middle, axis=1) > _JUMP_M
    lost = np.convolve(np.concatenate(([False], lost, [False])), np.ones(7), "same") > 0
    frame = np.arange(len(position_m))
    return np.column_stack([np.interp(frame, frame[~lost], axis[~lost]) for axis in position_m.T])


def _phone(path: Path) -> Recording:
    values = _rows(path, 0)
    time_s = (values[:, 0] - values[0, 0]) / 1e9
    stepped = np.flatnonzero(np.diff(values[:, 5]) > 0) + 1
    motion = Motion(time_s=time_s, acceleration_g=values[:, 1:4] / GRAVITY_MPS2)
    return Recording(name=_stem(path), group="phone, walking", motion=motion, event_s=time_s[stepped])


def _even(acceleration_g: FloatArray, rate_hz: float = 100.0) -> Motion:
    return Motion(time_s=np.arange(len(acceleration_g)) / rate_hz, acceleration_g=acceleration_g)


def _rows(path: Path, header: int) -> FloatArray:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return np.loadtxt(lines, delimiter=",", skiprows=header)


def _stem(path: Path) -> str:
    return path.name.removesuffix(".csv.gz")
