"""A quantity of many runs at equal speed, in the order of time: odd runs drawn in, and how neighbours hang together."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.history.line import TO_SD, Line
from gait.history.own import OWN
from gait.history.points import Points
from gait.model import FloatArray

_SCATTER: Final = EVIDENCE["run_scatter"].values
_NEIGHBOURS: Final = round(EVIDENCE["change_point"].value("neighbours"))
_ODD: Final = EVIDENCE["own_baseline"].value("odd_sd")


def at_equal_speed(points: Points, line: Line) -> FloatArray:
    """Return each run's logarithm (n,) at the line's middle speed, odd ones drawn in towards their neighbours.

    A run counts as odd by the runs just before and after it, so a change that lasts stays as it is.
    """
    plain = points.log_value - line.power * (points.log_speed - line.middle)
    around = _around(plain)
    usual: FloatArray = np.sort(around, axis=1)[:, around.shape[1] // 2]
    typical = TO_SD * float(np.median(np.abs(plain - usual)))
    most = _ODD * max(typical, OWN[points.quantity].least_scatter)
    drawn_in: FloatArray = usual + np.clip(plain - usual, -most, most)
    return drawn_in


def _around(values: FloatArray) -> FloatArray:
    """Return for each value (n,) itself with its neighbours (n, 5); at the ends the nearest so many."""
    width = min(len(values), 2 * _NEIGHBOURS + 1)
    start = np.clip(np.arange(len(values)) - _NEIGHBOURS, 0, len(values) - width)
    around: FloatArray = values[start[:, None] + np.arange(width)]
    return around


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """How runs hang together: ``share`` of their variance lasts, and ``keep`` of that is left at the next run.

    A correlation of neighbours alone would not do: a small part that lasts for weeks moves the mean of a month, and
    hardly shows between two runs.
    """

    share: float
    keep: float

    def widened(self, runs: int) -> float:
        """Return by how much the standard error of a mean over so many runs grows."""
        lag = np.arange(1, runs)
        return math.sqrt(1 + 2 * self.share * float(((1 - lag / runs) * self.keep**lag).sum()))


def memory(residual: FloatArray, day: FloatArray) -> Memory:
    """Return how runs hang together, by what is left of each (n,) and its day (n,).

    The share is judged from neighbours, next neighbours and those after them, no less and no more than a choice allows.
    Few runs show too little of it, since what lasts is taken for the mean; so a part is added that falls with their
    number.
    """
    square, gap = float(residual @ residual), float(day[-1] - day[0]) / (len(day) - 1)
    keep = math.exp(-max(gap, 1.0) / _SCATTER["lasts_days"])
    lags = range(1, 2 * _NEIGHBOURS)
    seen = sum(float(residual[lag:] @ residual[:-lag]) for lag in lags) / square if square > 0 else 0.0
    share = seen / sum(keep**lag for lag in lags) + 2 / (1 - keep) / len(residual)
    return Memory(share=min(max(share, _SCATTER["least_lasting"]), _SCATTER["most_lasting"]), keep=keep)
