"""Published means beside the norms."""

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from gait.model import BoolArray, FloatArray
from gait.norms import (
    expected_cadence_band_spm,
    expected_cadence_spm,
    expected_contact_time_band_s,
    expected_contact_time_s,
)
from gait.validation.cadence_norm import REFERENCE_HEIGHT_M
from gait.validation.contact_norm import fit_force_plate
from gait.validation.plots.style import BLUE, COLOURS, MARKS, VERMILION, panels, styled
from gait.validation.published import Published

SPEEDS: Final = (2.0, 5.6)
"""Between which the curves are drawn [m/s]."""


def figure(table: Published) -> Figure:
    """Return two panels over speed: cadence and contact time."""
    with styled():
        whole, (cadence, contact) = panels(2, 10.5, 4.6)
        _cadence(cadence, table)
        _contact(contact, table)
    return whole


def _cadence(panel: Axes, table: Published) -> None:
    speed = np.linspace(*SPEEDS)
    low, high = expected_cadence_band_spm(speed, REFERENCE_HEIGHT_M)
    panel.fill_between(speed, low, high, color=BLUE, alpha=0.12, linewidth=0, label="80 % of runners")
    norm = expected_cadence_spm(speed, REFERENCE_HEIGHT_M)
    panel.plot(speed, norm, color=BLUE, label=f"norm at {REFERENCE_HEIGHT_M:g} m")
    _studies(panel, table, table.cadence_spm, table.recreational)
    panel.set(title="Cadence [spm]", xlabel="speed [m/s]; hollow: college runners, not in the fit")
    panel.legend(fontsize=8, loc="upper left")


def _contact(panel: Axes, table: Published) -> None:
    speed = np.linspace(*SPEEDS)
    low, high = expected_contact_time_band_s(speed)
    panel.fill_between(speed, 1000 * low, 1000 * high, color=BLUE, alpha=0.12, linewidth=0, label="80 % of runners")
    panel.plot(speed, 1000 * expected_contact_time_s(speed), color=BLUE, label="norm for watches and straps")
    plate = fit_force_plate(table)
    if plate is not None:
        panel.plot(speed, 1000 * plate.at(speed), "--", color=VERMILION, label="fitted to force plates")
    _studies(panel, table, 1000 * table.contact_s, ~table.force_plate)
    panel.set(title="Contact time [ms]", xlabel="speed [m/s]; hollow: force plates")
    panel.legend(fontsize=8, loc="upper right")


def _studies(panel: Axes, table: Published, values: FloatArray, filled: BoolArray) -> None:
    """Draw each study with a mark of its own, hollow where it is not of the norm's own kind."""
    for place, study in enumerate(np.unique(table.study)):
        at = (table.study == study) & np.isfinite(values)
        if at.any():
            colour, mark = COLOURS[place % len(COLOURS)], MARKS[place % len(MARKS)]
            face = colour if filled[at].all() else "none"
            panel.plot(table.speed_mps[at], values[at], mark, color=colour, markerfacecolor=face, label=study)
