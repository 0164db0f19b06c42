"""What to expect of a recreational runner at a speed and height, with how far runners and studies differ.

The coefficients are rows of ``gait.evidence``; ``gait validate`` fits those of cadence from the published means.
Outside of 1.5 to 6.5 m/s every expectation is NaN: below, people walk, and above they sprint, and neither is in any of
the data behind the fits.

References
----------
van Oeveren et al. 2019, doi:10.1080/02640414.2019.1614137.
Malisoux et al. 2023, PMC10588426.
Fukuchi et al. 2017, doi:10.7717/peerj.3298.

"""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from gait.evidence import EVIDENCE
from gait.model import BoolArray, FloatArray

_CADENCE: Final = EVIDENCE["cadence_norm"].values
_PUBLISHED: Final = EVIDENCE["van_oeveren_regression"].values
_CONTACT: Final = EVIDENCE["contact_curve"].values
_SPEEDS: Final = EVIDENCE["running_speeds"].values
_JUDGED: Final = EVIDENCE["verdict_speeds"].values
_BETWEEN_RUNNERS_SPM: Final = EVIDENCE["cadence_spread"].value("between_runners_spm")
_BETWEEN_STUDIES_SPM: Final = EVIDENCE["cadence_study_spread"].value("between_studies_spm")
_HEIGHT_SD_M: Final = EVIDENCE["height_spread"].value("sd_m")
ADVICE_SPM: Final = (EVIDENCE["cadence_160_180"].value("low"), EVIDENCE["cadence_160_180"].value("high"))
"""What people are told, both ends included [spm]."""
NORMAL_P90: Final = 1.2815515655446004
"""The 90th percentile of the standard normal distribution: 80 % lie within plus or minus this."""


def expectation_holds(speed_mps: ArrayLike) -> BoolArray:
    """Return where cadence may be held against the expectation: the band of speeds of a verdict.

    Parameters
    ----------
    speed_mps : array_like
        Speed along the ground [m/s], any shape.

    Returns
    -------
    BoolArray
        Same shape; False where the speed is NaN.

    References
    ----------
    Row ``verdict_speeds`` of ``gait.evidence``: 2.0 to 5.5 m/s.

    """
    speed = np.asarray(speed_mps, dtype=np.float64)
    holds: BoolArray = (speed >= _JUDGED["lowest_mps"]) & (speed <= _JUDGED["highest_mps"])
    return np.asarray(holds)


def expected_cadence_spm(speed_mps: ArrayLike, height_m: float | None) -> FloatArray:
    """Return the mean cadence of recreational runners of that height at that speed.

    Parameters
    ----------
    speed_mps : array_like
        Speed along the ground [m/s], any shape.
    height_m : float or None
        The runner's height [m]; None stands for the mean height of the data.

    Returns
    -------
    FloatArray
        Cadence [spm], same shape; NaN where the speed is NaN or no running speed (below 1.5 or above 6.5 m/s).

    References
    ----------
    Row ``cadence_norm`` of ``gait.evidence``.

    """
    speed = _running_speed(speed_mps)
    above = 0.0 if height_m is None else height_m - _CADENCE["reference_height_m"]
    faster = speed - _CADENCE["reference_speed_mps"]
    expected: FloatArray = (
        _CADENCE["intercept_spm"]
        + _CADENCE["speed_slope_spm_per_mps"] * faster
        + _CADENCE["height_slope_spm_per_m"] * above
    )
    return expected


def expected_cadence_band_spm(speed_mps: ArrayLike, height_m: float | None) -> tuple[FloatArray, FloatArray]:
    """Return the cadences between which 80 % of runners lie, low and high [spm]; NaN as the expectation."""
    expected = expected_cadence_spm(speed_mps, height_m)
    half = NORMAL_P90 * cadence_sd_spm(height_m)
    return expected - half, expected + half


def published_cadence_spm(speed_mps: ArrayLike) -> FloatArray:
    """Return the cadence that the watches of 256 recreational runners showed at that speed: a second opinion.

    It lies above other studies at easy pace, so the expectation is not taken from it alone.

    Parameters
    ----------
    speed_mps : array_like
        Speed along the ground [m/s], any shape.

    Returns
    -------
    FloatArray
        Cadence [spm], same shape; NaN where the speed is NaN or outside of their data (1.64 to 4.68 m/s).

    References
    ----------
    Row ``van_oeveren_regression`` of ``gait.evidence``.

    """
    speed = np.asarray(speed_mps, dtype=np.float64)
    inside = (speed >= _PUBLISHED["lowest_mps"]) & (speed <= _PUBLISHED["highest_mps"])
    line = _PUBLISHED["intercept_spm"] + _PUBLISHED["slope_spm_per_mps"] * speed
    published: FloatArray = np.where(inside, line, np.nan)
    return published


def cadence_sd_spm(height_m: float | None) -> float:
    """Return how far a runner lies from the expectation, as a standard deviation [spm].

    It holds the differences between runners and between studies, and where the height is unknown what heights make.
    """
    return float(np.sqrt(_BETWEEN_RUNNERS_SPM**2 + _BETWEEN_STUDIES_SPM**2 + _unknown_height_spm(height_m) ** 2))


def cadence_between_runners_spm() -> float:
    """Return how far runners of one speed and height differ, as a standard deviation [spm], studies left aside."""
    return _BETWEEN_RUNNERS_SPM


def cadence_slope_spm_per_mps() -> float:
    """Return by how much the expected cadence rises for each m/s [spm per m/s]."""
    return _CADENCE["speed_slope_spm_per_mps"]


def cadence_mean_se_spm(speed_mps: ArrayLike, height_m: float | None) -> FloatArray:
    """Return the standard error of the expected mean itself [spm], same shape as the speed, NaN as the expectation.

    It grows away from the middle of the data, and where the height is unknown by what heights make.
    """
    faster = _running_speed(speed_mps) - _CADENCE["reference_speed_mps"]
    above = 0.0 if height_m is None else height_m - _CADENCE["reference_height_m"]
    error: FloatArray = np.sqrt(
        _CADENCE["intercept_se_spm"] ** 2
        + (_CADENCE["speed_slope_se_spm_per_mps"] * faster) ** 2
        + (_CADENCE["height_slope_se_spm_per_m"] * above) ** 2
        + _unknown_height_spm(height_m) ** 2
    )
    return error


def expected_contact_time_s(speed_mps: ArrayLike) -> FloatArray:
    """Return the mean ground contact time that watches, straps and pods show at that speed.

    Parameters
    ----------
    speed_mps : array_like
        Speed along the ground [m/s], any shape.

    Returns
    -------
    FloatArray
        Contact time [s], same shape; NaN where the speed is NaN or no running speed (below 1.5 or above 6.5 m/s).
        A force plate reads 10 to 15 % shorter: this is no norm for one.

    References
    ----------
    Row ``contact_curve`` of ``gait.evidence``.

    """
    contact: FloatArray = _CONTACT["factor_s"] * _running_speed(speed_mps) ** _CONTACT["exponent"]
    return contact


def expected_contact_time_band_s(speed_mps: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return the contact times between which 80 % of runners lie, low and high [s]; NaN as the expectation."""
    expected = expected_contact_time_s(speed_mps)
    half = NORMAL_P90 * _CONTACT["sd_share"]
    return expected * (1 - half), expected * (1 + half)


def _running_speed(speed_mps: ArrayLike) -> FloatArray:
    """Return the speeds as floats, NaN where nobody runs a distance."""
    speed = np.asarray(speed_mps, dtype=np.float64)
    inside = (speed >= _SPEEDS["lowest_mps"]) & (speed <= _SPEEDS["highest_mps"])
    running: FloatArray = np.where(inside, speed, np.nan)
    return running


def _unknown_height_spm(height_m: float | None) -> float:
    return abs(_CADENCE["height_slope_spm_per_m"]) * _HEIGHT_SD_M if height_m is None else 0.0
