"""The harmonic comb: how well each step rate explains a window's spectra."""

import numpy as np

from gait.model import FloatArray
from gait.motion.settings import MotionSettings
from gait.motion.spectra import Amplitudes, Spectra


def candidates_spm(settings: MotionSettings) -> FloatArray:
    """Return the step rates that are tried, shape (c,)."""
    count = round((settings.fastest_spm - settings.slowest_spm) / settings.candidate_spm)
    return np.linspace(settings.slowest_spm, settings.fastest_spm, count + 1)


def scores_of(spectra: Spectra, rates_spm: FloatArray, settings: MotionSettings, highest_hz: float) -> FloatArray:
    """Return the score of each step rate in each window, shape (w, c).

    The amplitude at the multiples of half the step rate (the stride and its harmonics), less the amplitude midway
    between them, on the axes and the size; the size at the step rate itself; and a weak, wide prior.
    """
    step_hz = rates_spm / 60
    comb = _comb(spectra.hz, step_hz / 2, settings, highest_hz)
    step = _lines(spectra.hz, step_hz)
    scale = _scale(spectra.hz, highest_hz)
    score = (spectra.axes + spectra.size) @ comb + settings.magnitude_weight * (spectra.size @ step)
    return score * scale + _prior(rates_spm, settings)


def _comb(hz: FloatArray, stride_hz: FloatArray, settings: MotionSettings, highest_hz: float) -> Amplitudes:
    """Return the weights of the spectrum's lines for each stride rate, shape (f, c)."""
    comb = np.zeros((len(hz), len(stride_hz)), dtype=np.float32)
    for harmonic in range(1, settings.harmonics + 1):
        for place, sign in ((harmonic, 1.0), (harmonic - 0.5, -1.0)):
            comb += sign * np.where(place * stride_hz <= highest_hz, _lines(hz, place * stride_hz), 0)
    return comb


def _lines(hz: FloatArray, at_hz: FloatArray) -> Amplitudes:
    """Return the weights that read a spectrum between its lines, shape (f, c)."""
    lines: Amplitudes = np.maximum(1 - np.abs(hz[:, None] - at_hz) / hz[1], 0).astype(np.float32)
    return lines


def _scale(hz: FloatArray, highest_hz: float) -> float:
    """Return what makes scores one size whatever the padding: lines of a spectrum that is read up to ``highest_hz``."""
    return float(highest_hz / hz[1]) / len(hz)


def _prior(rates_spm: FloatArray, settings: MotionSettings) -> FloatArray:
    off = np.log(rates_spm / settings.prior_spm) / settings.prior_width
    prior: FloatArray = -settings.prior_weight * off**2 / 2
    return prior
