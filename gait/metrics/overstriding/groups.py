"""Means of the shares over groups of samples (windows, splits, terrain), all in one pass."""

from dataclasses import dataclass

import numpy as np

from gait import landing, norms
from gait.metrics.overstriding.contact import contact_error
from gait.metrics.overstriding.parameters import OverstridingParameters
from gait.metrics.overstriding.shares import Shares, steps_error
from gait.model import Activity, BoolArray, ContactForSpeed, FloatArray
from gait.windows import runs_of

IntArray = np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measured:
    """What the ratios of a run are made from; ``usual_contact`` is the run's own mean of the contact's logarithms."""

    activity: Activity
    shares: Shares
    height_m: float | None
    contact: ContactForSpeed | None
    parameters: OverstridingParameters
    usual_contact: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Groups:
    """Groups of samples, a row each, (g,); NaN where nothing was measured.

    ``start`` and ``stop`` are indices of the first sample and behind the last; ``time_s`` is the running time,
    ``measured_s`` that of it with a cadence and an expectation.
    """

    start: IntArray
    stop: IntArray
    time_s: FloatArray
    measured_s: FloatArray
    speed_mps: FloatArray
    cadence_spm: FloatArray
    steps: landing.Ratios
    contact: landing.Ratios

    def usable(self, least_s: float, least_coverage: float) -> BoolArray:
        """Return which groups last long enough, are measured well enough, and lie at speeds of a verdict."""
        covered = self.measured_s >= least_coverage * np.maximum(self.time_s, 1e-9)
        usable: BoolArray = (self.time_s >= least_s) & covered & norms.expectation_holds(self.speed_mps)
        return usable


def grouped(measured: Measured, group: IntArray, count: int) -> Groups:
    """Return the means of each group.

    Parameters
    ----------
    measured : Measured
        The run.
    group : ndarray of int, shape (n,)
        The group of each sample, -1 for none.
    count : int
        How many groups there are.

    """
    at = np.flatnonzero(group >= 0)
    order = at[np.argsort(group[at], kind="stable")]
    label = group[order]
    weight = measured.activity.columns["weight_s"][order]
    cadence, contact = measured.shares.cadence[order], measured.shares.contact[order]
    held = np.where(np.isfinite(cadence), weight, 0.0)
    speed = _means(measured.activity.column("speed_mps")[order], held, label, count)
    steps_a_minute = _means(measured.activity.column("cadence_spm")[order], held, label, count)
    edges = np.searchsorted(label, np.arange(count + 1))
    first, last = (np.minimum(end, max(len(order) - 1, 0)) for end in (edges[:-1], edges[1:] - 1))
    return Groups(
        start=order[first] if len(order) else first,
        stop=order[np.maximum(last, 0)] + 1 if len(order) else last,
        time_s=_sums(weight, label, count),
        measured_s=_sums(held, label, count),
        speed_mps=speed,
        cadence_spm=steps_a_minute,
        steps=_steps(measured, cadence, weight, label, count, steps_a_minute, speed),
        contact=_contact(measured, contact, weight, label, count, speed),
    )


def _steps(  # noqa: PLR0913, PLR0917 - the columns of the groups
    measured: Measured,
    share: FloatArray,
    weight: FloatArray,
    label: IntArray,
    count: int,
    cadence_spm: FloatArray,
    speed_mps: FloatArray,
) -> landing.Ratios:
    p = measured.parameters
    mean, sampling = mean_and_error(share, weight, label, count, p.block_s, p.most_correlation)
    lasting = steps_error(measured.activity, cadence_spm, speed_mps, measured.height_m)
    return landing.braking_ratio(np.exp(mean), np.hypot(sampling, lasting))


def _contact(  # noqa: PLR0913, PLR0917 - as above
    measured: Measured, share: FloatArray, weight: FloatArray, label: IntArray, count: int, speed_mps: FloatArray
) -> landing.Ratios:
    """Return contact over the sensor's norm, or over the run's own mean where there is none: then no sensor error."""
    p = measured.parameters
    mean, sampling = mean_and_error(share, weight, label, count, p.block_s, p.most_correlation)
    contact = measured.contact
    if contact is None:
        nothing = np.full(count, np.nan)
        return landing.Ratios(ratio=nothing, low=nothing, high=nothing)
    if contact.norm is None:
        return landing.reach_ratio(np.exp(mean - measured.usual_contact), sampling)
    return landing.reach_ratio(
        np.exp(mean), np.hypot(sampling, contact_error(measured.activity, contact.sensor, speed_mps))
    )


def mean_and_error(  # noqa: PLR0913, PLR0917 - columns, groups, and how their scatter is judged
    values: FloatArray, weight: FloatArray, label: IntArray, count: int, block_s: float, most_correlation: float
) -> tuple[FloatArray, FloatArray]:
    """Return the mean of each group, and its standard error from the scatter of blocks of time within the groups.

    The scatter is pooled over the groups, because a window has few blocks; what neighbouring blocks share widens it.

    Parameters
    ----------
    values, weight : ndarray, shape (m,)
        Values (NaN is not measured) and the time that each stands for [s], sorted by group, in order of time within.
    label : ndarray of int, shape (m,)
        The group of each, ascending.
    count : int
        How many groups there are.
    block_s : float
        The length of a block [s].
    most_correlation : float
        What neighbouring blocks share at most.

    Returns
    -------
    tuple of ndarray, shape (count,)
        NaN for a group without a value; the error is NaN too where no group has two blocks.

    """
    held = np.where(np.isfinite(values), weight, 0.0)
    mean = _means(values, held, label, count)
    blocks = _blocks(held, label, block_s)
    many = int(blocks[-1]) + 1 if len(blocks) else 0
    of_block = _means(values, held, blocks, many)
    known = np.isfinite(of_block)
    owner = label[np.searchsorted(blocks, np.arange(many))][known] if many else label[:0]
    off = of_block[known] - mean[owner]
    number = np.bincount(owner, minlength=count).astype(np.float64)
    freedom = float(np.maximum(number - 1, 0).sum())
    scatter = float(off @ off) / freedom if freedom > 0 else np.nan
    inflation = _inflation(off, owner, most_correlation)
    return mean, np.sqrt(scatter * inflation / np.where(number > 0, number, np.nan))


def _blocks(held: FloatArray, label: IntArray, block_s: float) -> IntArray:
    """Return the number of the block of time that each sample lies in, ascending, counted on through the groups."""
    if not len(held):
        return np.zeros(0, dtype=np.intp)
    clock = np.cumsum(held) - held / 2
    starts, stops = runs_of(label)
    within = np.floor((clock - np.repeat(clock[starts], stops - starts)) / block_s)
    new = (np.diff(label) > 0) | (np.diff(within) > 0)
    return np.concatenate(([0], np.cumsum(new)))


def _inflation(off: FloatArray, owner: IntArray, most: float) -> float:
    same = owner[1:] == owner[:-1]
    square = float(off @ off)
    along = float(off[1:][same] @ off[:-1][same]) / square if square > 0 else 0.0
    kept = min(max(along, 0.0), most)
    return (1 + kept) / (1 - kept)


def _means(values: FloatArray, held: FloatArray, label: IntArray, count: int) -> FloatArray:
    total = _sums(held, label, count)
    summed = _sums(held * np.where(np.isfinite(values), values, 0.0), label, count)
    mean: FloatArray = np.where(total > 0, summed / np.where(total > 0, total, 1.0), np.nan)
    return mean


def _sums(values: FloatArray, label: IntArray, count: int) -> FloatArray:
    summed: FloatArray = np.bincount(label, weights=values, minlength=count).astype(np.float64)
    return summed
