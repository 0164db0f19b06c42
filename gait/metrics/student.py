"""Student's t for the intervals: its distribution and its 95 % quantile.

The library that has both costs more to import than the whole stage takes, so a closed approximation stands here.
It is Wallace's transformation of t to a normal deviate, within 1.3 % of the tables from 3 degrees of freedom on.

References
----------
Wallace D. L. (1959). Bounds on normal approximations to Student's and the chi-square distributions.
Annals of Mathematical Statistics 30, 1121-1130.

"""

import math
from typing import Final

import numpy as np

from gait.model import FloatArray

NORMAL_95: Final = 1.959963985
"""Half width of the 95 % interval of a standard normal."""

_TABULATED: Final = {1: 12.706, 2: 4.303}
"""Half widths where the approximation is poor."""

_HALVINGS: Final = 20
"""Leave the ends within a hundred thousandth of a standard error."""


def t_95(degrees: FloatArray) -> FloatArray:
    """Return the half width of the 95 % interval of Student's t; same shape as ``degrees`` of freedom (at least 1)."""
    scaled = NORMAL_95 * (8 * degrees + 3) / (8 * degrees + 1)
    width = np.sqrt(degrees * np.expm1(scaled**2 / degrees))
    for few, tabulated in _TABULATED.items():
        width = np.where(np.floor(degrees) == few, tabulated, width)
    return width


def t_cdf(t: FloatArray, degrees: float) -> FloatArray:
    """Return the probability that Student's t is below each ``t``; same shape."""
    deviate = np.sign(t) * np.sqrt(degrees * np.log1p(t**2 / degrees)) * (8 * degrees + 1) / (8 * degrees + 3)
    below = list(map(math.erf, (deviate / math.sqrt(2)).ravel().tolist()))
    return (1 + np.array(below).reshape(t.shape)) / 2


def mixture_interval(
    centre: FloatArray, scale: FloatArray, share: FloatArray, degrees: float
) -> tuple[FloatArray, FloatArray]:
    """Return the ends of the central 95 % interval of mixtures of Student distributions, low and high, shape (...).

    Parameters
    ----------
    centre, scale, share : ndarray, shape (..., m)
        Place, standard error (positive) and share of each part; the shares of a mixture sum to 1.
    degrees : float
        Degrees of freedom of all parts.

    """
    carried = share > 1e-4 * share.max(axis=-1, keepdims=True)
    share = np.where(carried, share, 0.0)
    share /= share.sum(axis=-1, keepdims=True)
    reach = 4 * t_95(np.array(float(degrees))) * scale
    low = np.min(np.where(carried, centre - reach, np.inf), axis=-1)
    high = np.max(np.where(carried, centre + reach, -np.inf), axis=-1)
    low, high = np.stack((low, low)), np.stack((high, high))
    level = np.array([0.025, 0.975]).reshape(2, *(1,) * (low.ndim - 1))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = np.sum(t_cdf((middle[..., None] - centre) / scale, degrees) * share, axis=-1) < level
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    found_low, found_high = (low + high) / 2
    return found_low, found_high
