"""A chart as it stands before plotly has started, and where no script runs: the same drawing as paths.

plotly's own start takes longer than all else on a page; who opens it sees the first chart with the text.
"""

import html
import math
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from gait.language import _
from gait.pages.contexts import Still, StillNote, StillPath, StillTick
from gait.pages.figures.style import RULE, Figure, Trace

_WIDE: Final = 1000.0
"""Units across, stretched to the width that there is."""
_TICKS: Final = 5
_MOST_MONTHS: Final = 7
_STEPS: Final = (1.0, 2.0, 5.0, 10.0)
_MONTHS: Final = (1, 2, 3, 6, 12, 24)
_MONTH_NAMES: Final = (
    _("Jan"),
    _("Feb"),
    _("Mar"),
    _("Apr"),
    _("May"),
    _("Jun"),
    _("Jul"),
    _("Aug"),
    _("Sep"),
    _("Oct"),
    _("Nov"),
    _("Dec"),
)


class _Frame:
    """Where a chart's points stand: its one panel, in units across and pixels down."""

    def __init__(self, figure: Figure) -> None:
        layout = figure["layout"]
        self.left, self.right = map(float, layout["xaxis"]["range"])
        self.bottom, self.top = map(float, layout["yaxis"]["range"])
        margin = layout["margin"]
        self.head = int(margin["t"])
        self.height = int(layout["height"] - margin["t"] - margin["b"])

    def across(self, x: float) -> float:
        """Return where a moment stands, in units across."""
        return round(_WIDE * (x - self.left) / (self.right - self.left), 1)

    def down(self, y: float) -> float:
        """Return where a value stands, in pixels down."""
        return round(self.height * (self.top - y) / (self.top - self.bottom), 1)


def still(figure: Figure) -> Still:
    """Return a chart of one panel over days as paths and labels.

    Parameters
    ----------
    figure : Figure
        With filled outlines, lines with error bars, and uprights, grounds and levels as shapes; dots are left out.

    """
    frame = _Frame(figure)
    rows = tuple(_rows(frame))
    paths = [
        *_grid(rows),
        *_shapes(figure, frame),
        *(path for trace in figure["data"] for path in _traces(trace, frame)),
    ]
    return Still(
        head=frame.head,
        height=frame.height,
        paths=tuple(sorted(paths, key=lambda each: not each.filled)),
        rows=rows,
        columns=tuple(_columns(frame)),
        notes=tuple(_notes(figure, frame)),
        title=html.unescape(figure["layout"]["annotations"][0]["text"]),
    )


def _grid(rows: Sequence[StillTick]) -> Iterator[StillPath]:
    for row in rows:
        yield StillPath(path=f"M0 {row.place:g}H{_WIDE:g}", colour=RULE, width=1.0)


def _notes(figure: Figure, frame: _Frame) -> Iterator[StillNote]:
    """Yield the words beside the uprights, as the drawing has them: with plotly's own escaping undone."""
    for note in figure["layout"]["annotations"][1:]:
        share = round(frame.across(note["x"]) / _WIDE, 4)
        text = html.unescape(note["text"])
        yield StillNote(place=share, down=-int(note["yshift"]), text=text, before=note["xanchor"] == "right")


def _traces(trace: Trace, frame: _Frame) -> Iterator[StillPath]:
    points = [
        None if x is None or y is None else (frame.across(x), frame.down(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if trace.get("fill"):
        yield StillPath(path=_path(points), colour=str(trace["fillcolor"]), width=0.0, filled=True)
    elif "lines" in trace["mode"]:
        hue = str(trace["line"]["color"])
        yield StillPath(path=_path(points), colour=hue, width=1.5)
        yield StillPath(path=_error_bars(trace, frame), colour=hue, width=1.0)


def _error_bars(trace: Trace, frame: _Frame) -> str:
    error: dict[str, Any] = trace.get("error_y", {})
    rows = zip(trace["x"], trace["y"], error.get("array", ()), error.get("arrayminus", ()), strict=False)
    return "".join(
        f"M{frame.across(x):g} {frame.down(y + above):g}V{frame.down(y - below):g}"
        for x, y, above, below in rows
        if y is not None and above is not None and below is not None
    )


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    parts: list[str] = []
    before: tuple[float, float] | None = None
    for point in points:
        if point is not None:
            parts.append(f"{'M' if before is None else 'L'}{point[0]:g} {point[1]:g}")
        before = point
    return "".join(parts)


def _shapes(figure: Figure, frame: _Frame) -> Iterator[StillPath]:
    for shape in figure["layout"]["shapes"]:
        x0, x1 = frame.across(shape["x0"]), frame.across(shape["x1"])
        over_all = shape["yref"] == "paper"
        y0, y1 = (0.0, float(frame.height)) if over_all else (frame.down(shape["y0"]), frame.down(shape["y1"]))
        if shape["type"] == "rect":
            yield StillPath(path=f"M{x0:g} {y0:g}H{x1:g}V{y1:g}H{x0:g}z", colour=shape["fillcolor"], filled=True)
        else:
            look = shape["line"]
            dash = "4 4" if "dash" in look else ""
            yield StillPath(path=f"M{x0:g} {y0:g}L{x1:g} {y1:g}", colour=look["color"], width=look["width"], dash=dash)


def _rows(frame: _Frame) -> Iterator[StillTick]:
    """Yield round values of the upright axis, with their places in pixels."""
    span = frame.top - frame.bottom
    rough = span / _TICKS
    scale = 10.0 ** math.floor(math.log10(rough))
    step = next(scale * each for each in _STEPS if scale * each >= rough)
    digits = max(0, -math.floor(math.log10(step)))
    for number in range(math.ceil(frame.bottom / step), math.floor(frame.top / step) + 1):
        yield StillTick(place=frame.down(number * step), text=f"{number * step:.{digits}f}")


def _columns(frame: _Frame) -> Iterator[StillTick]:
    """Yield firsts of months of the axis of days, with their places as shares of the width."""
    first, last = (datetime.fromtimestamp(each / 1000, UTC) for each in (frame.left, frame.right))
    months = range(12 * first.year + first.month, 12 * last.year + last.month)
    step = next((each for each in _MONTHS if len(months) <= each * _MOST_MONTHS), _MONTHS[-1] * 2)
    for number in months:
        if number % step == 0:
            year, month = divmod(number, 12)
            place = frame.across(datetime(year, month + 1, 1, tzinfo=UTC).timestamp() * 1000) / _WIDE
            yield StillTick(place=round(place, 4), text=f"{_MONTH_NAMES[month]} {year}")
