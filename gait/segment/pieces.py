"""Splits by kilometre or mile, the watch's laps, and terrain: which samples belong to which."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from gait.model import BoolArray, FloatArray, Lap


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """A part of the run: its name, when it was, which samples (n,) are in it, and the device's own figures."""

    label: str
    start_s: float
    stop_s: float
    inside: BoolArray
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
    pieces = []
    for index in range(int(number[-1]) + 1):
        inside = number == index
        if not inside.any():
            continue
        first, last = np.flatnonzero(inside)[[0, -1]]
        stop = float(time_s[min(last + 1, len(time_s) - 1)])
        pieces.append(Piece(label=str(index + 1), start_s=float(time_s[first]), stop_s=stop, inside=inside))
    return tuple(pieces)


def laps_of(time_s: FloatArray, laps: tuple[Lap, ...]) -> tuple[Piece, ...]:
    """Return the watch's laps that hold at least one sample; the last lap includes its end."""
    pieces = []
    for index, lap in enumerate(laps):
        before_end = time_s <= lap.stop_s if index == len(laps) - 1 else time_s < lap.stop_s
        inside = (time_s >= lap.start_s) & before_end
        if inside.any():
            label = lap.name or str(index + 1)
            pieces.append(
                Piece(label=label, start_s=lap.start_s, stop_s=lap.stop_s, inside=inside, reported=lap.reported)
            )
    return tuple(pieces)


def terrain_masks(grade: FloatArray, level_grade: float) -> Mapping[str, BoolArray]:
    """Return level, uphill and downhill as masks (n,); a sample of unknown grade is in none."""
    return {
        "level": np.abs(grade) <= level_grade,
        "uphill": grade > level_grade,
        "downhill": grade < -level_grade,
    }
