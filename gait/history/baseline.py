"""A runner's usual values on a device, a run beside them, and what they let expect at a speed."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.history.chance import reach, two_sided
from gait.history.line import Line, fit_line
from gait.history.own import OWN, least_change
from gait.history.points import Points, RunPoint
from gait.model import AgainstBaseline, Baseline, OwnExpectation
from gait.model.season import OwnVerdict

_ROW: Final = EVIDENCE["own_baseline"].values
_FOR_NORM: Final = EVIDENCE["own_line_for_norm"].values
_LEVEL: Final = 1 / EVIDENCE["history_claims"].value("run_one_in")
WEEK: Final = round(EVIDENCE["week_context"].value("days"))
"""Days."""


def baseline(points: Points, until: str, *, changed_on: Sequence[str] = ()) -> Baseline:
    """Return the usual line of the eight weeks before a day, or what it still needs.

    Parameters
    ----------
    points : Points
        All known runs of a quantity on a device.
    until : str
        Local date (ISO 8601); runs of that day and later do not count.
    changed_on : sequence of str
        Days on which the quantity is known to have changed: runs before the last of them do not count.

    References
    ----------
    Row ``own_baseline`` of ``gait.evidence``.

    """
    used = usual_runs(points, until, changed_on)
    needs = missing(used)
    about = Baseline(
        quantity=points.quantity,
        device=points.device,
        began=points.runs[0].local_date,
        since=used.runs[0].local_date if len(used) else until,
        runs=len(used),
        days=used.span_days,
        missing_runs=needs[0],
        missing_days=needs[1],
    )
    return about if any(needs) else _with_line(about, used)


def usual_runs(points: Points, until: str, changed_on: Sequence[str] = ()) -> Points:
    """Return the runs of the eight weeks before a day, none of them from before a known change."""
    day = date.fromisoformat(until).toordinal()
    changes = [date.fromisoformat(each).toordinal() for each in changed_on if each < until]
    return points.before(day).since(max([day - WEEK * _ROW["weeks"], *changes]))


def missing(used: Points) -> tuple[int, int]:
    """Return how many runs and days are missing until a line is drawn."""
    return max(0, round(_ROW["least_runs"]) - len(used)), max(0, round(_ROW["least_days"]) - used.span_days)


def _with_line(about: Baseline, used: Points) -> Baseline:
    line = fit_line(used)
    half = reach(_ROW["interval"], line.degrees)
    level, spread = line.at(line.middle)
    power_half = half * math.sqrt(float(line.covariance[1, 1]))
    return Baseline(
        **{name: getattr(about, name) for name in _NEEDS},
        speed_mps=math.exp(line.middle),
        value=math.exp(level),
        low=math.exp(level - half * math.sqrt(spread)),
        high=math.exp(level + half * math.sqrt(spread)),
        power=line.power,
        power_low=line.power - power_half,
        power_high=line.power + power_half,
        scatter=math.sqrt(line.variance),
        slowest_mps=math.exp(float(used.log_speed.min())),
        fastest_mps=math.exp(float(used.log_speed.max())),
    )


_NEEDS: Final = ("quantity", "device", "began", "since", "runs", "days", "missing_runs", "missing_days")


def against(run: RunPoint, points: Points, *, changed_on: Sequence[str] = ()) -> AgainstBaseline:
    """Return a run beside the runner's usual line on that device, at the run's own speed.

    Parameters
    ----------
    run : RunPoint
        On the same device as ``points``.
    points : Points
        All known runs of a quantity on a device; only those of earlier days count.
    changed_on : sequence of str
        As for ``baseline``.

    Returns
    -------
    AgainstBaseline
        ``no line yet`` with how many runs and days are missing, where that is so.

    """
    used = usual_runs(points, run.local_date, changed_on)
    runs, days = missing(used)
    speed, value = math.exp(run.log_speed), math.exp(run.log_value)
    if runs or days:
        return AgainstBaseline(
            run_id=run.run_id,
            local_date=run.local_date,
            quantity=points.quantity,
            device=points.device,
            verdict="no line yet",
            speed_mps=speed,
            value=value,
            runs=len(used),
            missing_runs=runs,
            missing_days=days,
        )
    found = _beside(run, points, fit_line(used), len(used))
    # Beyond the speeds of the other runs the line is a guess, and a speed may be a watch's error.
    return found if found.verdict == "as usual" or _within(used, speed) else replace(found, verdict="not sure")


def _beside(run: RunPoint, points: Points, line: Line, runs: int) -> AgainstBaseline:
    level, spread = line.at(run.log_speed)
    usual, value, apart = math.exp(level), math.exp(run.log_value), run.log_value - level
    measured = math.sqrt(spread + run.variance)
    one_more = math.sqrt(line.variance + spread + run.variance)
    half = reach(_ROW["interval"], line.degrees)
    ends = usual * math.expm1(apart - half * measured), usual * math.expm1(apart + half * measured)
    scatter = usual * math.expm1(-half * one_more), usual * math.expm1(half * one_more)
    least = least_change(points.quantity, usual, on_wrist=run.on_wrist)
    chance = two_sided(apart / math.hypot(one_more, OWN[points.quantity].of_speed_error), line.degrees)
    return AgainstBaseline(
        run_id=run.run_id,
        local_date=run.local_date,
        quantity=points.quantity,
        device=points.device,
        verdict=_verdict(ends, least, chance, usual=scatter[0] <= value - usual <= scatter[1]),
        speed_mps=math.exp(run.log_speed),
        value=value,
        runs=runs,
        least=least,
        usual=usual,
        difference=value - usual,
        low=ends[0],
        high=ends[1],
        scatter_low=scatter[0],
        scatter_high=scatter[1],
        chance=chance,
    )


def _verdict(ends: tuple[float, float], least: float, chance: float, *, usual: bool) -> OwnVerdict:
    """Return what is claimed of a run: nothing that chance makes, and no change too small to report."""
    if chance <= _LEVEL and ends[0] > least:
        return "above"
    if chance <= _LEVEL and ends[1] < -least:
        return "below"
    return "as usual" if usual else "not sure"


def own_expectation(
    points: Points, speed_mps: float, until: str, *, changed_on: Sequence[str] = ()
) -> OwnExpectation | None:
    """Return what the runner's own line lets expect at a speed, in place of the norm.

    Parameters
    ----------
    points : Points
        All known runs of a quantity on a device.
    speed_mps : float
        Speed along the ground [m/s].
    until : str
        Local date (ISO 8601) of the run at hand, which does not count itself.
    changed_on : sequence of str
        As for ``baseline``.

    Returns
    -------
    OwnExpectation or None
        None before four weeks and twelve runs, and at speeds beyond those of the runs.

    References
    ----------
    Row ``own_line_for_norm`` of ``gait.evidence``.

    """
    used = usual_runs(points, until, changed_on)
    weeks = used.span_days / WEEK
    if weeks < _FOR_NORM["weeks"] or len(used) < _FOR_NORM["least_runs"] or not _within(used, speed_mps):
        return None
    line = fit_line(used)
    level, spread = line.at(math.log(speed_mps))
    half = reach(_ROW["interval"], line.degrees) * math.sqrt(line.variance + spread)
    return OwnExpectation(
        quantity=points.quantity,
        device=points.device,
        speed_mps=speed_mps,
        value=math.exp(level),
        low=math.exp(level - half),
        high=math.exp(level + half),
        runs=len(used),
        weeks=weeks,
    )


def _within(used: Points, speed_mps: float) -> bool:
    beyond = np.log1p(_ROW["beyond_share"])
    return bool(speed_mps > 0) and bool(
        used.log_speed.min() - beyond <= np.log(speed_mps) <= used.log_speed.max() + beyond
    )
