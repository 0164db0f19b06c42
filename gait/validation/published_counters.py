"""What seven published step counters said at the wrist, beside the true steps, from a table of others' results."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np

from gait.model import FloatArray

TABLE: Final = "marea_step_estimates_1sec.csv.gz"
COUNTERS: Final = ("adept", "oak", "sdt", "vs", "scssl", "scrf", "acti")
BLOCK: Final = 10
"""Seconds of one activity that are counted together."""


def counter_errors(folder: Path) -> Mapping[str, Mapping[str, float]]:
    """Return the mean absolute error [steps a minute] of each counter, running and walking; empty without the table.

    Blocks are ten rows of one person and activity in the table's order; where a counter says nothing, none is counted.
    """
    path = folder / TABLE
    if not path.exists():
        return {}
    groups: dict[tuple[str, str], list[list[float]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            kind = "running" if "run" in line["cat_activity"] else "walking"
            key = (f"{line['id_subject']} {line['cat_activity']} {line['speed']} {line['slope']}", kind)
            groups[key].append([_number(line["steps_truth"]), *(_number(line[f"steps_{name}"]) for name in COUNTERS)])
    errors: dict[str, list[np.ndarray]] = {"running": [], "walking": []}
    for (_, kind), rows in groups.items():
        whole = np.array(rows[: len(rows) // BLOCK * BLOCK]).reshape(-1, BLOCK, 1 + len(COUNTERS))
        spm = 60 * whole.mean(axis=1)
        errors[kind].append(np.abs(spm[:, 1:] - spm[:, :1]))
    mean = {kind: _mean_of_known(np.concatenate(parts)) for kind, parts in errors.items()}
    return {name: {kind: float(mean[kind][at]) for kind in mean} for at, name in enumerate(COUNTERS)}


def _mean_of_known(errors: FloatArray) -> FloatArray:
    """Return the mean of each column over the rows where it has a number; NaN where it has none."""
    known = np.isfinite(errors)
    count = known.sum(axis=0)
    total = np.where(known, errors, 0.0).sum(axis=0)
    mean: FloatArray = np.divide(total, count, out=np.full(errors.shape[1], np.nan), where=count > 0)
    return mean


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return np.nan
