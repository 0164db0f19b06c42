"""How sure a window's cadence is: a probability, from how clear its rhythm is and how far it stands above others."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.model import FloatArray
from gait.motion.spectra import Amplitudes

_NEAR: Final = 0.08
"""Candidates this near, as a share, belong to the same peak."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clues:
    """What tells how sure a window is: autocorrelation at its stride, and lead over other rates; each (w,)."""

    rhythm: FloatArray
    clear_by: FloatArray


def clear_by(scores: Amplitudes, path: np.ndarray) -> FloatArray:
    """Return how far the chosen candidate's score lies above the best that is not near it, shape (w,)."""
    candidate = np.arange(scores.shape[1], dtype=np.int16)
    near = np.abs(candidate - path[:, None].astype(np.int16)) <= _NEAR * scores.shape[1]
    best_other = np.where(near, -np.inf, scores).max(axis=1)
    lead: FloatArray = (scores[np.arange(len(path)), path] - best_other).astype(np.float64)
    return lead


def confidence_of(clues: Clues) -> FloatArray:
    """Return the probability that cadence is within 3 % of the truth, shape (w,)."""
    row = EVIDENCE["motion_confidence"]
    lead = np.minimum(clues.clear_by, row.value("clear_enough"))
    logit = row.value("intercept") + row.value("rhythm") * clues.rhythm + row.value("clear_by") * lead
    probability: FloatArray = 1 / (1 + np.exp(-logit))
    return probability
