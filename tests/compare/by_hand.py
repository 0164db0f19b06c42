"""Runs for the tests of comparisons, every number given by the test."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from gait.model import (
    STATE_CODES,
    ActivitySummary,
    Analysis,
    Athlete,
    CadenceView,
    Estimate,
    RunningShare,
    Segment,
    Sensor,
    SensorFamily,
    Source,
)

MINUTE = 60


def level(*parts: tuple[float, float, float]) -> dict[str, np.ndarray]:
    """Return a second a row of (minutes, speed, cadence) one after the other."""
    lengths = [round(minutes * MINUTE) for minutes, _, _ in parts]
    return {
        "speed_mps": np.repeat([speed for _, speed, _ in parts], lengths),
        "cadence_spm": np.repeat([cadence for _, _, cadence in parts], lengths),
    }


def measured_by(sensor: SensorFamily, origin: str = "device", samples: int = 1000) -> Estimate:
    """Return an estimate of which only who measured it matters."""
    return Estimate(
        mean=1.0,
        low=1.0,
        high=1.0,
        median=1.0,
        sd=0.0,
        p10=1.0,
        p90=1.0,
        coverage=1.0,
        samples=samples,
        origin=origin,
        sensor=sensor,
        unit="",
    )


def a_run(  # noqa: PLR0913 - what a run may be
    columns: Mapping[str, ArrayLike],
    *,
    name: str = "a.fit",
    device: str | None = "Watch",
    sensors: Mapping[str, SensorFamily] | None = None,
    worn: tuple[Sensor, ...] = (),
    started_at: str = "2026-05-03T08:30:00+00:00",
    segments: tuple[Segment, ...] = (),
    warm_up_s: float = 0.0,
) -> Analysis:
    """Return a run of a sample a second; ``sensors`` says which kind measured a column (a watch's own if not told)."""
    given = {key: np.asarray(values, dtype=np.float64) for key, values in columns.items()}
    length = len(next(iter(given.values())))
    given.setdefault("time_s", np.arange(float(length)))
    given.setdefault("state", np.full(length, float(STATE_CODES["running"])))
    families = {"speed_mps": "gps", "heart_rate_bpm": "wrist", "cadence_spm": "wrist", **(sensors or {})}
    known = (key for key in given if key not in {"time_s", "state", "grade"})
    return Analysis(
        gait_version="0",
        source=Source(name=name, format="fit", sha256=name, device=device, sensors=worn),
        athlete=Athlete(),
        activity=ActivitySummary(
            sport="running",
            started_at=started_at,
            local_start=started_at[:19],
            utc_offset_s=0.0,
            utc_offset_from="utc",
            elapsed_s=float(length),
            timer_s=float(length),
            moving_s=float(length),
        ),
        running=RunningShare(
            time_s=float(length),
            distance_m=0.0,
            share=1.0,
            walking_s=0.0,
            standing_s=0.0,
            paused_s=0.0,
            settled_s=float(length),
            steady_level_s=0.0,
            warm_up_s=warm_up_s,
            enough=True,
        ),
        summary={key: measured_by(families.get(key, "wrist")) for key in known},
        cadence=CadenceView(),
        segments=segments,
        series={
            key: tuple(None if np.isnan(value) else float(value) for value in values) for key, values in given.items()
        },
    )
