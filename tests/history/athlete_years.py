"""Whole years of simulated runners, looked at after every run, as the program is used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from gait.history.baseline import against
from gait.history.change import change_points
from gait.history.own import OWN
from gait.history.points import Points, points_by_device
from gait.history.trend import trend
from gait.model import ChangePoint, SeasonRun
from gait.simulate.minutes import minutes_of_year
from gait.simulate.season import NOTHING, Planted, Trainee, Year, draw_trainee, draw_year

ONE_LOOK_DAYS = 21
"""What is claimed again within three weeks is the same thing to look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that was claimed after a run: what kind, of which quantity, and on which day."""

    kind: str
    quantity: str
    on: date


def a_year(seed: int, planted: Planted = NOTHING, trainee: Trainee | None = None) -> tuple[Year, tuple[SeasonRun, ...]]:
    """Return a year of a random runner, or of this one, and what its watch showed."""
    rng = np.random.default_rng(seed)
    year = draw_year(rng, trainee or draw_trainee(rng), planted=planted, name=f"athlete {seed}")
    return year, minutes_of_year(rng, year)


def claims(runs: Sequence[SeasonRun]) -> Iterator[Claim]:
    """Yield all that is claimed of a year's form, looking after each run in all quantities."""
    for quantity in OWN:
        for points in points_by_device(runs, quantity).values():
            yield from _of(points)


def _of(points: Points) -> Iterator[Claim]:
    changes = change_points(points)
    for each in changes:
        yield Claim(kind="change", quantity=points.quantity, on=date.fromisoformat(each.found_on))
    for stop in range(1, len(points) + 1):
        run = points.runs[stop - 1]
        known = [each for each in changes if each.found_on <= run.local_date]
        day = date.fromisoformat(run.local_date)
        if against(run, points, changed_on=[each.on for each in known]).verdict in {"below", "above"}:
            yield Claim(kind="run", quantity=points.quantity, on=day)
        if _trend(points.part(0, stop), known) in {"rising", "falling"}:
            yield Claim(kind="trend", quantity=points.quantity, on=day)


def _trend(points: Points, known: Sequence[ChangePoint]) -> str:
    return trend(points, changed_on=max((each.on for each in known), default="")).verdict


def looks(found: Sequence[Claim]) -> int:
    """Return how many things there are to look at: claims of one kind within three weeks are one, whatever of."""
    count = 0
    for kind in sorted({each.kind for each in found}):
        days = sorted(each.on for each in found if each.kind == kind)
        count += 1 + sum((after - before).days > ONE_LOOK_DAYS for before, after in pairwise(days))
    return count
