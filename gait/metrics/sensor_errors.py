"""How far each kind of sensor may be off in the mean of a whole run: one row a quantity and sensor family.

A row is one standard uncertainty (GUM), relative to the value, absolute, or both; the 95 % interval takes 1.96 of it.
It is the error that does not average out: the definition of the sensor's maker, its calibration, its place on the body.
A published mean error that nobody can correct for, because its sign differs between studies and devices, counts as
one standard uncertainty.
Rows without a study behind them say ``engineering choice``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gait.model import SensorFamily

Family = SensorFamily | None

CHOICE: Final = "engineering choice"
_GPS: Final = "Gilgen-Ammann et al. 2020, 8 watches, distance off by 3.2-6.1 %; doi 10.2196/17118"
_POD: Final = "Garcia-Pinillos et al. 2019, contact -5.2 % and flight +15.1 % (Stryd); doi 10.1371/journal.pone.0222872"
_WRIST: Final = "Meingast et al. 2025, wrist contact off by 19.0 %; doi 10.3390/s25175553"
_FOOT_SPEED: Final = "sensor in the midsole, Sensors 2018 18:4194, +0.03 +- 0.27 m/s a stride; doi 10.3390/s18124194"
_MORIN: Final = "Morin et al. 2005, equations and their bias; doi 10.1123/jab.21.2.167"


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorError:
    """One standard uncertainty of a mean: ``relative`` x value and ``absolute`` [SI] in quadrature; its ``source``."""

    relative: float = 0.0
    absolute: float = 0.0
    source: str = CHOICE


def _families(
    other: SensorError, **known: SensorError
) -> Mapping[Family, SensorError]:  # None stands for every other family
    return MappingProxyType({None: other, **known})


def _relative(share: float, source: str = CHOICE) -> SensorError:
    return SensorError(relative=share, source=source)


def _absolute(size: float, source: str = CHOICE) -> SensorError:
    return SensorError(absolute=size, source=source)


_SPEED: Final = _families(
    _relative(0.05),
    gps=_relative(0.03, _GPS),
    foot_pod=_relative(0.03, _FOOT_SPEED),
)
_CONTACT: Final = _families(
    _relative(0.12),
    foot_pod=_relative(0.05, _POD),
    chest=_relative(0.07),
    waist=_relative(0.10),
    wrist=_relative(0.19, _WRIST),
)

SENSOR_ERRORS: Final[Mapping[str, Mapping[Family, SensorError]]] = MappingProxyType(
    {
        # The file stores whole or half strides, some devices cut instead of rounding: up to 1 spm whatever the sensor.
        "cadence_spm": _families(_absolute(1.0)),
        "speed_mps": _SPEED,
        "step_length_m": _SPEED,
        "stride_length_m": _SPEED,
        "ground_contact_time_s": _CONTACT,
        # The step time is well known, so flight is off by as many seconds as contact (of 0.25 s) is.
        "flight_time_s": _families(
            _absolute(0.030),
            foot_pod=_absolute(0.0125, _POD),
            chest=_absolute(0.0175),
            waist=_absolute(0.025),
            wrist=_absolute(0.0475, _WRIST),
        ),
        "duty_factor": _CONTACT,
        # The makers' own scales for the chest and the waist lie 6 to 13 % apart, and a pod at the foot models it.
        "vertical_oscillation_m": _families(_relative(0.15), chest=_relative(0.07), waist=_relative(0.10)),
        "vertical_ratio": _families(_relative(0.16), chest=_relative(0.08), waist=_relative(0.11)),
        "ground_contact_balance": _families(_absolute(0.005)),
        # At one step time, contact enters leg stiffness 2.1 to 2.6 times and vertical stiffness 0.6 to 1.1 times; the
        # model itself adds 6 % and 3 %.
        "leg_stiffness_n_per_m": _families(
            _relative(0.29, _MORIN),
            foot_pod=_relative(0.13, _MORIN),
            chest=_relative(0.18, _MORIN),
            waist=_relative(0.25, _MORIN),
        ),
        "vertical_stiffness_n_per_m": _families(
            _relative(0.12, _MORIN),
            foot_pod=_relative(0.06, _MORIN),
            chest=_relative(0.08, _MORIN),
            waist=_relative(0.10, _MORIN),
        ),
        "power_w": _families(_relative(0.10)),
        "heart_rate_bpm": _families(_absolute(3.0), chest=_absolute(1.0)),
        "altitude_m": _families(_absolute(10.0)),
        "grade": _families(_absolute(0.005)),
    }
)

_NO_ERROR: Final = SensorError()


def sensor_error(quantity: str, sensor: SensorFamily) -> SensorError:
    """Return the standard uncertainty of a quantity from a sensor family; none for a quantity without a row."""
    rows = SENSOR_ERRORS.get(quantity)
    return _NO_ERROR if rows is None else rows.get(sensor, rows[None])
