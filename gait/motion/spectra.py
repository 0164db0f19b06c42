"""What each window of the grid holds: spectra of the axes and of the size, rhythm, and how strong it is."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from gait.model import FloatArray

Amplitudes: TypeAlias = NDArray[np.float32]

_PADDING: Final = 4
"""Times the window's length that the transform is long: the spectrum is read between its own lines."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spectra:
    """Spectra of windows on the frequencies ``hz`` (f,).

    ``axes`` (w, f) is the amplitude of the three axes together, which does not change when the sensor is turned;
    ``size`` (w, f) that of the size of acceleration; both are relative to their own sum.
    ``rhythm`` (w, lags) is the autocorrelation of the axes together over lags of the grid, ``sd_g`` (w,) the standard
    deviation of the size.
    """

    hz: FloatArray
    axes: Amplitudes
    size: Amplitudes
    rhythm: Amplitudes
    sd_g: FloatArray


def spectra_of(grid: FloatArray, hop: int, length: int, rate_hz: float) -> Spectra:
    """Return the spectra of windows.

    Parameters
    ----------
    grid : ndarray, shape (3, n)
        Acceleration [g] on an even grid.
    hop, length : int
        Cells from window to window, and of a window.
    rate_hz : float
        Cells a second.

    """
    size = np.sqrt(np.einsum("an,an->n", grid, grid))
    signals = np.vstack([grid, size[None]]).astype(np.float32)
    windows = sliding_window_view(signals, length, axis=1)[:, ::hop]
    windows = windows - windows.mean(axis=2, keepdims=True)
    sd_g = windows[3].std(axis=1).astype(np.float64)
    padded = 1 << (_PADDING * length - 1).bit_length()
    tapered = np.fft.rfft(windows * np.hanning(length).astype(np.float32), padded, axis=2)
    power = tapered.real**2 + tapered.imag**2
    axes = np.sqrt(power[:3].sum(axis=0))
    return Spectra(
        hz=np.linspace(0.0, rate_hz / 2, padded // 2 + 1),
        axes=_relative(axes),
        size=_relative(np.sqrt(power[3])),
        rhythm=_rhythm(windows[:3], padded),
        sd_g=sd_g,
    )


def _relative(amplitude: Amplitudes) -> Amplitudes:
    shares: Amplitudes = amplitude / np.maximum(amplitude.sum(axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return shares


def _rhythm(windows: Amplitudes, padded: int) -> Amplitudes:
    """Return the autocorrelation of three axes together over lags, each lag by the samples that it has."""
    length = windows.shape[2]
    plain = np.fft.rfft(windows, padded, axis=2)
    power = (plain.real**2 + plain.imag**2).sum(axis=0)
    products = np.fft.irfft(power, axis=1)[:, : length // 2]
    counted = products / (length - np.arange(length // 2))
    found: Amplitudes = counted / np.maximum(counted[:, :1], np.finfo(np.float32).tiny)
    return found
