"""Some weeks of a whole squad as the files of its watches, with problems planted in a few: what a coach would look for.

It is laid out as a watched folder of a squad: a folder an athlete with an ``athlete.toml`` and a FIT file a run, and
``planted.json`` beside them, which says what truly happened to whom and since when.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Final

import numpy as np

from gait.simulate.happening import PROBLEMS, Season, draw_season, kind_of
from gait.simulate.minutes import Day, days_of_year
from gait.simulate.runner import Runner
from gait.simulate.season import PlannedRun, Trainee, WristOrStrap, plan_of, runner_on
from gait.simulate.simulation import simulate
from gait.simulate.watch import Watch

TRUTH: Final = "planted.json"


def squad_files(watch: Watch, seed: int, *, athletes: int, weeks: int, until: date) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a squad's weeks by name, what was planted last.

    In every fifth athlete there is a problem, by turns: cadence 6 % lower from three weeks before the end, a run 1.6
    times as long as the long ones, pain of 5 and 6 of 10 on the last two runs, and once in ten a pain of 6 of 10 after
    which the runner has not run for three weeks. In the others there is none (``gait.simulate.happening``).

    Parameters
    ----------
    watch : Watch
        What records all of them; the new watch that some get differs from it in its number and name.
    seed : int
        The same seed and last day give the same bytes.
    athletes : int
        How many there are.
    weeks : int
        How long each trains, a week of it on holiday.
    until : date
        The last Sunday up to this day is the last one.

    Yields
    ------
    tuple of str and bytes
        A name in the folder, and the content.

    """
    sunday = until - timedelta(days=(until.weekday() + 1) % 7)
    first = sunday - timedelta(weeks=weeks) + timedelta(days=1)
    truth: dict[str, dict[str, dict[str, str | None]]] = {"planted": {}, "ordinary": {}}
    for number in range(athletes):
        rng = np.random.default_rng([seed, number])
        name = f"athlete-{number + 1:02}"
        season = draw_season(rng, kind_of(number), weeks=weeks, first=first)
        yield f"{name}/athlete.toml", _profile(number, season)
        for at, (planned, day) in enumerate(zip(season.year.runs, days_of_year(rng, season.year), strict=True)):
            yield f"{name}/{planned.day}-{at:03}.fit", _file(rng, season, planned, day, watch)
        truth["planted" if season.kind in PROBLEMS else "ordinary"][name] = {"kind": season.kind, "on": season.on}
    yield TRUTH, json.dumps({"until": sunday.isoformat(), **truth}, indent=2).encode() + b"\n"


def _profile(number: int, season: Season) -> bytes:
    height_cm = 100 * season.year.trainee.runner.height_m
    lines = [f'name = "Athlete {number + 1:02}"', f"height_cm = {height_cm:.0f}"]
    for told in season.pain:
        numbers = [f"during = {told.during:g}", f"next_morning = {told.next_morning:g}"]
        lines += ["", "[[pain]]", f"on = {told.on}", *numbers]
    return ("\n".join(lines) + "\n").encode()


def _file(rng: np.random.Generator, season: Season, planned: PlannedRun, day: Day, watch: Watch) -> bytes:
    """Return the file of a run."""
    trainee = season.year.trainee
    worn = _worn(watch, trainee, planned.watch, first=season.year.runs[0].watch)
    runner = _on_its_day(trainee, planned, day)
    started_at = planned.start.replace(tzinfo=UTC)
    return simulate(runner, plan_of(planned), worn, int(rng.integers(2**31)), started_at=started_at).to_fit_bytes()


def _on_its_day(trainee: Trainee, planned: PlannedRun, day: Day) -> Runner:
    """Return the runner as that day makes them; what a watch is off by in cadence is as if the steps were."""
    share = planned.cadence_share + day.cadence + planned.watch.cadence_share
    runner = runner_on(trainee, replace(planned, cadence_share=share))
    return replace(
        runner,
        contact_factor=runner.contact_factor * float(np.exp(day.contact)),
        bounce_factor=runner.bounce_factor * float(np.exp(day.oscillation)),
    )


def _worn(watch: Watch, trainee: Trainee, own: WristOrStrap, *, first: WristOrStrap) -> Watch:
    """Return the watch of a run, as wrong about speed as the runner's woods and houses make it."""
    device = watch.device
    if own != first:
        device = replace(device, product=device.product + 1, name=f"{device.name} 2")
    speed = None if watch.speed is None else replace(watch.speed, scale_sd=trainee.gps_share)
    return replace(watch, device=device, speed=speed)
