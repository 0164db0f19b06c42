"""Steps become trials: one row a runner and speed, the mean of each quantity over its steps."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gait.model import FloatArray
from gait.validation.steps import Steps

PER_MPS: Final = 10
"""Steps of one runner at one tenth of a m/s are one trial, and runners are compared with each other within it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trials:
    """Means over the steps of a runner at a speed, each of shape (n,), ordered by runner and speed.

    ``braking_bws`` is the impulse that slows the runner at each landing [body weight x s], ``reach_m`` how far the
    ankle lands ahead of the pelvis [m], ``speed_group_mps`` the speed at which runners are compared, and ``steps`` how
    many there are; NaN where no step has a value.
    """

    runner: NDArray[np.str_]
    speed_group_mps: FloatArray
    speed_mps: FloatArray
    cadence_spm: FloatArray
    contact_s: FloatArray
    braking_bws: FloatArray
    reach_m: FloatArray
    height_m: FloatArray
    steps: FloatArray


def trials_of(steps: Steps) -> Trials:
    """Return the means of each runner at each speed; a step without a value is left out of that mean alone."""
    tenths = np.round(steps.speed_mps * PER_MPS)
    names, runner = np.unique(steps.runner, return_inverse=True)
    pairs, trial = np.unique(np.column_stack([runner, tenths]), axis=0, return_inverse=True)

    def mean(values: FloatArray) -> FloatArray:
        known = np.isfinite(values)
        count = np.bincount(trial[known], minlength=len(pairs))
        total = np.bincount(trial[known], weights=values[known], minlength=len(pairs))
        means: FloatArray = np.divide(total, count, out=np.full(len(pairs), np.nan), where=count > 0)
        return means

    return Trials(
        runner=names[pairs[:, 0].astype(np.intp)],
        speed_group_mps=pairs[:, 1] / PER_MPS,
        speed_mps=mean(steps.speed_mps),
        cadence_spm=_cadence_spm(mean(steps.step_s)),
        contact_s=mean(steps.contact_s),
        braking_bws=mean(steps.braking_bws),
        reach_m=mean(steps.reach_m),
        height_m=mean(steps.height_m),
        steps=np.bincount(trial, minlength=len(pairs)).astype(np.float64),
    )


def _cadence_spm(step_s: FloatArray) -> FloatArray:
    """Return steps a minute, NaN where the time of a step is none or not positive."""
    cadence: FloatArray = 60 / np.where(step_s > 0, step_s, np.nan)
    return cadence
