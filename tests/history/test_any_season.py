"""Whatever runs are given, a season is plain values and can be told."""

import warnings
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from gait.assess.look import needs_a_look
from gait.assess.season_words import (
    against_sentence,
    baseline_sentence,
    change_sentence,
    shoe_sentence,
    target_sentence,
    trend_sentence,
)
from gait.history.season import season_of
from gait.model import CadenceTarget, JudgedPain, RunWindows, Season, SeasonRun
from tests.history.by_hand import FIRST, day

SENSORS = {
    "cadence_spm": "device wrist",
    "step_length_m": "derived gps",
    "contact_s": "device wrist",
    "oscillation_m": "device chest",
}
RANGES = {
    "speed_mps": (1.5, 6.0),
    "cadence_spm": (100.0, 300.0),
    "step_length_m": (0.1, 2.0),
    "contact_s": (0.1, 0.7),
    "oscillation_m": (0.01, 0.2),
}


def a_column(rng: np.random.Generator, minutes: int, low: float, high: float) -> tuple[float | None, ...]:
    """Return a column that is constant or anything, with gaps, or none at all."""
    if rng.random() < 0.1:
        return ()
    usual = float(rng.uniform(low, high))
    even = rng.random() < 0.5
    values = (usual if even else float(rng.uniform(low, high)) for _ in range(minutes))
    return tuple(None if rng.random() < 0.1 else each for each in values)


def any_run(rng: np.random.Generator, days: int) -> SeasonRun:
    """Return a run that may lack anything, on one of two watches or one without a name."""
    on = (FIRST + timedelta(days=int(rng.integers(days)))).isoformat()
    minutes = int(rng.integers(12))
    columns: dict[str, Any] = {name: a_column(rng, minutes, *ends) for name, ends in RANGES.items()}
    return SeasonRun(
        run_id=str(rng.integers(100)),
        local_date=on,
        distance_m=None if rng.random() < 0.2 else float(rng.uniform(0, 40_000)),
        shoe=("a", "b", None)[int(rng.integers(3))],
        windows=RunWindows(
            local_start=f"{on}T07:00:00", device=("A", "B", "")[int(rng.integers(3))], sensors=SENSORS, **columns
        ),
    )


def numbers(value: Any) -> list[float]:  # noqa: ANN401 - any plain value
    """Return all numbers within a plain value."""
    if isinstance(value, dict):
        return [number for each in value.values() for number in numbers(each)]
    if isinstance(value, list | tuple):
        return [number for each in value for number in numbers(each)]
    return [value] if isinstance(value, float) else []


def sentences(found: Season) -> list[str]:
    """Return all that can be said of a season."""
    return [
        *map(against_sentence, found.against),
        *map(baseline_sentence, found.baselines),
        *map(trend_sentence, found.trends),
        *map(change_sentence, found.changes),
        *map(target_sentence, found.targets),
        *map(shoe_sentence, found.shoes),
        *(each.reason for each in needs_a_look(found)),
    ]


@pytest.mark.parametrize("seed", range(8))
def test_any_runs_make_a_season(seed: int) -> None:
    """Runs of a few days or of years, with holes and nonsense in them: finite numbers, and whole sentences."""
    rng = np.random.default_rng(seed)
    runs = [any_run(rng, (5, 60, 300, 900)[seed % 4]) for _ in range(10 * seed + 1)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = season_of(
            runs,
            targets=[CadenceTarget(set_on=day(60), cadence_spm=170.0, speed_mps=3.0)],
            pain=[JudgedPain(local_date=day(30), verdict="above the rule", most=4.0)],
        )

    assert np.isfinite(numbers(asdict(found))).all()
    assert all(each.endswith(".") and "{" not in each for each in sentences(found))
