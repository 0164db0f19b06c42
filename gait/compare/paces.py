"""The mean of each quantity in each bin of speed: the lines that a chart draws for every run."""

from collections.abc import Iterator

import numpy as np

from gait.compare.results import COMPARED, Pace, Side
from gait.compare.windows import USUAL_COMPARISON, CompareParameters, Laid
from gait.metrics import EstimateParameters
from gait.metrics.overstriding.groups import mean_and_error
from gait.metrics.student import NORMAL_95


def paces(side: Side, laid: Laid, parameters: CompareParameters = USUAL_COMPARISON) -> Iterator[Pace]:
    """Yield the means of a run in each bin of speed with enough of its level running, by quantity, slow to fast."""
    for quantity in COMPARED:
        if quantity in side.makers:
            yield from _of(quantity, side, laid, parameters)


def _of(quantity: str, side: Side, laid: Laid, parameters: CompareParameters) -> Iterator[Pace]:
    values = laid.means(quantity)
    order = np.argsort(laid.bins, kind="stable")
    order = order[np.isfinite(values[order])]
    if not len(order):
        return
    numbers, label, windows = np.unique(laid.bins[order], return_inverse=True, return_counts=True)
    time_s = parameters.window_s * windows
    weight = np.full(len(order), parameters.window_s)
    estimates = EstimateParameters()
    columns = (values[order], laid.speed_mps[order])
    (mean, error), (speed, _) = (
        mean_and_error(each, weight, label, len(numbers), estimates.block_s, estimates.most_correlation)
        for each in columns
    )
    for number, length, at, value, off in zip(numbers, time_s, speed, mean, error, strict=True):
        if length >= parameters.least_bin_s and np.isfinite(off):
            yield Pace(
                run=side.letter,
                quantity=quantity,
                speed_low_mps=float(number * parameters.bin_mps),
                speed_high_mps=float((number + 1) * parameters.bin_mps),
                speed_mps=float(at),
                time_s=float(length),
                mean=float(value),
                low=float(value - NORMAL_95 * off),
                high=float(value + NORMAL_95 * off),
            )
