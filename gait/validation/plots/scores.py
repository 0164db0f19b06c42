"""The scores with their intervals, beside what speed alone and chance would have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from gait.validation.plots.style import BLUE, GREY, VERMILION, panels, styled
from gait.validation.predictions import Scores
from gait.validation.resampling import LEVEL
from gait.validation.scores import Score
from gait.validation.validation import Validation

CHANCE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A line of the plot: its name, its scores, and how they are drawn."""

    name: str
    scores: Scores
    colour: str
    mark: str


def figure(found: Validation) -> Figure:
    """Return three panels: relative error, area under the curve, and the share that intervals hold."""
    with styled():
        lines = list(_lines(found))
        whole, (error, area, held) = panels(3, 10.5, 1.4 + 0.5 * len(lines), same_y=True)
        for place, line in enumerate(lines):
            _point(error, _percent(line.scores.relative_alone), place + 0.16, (GREY, "x"))
            _point(error, _percent(line.scores.relative), place - 0.08, (line.colour, line.mark))
            _point(area, line.scores.area, place, (line.colour, line.mark))
            _point(held, _percent(line.scores.held), place, (line.colour, line.mark))
        error.set(title="Relative error [%]", xlabel="x: from speed alone", xlim=(0, None))
        area.set(title="Area under the curve", xlabel="dashed: chance", xlim=(0.3, 1.03))
        area.axvline(CHANCE, color="black", linestyle="--", linewidth=1)
        held.set(title="Held by intervals of 90 % [%]", xlabel="dashed: 90 %")
        held.axvline(100 * LEVEL, color="black", linestyle="--", linewidth=1)
        error.set_yticks(range(len(lines)), [line.name for line in lines])
        error.set_ylim(len(lines) - 0.5, -0.5)
    return whole


def _lines(found: Validation) -> Iterator[Look]:
    for name, each in found.refits.items():
        yield Look(name=f"{name}, left out", scores=each.scores, colour=BLUE, mark="o")
    for name, own in found.own.items():
        yield Look(name=f"{name}, the program's own", scores=own.scores, colour=VERMILION, mark="s")


def _percent(score: Score) -> Score:
    return Score(value=100 * score.value, low=100 * score.low, high=100 * score.high)


def _point(panel: Axes, score: Score, place: float, look: tuple[str, str]) -> None:
    colour, mark = look
    if np.isfinite(score.value):
        panel.hlines(place, score.low, score.high, color=colour, linewidth=1.6)
        panel.plot([score.value], [place], marker=mark, color=colour, markersize=7)
