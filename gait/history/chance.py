"""Student's t, exactly: how far chance alone reaches, at levels that an approximation does not hold at."""

import math


def reach(share: float, degrees: float) -> float:
    """Return the half width that holds that share of Student's t with so many degrees of freedom."""
    from scipy.special import stdtrit  # noqa: PLC0415 - costs more than all else, and most runs need none

    return float(stdtrit(degrees, (1 + share) / 2))


def two_sided(t: float, degrees: float) -> float:
    """Return how often chance alone makes a t as far from zero, on either side; 1 where it is not known."""
    from scipy.special import stdtr  # noqa: PLC0415 - as above

    return 1.0 if math.isnan(t) else float(2 * stdtr(degrees, -abs(t)))
