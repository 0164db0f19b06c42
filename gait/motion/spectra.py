"""What each window of the grid holds: spectra of the axes and of the size, rhythm, and how strong it is."""

from dataclasses import dataclass
from typing import Final, Self, TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from gait.model import BoolArray, FloatArray
from gait.motion.settings import MotionSettings

Amplitudes: TypeAlias = NDArray[np.float32 | np.float16]

_PADDING: Final = 4
"""Times the window's length that the transform is long: the spectrum is read between its own lines."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spectra:
    """Spectra of windows on the frequencies ``hz`` (f,).

    ``axes`` (w, f) is the amplitude of the three axes together, which does not change when the sensor is turned;
    ``size`` (w, f) that of the size of acceleration; both are relative to their own sum.
    ``rhythm`` (w, lags) is the autocorrelation of the axes together over lags of the grid up to half a window, within a
    band; ``sd_g`` (w,) is the standard deviation of the size.
    """

    hz: FloatArray
    axes: Amplitudes
    size: Amplitudes
    rhythm: Amplitudes
    sd_g: FloatArray

    @classmethod
    def room_for(cls, windows: int, settings: MotionSettings) -> Self:
        """Return room for so many windows; spectra in half the precision, plenty for what is read of them later."""
        hz = frequencies_hz(settings)
        return cls(
            hz=hz,
            axes=np.empty((windows, len(hz)), dtype=np.float16),
            size=np.empty((windows, len(hz)), dtype=np.float16),
            rhythm=np.empty((windows, _window_cells(settings) // 2), dtype=np.float32),
            sd_g=np.empty(windows),
        )

    def keep(self, first: int, part: "Spectra") -> None:
        """Put the spectra of some windows into the room for them."""
        rows = slice(first, first + len(part.sd_g))
        self.axes[rows], self.size[rows] = part.axes, part.size
        self.rhythm[rows], self.sd_g[rows] = part.rhythm, part.sd_g


def _window_cells(settings: MotionSettings) -> int:
    return round(settings.window_s * settings.grid_hz)


def frequencies_hz(settings: MotionSettings) -> FloatArray:
    """Return the frequencies of the spectra's lines, from 0 to half the grid's rate, shape (f,)."""
    padded = 1 << (_PADDING * _window_cells(settings) - 1).bit_length()
    return np.linspace(0.0, settings.grid_hz / 2, padded // 2 + 1)


def spectra_of(grid: FloatArray, settings: MotionSettings) -> Spectra:
    """Return the spectra of windows.

    Parameters
    ----------
    grid : ndarray, shape (3, n)
        Acceleration [g] on an even grid.
    settings : MotionSettings
        The grid's rate, a window's length and the band of the rhythm; a window begins at each second.

    """
    length, hop = _window_cells(settings), round(settings.grid_hz)
    size = np.sqrt(np.einsum("an,an->n", grid, grid))
    signals = np.vstack([grid, size[None]]).astype(np.float32)
    windows = sliding_window_view(signals, length, axis=1)[:, ::hop]
    windows = windows - windows.mean(axis=2, keepdims=True)
    sd_g = windows[3].std(axis=1).astype(np.float64)
    hz = frequencies_hz(settings)
    padded = 2 * (len(hz) - 1)
    band = (hz >= settings.rhythm_lowest_hz) & (hz <= settings.rhythm_highest_hz)
    tapered = np.fft.rfft(windows * np.hanning(length).astype(np.float32), padded, axis=2)
    power = tapered.real**2 + tapered.imag**2
    axes = np.sqrt(power[:3].sum(axis=0))
    return Spectra(
        hz=hz,
        axes=_relative(axes),
        size=_relative(np.sqrt(power[3])),
        rhythm=_rhythm(windows[:3], padded, band),
        sd_g=sd_g,
    )


def _relative(amplitude: Amplitudes) -> Amplitudes:
    shares: Amplitudes = amplitude / np.maximum(amplitude.sum(axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return shares


def _rhythm(windows: Amplitudes, padded: int, band: BoolArray) -> Amplitudes:
    """Return the autocorrelation of three axes together over lags, each lag by the samples that it has."""
    length = windows.shape[2]
    plain = np.fft.rfft(windows, padded, axis=2)
    power = (plain.real**2 + plain.imag**2).sum(axis=0) * band
    products = np.fft.irfft(power, axis=1)[:, : length // 2]
    counted = products / (length - np.arange(length // 2))
    found: Amplitudes = counted / np.maximum(counted[:, :1], np.finfo(np.float32).tiny)
    return found
