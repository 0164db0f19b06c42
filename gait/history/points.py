"""A run as one point: the means over its minutes of steady level running.

Minutes of one run are not independent of one another: shoes, heat, tiredness and the sensor's place move all of them.
So a run is one point, and runs, not minutes, are counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.history.own import OWN
from gait.model import BoolArray, FloatArray, SeasonRun
from gait.quantities import QUANTITIES

_BASELINE: Final = EVIDENCE["own_baseline"].values
_AS_ONE: Final = EVIDENCE["run_scatter"].value("minutes_as_one")
_JUDGED: Final = EVIDENCE["verdict_speeds"].values
COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence_spm": "cadence_spm",
        "step_length_m": "step_length_m",
        "ground_contact_time_s": "contact_s",
        "vertical_oscillation_m": "oscillation_m",
    }
)
"""The columns of a run's windows by quantity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPoint:
    """A run's means of the logarithms of speed and of a quantity; ``variance`` is that of the latter, from minutes."""

    run_id: str
    local_date: str
    day: int
    log_speed: float
    log_value: float
    variance: float
    on_wrist: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Points:
    """Runs of one quantity on one device, oldest first; the arrays are of shape (n,)."""

    quantity: str
    device: str
    runs: tuple[RunPoint, ...]
    day: FloatArray
    log_speed: FloatArray
    log_value: FloatArray
    variance: FloatArray

    def __len__(self) -> int:
        return len(self.runs)

    def part(self, start: int, stop: int) -> "Points":
        """Return the runs from ``start`` to before ``stop``."""
        at = slice(start, stop)
        return Points(
            quantity=self.quantity,
            device=self.device,
            runs=self.runs[at],
            day=self.day[at],
            log_speed=self.log_speed[at],
            log_value=self.log_value[at],
            variance=self.variance[at],
        )

    def since(self, day: float) -> "Points":
        """Return the runs of that day and later."""
        return self.part(int(np.searchsorted(self.day, day)), len(self))

    def before(self, day: float) -> "Points":
        """Return the runs of the days before that day."""
        return self.part(0, int(np.searchsorted(self.day, day)))

    @property
    def span_days(self) -> int:
        """Days from the first run to the last, both included; 0 without runs."""
        return int(self.day[-1] - self.day[0]) + 1 if len(self) else 0


def in_order(runs: Iterable[SeasonRun]) -> tuple[SeasonRun, ...]:
    """Return the runs oldest first, each once: by start, then by name."""
    once = {run.run_id: run for run in runs}.values()
    return tuple(sorted(once, key=lambda run: (run.local_date, run.windows.local_start, run.run_id)))


def points_by_device(runs: Sequence[SeasonRun], quantity: str) -> Mapping[str, Points]:
    """Return the runs in which a quantity was measured well enough, by the device that measured it.

    Parameters
    ----------
    runs : sequence of SeasonRun
        Oldest first, as ``in_order`` returns them.
    quantity : str
        A name of ``gait.history.own.OWN``.

    Returns
    -------
    mapping of str to Points
        In the order of first use; without runs that name no device or have too few minutes.

    """
    found: dict[str, list[RunPoint]] = {}
    for run in runs:
        device, point = maker(run, quantity), point_of(run, quantity)
        if device and point is not None:
            found.setdefault(device, []).append(point)
    return {device: _gathered(quantity, device, points) for device, points in found.items()}


def maker(run: SeasonRun, quantity: str) -> str:
    """Return under which name of watch and source runs are compared in a quantity; empty where one is not known."""
    windows = run.windows
    source = windows.sensors.get(COLUMNS[quantity], "")
    return f"{windows.device} ({source})" if windows.device and source else ""


def point_of(run: SeasonRun, quantity: str) -> RunPoint | None:
    """Return a run's point of a quantity; None with too few minutes of it on the level."""
    windows = run.windows
    column = COLUMNS[quantity]
    values, speed = (np.array(getattr(windows, name), dtype=np.float64) for name in (column, "speed_mps"))
    if len(values) != len(speed):
        return None
    kept = _kept(values, speed, quantity)
    if np.count_nonzero(kept) < _BASELINE["least_minutes"]:
        return None
    log_speed, log_value = np.log(speed[kept]), np.log(values[kept])
    level = log_value - OWN[quantity].power * (log_speed - log_speed.mean())
    return RunPoint(
        run_id=run.run_id,
        local_date=run.local_date,
        day=date.fromisoformat(run.local_date).toordinal(),
        log_speed=float(log_speed.mean()),
        log_value=float(log_value.mean()),
        variance=float(level.var(ddof=1)) * _AS_ONE / len(level),
        on_wrist=windows.sensors.get(column, "").endswith("wrist"),
    )


def _kept(values: FloatArray, speed: FloatArray, quantity: str) -> BoolArray:
    """Return which minutes count: measured, and at speeds that are judged."""
    range_of = QUANTITIES[quantity]
    measured = (values >= range_of.low) & (values <= range_of.high)
    running = (speed >= _JUDGED["lowest_mps"]) & (speed <= _JUDGED["highest_mps"])
    return np.asarray(measured & running)


def _gathered(quantity: str, device: str, points: Sequence[RunPoint]) -> Points:
    return Points(
        quantity=quantity,
        device=device,
        runs=tuple(points),
        day=np.array([each.day for each in points], dtype=np.float64),
        log_speed=np.array([each.log_speed for each in points]),
        log_value=np.array([each.log_value for each in points]),
        variance=np.array([each.variance for each in points]),
    )
