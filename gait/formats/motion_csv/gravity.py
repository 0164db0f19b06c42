"""The unit of acceleration, from gravity: over seconds, what is left of all movement is 1 g.

A body that ends a second about as fast as it began it has gained no speed, so the mean of its acceleration is gravity,
as far as the sensor does not turn meanwhile.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.errors import UnknownFormatError, UnsupportedFileError
from gait.formats.motion_csv.told import UNITS_G
from gait.language import _
from gait.model import FloatArray

_WINDOW_S: Final = 2.0
_BAND_G: Final = (0.4, 3.0)
"""Where the mean of real recordings lies: 0.7 to 1.4 g at trunk, wrist and pocket, 2 g at a running foot."""
_LEAST_SHARE: Final = 0.25
"""Mean over root mean square: 0.45 to 1 in real recordings with gravity, at most 0.13 once it is taken out."""
_LEAST_MOVEMENT: Final = 0.002
"""What is left of a recording without its mean, as a share of it: less than any sensor's noise is no measurement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What the numbers say of gravity: its size in their own unit, its share of all, and how much they move."""

    size: float
    share: float
    movement: float

    @property
    def is_there(self) -> bool:
        """Whether the numbers hold gravity."""
        return self.share >= _LEAST_SHARE

    @property
    def unit(self) -> str | None:
        """The unit in which the size is that of gravity; None where none is."""
        return next((unit for unit, in_g in UNITS_G.items() if _BAND_G[0] <= self.size * in_g <= _BAND_G[1]), None)


def weighed(values: FloatArray, rate_hz: float) -> Weight:
    """Return what numbers (n, 3) at a rate say of gravity, by their means over two seconds."""
    width = max(1, min(round(_WINDOW_S * rate_hz), len(values)))
    count = len(values) // width
    means = values[: count * width].reshape(count, width, 3).mean(axis=1)
    size = float(np.median(np.linalg.norm(means, axis=1)))
    square = float(np.sqrt(np.mean(np.square(values).sum(axis=1))))
    movement = float(np.sqrt(np.square(values - values.mean(axis=0)).sum(axis=1).mean()))
    return Weight(size=size, share=size / square if square > 0 else 0.0, movement=movement / square if square else 0.0)


def in_g(values: FloatArray, rate_hz: float, unit: str | None, *, has_gravity: bool | None) -> tuple[float, bool]:
    """Return by what to multiply numbers (n, 3) to have multiples of gravity, and whether gravity is in them.

    Parameters
    ----------
    values : ndarray, shape (n, 3)
        Acceleration in an unknown or a named unit.
    rate_hz : float
        Samples a second.
    unit : str or None
        ``g``, ``m/s2`` or ``mg`` where it was told or named.
    has_gravity : bool or None
        Whether gravity is in the numbers, where that was told or named.

    Raises
    ------
    GaitError
        If the numbers are no acceleration, or neither they nor the names settle the unit.

    """
    weight = weighed(values, rate_hz)
    if weight.movement < _LEAST_MOVEMENT:
        what = _("The three columns hardly change: they hold no movement")
        raise UnknownFormatError(what, next_step=_("Give the table of acceleration; that of gravity alone is no use."))
    is_there = weight.is_there if has_gravity is None else has_gravity
    if unit is not None and (has_gravity is not None or _fits(weight, unit)):
        return UNITS_G[unit], is_there
    if is_there and weight.unit is not None:
        return UNITS_G[weight.unit], True
    raise _unsettled(weight)


def _fits(weight: Weight, unit: str) -> bool:
    """Tell whether a named unit is believable where nothing says if gravity is in the numbers."""
    return not weight.is_there or weight.unit == unit


def _unsettled(weight: Weight) -> UnsupportedFileError:
    if weight.is_there:
        what = _("The three axes measure {size:g} at rest, which is gravity in no unit that gait knows")
        after = _("If they are acceleration, give the unit: --columns unit=g, m/s2 or mg.")
        return UnsupportedFileError(what.format(size=weight.size), next_step=after)
    what = _("The three axes hold no gravity: they are acceleration without it, or something else, as rotation")
    after = _("If they are acceleration, say so with its unit: --columns gravity=no,unit=m/s2 (or g).")
    return UnsupportedFileError(what, next_step=after)
