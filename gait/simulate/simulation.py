"""One simulated run: what really happened, beside what the watch stored of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

import numpy as np

from gait.model import Activity, FloatArray, frozen_columns
from gait.simulate.fit_file import fit_bytes
from gait.simulate.gpx_file import gpx_text
from gait.simulate.motion import Steps, intend, step
from gait.simulate.motion_file import RATE_HZ, motion_text
from gait.simulate.plan import Plan
from gait.simulate.recording import record
from gait.simulate.runner import Runner
from gait.simulate.sensors import measure
from gait.simulate.tcx_file import tcx_text
from gait.simulate.truth import count, drift_of, summarise
from gait.simulate.watch import Watch

STARTED_AT: Final = datetime(2026, 5, 3, 8, 30, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Simulation:
    """A simulated run.

    ``truth`` holds the true columns at 1 Hz (``gait.simulate.truth.count``), paused seconds included;
    ``summary`` and ``drift`` the true figures; ``steps`` each single step;
    ``activity`` what the watch stored, as a reader of its file would return it.
    """

    runner: Runner
    plan: Plan
    watch: Watch
    steps: Steps
    truth: Mapping[str, FloatArray]
    summary: Mapping[str, float]
    drift: Mapping[str, float]
    activity: Activity

    def to_fit_bytes(self) -> bytes:
        """Return the watch's FIT file."""
        return fit_bytes(self.activity, self.watch)

    def to_gpx_text(self) -> str:
        """Return the GPX export of the run."""
        return gpx_text(self.activity)

    def to_tcx_text(self) -> str:
        """Return the TCX export of the run."""
        return tcx_text(self.activity)

    def to_motion_text(self, *, rate_hz: float = RATE_HZ, clock_s: float = 0.0) -> str:
        """Return the table of a sensor of motion worn beside the watch, whose clock is so far ahead of the watch's."""
        return motion_text(self.activity, self.steps, self.plan.duration_s, rate_hz=rate_hz, clock_s=clock_s)


def simulate(
    runner: Runner,
    plan: Plan,
    watch: Watch,
    seed: int | np.random.Generator,
    *,
    started_at: datetime = STARTED_AT,
) -> Simulation:
    """Simulate one run.

    Parameters
    ----------
    runner : Runner
        Size, preferences, fatigue.
    plan : Plan
        Legs with speed, grade and kind.
    watch : Watch
        Sensors with their errors.
    seed : int or numpy.random.Generator
        The same seed gives the same bytes. The runner's own chance and the sensors' are separate, so that one seed
        with two watches is one run measured twice.
    started_at : datetime
        Aware start, on a whole second.

    Returns
    -------
    Simulation
        Truth and recording.

    """
    motion_rng, sensor_rng = np.random.default_rng(seed).spawn(2)
    intent = intend(runner, plan, motion_rng)
    steps = step(runner, intent, motion_rng)
    truth = count(runner, intent, steps)
    columns = measure(runner, plan, watch, truth, sensor_rng)
    return Simulation(
        runner=runner,
        plan=plan,
        watch=watch,
        steps=steps,
        truth=frozen_columns(truth),
        summary=MappingProxyType(summarise(truth, steps, plan)),
        drift=MappingProxyType(drift_of(runner, truth)),
        activity=record(runner, plan, watch, columns, started_at),
    )
