"""The charts of one run, recorded twice: both lines and their difference through the run, and over their mean."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from gait.compare import Disagreement, SameRun
from gait.model import FloatArray
from gait.pages import compare_words as said
from gait.pages.columns import Columns, usual_reach
from gait.pages.compare_figures import hue
from gait.pages.figures import style
from gait.pages.figures.style import Axis, Figure, Panel, Trace
from gait.pages.numbers import change_factor, change_unit
from gait.quantities import Units

_DOT_PX: Final = 5
_BAND: Final = {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": style.EXPECTED_BAND}


def pair(found: SameRun, quantity: str) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return time, the first and the second recording's series of a quantity, (n,) each, NaN where not both ran."""
    columns = (found.series[name] for name in ("time_s", f"{quantity}@A", f"{quantity}@B"))
    time, first, second = (np.array(column, dtype=np.float64) for column in columns)
    return time, first, second


def step_s(found: SameRun) -> float:
    """Return how many seconds each point of the series stands for."""
    time = np.array(found.series.get("time_s", ()), dtype=np.float64)
    return float(np.median(np.diff(time))) if len(time) > 1 else 1.0


def through_time(found: SameRun, each: Disagreement, units: Units) -> Figure:
    """Draw both recordings over time, and below them the second minus the first with its mean and limits."""
    time, first, second = pair(found, each.quantity)
    letters = [run.letter for run in found.runs]
    both = np.concatenate([first, second])
    panels = [
        Panel(name=each.quantity, axis=style.value_axis(each.quantity, both, units)),
        Panel(name=_difference_name(found, each, units), axis=_difference_axis(each, second - first, units), px=160),
    ]
    drawn = Columns(time_s=time, running=np.isfinite(first), walking=np.zeros(len(time), dtype=np.bool_), values={})
    layout = style.through_time(style.stacked(panels, style.time_axis(drawn), units))
    layout["shapes"] = [_sensors_band(each, units, "y2"), *_uprights(each, units, "y2")]
    x = style.milliseconds(time)
    lines = [
        _line(x, style.points(each.quantity, values, units), letters[place], place, each.quantity, units)
        for place, values in enumerate((first, second))
    ]
    gap = style.rounded((second - first) * change_factor(each.quantity, units), 3)
    apart = style.line(x, gap, said.EACH_KEY, style.colour(each.quantity), width=1)
    apart |= {"yaxis": "y2", "hovertemplate": _hover(found, each, units)}
    return {"data": [*lines, apart], "layout": layout}


def over_mean(found: SameRun, each: Disagreement, units: Units) -> Figure:
    """Draw the difference of each moment over the mean of both, with its mean and limits (Bland and Altman's plot)."""
    _, first, second = pair(found, each.quantity)
    known = np.isfinite(first) & np.isfinite(second)
    middle, gap = (first[known] + second[known]) / 2, second[known] - first[known]
    panel = Panel(name=_difference_name(found, each, units), axis=_difference_axis(each, gap, units), px=260)
    across = style.value_axis(each.quantity, middle, units)
    layout = style.titled(style.stacked([panel], across, units), each.quantity, units) | {"hovermode": "closest"}
    layout["shapes"] = [_sensors_band(each, units, "y"), *_uprights(each, units, "y")]
    dots: Trace = {
        "type": "scatter",
        "mode": "markers",
        "x": style.points(each.quantity, middle, units),
        "y": style.rounded(gap * change_factor(each.quantity, units), 3),
        "name": said.EACH_KEY,
        "marker": {"color": style.colour(each.quantity), "size": _DOT_PX, "opacity": 0.4, "line": {"width": 0}},
        "hovertemplate": _hover(found, each, units),
        "meta": "dot",
    }
    return {"data": [dots], "layout": layout}


def _difference_name(found: SameRun, each: Disagreement, units: Units) -> str:
    first, second = (run.letter for run in found.runs)
    return said.DIFFERENCE_PANEL.format(second=second, first=first, unit=change_unit(each.quantity, units))


def _hover(found: SameRun, each: Disagreement, units: Units) -> str:
    return f"{_difference_name(found, each, units)} %{{y:+.2f}}<extra></extra>"


def _difference_axis(each: Disagreement, gap: FloatArray, units: Units) -> Axis:
    """Return an axis of differences that holds the limits, the sensors' errors and all but stray values."""
    ends = [*usual_reach(gap), each.limit_low, each.limit_high, 0.0]
    low, high = (end * change_factor(each.quantity, units) for end in (min(ends), max(ends)))
    room = (high - low) * 0.08 or 1.0
    return style.plain_axis(range=[round(low - room, 4), round(high + room, 4)], nticks=6)


def _sensors_band(each: Disagreement, units: Units, axis: str) -> Figure:
    far = round(each.sensors * change_factor(each.quantity, units), 4)
    across = {"xref": "paper", "x0": 0, "x1": 1, "yref": axis, "y0": -far, "y1": far}
    return _BAND | across | {"name": said.SENSORS_BAND}


def _uprights(each: Disagreement, units: Units, axis: str) -> list[Figure]:
    """Return the mean difference as a full line and the limits as dotted ones, across the chart."""
    factor = change_factor(each.quantity, units)
    named = (
        (each.bias, {"width": 2}, said.BIAS_KEY),
        (each.limit_low, {"width": 1.5, "dash": "dot"}, said.LIMITS_KEY),
        (each.limit_high, {"width": 1.5, "dash": "dot"}, said.LIMITS_KEY),
    )
    return [_across(value * factor, look, name, axis) for value, look, name in named]


def _across(value: float, look: Mapping[str, Any], name: str, axis: str) -> Figure:
    ends = {"xref": "paper", "x0": 0, "x1": 1, "yref": axis, "y0": round(value, 4), "y1": round(value, 4)}
    return {"type": "line", "line": {"color": style.INK, **look}, "name": name} | ends


def _line(  # noqa: PLR0913, PLR0917 - a line of a recording
    x: list[int], y: list[float | None], letter: str, place: int, quantity: str, units: Units
) -> Trace:
    line = style.line(x, y, letter, hue(place), width=1.5, mark="line" if place == 0 else "dash")
    line["line"] |= {"dash": "solid"} if place == 0 else {"dash": "dash"}
    return line | {"hovertemplate": f"{letter}: {style.hover(quantity, units)}<extra></extra>"}
