"""How far a runner has come towards a cadence that was set: the last weeks at its speed beside those before."""

import math
from datetime import date, timedelta
from typing import Final

from gait.evidence import EVIDENCE
from gait.history.baseline import WEEK
from gait.history.chance import reach
from gait.history.line import Line, fit_line
from gait.history.points import Points
from gait.model import CadenceTarget, TargetProgress
from gait.model.season import TargetVerdict

_ROW: Final = EVIDENCE["target_progress"].values
_INTERVAL: Final = EVIDENCE["own_baseline"].value("interval")
_LEAST: Final = round(_ROW["least_runs"])


def target_progress(points: Points, target: CadenceTarget) -> TargetProgress:
    """Return how far the runner has come, as of the last run.

    Parameters
    ----------
    points : Points
        All known runs of cadence on a device, at least one.
    target : CadenceTarget
        The cadence and the speed that it was set for.

    Returns
    -------
    TargetProgress
        ``too few runs`` where fewer than four lie in the weeks before it was set or in the last three since then.

    References
    ----------
    Row ``target_progress`` of ``gait.evidence``.

    """
    set_on = date.fromisoformat(target.set_on).toordinal()
    before = points.before(set_on).since(set_on - WEEK * _ROW["before_weeks"])
    now = points.since(max(set_on, points.day[-1] + 1 - WEEK * _ROW["recent_weeks"]))
    missing = max(0, _LEAST - len(before)) + max(0, _LEAST - len(now))
    if missing:
        return TargetProgress(
            target=target, device=points.device, verdict="too few runs", runs=len(now), missing_runs=missing
        )
    return _between(target, fit_line(before), fit_line(now), now)


def earliest_of(target: CadenceTarget) -> str:
    """Return the first day whose runs count for the progress towards a target."""
    return (date.fromisoformat(target.set_on) - timedelta(days=WEEK * _ROW["before_weeks"])).isoformat()


def _between(target: CadenceTarget, before: Line, now: Line, runs: Points) -> TargetProgress:
    at, goal = math.log(target.speed_mps), math.log(target.cadence_spm)
    start, start_variance = before.at(at)
    here, here_variance = now.at(at)
    half = reach(_INTERVAL, now.degrees) * math.sqrt(here_variance)
    low, high = math.exp(here - half), math.exp(here + half)
    shared = reach(_INTERVAL, min(before.degrees, now.degrees)) * math.sqrt(start_variance + here_variance)
    way = goal - start
    ends = sorted((here - start + sign * shared) / way for sign in (-1, 1)) if way else (None, None)
    return TargetProgress(
        target=target,
        device=runs.device,
        verdict=_verdict(goal - start, here - start, half, shared),
        runs=len(runs),
        start_spm=math.exp(start),
        now_spm=math.exp(here),
        low_spm=low,
        high_spm=high,
        share=(here - start) / way if way else None,
        share_low=ends[0],
        share_high=ends[1],
    )


def _verdict(way: float, done: float, half: float, shared: float) -> TargetVerdict:
    """Return how the change that was made stands to the one that was set, either up or down."""
    sign = math.copysign(1.0, way)
    if sign * (done - way) + half >= 0 and sign * done > 0:
        return "reached"
    if sign * done > shared:
        return "on the way"
    return "away from it" if sign * done < -shared else "not yet"
