"""How form changes over the run at equal speed and grade.

The running after the warm-up is cut into short windows; each quantity's window means are regressed on speed, grade
and running time together, because speed itself drifts: taking out its effect first would take the drift along.
``gait.metrics.trend`` says how the interval comes about.
"""

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from gait.metrics.speed_slopes import SPEED_SLOPES, usual_slope
from gait.metrics.trend import CovariateSlope, TrendParameters, fit_trend
from gait.model import Activity, BoolArray, Drift, FloatArray
from gait.quantities import QUANTITIES


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftParameters:
    """Parameters of the drift.

    Windows are ``window_s`` long, or longer where the run would have more than ``most_windows``, so that the cost does
    not grow with the run; one counts where ``running_share`` of it is running and ``least_share`` measured.
    Windows steeper than ``steepest_grade`` are left out, and so are those that lie ``stray_spreads`` usual spreads off
    the regression (a stop that was not seen, a wrong lock of the sensor); under ``least_s`` of windows there is no
    drift.
    Squares of speed and grade join the regression where those vary by more than ``curved_speed_mps`` and
    ``curved_grade`` (standard deviation).
    ``speed_noise_mps`` is the most that the random error of the speed amounts to in the mean of a minute.
    """

    window_s: float = 30.0
    most_windows: int = 120
    running_share: float = 0.9
    least_share: float = 0.5
    least_s: float = 1200.0
    steepest_grade: float = 0.05
    stray_spreads: float = 5.0
    curved_speed_mps: float = 0.3
    curved_grade: float = 0.02
    speed_noise_mps: float = 0.05
    trend: TrendParameters = field(default_factory=TrendParameters)


USUAL_DRIFT: Final = DriftParameters()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Windows:
    """Means over the windows that count, (w,); time is running time at their middle [s]."""

    time_s: FloatArray
    values: FloatArray
    speed_mps: FloatArray
    grade: FloatArray


def drift(
    activity: Activity,
    running: BoolArray,
    *,
    warm_up_s: float = 300.0,
    parameters: DriftParameters = USUAL_DRIFT,
) -> tuple[Drift, ...]:
    """Return the change of each quantity from the start to the end of the running, at equal speed and grade.

    Parameters
    ----------
    activity : Activity
        Cleaned, with ``weight_s`` and derived columns.
    running : ndarray of bool, shape (n,)
        Where the runner ran.
    warm_up_s : float
        Recorded time at the start that is left out [s].
    parameters : DriftParameters
        Windows and regression.

    Returns
    -------
    tuple of Drift
        A row for each quantity of ``SPEED_SLOPES`` that was measured with speed over long enough.
        ``change`` is ``per_hour`` times ``minutes / 60``: over the running that was fitted, warm-up left out.

    """
    weight = activity.columns["weight_s"]
    ran = running & (np.cumsum(weight) > warm_up_s) & (weight > 0)
    window_s = max(parameters.window_s, float(weight[ran].sum()) / parameters.most_windows)
    parameters = replace(parameters, window_s=window_s)
    rows = (
        _drift_of(quantity, activity, ran, parameters)
        for quantity in SPEED_SLOPES
        if quantity in activity.columns and "speed_mps" in activity.columns
    )
    return tuple(row for row in rows if row is not None)


def _drift_of(quantity: str, activity: Activity, ran: BoolArray, parameters: DriftParameters) -> Drift | None:
    windows = _windows(quantity, activity, ran, parameters)
    if _too_few(windows, parameters):
        return None
    windows = _without_strays(windows, parameters)
    if _too_few(windows, parameters):
        return None
    middle = float(np.median(windows.speed_mps))
    first = float(windows.time_s[0]) - parameters.window_s / 2
    span_s = float(windows.time_s[-1]) + parameters.window_s / 2 - first
    known = usual_slope(quantity, middle)
    fitted = fit_trend(
        windows.values,
        others=_regressors(windows, middle, parameters),
        covariate=windows.speed_mps - middle,
        time_s=windows.time_s - first,
        slope=CovariateSlope(
            usual=known.usual,
            usual_sd=known.spread,
            most_noise_sd=parameters.speed_noise_mps * float(np.sqrt(60 / parameters.window_s)),
            shared=known.shared,
        ),
        parameters=parameters.trend,
    )
    if fitted is None:
        return None
    return Drift(
        quantity=quantity,
        change=fitted.trend * span_s,
        low=fitted.low * span_s,
        high=fitted.high * span_s,
        unit=QUANTITIES[quantity].unit,
        per_hour=fitted.trend * 3600,
        minutes=span_s / 60,
        start=float(fitted.others[0]),
    )


def _too_few(windows: _Windows, parameters: DriftParameters) -> bool:
    return len(windows.time_s) * parameters.window_s < parameters.least_s


def _windows(quantity: str, activity: Activity, ran: BoolArray, parameters: DriftParameters) -> _Windows:
    """Return the means of the quantity, speed and grade over the windows that count, from samples that have both."""
    at = np.flatnonzero(ran)
    weight = activity.columns["weight_s"][at]
    number = np.floor(activity.time_s[at] / parameters.window_s).astype(np.intp)
    number = np.unique(number, return_inverse=True)[1]
    ran_s = np.bincount(number, weight)
    values, speed = activity.columns[quantity][at], activity.columns["speed_mps"][at]
    held = weight * (np.isfinite(values) & np.isfinite(speed))
    held_s = np.bincount(number, held)
    clock = np.cumsum(weight) - weight / 2
    # Unknown ground counts as level.
    columns = [np.nan_to_num(column) for column in (clock, values, speed, activity.column("grade")[at])]
    counts = (ran_s >= parameters.running_share * parameters.window_s) & (
        held_s >= parameters.least_share * parameters.window_s
    )
    time_s, values, speed, grade = (np.bincount(number, held * column)[counts] / held_s[counts] for column in columns)
    return _kept(
        _Windows(time_s=time_s, values=values, speed_mps=speed, grade=grade), np.abs(grade) <= parameters.steepest_grade
    )


def _kept(windows: _Windows, kept: BoolArray) -> _Windows:
    return _Windows(
        time_s=windows.time_s[kept],
        values=windows.values[kept],
        speed_mps=windows.speed_mps[kept],
        grade=windows.grade[kept],
    )


def _without_strays(windows: _Windows, parameters: DriftParameters) -> _Windows:
    """Return the windows without those far off a plain regression on everything."""
    middle = float(np.median(windows.speed_mps))
    rest = windows.speed_mps - middle, windows.time_s / windows.time_s[-1]
    design = np.column_stack((_regressors(windows, middle, parameters), *rest))
    residual = windows.values - design @ np.linalg.lstsq(design, windows.values, rcond=None)[0]
    off = np.abs(residual - np.median(residual))
    usual = 1.4826 * float(np.median(off))
    return _kept(windows, off <= parameters.stray_spreads * usual) if usual > 0 else windows


def _regressors(windows: _Windows, middle_mps: float, parameters: DriftParameters) -> FloatArray:
    """Return the constant, grade and the squares that the run is varied enough for, (w, q)."""
    columns = [np.ones(len(windows.time_s))]
    if float(np.ptp(windows.grade)) > 0:
        columns.append(windows.grade)
    if float(np.std(windows.grade)) > parameters.curved_grade:
        columns.append(windows.grade**2)
    if float(np.std(windows.speed_mps)) > parameters.curved_speed_mps:
        columns.append((windows.speed_mps - middle_mps) ** 2)
    return np.column_stack(columns)
