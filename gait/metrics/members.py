"""Which samples belong to each of several parts of a run, and sums and means over each part in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gait.model import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Members:
    """The samples of ``count`` parts: indices ``at`` (m,), and the number of the part of each, ``part`` (m,)."""

    at: np.ndarray
    part: np.ndarray
    count: int

    def sums(self, values: FloatArray) -> FloatArray:
        """Return the sum of a column (n,) over each part, (count,); NaN where the part holds no value."""
        mine = values[self.at]
        known = np.isfinite(mine)
        number = np.bincount(self.part[known], minlength=self.count)
        summed = np.bincount(self.part[known], weights=mine[known], minlength=self.count)
        return np.where(number > 0, summed, np.nan)

    def means(self, values: FloatArray, weights: FloatArray) -> FloatArray:
        """Return the weighted mean of a column (n,) over each part, (count,); NaN where no value has a weight."""
        mine, held = values[self.at], weights[self.at]
        known = np.isfinite(mine) & (held > 0)
        part, held = self.part[known], held[known]
        total = np.bincount(part, weights=held, minlength=self.count)
        summed = np.bincount(part, weights=held * mine[known], minlength=self.count)
        means: FloatArray = np.where(total > 0, summed / np.where(total > 0, total, 1.0), np.nan)
        return means


def members_of(parts: Sequence[np.ndarray]) -> Members:
    """Return the members of parts that are given as the indices of their samples; a part may be empty."""
    lengths = [len(part) for part in parts]
    at = np.concatenate(parts) if parts else np.zeros(0, dtype=np.intp)
    return Members(at=at, part=np.repeat(np.arange(len(parts)), lengths), count=len(parts))
