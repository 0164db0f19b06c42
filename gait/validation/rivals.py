"""Other ways to a cadence from a window of acceleration, for comparison: textbook methods and a published package."""

import math
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Final, TypeAlias

import numpy as np
from scipy.signal import butter, find_peaks, sosfiltfilt

from gait.model import FloatArray

Rival: TypeAlias = Callable[[FloatArray, float], float]
"""Acceleration (n, 3) [g] and its rate [Hz] to steps a minute; NaN where it finds none."""

_SLOWEST_HZ: Final = 1.0
_FASTEST_HZ: Final = 4.0
PACKAGE: Final = "sensormotion"


def peak_picking(acceleration_g: FloatArray, rate_hz: float) -> float:
    """Return the rate of the peaks of the size, 0.5 to 5 Hz, at least a quarter of a second apart."""
    size = _size(acceleration_g)
    band = sosfiltfilt(butter(2, [0.5, min(5, 0.45 * rate_hz)], "band", fs=rate_hz, output="sos"), size)
    peaks, _ = find_peaks(band, distance=max(int(rate_hz / _FASTEST_HZ), 1), prominence=band.std() / 2)
    return 60 * rate_hz * (len(peaks) - 1) / float(peaks[-1] - peaks[0]) if len(peaks) > 1 else math.nan


def spectrum_peak(acceleration_g: FloatArray, rate_hz: float) -> float:
    """Return the highest line of the spectrum of the size between 60 and 240 a minute."""
    size = _size(acceleration_g)
    hz = np.fft.rfftfreq(8192, 1 / rate_hz)
    amplitude = np.abs(np.fft.rfft(size * np.hanning(len(size)), 8192))
    band = (hz >= _SLOWEST_HZ) & (hz <= _FASTEST_HZ)
    return float(60 * hz[band][amplitude[band].argmax()])


def autocorrelation(acceleration_g: FloatArray, rate_hz: float) -> float:
    """Return the lag of the highest autocorrelation of the size between a quarter of a second and one."""
    size = _size(acceleration_g)
    product = np.correlate(size, size, "full")[len(size) - 1 :] / np.arange(len(size), 0, -1)
    first, last = int(np.ceil(rate_hz / _FASTEST_HZ)), int(rate_hz / _SLOWEST_HZ)
    return 60 * rate_hz / (first + int(product[first : last + 1].argmax()))


def sensormotion(acceleration_g: FloatArray, rate_hz: float) -> float:
    """Return what the package makes of the size: its filter of 10 Hz and its peaks, as its own example has them."""
    from sensormotion.gait import cadence  # noqa: PLC0415 - an optional package
    from sensormotion.peak import find_peaks as its_peaks  # noqa: PLC0415 - as above
    from sensormotion.signal import build_filter, filter_signal  # noqa: PLC0415 - as above

    time_ms = np.arange(len(acceleration_g)) * 1000 / rate_hz
    smooth = filter_signal(*build_filter(min(10, 0.45 * rate_hz), rate_hz, "low", 4), _size(acceleration_g))
    peaks, _ = its_peaks(time_ms, smooth)
    return float(cadence(time_ms, peaks))


def rivals() -> Mapping[str, Rival]:
    """Return the other methods by name; the package among them where it is installed."""
    found: dict[str, Rival] = {
        "peak picking": peak_picking,
        "spectrum peak": spectrum_peak,
        "autocorrelation": autocorrelation,
    }
    if find_spec(PACKAGE) is not None:
        found[f"{PACKAGE} (package)"] = sensormotion
    return found


def _size(acceleration_g: FloatArray) -> FloatArray:
    size = np.linalg.norm(acceleration_g, axis=1)
    off: FloatArray = size - size.mean()
    return off
