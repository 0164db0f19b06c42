"""Braking and reach for the pace: through the run, and by split and terrain, in percent more or less than usual."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from gait.model import ContactForSpeed, FloatArray, OverstridingPart, OverstridingWindow, Ratio, StepsForSpeed
from gait.pages import words, words_form
from gait.pages.columns import Columns, Scene
from gait.pages.figures import style
from gait.pages.figures.style import Axis, Figure, Panel, Trace
from gait.pages.ratios import percents

_BRAKING_HUE: Final = style.COLOURS["step_length_m"]
_REACH_HUE: Final = style.COLOURS["ground_contact_time_s"]
COMPARED: Final = 2
"""How many windows or stretches it takes to compare."""
_ASIDE: Final = 0.14
"""How far the two marks of one stretch stand apart, as a share of the way to the next."""
_MOST_LABELS: Final = 14
_LEAST_REACH: Final = 4.0
"""Percent that an axis shows to either side of usual, whatever the data."""
_PLACE_PX: Final = 170
_GAP_PX: Final = 62


def over_time(scene: Scene) -> Figure | None:
    """Draw the braking a step of each window with its interval, and the reach below where contact was measured.

    None with fewer than two windows.
    """
    found = scene.analysis.overstriding
    if len(found.windows) < COMPARED:
        return None
    reached = [each for each in found.windows if each.contact is not None]
    names = [words_form.BRAKING_PANEL]
    traces = _braking_dots(found.windows, _times(found.windows))
    values = [[each.steps for each in found.windows]]
    if len(reached) >= COMPARED:
        names.append(reach_panel(found.contact))
        values.append([each.contact for each in reached if each.contact is not None])
        traces.insert(0, _dots(_times(reached), values[1], words_form.REACH, _REACH_HUE) | {"yaxis": "y2"})
    grounds = (_ground(found.steps), _ground(found.contact))
    panels = [
        Panel(name=name, axis=_percent_axis(each, ground), px=style.PANEL_PX if not number else style.SMALL_PANEL_PX)
        for number, (name, each, ground) in enumerate(zip(names, values, grounds, strict=False))
    ]
    layout = style.stacked(panels, style.time_axis(_spanned(scene.columns, found.windows)), scene.units)
    layout["shapes"] = [*style.aside(scene.analysis), *_references(grounds[: len(panels)])]
    return {"data": traces, "layout": style.through_time(layout)}


def by_place(scene: Scene) -> Figure | None:
    """Draw braking, and reach where contact was measured, in each split and on each class of terrain.

    None where neither has two stretches to compare.
    """
    found = scene.analysis.overstriding
    groups = {words_form.SPLITS_PANEL: found.splits, words_form.TERRAIN_PANEL: terrain_parts(scene)}
    shown = {name: parts for name, parts in groups.items() if len(parts) >= COMPARED}
    if not shown:
        return None
    ground = _ground(found.steps)
    ratios = [ratio for parts in shown.values() for part in parts for ratio in (part.steps, part.contact) if ratio]
    panels = [Panel(name=name, axis=_percent_axis(ratios, ground), px=_PLACE_PX) for name in shown]
    layout = style.stacked(panels, {}, scene.units, _GAP_PX)
    layout["shapes"] = _references([ground] * len(shown), words_form.THIRD_BAND_BRAKING)
    traces: list[Trace] = []
    for number, parts in enumerate(shown.values(), start=1):
        layout["xaxis" if number == 1 else f"xaxis{number}"] = _place_axis(parts, number)
        traces += _place_dots(parts, number)
    return {"data": traces, "layout": layout | {"hovermode": "closest"}}


def terrain_parts(scene: Scene) -> tuple[OverstridingPart, ...]:
    """Return the classes of terrain from downhill to uphill, under their names in words."""
    found = scene.analysis.overstriding.terrain
    return tuple(replace(found[kind], label=name) for kind, name in words.TERRAIN.items() if kind in found)


def reach_panel(contact: ContactForSpeed | None) -> str:
    """Return what the reach of the windows is compared with, in words."""
    ranked = contact is not None and contact.norm is not None
    return words_form.REACH_PANEL if ranked else words_form.REACH_OWN_PANEL


def _times(windows: Sequence[OverstridingWindow]) -> list[int]:
    return style.milliseconds(np.array([(each.start_s + each.stop_s) / 2 for each in windows]))


def _spanned(drawn: Columns, windows: Sequence[OverstridingWindow]) -> Columns:
    """Return the columns, with the windows' own time where the analysis came without its series."""
    if len(drawn.time_s):
        return drawn
    return replace(drawn, time_s=np.array([windows[0].start_s, windows[-1].stop_s]))


def _braking_dots(windows: Sequence[OverstridingWindow | OverstridingPart], x: Sequence[float]) -> list[Trace]:
    """Return the braking of stretches as dots; at speeds beyond the model's data hollow, under a name of their own."""
    traces: list[Trace] = []
    for beyond, name in ((True, words_form.BEYOND), (False, words_form.BRAKING)):
        at = [place for place, each in enumerate(windows) if each.extrapolated is beyond]
        if at:
            dots = _dots([x[place] for place in at], [windows[place].steps for place in at], name, _BRAKING_HUE)
            traces.append(_hollow(dots) if beyond else dots)
    return traces


def _dots(x: Sequence[float], ratios: Sequence[Ratio], name: str, hue: str) -> Trace:
    mean, low, high = np.array([percents(each) for each in ratios]).T
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(each, 2) for each in x],
        "y": style.rounded(mean, 1),
        "name": name,
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": style.rounded(high - mean, 1),
            "arrayminus": style.rounded(mean - low, 1),
            "color": hue,
            "thickness": 1,
            "width": 0,
        },
        "marker": {"color": hue, "size": 7, "line": {"width": 0}},
        "hovertemplate": words_form.HOVER.format(name=name),
        "meta": "dot",
    }


def _hollow(dots: Trace) -> Trace:
    return dots | {"marker": dots["marker"] | {"symbol": "circle-open", "line": {"width": 1.5}}, "meta": "ring"}


def _place_dots(parts: Sequence[OverstridingPart], panel: int) -> list[Trace]:
    """Return the marks of one panel: braking, and beside it reach where contact was measured."""
    reached = [(at, part.contact) for at, part in enumerate(parts) if part.contact is not None]
    shift = _ASIDE if reached else 0.0
    traces = _braking_dots(parts, [at - shift for at in range(len(parts))])
    if reached:
        x, ratios = [at + shift for at, _ in reached], [ratio for _, ratio in reached]
        traces.insert(0, _dots(x, ratios, words_form.REACH, _REACH_HUE))
    return [trace | _axes(panel) for trace in traces]


def _axes(panel: int) -> Figure:
    return {} if panel == 1 else {"xaxis": f"x{panel}", "yaxis": f"y{panel}"}


def _place_axis(parts: Sequence[OverstridingPart], panel: int) -> Axis:
    every = max(1, -(-len(parts) // _MOST_LABELS))
    places = range(0, len(parts), every)
    return style.plain_axis(
        range=[-0.6, len(parts) - 0.4],
        tickvals=list(places),
        ticktext=[style.plain(parts[place].label) for place in places],
        showgrid=False,
        tickangle=0,
        anchor="y" if panel == 1 else f"y{panel}",
    )


def _ground(found: StepsForSpeed | ContactForSpeed | None) -> tuple[float, float] | None:
    """Return the ratios between which a verdict is typical; None where nothing is ranked."""
    if found is None or found.long_from is None or found.short_to is None:
        return None
    return found.short_to, found.long_from


def _percent_axis(ratios: Sequence[Ratio], ground: tuple[float, float] | None) -> Axis:
    seen = np.array([percents(each) for each in ratios]).reshape(-1, 3)
    wanted = [-_LEAST_REACH, _LEAST_REACH, *(100.0 * (end - 1) for end in ground or ())]
    low, high = _reach(np.concatenate([seen.ravel(), wanted]))
    return style.plain_axis(range=[low, high], nticks=6, ticksuffix=" %")


def _reach(values: FloatArray) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    room = 0.06 * (high - low)
    return round(low - room, 1), round(high + room, 1)


def _references(grounds: Sequence[tuple[float, float] | None], name: str = words_form.THIRD_BAND) -> list[Figure]:
    """Return the ground of each panel: the line of the usual, and where long and short begin as the edges of a band."""
    shapes: list[Figure] = []
    for number, ground in enumerate(grounds, start=1):
        axis = "y" if number == 1 else f"y{number}"
        across = {"xref": "paper", "x0": 0, "x1": 1, "yref": axis, "layer": "below"}
        if ground is not None:
            low, high = (round(100.0 * (end - 1), 1) for end in ground)
            edge = {"color": style.EXPECTED_EDGE, "width": 1}
            shapes.append(
                {
                    "type": "rect",
                    "y0": low,
                    "y1": high,
                    "fillcolor": style.EXPECTED_BAND,
                    "line": edge,
                    "name": name,
                }
                | across
            )
        usual = {"color": style.EXPECTED, "width": 1.5, "dash": "dot"}
        shapes.append({"type": "line", "y0": 0, "y1": 0, "line": usual, "name": words_form.USUAL} | across)
    return shapes
