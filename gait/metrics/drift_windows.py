"""The windows of running that drift is judged on, and which of them run at a pace that both halves of the run share.

All quantities of a run share their windows, so that the noise of the run is worked out once for all of them.
"""

from dataclasses import dataclass

import numpy as np

from gait.model import Activity, BoolArray, FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowParameters:
    """Parameters of the windows.

    Windows are ``window_s`` long, or longer where the run would have more than ``most_windows``, so that the cost does
    not grow with the run; one counts where ``running_share`` of it is running and ``least_share`` measured.
    Windows steeper than ``steepest_grade`` are left out; under ``least_s`` of windows there is no drift.
    A window is at a shared pace where the other half of the run has ``least_alike`` windows within ``alike_mps`` of it.
    Those must make up ``least_shared`` of all windows and ``least_half_s`` in each half, and ``least_matched`` of all
    time must have its like in the other half, second for second.
    """

    window_s: float = 30.0
    most_windows: int = 120
    running_share: float = 0.9
    least_share: float = 0.5
    least_s: float = 1200.0
    steepest_grade: float = 0.05
    alike_mps: float = 0.1
    least_alike: int = 3
    least_shared: float = 0.5
    least_matched: float = 0.25
    least_half_s: float = 300.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Windows:
    """The windows that count, in order of time (w,), and how to average a column over them.

    ``time_s`` is running time at their middle; ``at`` (m,) are the running samples, ``number`` (m,) the window of each
    and ``row`` (w,) the number of each window that counts.
    """

    length_s: float
    least_share: float
    time_s: FloatArray
    speed_mps: FloatArray
    grade: FloatArray
    at: np.ndarray
    number: np.ndarray
    weight_s: FloatArray
    row: np.ndarray

    @property
    def total_s(self) -> float:
        """Length of all windows together [s]."""
        return len(self.row) * self.length_s

    def means(self, column: FloatArray) -> FloatArray:
        """Return the mean of a column (n,) over each window (w,); NaN where too little of it was measured."""
        held_s, mean = _means(column[self.at], self.weight_s, self.number)
        means: FloatArray = np.where(held_s >= self.least_share * self.length_s, mean, np.nan)[self.row]
        return means

    def kept(self, which: BoolArray) -> "Windows":
        """Return some of the windows; ``which`` is (w,)."""
        return Windows(
            length_s=self.length_s,
            least_share=self.least_share,
            time_s=self.time_s[which],
            speed_mps=self.speed_mps[which],
            grade=self.grade[which],
            at=self.at,
            number=self.number,
            weight_s=self.weight_s,
            row=self.row[which],
        )


def _means(values: FloatArray, weight_s: FloatArray, number: np.ndarray) -> tuple[FloatArray, FloatArray]:
    """Return for each window how long the values were measured [s], and their mean (NaN where never)."""
    known = np.isfinite(values)
    held = np.where(known, weight_s, 0.0)
    held_s: FloatArray = np.bincount(number, held).astype(np.float64)
    summed = np.bincount(number, held * np.where(known, values, 0.0))
    mean: FloatArray = np.where(held_s > 0, summed / np.where(held_s > 0, held_s, 1.0), np.nan)
    return held_s, mean


def lay_windows(activity: Activity, running: BoolArray, warm_up_s: float, parameters: WindowParameters) -> Windows:
    """Return the windows of running after the warm-up that count, with their speed; see ``WindowParameters``."""
    recorded = activity.columns["weight_s"]
    at = np.flatnonzero(running & (np.cumsum(recorded) > warm_up_s) & (recorded > 0))
    weight_s = recorded[at]
    length_s = max(parameters.window_s, float(weight_s.sum()) / parameters.most_windows)
    number = np.unique(np.floor(activity.time_s[at] / length_s), return_inverse=True)[1]
    ran_s, time_s = _means(np.cumsum(weight_s) - weight_s / 2, weight_s, number)
    timed_s, speed = _means(activity.column("speed_mps")[at], weight_s, number)
    # Unknown ground counts as level.
    grade = _means(np.nan_to_num(activity.column("grade")[at]), weight_s, number)[1]
    counts = (ran_s >= parameters.running_share * length_s) & (timed_s >= parameters.least_share * length_s)
    row = np.flatnonzero(counts & (np.abs(grade) <= parameters.steepest_grade))
    return Windows(
        length_s=length_s,
        least_share=parameters.least_share,
        time_s=time_s[row],
        speed_mps=speed[row],
        grade=grade[row],
        at=at,
        number=number,
        weight_s=weight_s,
        row=row,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SharedPace:
    """Which windows (w,) run at a pace that the other half of the run has too, and whether they stand for the run.

    Without the others left out, a fast first and a slow second half would be compared through the form of a curve
    alone.
    ``matched_s`` is the time that has its like in the other half, second for second.
    """

    shared: BoolArray
    matched_s: float
    enough: bool


def shared_pace(windows: Windows, parameters: WindowParameters) -> SharedPace:
    """Return which windows are at a pace of both halves of the run."""
    early = np.arange(len(windows.row)) < len(windows.row) / 2
    near = np.abs(windows.speed_mps[:, None] - windows.speed_mps[None, :]) <= parameters.alike_mps
    same_half = early[:, None] == early[None, :]
    own, other = np.count_nonzero(near & same_half, axis=1), np.count_nonzero(near & ~same_half, axis=1)
    shared: BoolArray = other >= parameters.least_alike
    matched_s = float(np.minimum(1.0, other / np.maximum(own, 1)).sum()) * windows.length_s
    least_in_half = min(np.count_nonzero(shared & early), np.count_nonzero(shared & ~early))
    enough = (
        matched_s >= parameters.least_matched * windows.total_s
        and np.count_nonzero(shared) >= parameters.least_shared * len(shared)
        and least_in_half * windows.length_s >= parameters.least_half_s
    )
    return SharedPace(shared=shared, matched_s=matched_s, enough=bool(enough))
