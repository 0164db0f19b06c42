"""Measured steps that tests make up: every number given by the test, in the columns that a folder holds."""

import csv
import gzip
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from gait.validation.models import IntArray, Table
from gait.validation.trials import Trials

Row: TypeAlias = dict[str, object]

BRAKING = (2.0, 0.8, -1.3)
"""Planted: intercept, speed, cadence."""
REACH = (-1.2, 1.1, 0.2)
"""Planted: intercept, speed x contact, speed."""


def step_rows(
    runners: Sequence[str] = tuple("abcdefg"),
    speeds_mps: Sequence[float] = (2.5, 3.5, 4.5),
    *,
    scatter: float = 0.0,
    steps: int = 4,
    seed: int = 1,
) -> list[Row]:
    """Return steps of runners whose outcomes follow the planted models, but for a runner's own share of scatter."""
    random = np.random.default_rng(seed)
    rows: list[Row] = []
    for runner in runners:
        more_steps, longer, brakes, reaches = random.normal(0, [8, 0.02, scatter, scatter])
        for v in speeds_mps:
            cadence, contact = 145 + 8 * v + more_steps, 0.53 * v**-0.6 + longer
            braking = np.exp(BRAKING[0] + brakes) * v ** BRAKING[1] * cadence ** BRAKING[2]
            reach = np.exp(REACH[0] + reaches) * (v * contact) ** REACH[1] * v ** REACH[2]
            row = {"sub": runner, "v": v, "step": 60 / cadence, "tc": contact, "brake_imp": braking}
            rows += [row | {"ank_x": 2 + reach, "pel_x": 2.0, "H": 1.7} for _ in range(steps)]
    return rows


def write_steps(folder: Path, rows: Iterable[Mapping[str, object]], name: str = "own_steps.csv") -> Path:
    """Write rows into a folder, packed where the name says so, and return the folder."""
    rows = list(rows)
    folder.mkdir(exist_ok=True)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    data = text.getvalue().encode()
    (folder / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return folder


def some_trials(runner: Sequence[str], **columns: Sequence[float]) -> Trials:
    """Return trials of these columns; what is not given is 1."""
    ones = [1.0] * len(runner)
    names = ("speed_mps", "cadence_spm", "contact_s", "braking_bws", "reach_m", "height_m", "steps")
    given = {name: np.array(columns.get(name, ones), dtype=float) for name in names}
    return Trials(runner=np.array(runner), speed_group_mps=np.round(given["speed_mps"], 1), **given)


def a_table(x: Sequence[Sequence[float]], y: Sequence[float], runner: Sequence[int]) -> Table:
    """Return a table of these numbers, all at one speed."""
    numbers: IntArray = np.array(runner)
    names = tuple(str(number) for number in sorted(set(runner)))
    return Table(
        x=np.array(x, dtype=float),
        y=np.array(y, dtype=float),
        runner=numbers,
        speed_group_mps=np.full(len(y), 3.0),
        names=names,
    )
