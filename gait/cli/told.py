"""What people tell of themselves, their shoes and their runs, turned into SI: legs, shoes, targets, stretches, days."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

import typer

from gait.clock import TO_THE_END_S, seconds_of
from gait.language import _
from gait.quantities import INCH_M, MILE_M

_KM_M: Final = 1000.0
_TALLEST_M: Final = 3.0

_LEG: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(m|cm|in|)")
_SHOE: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*(km|mi|m)")
_TARGET: Final = re.compile(r"(\d+(?:[.,]\d+)?)(?:\s*@\s*(\d{1,2}):(\d{2})\s*/?\s*(km|mi))?")
_LENGTHS_M: Final = {"m": 1.0, "cm": 0.01, "in": INCH_M, "km": _KM_M, "mi": MILE_M}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A cadence to come to, and at which speed, where that was told."""

    spm: float
    mps: float | None = None


def leg_length_m(text: str) -> float:
    """Return a leg's length in m from ``0.86``, ``86cm`` or ``34in``; a bare number below 3 is in m, else in cm."""
    found = _LEG.fullmatch(text.strip().lower())
    if found is None:
        raise typer.BadParameter(_("'{text}' is no leg length. Write it as 0.86, 86cm or 34in.").format(text=text))
    number = _number(found[1])
    return number * _LENGTHS_M[found[2] or ("m" if number < _TALLEST_M else "cm")]


def shoe_distance_m(text: str) -> float:
    """Return what a pair of shoes has run in m from ``120km`` or ``75mi``."""
    found = _SHOE.fullmatch(text.strip().lower())
    if found is None:
        raise typer.BadParameter(_("'{text}' is no distance of shoes. Write it as 120km or 75mi.").format(text=text))
    return _number(found[1]) * _LENGTHS_M[found[2]]


def target(text: str) -> Target:
    """Return a target from ``172`` or ``172@5:30/km``: steps a minute, and the pace at which they are meant."""
    found = _TARGET.fullmatch(text.strip().lower())
    if found is None:
        raise typer.BadParameter(_("'{text}' is no target. Write it as 172 or 172@5:30/km.").format(text=text))
    if found[4] is None:
        return Target(spm=_number(found[1]))
    seconds = 60 * int(found[2]) + int(found[3])
    if seconds == 0:
        raise typer.BadParameter(_("'{text}' is no target. Write it as 172 or 172@5:30/km.").format(text=text))
    return Target(spm=_number(found[1]), mps=_LENGTHS_M[found[4]] / seconds)


def stretch_s(text: str) -> tuple[float, float]:
    """Return a stretch in s from ``12:30-14:00``, ``1:02:00-1:10:30`` or ``58:00-`` (to the end)."""
    begins, dash, ends = text.partition("-")
    start, stop = seconds_of(begins), seconds_of(ends) if ends.strip() else TO_THE_END_S
    if not dash or start is None or stop is None or stop <= start:
        wanted = _("'{text}' is no stretch of a run. Write it as 12:30-14:00, or 58:00- to the end.")
        raise typer.BadParameter(wanted.format(text=text))
    return start, stop


def one_of(*words: str) -> Callable[[str], str]:
    """Return a reader of texts that are one of these words."""

    def read(text: str) -> str:
        if text not in words:
            raise typer.BadParameter(_("'{text}' is none of {words}.").format(text=text, words=", ".join(words)))
        return text

    return read


def day(text: str) -> str:
    """Return a day as ISO 8601 from ``2026-05-17``."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise typer.BadParameter(_("'{text}' is no day. Write it as 2026-05-17.").format(text=text)) from None


def _number(text: str) -> float:
    return float(text.replace(",", "."))
