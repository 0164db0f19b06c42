"""Changes that last: from one run on, a quantity at equal speed is another than before.

The runs are looked at anew after each run, as a coach does; so a claim needs more than one look's evidence, by a level
that holds for all looks of a year together (row ``history_claims``).
After a claim the runs from the change on are a new beginning.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.history.baseline import WEEK
from gait.history.chance import reach, two_sided
from gait.history.equal_speed import at_equal_speed, memory
from gait.history.line import fit_line
from gait.history.own import OWN, least_change
from gait.history.points import Points
from gait.model import ChangePoint, FloatArray

_ROW: Final = EVIDENCE["change_point"].values
_LEVEL: Final = 1 / EVIDENCE["history_claims"].value("change_one_in")
_INTERVAL: Final = EVIDENCE["own_baseline"].value("interval")
_BEFORE, _AFTER = round(_ROW["least_before"]), round(_ROW["least_after"])
_STEP_AND_MEANS: Final = 2 + 1
"""What a step takes from the freedom of the runs: two means, and its place."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Step:
    """The best step in runs at equal speed: the first changed run, its size as logarithm, and its standard error.

    ``places`` (p,) are the runs that it could begin at and ``misfits`` (p,) their residual sums of squares over the
    variance of a run; ``straight`` that of a straight line over time instead.
    """

    at: int
    size: float
    error: float
    degrees: float
    speed: float
    before: float
    places: np.ndarray
    misfits: FloatArray
    straight: float
    inflation: float

    @property
    def chance(self) -> float:
        """How often chance alone makes such a step at one place."""
        return two_sided(self.size / self.error, self.degrees)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A change as it was claimed: the runs that it rests on, from ``start`` to before ``stop``, and its place."""

    start: int
    at: int
    stop: int


def change_points(points: Points) -> tuple[ChangePoint, ...]:
    """Return the changes that were claimed run after run, each with its date as all later runs show it.

    Parameters
    ----------
    points : Points
        All known runs of a quantity on a device.

    Returns
    -------
    tuple of ChangePoint
        Oldest first; ``found_on`` is the run after which it was claimed.

    References
    ----------
    Rows ``change_point`` and ``history_claims`` of ``gait.evidence``.
    Schwarz G. (1978). Estimating the dimension of a model. Annals of Statistics 6, 461-464.

    """
    found = list(_claims(points))
    ends = [each.at for each in found[1:]] + [len(points)] * bool(found)
    return tuple(_told(points, each, end) for each, end in zip(found, ends, strict=True))


def _claims(points: Points) -> Iterator[_Found]:
    """Yield the changes as they are claimed, looking after each run at those since the last change."""
    start = 0
    for stop in range(_BEFORE + _AFTER, len(points) + 1):
        oldest = int(np.searchsorted(points.day, points.day[stop - 1] - WEEK * _ROW["weeks"]))
        start = max(start, oldest)
        if stop - start < _BEFORE + _AFTER:
            continue
        step = claimed_step(points.part(start, stop))
        if step is not None:
            yield _Found(start=start, at=start + step.at, stop=stop)
            start += step.at


def claimed_step(points: Points) -> Step | None:
    """Return the best step where it is more than chance, beyond what is reported, and no trend; else None."""
    if not _may_hold_one(points):
        return None
    step = best_step(points)
    if step is None or step.chance > _LEVEL or _is_rather_a_line(step, len(points)):
        return None
    return step if _beyond_least(points, step) else None


def _may_hold_one(points: Points) -> bool:
    """Tell quickly whether it is worth looking closer: whether means may lie as far apart as is reported.

    The usual power of speed stands for the runner's own, so what that may be off by is granted.
    """
    own = OWN[points.quantity]
    plain = points.log_value - own.power * points.log_speed
    granted = 2 * own.power_sd * _apart(points.log_speed)
    usual = math.exp(float(points.log_value.mean()))
    least = least_change(points.quantity, usual, on_wrist=points.runs[-1].on_wrist)
    return bool((_apart(plain) + granted).max() > least / usual)


def _apart(values: FloatArray) -> FloatArray:
    """Return how far the means before and from each place of a step lie apart (p,)."""
    before = np.arange(_BEFORE, len(values) - _AFTER + 1)
    summed = np.cumsum(values)[before - 1]
    apart: FloatArray = np.abs((values.sum() - summed) / (len(values) - before) - summed / before)
    return apart


def best_step(points: Points) -> Step | None:
    """Return the step that fits the runs at equal speed best; None where too few days lie behind each."""
    line = fit_line(points)
    places = _places(points)
    if not len(places):
        return None
    at = places[0]
    # The first line takes a part of the step for speed; with the step in it, the second does not.
    for extra in (None, at):
        if extra is not None:
            line = fit_line(points, _from(at, len(points))[:, None])
        values = at_equal_speed(points, line)
        fits = _fits(values, places)
        at = int(places[int(np.argmin(fits))])
    return _measured(points, values, at, places, fits, line.middle)


def _from(at: int, count: int) -> FloatArray:
    step: FloatArray = (np.arange(count) >= at).astype(np.float64)
    return step


def _places(points: Points) -> np.ndarray:
    """Return the runs that a step may begin at: enough runs before it, and enough runs and days from it on."""
    places = np.arange(_BEFORE, len(points) - _AFTER + 1)
    long_enough = points.day[-1] - points.day[places] >= _ROW["least_after_days"]
    return np.asarray(places[long_enough])


def _fits(values: FloatArray, places: np.ndarray) -> FloatArray:
    """Return the residual sum of squares of a step at each place."""
    count, total = len(values), float(values.sum())
    before = np.cumsum(values)[places - 1]
    explained = before**2 / places + (total - before) ** 2 / (count - places)
    fits: FloatArray = np.maximum(float(values @ values) - explained, 0.0)
    return fits


def _measured(  # noqa: PLR0913, PLR0917 - what a step is made of
    points: Points, values: FloatArray, at: int, places: np.ndarray, fits: FloatArray, speed: float
) -> Step:
    count = len(values)
    before, after = float(values[:at].mean()), float(values[at:].mean())
    residual = values - np.where(_from(at, count) > 0, after, before)
    least = OWN[points.quantity].least_scatter ** 2
    variance = max(float(residual @ residual) / (count - _STEP_AND_MEANS), least)
    lasting = memory(residual, points.day)
    inflation = lasting.widened(count)
    return Step(
        at=at,
        size=after - before,
        error=math.sqrt(variance) * math.hypot(*(lasting.widened(each) / math.sqrt(each) for each in (at, count - at))),
        degrees=(count - _STEP_AND_MEANS) / inflation,
        speed=speed,
        before=before,
        places=places,
        misfits=fits / variance,
        straight=_straight(values, points.day) / variance,
        inflation=inflation,
    )


def _straight(values: FloatArray, day: FloatArray) -> float:
    """Return the residual sum of squares of a straight line over time."""
    time, level = day - day.mean(), values - values.mean()
    square = float(time @ time)
    return float(level @ level) - (float(time @ level) ** 2 / square if square > 0 else 0.0)


def is_rather_a_step(values: FloatArray, day: FloatArray) -> bool:
    """Tell whether a step anywhere fits runs at equal speed (n,) better than a straight line over their days (n,)."""
    anywhere = np.arange(2, len(values) - 1)
    return float(_fits(values, anywhere).min()) < _straight(values, day)


def _is_rather_a_line(step: Step, runs: int) -> bool:
    """Tell whether a straight line over time fits better, the step's place counted as one number more."""
    return float(step.misfits.min()) + math.log(runs) > step.straight


def _beyond_least(points: Points, step: Step) -> bool:
    """Tell whether the whole interval of the step lies beyond the smallest change that is reported."""
    near = abs(step.size) - reach(_INTERVAL, step.degrees) * step.error
    usual = math.exp(step.before)
    return usual * math.expm1(max(near, 0.0)) > least_change(points.quantity, usual, on_wrist=points.runs[-1].on_wrist)


def _told(points: Points, found: _Found, stop: int) -> ChangePoint:
    """Return a claimed change as the runs up to the next one show it, at most as far as one looks back."""
    known = int(np.searchsorted(points.day, points.day[found.at] + WEEK * _ROW["weeks"]))
    used = points.part(found.start, max(found.stop, min(stop, known)))
    step = best_step(used)
    assert step is not None  # it had one when it was claimed, and more runs take no place away
    return _written(used, step, points.runs[found.stop - 1].local_date)


def _written(points: Points, step: Step, found_on: str) -> ChangePoint:
    first, last = _where(step)
    half = reach(_INTERVAL, step.degrees) * step.error
    before = math.exp(step.before)
    return ChangePoint(
        quantity=points.quantity,
        device=points.device,
        on=points.runs[step.at].local_date,
        earliest=points.runs[first - 1].local_date,
        latest=points.runs[last].local_date,
        found_on=found_on,
        speed_mps=math.exp(step.speed),
        before=before,
        change=before * math.expm1(step.size),
        low=before * math.expm1(step.size - half),
        high=before * math.expm1(step.size + half),
        share=math.expm1(step.size),
        chance=step.chance,
        runs_before=step.at,
        runs_after=len(points) - step.at,
    )


def _where(step: Step) -> tuple[int, int]:
    """Return the first and last run that the change may begin at, which hold 95 % of the likelihood together."""
    likelihood = np.exp((step.misfits.min() - step.misfits) / (2 * step.inflation))
    share = likelihood / likelihood.sum()
    order = np.argsort(-share)
    held = order[: int(np.searchsorted(np.cumsum(share[order]), _INTERVAL)) + 1]
    return int(step.places[held.min()]), int(step.places[held.max()])
