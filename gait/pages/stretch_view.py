"""The stretch of the run that a reader chooses: what its table starts with, and what the page's script works with."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from gait.metrics import STRETCH_QUANTITIES
from gait.model import WindowMeans
from gait.pages import words_stretch
from gait.pages.columns import Scene
from gait.pages.contexts import StretchColumn, StretchControl
from gait.pages.figures.style import Figure, is_over_time, milliseconds
from gait.pages.numbers import clock, display, shown
from gait.pages.tables import quantity_head

_SHORT_S: Final = 750.0
_LONG_S: Final = 3900.0
"""Two times, to show how one is written."""


def control(scene: Scene, figures: Mapping[str, Figure], charts: Sequence[str]) -> StretchControl | None:
    """Return what chooses a stretch, under the page's first chart over time; None in a section without that chart.

    Parameters
    ----------
    scene : Scene
        The run.
    figures : mapping
        All drawings of the page, in its order.
    charts : sequence of str
        The keys of the charts in one section.

    """
    first = next((key for key, figure in figures.items() if is_over_time(figure)), None)
    windows = scene.analysis.windows
    if windows is None or first is None or first not in charts or not len(scene.columns.time_s):
        return None
    names = _names(scene, windows)
    return StretchControl(
        after=first,
        hint=words_stretch.HINT.format(minutes=clock(_SHORT_S), hours=clock(_LONG_S)),
        data=json.dumps(_data(scene, windows, names)),
        running=clock(scene.analysis.running.settled_s),
        columns=tuple(_column(scene, name) for name in names),
    )


def window_columns(windows: WindowMeans) -> Figure:
    """Return the windows as the page carries them, beside the drawings."""
    means = {name: list(values) for name, values in windows.means.items()}
    seconds = {name: list(values) for name, values in windows.seconds.items()}
    return {"running": list(windows.running_s), "seconds": seconds, "means": means}


def _names(scene: Scene, windows: WindowMeans) -> list[str]:
    return [name for name in STRETCH_QUANTITIES if name in windows.means and name in scene.analysis.summary]


def _column(scene: Scene, name: str) -> StretchColumn:
    whole = shown(name, scene.analysis.summary[name].mean, scene.units)
    return StretchColumn(name=name, head=quantity_head(name, scene.units), whole=whole)


def _data(scene: Scene, windows: WindowMeans, names: Sequence[str]) -> dict[str, Any]:
    time_s = scene.columns.time_s
    how = {name: display(name, scene.units) for name in names}
    return {
        "width": windows.width_s,
        "zero": milliseconds(time_s[:1])[0],
        "last": round(float(time_s[-1] - time_s[0]), 3),
        "rows": [
            {"name": name, "pace": each.style == "pace", "factor": each.factor, "digits": each.digits}
            for name, each in how.items()
        ],
        "words": {"said": words_stretch.SAID, "unread": words_stretch.UNREAD.format(minutes=clock(_SHORT_S))},
    }
