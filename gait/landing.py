"""Braking and reach at landing, as force plates and motion capture found them to follow from what a watch can see.

Two log-linear models, fitted by ``gait validate`` (rows ``braking_model`` and ``reach_model`` of the evidence):

    braking impulse a step  ~  speed^b  cadence^c            so at one speed its ratio is (cadence / expected)^c
    ankle ahead of pelvis   ~  (speed x contact)^b  speed^c  so at one speed its ratio is (contact / expected)^b

Only the ratios are used of one runner: they say how much more braking, or reach, is to be expected than at the usual
cadence, or contact time, at that speed.
No length is claimed for one runner's foot.

References
----------
Fukuchi, Fukuchi & Duarte 2017, PeerJ 5:e3298, doi:10.7717/peerj.3298 (the data).

"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from gait.evidence import EVIDENCE
from gait.model import BoolArray, FloatArray

NORMAL_P95: Final = 1.6448536269514722
"""The 95th percentile of the standard normal distribution: 90 % lie within plus or minus this."""
NORMAL_P67: Final = 0.4307272992954576
"""Two thirds of a standard normal distribution lie below this."""

_BRAKING: Final = EVIDENCE["braking_model"].values
_REACH: Final = EVIDENCE["reach_model"].values


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ratios:
    """Ratios with their 90 % intervals, all of one shape; NaN where an input is."""

    ratio: FloatArray
    low: FloatArray
    high: FloatArray


def braking_ratio(cadence_share: ArrayLike, share_se: ArrayLike) -> Ratios:
    """Return the braking impulse a step to be expected, over that at the cadence that is compared with.

    Parameters
    ----------
    cadence_share : array_like
        Cadence over the cadence that it is compared with, at one speed; any shape.
    share_se : array_like
        Standard uncertainty of its logarithm (measurement and expectation), broadcast to the same shape.

    Returns
    -------
    Ratios
        The interval holds that uncertainty and the model's own, which resampling its runners gives.

    References
    ----------
    Row ``braking_model`` of ``gait.evidence``.

    """
    return _powered(
        cadence_share,
        share_se,
        _BRAKING["cadence_exponent"],
        (_BRAKING["cadence_exponent_low"], _BRAKING["cadence_exponent_high"]),
    )


def reach_ratio(contact_share: ArrayLike, share_se: ArrayLike) -> Ratios:
    """Return the reach ahead of the pelvis to be expected, over that at the contact time that is compared with.

    Parameters
    ----------
    contact_share : array_like
        Contact time over the one that it is compared with, at one speed; any shape.
    share_se : array_like
        Standard uncertainty of its logarithm, broadcast to the same shape.

    References
    ----------
    Row ``reach_model`` of ``gait.evidence``.

    """
    return _powered(
        contact_share,
        share_se,
        _REACH["product_exponent"],
        (_REACH["product_exponent_low"], _REACH["product_exponent_high"]),
    )


def extrapolated(speed_mps: ArrayLike) -> BoolArray:
    """Return where the speed lies outside of the data behind the models (2.5 to 4.5 m/s); NaN is outside."""
    speed = np.asarray(speed_mps, dtype=np.float64)
    inside = (speed >= _BRAKING["lowest_speed_mps"]) & (speed <= _BRAKING["highest_speed_mps"])
    return np.asarray(~inside)


def _powered(share: ArrayLike, share_se: ArrayLike, exponent: float, exponent_ends: tuple[float, float]) -> Ratios:
    distance = np.log(np.asarray(share, dtype=np.float64))
    exponent_half = (exponent_ends[1] - exponent_ends[0]) / 2
    half = np.hypot(NORMAL_P95 * exponent * np.asarray(share_se, dtype=np.float64), exponent_half * distance)
    middle = exponent * distance
    return Ratios(ratio=np.exp(middle), low=np.exp(middle - half), high=np.exp(middle + half))


def braking_spread() -> float:
    """Return how far one runner's braking lies from the model, as a standard deviation of its logarithm."""
    return _BRAKING["residual_sd_log"]
