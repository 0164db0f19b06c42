"""How numbers are written in findings: with the unit, in the units of the run, as a runner says them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gait.model import Analysis
from gait.quantities import FOOT_M, INCH_M, QUANTITIES, Display, Units

_INCHES_A_FOOT: Final = round(FOOT_M / INCH_M)
_CHANGES: Final[Mapping[str, Mapping[Units, Display]]] = MappingProxyType(
    {
        "step_length_m": {
            "metric": Display(unit="cm", factor=100.0, digits=1),
            "imperial": Display(unit="in", factor=1 / INCH_M, digits=1),
        },
        "vertical_oscillation_m": {
            "metric": Display(unit="cm", factor=100.0, digits=1),
            "imperial": Display(unit="in", factor=1 / INCH_M, digits=2),
        },
    }
)
"""How a change is written where the quantity's own digits would hide the smallest change that is reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How the quantities of one run are written: in kilometres and metres, or in miles, feet and inches."""

    units: Units = "metric"

    def pace(self, speed_mps: float) -> str:
        """Return a speed as the time for a kilometre or mile: ``5:45 /km``, ``9:15 /mi``."""
        return self.amount("speed_mps", speed_mps)

    def step(self, length_m: float) -> str:
        """Return a step length: ``1.04 m``, ``3.41 ft``."""
        return self.amount("step_length_m", length_m)

    def height(self, height_m: float) -> str:
        """Return a runner's height: ``1.76 m``, ``5 ft 9 in``."""
        if self.units == "metric":
            return f"{height_m:.2f} m"
        feet, inches = divmod(round(height_m / INCH_M), _INCHES_A_FOOT)
        return f"{feet} ft {inches} in"

    def amount(self, quantity: str, value: float) -> str:
        """Return an SI value of a quantity with its unit, by the name of the quantity (``cadence_spm``)."""
        return _written(value, QUANTITIES[quantity].display(self.units))

    def change(self, quantity: str, size: float) -> str:
        """Return the size of a change of a quantity (SI) with its unit, as finely as changes are reported."""
        finer = _CHANGES.get(quantity)
        return _written(size, finer[self.units]) if finer else self.amount(quantity, size)


def wording_of(analysis: Analysis) -> Wording:
    """Return how this run's numbers are written: a run split by miles is told in miles."""
    return Wording(units="imperial" if analysis.split_unit == "mi" else "metric")


def distance(analysis: Analysis, metres: float) -> str:
    """Return a distance as runners say it, to a tenth: ``12.1 km``, ``7.5 mi``."""
    display = QUANTITIES["distance_m"].display(wording_of(analysis).units)
    return f"{metres * display.factor:.1f} {display.unit}"


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence has them: ``a``, ``a and b``, ``a, b and c``."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def spm(cadence_spm: float) -> str:
    """Return a cadence: ``168 spm``."""
    return f"{cadence_spm:.0f} spm"


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


def span(low: str, high: str) -> str:
    """Return a range of two written amounts with the unit once: ``154 to 179 spm``."""
    return f"{low.rpartition(' ')[0]} to {high}"


def sentence(text: str) -> str:
    """Return a clause as a sentence: with a capital and a full stop."""
    return text[:1].upper() + text[1:] + "."


def _written(value: float, how: Display) -> str:
    if how.style == "pace":
        seconds = round(1 / (value * how.factor))
        return f"{seconds // 60}:{seconds % 60:02d} {how.unit}"
    return f"{value * how.factor:.{how.digits}f} {how.unit}"
