"""How far each kind of sensor may be off in the mean of a whole run: one row a quantity and sensor family.

A row is one standard uncertainty (GUM), relative to the value, absolute, or both; the 95 % interval takes 1.96 of it.
It is the error that does not average out: the definition of the sensor's maker, its calibration, its place on the body.
Published numbers are rows of ``gait.evidence``, and become a standard uncertainty in one of two ways:

- a mean absolute error E: a normal error with the standard deviation s has a mean absolute error of
  s sqrt(2 / pi) = 0.8 s, so it is E / 0.8;
- a mean error with its sign (a bias), which nobody can correct for because it differs between studies and devices,
  counts as one standard uncertainty as it is.

Rows without a study behind them say ``engineering choice``.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gait.evidence import value
from gait.model import SensorFamily

Family = SensorFamily | None

CHOICE: Final = "engineering choice"
_FOOT_SPEED: Final = "sensor in the midsole, Sensors 2018 18:4194, +0.03 +- 0.27 m/s a stride; doi 10.3390/s18124194"

SD_OF_MEAN_ABSOLUTE: Final = math.sqrt(math.pi / 2)
"""Standard deviation of a normal error over its mean absolute value: 1 / 0.8."""
_USUAL_CONTACT_S: Final = 0.25
"""The contact at which an error of contact becomes one of flight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorError:
    """One standard uncertainty of a mean: ``relative`` x value and ``absolute`` [SI] in quadrature.

    ``source`` is the key of a row of ``gait.evidence``, a paper, or ``engineering choice``.
    """

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


def _mean_absolute(key: str, name: str) -> SensorError:
    """Return the row for a published mean absolute error, a number of an evidence row in percent."""
    return SensorError(relative=SD_OF_MEAN_ABSOLUTE * value(key, name) / 100, source=key)


def _bias(key: str, name: str) -> SensorError:
    """Return the row for a published mean error, a number of an evidence row in percent."""
    return SensorError(relative=abs(value(key, name)) / 100, source=key)


_SPEED: Final = _families(
    _relative(0.05),
    # Of eight watches; a watch of today is taken to be as good as the best of them.
    gps=_mean_absolute("device_gnss", "low_percent"),
    foot_pod=_relative(0.03, _FOOT_SPEED),
)
_CONTACT: Final = _families(
    _relative(0.12),
    foot_pod=_bias("device_stryd", "stryd_contact_percent"),
    chest=_relative(0.07),
    waist=_relative(0.10),
    wrist=_mean_absolute("device_wrist", "contact_mape_percent"),
)
# The step time is well known, so flight is off by as many seconds as contact is.
_FLIGHT: Final = MappingProxyType(
    {family: _absolute(_USUAL_CONTACT_S * row.relative, row.source) for family, row in _CONTACT.items()}
)


def _stiffness(times: float) -> Mapping[Family, SensorError]:
    """Return the rows of a stiffness that contact's error enters so many times, with the model's own bias."""
    model = value("spring_mass", "most_bias_percent") / 100
    return MappingProxyType(
        {
            family: _relative(math.hypot(times * row.relative, model), "spring_mass")
            for family, row in _CONTACT.items()
            if family != "wrist"
        }
    )


SENSOR_ERRORS: Final[Mapping[str, Mapping[Family, SensorError]]] = MappingProxyType(
    {
        # The file stores whole or half strides, some devices cut instead of rounding: up to 1 spm whatever the sensor.
        "cadence_spm": _families(_absolute(1.0)),
        "speed_mps": _SPEED,
        "step_length_m": _SPEED,
        "stride_length_m": _SPEED,
        "ground_contact_time_s": _CONTACT,
        "flight_time_s": _FLIGHT,
        "duty_factor": _CONTACT,
        # The makers' own scales for the chest and the waist lie 6 to 13 % apart, and a pod at the foot models it.
        "vertical_oscillation_m": _families(_relative(0.15), chest=_relative(0.07), waist=_relative(0.10)),
        "vertical_ratio": _families(_relative(0.16), chest=_relative(0.08), waist=_relative(0.11)),
        "ground_contact_balance": _families(_absolute(0.005)),
        # At one step time, contact enters leg stiffness 2.1 to 2.6 times and vertical stiffness 0.6 to 1.1 times.
        "leg_stiffness_n_per_m": _stiffness(2.4),
        "vertical_stiffness_n_per_m": _stiffness(1.0),
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
