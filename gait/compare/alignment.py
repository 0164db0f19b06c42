"""Two recordings of one run lined up in time: by their clocks, and then by what they measured.

Clocks of two devices lie seconds apart, and a device may lag.
So one series is moved against the other, and where their fast changes fit best (greatest correlation), there they
belong.
Parts of the run are tried each alone: an offset that most of them find is no chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np

from gait.compare.recording import Recording
from gait.compare.results import Alignment
from gait.errors import UsageError
from gait.language import _
from gait.metrics.student import t_95
from gait.model import BoolArray, Confidence, FloatArray
from gait.windows import centred_mean

Guide: TypeAlias = Literal["cadence_spm", "speed_mps", "state"]
"""What both recordings hold: cadence, speed, or when the runner ran, walked and stood."""

_GUIDES: Final[tuple[Guide, ...]] = ("cadence_spm", "speed_mps")
_REACH_S: Final = 120
"""How far two clocks may lie apart [s]."""
_LEAST_OVERLAP_S: Final = 300
_SLOW_S: Final = 120.0
"""Changes slower than this are taken out: they fit at any offset."""
_PART_S: Final = 240
_FEWEST_PARTS: Final = 2
_MOST_PARTS: Final = 12
_ALIKE_S: Final = 3.0
_LEAST_PART_S: Final = 60
_HIGH: Final = 0.7
_MODERATE: Final = 0.4
"""Share of the parts that find the run's offset; by chance it would be 7 of the 241 offsets, 3 %."""
_LEAST_HALF_S: Final = 0.5
"""Series of whole seconds tell no less."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Paired:
    """Two recordings on the seconds that both have (n,), on the first's clock; ``running`` is where both ran."""

    time_s: FloatArray
    running: BoolArray
    first: dict[str, FloatArray]
    second: dict[str, FloatArray]

    def shown(self, quantities: Sequence[str], most: int = 2000) -> dict[str, tuple[float | None, ...]]:
        """Return the columns of some quantities as plain series of at most so many steps, each the mean of its seconds.

        Empty without a quantity.
        """
        step = max(1, -(-len(self.time_s) // most))
        columns = {f"{name}@A": self.first[name] for name in quantities}
        columns |= {f"{name}@B": self.second[name] for name in quantities}
        told = {name: _stepped(np.where(self.running, values, np.nan), step) for name, values in columns.items()}
        times = _stepped(self.time_s, step)
        return {"time_s": _plain(times), **{name: _plain(values) for name, values in told.items()}} if told else {}


def align(first: Recording, second: Recording, guides: Sequence[Guide] = _GUIDES) -> Alignment:
    """Return how the second recording lies on the first's clock, by whichever guide most parts of the run agree on.

    Raises
    ------
    UsageError
        If by their clocks, give or take two minutes, they have less than five minutes in common.

    """
    grid = _common_seconds(first, second)
    shift = clock_shift_s(first, second)
    overlap_s = float(grid[-1] - grid[0])
    tried = [each for name in guides if (each := _tried(name, first, second, grid, shift)) is not None]
    best = max(tried, key=lambda each: (each.agreeing / max(each.parts, 1), each.correlation or 0.0), default=None)
    if best is None or best.sure == "low":
        parts, agreeing = (best.parts, best.agreeing) if best else (0, 0)
        return Alignment(
            offset_s=0.0,
            low_s=-float(_REACH_S),
            high_s=float(_REACH_S),
            by="clock",
            sure="low",
            overlap_s=overlap_s,
            parts=parts,
            agreeing=agreeing,
        )
    return best


def clock_shift_s(first: Recording, second: Recording) -> float:
    """Return what to add to the second's times to have them on the first's, if both clocks are right."""
    return (second.activity.started_at - first.activity.started_at).total_seconds()


def _common_seconds(first: Recording, second: Recording) -> FloatArray:
    """Return the seconds that both recordings have by their clocks, on the first's time."""
    shift = clock_shift_s(first, second)
    low = max(first.activity.time_s[0], second.activity.time_s[0] + shift)
    high = min(first.activity.time_s[-1], second.activity.time_s[-1] + shift)
    if high - low < _LEAST_OVERLAP_S:
        times = {
            name: _("{start:%Y-%m-%d %H:%M:%S} to {stop:%H:%M:%S}").format(start=each.started_at, stop=each.stopped_at)
            for name, each in (("first", first), ("second", second))
        }
        what = _("The two recordings are not of one run: one is from {first}, the other from {second} (UTC)")
        raise UsageError(what.format(**times), next_step=_("Leave --same-run out to compare them as two runs."))
    return np.arange(np.ceil(low), np.floor(high) + 1.0)


def on_seconds(recording: Recording, name: str, seconds: FloatArray) -> FloatArray:
    """Return a column at given seconds, straight lines between neighbouring samples; NaN in gaps and outside, (n,)."""
    values = recording.activity.column(name)
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return np.full(len(seconds), np.nan)
    time = recording.activity.time_s[known]
    after = np.clip(np.searchsorted(time, seconds), 1, max(len(time) - 1, 1))
    before, behind = time[after - 1], time[np.minimum(after, len(time) - 1)]
    near = (behind - before <= recording.gap_s) | (seconds == before) | (seconds == behind)
    found: FloatArray = np.where(near, np.interp(seconds, time, values[known], np.nan, np.nan), np.nan)
    return found


def lined_up(first: Recording, second: Recording, alignment: Alignment) -> Paired:
    """Return both recordings on the first's seconds, the second moved by the offset that was found."""
    seconds = _common_seconds(first, second)
    moved = seconds - clock_shift_s(first, second) + alignment.offset_s
    names = [name for name in first.activity.columns if name in second.activity.columns]
    running = _ran(first, seconds) & _ran(second, moved)
    return Paired(
        time_s=seconds,
        running=running,
        first={name: on_seconds(first, name, seconds) for name in names},
        second={name: on_seconds(second, name, moved) for name in names},
    )


def _ran(recording: Recording, seconds: FloatArray) -> BoolArray:
    near = np.searchsorted(recording.activity.time_s, seconds).clip(0, len(recording.running) - 1)
    ran: BoolArray = recording.running[near]
    return ran


def _tried(name: Guide, first: Recording, second: Recording, seconds: FloatArray, shift: float) -> Alignment | None:
    """Return the offset that a quantity finds; None where it was not measured by both."""
    a = _fast_changes(on_seconds(first, name, seconds))
    wide = np.arange(seconds[0] - _REACH_S, seconds[-1] + _REACH_S + 1.0)
    b = _fast_changes(on_seconds(second, name, wide - shift))
    if not np.isfinite(a).any() or not np.isfinite(b).any():
        return None
    whole, of_parts = _correlations(a, b)
    if not np.isfinite(whole).any():
        return None
    offset = _peak(whole)
    found = np.array([_peak(each) for each in of_parts if np.isfinite(each).any()])
    agreeing = found[np.abs(found - offset) <= _ALIKE_S]
    half = _half_width(agreeing)
    return Alignment(
        offset_s=offset,
        low_s=offset - half,
        high_s=offset + half,
        by=name,
        sure=_sure(len(agreeing), len(found)),
        overlap_s=float(seconds[-1] - seconds[0]),
        parts=len(found),
        agreeing=len(agreeing),
        correlation=float(np.nanmax(whole)),
    )


def _fast_changes(values: FloatArray) -> FloatArray:
    return values - centred_mean(values, np.ones(len(values)), _SLOW_S)


def _correlations(a: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the correlation at each offset over the whole (241,) and over each part (p, 241); NaN with too little."""
    parts = int(np.clip(len(a) // _PART_S, _FEWEST_PARTS, _MOST_PARTS))
    starts = np.arange(parts) * len(a) // parts
    sums = np.empty((2 * _REACH_S + 1, 6, parts))
    for offset in range(2 * _REACH_S + 1):
        moved = b[offset : offset + len(a)]
        both = np.isfinite(a) & np.isfinite(moved)
        x, y = np.where(both, a, 0.0), np.where(both, moved, 0.0)
        sums[offset] = np.add.reduceat(np.array([both, x, y, x * x, y * y, x * y]), starts, axis=1)
    return _correlation(sums.sum(axis=2).T), _correlation(sums.transpose(1, 2, 0))


def _correlation(sums: FloatArray) -> FloatArray:
    """Return Pearson's correlation from count, sums, sums of squares and of products along the first axis."""
    count, x, y, xx, yy, xy = sums
    spread = (count * xx - x * x) * (count * yy - y * y)
    enough = (count >= _LEAST_PART_S) & (spread > 1e-9)  # noqa: PLR2004 - less is rounding
    found: FloatArray = np.where(enough, (count * xy - x * y) / np.sqrt(np.where(enough, spread, 1.0)), np.nan)
    return found


def _peak(correlation: FloatArray) -> float:
    """Return the offset of the greatest correlation, between the seconds by a parabola through its neighbours."""
    top = int(np.nanargmax(correlation))
    offset = float(top - _REACH_S)
    if not 0 < top < len(correlation) - 1:
        return offset
    before, at, after = correlation[top - 1 : top + 2]
    bend = before - 2 * at + after
    return round(offset + 0.5 * float((before - after) / bend), 2) if np.isfinite(bend) and bend < 0 else offset


def _half_width(offsets: FloatArray) -> float:
    """Return the half width of the 95 % interval of the mean of what the agreeing parts found."""
    if len(offsets) < 2:  # noqa: PLR2004 - a spread needs two
        return _ALIKE_S
    error = float(offsets.std(ddof=1)) / np.sqrt(len(offsets))
    return max(_LEAST_HALF_S, float(t_95(np.array([len(offsets) - 1.0]))[0]) * float(error))


def _sure(agreeing: int, parts: int) -> Confidence:
    share = agreeing / parts if parts else 0.0
    if agreeing < _FEWEST_PARTS or share < _MODERATE:
        return "low"
    return "high" if share >= _HIGH else "moderate"


def _stepped(values: FloatArray, step: int) -> FloatArray:
    """Return the means of so many values each; NaN where none was measured."""
    padded = np.append(values, np.full(-len(values) % step, np.nan)).reshape(-1, step)
    known = np.isfinite(padded)
    count = known.sum(axis=1)
    mean: FloatArray = np.where(count > 0, np.where(known, padded, 0.0).sum(axis=1) / np.maximum(count, 1), np.nan)
    return mean


def _plain(values: FloatArray) -> tuple[float | None, ...]:
    return tuple(float(f"{value:.6g}") if np.isfinite(value) else None for value in values.tolist())
