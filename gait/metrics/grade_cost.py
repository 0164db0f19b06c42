"""What a slope costs: the level speed that is as hard, by metabolic cost and, as a second opinion, by heart rate.

It is cost alone.
A descent is cheap, and that says nothing of what knees bear on it.

References
----------
Minetti A. E., Moia C., Roi G. S., Susta D., Ferretti G. (2002). Energy cost of walking and running at extreme uphill
and downhill slopes. Journal of Applied Physiology 93, 1039-1046. doi 10.1152/japplphysiol.01177.2001 (row
``minetti_cost``)

Robb D. (2017). An improved GAP model. Strava Engineering (row ``strava_grade_factors``).

"""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from gait.evidence import EVIDENCE
from gait.metrics.members import Members
from gait.model import FloatArray

_MINETTI: Final = EVIDENCE["minetti_cost"].values
_POWERS: Final = tuple(_MINETTI[name] for name in ("fifth", "fourth", "third", "second", "first", "level"))
_STEEPEST: Final = _MINETTI["steepest"]
_SIGNS: Final = {"down": -1, "level": 1, "up": 1}


def _grade_named(name: str) -> float:
    """Return the grade that a number of the row on heart rate is named for: ``down_8`` is -0.08."""
    way, _, percent = name.partition("_")
    return _SIGNS[way] * int(percent) / 100


_FACTORS: Final = EVIDENCE["strava_grade_factors"].values
_GRADES: Final = tuple(map(_grade_named, _FACTORS))


def running_cost_j_per_kg_m(grade: ArrayLike) -> FloatArray:
    """Return the metabolic energy that a metre of running on a grade costs.

    Parameters
    ----------
    grade : array_like
        Rise over horizontal distance (0.05 is 5 % up), any shape.

    Returns
    -------
    ndarray
        Cost [J/kg/m], same shape; NaN where the grade is NaN or steeper than 45 %, which nobody measured.
        Its level value is above the measured one: use ratios (``metabolic_factor``).

    """
    cost: FloatArray = np.polyval(_POWERS, _measured(grade)).astype(np.float64)
    return cost


def metabolic_factor(grade: ArrayLike) -> FloatArray:
    """Return the cost of running on a grade over that on the level: also level speed over speed at equal effort."""
    factor: FloatArray = running_cost_j_per_kg_m(grade) / _MINETTI["level"]
    return factor


def heart_rate_factor(grade: ArrayLike) -> FloatArray:
    """Return level speed over speed at equal heart rate, by straight lines between the published grades."""
    factor: FloatArray = np.interp(_measured(grade), _GRADES, tuple(_FACTORS.values()))
    return factor


def level_speeds_mps(speed_mps: FloatArray, grade: FloatArray, weight_s: FloatArray, members: Members) -> FloatArray:
    """Return the speed on the level at which as much metabolic energy is spent a second, for each part of a run.

    Parameters
    ----------
    speed_mps, grade, weight_s : ndarray, shape (n,)
        Speed along the ground [m/s], grade, and the time that each sample stands for [s]; NaN where not measured.
    members : Members
        The samples of each part.

    Returns
    -------
    ndarray, one value a part
        The mean over the time with speed and grade [m/s].
        NaN where that is less of the time than a figure may stand for (row ``enough_data``).

    """
    level = speed_mps * metabolic_factor(grade)
    known_s = members.sums(np.where(np.isfinite(level), weight_s, 0.0))
    enough = known_s >= EVIDENCE["enough_data"].value("coverage") * members.sums(weight_s)
    speeds: FloatArray = np.where(enough, members.means(level, weight_s), np.nan)
    return speeds


def _measured(grade: ArrayLike) -> FloatArray:
    """Return the grades, NaN where steeper than anyone measured."""
    grades = np.asarray(grade, dtype=np.float64)
    inside: FloatArray = np.where(np.abs(grades) <= _STEEPEST, grades, np.nan)
    return inside
