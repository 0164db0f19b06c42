"""What a watch shows of the runs of a year, minute by minute: from the runner's own preferences, with the days' noise.

Steps follow from the runner's cadence, contact from the share of a stride, oscillation from the bounce; so a planted
change of cadence changes the other three as it does in a runner.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from gait.model import FloatArray, RunWindows, SeasonRun
from gait.simulate.noise import wander
from gait.simulate.runner import Runner
from gait.simulate.season import PlannedRun, Trainee, Year

_MINUTE_S: Final = 60.0
_SENSORS: Final = {
    "cadence_spm": "device chest",
    "speed_mps": "device gps",
    "step_length_m": "derived gps",
    "contact_s": "device chest",
    "oscillation_m": "device chest",
}
_SPREAD: Final = {"easy": 0.025, "tempo": 0.08, "long": 0.03}
"""How speed varies within a kind of run, as a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What a day adds to the logarithms of cadence, contact and oscillation."""

    cadence: float
    contact: float
    oscillation: float


def minutes_of_year(rng: np.random.Generator, year: Year) -> tuple[SeasonRun, ...]:
    """Return the runs of a year as the history takes them."""
    days = days_of_year(rng, year)
    return tuple(_measured(rng, year.trainee, planned, day) for planned, day in zip(year.runs, days, strict=True))


def days_of_year(rng: np.random.Generator, year: Year) -> Iterator[Day]:
    """Yield how the days of a year's runs differ: one part new each time, one that lasts for days."""
    trainee, numbers = year.trainee, [each.day.toordinal() for each in year.runs]
    lasting = np.sqrt(trainee.slow_share) * rng.standard_normal(3)
    for at, number in enumerate(numbers):
        keep = np.exp(-(number - numbers[at - 1]) / trainee.slow_days) if at else 1.0
        fresh = rng.standard_normal(3)
        lasting = keep * lasting + np.sqrt(trainee.slow_share * (1 - keep**2)) * fresh
        day = lasting + np.sqrt(1 - trainee.slow_share) * rng.standard_normal(3)
        yield Day(
            cadence=float(day[0]) * trainee.cadence_share,
            contact=float(day[1]) * trainee.contact_share,
            oscillation=float(day[2]) * trainee.oscillation_share,
        )


def _measured(rng: np.random.Generator, trainee: Trainee, planned: PlannedRun, day: Day) -> SeasonRun:
    count = max(round(planned.distance_m / planned.speed_mps / _MINUTE_S), 1)
    noise = {name: _noise(rng, count, sd) for name, sd in (("cadence", 0.006), ("contact", 0.009), ("bounce", 0.015))}
    speed = planned.speed_mps * (1 + wander(rng, count, sd=_SPREAD[planned.kind], memory_s=3.0))
    tired = float(rng.normal(-0.004, 0.006)) * np.linspace(-0.5, 0.5, count)
    runner, watch = trainee.runner, planned.watch
    cadence = _cadence(runner, speed, planned.cadence_share) * np.exp(day.cadence + noise["cadence"] + tired)
    contact = np.asarray(runner.contact_s(speed, cadence)) * np.exp(day.contact + noise["contact"])
    bounce = np.asarray(runner.oscillation_m(cadence)) * np.exp(day.oscillation + noise["bounce"])
    shown_speed = speed * (1 + watch.speed_share) * (1 + planned.speed_error) * np.exp(_noise(rng, count, 0.012))
    shown_cadence = cadence * (1 + watch.cadence_share)
    return SeasonRun(
        run_id=planned.run_id,
        local_date=planned.day.isoformat(),
        windows=RunWindows(
            local_start=planned.start.isoformat(),
            device=watch.name,
            started_s=tuple(_MINUTE_S * at for at in range(count)),
            running_s=(_MINUTE_S,) * count,
            speed_mps=tuple(shown_speed.tolist()),
            cadence_spm=tuple(shown_cadence.tolist()),
            step_length_m=tuple((60.0 * shown_speed / shown_cadence).tolist()),
            contact_s=tuple((contact * (1 + watch.contact_share)).tolist()),
            oscillation_m=tuple((bounce * (1 + watch.oscillation_share)).tolist()),
            sensors=_SENSORS,
        ),
        distance_m=planned.distance_m * (1 + planned.speed_error / 4),
        descent_m=float(rng.uniform(20, 80)),
        shoe=planned.shoe,
    )


def _noise(rng: np.random.Generator, count: int, sd: float) -> FloatArray:
    """Return noise between minutes, a part of which is still there a minute later."""
    return wander(rng, count, sd=sd, memory_s=1.1)


def _cadence(runner: Runner, speed: FloatArray, share: float) -> FloatArray:
    cadence: FloatArray = runner.running_cadence_spm(speed) * (1 + share)
    return cadence
