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
    below = [math.erf(value) for value in (deviate / math.sqrt(2)).ravel().tolist()]
    return (1 + np.array(below).reshape(t.shape)) / 2


def mixture_interval(centre: FloatArray, scale: FloatArray, share: FloatArray, degrees: float) -> tuple[float, float]:
    """Return the central 95 % interval of a mixture of Student distributions.

    Parameters
    ----------
    centre, scale, share : ndarray, shape (m,)
        Place, standard error (positive) and share of each part; shares sum to 1.
    degrees : float
        Degrees of freedom of all parts.

    """
    carried = share > 1e-4 * share.max()
    centre, scale, share = centre[carried], scale[carried], share[carried] / share[carried].sum()
    reach = 4 * t_95(np.array([float(degrees)])) * scale
    low, high = np.full(2, np.min(centre - reach)), np.full(2, np.max(centre + reach))
    level = np.array([0.025, 0.975])
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        below = t_cdf((middle[:, None] - centre) / scale, degrees) @ share < level
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return float((low[0] + high[0]) / 2), float((low[1] + high[1]) / 2)
