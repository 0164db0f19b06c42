"""All that the runs of one runner tell, put together: what a page of trends and a list of athletes are drawn from."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from gait.history.baseline import against, baseline, own_expectation
from gait.history.change import change_points
from gait.history.own import OWN
from gait.history.points import Points, in_order, maker, point_of, points_by_device
from gait.history.season_load import days_in_a_row, knee_episodes, shoe_wear, spikes, weeks
from gait.history.target import target_progress
from gait.history.trend import trend
from gait.model import (
    AgainstBaseline,
    Baseline,
    CadenceTarget,
    ChangePoint,
    JudgedPain,
    NewDevice,
    OwnExpectation,
    Pair,
    Season,
    SeasonRun,
    TargetProgress,
    Trend,
)


def season_of(
    runs: Sequence[SeasonRun],
    *,
    shoes: Sequence[Pair] = (),
    pain: Sequence[JudgedPain] = (),
    targets: Sequence[CadenceTarget] = (),
    judged_from: str = "",
) -> Season:
    """Return all that the runs of one runner tell, as of the last of them.

    Parameters
    ----------
    runs : sequence of SeasonRun
        Of one runner, in any order; a run that is given twice counts once.
    shoes, pain, targets : sequences
        What the runner has noted, in any order.
    judged_from : str
        The first day (ISO 8601) whose runs are held against the runner's own line; all of them where it is empty.
        That is most of the work, and a list of what needs a look uses the last weeks alone.

    Returns
    -------
    Season
        Empty without runs and pain.

    """
    ordered = in_order(runs)
    days_known = [*(each.local_date for each in ordered[-1:]), *(each.local_date for each in pain)]
    if not days_known:
        return Season()
    until = max(days_known)
    lines = [each for name in OWN for each in points_by_device(ordered, name).values()]
    changes = {id(each): change_points(each) for each in lines}
    days = {at: _days(found) for at, found in changes.items()}
    return Season(
        until=until,
        baselines=tuple(_baselines(lines, days)),
        against=tuple(_against(lines, days, judged_from)),
        changes=tuple(sorted((each for found in changes.values() for each in found), key=lambda each: each.on)),
        trends=tuple(_trends(lines, days)),
        targets=tuple(_targets(lines, targets)),
        spikes=tuple(spikes(ordered)),
        weeks=weeks(ordered),
        in_a_row=tuple(days_in_a_row(ordered)),
        shoes=tuple(shoe_wear(ordered, shoes)),
        knee=tuple(knee_episodes(pain, until)),
        devices=tuple(new_devices(ordered)),
    )


def progress_of(runs: Sequence[SeasonRun], target: CadenceTarget) -> TargetProgress | None:
    """Return how far a runner has come towards a cadence, as `season_of` tells it among everything else.

    Parameters
    ----------
    runs : sequence of SeasonRun
        Of one runner, in any order; those since ``earliest_of(target)`` suffice where there are any.
    target : CadenceTarget
        The cadence, and the speed that it was set for.

    Returns
    -------
    TargetProgress or None
        None where no run has enough minutes on the level with cadence.

    """
    cadence = list(points_by_device(in_order(runs), "cadence_spm").values())
    return next(_targets(cadence, (target,)), None)


def expected_of_own(run: SeasonRun, runs: Sequence[SeasonRun], quantity: str = "cadence_spm") -> OwnExpectation | None:
    """Return what the runner's own line lets expect of a run at its own speed, in place of the norm.

    Parameters
    ----------
    run : SeasonRun
        The run at hand.
    runs : sequence of SeasonRun
        All known runs of the runner, in any order; the run at hand may be among them and does not count itself.
    quantity : str
        A name of ``gait.history.own.OWN``.

    Returns
    -------
    OwnExpectation or None
        None where the norm stays: before four weeks and twelve runs on that device, or at a speed beyond those runs.

    """
    earlier = [each for each in in_order(runs) if each.local_date < run.local_date]
    points, point = points_by_device(earlier, quantity).get(maker(run, quantity)), point_of(run, quantity)
    if points is None or point is None:
        return None
    changed = _days(change_points(points))
    return own_expectation(points, math.exp(point.log_speed), run.local_date, changed_on=changed)


def _after(local_date: str) -> str:
    return (date.fromisoformat(local_date) + timedelta(days=1)).isoformat()


def _days(found: Sequence[ChangePoint]) -> tuple[str, ...]:
    return tuple(each.on for each in found)


def _baselines(lines: Sequence[Points], days: Mapping[int, Sequence[str]]) -> Iterator[Baseline]:
    for each in lines:
        yield baseline(each, _after(each.runs[-1].local_date), changed_on=days[id(each)])


def _against(lines: Sequence[Points], days: Mapping[int, Sequence[str]], judged_from: str) -> Iterator[AgainstBaseline]:
    for each in lines:
        for run in each.runs:
            if run.local_date < judged_from:
                continue
            yield against(run, each, changed_on=days[id(each)])


def _trends(lines: Sequence[Points], days: Mapping[int, Sequence[str]]) -> Iterator[Trend]:
    for each in lines:
        yield trend(each, changed_on=max(days[id(each)], default=""))


def _targets(lines: Sequence[Points], targets: Sequence[CadenceTarget]) -> Iterator[TargetProgress]:
    """Yield the progress towards each target on the device that cadence was last measured on."""
    cadence = [each for each in lines if each.quantity == "cadence_spm"]
    if cadence:
        latest = max(cadence, key=lambda each: each.day[-1])
        for target in targets:
            yield target_progress(latest, target)


def new_devices(runs: Sequence[SeasonRun]) -> Iterator[NewDevice]:
    """Yield each run in which something is measured by a device that has not measured it before, after another one did.

    Parameters
    ----------
    runs : sequence of SeasonRun
        Oldest first.

    """
    known: dict[str, dict[str, str]] = {name: {} for name in OWN}
    for run in runs:
        used = {name: device for name in OWN if (device := maker(run, name))}
        fresh = tuple(name for name, device in used.items() if known[name] and device not in known[name])
        if fresh:
            yield NewDevice(
                run_id=run.run_id,
                local_date=run.local_date,
                device=used[fresh[0]],
                before=next(reversed(known[fresh[0]])),
                quantities=fresh,
            )
        for name, device in used.items():
            known[name].pop(device, None)
            known[name][device] = run.run_id
