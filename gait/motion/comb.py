"""The harmonic comb: how well each step rate explains a window's spectra."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from gait.model import FloatArray
from gait.motion.settings import MotionSettings
from gait.motion.spectra import Amplitudes, Spectra, frequencies_hz


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comb:
    """The weights of a spectrum's lines for each step rate that is tried.

    ``rates_spm`` (c,); ``harmonics`` (f, c) reads the stride and its multiples less what is midway between them,
    ``step`` (f, c) the step rate alone; ``prior`` (c,) is a weak, wide bell.
    All but the prior are scaled so that scores do not depend on how finely the spectrum is divided.
    """

    rates_spm: FloatArray
    harmonics: Amplitudes
    step: Amplitudes
    prior: Amplitudes

    @classmethod
    def of(cls, settings: MotionSettings, highest_hz: float) -> Self:
        """Return the comb that reads spectra up to ``highest_hz``."""
        hz = frequencies_hz(settings)
        count = round((settings.fastest_spm - settings.slowest_spm) / settings.candidate_spm)
        rates_spm = np.linspace(settings.slowest_spm, settings.fastest_spm, count + 1)
        scale = highest_hz / hz[-1]
        off = np.log(rates_spm / settings.prior_spm) / settings.prior_width
        return cls(
            rates_spm=rates_spm,
            harmonics=scale * _harmonics(hz, rates_spm / 120, settings.harmonics, highest_hz),
            step=scale * settings.magnitude_weight * _lines(hz, rates_spm / 60),
            prior=(-settings.prior_weight * off**2 / 2).astype(np.float32),
        )

    def scores(self, spectra: Spectra) -> Amplitudes:
        """Return the score of each step rate in each window, shape (w, c)."""
        scores: Amplitudes = spectra.axes @ self.harmonics + spectra.size @ (self.harmonics + self.step) + self.prior
        return scores


def _harmonics(hz: FloatArray, stride_hz: FloatArray, count: int, highest_hz: float) -> Amplitudes:
    """Return the weights of the lines that lie within the spectrum, as a mean, so that empty lines count against.

    A sum would let half the rate, every other line of which is empty, stand as well as the rate itself.
    """
    weights = np.zeros((len(hz), len(stride_hz)), dtype=np.float32)
    for number in range(1, count + 1):
        for place, sign in ((number * stride_hz, 1), ((number - 1 / 2) * stride_hz, -1)):
            weights += sign * _lines(hz, place) * (place <= highest_hz)
    within = np.minimum(np.floor(highest_hz / stride_hz), count)
    return weights * (count / within).astype(np.float32)


def _lines(hz: FloatArray, at_hz: FloatArray) -> Amplitudes:
    """Return the weights that read a spectrum between its lines, shape (f, c)."""
    lines: Amplitudes = np.maximum(1 - np.abs(hz[:, None] - at_hz) / hz[1], 0).astype(np.float32)
    return lines
