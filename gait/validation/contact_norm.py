"""What contact time to expect at a speed, in two families of sensors, from published means.

Force plates: ``log contact = log factor + exponent log speed``, by least squares over the means of recreational
runners; college runners, of whose threshold nothing is said, are a check.
Watches, straps and treadmills with a long definition of contact: their means are too few for a slope, so the exponent
is that of the curve in use and only its level is fitted.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.evidence import value
from gait.model import BoolArray, FloatArray
from gait.validation.published import Published

CURVE: Final = (value("contact_curve", "factor_s"), value("contact_curve", "exponent"))
"""Factor [s] and exponent of the norm that watches are held against."""
FEWEST_FOR_A_SLOPE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFit:
    """Contact time [s] is ``factor_s`` x speed [m/s] to the power of ``exponent``; from how many means."""

    factor_s: float
    exponent: float
    means: int

    def at(self, speed_mps: FloatArray) -> FloatArray:
        """Return the contact time [s], same shape."""
        contact: FloatArray = self.factor_s * speed_mps**self.exponent
        return contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A published contact time beside a curve; ``off`` is a share of the curve's."""

    study: str
    force_plate: bool
    speed_mps: float
    contact_s: float
    off: float


def fit_force_plate(table: Published) -> ContactFit | None:
    """Return the curve of force plates, or None where the table has too few means or one speed."""
    rows = _known(table) & table.force_plate & table.recreational
    log_speed, log_contact = np.log(table.speed_mps[rows]), np.log(table.contact_s[rows])
    if len(log_speed) < FEWEST_FOR_A_SLOPE or np.ptp(log_speed) == 0:
        return None
    exponent, level = np.polyfit(log_speed, log_contact, 1)
    return ContactFit(factor_s=float(np.exp(level)), exponent=float(exponent), means=len(log_speed))


def fit_others(table: Published) -> ContactFit | None:
    """Return the curve of all other sensors at the exponent in use, or None where the table has no such mean."""
    rows = _known(table) & ~table.force_plate & table.recreational
    if not rows.any():
        return None
    _, exponent = CURVE
    level = np.mean(np.log(table.contact_s[rows]) - exponent * np.log(table.speed_mps[rows]))
    return ContactFit(factor_s=float(np.exp(level)), exponent=exponent, means=int(rows.sum()))


def curve_in_use() -> ContactFit:
    """Return the norm that watches are held against."""
    factor_s, exponent = CURVE
    return ContactFit(factor_s=factor_s, exponent=exponent, means=0)


def deviations(table: Published, curve: ContactFit) -> tuple[Deviation, ...]:
    """Return every published contact time beside a curve, in the order of the table."""
    rows = np.flatnonzero(_known(table))
    off = table.contact_s[rows] / curve.at(table.speed_mps[rows]) - 1
    return tuple(
        Deviation(
            study=str(table.study[row]),
            force_plate=bool(table.force_plate[row]),
            speed_mps=float(table.speed_mps[row]),
            contact_s=float(table.contact_s[row]),
            off=float(share),
        )
        for row, share in zip(rows, off, strict=True)
    )


def _known(table: Published) -> BoolArray:
    return np.isfinite(table.contact_s) & np.isfinite(table.speed_mps)
