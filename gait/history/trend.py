"""A quantity at equal speed over weeks: week by week, and the straight line through the runs."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.history.baseline import WEEK
from gait.history.chance import reach, two_sided
from gait.history.change import is_rather_a_step
from gait.history.equal_speed import at_equal_speed, memory
from gait.history.line import Line, fit_line
from gait.history.own import least_change
from gait.history.points import Points
from gait.model import FloatArray, Trend, WeekValue
from gait.model.season import TrendVerdict

_ROW: Final = EVIDENCE["own_trend"].values
_LEVEL: Final = 1 / EVIDENCE["history_claims"].value("trend_one_in")
_INTERVAL: Final = EVIDENCE["own_baseline"].value("interval")


def trend(points: Points, *, changed_on: str = "") -> Trend:
    """Return the trend of the last twelve weeks, as of the last run.

    Parameters
    ----------
    points : Points
        All known runs of a quantity on a device, at least one.
    changed_on : str
        Day of the last known change; runs before it do not count.

    Returns
    -------
    Trend
        ``too few runs`` where the weeks or runs do not suffice; rising or falling only where that is more than chance
        at every look of a year together, the whole interval of the change is beyond what is reported, and no step fits
        as well.

    References
    ----------
    Rows ``own_trend`` and ``history_claims`` of ``gait.evidence``.

    """
    used = points.since(points.day[-1] - WEEK * _ROW["weeks"])
    if changed_on:
        used = used.since(date.fromisoformat(changed_on).toordinal())
    if len(used) < _ROW["least_runs"] or used.span_days < WEEK * _ROW["least_weeks"]:
        return _without(points, used)
    return _over(used)


def _without(points: Points, used: Points) -> Trend:
    last = points.runs[-1].local_date
    return Trend(
        quantity=points.quantity,
        device=points.device,
        verdict="too few runs",
        since=used.runs[0].local_date if len(used) else last,
        until=last,
        runs=len(used),
    )


def _over(points: Points) -> Trend:
    days = points.day - points.day.mean()
    line = fit_line(points, days[:, None])
    slope, (size, error, degrees) = float(line.coefficients[-1]), slope_over(points, line)
    half, values = reach(_INTERVAL, degrees) * error, at_equal_speed(points, line)
    start = math.exp(line.at(line.middle)[0] + slope * days[0])
    ends = start * math.expm1(size - half), start * math.expm1(size + half)
    least = least_change(points.quantity, start, on_wrist=points.runs[-1].on_wrist)
    chance = two_sided(size / error, degrees)
    return Trend(
        quantity=points.quantity,
        device=points.device,
        verdict=_verdict(ends, least, chance, step=is_rather_a_step(values, points.day)),
        since=points.runs[0].local_date,
        until=points.runs[-1].local_date,
        runs=len(points),
        least=least,
        speed_mps=math.exp(line.middle),
        start=start,
        change=start * math.expm1(size),
        low=ends[0],
        high=ends[1],
        share=math.expm1(size),
        per_week=start * math.expm1(slope * WEEK),
        chance=chance,
        weeks=tuple(_weeks(points, values)),
    )


def slope_over(points: Points, line: Line) -> tuple[float, float, float]:
    """Return the change over the whole time as logarithm, its standard error, and the degrees of freedom.

    ``line`` has the days as its last regressor.
    """
    span = float(points.day[-1] - points.day[0])
    grown = memory(line.residual * line.weight, points.day).widened(len(points))
    error = math.sqrt(float(line.covariance[-1, -1])) * span * grown
    return float(line.coefficients[-1]) * span, error, line.degrees / grown


def _verdict(ends: tuple[float, float], least: float, chance: float, *, step: bool) -> TrendVerdict:
    low, high = ends
    if -least < low and high < least:
        return "steady"
    if chance > _LEVEL or step:
        return "not sure"
    if low > least:
        return "rising"
    return "falling" if high < -least else "not sure"


def _weeks(points: Points, values: FloatArray) -> Iterator[WeekValue]:
    """Yield the mean of each week from Monday, with an interval from how all runs scatter about their weeks."""
    days = [date.fromisoformat(each.local_date) for each in points.runs]
    mondays = [day - timedelta(days=day.weekday()) for day in days]
    numbers = np.unique([each.toordinal() for each in mondays], return_inverse=True)[1]
    counts = np.bincount(numbers)
    means = np.bincount(numbers, values) / counts
    apart, degrees = values - means[numbers], len(values) - len(counts)
    one = reach(_INTERVAL, degrees) * math.sqrt(float(apart @ apart) / degrees) if degrees > 0 else None
    for week, count, mean in zip(sorted(set(mondays)), counts.tolist(), means.tolist(), strict=True):
        half = None if one is None else one / math.sqrt(count)
        yield WeekValue(
            week=week.isoformat(),
            runs=count,
            value=math.exp(mean),
            low=None if half is None else math.exp(mean - half),
            high=None if half is None else math.exp(mean + half),
        )
