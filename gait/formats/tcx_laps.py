"""The laps of a TCX: where each starts and stops, and the device's own figures for it and for the whole activity."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from lxml import etree

from gait.formats import timeline
from gait.formats.recording import Recording
from gait.formats.signals import CADENCE_FACTOR, KMH_PER_MPS, is_in_kmh, number
from gait.formats.xml import child, text_of
from gait.language import _
from gait.model import Lap, Note

STEPS_A_STRIDE: Final = 2.0
_FURTHEST_S: Final = 3600.0
"""How long before its first point a lap may start: further off, the two are on different clocks."""

_LATEST_S: Final = 60.0
"""How long after its first point a lap may start; laps and points are not always stamped together."""

_FIELDS: Final = (
    ("timer_s", ("totaltimeseconds",), 1.0),
    ("distance_m", ("distancemeters",), 1.0),
    ("heart_rate_bpm", ("averageheartratebpm", "value"), 1.0),
    ("cadence_spm", ("cadence",), CADENCE_FACTOR),
    ("cadence_spm", ("extensions", "lx", "avgruncadence"), CADENCE_FACTOR),
    ("speed_mps", ("extensions", "lx", "avgspeed"), 1.0),
    ("power_w", ("extensions", "lx", "avgwatts"), 1.0),
    ("strides", ("extensions", "lx", "steps"), 1 / STEPS_A_STRIDE),
)
"""Quantity, path of local names inside the lap, factor; a later row of one quantity wins."""

_SUMS: Final = ("timer_s", "distance_m", "strides")
_MEANS: Final = ("cadence_spm", "heart_rate_bpm", "speed_mps", "power_w")


def lap_totals(laps: Sequence[etree._Element]) -> tuple[list[dict[str, float]], list[Note]]:
    """Return each lap's own figures by quantity; a mean of 0 counts as not reported.

    Speeds that are in km/h, as the laps' own distance and time show, are converted, with a note.
    """
    totals = [_reported(lap) for lap in laps]
    with_speed = [lap for lap in totals if "speed_mps" in lap and "timer_s" in lap and "distance_m" in lap]
    by_speed = sum(lap["speed_mps"] * lap["timer_s"] for lap in with_speed)
    if not is_in_kmh(by_speed, sum(lap["distance_m"] for lap in with_speed)):
        return totals, []
    converted = [lap | {"speed_mps": lap["speed_mps"] / KMH_PER_MPS} if "speed_mps" in lap else lap for lap in totals]
    message = _("The laps' average speeds are in km/h, as their distance and time show; converted to m/s.")
    return converted, [Note(code="lap_speed_in_kmh", message=message)]


def summarise(totals: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the whole activity's figures: laps added up, means weighted by the laps' time.

    A sum is left out where a lap of any length does not report it, a mean where laps of under half of the time do.
    """
    lasting = [lap for lap in totals if lap.get("timer_s", 0.0) > 0]
    summary = {}
    for name in _SUMS:
        if lasting and all(name in lap for lap in lasting) and (total := sum(lap[name] for lap in lasting)) > 0:
            summary[name] = total
    for name in _MEANS:
        mean = _mean(lasting, name)
        if mean is not None:
            summary[name] = mean
    return summary


def laps_of(
    laps: Sequence[etree._Element],
    totals: Sequence[Mapping[str, float]],
    rows: Mapping[etree._Element, tuple[int, int]],
    recording: Recording,
) -> tuple[Lap, ...]:
    """Return the laps in seconds since the start.

    A lap lasts until the next one starts; the last one until its last point, or for its stated time if that is longer.
    A lap without points and without a usable start is left out.
    """
    built: list[Lap] = []
    following_s: float | None = None
    for lap, reported in zip(reversed(laps), reversed(totals), strict=True):
        start_s = _start_s(lap, rows.get(lap), recording)
        if start_s is not None:
            stop_s = _stop_s(start_s, following_s, rows.get(lap), recording, reported)
            built.append(Lap(start_s=start_s, stop_s=stop_s, name=_name(lap), reported=reported))
            following_s = start_s
    return tuple(reversed(built))


def _reported(lap: etree._Element) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, path, factor in _FIELDS:
        value = number(text_of(child(lap, *path)))
        if value is not None and (value > 0 or (value == 0 and name in {"timer_s", "distance_m"})):
            found[name] = value * factor
    return found


def _mean(laps: Sequence[Mapping[str, float]], name: str) -> float | None:
    reporting = [lap for lap in laps if name in lap]
    time_s = sum(lap["timer_s"] for lap in reporting)
    if time_s <= 0 or time_s < 0.5 * sum(lap["timer_s"] for lap in laps):
        return None
    return sum(lap[name] * lap["timer_s"] for lap in reporting) / time_s


def _start_s(lap: etree._Element, rows: tuple[int, int] | None, recording: Recording) -> float | None:
    stated = timeline.instant(lap.get("StartTime"))
    stated_s = None if np.isnat(stated) else float(timeline.seconds_since(recording.start, np.array([stated]))[0])
    if rows is None:
        return stated_s if stated_s is not None and 0.0 <= stated_s <= _FURTHEST_S + recording.last_s else None
    first_s = recording.bounds_s(*rows)[0]
    is_near = stated_s is not None and -_FURTHEST_S <= stated_s - first_s <= _LATEST_S
    return stated_s if is_near else first_s


def _stop_s(
    start_s: float,
    following_s: float | None,
    rows: tuple[int, int] | None,
    recording: Recording,
    reported: Mapping[str, float],
) -> float:
    if following_s is not None and following_s >= start_s:
        return following_s
    last_s = recording.bounds_s(*rows)[1] if rows else start_s
    return max(last_s, start_s + reported.get("timer_s", 0.0))


def _name(lap: etree._Element) -> str:
    resting = (text_of(child(lap, "intensity")) or "").lower() == "resting"
    return "rest" if resting else ""
