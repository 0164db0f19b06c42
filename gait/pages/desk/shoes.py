"""Shoes on the desk: how far each pair has run, its changing and retiring, and the form for another."""

import json
from dataclasses import dataclass
from typing import Final

from gait.pages.desk import shoe_words as words
from gait.pages.foreign import foreign
from gait.pages.numbers import with_unit
from gait.quantities import Units

_KM_M: Final = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoeLine:
    """A pair of shoes; a day that is not told is empty, and ``distance_m`` is all that it has run."""

    shoe_id: int
    name: str
    started_on: str = ""
    ended_on: str = ""
    start_distance_m: float = 0.0
    distance_m: float = 0.0
    runs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoesView:
    """An athlete's shoes, in the order in which they are shown; ``today`` is when a pair is retired."""

    athlete_id: int
    units: Units = "metric"
    today: str = ""
    lines: tuple[ShoeLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A pair in words; ``end`` is the request that retires it, or has it worn again."""

    name: str
    known: str
    ran: str
    worn: str
    first_day: str
    last_day: str
    ran_km: str
    address: str
    end: str
    end_button: str
    end_said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoesPart:
    """An athlete's shoes as the template takes them."""

    address: str
    pairs: tuple[Pair, ...]


def shoes_part(view: ShoesView) -> ShoesPart:
    """Return an athlete's shoes in words."""
    address = f"/api/athletes/{view.athlete_id}/shoes"
    return ShoesPart(address=address, pairs=tuple(_pair(each, view, address) for each in view.lines))


def _pair(line: ShoeLine, view: ShoesView, address: str) -> Pair:
    name = foreign(line.name)
    button, said = (words.WEAR, words.WEAR_OF) if line.ended_on else (words.RETIRE, words.RETIRE_OF)
    return Pair(
        name=name,
        known=line.name,
        ran=words.ran(with_unit("distance_m", line.distance_m, view.units), line.runs),
        worn=_worn(line),
        first_day=line.started_on,
        last_day=line.ended_on,
        ran_km=f"{line.start_distance_m / _KM_M:g}",
        address=f"{address}/{line.shoe_id}",
        end=json.dumps({"ended_on": None if line.ended_on else view.today}),
        end_button=button,
        end_said=said.format(name=name),
    )


def _worn(line: ShoeLine) -> str:
    if line.started_on and line.ended_on:
        return words.SINCE_UNTIL.format(first=line.started_on, last=line.ended_on)
    if line.ended_on:
        return words.UNTIL.format(last=line.ended_on)
    return words.SINCE.format(first=line.started_on) if line.started_on else ""
