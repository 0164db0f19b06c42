"""How a number is written: SI in, the reader's units and digits out."""

import math
import re
from typing import Final

from gait.language import _
from gait.quantities import MILE_M, QUANTITIES, Display, Units

MINUS: Final = "\N{MINUS SIGN}"
RANGE: Final = "\N{EN DASH}"
# Translators: a range of two numbers, with or without a unit behind the second.
TO: Final = _("{low} to {high}")
NOT_MEASURED: Final = "\N{EM DASH}"
_PERCENT: Final = 100.0
_CHANGE_OF_SPEED: Final = {
    "metric": Display(unit="m/s", digits=2),
    "imperial": Display(unit="mph", factor=3600 / MILE_M, digits=2),
}
_JOINER: Final = "\N{WORD JOINER}"
_IN_RANGE: Final = re.compile(rf"\d{{4}}-\d\d-\d\d|(?<=\d)[-{RANGE}](?=\d)")
"""The dash of a range; a date is found whole, and keeps its own."""
_BEFORE_UNIT: Final = re.compile(r"(?<=\d) (?=(?:%|spm|bpm|ms|cm|km|mi|min|m|ft|in|W|/km|/mi|kN/m|points?)(?![\w]))")


def display(name: str, units: Units) -> Display:
    """Return how a quantity is shown; a quantity that is not in the table is shown as it is."""
    found = QUANTITIES.get(name)
    return found.display(units) if found else Display(unit="", digits=2)


def label(name: str) -> str:
    """Return the quantity's own label, or its name where the table has no row."""
    found = QUANTITIES.get(name)
    return found.label if found else name


def converted(name: str, value: float, units: Units) -> float:
    """Return an SI value in the shown unit; a pace in seconds for a kilometre or mile, NaN at a standstill."""
    how = display(name, units)
    if how.style == "pace":
        return 1.0 / (value * how.factor) if value > 0 else math.nan
    return value * how.factor


def shown(name: str, value: float | None, units: Units) -> str:
    """Return the value without its unit (``168``, ``1.02``, ``5:45``), or a dash where nothing was measured."""
    if value is None or not math.isfinite(value):
        return NOT_MEASURED
    how = display(name, units)
    number = converted(name, value, units)
    if how.style == "pace":
        return clock(number) if math.isfinite(number) else NOT_MEASURED
    return _fixed(number, how.digits)


def unit(name: str, units: Units) -> str:
    """Return the shown unit of a quantity."""
    return display(name, units).unit


def with_unit(name: str, value: float | None, units: Units) -> str:
    """Return the value and its unit (``168 spm``, ``5:45 /km``), or a dash where nothing was measured."""
    text = shown(name, value, units)
    return text if text == NOT_MEASURED else f"{text} {unit(name, units)}".rstrip()


def interval(name: str, low: float | None, high: float | None, units: Units) -> str:
    """Return ``low-high`` without unit, in rising order, and one number where both are written alike."""
    ends = (shown(name, low, units), shown(name, high, units))
    return _joined(*(reversed(ends) if display(name, units).style == "pace" else ends))


def signed(name: str, change: float | None, units: Units, finer: int = 0) -> str:
    """Return a change with its sign and without unit (``+4``, a true minus sign before a fall).

    ``finer`` are decimals beyond those of the quantity itself.
    """
    if change is None or not math.isfinite(change):
        return NOT_MEASURED
    how = _of_change(name, units)
    number = change * how.factor
    text = _fixed(number, how.digits + finer)
    is_zero = not any(digit in text for digit in "123456789")
    return text.lstrip(MINUS) if is_zero else text if number < 0 else f"+{text}"


def signed_interval(name: str, low: float, high: float, units: Units, finer: int = 0) -> str:
    """Return the ends of a change's interval, each with its sign."""
    return TO.format(low=signed(name, low, units, finer), high=signed(name, high, units, finer))


def change_factor(name: str, units: Units) -> float:
    """Return what an SI change is multiplied with to be shown, in the unit of ``change_unit``."""
    return _of_change(name, units).factor


def change_unit(name: str, units: Units) -> str:
    """Return the unit of a change; a change of speed is in m/s or mph, since a pace does not subtract."""
    return _of_change(name, units).unit


def percent(share: float | None, digits: int = 0) -> str:
    """Return a share of 0-1 as a percentage."""
    if share is None or not math.isfinite(share):
        return NOT_MEASURED
    return f"{_fixed(share * _PERCENT, digits)} %"


def clock(seconds: float | None) -> str:
    """Return a duration or a pace as ``m:ss``, or ``h:mm:ss`` from an hour on."""
    if seconds is None or not math.isfinite(seconds):
        return NOT_MEASURED
    whole = round(abs(seconds))
    sign = MINUS if seconds < 0 and whole else ""
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{sign}{hours}:{minutes:02d}:{left:02d}" if hours else f"{sign}{minutes}:{left:02d}"


def unbroken(text: str) -> str:
    """Return text in which no line ends between a number and its unit, or inside a range, which gets its true dash."""
    return _IN_RANGE.sub(_dashed, _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text))


def _dashed(found: re.Match[str]) -> str:
    """Return a date as it is, and else the dash of a range, which no line ends at."""
    return found[0] if len(found[0]) > 1 else f"{_JOINER}{RANGE}{_JOINER}"


def _of_change(name: str, units: Units) -> Display:
    how = display(name, units)
    return _CHANGE_OF_SPEED[units] if how.style == "pace" else how


def _fixed(number: float, digits: int) -> str:
    text = f"{abs(number):.{digits}f}"
    return f"{MINUS}{text}" if number < 0 and float(text) > 0 else text


def _joined(low: str, high: str) -> str:
    if low == high:
        return low
    return TO.format(low=low, high=high) if MINUS in low + high else f"{low}{RANGE}{high}"
