"""How the run changed from its start to its end, at equal speed and grade."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.model import Analysis, Drift
from gait.pages import words
from gait.pages.columns import Scene
from gait.pages.figures import style
from gait.pages.figures.style import Figure, Trace
from gait.pages.numbers import label
from gait.quantities import Units

_ROW_PX: Final = 44
_PERCENT: Final = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A change in percent with its interval, and perhaps a wider one; ``name`` stands at its row."""

    name: str
    hue: str
    value: float
    ends: tuple[float, float]
    wide: tuple[float, float] | None = None
    symbol: str = "circle"


def drift(scene: Scene) -> Figure | None:
    """Draw each quantity's change in percent of its start, with its 95 % interval and the line of no change."""
    drawn = [
        Row(
            name=label(each.quantity),
            hue=style.colour(each.quantity),
            value=_PERCENT * each.change / abs(each.start),
            ends=(_PERCENT * each.low / abs(each.start), _PERCENT * each.high / abs(each.start)),
        )
        for each in drawable(scene.analysis)
    ]
    return changes(drawn, words.DRIFT_AXIS, scene.units) if drawn else None


def changes(rows: Sequence[Row], axis: str, units: Units) -> Figure:
    """Draw rows of changes about the line of none, from top to bottom; ``axis`` says what they are percent of."""
    ends = [end for row in rows for end in (*row.ends, *(row.wide or ()))]
    reach = max(1.0, *map(abs, ends)) * 1.15
    layout = style.titled(style.base(50 + _ROW_PX * len(rows)), "", units) | {"hovermode": "closest"}
    layout["xaxis"] |= style.plain_axis(
        range=[-reach, reach], ticksuffix=" %", title={"text": axis, "font": {"size": 13}}
    )
    layout["xaxis"] |= {"zeroline": True, "zerolinecolor": style.MUTED, "zerolinewidth": 1}
    names = [row.name for row in rows]
    layout["yaxis"] = style.plain_axis(
        range=[len(rows) - 0.4, -0.6],
        showgrid=False,
        categoryorder="array",
        categoryarray=names,
        automargin=True,
    )
    wide = [_bar(row, row.wide, 1) for row in rows if row.wide]
    return {"data": [*wide, *(_bar(row, row.ends, 3) for row in rows), _dots(rows)], "layout": layout}


def drawable(analysis: Analysis) -> tuple[Drift, ...]:
    """Return the drifts that have a start to compare with."""
    return tuple(each for each in analysis.drift if each.start)


def _bar(row: Row, ends: tuple[float, float], width: int) -> Trace:
    trace = style.line([round(end, 2) for end in ends], [row.name, row.name], row.name, row.hue, width=width)
    return trace | {"hoverinfo": "skip"}


def _dots(rows: Sequence[Row]) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": style.rounded(np.array([row.value for row in rows]), 2),
        "y": [row.name for row in rows],
        "marker": {"color": [row.hue for row in rows], "size": 11, "symbol": [row.symbol for row in rows]},
        "hovertemplate": "%{y}: %{x:.1f} %<extra></extra>",
        "name": words.CHANGE,
    }
