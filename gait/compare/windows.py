"""A run cut into short windows of level running, each with its mean speed: what is compared at equal speed.

Seconds would be compared wrongly: the speed of a single one is noisy, and a second that is fast by noise would be
matched with one that was fast indeed.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.compare.recording import Recording
from gait.metrics import WindowParameters
from gait.metrics.drift_windows import Windows, lay_windows
from gait.model import FloatArray

_ALL: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareParameters:
    """Parameters of a comparison at equal speed.

    Windows are ``window_s`` long and at most ``level_grade`` steep in the mean (unknown ground counts as level); they
    are sorted into bins of speed ``bin_mps`` wide.
    A bin counts with ``least_bin_s`` in both runs, and a quantity with ``least_matched_s`` over all bins.
    ``slope_doubt`` is the standard uncertainty of a slope over speed that had to be fitted, as a share of it.
    """

    window_s: float = 30.0
    level_grade: float = 0.02
    bin_mps: float = 0.25
    least_bin_s: float = 60.0
    least_matched_s: float = 300.0
    slope_doubt: float = 0.5


USUAL_COMPARISON: Final = CompareParameters()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Laid:
    """The windows of a run in order of time, and the bin of speed of each (w,)."""

    recording: Recording
    windows: Windows
    bins: np.ndarray

    @property
    def speed_mps(self) -> FloatArray:
        """Mean speed of each window (w,)."""
        return self.windows.speed_mps

    def means(self, quantity: str) -> FloatArray:
        """Return the mean of a quantity over each window (w,); NaN where too little of it was measured."""
        return self.windows.means(self.recording.activity.column(quantity))


def lay(recording: Recording, parameters: CompareParameters = USUAL_COMPARISON) -> Laid:
    """Return the windows of level running after the warm-up; see ``CompareParameters``."""
    windows = lay_windows(
        recording.activity,
        recording.settled,
        recording.analysis.running.warm_up_s,
        WindowParameters(window_s=parameters.window_s, steepest_grade=parameters.level_grade, most_windows=_ALL),
    )
    bins = np.floor(windows.speed_mps / parameters.bin_mps + 1e-9).astype(np.intp)
    return Laid(recording=recording, windows=windows, bins=bins)
