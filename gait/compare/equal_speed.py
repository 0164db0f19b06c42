"""How a quantity of two runs differs at equal speed, and how much of that is chance or the sensors' own error.

Windows of both runs are sorted into bins of speed.
In each bin the mean of one run is taken from that of the other, and the bins are averaged with the time that both runs
have in them as weights.
What the runs still differ in speed within a bin is taken out along the slope that the quantity usually has.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from gait.compare.devices import Likeness, Maker, likeness
from gait.compare.results import Difference, Reason, Side, Verdict
from gait.compare.windows import USUAL_COMPARISON, CompareParameters, Laid
from gait.metrics import EstimateParameters, sensor_error
from gait.metrics.moments import moments
from gait.metrics.speed_slopes import SPEED_SLOPES, UsualSlope, usual_slope
from gait.metrics.student import NORMAL_95
from gait.model import FloatArray
from gait.quantities import QUANTITIES

_SCATTER: Final = EstimateParameters()
_REASONS: Final[dict[Likeness, Reason]] = {"other sensor": "other sensor", "unknown sensor": "unknown sensor"}
_NEEDED: Final[dict[str, Reason]] = {"": "not measured", "speed_mps": "no speed"}
"""What both sides need besides the quantity itself (the empty name), and what is said where it is missing."""

Placed: TypeAlias = tuple[Side, Laid]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Matched:
    """What two runs share of a quantity: bins (k,) with the time of both [s], and the windows in them.

    ``speed`` (w,), ``values`` (w,) and ``at`` (w,), the bin of each window from 0, are a pair: the first run's and the
    other's.
    """

    number: np.ndarray
    both_s: FloatArray
    speed: tuple[FloatArray, FloatArray]
    values: tuple[FloatArray, FloatArray]
    at: tuple[np.ndarray, np.ndarray]

    @property
    def share(self) -> FloatArray:
        """Weight of each bin (k,), 1 together."""
        return self.both_s / float(self.both_s.sum())

    def binned(self, pair: tuple[FloatArray, FloatArray], side: int) -> FloatArray:
        """Return the mean over each bin (k,) of a column of one side's windows."""
        at = self.at[side]
        count = len(self.number)
        summed, counted = np.bincount(at, pair[side], count), np.bincount(at, minlength=count)
        found: FloatArray = summed / counted
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A difference at equal speed with the half width of its 95 % interval from scatter; ``slope`` was taken out.

    ``level`` and ``speed_mps`` are the means of both runs, which the sensors' errors are shares of.
    """

    first_mean: float
    difference: float
    half: float
    level: float
    speed_mps: float
    slope: UsualSlope


def difference(
    quantity: str, first: Placed, other: Placed, parameters: CompareParameters = USUAL_COMPARISON
) -> Difference:
    """Return how a quantity of a run differs from the first run's at equal speed on level running."""
    nothing = _not_comparable(quantity, first, other)
    if nothing is not None:
        return nothing
    pair = match(quantity, first[1], other[1], parameters)
    if pair is None:
        return _without(quantity, other[0], "no shared speed")
    found = compared(quantity, pair, parameters)
    makers = first[0].makers, other[0].makers
    same = likeness(quantity, makers[0][quantity], makers[1][quantity]) == "same device"
    sensors, speed_error = _sensors(quantity, found, makers)
    low, high = found.difference - found.half, found.difference + found.half
    wide = None if sensors is None else math.hypot(found.half, sensors)
    return Difference(
        quantity=quantity,
        run=other[0].letter,
        verdict=_verdict(found.difference, found.half, wide),
        unit=QUANTITIES[quantity].unit,
        same_device=same,
        first_mean=found.first_mean,
        mean=found.first_mean + found.difference,
        difference=found.difference,
        low=low,
        high=high,
        sensors_low=None if wide is None else found.difference - wide,
        sensors_high=None if wide is None else found.difference + wide,
        speed_error=speed_error,
        matched_s=float(pair.both_s.sum()),
        slowest_mps=float(pair.number[0]) * parameters.bin_mps,
        fastest_mps=float(pair.number[-1] + 1) * parameters.bin_mps,
    )


def _not_comparable(quantity: str, first: Placed, other: Placed) -> Difference | None:
    """Return why the sides cannot be compared whatever their speeds; None where they can."""
    for needed, reason in _NEEDED.items():
        missing = tuple(side.letter for side, _ in (first, other) if (needed or quantity) not in side.makers)
        if missing:
            return _without(quantity, other[0], reason, missing)
    alike = likeness(quantity, first[0].makers[quantity], other[0].makers[quantity])
    return _without(quantity, other[0], _REASONS[alike]) if alike in _REASONS else None


def _without(quantity: str, side: Side, reason: Reason, missing: tuple[str, ...] = ()) -> Difference:
    unit = QUANTITIES[quantity].unit
    return Difference(
        quantity=quantity, run=side.letter, verdict="not comparable", unit=unit, reason=reason, missing=missing
    )


def match(quantity: str, first: Laid, other: Laid, parameters: CompareParameters = USUAL_COMPARISON) -> Matched | None:
    """Return the windows of two runs in the bins of speed that both have enough of; None with too little in all."""
    laid = first, other
    values = [each.means(quantity) for each in laid]
    known = [np.flatnonzero(np.isfinite(each)) for each in values]
    bins = [each.bins[at] for each, at in zip(laid, known, strict=True)]
    most = max((int(each.max()) + 1 for each in bins if len(each)), default=0)
    time = np.array([parameters.window_s * np.bincount(each, minlength=most) for each in bins])
    both = time.min(axis=0) if most else np.zeros(0)
    number = np.flatnonzero(both >= parameters.least_bin_s)
    if both[number].sum() < parameters.least_matched_s or any(_too_few(each, number) for each in bins):
        return None
    kept = [at[np.isin(each, number)] for at, each in zip(known, bins, strict=True)]
    return Matched(
        number=number,
        both_s=both[number],
        speed=(first.speed_mps[kept[0]], other.speed_mps[kept[1]]),
        values=(values[0][kept[0]], values[1][kept[1]]),
        at=(np.searchsorted(number, first.bins[kept[0]]), np.searchsorted(number, other.bins[kept[1]])),
    )


def _too_few(bins: np.ndarray, number: np.ndarray) -> bool:
    """Tell whether the windows hardly outnumber the bins, so that their scatter cannot be judged."""
    return bool(np.count_nonzero(np.isin(bins, number)) < 2 * len(number))


def compared(quantity: str, pair: Matched, parameters: CompareParameters = USUAL_COMPARISON) -> Found:
    """Return the difference at equal speed with its interval."""
    share = pair.share
    speeds = [pair.binned(pair.speed, side) for side in (0, 1)]
    means = [pair.binned(pair.values, side) for side in (0, 1)]
    middle = float(share @ (speeds[0] + speeds[1]) / 2)
    slope = _slope(quantity, pair, middle, parameters)
    apart = float(share @ (speeds[1] - speeds[0]))
    halves = [_half(pair, side, speeds[side], means[side], slope.usual) for side in (0, 1)]
    return Found(
        first_mean=float(share @ means[0]),
        difference=float(share @ (means[1] - means[0])) - slope.usual * apart,
        half=math.hypot(*halves, NORMAL_95 * slope.spread * apart),
        level=float(share @ (means[0] + means[1]) / 2),
        speed_mps=middle,
        slope=slope,
    )


def _slope(quantity: str, pair: Matched, speed_mps: float, parameters: CompareParameters) -> UsualSlope:
    """Return how the quantity changes with speed: usually, or where that is not known in the two runs."""
    if quantity in SPEED_SLOPES:
        return usual_slope(quantity, speed_mps)
    speed, value = (
        np.concatenate([column[side] - pair.binned(column, side)[pair.at[side]] for side in (0, 1)])
        for column in (pair.speed, pair.values)
    )
    square = float(speed @ speed)
    fitted = float(speed @ value) / square if square > 0 else 0.0
    left = value - fitted * speed
    error = float(np.sqrt(left @ left / max(len(left), 1) / square)) if square > 0 else 0.0
    return UsualSlope(usual=fitted, spread=max(parameters.slope_doubt * abs(fitted), error))


def _half(pair: Matched, side: int, speed: FloatArray, mean: FloatArray, slope: float) -> float:
    """Return the half width of the 95 % interval of one side's weighted mean, from its scatter over blocks of time.

    A bin's mean takes a degree of freedom from the windows.
    """
    at, windows, bins = pair.at[side], len(pair.at[side]), len(pair.number)
    left = pair.values[side] - mean[at] - slope * (pair.speed[side] - speed[at])
    weight = (pair.both_s / np.bincount(at, minlength=bins))[at]
    found = moments(left[None, :], weight, _SCATTER)
    return float(found.sampling_error[0]) * float(np.sqrt((windows - 1) / (windows - bins)))


def _sensors(
    quantity: str, found: Found, makers: tuple[Mapping[str, Maker], Mapping[str, Maker]]
) -> tuple[float | None, float | None]:
    """Return the half width (95 %) of what two devices' own errors add, and of what speed's error adds on one device.

    An error of speed moves the quantity along its slope; a step length that was made of that speed has it in itself.
    """
    sensitivity = abs(found.slope.shared - found.slope.usual)
    own = [_own(quantity, found, each[quantity]) if not found.slope.shared else 0.0 for each in makers]
    speed = [sensitivity * _own("speed_mps", found, each["speed_mps"]) for each in makers]
    other = [likeness(name, makers[0][name], makers[1][name]) != "same device" for name in (quantity, "speed_mps")]
    parts = [*(own if other[0] else ()), *(speed if other[1] else ())]
    sensors = NORMAL_95 * math.hypot(*parts) if parts else None
    return sensors, None if other[1] else NORMAL_95 * math.hypot(*speed)


def _own(quantity: str, found: Found, maker: Maker) -> float:
    """Return one standard uncertainty of a quantity or of the speed, from the sensor alone."""
    error = sensor_error(quantity, maker.sensor)
    level = found.speed_mps if quantity == "speed_mps" else found.level
    return math.hypot(error.absolute, error.relative * level)


def _verdict(change: float, half: float, wide: float | None) -> Verdict:
    if abs(change) <= half:
        return "no difference to see"
    return "larger than chance" if wide is None or abs(change) > wide else "within the sensors' own error"
