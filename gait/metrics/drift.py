"""How form changes over the run at equal speed and grade.

The running after the warm-up is cut into short windows, of which those at a pace that both halves of the run share
count; each quantity's window means are regressed on speed, grade and running time together, because speed itself
drifts: taking out its effect first would take the drift along.
``gait.metrics.trend`` says how the interval comes about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from gait.language import _
from gait.metrics.drift_windows import WindowParameters, Windows, lay_windows, shared_pace
from gait.metrics.speed_slopes import SPEED_SLOPES, usual_slope
from gait.metrics.trend import CovariateSlope, TrendParameters, fit_trends
from gait.model import Activity, BoolArray, Drift, FloatArray
from gait.quantities import QUANTITIES


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftParameters:
    """Parameters of the drift.

    A quantity needs ``least_measured_s`` of windows with a value.
    Windows that lie ``stray_spreads`` usual spreads off the regression are left out (a stop that was not seen, a wrong
    lock of the sensor).
    Squares of speed and grade join the regression where those vary by more than ``curved_speed_mps`` and
    ``curved_grade`` (standard deviation).
    ``speed_noise_mps`` is the most that the random error of the speed amounts to in the mean of a minute.
    """

    least_measured_s: float = 600.0
    stray_spreads: float = 5.0
    curved_speed_mps: float = 0.3
    curved_grade: float = 0.02
    speed_noise_mps: float = 0.05
    windows: WindowParameters = field(default_factory=WindowParameters)
    trend: TrendParameters = field(default_factory=TrendParameters)


USUAL_DRIFT: Final = DriftParameters()


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
        A row for each quantity of ``SPEED_SLOPES`` that was measured with speed over long enough; none where the two
        halves of the run share too little pace (``no_drift_reason`` says so).
        ``change`` is ``per_hour`` times ``minutes / 60``: over the running that was fitted, warm-up left out.

    """
    windows = _judged_windows(activity, running, warm_up_s, parameters)
    if isinstance(windows, str):
        return ()
    measured = {name: windows.means(activity.columns[name]) for name in SPEED_SLOPES if activity.has(name)}
    found = {row.quantity: row for row in _drifts(measured, windows, parameters)}
    return tuple(found[name] for name in measured if name in found)


def no_drift_reason(
    activity: Activity,
    running: BoolArray,
    *,
    warm_up_s: float = 300.0,
    parameters: DriftParameters = USUAL_DRIFT,
) -> str | None:
    """Return why no drift can be judged on this running, as a sentence; None where it can.

    Parameters as ``drift``.
    """
    windows = _judged_windows(activity, running, warm_up_s, parameters)
    return windows if isinstance(windows, str) else None


def _judged_windows(
    activity: Activity, running: BoolArray, warm_up_s: float, parameters: DriftParameters
) -> Windows | str:
    """Return the windows at a pace that both halves of the run share, or why there are too few."""
    windows = lay_windows(activity, running, warm_up_s, parameters.windows)
    if windows.total_s < parameters.windows.least_s:
        return _(
            "It needs {least:g} minutes of running with speed on nearly level ground after the warm-up, and this "
            "run has {total:.0f}."
        ).format(least=parameters.windows.least_s / 60, total=windows.total_s / 60)
    pace = shared_pace(windows, parameters.windows)
    if not pace.enough:
        return _(
            "The earlier and the later half of the run were run at different paces: of {total:.0f} minutes only "
            "{matched:.0f} have their like in the other half, which is too little to compare."
        ).format(total=windows.total_s / 60, matched=pace.matched_s / 60)
    return windows.kept(pace.shared)


def _drifts(measured: Mapping[str, FloatArray], windows: Windows, parameters: DriftParameters) -> Iterator[Drift]:
    """Yield the drift of each quantity (w,) that was measured long enough; those of the same windows in one go."""
    middle_mps = float(np.median(windows.speed_mps))
    others = _regressors(windows, middle_mps, parameters)
    design = np.column_stack((others, windows.speed_mps - middle_mps, windows.time_s))
    alike: dict[bytes, list[str]] = {}
    for quantity, values in measured.items():
        alike.setdefault(_taking_part(values, design, parameters).tobytes(), []).append(quantity)
    for which, quantities in alike.items():
        part = np.frombuffer(which, dtype=np.bool_)
        if np.count_nonzero(part) * windows.length_s >= parameters.least_measured_s:
            values = np.column_stack([measured[quantity][part] for quantity in quantities])
            yield from _fitted(quantities, values, others[part], windows, part, parameters)


def _fitted(  # noqa: PLR0913, PLR0917 - the parts of a regression
    quantities: Sequence[str],
    values: FloatArray,
    others: FloatArray,
    windows: Windows,
    part: BoolArray,
    parameters: DriftParameters,
) -> Iterator[Drift]:
    """Yield the drift of quantities by their values (v, k) in the windows (w,) that take part."""
    middle_mps = float(np.median(windows.speed_mps))
    first = float(windows.time_s[0]) - windows.length_s / 2
    span_s = float(windows.time_s[-1]) + windows.length_s / 2 - first
    fitted = fit_trends(
        values,
        others=others,
        covariate=windows.speed_mps[part] - middle_mps,
        time_s=windows.time_s[part] - first,
        slopes=[_known_slope(quantity, middle_mps, windows.length_s, parameters) for quantity in quantities],
        parameters=parameters.trend,
    )
    if fitted is None:
        return
    for quantity, found in zip(quantities, fitted, strict=True):
        yield Drift(
            quantity=quantity,
            change=found.trend * span_s,
            low=found.low * span_s,
            high=found.high * span_s,
            unit=QUANTITIES[quantity].unit,
            per_hour=found.trend * 3600,
            minutes=span_s / 60,
            start=float(found.others[0]),
        )


def _known_slope(quantity: str, speed_mps: float, length_s: float, parameters: DriftParameters) -> CovariateSlope:
    """Return what is known of a quantity's slope over speed, and of the noise of a window's speed."""
    known = usual_slope(quantity, speed_mps)
    return CovariateSlope(
        usual=known.usual,
        usual_sd=known.spread,
        most_noise_sd=parameters.speed_noise_mps * float(np.sqrt(60 / length_s)),
        shared=known.shared,
    )


def _taking_part(values: FloatArray, design: FloatArray, parameters: DriftParameters) -> BoolArray:
    """Return which windows (w,) have a value that is not far off a plain regression on everything (w, q)."""
    known = np.isfinite(values)
    if np.count_nonzero(known) <= design.shape[1]:
        return np.zeros(len(values), dtype=np.bool_)
    scaled = design / np.maximum(np.abs(design).max(axis=0), 1e-12)
    found = np.linalg.lstsq(scaled[known], values[known], rcond=None)[0]
    residual = values - scaled @ found
    off = np.abs(residual - np.median(residual[known]))
    usual = 1.4826 * float(np.median(off[known]))
    near: BoolArray = known & ~(off > parameters.stray_spreads * usual)
    return near if usual > 0 else known


def _regressors(windows: Windows, middle_mps: float, parameters: DriftParameters) -> FloatArray:
    """Return the constant, grade and the squares that the run is varied enough for, (w, q)."""
    columns = [np.ones(len(windows.time_s))]
    if float(np.ptp(windows.grade)) > 0:
        columns.append(windows.grade)
    if float(np.std(windows.grade)) > parameters.curved_grade:
        columns.append(windows.grade**2)
    if float(np.std(windows.speed_mps)) > parameters.curved_speed_mps:
        columns.append((windows.speed_mps - middle_mps) ** 2)
    return np.column_stack(columns)
