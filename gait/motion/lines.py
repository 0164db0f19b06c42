"""What the lines of the stride and its multiples hold, once the cadence is known: does a body land in this rhythm."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.model import FloatArray
from gait.motion.spectra import Spectra

_LINES: Final = 6
_HALF_WIDTH: Final = 4
"""Divisions of the spectrum on either side that a line of a tapered window spreads over."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lines:
    """Of each window (w,): what its rhythm is made of.

    ``above_stride`` is the share of the axes' power on the lines that lies above the stride's own: a leg that pedals
    turns evenly and has little there, a body that lands has more.
    ``step_g`` is the standard deviation [g] of the size of acceleration that the step and its multiples make.
    """

    above_stride: FloatArray
    step_g: FloatArray


def lines_of(spectra: Spectra, cadence_spm: FloatArray) -> Lines:
    """Return what the lines hold at the cadence of each window, shape (w,)."""
    axes, size = _powers(spectra.axes, spectra, cadence_spm), _powers(spectra.size, spectra, cadence_spm)
    whole = np.maximum(np.einsum("wf,wf->w", spectra.size, spectra.size, dtype=np.float64), np.finfo(np.float32).tiny)
    share = size[1:].sum(axis=0) / whole
    return Lines(
        above_stride=axes[1:].sum(axis=0) / np.maximum(axes.sum(axis=0), np.finfo(np.float32).tiny),
        step_g=spectra.sd_g * np.sqrt(share),
    )


def _powers(amplitude: np.ndarray, spectra: Spectra, cadence_spm: FloatArray) -> FloatArray:
    """Return the power of each line, shape (lines, w)."""
    last = amplitude.shape[1] - 1
    stride = cadence_spm / 120 / spectra.hz[1]
    around = np.arange(-_HALF_WIDTH, _HALF_WIDTH + 1)
    at = np.rint(np.arange(1, _LINES + 1)[:, None] * stride).astype(np.intp)
    rows = np.arange(len(amplitude))[:, None]
    lines = [amplitude[rows, np.minimum(line[:, None] + around, last)].astype(np.float64) for line in at]
    return np.array([np.square(line).sum(axis=1) for line in lines])
