"""The words and arrays that all values are made of."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray: TypeAlias = NDArray[np.float64]
BoolArray: TypeAlias = NDArray[np.bool_]
SensorFamily: TypeAlias = Literal[
    "foot_pod", "chest", "waist", "wrist", "phone", "gps", "barometer", "treadmill", "unknown"
]
Severity: TypeAlias = Literal["info", "notice", "act", "stop"]
Confidence: TypeAlias = Literal["low", "moderate", "high"]
GaitState: TypeAlias = Literal["running", "walking", "standing", "paused"]
DamagePolicy: TypeAlias = Literal["salvage", "refuse"]
Scalar: TypeAlias = str | int | float | bool | None

STATE_CODES: Final[Mapping[GaitState, int]] = MappingProxyType({"paused": 0, "standing": 1, "walking": 2, "running": 3})
"""How ``series["state"]`` codes what the runner did at each sample."""


def frozen_array(values: ArrayLike) -> FloatArray:
    """Return values as a read-only float64 array (a copy, unless it is one already)."""
    array: FloatArray = np.asarray(values, dtype=np.float64)
    if array.flags.writeable:
        array = array.copy()
        array.flags.writeable = False
    return array


def frozen_columns(columns: Mapping[str, ArrayLike]) -> Mapping[str, FloatArray]:
    """Return columns as a read-only mapping of read-only arrays."""
    return MappingProxyType({name: frozen_array(values) for name, values in columns.items()})


def quantity_of(column: str) -> str:
    """Return the quantity of a column name: ``cadence_spm@Stryd`` is a ``cadence_spm``."""
    return column.partition("@")[0]


def source_of(column: str) -> str | None:
    """Return the named source of a column (``Stryd`` in ``cadence_spm@Stryd``), or None for the primary one."""
    return column.partition("@")[2] or None
