"""How numbers are written in findings: metric, with the unit, as a runner says them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final


def spm(cadence_spm: float) -> str:
    """Return a cadence: ``168 spm``."""
    return f"{cadence_spm:.0f} spm"


def pace(speed_mps: float) -> str:
    """Return a speed as the time for a kilometre: ``5:45 /km``."""
    seconds = round(1000.0 / speed_mps)
    return f"{seconds // 60}:{seconds % 60:02d} /km"


def metres(length_m: float) -> str:
    """Return a step length or height: ``1.04 m``."""
    return f"{length_m:.2f} m"


def milliseconds(time_s: float) -> str:
    """Return a contact time: ``262 ms``."""
    return f"{1000 * time_s:.0f} ms"


def centimetres(length_m: float) -> str:
    """Return an oscillation: ``8.4 cm``."""
    return f"{100 * length_m:.1f} cm"


def percent(share: float, digits: int = 0) -> str:
    """Return a share: ``12 %``."""
    return f"{100 * share:.{digits}f} %"


def points(share: float) -> str:
    """Return a difference of shares: ``1.8 points``."""
    return f"{100 * share:.1f} points"


def minutes(time_s: float) -> str:
    """Return a duration: ``52 min``, under ten minutes ``3:20 min``."""
    seconds = round(time_s)
    if seconds >= 600:  # noqa: PLR2004 - ten minutes
        return f"{round(seconds / 60)} min"
    return f"{seconds // 60}:{seconds % 60:02d} min" if seconds else "0 min"


def amount(quantity: str, value: float) -> str:
    """Return a value of a quantity with its unit, by the name of the quantity (``cadence_spm``)."""
    written = _WRITTEN.get(quantity)
    return written(value) if written else f"{value:g}"


def between(quantity: str, low: float, high: float) -> str:
    """Return a range of a quantity with the unit once: ``154 to 179 spm``."""
    return f"{amount(quantity, low).rpartition(' ')[0]} to {amount(quantity, high)}"


def sentence(text: str) -> str:
    """Return a clause as a sentence: with a capital and a full stop."""
    return text[:1].upper() + text[1:] + "."


_WRITTEN: Final[Mapping[str, Callable[[float], str]]] = MappingProxyType(
    {
        "cadence_spm": spm,
        "speed_mps": pace,
        "step_length_m": metres,
        "ground_contact_time_s": milliseconds,
        "vertical_oscillation_m": centimetres,
        "vertical_ratio": lambda value: percent(value, 1),
        "ground_contact_balance": points,
    }
)
