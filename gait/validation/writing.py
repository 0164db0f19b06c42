"""How numbers and tables are written."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import numpy as np

from gait.validation.scores import Score

NONE: Final = "-"
"""Stands where there is no number."""


def plain(digits: int, factor: float = 1) -> Callable[[float], str]:
    """Return a function that writes a number, multiplied, with so many digits; NaN as a dash."""

    def write(number: float) -> str:
        return f"{number * factor:.{digits}f}" if np.isfinite(number) else NONE

    return write


def with_interval(score: Score, write: Callable[[float], str], unit: str = "") -> str:
    """Return a number with its unit and its interval in brackets; none where the trials give none."""
    whole = f"{write(score.value)} {unit}".rstrip()
    known = np.isfinite([score.low, score.high]).all()
    return f"{whole} [{write(score.low)}, {write(score.high)}]" if known else whole


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence has them: a, b and c."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
