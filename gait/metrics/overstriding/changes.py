"""Where in the run steps and contact get longer at equal speed: as the run goes on, and on slopes."""

from collections.abc import Iterator, Mapping

import numpy as np

from gait import landing
from gait.metrics.overstriding.groups import Measured, mean_and_error
from gait.metrics.overstriding.ratios import first
from gait.metrics.student import NORMAL_95
from gait.model import BoolArray, Drift, FloatArray, OverstridingChange, Ratio


def changes(
    measured: Measured, running: BoolArray, terrain: Mapping[str, BoolArray], drift: tuple[Drift, ...]
) -> tuple[OverstridingChange, ...]:
    """Return the changes at equal speed that the run can show.

    Parameters
    ----------
    measured : Measured
        The run.
    running : ndarray of bool, shape (n,)
        Where form is measured.
    terrain : mapping of str to ndarray of bool
        The classes of terrain, (n,) each.
    drift : tuple of Drift
        The changes over the run at equal speed and grade.

    """
    return (*_over_the_run(drift), *_on_slopes(measured, running, terrain))


def _over_the_run(drift: tuple[Drift, ...]) -> Iterator[OverstridingChange]:
    """Yield the change from the start to the end: the drift of cadence and contact in other terms."""
    found = {each.quantity: each for each in drift}
    cadence, contact = found.get("cadence_spm"), found.get("ground_contact_time_s")
    if cadence is None:
        return
    yield OverstridingChange(
        cause="over the run",
        minutes=cadence.minutes,
        steps=first(landing.braking_ratio(*_share(cadence))),
        contact=first(landing.reach_ratio(*_share(contact))) if contact is not None else None,
    )


def _share(found: Drift) -> tuple[FloatArray, FloatArray]:
    """Return end over start, and the standard uncertainty of its logarithm."""
    end = found.start + found.change
    error = (found.high - found.low) / (2 * NORMAL_95) / end
    return np.array([end / found.start]), np.array([abs(error)])


def _on_slopes(
    measured: Measured, running: BoolArray, terrain: Mapping[str, BoolArray]
) -> Iterator[OverstridingChange]:
    for cause in ("downhill", "uphill"):
        if cause in terrain and "level" in terrain:
            found = _against_level(measured, running & terrain[cause], running & terrain["level"])
            if found is not None:
                minutes, steps, contact = found
                yield OverstridingChange(
                    cause="downhill" if cause == "downhill" else "uphill", minutes=minutes, steps=steps, contact=contact
                )


def _against_level(measured: Measured, slope: BoolArray, level: BoolArray) -> tuple[float, Ratio, Ratio | None] | None:
    """Return minutes, steps and contact on a slope over those on the level, speeds matched; None with too little."""
    weight, speed = measured.activity.columns["weight_s"], measured.activity.column("speed_mps")
    cadence = _matched(measured.shares.cadence, slope, level, speed, weight, measured)
    if cadence is None:
        return None
    matched_s, difference, error = cadence
    steps = first(landing.braking_ratio([np.exp(difference)], [error]))
    contact = _matched(measured.shares.contact, slope, level, speed, weight, measured)
    reach = first(landing.reach_ratio([np.exp(contact[1])], [contact[2]])) if contact and measured.contact else None
    return matched_s / 60, steps, reach


def _matched(  # noqa: PLR0913, PLR0917 - the two sides and what they are compared by
    share: FloatArray, slope: BoolArray, level: BoolArray, speed: FloatArray, weight: FloatArray, measured: Measured
) -> tuple[float, float, float] | None:
    """Return the matched time [s], the mean difference of the logarithms at equal speed, and its standard error."""
    p = measured.parameters
    known = np.isfinite(share) & np.isfinite(speed) & (weight > 0)
    at = np.flatnonzero(known & (slope | level))
    if not len(at):
        return None
    number = np.floor(speed[at] / p.alike_mps).astype(np.intp)
    count = int(number.max()) + 1
    label = 2 * number + slope[at]
    order = np.argsort(label, kind="stable")
    mean, error = mean_and_error(
        share[at][order], weight[at][order], label[order], 2 * count, p.slope_block_s, p.most_correlation
    )
    time = np.bincount(label, weights=weight[at], minlength=2 * count).reshape(count, 2)
    shared = np.where(time.min(axis=1) >= p.least_bin_s, time.min(axis=1), 0.0)
    if shared.sum() < p.least_matched_s:
        return None
    part = shared / shared.sum()
    both = np.flatnonzero(part > 0)
    means, errors = mean.reshape(count, 2)[both], error.reshape(count, 2)[both]
    variance = float((part[both] ** 2 * (errors**2).sum(axis=1)).sum())
    return float(shared.sum()), float(part[both] @ (means[:, 1] - means[:, 0])), float(np.sqrt(variance))
