"""Some weeks of a whole squad as the files of its watches, with problems planted in a few: what a coach would look for.

It is laid out as a watched folder of a squad: a folder an athlete with an ``athlete.toml`` and a FIT file a run, and
``planted.json`` beside them, which says what truly happened to whom and when.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Final

import numpy as np

from gait.simulate.season import NOTHING, PlannedRun, Planted, Year, draw_trainee, draw_year, plan_of, runner_on
from gait.simulate.simulation import simulate
from gait.simulate.watch import Watch

TRUTH: Final = "planted.json"
_ONE_IN: Final = 5
"""In one of so many athletes something is planted."""
_CHANGED_DAYS: Final = 21
_SPIKED_DAYS: Final = 6
_SLOWER: Final = -0.06
_LONGER: Final = 1.6


def squad_files(watch: Watch, seed: int, *, athletes: int, weeks: int, until: date) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a squad's weeks by name, what was planted last.

    In every fifth athlete something happens, by turns: cadence 6 % lower from three weeks before the end, or a run
    1.6 times as long as the long ones in the last week.

    Parameters
    ----------
    watch : Watch
        What records all of them.
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
    truth: dict[str, dict[str, object]] = {}
    for number in range(athletes):
        rng = np.random.default_rng([seed, number])
        name = f"athlete-{number + 1:02}"
        year = draw_year(rng, draw_trainee(rng), planted=_planted(number, weeks), weeks=weeks, first=first)
        yield f"{name}/athlete.toml", _profile(number, year)
        for at, planned in enumerate(year.runs):
            yield f"{name}/{planned.day}-{at:03}.fit", _file(rng, year, planned, watch)
        if number % _ONE_IN == 0:
            truth[name] = {"cadence_on": year.truth.cadence_on, "spike_on": year.truth.spike_on}
    yield TRUTH, json.dumps(truth, indent=2).encode() + b"\n"


def _planted(number: int, weeks: int) -> Planted:
    """Return what happens to an athlete; nothing where the weeks do not reach so far back."""
    if number % _ONE_IN:
        return NOTHING
    days = 7 * weeks
    if number // _ONE_IN % 2:
        return Planted(spike_day=max(days - _SPIKED_DAYS, 0), spike_ratio=_LONGER)
    return Planted(cadence_day=max(days - _CHANGED_DAYS, 0), cadence_share=_SLOWER)


def _profile(number: int, year: Year) -> bytes:
    height_cm = 100 * year.trainee.runner.height_m
    return f'name = "Athlete {number + 1:02}"\nheight_cm = {height_cm:.0f}\n'.encode()


def _file(rng: np.random.Generator, year: Year, planned: PlannedRun, watch: Watch) -> bytes:
    """Return the file of a run, on a day that differs from others as the athlete's days do."""
    day = float(rng.normal(0.0, year.trainee.cadence_share))
    varied = replace(planned, cadence_share=planned.cadence_share + day)
    seed = int(rng.integers(2**31))
    runner = runner_on(year.trainee, varied)
    return simulate(runner, plan_of(planned), watch, seed, started_at=planned.start.replace(tzinfo=UTC)).to_fit_bytes()
