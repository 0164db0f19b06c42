"""The charts of a comparison of runs: the differences, and each run at each pace.

A run has a letter, a mark, a kind of line and a colour of its own, so that no meaning hangs on the colour.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from gait.compare import Comparison, Difference, Pace
from gait.pages import compare_words as said
from gait.pages.figures import change, style
from gait.pages.figures.style import Figure, Panel, Trace
from gait.pages.numbers import label
from gait.quantities import Units

PACED: Final = ("cadence_spm", "ground_contact_time_s", "heart_rate_bpm")
"""Quantities that are drawn at each pace, where two runs have them."""
LEAST_RUNS: Final = 2
_HUES: Final = ("cadence_spm", "step_length_m", "ground_contact_time_s", "vertical_oscillation_m", "vertical_ratio")
_SYMBOLS: Final = ("circle", "square", "diamond", "triangle-up", "cross", "star")
_DASHES: Final = ("solid", "dash", "dot", "dashdot", "longdash")
_PERCENT: Final = 100.0


def hue(place: int) -> str:
    """Return the colour of a run by its place; the first, which the others are held against, is drawn in ink."""
    return style.INK if place == 0 else style.colour(_HUES[(place - 1) % len(_HUES)])


def comparable(found: Comparison) -> tuple[Difference, ...]:
    """Return the differences that could be worked out."""
    return tuple(each for each in found.differences if each.difference is not None and each.first_mean)


def differences(found: Comparison, units: Units) -> Figure | None:
    """Draw each difference in percent of the first run, with both its intervals; None with nothing to compare."""
    places = {run.letter: place for place, run in enumerate(found.runs)}
    rows = [_row(each, places[each.run], many=len(places) > LEAST_RUNS) for each in comparable(found)]
    axis = said.DIFFERENCE_AXIS.format(first=found.runs[0].letter)
    return change.changes(rows, axis, units) if rows else None


def row_name(found: Difference, *, many: bool) -> str:
    """Return the name of a difference: the quantity, and the run where there are several."""
    called = label(found.quantity)
    return said.QUANTITY_OF_RUN.format(label=called, run=found.run) if many else called


def _row(found: Difference, place: int, *, many: bool) -> change.Row:
    def percent(value: float | None) -> float:
        return _PERCENT * (value or 0.0) / (found.first_mean or 1.0)

    wide = found.sensors_low is not None
    return change.Row(
        name=row_name(found, many=many),
        hue=style.colour(found.quantity),
        value=percent(found.difference),
        ends=(percent(found.low), percent(found.high)),
        wide=(percent(found.sensors_low), percent(found.sensors_high)) if wide else None,
        symbol=_SYMBOLS[(place - 1) % len(_SYMBOLS)],
    )


def at_paces(found: Comparison, quantity: str, units: Units) -> Figure | None:
    """Draw the mean of a quantity at each pace, a line with its interval for every run; None with fewer than two."""
    lines = {run.letter: paces_of(found, run.letter, quantity) for run in found.runs}
    drawn = {letter: paces for letter, paces in lines.items() if paces}
    if len(drawn) < LEAST_RUNS:
        return None
    every = [each for paces in drawn.values() for each in paces]
    values = np.array([end for each in every for end in (each.low, each.high)])
    speed = np.array([each.speed_mps for each in every])
    panel = Panel(name=quantity, axis=style.value_axis(quantity, values, units), px=280)
    stacked = style.stacked([panel], style.value_axis("speed_mps", speed, units), units)
    layout = style.titled(stacked, "speed_mps", units)
    places = {run.letter: place for place, run in enumerate(found.runs)}
    traces = [_traces(letter, places[letter], paces, units) for letter, paces in drawn.items()]
    data = [*(tint for tint, _ in traces), *(line for _, line in traces)]
    return {"data": data, "layout": layout | {"hovermode": "closest"}}


def paces_of(found: Comparison, letter: str, quantity: str) -> tuple[Pace, ...]:
    """Return the bins of speed of a run that hold a quantity, slow to fast."""
    return tuple(each for each in found.paces if each.run == letter and each.quantity == quantity)


def _traces(letter: str, place: int, paces: Sequence[Pace], units: Units) -> tuple[Trace, Trace]:
    quantity = paces[0].quantity
    x = style.points("speed_mps", np.array([each.speed_mps for each in paces]), units)
    mean, low, high = np.array([(each.mean, each.low, each.high) for each in paces]).T
    ends = [style.points(quantity, values, units) for values in (low, high)]
    name = said.PACE_KEY.format(run=letter)
    line = style.line(x, style.points(quantity, mean, units), name, hue(place), mark="line")
    line["line"] |= {"dash": _DASHES[place % len(_DASHES)]}
    marked = {
        "mode": "lines+markers+text",
        "marker": {"symbol": _SYMBOLS[place % len(_SYMBOLS)], "size": 9, "color": hue(place)},
        "text": [*[""] * (len(paces) - 1), letter],
        "textposition": "top center",
        "textfont": {"color": hue(place), "size": 14},
        "hovertemplate": f"{letter}: {style.hover(quantity, units)}<extra></extra>",
    }
    return _tint(x, ends, name, hue(place)), line | marked


def _tint(x: list[float | None], ends: Sequence[list[float | None]], name: str, colour: str) -> Trace:
    """Return the interval around a run's line; a single pace has an upright in its place."""
    if len(x) == 1:
        upright = style.line([*x, *x], [ends[0][0], ends[1][0]], name, colour, width=2)
        return upright | {"hoverinfo": "skip"}
    return style.around(x, ends[0], ends[1], name, colour) | {"meta": None}
