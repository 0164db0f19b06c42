"""The line over speed through a runner's runs: robust, and starting from what is known of runners.

The fit is weighted least squares on logarithms, with the usual power of speed as a first guess of its own precision.
Runs far off count less (Huber's weights), so one run on a wrong treadmill does not turn the line.

References
----------
Huber P. J. (1964). Robust estimation of a location parameter. Annals of Mathematical Statistics 35, 73-101.

"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.history.own import OWN, OwnQuantity
from gait.history.points import Points
from gait.model import FloatArray

_BASELINE: Final = EVIDENCE["own_baseline"].values
_ODD: Final = _BASELINE["odd_sd"]
_ROUNDS: Final = 8
"""Of weighing runs anew, at most."""
_STILL: Final = 1 / 1000
"""Weights that change by less stand still."""
TO_SD: Final = 1.4826
"""A normal distribution's standard deviation over its median distance from the middle."""
_PARAMETERS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """``log value = level + power x (log speed - middle)``; further regressors follow in ``coefficients``.

    ``covariance`` is that of the coefficients, ``variance`` that of runs about the line (their minutes' scatter not
    counted), ``residual`` (n,) and ``weight`` (n,) are of the runs.
    """

    middle: float
    coefficients: FloatArray
    covariance: FloatArray
    variance: float
    degrees: int
    residual: FloatArray
    weight: FloatArray

    @property
    def power(self) -> float:
        """The power of speed."""
        return float(self.coefficients[1])

    def at(self, log_speed: float) -> tuple[float, float]:
        """Return the logarithm of the usual value at a speed, and the variance of it."""
        place = np.zeros(len(self.coefficients))
        place[:_PARAMETERS] = 1.0, log_speed - self.middle
        return float(place @ self.coefficients), float(place @ self.covariance @ place)


def fit_line(points: Points, extra: FloatArray | None = None) -> Line:
    """Fit the line, with further regressors (n, q) where they are given.

    Parameters
    ----------
    points : Points
        At least three more than there are regressors.
    extra : ndarray, shape (n, q), optional
        A step, or time, beside the line over speed.

    """
    own = OWN[points.quantity]
    middle = float(points.log_speed.mean())
    columns = [np.ones(len(points)), points.log_speed - middle]
    design = np.column_stack(columns if extra is None else [*columns, extra])
    return _fitted(points, design, own, middle)


def _fitted(points: Points, design: FloatArray, own: OwnQuantity, middle: float) -> Line:
    count, regressors = design.shape
    least = own.least_scatter**2
    weight, variance = np.ones(count), least
    known, guess = _first_guess(own, regressors)
    for _ in range(_ROUNDS):
        precision = weight / (variance + points.variance)
        information = (design * precision[:, None]).T @ design + known
        covariance = np.asarray(np.linalg.inv(information), dtype=np.float64)
        coefficients = covariance @ (design.T @ (precision * points.log_value) + known @ guess)
        residual = points.log_value - design @ coefficients
        before, weight = weight, _weights(residual, max(least, _robust_variance(residual)) + points.variance)
        variance = _variance(residual, weight, points.variance, count - regressors, least)
        if np.abs(weight - before).max() < _STILL:
            break
    return Line(
        middle=middle,
        coefficients=coefficients,
        covariance=covariance,
        variance=variance,
        degrees=count - regressors,
        residual=residual,
        weight=weight,
    )


def _first_guess(own: OwnQuantity, regressors: int) -> tuple[FloatArray, FloatArray]:
    """Return what is known of the power before the runs: its precision, and itself; of the rest nothing."""
    known, guess = np.zeros((regressors, regressors)), np.zeros(regressors)
    known[1, 1], guess[1] = own.power_sd**-2, own.power
    return known, guess


def _robust_variance(residual: FloatArray) -> float:
    # Sorting is quicker than a median for so few.
    return (TO_SD * float(np.sort(np.abs(residual))[len(residual) // 2])) ** 2


def _weights(residual: FloatArray, variance: FloatArray) -> FloatArray:
    most = _ODD * np.sqrt(variance)
    weight: FloatArray = most / np.maximum(np.abs(residual), most)
    return weight


def _variance(residual: FloatArray, weight: FloatArray, minutes: FloatArray, degrees: int, least: float) -> float:
    """Return the variance of runs about the line, odd ones drawn in to where they stop to count more."""
    drawn_in = (weight * residual) ** 2
    return max(least, float(drawn_in.sum()) / degrees - float(minutes.mean()))
