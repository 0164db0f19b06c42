"""A finding's own number in the reader's units: a finding has an SI unit, and its rule says which quantity it is."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from gait.model import Finding
from gait.pages import words_data
from gait.pages.numbers import MINUS, TO, change_unit, clock, percent, shown, signed, unit
from gait.pages.ratios import signed_percent
from gait.quantities import QUANTITIES, Units

_OF_RULE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "step_length_for_pace": "step_length_m",
        "contact_gauge": "ground_contact_time_s",
        "oscillation_gauge": "vertical_oscillation_m",
        "ratio_gauge": "vertical_ratio",
        "balance": "ground_contact_balance",
    }
)
_OF_UNIT: Final[Mapping[str, str]] = MappingProxyType({"m": "step_length_m"})
_CHANGES: Final = ("drift_", "own_")
"""What the names of rules begin with whose number is a change of the quantity that follows."""
_RATIOS: Final = frozenset({"overstriding", "contact_for_speed", "steps_downhill"})
"""Rules whose number is a ratio, which people read as percent more or less."""


def measured(found: Finding, units: Units) -> str:
    """Return a finding's value, interval and unit as text; empty where it has no value."""
    if found.value is None:
        return ""
    write, called = _writer(found, units)
    value = write(found.value)
    if found.low is not None and found.high is not None:
        value = f"{value} ({TO.format(low=write(found.low), high=write(found.high))})"
    return f"{value} {called}".rstrip()


def _writer(found: Finding, units: Units) -> tuple[Callable[[float], str], str]:
    """Return how the finding's numbers are written, and the unit that stands behind them."""
    change = found.rule.partition("_")[2]
    if found.rule.startswith(_CHANGES) and change in QUANTITIES:
        return (lambda value: signed(change, value, units)), change_unit(change, units)
    if found.unit == "m/s":
        return (lambda value: signed("speed_mps", value, units)), change_unit("speed_mps", units)
    quantity = _OF_RULE.get(found.rule) or _OF_UNIT.get(found.unit)
    if quantity is not None:
        return (lambda value: shown(quantity, value, units)), unit(quantity, units)
    if found.unit == "1":
        return (signed_percent if found.rule in _RATIOS else percent), ""
    return (clock, "") if found.unit == "s" else (_short, words_data.UNITS.get(found.unit, found.unit))


def _short(value: float) -> str:
    text = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"  # noqa: PLR2004 - three digits, no exponent
    return f"{MINUS}{text[1:]}" if text.startswith("-") else text
