"""What a sensor's noise of contact time does to the reach that follows from it.

The model is the one fitted to the other runners with a force plate's contact times, as it would be used.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.model import FloatArray
from gait.validation.models import REACH, Table, left_out_coefficients
from gait.validation.predictions import Predictions
from gait.validation.ranking import areas_of_draws
from gait.validation.resampling import SEED

NOISE_S: Final = (0.0, 0.005, 0.01, 0.02)
DRAWS: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseEffect:
    """Reach from contact times with noise of that standard deviation, as means over many draws.

    ``correlation`` is that of predicted with measured reach, in logarithms within a speed.
    """

    noise_s: float
    correlation: float
    rmse_m: float
    area: float


def noise_effects(table: Table, found: Predictions, contact_s: FloatArray) -> tuple[NoiseEffect, ...]:
    """Return what each noise does.

    Parameters
    ----------
    table : Table
        The trials as the reach model takes them.
    found : Predictions
        Their left-out predictions.
    contact_s : ndarray, shape (n,)
        Their contact times without noise [s]. Noise is drawn anew for each trial, normal with mean zero.

    """
    exponent = left_out_coefficients(table)[:, REACH.terms.index("product")]
    return tuple(_effect(noise_s, found, contact_s, exponent) for noise_s in NOISE_S)


def _effect(noise_s: float, found: Predictions, contact_s: FloatArray, exponent: FloatArray) -> NoiseEffect:
    random = np.random.default_rng(SEED)
    read = contact_s + noise_s * random.standard_normal((DRAWS if noise_s else 1, len(contact_s)))
    read = np.maximum(read, contact_s / 2)  # a sensor shows no contact near zero, and the logarithm takes none
    predicted = found.predicted + exponent * np.log(read / contact_s)
    group = found.speed_group_mps
    return NoiseEffect(
        noise_s=noise_s,
        correlation=float(np.mean(_correlations_within_speed(predicted, found.measured, group))),
        rmse_m=float(np.sqrt(np.mean((np.exp(predicted) - np.exp(found.measured)) ** 2))),
        area=float(np.mean(areas_of_draws(predicted, found.measured, group))),
    )


def _correlations_within_speed(predicted: FloatArray, measured: FloatArray, group: FloatArray) -> FloatArray:
    """Return for each draw (draws, n) the correlation once the mean of each speed is taken away, shape (draws,)."""
    same = group[:, None] == group
    within = np.eye(len(group)) - same / same.sum(axis=1)
    a, b = predicted @ within, within @ measured
    scale = np.linalg.norm(a, axis=1) * np.linalg.norm(b)
    correlation: FloatArray = (a @ b) / np.where(scale > 0, scale, np.nan)
    return correlation
