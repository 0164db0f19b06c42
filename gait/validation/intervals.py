"""Within what a runner who was not in the fit is expected: the coefficients' uncertainty and the spread of runners.

The first comes from resampling whole runners and fitting anew.
The second is the spread of runners about the fit at runner level: a runner's mean squared residual counts once, and as
many runners are taken off as there are coefficients; Student's t with what remains widens it, for few runners know
their own spread badly.
The two half widths add as independent errors do.
"""

from typing import Final

import numpy as np
from scipy.special import stdtrit

from gait.model import FloatArray
from gait.validation.models import Table, fit, refits
from gait.validation.resampling import LEVEL, draw_counts, interval

DRAWS_A_RUNNER: Final = 2_000
"""Enough for a half width within 2 %."""


def runner_spread(table: Table) -> float:
    """Return the standard deviation of a runner's trials about the fit, in logarithms; NaN without a fit."""
    residual = table.y - table.x @ fit(table)
    squares = np.bincount(table.runner, weights=residual**2) / np.bincount(table.runner)
    return float(np.sqrt(np.sum(squares) / _degrees(table)))


def half_width(table: Table, x: FloatArray) -> FloatArray:
    """Return half of the 90 % interval of a new runner's trials, in logarithms.

    Parameters
    ----------
    table : Table
        The runners that the model is fitted to; more than there are terms.
    x : ndarray, shape (m, terms)
        The new runner's predictors.

    Returns
    -------
    FloatArray
        Shape (m,).

    """
    draws = refits(table, draw_counts(len(table.names), DRAWS_A_RUNNER)) @ x.T
    low, high = interval(draws)
    spread = stdtrit(_degrees(table), (1 + LEVEL) / 2) * runner_spread(table)
    return np.hypot((high - low) / 2, spread)


def left_out_half_widths(table: Table) -> FloatArray:
    """Return for each trial (n,) half of the 90 % interval that the other runners give it."""
    half = np.empty(len(table.y))
    for runner in range(len(table.names)):
        own = table.runner == runner
        half[own] = half_width(table.without(runner), table.x[own])
    return half


def _degrees(table: Table) -> int:
    return len(table.names) - int(table.x.shape[1])
