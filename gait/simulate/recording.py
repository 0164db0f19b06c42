"""The activity that the watch makes of its columns: laps, pauses, and the figures that it shows at the end."""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import Final

import numpy as np

from gait.model import (
    Activity,
    Athlete,
    BoolArray,
    Channel,
    FloatArray,
    Lap,
    Pause,
    Sensor,
    Source,
    frozen_columns,
    quantity_of,
    source_of,
)
from gait.simulate.course import UTC_OFFSET_S
from gait.simulate.plan import Plan
from gait.simulate.runner import Runner
from gait.simulate.watch import Watch

_AVERAGED: Final = (
    "speed_mps",
    "cadence_spm",
    "step_length_m",
    "ground_contact_time_s",
    "duty_factor",
    "vertical_oscillation_m",
    "vertical_ratio",
    "ground_contact_balance",
    "heart_rate_bpm",
    "power_w",
)
_DYNAMICS: Final = frozenset(
    {
        "ground_contact_time_s",
        "vertical_oscillation_m",
        "step_length_m",
        "ground_contact_balance",
        "duty_factor",
        "vertical_ratio",
    }
)
_LAP_M: Final = 1000.0
_PLACES: Final = frozenset({"time_s", "latitude_deg", "longitude_deg"})


def record(
    runner: Runner, plan: Plan, watch: Watch, columns: Mapping[str, FloatArray], started_at: datetime
) -> Activity:
    """Return the recorded activity; laps and summary hold the watch's own figures, over all that it recorded."""
    pauses = _pauses(plan)
    return Activity(
        source=Source(
            name=f"{watch.name}.simulated",
            format="simulated",
            device=watch.device.name,
            sensors=tuple(Sensor(name=each.name, family=each.family) for each in watch.sensors),
        ),
        sport="running",
        sub_sport=plan.surface,
        started_at=started_at,
        utc_offset_s=UTC_OFFSET_S,
        utc_offset_from="file",
        columns=frozen_columns(columns),
        channels={name: _channel(name, watch) for name in columns if name not in _PLACES},
        laps=_laps(plan, columns, pauses),
        pauses=pauses,
        device_summary=figures(columns, pauses, 0.0, plan.duration_s),
        profile=Athlete(height_m=runner.height_m, mass_kg=runner.mass_kg, from_="file"),
    )


def figures(
    columns: Mapping[str, FloatArray], pauses: tuple[Pause, ...], start_s: float, stop_s: float
) -> dict[str, float]:
    """Return what the watch shows for a stretch of time: totals, and means over the samples that are not 0."""
    time_s = columns["time_s"]
    # The last sample stands on the very end of the run and belongs to the last lap.
    inside = (time_s >= start_s) & ((time_s < stop_s) | (stop_s >= time_s[-1]))
    paused_s = sum(max(0.0, min(p.stop_s, stop_s) - max(p.start_s, start_s)) for p in pauses)
    shown = {"elapsed_s": stop_s - start_s, "timer_s": stop_s - start_s - paused_s}
    shown |= {name: _mean(columns[name][inside]) for name in _AVERAGED if name in columns}
    shown |= _totals(columns, inside)
    if "cadence_spm" in shown and not np.isnan(shown["cadence_spm"]):
        seconds = float(np.count_nonzero(columns["cadence_spm"][inside]))
        shown["strides"] = float(round(shown["cadence_spm"] / 120.0 * seconds))
    return {name: value for name, value in shown.items() if not np.isnan(value)}


def _mean(values: FloatArray) -> float:
    measured = values[np.isfinite(values) & (values != 0.0)]
    return float(np.mean(measured)) if len(measured) else float("nan")


def _totals(columns: Mapping[str, FloatArray], inside: BoolArray) -> dict[str, float]:
    totals: dict[str, float] = {}
    if "distance_m" in columns and inside.any():
        first = int(np.argmax(inside))
        last = len(inside) - 1 - int(np.argmax(inside[::-1]))
        before = columns["distance_m"][max(first - 1, 0)]
        totals["distance_m"] = float(columns["distance_m"][last] - before)
        totals["speed_mps"] = totals["distance_m"] / float(np.count_nonzero(inside))
    if "altitude_m" in columns and inside.any():
        rises = np.diff(columns["altitude_m"][inside][::15])
        totals["ascent_m"] = float(np.sum(np.maximum(rises, 0.0)))
        totals["descent_m"] = float(-np.sum(np.minimum(rises, 0.0)))
    return totals


def _pauses(plan: Plan) -> tuple[Pause, ...]:
    stops = np.cumsum([leg.duration_s for leg in plan.legs]).tolist()
    return tuple(
        Pause(start_s=stop - leg.duration_s, stop_s=stop)
        for leg, stop in zip(plan.legs, stops, strict=True)
        if leg.kind == "pause"
    )


def _laps(plan: Plan, columns: Mapping[str, FloatArray], pauses: tuple[Pause, ...]) -> tuple[Lap, ...]:
    edges = _leg_edges(plan) if plan.laps == "leg" else _kilometre_edges(columns)
    edges = [0.0, *(edge for edge in edges if 0.0 < edge < plan.duration_s), plan.duration_s]
    return tuple(
        Lap(start_s=start, stop_s=stop, reported=figures(columns, pauses, start, stop))
        for start, stop in pairwise(edges)
    )


def _leg_edges(plan: Plan) -> list[float]:
    """Return where a leg of movement ends; a pause belongs to the lap before it."""
    stops = np.cumsum([leg.duration_s for leg in plan.legs]).tolist()
    following = [leg.kind for leg in plan.legs[1:]] + ["pause"]
    return [stop for stop, kind in zip(stops, following, strict=True) if kind != "pause"]


def _kilometre_edges(columns: Mapping[str, FloatArray]) -> list[float]:
    if "distance_m" not in columns:
        return []
    whole = np.floor(columns["distance_m"] / _LAP_M)
    edges: list[float] = columns["time_s"][1:][np.diff(whole) > 0].tolist()
    return edges


def _channel(name: str, watch: Watch) -> Channel:
    pod = source_of(name)
    if pod is not None:
        return Channel(origin=f"developer:{pod}", sensor="foot_pod")
    quantity = quantity_of(name)
    if quantity in _DYNAMICS:
        return Channel(origin="device", sensor=watch.dynamics_from)
    if quantity == "cadence_spm":
        return Channel(origin="device", sensor=watch.cadence_from)
    if quantity in {"speed_mps", "distance_m"}:
        return Channel(origin="device", sensor=watch.speed_from)
    return Channel(origin="device")
