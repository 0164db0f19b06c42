"""Where it was run: the hills, the terrain classes, the splits, and the track."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from gait.model import Estimate, FloatArray, Stretch, Track
from gait.pages import words
from gait.pages.columns import Scene, minute_mean, only
from gait.pages.figures import style
from gait.pages.figures.style import Figure, Panel, Trace
from gait.pages.numbers import label
from gait.quantities import FOOT_M, MILE_M, Units

_NAME: Final = "cadence_spm"
_CLASSES: Final = ("downhill", "level", "uphill")
_LEAST: Final = 2
_METRES_A_DEGREE: Final = 111_320.0
_SCALES: Final = (5000.0, 2000.0, 1000.0, 500.0, 200.0, 100.0, 50.0)
_FLAT_M: Final = 8.0
_WHOLE: Final = 0.5
_NEAR: Final = 0.04
_ROUND: Final = 0.08
_MOST_DOTS: Final = 600
"""Dots along the track; they touch from about so many on, and each is an element for the browser."""


def profile(scene: Scene) -> Figure | None:
    """Draw altitude over distance, with cadence above it; None without altitude, distance, or any hill."""
    if not (scene.columns.has("altitude_m") and scene.columns.has("distance_m")):
        return None
    altitude = scene.columns.get("altitude_m")
    if float(np.nanmax(altitude) - np.nanmin(altitude)) < _FLAT_M:
        return None
    names = (_NAME, "altitude_m") if scene.columns.has(_NAME) else ("altitude_m",)
    curves = {name: _over_distance(scene, name) for name in names}
    lines = {name: curve for name, curve in curves.items() if np.isfinite(curve[1]).any()}
    panels = [Panel(name=name, axis=style.value_axis(name, y, scene.units), px=150) for name, (_, y) in lines.items()]
    traces: list[Trace] = []
    for number, (name, (x, y)) in enumerate(lines.items(), start=1):
        hover = f"{style.hover(name, scene.units)}<extra></extra>"
        at, values = style.points("distance_m", x, scene.units), style.points(name, y, scene.units)
        line = style.line(at, values, label(name), style.colour(name), hovertemplate=hover)
        traces.append(line | {"yaxis": "y" if number == 1 else f"y{number}"})
    layout = style.stacked(panels, style.plain_axis(showgrid=False), scene.units)
    return {"data": traces, "layout": style.titled(layout, "distance_m", scene.units)}


def _over_distance(scene: Scene, name: str) -> tuple[FloatArray, FloatArray]:
    drawn, distance = scene.columns, scene.columns.get("distance_m")
    if name != _NAME:
        return distance, drawn.get(name)
    time_s, mean = minute_mean(drawn, drawn.get(name))
    known = np.isfinite(distance)
    return np.interp(time_s, drawn.time_s[known], distance[known]), mean


def terrain(scene: Scene) -> Figure | None:
    """Draw cadence downhill, on the level and uphill with intervals, beside what is to be expected there."""
    found = [(kind, scene.analysis.terrain[kind]) for kind in _CLASSES if kind in scene.analysis.terrain]
    known = [(kind, piece, piece.values[_NAME]) for kind, piece in found if _NAME in piece.values]
    if len(known) < _LEAST:
        return None
    rows = [words.TERRAIN[kind] for kind, _, _ in known]
    layout = style.titled(style.base(50 + 52 * len(rows)), _NAME, scene.units) | {"hovermode": "closest"}
    means = [estimate for _, _, estimate in known]
    expected = [piece.expected_cadence_spm for _, piece, _ in known]
    seen = np.array([*(each.low for each in means), *(each.high for each in means), *expected], dtype=np.float64)
    layout["xaxis"] |= style.value_axis(_NAME, seen, scene.units) | {"showgrid": True}
    layout["yaxis"] = style.plain_axis(range=[-0.6, len(rows) - 0.4], showgrid=False, automargin=True)
    marks: Trace = _interval_dots(means, rows) | {"name": words.YOURS}
    return {"data": [_expected_ticks(expected, rows), marks], "layout": layout}


def splits(scene: Scene) -> Figure | None:
    """Draw each split's cadence with its interval and expectation, and its pace below."""
    pieces = [piece for piece in whole_splits(scene.analysis.splits) if "speed_mps" in piece.values]
    if len(pieces) < _LEAST:
        return None
    x = [style.plain(piece.label) for piece in pieces]
    speed = np.array([piece.values["speed_mps"].mean for piece in pieces])
    dots = _lone_dots(x, style.points("speed_mps", speed, scene.units), "speed_mps", scene.units)
    names, traces = ["speed_mps"], [dots]
    if all(_NAME in piece.values for piece in pieces):
        names, traces = [_NAME, "speed_mps"], [*_split_cadence(pieces, x), dots | {"yaxis": "y2"}]
    panels = [_split_panel(name, pieces, scene.units) for name in names]
    x_axis = style.plain_axis(type="category", showgrid=False, nticks=min(len(x), 12))
    return {"data": traces, "layout": style.stacked(panels, x_axis, scene.units)}


def whole_splits(splits: Sequence[Stretch]) -> list[Stretch]:
    """Return the splits without a last piece too short to compare."""
    known = [(piece, piece.distance_m) for piece in splits if piece.distance_m is not None]
    usual = float(np.median([distance for _, distance in known])) if known else 0.0
    return [piece for piece, distance in known if distance >= _WHOLE * usual]


def track(scene: Scene) -> Figure | None:
    """Draw the path in metres east and north of its start, coloured by cadence; no map, nothing is fetched."""
    path = scene.analysis.track
    if path is None or len(path.latitude_deg) < _LEAST:
        return None
    east, north = _metres(path)
    cadence = _while_running(scene, path)
    x, y = style.rounded(east, 0), style.rounded(north, 0)
    thin = style.line(x, y, words.PATH, style.RULE, width=3, hoverinfo="skip")
    layout = style.base(420) | {"hovermode": "closest", "dragmode": "pan"}
    layout["margin"] = {"l": 8, "r": 8, "t": 8, "b": 36}
    hidden, wide = {"visible": False}, float(max(np.ptp(east), np.ptp(north)))
    layout["xaxis"] = style.plain_axis(range=_span(east, wide), **hidden)
    layout["yaxis"] = style.plain_axis(range=_span(north, wide), scaleanchor="x", scaleratio=1, **hidden)
    layout["shapes"], layout["annotations"] = _scale_bar(east, north, scene.units)
    coloured = [_coloured(x, y, cadence)] if np.isfinite(cadence).any() else []
    return {"data": [thin, *coloured, *_ends(x, y)], "layout": layout}


def _interval_dots(means: Sequence[Estimate], rows: Sequence[str]) -> Trace:
    mean, low, high = np.array([(each.mean, each.low, each.high) for each in means]).T
    return {
        "type": "scatter",
        "mode": "markers",
        "x": style.rounded(mean, 1),
        "y": list(rows),
        "error_x": _error(mean, low, high),
        "marker": {"color": style.colour(_NAME), "size": 11},
        "hovertemplate": "%{y}: %{x:.0f} spm<extra></extra>",
        "meta": "dot",
    }


def _error(mean: FloatArray, low: FloatArray, high: FloatArray) -> Figure:
    above, below = style.rounded(high - mean, 1), style.rounded(mean - low, 1)
    shared = {"color": style.colour(_NAME), "thickness": 1.5, "width": 0}
    return {"type": "data", "symmetric": False, "array": above, "arrayminus": below} | shared


def _expected_ticks(expected: Sequence[float | None], rows: Sequence[str]) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None if value is None else round(value, 1) for value in expected],
        "y": list(rows),
        "name": words.EXPECTED,
        "marker": {"symbol": "line-ns", "size": 18, "line": {"color": style.EXPECTED, "width": 2.5}},
        "hovertemplate": f"{words.EXPECTED} %{{x:.0f}} spm<extra></extra>",
        "meta": "tick",
    }


def _split_cadence(pieces: Sequence[Stretch], x: list[str]) -> list[Trace]:
    mean, low, high = np.array(
        [(each.mean, each.low, each.high) for each in (piece.values[_NAME] for piece in pieces)]
    ).T
    ticks = _expected_ticks([piece.expected_cadence_spm for piece in pieces], x)
    across = ticks["marker"] | {"symbol": "line-ew", "size": 16}
    expected = ticks | {"x": x, "y": ticks["x"], "marker": across}
    expected["hovertemplate"] = f"{words.EXPECTED} %{{y:.0f}} spm<extra></extra>"
    dots = {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": style.rounded(mean, 1),
        "name": words.YOURS,
        "error_y": _error(mean, low, high),
        "marker": {"color": style.colour(_NAME), "size": 9},
        "hovertemplate": "%{y:.0f} spm<extra></extra>",
        "meta": "dot",
    }
    return [expected, dots]


def _lone_dots(x: list[str], y: list[float | None], name: str, units: Units) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": x,
        "y": y,
        "name": words.PACE,
        "line": {"color": style.colour(name), "width": 1.5},
        "marker": {"color": style.colour(name), "size": 6},
        "hovertemplate": f"{style.hover(name, units)}<extra></extra>",
    }


def _split_panel(name: str, pieces: Sequence[Stretch], units: Units) -> Panel:
    if name != _NAME:
        speed = np.array([piece.values[name].mean for piece in pieces])
        return Panel(name=name, axis=style.value_axis(name, speed, units), px=120)
    seen = [(piece.values[name].low, piece.values[name].high, piece.expected_cadence_spm) for piece in pieces]
    values = np.array(seen, dtype=np.float64).ravel()
    return Panel(name=name, axis=style.value_axis(name, values, units), px=190)


def _metres(path: Track) -> tuple[FloatArray, FloatArray]:
    latitude, longitude = np.array(path.latitude_deg), np.array(path.longitude_deg)
    turned = (longitude - longitude[0] + 180.0) % 360.0 - 180.0
    east = turned * _METRES_A_DEGREE * np.cos(np.radians(float(np.mean(latitude))))
    return east, (latitude - latitude[0]) * _METRES_A_DEGREE


def _span(metres: FloatArray, wide: float) -> list[float]:
    room = _ROUND * wide + 20.0
    return [round(float(metres.min()) - room), round(float(metres.max()) + room)]


def _coloured(x: list[Any], y: list[Any], cadence: FloatArray) -> Trace:
    kept = np.flatnonzero(np.isfinite(cadence))
    kept = kept[:: -(-len(kept) // _MOST_DOTS)]
    low, high = np.percentile(cadence[kept], [10, 90])
    bar = {
        "orientation": "h",
        "thickness": 8,
        "len": 0.36,
        "x": 1,
        "xanchor": "right",
        "y": 0,
        "yanchor": "top",
        "outlinewidth": 0,
        "nticks": 4,
        "title": {"text": words.CADENCE_SCALE, "side": "top", "font": {"size": 13}},
    }
    colours = {
        "color": style.rounded(cadence[kept], 0),
        "colorscale": "Viridis",
        "cmin": round(float(low)),
        "cmax": round(float(max(high, low + 2))),
        "size": 5,
        "colorbar": bar,
        "showscale": True,
    }
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x[place] for place in kept],
        "y": [y[place] for place in kept],
        "name": words.CADENCE_SCALE,
        "marker": colours,
        "hovertemplate": "%{marker.color:.0f} spm<extra></extra>",
    }


def _ends(x: list[Any], y: list[Any]) -> list[Trace]:
    wide = max(max(x) - min(x), max(y) - min(y))
    if abs(x[0] - x[-1]) + abs(y[0] - y[-1]) < _NEAR * wide:
        return [_end(x[0], y[0], words.START_AND_FINISH, "circle-open", "middle right")]
    start = _end(x[0], y[0], words.START, "circle-open", "middle right")
    return [start, _end(x[-1], y[-1], words.FINISH, "square", "middle left")]


def _end(x: float, y: float, name: str, symbol: str, place: str) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [x],
        "y": [y],
        "text": [f"  {name}  "],
        "textposition": place,
        "name": name,
        "marker": {"symbol": symbol, "size": 11, "color": style.INK, "line": {"width": 2}},
        "textfont": {"color": style.INK, "size": 13},
        "hoverinfo": "skip",
    }


def _while_running(scene: Scene, path: Track) -> FloatArray:
    cadence = np.array(path.cadence_spm, dtype=np.float64)
    if not len(scene.columns.time_s):
        return cadence
    nearest = np.clip(np.searchsorted(scene.columns.time_s, np.array(path.time_s)), 0, len(scene.columns.time_s) - 1)
    return only(cadence, scene.columns.running[nearest])


def _scale_bar(east: FloatArray, north: FloatArray, units: Units) -> tuple[list[Figure], list[Figure]]:
    wide = float(max(np.ptp(east), np.ptp(north)))
    factor, unit = (1.0, "m") if units == "metric" else (FOOT_M, "ft")
    sizes = _SCALES if units == "metric" else (2 * MILE_M / FOOT_M, MILE_M / FOOT_M, 2000.0, 1000.0, 500.0, 200.0)
    size = next((size for size in sizes if size * factor < wide / 3), sizes[-1])
    left, low = float(east.min()), float(north.min()) - wide * _ROUND / 2
    bar = {"type": "line", "x0": left, "x1": left + size * factor, "y0": low, "y1": low}
    text = words.scale(size, unit)
    return [bar | {"line": {"color": style.MUTED, "width": 2}}], [
        style.note(text, x=left, y=low, xanchor="left", yanchor="top", yshift=-2)
    ]
