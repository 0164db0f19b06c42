"""Heights, masses and distances as people write them, turned into SI."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import typer

from gait.language import _
from gait.quantities import FOOT_M, INCH_M, MILE_M

POUND_KG: Final = 0.45359237
STONE_KG: Final = 14 * POUND_KG

_NUMBER: Final = r"(\d+(?:[.,]\d+)?)"
_QUANTITY: Final = re.compile(rf"{_NUMBER}\s*([a-z]*)")
_FEET_AND_INCHES: Final = re.compile(rf"(\d+)\s*(?:'|ft|feet|foot)\s*(?:{_NUMBER}\s*(?:\"|''|in|inch|inches)?)?")

_LENGTHS_M: Final[Mapping[str, float]] = {
    "m": 1.0,
    "cm": 0.01,
    "mm": 0.001,
    "km": 1000.0,
    "mi": MILE_M,
    "mile": MILE_M,
    "miles": MILE_M,
    "yd": 3 * FOOT_M,
    "in": INCH_M,
}
_MASSES_KG: Final[Mapping[str, float]] = {"": 1.0, "kg": 1.0, "lb": POUND_KG, "lbs": POUND_KG, "st": STONE_KG}

_HEIGHTS_M: Final = (1.0, 2.5)
_WEIGHTS_KG: Final = (20.0, 300.0)
_DISTANCES_M: Final = (100.0, 500_000.0)
_TALLEST_M: Final = 3.0
_MOST_PAIN: Final = 10.0
_PAINS: Final = (1, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class PainNumbers:
    """How much a knee hurt, 0 to 10; None where that is not known."""

    during: float | None = None
    after: float | None = None
    next_morning: float | None = None
    before: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnWords:
    """What was said of a table's columns, by key: ``time``, ``x``, ``unit`` and so on."""

    words: Mapping[str, str]


def height_m(text: str) -> float:
    """Return a height in m from ``1.78``, ``178``, ``178cm`` or ``5'10"``; a number below 3 is in m, else in cm."""
    wanted = _("'{text}' is no height. Write it as 1.78, 178cm or 5'10\".").format(text=text)
    feet = _FEET_AND_INCHES.fullmatch(text.strip().lower())
    if feet:
        return _within(int(feet[1]) * FOOT_M + _number(feet[2] or "0") * INCH_M, _HEIGHTS_M, wanted)
    number, unit = _split(text, wanted)
    if not unit:
        unit = "m" if number < _TALLEST_M else "cm"
    return _within(number * _factor(unit, _LENGTHS_M, wanted), _HEIGHTS_M, wanted)


def mass_kg(text: str) -> float:
    """Return a body mass in kg from ``70``, ``70kg``, ``154lb`` or ``11st``; a bare number is in kg."""
    wanted = _("'{text}' is no body weight. Write it as 70, 70kg or 154lb.").format(text=text)
    number, unit = _split(text, wanted)
    return _within(number * _factor(unit, _MASSES_KG, wanted), _WEIGHTS_KG, wanted)


def distance_m(text: str) -> float:
    """Return a distance in m from ``8.2km``, ``5mi`` or ``8200m``; a number without unit is refused."""
    wanted = _("'{text}' is no distance of a run. Write it with its unit, as 8.2km, 5mi or 8200m.").format(text=text)
    number, unit = _split(text, wanted)
    return _within(number * _factor(unit, _LENGTHS_M, wanted), _DISTANCES_M, wanted)


def columns(text: str) -> ColumnWords:
    """Return what columns hold from ``time=t,x=ax,y=ay,z=az``, part by part; the reader knows which there are."""
    parts = [part.partition("=") for part in text.split(",") if part.strip()]
    if not parts or not all(key.strip() and equals and value.strip() for key, equals, value in parts):
        wanted = _("'{text}' names no columns. Write it as time=t,x=ax,y=ay,z=az, with what else is to be told.")
        raise typer.BadParameter(wanted.format(text=text))
    return ColumnWords(words={key.strip(): value.strip() for key, _equals, value in parts})


def pain(text: str) -> PainNumbers:
    """Return pain from ``3,2,1``: during the run, an hour after, the next morning, and perhaps before the run.

    A part that is empty or ``-`` is not known.
    """
    wanted = _(
        "'{text}' is no pain. Write 0 to 10 for during the run, an hour after and the next morning, as 3,2,1 or 3,2,-."
    ).format(text=text)
    parts = [part.strip() for part in text.split(",")]
    if not _PAINS[0] <= len(parts) <= _PAINS[1] or not any(_is_told(part) for part in parts):
        raise typer.BadParameter(wanted)
    names = ("during", "after", "next_morning", "before")
    return PainNumbers(**{name: _points(part, wanted) for name, part in zip(names, parts, strict=False)})


def _is_told(part: str) -> bool:
    return part not in {"", "-"}


def _points(part: str, wanted: str) -> float | None:
    if not _is_told(part):
        return None
    if not re.fullmatch(r"\d+(?:\.\d+)?", part):
        raise typer.BadParameter(wanted)
    return _within(float(part), (0.0, _MOST_PAIN), wanted)


def _split(text: str, wanted: str) -> tuple[float, str]:
    found = _QUANTITY.fullmatch(text.strip().lower())
    if found is None:
        raise typer.BadParameter(wanted)
    return _number(found[1]), found[2]


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _factor(unit: str, factors: Mapping[str, float], wanted: str) -> float:
    if unit not in factors:
        raise typer.BadParameter(wanted)
    return factors[unit]


def _within(value: float, bounds: tuple[float, float], wanted: str) -> float:
    if not bounds[0] <= value <= bounds[1]:
        raise typer.BadParameter(wanted)
    return value
