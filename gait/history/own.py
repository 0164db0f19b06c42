"""The quantities that a runner's own line is drawn of: how they usually change with speed, and what change matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from gait.evidence import EVIDENCE

_SCATTER: Final = EVIDENCE["run_scatter"].values
_OWN: Final = EVIDENCE["own_slopes"].values
_NORM: Final = EVIDENCE["cadence_norm"].values
_LEAST: Final = EVIDENCE["change_to_report"].values
_SPEED_ERROR: Final = EVIDENCE["device_gnss"].value("low_percent") / 100
_PER_SPEED: Final = _NORM["reference_speed_mps"] / _NORM["intercept_spm"]
_CADENCE_POWER: Final = _NORM["speed_slope_spm_per_mps"] * _PER_SPEED
_CADENCE_POWER_SD: Final = EVIDENCE["cadence_slope_spread"].value("sd_spm_per_mps") * _PER_SPEED


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuantity:
    """A quantity that grows with a power of speed, known before any run within ``power_sd``; and its least scatter.

    ``least_scatter`` is how far runs at equal speed lie apart at the least, as a share (one standard deviation).
    ``shared`` is the part of an error of speed that the quantity has itself (a step length made of that speed: all).
    """

    name: str
    power: float
    power_sd: float
    least_scatter: float
    shared: float = 0.0

    @property
    def of_speed_error(self) -> float:
        """What a run's error of speed makes of the quantity at equal speed, as a share (one standard deviation)."""
        return abs(self.power - self.shared) * _SPEED_ERROR


def _own(name: str, power: float, power_sd: float, shared: float = 0.0) -> OwnQuantity:
    return OwnQuantity(name=name, power=power, power_sd=power_sd, least_scatter=_SCATTER[name], shared=shared)


OWN: Final[Mapping[str, OwnQuantity]] = MappingProxyType(
    {
        each.name: each
        for each in (
            _own("cadence_spm", _CADENCE_POWER, _CADENCE_POWER_SD),
            _own("step_length_m", 1 - _CADENCE_POWER, _CADENCE_POWER_SD, shared=1.0),
            _own(
                "ground_contact_time_s",
                EVIDENCE["contact_curve"].value("exponent"),
                EVIDENCE["own_contact"].value("slope_sd"),
            ),
            _own("vertical_oscillation_m", _OWN["oscillation_power"], _OWN["oscillation_power_sd"]),
        )
    }
)
"""By name, in the order in which they are told."""


def least_change(quantity: str, value: float, *, on_wrist: bool = False) -> float:
    """Return the smallest change of a quantity that is reported, in SI.

    Parameters
    ----------
    quantity : str
        A name of ``OWN``.
    value : float
        What the quantity usually is, of which a step length's change is a share.
    on_wrist : bool
        Contact from a wrist needs a larger change.

    References
    ----------
    Row ``change_to_report`` of ``gait.evidence``.

    """
    least = {
        "cadence_spm": _LEAST["cadence_spm"],
        "step_length_m": value * _LEAST["step_length_percent"] / 100,
        "ground_contact_time_s": _LEAST["contact_wrist_ms" if on_wrist else "contact_ms"] / 1000,
        "vertical_oscillation_m": _LEAST["oscillation_cm"] / 100,
    }
    return least[quantity]
