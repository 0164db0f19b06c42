"""Cadence: over time, over speed, and how it is spread."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from gait.model import Analysis, FloatArray
from gait.pages import words, words_stretch
from gait.pages.cadence_bars import BAR_SPM, Bar, bars_of
from gait.pages.columns import Columns, Scene, minute_half_width, minute_mean, only
from gait.pages.figures import style
from gait.pages.figures.style import Figure, Panel, Trace

_NAME: Final = "cadence_spm"
_EXPECTED: Final = ("expected_cadence_spm", "expected_cadence_low_spm", "expected_cadence_high_spm")
_IN_VIEW: Final = (158.0, 182.0)
_LEAST_BINS: Final = 2
_WORDS_SPM: Final = 4.0
"""How far the words at an end bar reach across its neighbours."""


def over_time(scene: Scene) -> Figure | None:
    """Draw cadence over time: each sample thin, its one-minute mean strong, walking faded, the expected band.

    Without cadence in the file the expectation is drawn alone; None without either.
    """
    present = [name for name in (_NAME, *_EXPECTED) if scene.columns.has(name)]
    if not present:
        return None
    running = only(scene.columns.get(present[0]), scene.columns.running)
    panel = Panel(name=_NAME, axis=style.value_axis(_NAME, running, scene.units, _in_view(scene.columns)), px=280)
    layout = style.stacked([panel], style.time_axis(scene.columns), scene.units)
    layout["shapes"] = [style.advice_band(), *style.aside(scene.analysis)]
    own = line_and_mean(scene, _NAME) if present[0] == _NAME else []
    return {"data": [*_expected(scene.columns), *own], "layout": style.through_time(layout)}


def _in_view(drawn: Columns) -> tuple[float, ...]:
    """Return cadences that the axis must hold: 160-180, and all but the outer tails of the expected band."""
    tails = ((_EXPECTED[1], 5), (_EXPECTED[2], 95))
    ends = [float(np.nanpercentile(drawn.get(name), tail)) for name, tail in tails if drawn.has(name)]
    return (*_IN_VIEW, *ends)


def line_and_mean(scene: Scene, name: str, axis: str = "y") -> list[Trace]:
    """Return the traces of a quantity over time: walking faded, samples thin, the one-minute mean strong.

    Around the mean stands its own interval.
    """
    drawn, units = scene.columns, scene.units
    x, values, hue = style.milliseconds(drawn.time_s), drawn.get(name), style.colour(name)
    running, walking = only(values, drawn.running), only(values, drawn.walking)
    hover = f"{style.hover(name, units)}<extra></extra>"
    faded = style.line(x, style.points(name, walking, units), words.WALKING, style.WALKING, width=1)
    thin = style.line(x, style.points(name, running, units), words.EACH_SAMPLE, hue, width=1, mark="thin", opacity=0.35)
    time_s, mean = minute_mean(drawn, values)
    at, smooth = style.milliseconds(time_s), style.points(name, mean, units)
    strong = style.line(at, smooth, words.MINUTE_MEAN, hue, mark="line", hovertemplate=hover)
    quiet = [faded] * bool(np.isfinite(walking).any()) + [thin]
    if np.isfinite(mean).any():
        half = minute_half_width(drawn, values)
        low, high = (style.points(name, mean + side * half, units) for side in (-1.0, 1.0))
        quiet.append(style.around(at, low, high, words_stretch.MEAN_INTERVAL, hue))
    return [trace | {"hoverinfo": "skip", "yaxis": axis} for trace in quiet] + [strong | {"yaxis": axis}]


def over_speed(scene: Scene) -> Figure | None:
    """Draw mean cadence in each band of speed, with its interval and the band to be expected there."""
    bins = scene.analysis.cadence.by_speed
    if len(bins) < _LEAST_BINS:
        return None
    speed = np.array([each.speed_mps for each in bins])
    mean, low, high = np.array([(each.cadence_spm, each.low, each.high) for each in bins]).T
    expected, expected_low, expected_high = np.array(
        [(each.expected_spm, each.expected_low_spm, each.expected_high_spm) for each in bins], dtype=np.float64
    ).T
    seen = np.concatenate([low, high, expected_low, expected_high])
    panel = Panel(name=_NAME, axis=style.value_axis(_NAME, seen, scene.units, _IN_VIEW), px=280)
    layout = style.titled(
        style.stacked([panel], style.value_axis("speed_mps", speed, scene.units), scene.units), "speed_mps", scene.units
    )
    layout |= {"hovermode": "closest", "shapes": [style.advice_band()]}
    x = style.points("speed_mps", speed, scene.units)
    dots = _dots(x, mean, low, high) | {"marker": _by_share(scene.analysis)}
    if np.isnan(expected).all():
        return {"data": [dots], "layout": layout}
    line = style.line(x, style.rounded(expected, 1), words.EXPECTED, style.EXPECTED, mark="dash")
    return {"data": [style.band(x, expected_low, expected_high, words.EXPECTED_BAND), line, dots], "layout": layout}


def distribution(scene: Scene) -> Figure | None:
    """Draw the share of the running spent at each cadence; None where the analysis has no distribution."""
    bars = bars_of(scene.analysis.cadence.distribution)
    if not bars:
        return None
    within, outside = [bar for bar in bars if bar.advised], [bar for bar in bars if not bar.advised]
    layout = style.titled(style.base(250), _NAME, scene.units) | {"hovermode": "closest", "barmode": "stack"}
    ends = [min(bars[0].at_spm - BAR_SPM, _IN_VIEW[0]), max(bars[-1].at_spm + BAR_SPM, _IN_VIEW[1])]
    layout["xaxis"] |= style.plain_axis(range=ends, showgrid=False)
    layout["yaxis"] = style.plain_axis(ticksuffix=" %", rangemode="tozero")
    layout["shapes"] = [style.advice_band("x"), *_expected_mark(scene.analysis)]
    layout["annotations"] = [_named(bar, bars) for bar in bars if bar.low_spm is None or bar.high_spm is None]
    kinds = ((within, words.SHARE_WITHIN, style.colour(_NAME)), (outside, words.SHARE_OUTSIDE, style.MUTED))
    return {"data": [_bars(kind, name, hue) for kind, name, hue in kinds if kind], "layout": layout}


def _bars(bars: Sequence[Bar], name: str, hue: str) -> Trace:
    """Return bars of one colour; those of one place stand on each other."""
    return {
        "type": "bar",
        "x": style.rounded(np.array([bar.at_spm for bar in bars]), 1),
        "y": style.rounded(np.array([bar.share for bar in bars]) * 100.0, 2),
        "width": BAR_SPM * 0.86,
        "name": name,
        "marker": {"color": hue, "line": {"width": 0}},
        "customdata": [words.band_of_cadence(bar.low_spm, bar.high_spm) for bar in bars],
        "hovertemplate": words.DISTRIBUTION_HOVER,
        "meta": "band",
    }


def _named(bar: Bar, bars: Sequence[Bar]) -> Figure:
    """Return the words over a bar that holds all beyond it, and over the bars that the words reach across."""
    tallest = max(each.share for each in bars if abs(each.at_spm - bar.at_spm) <= _WORDS_SPM)
    side = "left" if bar.low_spm is None else "right"
    return style.note(
        words.band_of_cadence(bar.low_spm, bar.high_spm),
        x=bar.at_spm,
        y=round(tallest * 100.0, 2),
        xanchor=side,
        yanchor="bottom",
    )


def _expected(drawn: Columns) -> list[Trace]:
    if not drawn.has(_EXPECTED[0]):
        return []
    (time_s, middle), (_, low), (_, high) = (minute_mean(drawn, drawn.get(name)) for name in _EXPECTED)
    x = style.milliseconds(time_s)
    hover = f"{words.EXPECTED} %{{y:.0f}}<extra></extra>"
    line = style.line(
        x, style.rounded(middle, 1), words.EXPECTED, style.EXPECTED, mark="dash", width=1.5, hovertemplate=hover
    )
    return [style.band(x, low, high, words.EXPECTED_BAND), line]


def _dots(x: list[float | None], mean: FloatArray, low: FloatArray, high: FloatArray) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": style.rounded(mean, 1),
        "name": words.YOURS,
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": style.rounded(high - mean, 1),
            "arrayminus": style.rounded(mean - low, 1),
            "color": style.colour(_NAME),
            "thickness": 1.5,
            "width": 0,
        },
        "meta": "dot",
    }


def _by_share(analysis: Analysis) -> Figure:
    times = np.array([each.time_s for each in analysis.cadence.by_speed])
    size = 7.0 + 13.0 * np.sqrt(times / max(float(times.max()), 1.0))
    return {"color": style.colour(_NAME), "size": style.rounded(size, 1), "opacity": 1, "line": {"width": 0}}


def _expected_mark(analysis: Analysis) -> list[Figure]:
    expected = analysis.cadence.expected_spm
    if expected is None:
        return []
    ends = {"xref": "x", "x0": round(expected, 1), "x1": round(expected, 1), "yref": "paper", "y0": 0, "y1": 1}
    return [
        {"type": "line", "line": {"color": style.EXPECTED, "width": 2, "dash": "dot"}, "name": words.EXPECTED} | ends
    ]
