"""One row a quantity: what it is called, what it means, how it is shown, what a sensor can deliver.

Inside, everything is SI plus spm, bpm and degrees, and a ratio is 0-1; a display converts once, on the way out.
The plausible range is what a working sensor can deliver on a moving runner: outside of it a value is no measurement.
It is not a claim about what is healthy or usual; those live in ``gait.evidence``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from gait.language import _

Units: TypeAlias = Literal["metric", "imperial"]
Style: TypeAlias = Literal["number", "pace"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """How a quantity is shown: shown value = SI value x ``factor``, in ``unit``, with ``digits`` decimals."""

    unit: str
    factor: float = 1.0
    digits: int = 0
    style: Style = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A measured or derived quantity; ``low`` and ``high`` bound what a working sensor can deliver."""

    name: str
    label: str
    definition: str
    unit: str
    low: float
    high: float
    metric: Display
    imperial: Display
    decimals: int
    """Decimals of the SI value that are worth keeping in a stored series."""

    def display(self, units: Units) -> Display:
        """Return how this quantity is shown in the reader's units."""
        return self.metric if units == "metric" else self.imperial


def _row(  # noqa: PLR0913, PLR0917 - a table row
    name: str,
    label: str,
    definition: str,
    unit: str,
    plausible: tuple[float, float],
    metric: Display,
    imperial: Display | None = None,
    decimals: int = 3,
) -> Quantity:
    return Quantity(
        name=name,
        label=label,
        definition=definition,
        unit=unit,
        low=plausible[0],
        high=plausible[1],
        metric=metric,
        imperial=imperial or metric,
        decimals=decimals,
    )


FOOT_M: Final = 0.3048
MILE_M: Final = 1609.344
INCH_M: Final = 0.0254

_PERCENT: Final = Display(unit="%", factor=100.0, digits=1)
_METRES: Final = Display(unit="m", digits=2)
_FEET: Final = Display(unit="ft", factor=1 / FOOT_M, digits=2)
_MILLISECONDS: Final = Display(unit="ms", factor=1000.0)
_STIFFNESS: Final = Display(unit="kN/m", factor=1e-3, digits=1)

_ROWS: Final = (
    _row(
        "cadence_spm",
        _("Cadence"),
        _("Steps a minute, counting both feet."),
        "spm",
        (20.0, 280.0),
        Display(unit="spm"),
        decimals=1,
    ),
    _row(
        "speed_mps",
        _("Pace"),
        _("Distance over time along the ground, shown as the time for a kilometre or mile."),
        "m/s",
        (0.0, 12.0),
        Display(unit="/km", factor=1 / 1000.0, style="pace"),
        Display(unit="/mi", factor=1 / MILE_M, style="pace"),
    ),
    _row(
        "step_length_m",
        _("Step length"),
        _("Distance from one foot's landing to the other foot's landing."),
        "m",
        (0.2, 3.0),
        _METRES,
        _FEET,
    ),
    _row(
        "stride_length_m",
        _("Stride length"),
        _("Distance from a foot's landing to its next landing: two steps."),
        "m",
        (0.4, 6.0),
        _METRES,
        _FEET,
    ),
    _row(
        "ground_contact_time_s",
        _("Ground contact"),
        _("Time that one foot stays on the ground in a step."),
        "s",
        (0.1, 0.6),
        _MILLISECONDS,
        decimals=4,
    ),
    _row(
        "flight_time_s",
        _("Flight"),
        _("Time between a foot leaving the ground and the other landing."),
        "s",
        (-0.25, 0.4),
        _MILLISECONDS,
        decimals=4,
    ),
    _row(
        "duty_factor",
        _("Duty factor"),
        _("Share of a stride that one foot spends on the ground."),
        "1",
        (0.1, 0.8),
        _PERCENT,
        decimals=4,
    ),
    _row(
        "vertical_oscillation_m",
        _("Vertical oscillation"),
        _("How far the trunk moves up and down in a step."),
        "m",
        (0.02, 0.25),
        Display(unit="cm", factor=100.0, digits=1),
        Display(unit="in", factor=1 / INCH_M, digits=1),
        decimals=4,
    ),
    _row(
        "vertical_ratio",
        _("Vertical ratio"),
        _("Vertical oscillation over step length."),
        "1",
        (0.01, 0.4),
        _PERCENT,
        decimals=4,
    ),
    _row(
        "ground_contact_balance",
        _("Contact balance"),
        _("Left foot's share of the contact time of both feet."),
        "1",
        (0.3, 0.7),
        _PERCENT,
        decimals=4,
    ),
    _row(
        "leg_stiffness_n_per_m",
        _("Leg stiffness"),
        _("Peak force over the shortening of the leg spring, in the spring-mass model."),
        "N/m",
        (1e3, 5e4),
        _STIFFNESS,
        decimals=0,
    ),
    _row(
        "vertical_stiffness_n_per_m",
        _("Vertical stiffness"),
        _("Peak force over the drop of the body's centre, in the spring-mass model."),
        "N/m",
        (5e3, 2e5),
        _STIFFNESS,
        decimals=0,
    ),
    _row(
        "power_w",
        _("Power"),
        _("Running power as the device models it."),
        "W",
        (0.0, 2000.0),
        Display(unit="W"),
        decimals=1,
    ),
    _row(
        "heart_rate_bpm",
        _("Heart rate"),
        _("Heart beats a minute."),
        "bpm",
        (25.0, 240.0),
        Display(unit="bpm"),
        decimals=1,
    ),
    _row(
        "altitude_m",
        _("Altitude"),
        _("Height above sea level, smoothed."),
        "m",
        (-500.0, 9000.0),
        Display(unit="m"),
        Display(unit="ft", factor=1 / FOOT_M),
        decimals=2,
    ),
    _row(
        "grade",
        _("Grade"),
        _("Rise over run, taken over at least 50 m."),
        "1",
        (-0.6, 0.6),
        _PERCENT,
        decimals=4,
    ),
    _row(
        "distance_m",
        _("Distance"),
        _("Distance covered since the start."),
        "m",
        (0.0, 1e6),
        Display(unit="km", factor=1e-3, digits=2),
        Display(unit="mi", factor=1 / MILE_M, digits=2),
        decimals=2,
    ),
    _row(
        "latitude_deg",
        _("Latitude"),
        _("Position north of the equator."),
        "deg",
        (-90.0, 90.0),
        Display(unit="°", digits=5),
        decimals=6,
    ),
    _row(
        "longitude_deg",
        _("Longitude"),
        _("Position east of Greenwich."),
        "deg",
        (-180.0, 180.0),
        Display(unit="°", digits=5),
        decimals=6,
    ),
    _row(
        "temperature_c",
        _("Temperature"),
        _("Temperature at the watch."),
        "degC",
        (-60.0, 70.0),
        Display(unit="°C"),
        decimals=1,
    ),
    _row(
        "form_power_w",
        _("Form power"),
        _("The share of running power that a pod assigns to bouncing in place."),
        "W",
        (0.0, 500.0),
        Display(unit="W"),
        decimals=1,
    ),
    _row(
        "step_speed_loss_mps",
        _("Step speed loss"),
        _("How much a step slows the runner while the foot is on the ground, as the device says."),
        "m/s",
        (0.0, 1.5),
        Display(unit="cm/s", factor=100.0, digits=1),
    ),
    _row(
        "braking_peak_g",
        _("Braking"),
        _("The greatest backward acceleration at the foot in a step, as the pod says."),
        "g",
        (0.0, 40.0),
        Display(unit="g", digits=1),
        decimals=2,
    ),
    _row(
        "foot_strike_type",
        _("Foot strike"),
        _("Where the foot lands on the pod's own scale: small numbers on the heel, large ones on the forefoot."),
        "1-16",
        (0.5, 16.5),
        Display(unit=_("of 16"), digits=1),
        decimals=1,
    ),
    _row("weight_s", _("Weight"), _("Time that a sample stands for."), "s", (0.0, 1e5), Display(unit="s")),
    _row(
        "time_s",
        _("Time"),
        _("Time since the start of the recording."),
        "s",
        (0.0, 1e7),
        Display(unit="s"),
        decimals=3,
    ),
)

QUANTITIES: Final[Mapping[str, Quantity]] = MappingProxyType({row.name: row for row in _ROWS})

SUMMARY_QUANTITIES: Final = (
    "cadence_spm",
    "speed_mps",
    "step_length_m",
    "stride_length_m",
    "ground_contact_time_s",
    "flight_time_s",
    "duty_factor",
    "vertical_oscillation_m",
    "vertical_ratio",
    "ground_contact_balance",
    "leg_stiffness_n_per_m",
    "vertical_stiffness_n_per_m",
    "power_w",
    "heart_rate_bpm",
    "altitude_m",
    "grade",
)
"""What a summary, split, lap or terrain class may hold, in the order in which it is shown."""
