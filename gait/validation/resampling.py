"""Resampling of whole runners: a runner's trials stay together, for they are no independent pieces."""

from typing import Final

import numpy as np

from gait.model import FloatArray

DRAWS: Final = 10_000
SEED: Final = 20_170_509
LEVEL: Final = 0.9
"""The share that an interval is to hold."""
TAILS: Final = (5.0, 95.0)
"""Percentiles that enclose it."""


def draw_counts(runners: int, draws: int = DRAWS) -> FloatArray:
    """Return how often each runner is drawn, shape (draws, runners): as many as there are, with replacement."""
    random = np.random.default_rng(SEED)
    return random.multinomial(runners, np.full(runners, 1 / runners), size=draws).astype(np.float64)


def with_everyone(counts: FloatArray) -> FloatArray:
    """Return the draws with every runner once put before them, shape (1 + draws, runners)."""
    return np.vstack([np.ones(counts.shape[1]), counts])


def interval(draws: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the 90 % interval of what was drawn along the first axis; draws that gave nothing (NaN) are left out."""
    if not np.isfinite(draws).any():
        return np.full(draws.shape[1:], np.nan), np.full(draws.shape[1:], np.nan)
    low, high = np.nanpercentile(draws, TAILS, axis=0)
    return low, high
