"""How the run changed from its start to its end, at equal speed and grade."""

from typing import Final

import numpy as np

from gait.model import Analysis, Drift
from gait.pages import words
from gait.pages.columns import Scene
from gait.pages.figures import style
from gait.pages.figures.style import Figure
from gait.pages.numbers import label

_ROW_PX: Final = 44
_PERCENT: Final = 100.0


def drift(scene: Scene) -> Figure | None:
    """Draw each quantity's change in percent of its start, with its 95 % interval and the line of no change."""
    rows = drawable(scene.analysis)
    if not rows:
        return None
    change, low, high = np.array([(each.change, each.low, each.high) for each in rows]).T * _PERCENT
    start = np.array([abs(each.start) for each in rows])
    mean, below, above = change / start, (change - low) / start, (high - change) / start
    reach = float(max(np.abs(mean - below).max(), np.abs(mean + above).max(), 1.0)) * 1.15
    layout = style.titled(style.base(50 + _ROW_PX * len(rows)), "", scene.units) | {"hovermode": "closest"}
    layout["xaxis"] |= style.plain_axis(
        range=[-reach, reach], ticksuffix=" %", title={"text": words.DRIFT_AXIS, "font": {"size": 13}}
    )
    layout["xaxis"] |= {"zeroline": True, "zerolinecolor": style.MUTED, "zerolinewidth": 1}
    layout["yaxis"] = style.plain_axis(range=[len(rows) - 0.4, -0.6], showgrid=False)
    hues = [style.colour(each.quantity) for each in rows]
    names = [label(each.quantity) for each in rows]
    bars = [
        _bar(name, hue, ends)
        for name, hue, ends in zip(names, hues, zip(mean - below, mean + above, strict=True), strict=True)
    ]
    return {"data": [*bars, _dots(names, hues, style.rounded(mean, 2))], "layout": layout}


def drawable(analysis: Analysis) -> tuple[Drift, ...]:
    """Return the drifts that have a start to compare with."""
    return tuple(each for each in analysis.drift if each.start)


def _bar(name: str, hue: str, ends: tuple[float, float]) -> Figure:
    trace = style.line([round(end, 2) for end in ends], [name, name], name, hue, width=3)
    return trace | {"hoverinfo": "skip"}


def _dots(names: list[str], hues: list[str], x: list[float | None]) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": names,
        "marker": {"color": hues, "size": 11},
        "hovertemplate": "%{y}: %{x:.1f} %<extra></extra>",
        "name": words.CHANGE,
    }
