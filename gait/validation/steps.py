"""Steps that a force plate and markers measured, read from any folder that holds a ``*steps.csv`` or ``*steps.csv.gz``.

The columns are those of the open treadmill data behind the models: their order is free, and others are ignored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gait.errors import MeasurementsError, UsageError
from gait.model import FloatArray
from gait.validation.tables import Row, check_columns, missing_columns, number, read_rows

ENDINGS: Final = ("steps.csv", "steps.csv.gz")
NEEDED: Final[Mapping[str, str]] = {
    "sub": "the runner",
    "v": "the speed [m/s]",
    "step": "the time from a contact to the next [s]",
    "tc": "the contact time [s]",
    "brake_imp": "the braking impulse [body weight x s]",
    "ank_x": "how far forward the ankle is at contact [m]",
    "pel_x": "how far forward the pelvis centre is at contact [m]",
}
"""The columns that a file must have, and what each is."""
HEIGHT: Final = "H"
"""The runner's height [m], used where there is such a column."""
PLAUSIBLE: Final = {"v": (0.3, 12.0), "step": (0.15, 1.5), "tc": (0.03, 1.5)}
"""Between which the median of a column lies; outside of it the unit is another one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Steps:
    """Columns of steps, each of shape (n,), NaN where not measured, and the files that they come from."""

    files: tuple[str, ...]
    runner: NDArray[np.str_]
    speed_mps: FloatArray
    step_s: FloatArray
    contact_s: FloatArray
    braking_bws: FloatArray
    reach_m: FloatArray
    height_m: FloatArray


def read_steps(folder: Path) -> Steps:
    """Return the steps of all files of that kind in a folder; a name is the same runner in all of them.

    Parameters
    ----------
    folder : Path
        Searched itself, not its subfolders. Of ``a_steps.csv`` and ``a_steps.csv.gz`` the first is read.

    Raises
    ------
    UsageError
        If there is no such folder, or no such file in it.
    DamagedFileError
        If a file cannot be unpacked or decoded.
    MeasurementsError
        If every file lacks a column, or a cell that must be a number is none, or a column has another unit.

    """
    tables = {path.name: read_rows(path) for path in _files(folder)}
    whole = {name: rows for name, rows in tables.items() if not missing_columns(rows, NEEDED)}
    if not whole:
        name, rows = next(iter(tables.items()))
        check_columns(rows, NEEDED, name)
    return _steps(tuple(whole), [row for rows in whole.values() for row in rows])


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        after = "Name a folder that holds a file ending in steps.csv or steps.csv.gz."
        what = "There is no such folder"
        raise UsageError(what, where=str(folder), next_step=after)
    found = sorted(path for path in folder.iterdir() if path.name.endswith(ENDINGS) and path.is_file())
    plain = {path.name for path in found if path.suffix == ".csv"}
    found = [path for path in found if path.suffix == ".csv" or path.stem not in plain]
    if not found:
        after = f"It needs a file that ends in steps.csv or steps.csv.gz, with the columns {', '.join(NEEDED)}."
        what = "The folder holds no file of steps"
        raise UsageError(what, where=str(folder), next_step=after)
    return found


def _steps(files: tuple[str, ...], rows: list[Row]) -> Steps:
    columns = {name: np.array([number(row, name) for row in rows]) for name in (*NEEDED, HEIGHT) if name != "sub"}
    runner = np.array([row["sub"].strip() for row in rows], dtype=np.str_)
    known = (runner != "") & np.isfinite(columns["v"])
    columns = {name: values[known] for name, values in columns.items()}
    for name, (low, high) in PLAUSIBLE.items():
        _check_unit(name, columns[name], low, high, files[0])
    return Steps(
        files=files,
        runner=runner[known],
        speed_mps=columns["v"],
        step_s=columns["step"],
        contact_s=columns["tc"],
        braking_bws=columns["brake_imp"],
        reach_m=columns["ank_x"] - columns["pel_x"],
        height_m=columns[HEIGHT],
    )


def _check_unit(name: str, values: FloatArray, low: float, high: float, where: str) -> None:
    known = values[np.isfinite(values)]
    if not len(known):
        what = f"The column {name} is empty"
        raise MeasurementsError(what, where=where, next_step=f"It holds {NEEDED[name]}.")
    middle = float(np.median(known))
    if not low <= middle <= high:
        what = f"The column {name} has a median of {middle:.4g}, where {low:g} to {high:g} is expected"
        raise MeasurementsError(what, where=where, next_step=f"It holds {NEEDED[name]}.")
