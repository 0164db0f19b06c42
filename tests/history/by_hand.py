"""Runs written by hand, for the history: every minute is known."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from gait.model import RunWindows, SeasonRun

FIRST = date(2026, 3, 2)
"""A Monday."""
WATCH = "Watch A"


def day(number: int) -> str:
    """Return the local date so many days after the first."""
    return (FIRST + timedelta(days=number)).isoformat()


def a_run(  # noqa: PLR0913 - what a run has
    number: int,
    cadence_spm: float = 168.0,
    *,
    speed_mps: float = 3.0,
    minutes: int = 30,
    device: str = WATCH,
    sensor: str = "device chest",
    shake: float = 0.0,
    run_id: str = "",
    **more: Any,  # noqa: ANN401 - any field of a run
) -> SeasonRun:
    """Return a run of even minutes so many days after the first.

    ``shake`` is by what share every other minute lies above the mean, and the rest below.
    """
    factors = [1 + shake * (1 if at % 2 else -1) for at in range(minutes)]
    cadence = tuple(cadence_spm * factor for factor in factors)
    return SeasonRun(
        run_id=run_id or f"run {number}",
        local_date=day(number),
        windows=RunWindows(
            local_start=f"{day(number)}T07:00:00",
            device=device,
            started_s=tuple(60.0 * at for at in range(minutes)),
            running_s=(60.0,) * minutes,
            speed_mps=(speed_mps,) * minutes,
            cadence_spm=cadence,
            step_length_m=tuple(60 * speed_mps / each for each in cadence),
            sensors={"cadence_spm": sensor, "step_length_m": sensor},
        ),
        **more,
    )


def every_other_day(cadences: Sequence[float], *, first: int = 0, **more: Any) -> list[SeasonRun]:  # noqa: ANN401 - as above
    """Return a run every other day, of these cadences."""
    return [a_run(first + 2 * at, cadence, **more) for at, cadence in enumerate(cadences)]


def around(middle: float, count: int, apart: float = 1.0) -> list[float]:
    """Return cadences that lie in turn above and below the middle."""
    return [middle + (apart if at % 2 else -apart) for at in range(count)]
