"""Steps become one mean a runner and speed."""

import math
from pathlib import Path

import pytest

from gait.validation.steps import read_steps
from gait.validation.trials import trials_of
from tests.validation.measured_steps import step_rows, write_steps


def row(sub: str, v: float, step: float | str, tc: float, reach: float | str) -> dict[str, object]:
    """Return a step."""
    pelvis = {"pel_x": 1.0, "ank_x": 1 + reach if isinstance(reach, float) else reach}
    return {"sub": sub, "v": v, "step": step, "tc": tc, "brake_imp": 0.02, **pelvis}


def test_means_by_hand(tmp_path: Path) -> None:
    """Cadence is 60 over the mean time of a step, and a step without a value is left out of that mean alone."""
    rows = [
        row("b", 3.0, 0.30, 0.20, 0.25),
        row("a", 3.0, 0.40, 0.25, 0.50),
        row("a", 3.0, 0.20, 0.35, 0.25),
        row("a", 3.0, "", 0.30, ""),
        row("a", 2.0, 0.50, 0.30, 0.25),
    ]
    trials = trials_of(read_steps(write_steps(tmp_path, rows)))

    assert list(zip(trials.runner, trials.speed_mps, strict=True)) == [("a", 2.0), ("a", 3.0), ("b", 3.0)]
    assert trials.cadence_spm.tolist() == pytest.approx([120, 200, 200])  # 60 / 0.5, 60 / 0.3, 60 / 0.3
    assert trials.contact_s.tolist() == pytest.approx([0.30, 0.30, 0.20])
    assert trials.reach_m.tolist() == pytest.approx([0.25, 0.375, 0.25])
    assert trials.steps.tolist() == [1, 3, 1]


def test_what_no_step_has_is_nan(tmp_path: Path) -> None:
    """A mean of nothing is NaN, and so is the cadence of steps that take no time."""
    rows = [row("a", 3.0, 0.0, 0.2, ""), row("b", 3.0, 0.3, 0.2, 0.2), row("b", 3.0, 0.3, 0.2, 0.2)]
    trials = trials_of(read_steps(write_steps(tmp_path, rows)))

    assert math.isnan(trials.reach_m[0])
    assert math.isnan(trials.cadence_spm[0])
    assert trials.cadence_spm[1] == pytest.approx(200)


def test_speeds_of_one_tenth_are_one_trial(tmp_path: Path) -> None:
    """A belt that reads 2.98 and 3.01 m/s is one speed, whose mean goes into the model."""
    rows = step_rows("a", [2.98, 3.01, 3.12], steps=1)
    trials = trials_of(read_steps(write_steps(tmp_path, rows)))

    assert trials.speed_group_mps.tolist() == [3.0, 3.1]
    assert trials.speed_mps.tolist() == pytest.approx([2.995, 3.12])
