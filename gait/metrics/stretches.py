"""Splits, laps and terrain classes: distance, time, climb, expected cadence, and the estimates over the running."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

import numpy as np

from gait.metrics.estimates import summarize_each
from gait.metrics.grade_cost import level_speeds_mps
from gait.metrics.ground import HYSTERESIS_M, Ground, lay_ground
from gait.metrics.members import Members, members_of
from gait.metrics.moments import USUAL_ESTIMATES, EstimateParameters
from gait.metrics.plain import plain
from gait.model import Activity, BoolArray, Estimate, FloatArray, Stretch
from gait.norms import expectation_holds
from gait.windows import recorded_between


class PieceLike(Protocol):
    """A part of the run as segmenting gives it: a name, when it was, and the indices of its samples, in order."""

    @property
    def label(self) -> str: ...  # noqa: D102 - see the class
    @property
    def start_s(self) -> float: ...  # noqa: D102 - see the class
    @property
    def stop_s(self) -> float: ...  # noqa: D102 - see the class
    @property
    def inside(self) -> np.ndarray: ...  # noqa: D102 - see the class


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


def _rows(
    activity: Activity, running: BoolArray, pieces: Sequence[_Piece], ground: Ground, parameters: EstimateParameters
) -> tuple[Stretch, ...]:
    """Return the rows of pieces, each figure of all of them in one go."""
    running_of = [piece.inside[running[piece.inside]] for piece in pieces]
    inside, ran = members_of([piece.inside for piece in pieces]), members_of(running_of)
    weight = activity.columns["weight_s"]
    start = np.array([piece.start_s for piece in pieces], dtype=np.float64)
    stop = np.array([piece.stop_s for piece in pieces], dtype=np.float64)
    between_s = recorded_between(start, stop, activity.pauses)
    columns = zip(
        pieces,
        plain(_first_known(_between(activity, start, stop, ground), np.maximum(inside.sums(ground.covered_m), 0.0))),
        _first_known(between_s, np.nan_to_num(inside.sums(weight))).tolist(),
        np.nan_to_num(ran.sums(weight)).tolist(),
        plain(np.maximum(inside.sums(ground.up_m), 0.0)),
        plain(np.maximum(inside.sums(ground.down_m), 0.0)),
        plain(inside.means(activity.column("grade"), ground.covered_m)),
        plain(level_speeds_mps(activity.column("speed_mps"), activity.column("grade"), weight, ran)),
        plain(_expected(activity, ran, ground)),
        summarize_each(activity, running_of, parameters),
        strict=True,
    )
    return tuple(
        Stretch(
            label=piece.label,
            distance_m=distance,
            duration_s=duration,
            running_s=ran_s,
            start_s=piece.start_s,
            stop_s=piece.stop_s,
            ascent_m=up,
            descent_m=down,
            grade=grade,
            level_speed_mps=level,
            expected_cadence_spm=expected,
            values=values,
        )
        for piece, distance, duration, ran_s, up, down, grade, level, expected, values in columns
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tables:
    """The estimates of all running, and the rows of splits, laps and terrain."""

    whole: Mapping[str, Estimate]
    splits: tuple[Stretch, ...]
    laps: tuple[Stretch, ...]
    terrain: Mapping[str, Stretch]


def tables(  # noqa: PLR0913 - the parts of a run
    activity: Activity,
    running: BoolArray,
    *,
    splits: Iterable[PieceLike],
    laps: Iterable[PieceLike],
    terrain: Mapping[str, BoolArray],
    ground: Ground,
    parameters: EstimateParameters = USUAL_ESTIMATES,
) -> Tables:
    """Return what each part of the run comes to, all parts measured in one go.

    Parameters
    ----------
    activity : Activity
        Cleaned, with ``weight_s``.
    running : ndarray of bool, shape (n,)
        Where the runner ran.
    splits, laps : iterable of PieceLike
        The pieces of the run; see ``stretch`` for their rows.
    terrain : mapping of str to ndarray of bool
        The classes of terrain, (n,) each.
        Unlike a split's, distance, duration and climb of a class are of the running alone, and one without running is
        left out.
    ground : Ground
        From ``lay_ground``.
    parameters : EstimateParameters
        How the estimates' sampling error is judged.

    """
    weight = activity.columns["weight_s"]
    ran = {label: np.flatnonzero(inside & running) for label, inside in terrain.items()}
    groups = (
        [_Piece(label="", inside=np.flatnonzero(running))],
        [_piece(each) for each in splits],
        [_piece(each) for each in laps],
        [_Piece(label=label, inside=at) for label, at in ran.items() if float(weight[at].sum()) > 0],
    )
    rows = iter(_rows(activity, running, [piece for group in groups for piece in group], ground, parameters))
    (whole,), in_splits, in_laps, on_terrain = (tuple(islice(rows, len(group))) for group in groups)
    by_class = {row.label: row for row in on_terrain}
    return Tables(whole=whole.values, splits=in_splits, laps=in_laps, terrain=by_class)


def _piece(each: PieceLike) -> _Piece:
    return _Piece(label=each.label, inside=each.inside, start_s=each.start_s, stop_s=each.stop_s)


def _first_known(values: FloatArray, others: FloatArray) -> FloatArray:
    """Return the values, and the others where there are none."""
    return np.where(np.isfinite(values), values, others)


def _between(activity: Activity, start_s: FloatArray, stop_s: FloatArray, ground: Ground) -> FloatArray:
    """Return the distance between times without what was covered in pauses [m]; NaN where an end or distance is."""
    time = activity.time_s
    covered = np.interp(stop_s, time, ground.along_m) - np.interp(start_s, time, ground.along_m)
    # Pauses are in order, so those within are the ones from the first that begins to the last that has ended.
    first = np.searchsorted(time[ground.paused_at], start_s)
    last = np.searchsorted(time[ground.paused_at + 1], stop_s, side="right")
    so_far = np.concatenate(([0.0], np.cumsum(ground.paused_m)))
    between: FloatArray = np.maximum(covered - (so_far[np.maximum(last, first)] - so_far[first]), 0.0)
    return between


def _expected(activity: Activity, ran: Members, ground: Ground) -> FloatArray:
    """Return the expected cadence over the running samples, those with a cadence where the run has cadence at all.

    NaN where no expectation holds at their mean speed.
    """
    weight = activity.columns["weight_s"]
    if activity.has("cadence_spm"):
        weight = np.where(np.isfinite(activity.columns["cadence_spm"]), weight, 0.0)
    holds = expectation_holds(ran.means(activity.column("speed_mps"), weight))
    expected: FloatArray = np.where(holds, ran.means(ground.expected_spm, weight), np.nan)
    return expected
