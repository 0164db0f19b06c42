"""Splits by kilometre or mile, the watch's laps, and terrain: which samples belong to which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from gait.model import BoolArray, FloatArray, Lap


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """A part of the run: its name, when it was, the indices of its samples in order, and the device's own figures."""

    label: str
    start_s: float
    stop_s: float
    inside: np.ndarray
    reported: Mapping[str, float] = field(default_factory=dict)


def splits_of(time_s: FloatArray, distance_m: FloatArray, length_m: float) -> tuple[Piece, ...]:
    """Return the run cut at every ``length_m`` of distance; the last piece may be shorter.

    Empty where distance was not measured.
    """
    known = np.isfinite(distance_m)
    if not known.any():
        return ()
    along = np.maximum.accumulate(np.interp(time_s, time_s[known], distance_m[known]))
    number = np.floor((along - along[0]) / length_m + 1e-9).astype(int)
    edges = np.searchsorted(number, np.arange(number[-1] + 2)).tolist()
    last = len(time_s) - 1
    return tuple(
        Piece(
            label=str(index + 1),
            start_s=float(time_s[start]),
            stop_s=float(time_s[min(stop, last)]),
            inside=np.arange(start, stop),
        )
        for index, (start, stop) in enumerate(pairwise(edges))
        if stop > start
    )


def laps_of(time_s: FloatArray, laps: tuple[Lap, ...]) -> tuple[Piece, ...]:
    """Return the watch's laps that hold at least one sample; the last lap includes its end."""
    starts = np.searchsorted(time_s, [lap.start_s for lap in laps])
    stops = np.searchsorted(time_s, [lap.stop_s for lap in laps])
    if laps:
        stops[-1] = np.searchsorted(time_s, laps[-1].stop_s, side="right")
    return tuple(
        Piece(
            label=lap.name or str(index + 1),
            start_s=lap.start_s,
            stop_s=lap.stop_s,
            inside=np.arange(start, stop),
            reported=lap.reported,
        )
        for index, (lap, start, stop) in enumerate(zip(laps, starts.tolist(), stops.tolist(), strict=True))
        if stop > start
    )


def terrain_masks(grade: FloatArray, level_grade: float) -> Mapping[str, BoolArray]:
    """Return level, uphill and downhill as masks (n,); a sample of unknown grade is in none."""
    return {
        "level": np.abs(grade) <= level_grade,
        "uphill": grade > level_grade,
        "downhill": grade < -level_grade,
    }
