"""Raw acceleration and rotation: messages of some thirty samples each become one recording.

References
----------
Garmin FIT SDK, profile 21.205, messages ``accelerometer_data``, ``gyroscope_data``, ``hsa_accelerometer_data`` and
``three_d_sensor_calibration``: calibrated = orientation matrix x (raw - level shift - offset) x factor / divisor.
A high-speed accelerometer stores mg x 1.024.

"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gait.formats.fit.base_types import BASE_TYPES
from gait.formats.fit.decode import Link
from gait.formats.fit.profile import ACCELEROMETER, CALIBRATION, GYROSCOPE, HSA_ACCELEROMETER
from gait.formats.fit.sample_times import sample_times
from gait.formats.fit.scan import IntArray
from gait.formats.fit.tables import Messages
from gait.language import _
from gait.model import BoolArray, FloatArray, Motion, Note, SensorFamily, frozen_array

_RAW_AXES: Final = (2, 3, 4)
_CALIBRATED_AXES: Final = (5, 6, 7)
_MILLI_G_AXES: Final = (8, 9, 10)
_HSA_SCALE: Final = 1.024
_MILLI: Final = 1000.0
_MATRIX_SCALE: Final = 65535.0
_HALF: Final = 1 << 15
_WHOLE: Final = 1 << 16
_ACCELEROMETER_TYPE: Final = 0
_GYROSCOPE_TYPE: Final = 1
_SIGNED_EDGE: Final = 1 << 14
_MOSTLY: Final = 0.99
_SINT16: Final = BASE_TYPES[0x83]


class _Recording(NamedTuple):
    """Samples of one sensor: times on the FIT clock (n,), values by axis (3, n), and what was done to get them."""

    times: FloatArray
    values: FloatArray
    notes: tuple[Note, ...]


def read_motion(link: Link, start: float, stop: float, sensor: SensorFamily) -> Motion | None:
    """Return the raw recording between two times of the FIT clock, or None where the file has none.

    Parameters
    ----------
    link : Link
        The decoded file.
    start, stop : float
        The activity's bounds; the recording's times count from the first.
    sensor : SensorFamily
        Where the recording device was worn.

    """
    acceleration = _acceleration(link)
    if acceleration is None:
        return None
    acceleration = _between(acceleration, start, stop)
    if not len(acceleration.times):
        return None
    rotation = _rotation(link)
    if rotation is not None:
        rotation = _between(rotation, start, stop)
    return Motion(
        time_s=_since(start, acceleration),
        acceleration_g=_sealed(acceleration.values.T),
        rotation_time_s=None if rotation is None else _since(start, rotation),
        angular_velocity_dps=None if rotation is None else _sealed(rotation.values.T),
        sensor=sensor,
        notes=acceleration.notes if rotation is None else (*acceleration.notes, *rotation.notes),
    )


def _acceleration(link: Link) -> _Recording | None:
    messages = link.messages(ACCELEROMETER)
    for axes, per_g in ((_CALIBRATED_AXES, 1.0), (_MILLI_G_AXES, _MILLI)):
        if _has(messages, axes):
            return _recording(link, messages, messages.stacked(axes) / per_g, ())
    if _has(messages, _RAW_AXES):
        return _recording(link, messages, *_in_g(*_calibrate(link, messages, _ACCELEROMETER_TYPE)))
    messages = link.messages(HSA_ACCELEROMETER)
    if _has(messages, _RAW_AXES):
        return _recording(link, messages, messages.stacked(_RAW_AXES) / (_HSA_SCALE * _MILLI), ())
    return None


def _rotation(link: Link) -> _Recording | None:
    messages = link.messages(GYROSCOPE)
    if _has(messages, _CALIBRATED_AXES):
        return _recording(link, messages, messages.stacked(_CALIBRATED_AXES), ())
    # Without a calibration a count of a gyroscope means nothing; gravity gives an accelerometer its scale.
    if not _has(messages, _RAW_AXES) or not len(_calibrations(link, _GYROSCOPE_TYPE)):
        return None
    return _recording(link, messages, *_calibrate(link, messages, _GYROSCOPE_TYPE))


def _has(messages: Messages, axes: tuple[int, ...]) -> bool:
    return all(messages.has(axis) for axis in axes)


def _recording(link: Link, messages: Messages, values: FloatArray, notes: tuple[Note, ...]) -> _Recording:
    """Return the samples of all messages in one row, without those where an axis or the time is missing."""
    times, time_notes = sample_times(link, messages, values.shape[2])
    recording = _Recording(times, values.reshape(3, -1), (*notes, *time_notes))
    # A sum is finite only if all its terms are; that needs no array of answers.
    if np.isfinite(times.sum()) and np.isfinite(values.sum()):
        return recording
    return _kept(recording, np.isfinite(times) & np.isfinite(recording.values).all(axis=0))


def _between(recording: _Recording, start: float, stop: float) -> _Recording:
    times = recording.times
    if len(times) and start - 1.0 <= times.min() and times.max() <= stop + 1.0:
        return recording
    return _kept(recording, (times >= start - 1.0) & (times <= stop + 1.0))


def _kept(recording: _Recording, which: BoolArray) -> _Recording:
    return recording._replace(times=recording.times[which], values=recording.values[:, which])


def _since(start: float, recording: _Recording) -> FloatArray:
    times = recording.times
    times -= start
    return _sealed(times)


def _sealed(values: FloatArray) -> FloatArray:
    values.flags.writeable = False
    return frozen_array(values)


def _calibrations(link: Link, sensor_type: int) -> IntArray:
    """Return the rows of the calibration messages for a kind of sensor."""
    return np.flatnonzero(link.messages(CALIBRATION).values(0) == sensor_type)


def _calibrate(link: Link, messages: Messages, sensor_type: int) -> tuple[FloatArray, tuple[Note, ...]]:
    """Return counts turned into g or degrees a second by the calibration that stands before them in the file."""
    raw, notes = _counts(messages)
    table, rows = link.messages(CALIBRATION), _calibrations(link, sensor_type)
    if not len(rows):
        message = _("The file holds no calibration of its motion sensor.")
        note = Note(code="motion_uncalibrated", message=message, samples=raw[0].size)
        return np.array(raw, dtype=np.float64), (*notes, note)
    which = np.maximum(np.searchsorted(table.offsets[rows], messages.offsets) - 1, 0)
    values = np.empty((3, *raw[0].shape))
    stored = _Stored(
        scales=[table.listed(number) for number in (1, 2, 3)],
        offsets=_padded(table, 4, 3),
        matrices=_padded(table, 5, 9).reshape(-1, 3, 3),
    )
    # The calibrations hold one after the other, so that the messages of each are in one piece.
    bounds = np.searchsorted(which, np.arange(len(rows) + 1))
    for row, begin, end in zip(rows.tolist(), bounds[:-1], bounds[1:], strict=True):
        if begin < end:
            calibration = _calibration(stored, row, centred=bool(notes))
            _apply(calibration, [axis[begin:end] for axis in raw], values[:, begin:end])
    return values, notes


class _Calibration(NamedTuple):
    """A linear map: calibrated = ``matrix`` (3, 3) x (raw - ``offset`` (3,))."""

    matrix: FloatArray
    offset: FloatArray


class _Stored(NamedTuple):
    """The calibration messages as stored: factor, divisor and level; offsets (r, 3) and matrices (r, 3, 3)."""

    scales: Sequence[Sequence[float | None]]
    offsets: FloatArray
    matrices: FloatArray


def _calibration(stored: _Stored, row: int, *, centred: bool) -> _Calibration:
    """Return a calibration message as a linear map; ``centred`` counts have no unsigned zero level to take off."""
    factor, divisor, level = (column[row] for column in stored.scales)
    shift = 0.0 if level is None or (centred and level == _HALF) else level
    given = stored.matrices[row] / _MATRIX_SCALE
    matrix = given if np.isfinite(given).all() and given.any() else np.eye(3)
    scale = (1.0 if factor is None else factor) / (divisor or 1.0)
    return _Calibration(matrix * scale, np.nan_to_num(stored.offsets[row]) + shift)


def _apply(calibration: _Calibration, raw: Sequence[NDArray[Any]], into: FloatArray) -> None:
    # Not a matrix product: most of these matrices only turn axes, and have one number in a row.
    for axis, weights in enumerate(calibration.matrix):
        constant = -float(weights @ calibration.offset)
        sources = np.flatnonzero(weights).tolist()
        for place, source in enumerate(sources):
            if place == 0:
                np.multiply(raw[source], weights[source], out=into[axis])
            else:
                into[axis] += raw[source] * weights[source]
        if len(sources):
            into[axis] += constant
        else:
            into[axis] = constant


def _padded(table: Messages, number: int, width: int) -> FloatArray:
    """Return an array field of all messages, shape (r, width); NaN where a message stores fewer."""
    values = np.full((len(table), width), np.nan)
    stored = table.arrays(number)[:, :width]
    values[:, : stored.shape[1]] = stored
    return values


def _counts(messages: Messages) -> tuple[Sequence[NDArray[Any]], tuple[Note, ...]]:
    """Return raw counts by axis (messages, samples); signed values in unsigned fields are repaired, on all alike.

    Counts that leave no question are not copied.
    """
    plain = [counts for counts in map(messages.plain, _RAW_AXES) if counts is not None and _is_certain(counts)]
    if len(plain) == len(_RAW_AXES) and len({counts.shape for counts in plain}) == 1:
        return plain, ()
    raw = messages.stacked(_RAW_AXES)
    if not any(_is_wrapped(axis) for axis in raw):
        return list(raw), ()
    message = _("Signed motion values were stored in unsigned fields; they were read as signed.")
    note = Note(code="motion_signed_values", message=message, samples=raw[0].size)
    return list(messages.stacked(_RAW_AXES, _SINT16)), (note,)


def _is_certain(counts: NDArray[Any]) -> bool:
    """Tell whether unsigned counts stay clear of the upper end, where missing and negative values are."""
    return counts.dtype.kind == "u" and counts.size > 0 and int(counts.max()) < _WHOLE - _SIGNED_EDGE


def _is_wrapped(counts: FloatArray) -> bool:
    """Tell whether counts lie at both ends of the unsigned range and not in its middle: signed values, wrapped."""
    high = counts >= _WHOLE - _SIGNED_EDGE
    if not high.any():
        return False
    low = counts < _SIGNED_EDGE
    if not low.any():
        return False
    return bool((low | high).sum() > _MOSTLY * np.isfinite(counts).sum())


def _in_g(values: FloatArray, notes: tuple[Note, ...]) -> tuple[FloatArray, tuple[Note, ...]]:
    """Scale uncalibrated acceleration by gravity: over a recording the size of acceleration is 1 g in the median."""
    if not any(note.code == "motion_uncalibrated" for note in notes):
        return values, notes
    sizes = np.linalg.norm(values, axis=0)
    median = float(np.median(sizes[np.isfinite(sizes)])) if np.isfinite(sizes).any() else 1.0
    message = _("Without calibration, acceleration was scaled to a median of 1 g ({median:.0f} counts).").format(
        median=median
    )
    return values / (median or 1.0), (*notes, Note(code="motion_scaled", message=message))
