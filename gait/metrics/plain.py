"""Columns as plain values, as the analysis holds them."""

import numpy as np

from gait.model import FloatArray


def plain(values: FloatArray, decimals: int | None = None) -> tuple[float | None, ...]:
    """Return values as numbers, rounded where decimals are given; None where nothing was measured."""
    told = (values if decimals is None else np.round(values, decimals)).astype(object)
    told[~np.isfinite(values)] = None
    return tuple(told.tolist())
