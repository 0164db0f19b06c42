"""Small drawings in a line of text: SVG paths with whole numbers, so that a thousand of them weigh little."""

from collections.abc import Sequence
from typing import Final

from gait.pages.seasons.contexts import Spark

WIDTH: Final = 72
HEIGHT: Final = 18
_EDGE: Final = 2
"""Room for the line's own width and its last point."""


def line(values: Sequence[float | None], least_span: float, *, width: int = WIDTH, alt: str = "") -> Spark | None:
    """Return values as a line with a dot at its end, gaps where there is None; None with fewer than two values.

    Parameters
    ----------
    values : sequence of float or None
        Evenly spaced.
    least_span : float
        What the height holds at the least, so that noise does not look like a mountain.
    width : int
        Of the drawing [px].
    alt : str
        What it shows, in words.

    """
    known = [each for each in values if each is not None]
    if len(known) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    middle, span = (min(known) + max(known)) / 2, max(max(known) - min(known), least_span)
    points = [
        None if value is None else (_across(at, len(values), width), _down((value - middle) / span + 0.5))
        for at, value in enumerate(values)
    ]
    last = next(point for point in reversed(points) if point is not None)
    return Spark(path=_path(points), width=width, height=HEIGHT, end=last, alt=alt)


def bars(values: Sequence[float | None], *, width: int = WIDTH, alt: str = "") -> Spark | None:
    """Return values from zero as uprights, none where there is None or 0; None where there is nothing to draw."""
    most = max((each for each in values if each is not None), default=0.0)
    if most <= 0:
        return None
    wide = max(width // len(values), 2)
    path = "".join(
        f"M{at * wide} {HEIGHT}v-{max(round(value / most * (HEIGHT - 1)), 1)}h{wide - 1}V{HEIGHT}z"
        for at, value in enumerate(values)
        if value
    )
    return Spark(path=path, width=wide * len(values), height=HEIGHT, alt=alt, filled=True)


def _across(at: int, count: int, width: int) -> int:
    return _EDGE + round(at * (width - 2 * _EDGE) / max(count - 1, 1))


def _down(share: float) -> int:
    return round(HEIGHT - _EDGE - share * (HEIGHT - 2 * _EDGE))


def _path(points: Sequence[tuple[int, int] | None]) -> str:
    """Return the path: one move a stretch, then steps from point to point."""
    parts: list[str] = []
    before: tuple[int, int] | None = None
    for point in points:
        if point is not None:
            parts.append(
                f"M{point[0]} {point[1]}" if before is None else f"l{point[0] - before[0]} {point[1] - before[1]}"
            )
        before = point
    return "".join(parts)
