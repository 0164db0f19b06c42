"""Steps and contact for the speed in windows of a minute, and by split and terrain."""

from collections.abc import Iterable, Mapping

import numpy as np

from gait import landing
from gait.metrics.overstriding.groups import Groups, Measured, grouped
from gait.metrics.overstriding.ratios import each
from gait.metrics.stretches import PieceLike
from gait.model import BoolArray, FloatArray, OverstridingPart, OverstridingWindow, Ratio
from gait.windows import runs_within


def steady_windows(measured: Measured, steady: BoolArray, piece: FloatArray) -> tuple[OverstridingWindow, ...]:
    """Return the windows of steady level running, in order of time; none reaches across a pause or out of a bout.

    Parameters
    ----------
    measured : Measured
        The run.
    steady : ndarray of bool, shape (n,)
        Where the runner ran steadily on level ground.
    piece : ndarray, shape (n,)
        The unbroken piece of recording of each sample.

    """
    group, count = _numbered(steady, piece, measured.activity.columns["weight_s"], measured.parameters.window_s)
    found = grouped(measured, group, count)
    p = measured.parameters
    time = measured.activity.time_s
    kept = found.usable(p.least_window_s, p.least_coverage)
    outside = landing.extrapolated(found.speed_mps)
    rows = zip(each(found.steps), _contacts(measured, found), kept.tolist(), strict=True)
    return tuple(
        OverstridingWindow(
            start_s=float(time[found.start[at]]),
            stop_s=float(time[min(found.stop[at], len(time) - 1)]),
            speed_mps=float(found.speed_mps[at]),
            cadence_spm=float(found.cadence_spm[at]),
            steps=steps,
            extrapolated=bool(outside[at]),
            contact=contact,
        )
        for at, (steps, contact, keep) in enumerate(rows)
        if keep
    )


def level_parts(measured: Measured, level: BoolArray, pieces: Iterable[PieceLike]) -> tuple[OverstridingPart, ...]:
    """Return a row for each split with enough level running in it."""
    group = np.full(len(level), -1)
    labels = []
    for number, piece in enumerate(pieces):
        group[piece.inside[level[piece.inside]]] = number
        labels.append(piece.label)
    return tuple(found for found in _parts(measured, group, labels) if found is not None)


def terrain_parts(
    measured: Measured, running: BoolArray, classes: Mapping[str, BoolArray]
) -> Mapping[str, OverstridingPart]:
    """Return a row for each class of terrain with enough running on it."""
    group = np.full(len(running), -1)
    for number, inside in enumerate(classes.values()):
        group[inside & running] = number
    found = _parts(measured, group, list(classes))
    return {part.label: part for part in found if part is not None}


def _parts(measured: Measured, group: np.ndarray, labels: list[str]) -> list[OverstridingPart | None]:
    found = grouped(measured, group, len(labels))
    p = measured.parameters
    kept = found.usable(p.least_part_s, p.least_coverage)
    outside = landing.extrapolated(found.speed_mps)
    rows = zip(labels, each(found.steps), _contacts(measured, found), kept.tolist(), strict=True)
    return [
        OverstridingPart(
            label=label,
            running_s=round(float(found.time_s[at]), 2),
            speed_mps=float(found.speed_mps[at]),
            steps=steps,
            extrapolated=bool(outside[at]),
            contact=contact,
        )
        if keep
        else None
        for at, (label, steps, contact, keep) in enumerate(rows)
    ]


def _contacts(measured: Measured, found: Groups) -> list[Ratio | None]:
    if measured.contact is None:
        return [None] * len(found.time_s)
    return [ratio if np.isfinite(ratio.ratio) else None for ratio in each(found.contact)]


def _numbered(steady: BoolArray, piece: FloatArray, weight_s: FloatArray, window_s: float) -> tuple[np.ndarray, int]:
    """Return the number of the window of each steady sample, -1 elsewhere, and how many windows there are."""
    starts, stops = runs_within(steady, piece)
    clock = np.cumsum(weight_s) - weight_s / 2
    begin = np.repeat(clock[starts], stops - starts)
    within = np.floor((clock - begin) / window_s)
    run = np.repeat(np.arange(len(starts)), stops - starts)
    new = np.concatenate(([True], (np.diff(run) > 0) | (np.diff(within) > 0)))
    number = np.cumsum(new & steady) - 1
    group = np.where(steady, number, -1)
    return group, int(group.max(initial=-1)) + 1
