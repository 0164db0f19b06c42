"""The distribution of cadence as bars: for the chart and its table, which thereby agree with the shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.model import CadenceBin
from gait.norms import ADVICE_SPM

BAR_SPM: Final = 2.0
_OUTER: Final = (0.005, 0.1, 0.9, 0.995)
_FENCE: Final = 1.5
_LEAST_FENCE_SPM: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A share of the running, and where it is drawn; ``low_spm`` or ``high_spm`` is None where all beyond is in it."""

    low_spm: float | None
    high_spm: float | None
    at_spm: float
    share: float

    @property
    def advised(self) -> bool:
        """Tell whether the bar lies within 160-180."""
        if self.low_spm is None or self.high_spm is None:
            return False
        return ADVICE_SPM[0] <= self.low_spm and self.high_spm <= ADVICE_SPM[1]


def bars_of(distribution: Sequence[CadenceBin]) -> tuple[Bar, ...]:
    """Return a bar for each band, from low to high; stray cadences are put together, but never into 160-180.

    The two parts of a band that 160 or 180 cuts in two are drawn at one place.
    """
    if not distribution:
        return ()
    least, most = _reach(distribution)
    below = [band for band in distribution if band.high_spm <= ADVICE_SPM[0]]
    above = [band for band in distribution if band.low_spm >= ADVICE_SPM[1]]
    between = distribution[len(below) : len(distribution) - len(above)]
    strays_below = sum(_place(band) < least for band in below)
    strays_above = sum(_place(band) > most for band in above)
    kept_above = len(above) - strays_above
    return (
        *_under(below[:strays_below], min(least, ADVICE_SPM[0]) - BAR_SPM),
        *map(_bar, (*below[strays_below:], *between, *above[:kept_above])),
        *_over(above[kept_above:], max(most, ADVICE_SPM[1]) + BAR_SPM),
    )


def _bar(band: CadenceBin) -> Bar:
    return Bar(low_spm=band.low_spm, high_spm=band.high_spm, at_spm=_place(band), share=band.share)


def _under(strays: Sequence[CadenceBin], at_spm: float) -> tuple[Bar, ...]:
    share = sum(band.share for band in strays)
    return (Bar(low_spm=None, high_spm=strays[-1].high_spm, at_spm=at_spm, share=share),) if strays else ()


def _over(strays: Sequence[CadenceBin], at_spm: float) -> tuple[Bar, ...]:
    share = sum(band.share for band in strays)
    return (Bar(low_spm=strays[0].low_spm, high_spm=None, at_spm=at_spm, share=share),) if strays else ()


def _place(band: CadenceBin) -> float:
    """Return the even cadence at or beside the middle of a band."""
    return float(BAR_SPM * np.floor((band.low_spm + band.high_spm) / (2 * BAR_SPM) + 0.5))


def _reach(distribution: Sequence[CadenceBin]) -> tuple[float, float]:
    """Return the places of the outermost bars that are no strays, as `gait.pages.columns.usual_reach` has it."""
    places = np.array([_place(band) for band in distribution])
    summed = np.cumsum([band.share for band in distribution])
    at = np.minimum(np.searchsorted(summed / summed[-1], _OUTER), len(places) - 1)
    lowest, low, high, highest = (float(place) for place in places[at])
    fence = max(_FENCE * (high - low), _LEAST_FENCE_SPM)
    return max(lowest, low - fence), min(highest, high + fence)
