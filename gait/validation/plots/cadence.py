"""Errors of cadence by place and method, and whether its confidence is right."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from gait.validation.cadence import Windows
from gait.validation.calibration import Bin
from gait.validation.plots.style import BLUE, COLOURS, GREY, MARKS, VERMILION, panels, styled


def errors(methods: Mapping[str, Mapping[str, Windows]]) -> Figure:
    """Return a panel with the mean error of each method in each place, on a scale of factors."""
    with styled():
        whole, (panel,) = panels(1, 9.0, 4.0)
        for number, (name, groups) in enumerate(methods.items()):
            places = np.arange(len(groups)) + (number - 2) / 10
            means = [float(windows.error_spm.mean()) for windows in groups.values()]
            panel.plot(places, means, MARKS[number], color=COLOURS[number], label=name)
        panel.set(title="Mean absolute error of cadence [spm]", yscale="log")
        panel.set_xticks(range(len(groups)), list(groups))
        panel.axhline(0.5, color=GREY, linestyle="--", linewidth=1)
        panel.annotate("0.5 spm", (1.45, 0.5), xytext=(0, 4), textcoords="offset points", color=GREY)
        panel.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncols=len(methods))
    return whole


def confidence(real: Sequence[Bin], simulated: Sequence[Bin]) -> Figure:
    """Return a panel with the share of right windows, with its interval, against the confidence given."""
    with styled():
        whole, (panel,) = panels(1, 5.0, 4.0)
        for found, colour, mark, name in (
            (real, BLUE, "o", "real"),
            (simulated, VERMILION, "s", "simulated"),
        ):
            said = [each.said for each in found]
            share = np.array([each.right / each.windows for each in found])
            ends = np.array([each.interval for each in found]).T
            panel.errorbar(said, share, np.abs(ends - share), fmt=mark, color=colour, capsize=3, label=name)
        panel.plot([0.4, 1], [0.4, 1], "--", color=GREY, linewidth=1)
        panel.set(title="Within 3 % of the truth", xlabel="confidence", xlim=(0.4, 1.02), ylim=(0.4, 1.02))
        panel.legend(loc="upper left")
    return whole
