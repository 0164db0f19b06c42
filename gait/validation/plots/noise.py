"""What noise of contact time does to reach."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from gait.validation.noise import NoiseEffect
from gait.validation.plots.style import BLUE, GREY, panels, styled
from gait.validation.refitting import Refit


def figure(effects: Sequence[NoiseEffect], reach: Refit) -> Figure:
    """Return three panels over the noise: error, correlation within a speed, and area under the curve."""
    noise = [1000 * each.noise_s for each in effects]
    with styled():
        whole, (error, correlation, area) = panels(3, 10.5, 3.2)
        error.plot(noise, [1000 * each.rmse_m for each in effects], "o-", color=BLUE)
        alone = 1000 * reach.scores.rmse_alone.value
        error.axhline(alone, color=GREY, linestyle="--", linewidth=1)
        error.annotate("from speed alone", (0, alone), xytext=(0, -12), textcoords="offset points", color=GREY)
        error.set(title="Error of reach [mm]", ylim=(0, None))
        correlation.plot(noise, [each.correlation for each in effects], "o-", color=BLUE)
        correlation.set(title="Correlation at one speed", ylim=(0, 1))
        area.plot(noise, [each.area for each in effects], "o-", color=BLUE)
        area.axhline(0.5, color=GREY, linestyle="--", linewidth=1)
        area.annotate("chance", (0, 0.5), xytext=(0, 4), textcoords="offset points", color=GREY)
        area.set(title="Area under the curve", ylim=(0.4, 1))
        for panel in (error, correlation, area):
            panel.set(xlabel="noise of contact time [ms]", xticks=noise)
    return whole
