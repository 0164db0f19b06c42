"""How a thing to try is checked on the next run: how far two runs lie apart by chance, and when the check can wait.

Each rule says its own check, from the numbers of its run; here is what they share.
"""

import math
from typing import Final

from gait.language import _

ONCE_WITHIN: Final = _("This can wait until the knee is within the pain rule.")
"""What comes before the check of a thing to try that comes after the knee."""


def apart_by_chance(low: float, high: float) -> float:
    """Return how far two runs as uncertain as this one lie apart by chance: 95 % of such pairs lie within it.

    Parameters
    ----------
    low, high : float
        Ends of this run's 95 % interval.

    Notes
    -----
    The difference of two values with independent errors of one size has sqrt(2) times that error.
    Errors that both runs share (one sensor) make it smaller, so this never promises too much.

    """
    half = (high - low) / 2
    return math.hypot(half, half)
