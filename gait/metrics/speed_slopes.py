"""How each quantity usually changes with a runner's speed: what the drift at equal speed starts from.

The slopes follow from the expected cadence and contact time (``gait.norms``) by plain algebra.
How much runners differ: for cadence the row ``cadence_slope_spread`` of ``gait.evidence``; the rest is an engineering
choice, wide enough that a run with changes of pace decides alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.norms import expected_cadence_spm, expected_contact_time_s

CADENCE_SLOPE_SD: Final = EVIDENCE["cadence_slope_spread"].value("sd_spm_per_mps")
CONTACT_SLOPE_SD_SHARE: Final = 0.5
OSCILLATION_SLOPE_SD: Final = 0.008
BALANCE_SLOPE_SD: Final = 0.005
_SLOWEST_MPS, _FASTEST_MPS = 1.6, 6.4


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualSlope:
    """Change of a quantity for 1 m/s [SI of the quantity a m/s], its spread over runners, and what it shares.

    ``shared`` is how much an error of the speed enters the quantity itself.
    """

    usual: float
    spread: float
    shared: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pace:
    """Expected cadence and contact at a speed, and how they change there."""

    speed_mps: float
    cadence_spm: float
    cadence_slope: float
    contact_s: float
    contact_slope: float


def _pace(speed_mps: float) -> _Pace:
    speed = min(max(speed_mps, _SLOWEST_MPS), _FASTEST_MPS)
    around = np.array([speed - 0.05, speed, speed + 0.05])
    cadence, contact = expected_cadence_spm(around, None), expected_contact_time_s(around)
    return _Pace(
        speed_mps=speed,
        cadence_spm=float(cadence[1]),
        cadence_slope=float(cadence[2] - cadence[0]) / 0.1,
        contact_s=float(contact[1]),
        contact_slope=float(contact[2] - contact[0]) / 0.1,
    )


def _cadence(pace: _Pace) -> UsualSlope:
    return UsualSlope(usual=pace.cadence_slope, spread=CADENCE_SLOPE_SD)


def _contact(pace: _Pace) -> UsualSlope:
    return UsualSlope(usual=pace.contact_slope, spread=CONTACT_SLOPE_SD_SHARE * abs(pace.contact_slope))


def _step_length(pace: _Pace) -> UsualSlope:
    each = 60 / pace.cadence_spm
    turning = each * pace.speed_mps / pace.cadence_spm
    return UsualSlope(usual=each - turning * pace.cadence_slope, spread=turning * CADENCE_SLOPE_SD, shared=each)


def _flight(pace: _Pace) -> UsualSlope:
    turning = 60 / pace.cadence_spm**2
    spread = float(np.hypot(turning * CADENCE_SLOPE_SD, _contact(pace).spread))
    return UsualSlope(usual=-turning * pace.cadence_slope - pace.contact_slope, spread=spread)


def _oscillation(_: _Pace) -> UsualSlope:
    return UsualSlope(usual=0.0, spread=OSCILLATION_SLOPE_SD)


def _balance(_: _Pace) -> UsualSlope:
    return UsualSlope(usual=0.0, spread=BALANCE_SLOPE_SD)


SPEED_SLOPES: Final[Mapping[str, Callable[[_Pace], UsualSlope]]] = MappingProxyType(
    {
        "cadence_spm": _cadence,
        "step_length_m": _step_length,
        "ground_contact_time_s": _contact,
        "flight_time_s": _flight,
        "vertical_oscillation_m": _oscillation,
        "ground_contact_balance": _balance,
    }
)
"""The quantities whose drift is judged, in the order in which it is shown."""


def usual_slope(quantity: str, speed_mps: float) -> UsualSlope:
    """Return how a quantity of ``SPEED_SLOPES`` usually changes with speed around a speed [m/s]."""
    return SPEED_SLOPES[quantity](_pace(speed_mps))
