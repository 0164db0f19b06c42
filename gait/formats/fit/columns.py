"""Records to physical columns: the fields that a run needs, in the units of ``gait.quantities``."""

from typing import Final, NamedTuple

import numpy as np

from gait.formats.fit.profile import COMPRESSED_SPEED_DISTANCE, RECORD_FIELDS, SEMICIRCLES_PER_DEGREE
from gait.formats.fit.tables import Messages
from gait.model import FloatArray


class _Source(NamedTuple):
    """Where a column comes from: record fields, the better first, and how many of the profile's units make ours."""

    fields: tuple[int, ...]
    per_unit: float = 1.0


_PERCENT: Final = 100.0
_MILLI: Final = 1000.0

_SOURCES: Final = {
    "latitude_deg": _Source((0,), SEMICIRCLES_PER_DEGREE),
    "longitude_deg": _Source((1,), SEMICIRCLES_PER_DEGREE),
    "distance_m": _Source((5,)),
    "speed_mps": _Source((73, 6)),
    "altitude_m": _Source((78, 2)),
    "grade": _Source((9,), _PERCENT),
    "heart_rate_bpm": _Source((3,)),
    "power_w": _Source((7,)),
    "temperature_c": _Source((13,)),
    "step_length_m": _Source((85,), _MILLI),
    "ground_contact_time_s": _Source((41,), _MILLI),
    "duty_factor": _Source((40,), _PERCENT),
    "vertical_oscillation_m": _Source((39,), _MILLI),
    "vertical_ratio": _Source((83,), _PERCENT),
    "ground_contact_balance": _Source((84,), _PERCENT),
}

_CADENCE: Final = 4
_FRACTIONAL_CADENCE: Final = 53
_CADENCE256: Final = 52
_STEPS_PER_STRIDE: Final = 2.0
_TWELVE_BITS: Final = 0xFFF
_SPEED_SCALE: Final = 100.0
_DISTANCE_SCALE: Final = 16.0
_PACKED_BYTES: Final = 3


def record_columns(records: Messages) -> dict[str, FloatArray]:
    """Return the native columns of records that hold at least one measured value.

    Parameters
    ----------
    records : Messages
        The record messages, n of them.

    Returns
    -------
    dict of array
        By quantity name, shape (n,), in SI (a ratio 0-1, cadence in steps a minute), NaN where not measured.

    Notes
    -----
    An enhanced field wins over its plain twin, value by value.
    Cadence is twice the stored strides a minute, the fraction included; a 16-bit cadence wins over both.

    """
    columns = {name: _column(records, source) for name, source in _SOURCES.items()}
    columns["cadence_spm"] = _cadence(records)
    if records.has(COMPRESSED_SPEED_DISTANCE):
        speed, distance = unpack_speed_distance(records.arrays(COMPRESSED_SPEED_DISTANCE))
        columns["speed_mps"] = _first_known(columns["speed_mps"], speed)
        columns["distance_m"] = _first_known(columns["distance_m"], distance)
    return {name: values for name, values in columns.items() if values is not None and np.isfinite(values).any()}


def _column(records: Messages, source: _Source) -> FloatArray | None:
    column: FloatArray | None = None
    for number in source.fields:
        if records.has(number):
            row = RECORD_FIELDS[number]
            # One division, not two: 2693 / 10000 is the nearest number to 0.2693, 269.3 / 1000 is not always.
            column = _first_known(column, records.values(number, row.scale * source.per_unit, row.offset))
    return column


def _cadence(records: Messages) -> FloatArray | None:
    strides: FloatArray | None = None
    if records.has(_CADENCE256):
        strides = records.values(_CADENCE256, RECORD_FIELDS[_CADENCE256].scale)
    if records.has(_CADENCE):
        strides = _first_known(strides, _whole_and_fraction(records))
    return None if strides is None else _STEPS_PER_STRIDE * strides


def _whole_and_fraction(records: Messages) -> FloatArray:
    whole = records.values(_CADENCE)
    if not records.has(_FRACTIONAL_CADENCE):
        return whole
    fraction = records.values(_FRACTIONAL_CADENCE, RECORD_FIELDS[_FRACTIONAL_CADENCE].scale)
    return whole + np.where(np.isnan(fraction), 0.0, fraction)


def _first_known(better: FloatArray | None, other: FloatArray) -> FloatArray:
    if better is None:
        return other
    missing = np.isnan(better)
    return np.where(missing, other, better) if missing.any() else better


def unpack_speed_distance(packed: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return speed and distance from the three bytes of ``compressed_speed_distance``.

    Parameters
    ----------
    packed : array
        Shape (n, 3), bytes as numbers; all bytes missing (NaN) means not measured.

    Returns
    -------
    speed, distance : array
        Shape (n,), in m/s and m. The low twelve bits are speed x 100, the high twelve a count of 1/16 m that rolls
        over at 256 m; distance accumulates from 0. NaN where a field of another size is not this one.

    """
    speed, distance = np.full(len(packed), np.nan), np.full(len(packed), np.nan)
    if packed.shape[1] != _PACKED_BYTES:
        return speed, distance
    known = np.isfinite(packed).any(axis=1)
    # A single byte of 255 is a value here; only all three together mark a missing one.
    low, middle, high = np.nan_to_num(packed[known], nan=255.0).astype(np.int64).T
    speed[known] = (low | (middle & 0x0F) << 8) / _SPEED_SCALE
    counted = middle >> 4 | high << 4
    distance[known] = np.cumsum(np.diff(counted, prepend=0) & _TWELVE_BITS) / _DISTANCE_SCALE
    return speed, distance
