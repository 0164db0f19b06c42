"""Predicted against measured, each runner from the others alone."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from gait.validation.plots.style import COLOURS, GREY, MARKS, panels, styled
from gait.validation.refitting import Refit

LABELS: Final = {"braking": ("Braking impulse a step", 1000, "BW ms"), "reach": ("Reach at landing", 1000, "mm")}
"""Title, factor to the unit, and unit."""


def figure(refits: Mapping[str, Refit]) -> Figure:
    """Return a panel a model."""
    with styled():
        whole, axes = panels(len(refits), 4.6 * len(refits), 4.4)
        for panel, (name, found) in zip(axes, refits.items(), strict=True):
            _panel(panel, name, found)
    return whole


def _panel(panel: Axes, name: str, found: Refit) -> None:
    title, factor, unit = LABELS[name]
    told = found.predictions
    measured, predicted = factor * np.exp(told.measured), factor * np.exp(told.predicted)
    bars = [predicted - factor * np.exp(told.predicted - told.half_width)]
    bars.append(factor * np.exp(told.predicted + told.half_width) - predicted)
    ends = [float(measured.min()), float(measured.max())]
    panel.plot(ends, ends, color="black", linewidth=1, label="equal")
    panel.scatter(measured, factor * np.exp(told.alone), marker="x", s=18, color=GREY, label="from speed alone")
    for place, speed in enumerate(np.unique(told.speed_group_mps)):
        at = told.speed_group_mps == speed
        colour, mark = COLOURS[place % len(COLOURS)], MARKS[place % len(MARKS)]
        panel.errorbar(
            measured[at],
            predicted[at],
            yerr=[each[at] for each in bars],
            fmt=mark,
            color=colour,
            markersize=5,
            elinewidth=0.7,
            alpha=0.9,
            label=f"{speed:g} m/s",
        )
    panel.set(title=title, xlabel=f"measured [{unit}]", ylabel=f"predicted, with 90 % [{unit}]")
    panel.legend(fontsize=8, loc="upper left")
