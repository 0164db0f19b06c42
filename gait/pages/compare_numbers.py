"""How the numbers of a comparison are written: differences a decimal finer than the quantity itself."""

from typing import Final

from gait.compare import Difference
from gait.pages import compare_words as said
from gait.pages import numbers
from gait.pages.numbers import change_unit, interval, unit
from gait.quantities import Units

_FINER: Final = 1


def change(quantity: str, value: float | None, units: Units) -> str:
    """Return a difference with its sign and without unit."""
    return numbers.signed(quantity, value, units, _FINER)


def amount(quantity: str, value: float | None, units: Units) -> str:
    """Return a difference with its sign and unit."""
    return f"{change(quantity, value, units)} {change_unit(quantity, units)}"


def ends(quantity: str, low: float | None, high: float | None, units: Units) -> str:
    """Return the ends of a difference's interval, or a dash where there is none."""
    if low is None or high is None:
        return numbers.NOT_MEASURED
    return numbers.signed_interval(quantity, low, high, units, _FINER)


def size(quantity: str, value: float | None, units: Units) -> str:
    """Return how large a difference may be, to either side and without unit; a dash where it rounds to nothing."""
    text = change(quantity, value, units)
    return said.PLUS_MINUS + text[1:] if text.startswith("+") else numbers.NOT_MEASURED


def paces(found: Difference, units: Units) -> str:
    """Return between which paces two runs were compared."""
    return f"{interval('speed_mps', found.slowest_mps, found.fastest_mps, units)} {unit('speed_mps', units)}"
