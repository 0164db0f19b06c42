"""A quantity at one speed over all that is known of a runner, device by device: the runs, their weeks, the usual."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.history.chance import reach
from gait.history.own import OWN
from gait.history.points import Points, in_order, points_by_device
from gait.model import AgainstBaseline, FloatArray, Season, SeasonRun
from gait.model.diary import EqualSpeedLine, EqualSpeedRun, EqualSpeedWeek

_INTERVAL: Final = EVIDENCE["own_baseline"].value("interval")
_BY: Final = "cadence_spm"
"""The quantity whose last device tells the runner's usual speed."""


def equal_speed_lines(runs: Sequence[SeasonRun], season: Season) -> tuple[EqualSpeedLine, ...]:
    """Return each quantity on each device at the runner's usual speed, in the order of ``OWN`` and of first use.

    Parameters
    ----------
    runs : sequence of SeasonRun
        In any order; those with too few minutes on the level are left out.
    season : Season
        What they tell: the power of speed comes from its baselines, and what was usual before each run.

    Returns
    -------
    tuple of EqualSpeedLine
        Empty where no run has enough minutes.

    """
    ordered = in_order(runs)
    points = {name: points_by_device(ordered, name) for name in OWN}
    log_speed = _usual_log_speed(points)
    if log_speed is None:
        return ()
    beside = {(each.quantity, each.device, each.run_id): each for each in season.against}
    changed: dict[tuple[str, str], list[str]] = {}
    for found in season.changes:
        changed.setdefault((found.quantity, found.device), []).append(found.on)
    powers = {(each.quantity, each.device): each.power for each in season.baselines}
    return tuple(
        _line(each, log_speed, powers.get((name, device)), beside, changed.get((name, device), []))
        for name, devices in points.items()
        for device, each in devices.items()
    )


def _usual_log_speed(points: Mapping[str, Mapping[str, Points]]) -> float | None:
    """Return the median of the runs' speeds on the device that was used last, of cadence where it was measured."""
    found = list(points[_BY].values()) or [each for devices in points.values() for each in devices.values()]
    return float(np.median(max(found, key=lambda each: each.day[-1]).log_speed)) if found else None


def _line(
    points: Points,
    log_speed: float,
    power: float | None,
    beside: Mapping[tuple[str, str, str], AgainstBaseline],
    changed_on: Sequence[str],
) -> EqualSpeedLine:
    own = OWN[points.quantity].power if power is None else power
    values = points.log_value - own * (points.log_speed - log_speed)
    factors = np.exp(own * (log_speed - points.log_speed))
    runs = tuple(
        _run(beside.get((points.quantity, points.device, run.run_id)), run.run_id, run.local_date, value, factor)
        for run, value, factor in zip(points.runs, np.exp(values).tolist(), factors.tolist(), strict=True)
    )
    return EqualSpeedLine(
        quantity=points.quantity,
        device=points.device,
        speed_mps=math.exp(log_speed),
        power=own,
        runs=runs,
        weeks=tuple(_weeks(points, values, changed_on)),
    )


def _run(found: AgainstBaseline | None, run_id: str, on: str, value: float, factor: float) -> EqualSpeedRun:
    if found is None or found.usual is None or found.scatter_low is None or found.scatter_high is None:
        return EqualSpeedRun(run_id=run_id, local_date=on, value=value)
    return EqualSpeedRun(
        run_id=run_id,
        local_date=on,
        value=value,
        usual=factor * found.usual,
        usual_low=factor * (found.usual + found.scatter_low),
        usual_high=factor * (found.usual + found.scatter_high),
    )


def _weeks(points: Points, values: FloatArray, changed_on: Sequence[str]) -> Iterator[EqualSpeedWeek]:
    """Yield the mean of each week's logarithms, with an interval from how all runs scatter about their own weeks.

    A week in which something changed is two: what was before, and what is from the change on.
    """
    starts = [_start(each.local_date, changed_on) for each in points.runs]
    numbers = np.unique(starts, return_inverse=True)[1]
    counts = np.bincount(numbers)
    means = np.bincount(numbers, values) / counts
    apart, degrees = values - means[numbers], len(values) - len(counts)
    half = reach(_INTERVAL, degrees) * math.sqrt(float(apart @ apart) / degrees) if degrees > 0 else None
    for week, count, mean in zip(sorted(set(starts)), counts.tolist(), means.tolist(), strict=True):
        width = None if half is None else half / math.sqrt(count)
        yield EqualSpeedWeek(
            week=week,
            runs=count,
            value=math.exp(mean),
            low=None if width is None else math.exp(mean - width),
            high=None if width is None else math.exp(mean + width),
        )


def _start(local_date: str, changed_on: Sequence[str]) -> str:
    """Return the Monday of a day's week, or the day of a change between it and the day."""
    day = date.fromisoformat(local_date)
    monday = (day - timedelta(days=day.weekday())).isoformat()
    return max([monday, *(each for each in changed_on if monday < each <= local_date)])
