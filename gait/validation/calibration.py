"""Whether cadence is right as often as its confidence says, with the interval that so few windows leave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from scipy.stats import beta

from gait.evidence import EVIDENCE
from gait.model import FloatArray
from gait.motion import cadence_from_motion
from gait.validation.cadence import WINDOW_S, Windows
from gait.validation.simulated_gait import simulated_gait

EDGES: Final = (0.0, 0.8, 0.9, 0.95, 0.99, 1.0)
TAILS: Final = (0.05, 0.95)
UNSEEN: Final = 10_000
"""Simulated recordings from this number on were not in the fit."""
_SIMULATED_S: Final = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Windows whose confidence lies between two values: how many, what it says in the mean, and what is so."""

    low: float
    high: float
    windows: int
    said: float
    right: int
    interval: tuple[float, float]


def bins(windows: Windows) -> Iterator[Bin]:
    """Yield the bins that hold windows; the 90 % interval is Clopper and Pearson's, as if windows were independent."""
    known = np.isfinite(windows.found_spm)
    right = is_right(windows)[known]
    confidence = windows.confidence[known]
    for low, high in pairwise(EDGES):
        inside = (confidence >= low) & ((confidence < high) | (high == 1))
        count, hits = int(inside.sum()), int(right[inside].sum())
        if count:
            said = float(confidence[inside].mean())
            yield Bin(low=low, high=high, windows=count, said=said, right=hits, interval=_interval(hits, count))


def is_right(windows: Windows) -> np.ndarray:
    """Tell which windows are within what the confidence speaks of, shape (n,); False where none was found."""
    within = EVIDENCE["motion_confidence"].value("within_percent") / 100
    return np.abs(windows.found_spm / windows.truth_spm - 1) <= within


def simulated_windows(seeds: Sequence[int]) -> Windows:
    """Return three windows of each simulated recording."""
    begin_s = np.array([0.0, WINDOW_S, 2 * WINDOW_S])
    truth, found, confidence = [], [], []
    for seed in seeds:
        simulated = simulated_gait(seed, _SIMULATED_S)
        cadence = cadence_from_motion(simulated.motion)
        at = np.rint(begin_s + WINDOW_S / 2).astype(np.intp)
        truth.append([_true_spm(simulated.step_time_s, begin) for begin in begin_s])
        found.append(cadence.cadence_spm[at])
        confidence.append(cadence.confidence[at])
    count = len(begin_s) * len(seeds)
    return Windows(
        truth_spm=np.ravel(truth),
        found_spm=np.ravel(found),
        confidence=np.ravel(confidence),
        held_out=np.full(count, fill_value=True),
    )


def _true_spm(step_time_s: FloatArray, begin_s: float) -> float:
    inside = step_time_s[(step_time_s >= begin_s) & (step_time_s <= begin_s + WINDOW_S)]
    return float(60 * np.polyfit(inside, np.arange(len(inside)), 1)[0])


def _interval(hits: int, count: int) -> tuple[float, float]:
    low = float(beta.ppf(TAILS[0], hits, count - hits + 1)) if hits else 0.0
    high = float(beta.ppf(TAILS[1], hits + 1, count - hits)) if hits < count else 1.0
    return low, high
