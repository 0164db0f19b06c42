"""Splits, laps and terrain classes: distance, time, climb, expected cadence, and the estimates over the running."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from gait.metrics.climb import climb_by_sample
from gait.metrics.estimates import summarize_each
from gait.metrics.grade_cost import level_speed_mps
from gait.metrics.moments import USUAL_ESTIMATES, EstimateParameters
from gait.model import Activity, BoolArray, Estimate, FloatArray, Pause, Stretch
from gait.norms import expectation_holds, expected_cadence_spm
from gait.windows import SHORTEST_PAUSE_S, paused_seconds

HYSTERESIS_M: Final = 2.0
"""The climb or drop that counts as one."""


class PieceLike(Protocol):
    """A part of the run as segmenting gives it: a name, when it was, and which samples (n,) are in it."""

    @property
    def label(self) -> str: ...  # noqa: D102 - see the class
    @property
    def start_s(self) -> float: ...  # noqa: D102 - see the class
    @property
    def stop_s(self) -> float: ...  # noqa: D102 - see the class
    @property
    def inside(self) -> BoolArray: ...  # noqa: D102 - see the class


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground:
    """What each sample adds to a stretch, computed once a run; all of shape (n,), NaN where unknown.

    ``covered_m`` is the distance that a sample stands for, ``up_m`` and ``down_m`` its share of climbs and drops,
    ``expected_spm`` the cadence to be expected at its speed, ``along_m`` the distance run when it was taken, all NaN
    without a distance column.
    ``paused_at`` are the samples before each pause, shape (p,), and ``paused_m`` what was covered in it.
    """

    covered_m: FloatArray
    up_m: FloatArray
    down_m: FloatArray
    expected_spm: FloatArray
    along_m: FloatArray
    paused_at: np.ndarray
    paused_m: FloatArray


def lay_ground(activity: Activity, *, height_m: float | None = None, hysteresis_m: float = HYSTERESIS_M) -> Ground:
    """Return what each sample of the run adds to a stretch; give it to ``stretch`` for many stretches of one run."""
    up, down = climb_by_sample(activity.column("altitude_m"), hysteresis_m)
    speed = activity.column("speed_mps")
    expected = np.full(len(speed), np.nan)
    known = np.isfinite(speed)
    if known.any():
        expected[known] = expected_cadence_spm(speed[known], height_m)
    along = _along_m(activity)
    paused_at = np.flatnonzero(paused_seconds(activity.time_s, activity.pauses) > SHORTEST_PAUSE_S)
    return Ground(
        covered_m=sample_distances_m(activity),
        up_m=up,
        down_m=down,
        expected_spm=expected,
        along_m=along,
        paused_at=paused_at,
        paused_m=np.maximum(along[paused_at + 1] - along[paused_at], 0.0),
    )


def _along_m(activity: Activity) -> FloatArray:
    """Return the distance at each sample, straight between known ones; all NaN without any [m]."""
    distance = activity.column("distance_m")
    known = np.isfinite(distance)
    return np.interp(activity.time_s, activity.time_s[known], distance[known]) if known.any() else distance


def sample_distances_m(activity: Activity) -> FloatArray:
    """Return the distance that each sample stands for [m], shape (n,).

    The samples of a whole run add up to its distance without what was covered in pauses.
    Without a distance column it is speed x weight, NaN where the speed is.
    """
    distance = activity.column("distance_m")
    known = np.isfinite(distance)
    if not known.any():
        covered: FloatArray = activity.column("speed_mps") * activity.columns["weight_s"]
        return covered
    time = activity.time_s
    along = np.interp(time, time[known], distance[known])
    # Ground covered while the recording paused was run by nobody's measure.
    step = np.where(paused_seconds(time, activity.pauses) > SHORTEST_PAUSE_S, 0.0, np.maximum(np.diff(along), 0.0))
    halves: FloatArray = (np.concatenate(([0.0], step)) + np.concatenate((step, [0.0]))) / 2
    return halves


def stretch(  # noqa: PLR0913 - what a row of a table is made of
    activity: Activity,
    inside: BoolArray,
    running: BoolArray,
    *,
    label: str,
    start_s: float | None = None,
    stop_s: float | None = None,
    height_m: float | None = None,
    hysteresis_m: float = HYSTERESIS_M,
    ground: Ground | None = None,
    parameters: EstimateParameters = USUAL_ESTIMATES,
) -> Stretch:
    """Return one row of a table of splits, laps or terrain.

    Distance, duration, climb and grade are of all samples inside; ``running_s``, the level speed of equal cost, the
    expected cadence and the estimates are of the running among them.
    What the file cannot tell is None: the distance where neither distance nor speed exists.

    Parameters
    ----------
    activity : Activity
        Cleaned, with ``weight_s``.
    inside, running : ndarray of bool, shape (n,)
        The samples of the stretch; where the runner ran.
    label : str
        Its name.
    start_s, stop_s : float, optional
        Its ends [s], where it is one piece: then the duration is between them, pauses left out, and the distance is
        read at them.
    height_m : float, optional
        The runner's height [m], for the expected cadence.
    hysteresis_m : float
        The climb or drop that counts as one [m].
    ground : Ground, optional
        From ``lay_ground``, where many stretches of one run are made.
    parameters : EstimateParameters
        How the estimates' sampling error is judged.

    """
    piece = _Piece(label=label, inside=np.flatnonzero(inside), start_s=start_s, stop_s=stop_s)
    laid = ground or lay_ground(activity, height_m=height_m, hysteresis_m=hysteresis_m)
    return _rows(activity, running, [piece], laid, parameters)[0]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Piece:
    """A stretch before it is measured: ``inside`` are the indices of its samples."""

    label: str
    inside: np.ndarray
    start_s: float | None = None
    stop_s: float | None = None

    @property
    def ends(self) -> tuple[float, float] | None:
        return (self.start_s, self.stop_s) if self.start_s is not None and self.stop_s is not None else None


def _rows(
    activity: Activity, running: BoolArray, pieces: Sequence[_Piece], ground: Ground, parameters: EstimateParameters
) -> tuple[Stretch, ...]:
    ran = [piece.inside[running[piece.inside]] for piece in pieces]
    values = summarize_each(activity, ran, parameters)
    return tuple(_row(activity, *each, ground) for each in zip(pieces, ran, values, strict=True))


def _row(activity: Activity, piece: _Piece, ran: np.ndarray, values: Mapping[str, Estimate], ground: Ground) -> Stretch:
    """Return the row of a piece, of whose samples ``ran`` are the running."""
    weight, inside, ends = activity.columns["weight_s"], piece.inside, piece.ends
    return Stretch(
        label=piece.label,
        distance_m=_distance(activity, inside, ends, ground),
        duration_s=_recorded(ends, activity.pauses) if ends else float(weight[inside].sum()),
        running_s=float(weight[ran].sum()),
        start_s=piece.start_s,
        stop_s=piece.stop_s,
        ascent_m=_total(ground.up_m[inside]),
        descent_m=_total(ground.down_m[inside]),
        grade=_mean(activity.column("grade")[inside], ground.covered_m[inside]),
        level_speed_mps=level_speed_mps(activity.column("speed_mps")[ran], activity.column("grade")[ran], weight[ran]),
        expected_cadence_spm=_expected(activity, ran, ground),
        values=values,
    )


def stretches(  # noqa: PLR0913 - as ``stretch``
    activity: Activity,
    running: BoolArray,
    pieces: Iterable[PieceLike],
    *,
    height_m: float | None = None,
    hysteresis_m: float = HYSTERESIS_M,
    ground: Ground | None = None,
    parameters: EstimateParameters = USUAL_ESTIMATES,
) -> tuple[Stretch, ...]:
    """Return a row for each piece of the run (splits, laps); see ``stretch``."""
    laid = ground or lay_ground(activity, height_m=height_m, hysteresis_m=hysteresis_m)
    cut = [
        _Piece(label=each.label, inside=np.flatnonzero(each.inside), start_s=each.start_s, stop_s=each.stop_s)
        for each in pieces
    ]
    return _rows(activity, running, cut, laid, parameters)


def terrain(  # noqa: PLR0913 - as ``stretch``
    activity: Activity,
    running: BoolArray,
    classes: Mapping[str, BoolArray],
    *,
    height_m: float | None = None,
    hysteresis_m: float = HYSTERESIS_M,
    ground: Ground | None = None,
    parameters: EstimateParameters = USUAL_ESTIMATES,
) -> Mapping[str, Stretch]:
    """Return a row for the running on each class of terrain; a class without running is left out.

    Unlike a split's, its distance, duration and climb are of the running alone.
    """
    laid = ground or lay_ground(activity, height_m=height_m, hysteresis_m=hysteresis_m)
    weight = activity.columns["weight_s"]
    ran = {label: np.flatnonzero(inside & running) for label, inside in classes.items()}
    pieces = [_Piece(label=label, inside=at) for label, at in ran.items() if float(weight[at].sum()) > 0]
    return {row.label: row for row in _rows(activity, running, pieces, laid, parameters)}


def _distance(activity: Activity, inside: np.ndarray, ends: tuple[float, float] | None, ground: Ground) -> float | None:
    if ends is None or np.isnan(ground.along_m).all():
        return _total(ground.covered_m[inside])
    time = activity.time_s
    low, high = np.interp(ends, time, ground.along_m)
    within = (time[ground.paused_at] >= ends[0]) & (time[ground.paused_at + 1] <= ends[1])
    return max(float(high - low - ground.paused_m[within].sum()), 0.0)


def _recorded(ends: tuple[float, float], pauses: tuple[Pause, ...]) -> float:
    """Return the time between two ends without the pauses [s]; pauses that overlap are counted once."""
    start, stop = ends
    paused, reached = 0.0, start
    for pause in sorted(pauses, key=lambda pause: pause.start_s):
        low, high = max(pause.start_s, reached), min(pause.stop_s, stop)
        if high > low:
            paused, reached = paused + high - low, high
    return max(stop - start - paused, 0.0)


def _total(values: FloatArray) -> float | None:
    known = values[np.isfinite(values)]
    return max(float(known.sum()), 0.0) if len(known) else None


def _mean(values: FloatArray, weights: FloatArray) -> float | None:
    known = np.isfinite(values) & (weights > 0)
    return float(np.average(values[known], weights=weights[known])) if known.any() else None


def _expected(activity: Activity, ran: np.ndarray, ground: Ground) -> float | None:
    """Return the expected cadence over the running samples, those with a cadence where the run has cadence at all.

    None where no expectation holds at their mean speed.
    """
    if activity.has("cadence_spm"):
        ran = ran[np.isfinite(activity.columns["cadence_spm"][ran])]
    weight = activity.columns["weight_s"][ran]
    speed = _mean(activity.column("speed_mps")[ran], weight)
    return _mean(ground.expected_spm[ran], weight) if speed is not None and expectation_holds(speed) else None
