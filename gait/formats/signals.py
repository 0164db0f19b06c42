"""Texts become columns: which elements hold which quantity, numbers in bulk, and the formats' own traps.

Only units are converted and only the formats' own markers for "nothing here" dropped; smoothing, filling and
plausibility are for cleaning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gait.formats.xml import Texts
from gait.language import _
from gait.model import FloatArray, Note

CADENCE_FACTOR: Final = 2.0
"""GPX and TCX store strides a minute by custom; cleaning proves it."""
KMH_PER_MPS: Final = 3.6
_KMH_TOLERANCE: Final = 0.2
_LEAST_DISTANCE_M: Final = 100.0
_LONGEST_STEP_S: Final = 30.0
_LARGEST_NUMBER: Final = 1e12
_EARTH_RADIUS_M: Final = 6_371_008.8
IntArray: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A column, the elements that may hold it (the preferred first), and its unit's factor.

    An element is named in the format's own spelling; of a path (``HeartRateBpm/Value``) its last part counts.
    """

    column: str
    names: tuple[str, ...]
    factor: float = 1.0


def names_in(signals: Sequence[Signal]) -> frozenset[str]:
    """Return the lower-case local name of every element that signals may stand in."""
    return frozenset(_key(name) for signal in signals for name in signal.names)


def numbers(texts: Sequence[str]) -> FloatArray:
    """Convert texts to float64; NaN where a text is no finite number (a decimal comma is understood)."""
    try:
        values: FloatArray = np.array(texts, dtype=np.float64)
    except ValueError:
        values = np.array([_number(text) for text in texts], dtype=np.float64)
    values[~(np.abs(values) < _LARGEST_NUMBER)] = np.nan
    return values


def number(text: str | None) -> float | None:
    """Convert one text to a number; None where it is none."""
    value = float(numbers([text])[0]) if text else np.nan
    return None if np.isnan(value) else value


def _key(name: str) -> str:
    return name.rpartition("/")[2].lower()


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return np.nan


def columns_at(
    texts: Mapping[str, Texts], rows: IntArray, signals: Sequence[Signal]
) -> tuple[dict[str, FloatArray], dict[str, str], int]:
    """Return the columns that have values, the name that each is stored under, and how many texts were no number."""
    columns: dict[str, FloatArray] = {}
    stored_as: dict[str, str] = {}
    unread = 0
    for signal in signals:
        candidates = [(name, *_values(texts[_key(name)], rows)) for name in signal.names]
        # The best filled name wins: a file may write an empty or zero channel beside the real one.
        name, values, bad = max(candidates, key=lambda candidate: int(np.count_nonzero(np.nan_to_num(candidate[1]))))
        unread += bad
        if np.isfinite(values).any():
            columns[signal.column], stored_as[signal.column] = values * signal.factor, name
    return columns, stored_as, unread


def _values(stored: Texts, rows: IntArray) -> tuple[FloatArray, int]:
    """Return a name's values at the rows, NaN where a row lacks it, and how many of its texts were no number."""
    first, last = np.searchsorted(stored[0], (rows[0], rows[-1] + 1))
    read = numbers(stored[1][first:last])
    whole = np.full(int(rows[-1] - rows[0]) + 1, np.nan)
    # Assigned backwards, so that the first of several values in one point wins.
    whole[stored[0][first:last][::-1] - rows[0]] = read[::-1]
    return whole[rows - rows[0]], int(np.isnan(read).sum())


def unread_notes(unread: int) -> list[Note]:
    """Return a note where texts were no numbers."""
    if not unread:
        return []
    message = _("Values that are no numbers and count as not measured: {unread}.").format(unread=unread)
    return [Note(code="not_a_number", message=message, samples=unread)]


def without_markers(columns: dict[str, FloatArray]) -> tuple[dict[str, FloatArray], list[Note]]:
    """Drop what stands for "not measured" (position 0, 0; distance 0 throughout) and bring speed to m/s; with notes."""
    notes: list[Note] = []
    columns = _without_null_island(columns, notes)
    distance = columns.get("distance_m")
    if distance is not None and not np.nan_to_num(distance).any():
        columns = {name: values for name, values in columns.items() if name != "distance_m"}
        message = _("The distance is 0 throughout and counts as not measured.")
        notes.append(Note(code="distance_zero", message=message, samples=len(distance)))
    return _speed_in_mps(columns, notes), notes


def _without_null_island(columns: dict[str, FloatArray], notes: list[Note]) -> dict[str, FloatArray]:
    """Drop half positions, and the position 0, 0, which some apps write where they have none."""
    latitude, longitude = columns.get("latitude_deg"), columns.get("longitude_deg")
    if latitude is None or longitude is None:
        return {name: values for name, values in columns.items() if name not in {"latitude_deg", "longitude_deg"}}
    nowhere = (latitude == 0.0) & (longitude == 0.0)
    if nowhere.any():
        message = _("Positions at 0, 0, which count as not measured: {count}.").format(count=int(nowhere.sum()))
        notes.append(Note(code="position_zero", message=message, samples=int(nowhere.sum())))
    unknown = nowhere | np.isnan(latitude) | np.isnan(longitude)
    if unknown.all():
        return {name: values for name, values in columns.items() if name not in {"latitude_deg", "longitude_deg"}}
    return columns | {
        "latitude_deg": np.where(unknown, np.nan, latitude),
        "longitude_deg": np.where(unknown, np.nan, longitude),
    }


def _speed_in_mps(columns: dict[str, FloatArray], notes: list[Note]) -> dict[str, FloatArray]:
    """Convert speeds that are in km/h, as the distance covered shows."""
    speed = columns.get("speed_mps")
    if speed is None or not is_in_kmh(*_speed_and_distance(columns, speed)):
        return columns
    message = _("The speeds are in km/h, as the distance shows; converted to m/s.")
    notes.append(Note(code="speed_in_kmh", message=message, samples=int(np.isfinite(speed).sum())))
    return columns | {"speed_mps": speed / KMH_PER_MPS}


def is_in_kmh(distance_by_speed: float, distance_m: float) -> bool:
    """Tell whether speeds are in km/h: the distance that they make is 3.6 times (within 20 %) the distance covered."""
    if distance_m < _LEAST_DISTANCE_M:
        return False
    return abs(distance_by_speed / distance_m / KMH_PER_MPS - 1.0) < _KMH_TOLERANCE


def _speed_and_distance(columns: Mapping[str, FloatArray], speed: FloatArray) -> tuple[float, float]:
    """Return the distance that the speeds make and the one covered, both over the short steps that have both."""
    step_s = np.diff(columns["time_s"])
    step_m = _steps_m(columns)
    by_speed = (speed[1:] + speed[:-1]) / 2.0 * step_s
    usable = (step_s > 0) & (step_s <= _LONGEST_STEP_S) & np.isfinite(by_speed) & np.isfinite(step_m)
    return float(by_speed[usable].sum()), float(step_m[usable].sum())


def _steps_m(columns: Mapping[str, FloatArray]) -> FloatArray:
    """Return the distance from each sample to the next: by the distance column, else by position (haversine)."""
    steps: FloatArray
    if "distance_m" in columns:
        steps = np.diff(columns["distance_m"])
        return steps
    if "latitude_deg" not in columns:
        return np.full(len(columns["time_s"]) - 1, np.nan)
    latitude, longitude = np.radians(columns["latitude_deg"]), np.radians(columns["longitude_deg"])
    north, east = np.sin(np.diff(latitude) / 2.0), np.sin(np.diff(longitude) / 2.0)
    chord = north**2 + np.cos(latitude[1:]) * np.cos(latitude[:-1]) * east**2
    steps = 2.0 * _EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return steps
