"""Finer than the candidates: the lag at which a window repeats itself after several strides."""

import numpy as np

from gait.model import FloatArray
from gait.motion.settings import MotionSettings
from gait.motion.spectra import Amplitudes

_AROUND = np.arange(-3, 4)
"""Lags that are looked at around the expected one."""


def stride_rhythm(rhythm: Amplitudes, cadence_spm: FloatArray, settings: MotionSettings) -> FloatArray:
    """Return the autocorrelation at the stride of that cadence, shape (w,)."""
    lag = np.rint(_stride_cells(cadence_spm, settings)).astype(np.intp)
    near = np.clip(lag[:, None] + _AROUND, 0, rhythm.shape[1] - 1)
    found: FloatArray = np.take_along_axis(rhythm, near, axis=1).max(axis=1).astype(np.float64)
    return found


def refined_spm(rhythm: Amplitudes, cadence_spm: FloatArray, settings: MotionSettings) -> FloatArray:
    """Return cadence from the autocorrelation's peak after as many strides as half a window holds.

    Parameters
    ----------
    rhythm : ndarray, shape (w, lags)
        Autocorrelation of each window.
    cadence_spm : ndarray, shape (w,)
        The candidate of each window.
    settings : MotionSettings
        How far a finer value may be off.

    Returns
    -------
    ndarray, shape (w,)
        The candidate itself where the peak is none, or lies too far off.

    """
    stride = _stride_cells(cadence_spm, settings)
    last = rhythm.shape[1] - 2
    strides = np.maximum(np.floor((last - 1) / stride), 1)
    expected = np.rint(strides * stride).astype(np.intp)
    near = np.clip(expected[:, None] + _AROUND, 1, last)
    rows = np.arange(len(near))
    peak = near[rows, np.take_along_axis(rhythm, near, axis=1).argmax(axis=1)]
    before, at, after = (rhythm[rows, peak + step].astype(np.float64) for step in (-1, 0, 1))
    bend = before - 2 * at + after
    is_peak = bend < 0
    offset = np.where(is_peak, (before - after) / 2 / np.where(is_peak, bend, 1.0), 0.0)
    finer = 120 * settings.grid_hz * strides / (peak + offset)
    near_enough = is_peak & (np.abs(offset) < 1) & (np.abs(finer / cadence_spm - 1) <= settings.most_refined)
    refined: FloatArray = np.where(near_enough, finer, cadence_spm)
    return refined


def _stride_cells(cadence_spm: FloatArray, settings: MotionSettings) -> FloatArray:
    cells: FloatArray = 120 / cadence_spm * settings.grid_hz
    return cells
