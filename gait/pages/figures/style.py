"""How every chart looks: colours by quantity as names of the stylesheet's properties, axes, panels, lines and bands.

A colour is written ``var(--name)``; the page's loader puts in what the stylesheet says for the reader's light or dark
setting, so that the palette lives in the stylesheet alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import numpy as np

from gait.model import Analysis, FloatArray
from gait.norms import ADVICE_SPM
from gait.pages import words, words_stretch
from gait.pages.columns import Columns, usual_reach
from gait.pages.foreign import LABEL, foreign
from gait.pages.numbers import display, label
from gait.quantities import Units

Figure: TypeAlias = dict[str, Any]
"""A figure in plotly's JSON form: ``data`` and ``layout``, plain values only."""
Trace: TypeAlias = dict[str, Any]
Axis: TypeAlias = dict[str, Any]

COLOURS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence_spm": "var(--cadence)",
        "speed_mps": "var(--pace)",
        "step_length_m": "var(--step)",
        "stride_length_m": "var(--step)",
        "ground_contact_time_s": "var(--contact)",
        "flight_time_s": "var(--contact)",
        "duty_factor": "var(--contact)",
        "vertical_oscillation_m": "var(--bounce)",
        "vertical_ratio": "var(--ratio)",
        "ground_contact_balance": "var(--balance)",
        "leg_stiffness_n_per_m": "var(--stiffness)",
        "vertical_stiffness_n_per_m": "var(--stiffness)",
        "power_w": "var(--power)",
        "heart_rate_bpm": "var(--heart)",
        "altitude_m": "var(--altitude)",
        "grade": "var(--altitude)",
    }
)
INK: Final = "var(--ink)"
MUTED: Final = "var(--muted)"
RULE: Final = "var(--rule)"
ADVICE_BAND: Final = "var(--advice-band)"
EXPECTED: Final = "var(--expected)"
EXPECTED_BAND: Final = "var(--expected-band)"
EXPECTED_EDGE: Final = "var(--expected-edge)"
WALKING: Final = "var(--walking)"
ASIDE: Final = "var(--aside)"
PAUSED: Final = "var(--paused)"

PANEL_PX: Final = 210
SMALL_PANEL_PX: Final = 130
_TOP_PX: Final = 26
_BARE_TOP_PX: Final = 6
_BOTTOM_PX: Final = 34
_GAP_PX: Final = 34
_TITLE_PX: Final = 18
_HOUR_S: Final = 3600.0
_MILLISECONDS: Final = 1000.0
_DAY_S: Final = 86400.0
_YEAR_MS: Final = 365 * 86_400_000
"""Start of all times on a date axis: plotly reads a number of two or four digits as a year."""
_SPANS: Final = 80
_TIME: Final = "time"
_FINEST: Final = 4
"""Decimals of the finest quantity in the unit that it is shown in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One of the stacked panels of a chart, with its own vertical axis."""

    name: str
    axis: Axis
    px: int = PANEL_PX


def colour(name: str) -> str:
    """Return the colour of a quantity, the same throughout the page."""
    return COLOURS.get(name, INK)


def plain(text: str) -> str:
    """Return text that plotly shows as it is: its own mark-up is a kind of HTML."""
    return escape(foreign(text, LABEL), quote=False)


def unbroken_points(x: Sequence[Any], y: Sequence[float | None]) -> tuple[list[Any], list[float | None]]:
    """Return a line's points with one gap where there were many in a row, and none at its ends."""
    known = np.array([value is not None for value in y], dtype=bool)
    kept = known | np.concatenate(([False], known[:-1]))
    kept[np.flatnonzero(known)[-1] + 1 if known.any() else 0 :] = False
    at = np.flatnonzero(kept).tolist()
    return [x[place] for place in at], [y[place] for place in at]


def rounded(values: FloatArray, digits: int) -> list[float | None]:
    """Return values for JSON: rounded, None where nothing was measured."""
    return [
        value if known else None
        for value, known in zip(np.round(values, digits).tolist(), np.isfinite(values).tolist(), strict=True)
    ]


def converted(name: str, values: FloatArray, units: Units) -> FloatArray:
    """Return SI values in the shown unit; a pace in seconds, NaN at a standstill."""
    how = display(name, units)
    if how.style != "pace":
        return values * how.factor
    return 1.0 / np.where(values > 0, values * how.factor, np.nan)


def points(name: str, values: FloatArray, units: Units) -> list[float | None]:
    """Return SI values as a chart's points, one decimal finer than they are written; a pace in milliseconds."""
    how = display(name, units)
    if how.style == "pace":
        return rounded(converted(name, values, units) * _MILLISECONDS, 0)
    return rounded(converted(name, values, units), how.digits + 1)


def milliseconds(time_s: FloatArray) -> list[int]:
    """Return times since the start as plotly's date axis counts them."""
    counted: list[int] = (np.round(time_s * _MILLISECONDS).astype(np.int64) + _YEAR_MS).tolist()
    return counted


def line(x: list[Any], y: list[Any], name: str, hue: str, **more: Any) -> Trace:  # noqa: ANN401 - plotly's own values
    """Return a line without markers; ``mark`` in ``more`` puts it into the chart's key."""
    mark = more.pop("mark", None)
    x, y = unbroken_points(x, y)
    style = {"color": hue, "width": more.pop("width", 2)} | ({"dash": "dot"} if mark == "dash" else {})
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "name": name, "line": style, "meta": mark} | more


def band(x: Sequence[Any], low: FloatArray, high: FloatArray, name: str, digits: int = 1) -> Trace:
    """Return the area between two curves as one closed outline a piece, since a filled line cannot have gaps."""
    xs: list[Any] = []
    ys: list[float | None] = []
    for piece in _pieces(np.isfinite(low) & np.isfinite(high)):
        way = list(x[piece])
        xs += [*way, *reversed(way), way[0], None]
        ys += [*rounded(np.concatenate([low[piece], high[piece][::-1], low[piece][:1]]), digits), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "name": name,
        "fill": "toself",
        "fillcolor": EXPECTED_BAND,
        "line": {"width": 0.75, "color": EXPECTED_EDGE},
        "hoverinfo": "skip",
        "meta": "band",
    }


def advice_band(axis: str = "y") -> Figure:
    """Return the soft ground tint of 160-180 spm across a cadence axis (``y`` or ``x``)."""
    across = {"xref": "paper", "x0": 0, "x1": 1, "yref": axis, "y0": ADVICE_SPM[0], "y1": ADVICE_SPM[1]}
    upright = {"yref": "paper", "y0": 0, "y1": 1, "xref": axis, "x0": ADVICE_SPM[0], "x1": ADVICE_SPM[1]}
    ends = upright if axis.startswith("x") else across
    return (
        {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": ADVICE_BAND}
        | ends
        | {"name": words.ADVICE_BAND}
    )


def around(x: Sequence[Any], low: Sequence[float | None], high: Sequence[float | None], name: str, hue: str) -> Trace:
    """Return the interval around a line as its tint, under the line; values as the chart draws them."""
    below, above = np.array(low, dtype=np.float64), np.array(high, dtype=np.float64)
    tint = {"fillcolor": hue, "opacity": 0.16, "line": {"width": 0}, "meta": "tint"}
    return band(x, below, above, name, _FINEST) | tint


def aside(analysis: Analysis) -> list[Figure]:
    """Return the stretches that were no running as faint upright tints, pauses apart from walking and standing."""
    spans = [piece for piece in analysis.segments if piece.kind != "running"]
    longest = sorted(spans, key=lambda piece: piece.start_s - piece.stop_s)[:_SPANS]
    return [
        {
            "type": "rect",
            "layer": "below",
            "xref": "x",
            "x0": milliseconds(np.array([piece.start_s]))[0],
            "x1": milliseconds(np.array([piece.stop_s]))[0],
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"width": 0},
            "fillcolor": PAUSED if piece.kind == "paused" else ASIDE,
            "name": words_stretch.PAUSED if piece.kind == "paused" else words_stretch.ASIDE,
        }
        for piece in longest
    ]


def time_axis(drawn: Columns) -> Axis:
    """Return the axis of time since the start, ``m:ss`` or, from an hour on, ``h:mm:ss``."""
    last_s = float(drawn.time_s[-1])
    form = "%-M:%S" if last_s < _HOUR_S else "%-H:%M:%S" if last_s < _DAY_S else words.DAY_FORM
    return _axis() | {
        "type": "date",
        "range": milliseconds(drawn.time_s[[0, -1]]),
        "tickformat": form,
        "hoverformat": form,
        "showgrid": False,
        "nticks": 8,
        "tickangle": 0,
    }


def value_axis(name: str, values: FloatArray, units: Units, also: Sequence[float] = ()) -> Axis:
    """Return an axis that starts where the data are (spikes left out), pace with fast up.

    ``values`` and ``also`` are SI; ``also`` are values that must be in view.
    """
    seen = converted(name, values, units)
    wanted = converted(name, np.array(also, dtype=np.float64), units)
    low, high = _reach(np.concatenate([np.array(usual_reach(seen)), wanted]))
    if display(name, units).style == "pace":
        return pace_axis(low, high)
    return plain_axis(range=[round(low, 3), round(high, 3)], nticks=6)


def pace_axis(fast_s: float, slow_s: float) -> Axis:
    """Return an axis of pace, fast up (or right), ticks as ``m:ss``: plotly's date axis knows how to cut minutes."""
    return plain_axis(
        type="date",
        range=[round(slow_s * _MILLISECONDS), round(fast_s * _MILLISECONDS)],
        tickformat="%-M:%S",
        hoverformat="%-M:%S",
        nticks=6,
    )


def stacked(panels: Sequence[Panel], x: Axis, units: Units, gap_px: int = _GAP_PX) -> Figure:
    """Return the layout of panels one above the other on one horizontal axis, each with its name at its head."""
    inner = sum(panel.px for panel in panels) + gap_px * (len(panels) - 1)
    layout = base(inner + _TOP_PX + _BOTTOM_PX, _TOP_PX)
    layout["xaxis"] = x | {"anchor": "y" if len(panels) == 1 else f"y{len(panels)}"}
    top = float(inner)
    for number, panel in enumerate(panels, start=1):
        ends = [round((top - panel.px) / inner, 4), round(top / inner, 4)]
        layout["yaxis" if number == 1 else f"yaxis{number}"] = panel.axis | {"domain": ends}
        layout["annotations"].append(_head(panel.name, ends[1], units))
        top -= panel.px + gap_px
    return layout


def through_time(layout: Figure) -> Figure:
    """Return the layout marked as one over the time of the run: such charts show one moment and one stretch."""
    return layout | {"meta": _TIME}


def is_over_time(figure: Figure) -> bool:
    """Tell whether a chart is over the time of the run."""
    return bool(figure["layout"].get("meta") == _TIME)


def base(height: int, top: int = _BARE_TOP_PX) -> Figure:
    """Return what every layout has."""
    return {
        "height": height,
        "margin": {"l": 46, "r": 30, "t": top, "b": _BOTTOM_PX},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "system-ui, sans-serif", "size": 13, "color": MUTED},
        "showlegend": False,
        "hovermode": "x unified",
        "hoversubplots": "axis",
        "hoverlabel": {"bgcolor": "var(--paper)", "bordercolor": RULE, "font": {"color": INK, "size": 13}},
        "dragmode": "zoom",
        "shapes": [],
        "annotations": [],
    }


def head_text(name: str, units: Units) -> str:
    """Return an axis' name with its unit."""
    unit = display(name, units).unit
    return f"{label(name)}, {'min' if unit.startswith('/') else ''}{unit}" if unit else label(name)


def hover(name: str, units: Units) -> str:
    """Return what the pointer reads off a line: the quantity, its value and its unit."""
    how = display(name, units)
    value = "%{y}" if how.style == "pace" else f"%{{y:.{how.digits}f}}"
    return f"{label(name)} {value} {how.unit}".rstrip()


def titled(layout: Figure, name: str, units: Units) -> Figure:
    """Return the layout with a quantity's name under the horizontal axis."""
    title = {"text": head_text(name, units), "font": {"size": 13}}
    room = layout["margin"] | {"b": layout["margin"]["b"] + _TITLE_PX}
    axis = layout.get("xaxis", {}) | {"title": title, "showgrid": False}
    return layout | {"xaxis": axis, "margin": room, "height": layout["height"] + _TITLE_PX}


def plain_axis(**more: Any) -> Axis:  # noqa: ANN401 - plotly's own values
    """Return an axis in the house's lines, fixed in place."""
    return _axis() | {"fixedrange": True} | more


def note(text: str, **more: Any) -> Figure:  # noqa: ANN401 - plotly's own values
    """Return a word in a chart, without an arrow."""
    return {"text": text, "showarrow": False, "font": {"color": MUTED, "size": 13}} | more


def _head(name: str, top: float, units: Units) -> Figure:
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": top, "yanchor": "bottom", "yshift": 6}
    return note(head_text(name, units), xshift=-40, **place)


def _axis() -> Axis:
    """Return the house's lines.

    Margins are fixed and labels stand level where they are: to find either by itself, plotly draws a chart twice and
    measures every label, which takes it as long as all else.
    """
    lines = {"zeroline": False, "gridcolor": RULE, "linecolor": RULE, "tickcolor": RULE}
    return lines | {"tickangle": 0, "ticklabeloverflow": "allow"}


def _reach(values: FloatArray) -> tuple[float, float]:
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    room = (high - low) * 0.06 or abs(high) * 0.05 or 1.0
    return low - room, high + room


def _pieces(kept: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> list[slice]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(np.int8)))
    return [slice(int(start), int(stop)) for start, stop in edges.reshape(-1, 2) if stop - start > 1]
