"""Noise that remembers, turned white: what generalised least squares needs to know of it.

The noise is an Ornstein-Uhlenbeck process beside a share that is forgotten at once, together of variance 1.
It is whitened value by value: what the values before foretell of one is taken off, and the rest divided by its spread.
That is a Kalman filter, whose cost grows with the number of values; a decomposition of their covariance costs its cube.

References
----------
Kalman R. E. (1960). A New Approach to Linear Filtering and Prediction Problems. Journal of Basic Engineering 82, 35-45.
doi 10.1115/1.3662552

"""

from dataclasses import dataclass

import numpy as np

from gait.model import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Noises:
    """Noises to try (m,): memory of each [s], and the share of it that is forgotten at once, from 0 to below 1."""

    memory_s: FloatArray
    forgotten: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class White:
    """Columns with each noise turned white (m, n, c), and of each noise's covariance (m,) what likelihoods need.

    ``log_size`` is the logarithm of its determinant, ``trace_of_inverse`` the trace of its inverse.
    """

    columns: FloatArray
    log_size: FloatArray
    trace_of_inverse: FloatArray


def whitened(columns: FloatArray, time_s: FloatArray, noises: Noises) -> White:
    """Return the columns as they are where each of the noises is white.

    Parameters
    ----------
    columns : ndarray, shape (n, c)
        No NaN.
    time_s : ndarray, shape (n,)
        When the values were measured, rising [s].
    noises : Noises
        What the noise may be.

    """
    kept = np.exp(-np.diff(time_s)[:, None] / noises.memory_s)
    variance, steepness = _variances(kept, noises)
    gain = 1 - noises.forgotten / variance
    foretold = _foretold(columns, kept, gain)
    white = (columns[:, None] - foretold) / np.sqrt(variance)[:, :, None]
    return White(
        columns=np.ascontiguousarray(np.moveaxis(white, 0, 1)),
        log_size=np.log(variance).sum(axis=0),
        trace_of_inverse=(steepness / variance).sum(axis=0),
    )


def _variances(kept: FloatArray, noises: Noises) -> tuple[FloatArray, FloatArray]:
    """Return the variance of each value given those before it, and its derivative by independent noise, (n, m) each.

    ``kept`` (n - 1, m) is what is left of the remembered part from one value to the next.
    The trace of the inverse is the derivative of the logarithm of the determinant by independent noise.
    """
    squared = kept**2
    fresh = (1 - squared) * (1 - noises.forgotten)
    variance = np.ones((len(kept) + 1, len(noises.memory_s)))
    steepness = np.ones_like(variance)
    for at, (stays, comes) in enumerate(zip(squared, fresh, strict=True)):
        lost = noises.forgotten / variance[at]
        known = 1 - lost
        variance[at + 1] = stays * lost * (variance[at] - noises.forgotten) + comes + noises.forgotten
        steepness[at + 1] = stays * ((steepness[at] - 1) * lost**2 + known**2) + 1
    return variance, steepness


def _foretold(columns: FloatArray, kept: FloatArray, gain: FloatArray) -> FloatArray:
    """Return what the values before each one foretell of it, shape (n, m, c); nothing of the first."""
    forgets = (kept * (1 - gain[:-1]))[:, :, None]
    learns = (kept * gain[:-1])[:, :, None] * columns[:-1, None]
    foretold = np.zeros((*gain.shape, columns.shape[1]))
    for at, forget in enumerate(forgets):
        foretold[at + 1] = forget * foretold[at] + learns[at]
    return foretold
