"""The best path through the windows: cadence moves slowly, and now and then jumps."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from gait.motion.settings import MotionSettings
from gait.motion.spectra import Amplitudes


def best_path(score: Amplitudes, settings: MotionSettings) -> np.ndarray:
    """Return the candidate of each window on the path with the highest sum of scores less the costs of moving.

    Parameters
    ----------
    score : ndarray, shape (w, c)
        Score of each candidate in each window.
    settings : MotionSettings
        What a move and a jump cost.

    Returns
    -------
    ndarray, shape (w,)
        Indices of candidates.

    """
    windows, candidates = score.shape
    reach = round(settings.drift_spm / settings.candidate_spm)
    move = settings.drift_cost * np.abs(np.arange(-reach, reach + 1))
    came_from = np.empty((windows, candidates), dtype=np.int16)
    own = np.arange(candidates)
    padded = np.full(candidates + 2 * reach, -np.inf)
    near = sliding_window_view(padded, 2 * reach + 1)
    total = score[0].astype(np.float64)
    for window in range(1, windows):
        padded[reach:-reach] = total
        moved = near - move
        by = moved.argmax(axis=1)
        best = moved[own, by]
        top = int(total.argmax())
        jumped = total[top] - settings.jump_cost
        came_from[window] = np.where(best >= jumped, own + by - reach, top)
        total = np.maximum(best, jumped) + score[window]
    path = np.empty(windows, dtype=np.intp)
    path[-1] = total.argmax()
    for window in range(windows - 1, 0, -1):
        path[window - 1] = came_from[window, path[window]]
    return path
