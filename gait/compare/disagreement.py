"""How far two recordings of one run lie apart: in the mean, second by second, and where.

References
----------
Bland J. M. & Altman D. G. (1986). Statistical methods for assessing agreement between two methods of clinical
measurement. Lancet 327, 307-310, doi 10.1016/S0140-6736(86)90837-8.

"""

from typing import Final

import numpy as np

from gait.compare.alignment import Paired
from gait.compare.devices import Maker, likeness
from gait.compare.results import COMPARED, Apart, Disagreement, Side, Total
from gait.metrics import EstimateParameters, sensor_error
from gait.metrics.moments import moments
from gait.metrics.student import NORMAL_95
from gait.model import Analysis, FloatArray
from gait.quantities import QUANTITIES
from gait.windows import centred_mean, true_runs

_MEASURED: Final = (COMPARED[0], "speed_mps", *COMPARED[1:], "power_w")
_LEAST_S: Final = 60
_SMOOTH_S: Final = 30.0
"""The sensors' errors are those of means: over so long single samples' noise and rounding are gone."""
_MOST_APART: Final = 5


def disagreements(paired: Paired, sides: tuple[Side, Side]) -> tuple[Disagreement, ...]:
    """Return the disagreement in each quantity that both measured for at least a minute of common running."""
    makers = [(name, sides[0].makers.get(name), sides[1].makers.get(name)) for name in _MEASURED]
    found = (_of(paired, name, a, b) for name, a, b in makers if a is not None and b is not None)
    return tuple(each for each in found if each is not None)


def _of(paired: Paired, quantity: str, a: Maker, b: Maker) -> Disagreement | None:
    nothing = np.full(len(paired.time_s), np.nan)
    first, second = (side.get(quantity, nothing) for side in (paired.first, paired.second))
    at = np.flatnonzero(paired.running & np.isfinite(first) & np.isfinite(second))
    if len(at) < _LEAST_S:
        return None
    change = second - first
    told = moments(np.array([first[at], second[at], change[at]]), np.ones(len(at)), EstimateParameters())
    means, bias, sd = told.mean, float(told.mean[2]), float(told.sd[2])
    half = float(told.sampling_error[2])
    sensors = NORMAL_95 * float(np.hypot(_own(quantity, a, float(means[0])), _own(quantity, b, float(means[1]))))
    smooth = centred_mean(np.where(paired.running, change, np.nan), np.ones(len(change)), _SMOOTH_S)
    return Disagreement(
        quantity=quantity,
        unit=QUANTITIES[quantity].unit,
        first_mean=float(means[0]),
        mean=float(means[1]),
        bias=bias,
        low=bias - half,
        high=bias + half,
        sd=sd,
        limit_low=bias - NORMAL_95 * sd,
        limit_high=bias + NORMAL_95 * sd,
        sensors=sensors,
        beyond=float((np.abs(smooth[at]) > sensors).mean()),
        time_s=float(len(at)),
        same_device=likeness(quantity, a, b) == "same device",
        apart=_apart(paired.time_s, np.where(paired.running, smooth, np.nan), sensors),
    )


def _own(quantity: str, maker: Maker, level: float) -> float:
    error = sensor_error(quantity, maker.sensor)
    return float(np.hypot(error.absolute, error.relative * level))


def _apart(time_s: FloatArray, smooth: FloatArray, sensors: float) -> tuple[Apart, ...]:
    """Return the longest stretches of half a minute and more that lie beyond the sensors' errors, in order of time."""
    stretches = [
        Apart(start_s=float(time_s[a]), stop_s=float(time_s[b - 1]), difference=float(np.nanmean(smooth[a:b])))
        for a, b in true_runs(np.abs(smooth) > sensors)
        if b - a >= _SMOOTH_S
    ]
    longest = sorted(stretches, key=lambda each: each.start_s - each.stop_s)[:_MOST_APART]
    return tuple(sorted(longest, key=lambda each: each.start_s))


def totals(first: Analysis, second: Analysis) -> tuple[Total, ...]:
    """Return what each recording has in all: distance, recorded and running time, climb."""
    of = first.activity, second.activity
    return (
        Total(quantity="distance_m", first=of[0].distance_m, second=of[1].distance_m),
        Total(quantity="timer_s", first=of[0].timer_s, second=of[1].timer_s),
        Total(quantity="running_s", first=first.running.time_s, second=second.running.time_s),
        Total(quantity="ascent_m", first=of[0].ascent_m, second=of[1].ascent_m),
    )
