"""How numbers are written in findings: with the unit, in the units of the run, as a runner says them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gait.language import _
from gait.model import Analysis, ContactForSpeed, UnitDecision
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
_STORED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "strides/min": _("strides/min"),
        "steps/min": _("steps/min"),
        "half steps/min": _("half steps/min"),
    }
)
_DECIDED_BY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "step length": _("step length"),
        "expectation": _("expectation"),
        "option": _("option"),
        "convention": _("convention"),
    }
)


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
        return _("{feet} ft {inches} in").format(feet=feet, inches=inches)

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


def stored_as(decision: UnitDecision) -> str:
    """Return how a file stores cadence, as said to the runner."""
    return _STORED.get(decision.stored, decision.stored)


def decided_by(decision: UnitDecision) -> str:
    """Return what decided how a file stores cadence, as said to the runner."""
    return _DECIDED_BY.get(decision.by, decision.by)


def norm_called(contact: ContactForSpeed) -> str:
    """Return which sensors a contact time is held against, as said to the runner."""
    return _("watches and straps") if contact.norm == "watches and straps" else contact.norm or ""


def band_called(band: str) -> str:
    """Return a class of runs longer than the longest before, as said to the runner: ``10 to 30 %``, ``over 100 %``."""
    for start, said in (("up to ", _("up to {share}")), ("over ", _("over {share}"))):
        if band.startswith(start):
            return said.format(share=band.removeprefix(start))
    low, between, high = band.partition(" to ")
    return _("{low} to {high}").format(low=low, high=high) if between else band


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence has them: ``a``, ``a and b``, ``a, b and c``."""
    *first, last = words
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def spm(cadence_spm: float) -> str:
    """Return a cadence: ``168 spm``."""
    return f"{cadence_spm:.0f} spm"


def percent(share: float, digits: int = 0) -> str:
    """Return a share: ``12 %``."""
    return f"{100 * share:.{digits}f} %"


def points(share: float) -> str:
    """Return a difference of shares: ``1.8 points``."""
    return _("{share:.1f} points").format(share=100 * share)


def minutes(time_s: float) -> str:
    """Return a duration: ``52 min``, under ten minutes ``3:20 min``."""
    seconds = round(time_s)
    if seconds >= 600:  # noqa: PLR2004 - ten minutes
        return _("{seconds} min").format(seconds=round(seconds / 60))
    return (
        _("{seconds}:{seconds_2:02d} min").format(seconds=seconds // 60, seconds_2=seconds % 60)
        if seconds
        else _("0 min")
    )


def span(low: str, high: str) -> str:
    """Return a range of two written amounts with the unit once: ``154 to 179 spm``."""
    return _("{low} to {high}").format(low=low.rpartition(" ")[0], high=high)


def sentence(text: str) -> str:
    """Return a clause as a sentence: with a capital and a full stop."""
    return text[:1].upper() + text[1:] + "."


def _written(value: float, how: Display) -> str:
    if how.style == "pace":
        seconds = round(1 / (value * how.factor))
        return f"{seconds // 60}:{seconds % 60:02d} {how.unit}"
    return f"{value * how.factor:.{how.digits}f} {how.unit}"
