"""Ratios as the analysis holds them, and the thirds of runners in which they lie."""

from collections.abc import Iterator
from typing import Final

from gait.landing import Ratios
from gait.model import Ratio, Third

THIRDS: Final[tuple[Third, Third, Third]] = ("lowest third", "middle third", "highest third")


def each(found: Ratios) -> Iterator[Ratio]:
    """Yield the ratios one by one, as plain values."""
    for ratio, low, high in zip(found.ratio.tolist(), found.low.tolist(), found.high.tolist(), strict=True):
        yield Ratio(ratio=ratio, low=low, high=high)


def first(found: Ratios) -> Ratio:
    """Return the first of the ratios."""
    return next(each(found))


def thirds(low: float, high: float, edges: tuple[float, float]) -> tuple[Third, ...]:
    """Return the thirds of runners that the span from low to high reaches into, lowest first."""
    return THIRDS[_third(low, edges) : _third(high, edges) + 1]


def _third(ratio: float, edges: tuple[float, float]) -> int:
    return int(ratio > edges[0]) + int(ratio > edges[1])
