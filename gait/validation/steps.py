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
from gait.language import _
from gait.model import FloatArray
from gait.validation.tables import Row, check_columns, missing_columns, number, read_rows

ENDINGS: Final = ("steps.csv", "steps.csv.gz")
NEEDED: Final[Mapping[str, str]] = {
    "sub": _("the runner"),
    "v": _("the speed [m/s]"),
    "step": _("the time from a contact to the next [s]"),
    "tc": _("the contact time [s]"),
    "brake_imp": _("the braking impulse [body weight x s]"),
    "ank_x": _("how far forward the ankle is at contact [m]"),
    "pel_x": _("how far forward the pelvis centre is at contact [m]"),
}
"""The columns that a file must have, and what each is."""
HEIGHT: Final = "H"
"""The runner's height [m], used where there is such a column."""
REACH: Final = "ank_x - pel_x"
"""How far the ankle lands ahead of the pelvis, as the columns give it."""
PLAUSIBLE: Final[Mapping[str, tuple[float, float, str]]] = {
    "v": (0.3, 12.0, NEEDED["v"]),
    "step": (0.2, 0.55, _("{meaning}; a stride is two steps").format(meaning=NEEDED["step"])),
    "tc": (0.1, 0.6, NEEDED["tc"]),
    "brake_imp": (
        0.005,
        0.06,
        _("{meaning}; divide one in N s by the body's weight in N").format(meaning=NEEDED["brake_imp"]),
    ),
    REACH: (0.05, 0.6, _("how far the ankle lands ahead of the pelvis [m]")),
}
"""Between which the median of a column lies, and what it holds; outside of it the unit is another one."""
MOST_BEHIND: Final = 0.1
"""In at most this share of the steps may the ankle land behind the pelvis; in more, some runners ran the other way."""
TIMES: Final = ("v", "step", "tc")
"""What every step needs; an outcome may be missing throughout."""


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
        If every file lacks a column, or a cell that must be a number is none, or a file's column has another unit or
        points the other way.

    """
    tables = {path.name: read_rows(path) for path in _files(folder)}
    whole = {name: rows for name, rows in tables.items() if not missing_columns(rows, NEEDED)}
    if not whole:
        name, rows = next(iter(tables.items()))
        check_columns(rows, NEEDED, name)
    read = {name: _columns(rows) for name, rows in whole.items()}
    for name, columns in read.items():
        _check_units(columns, name)
        _check_direction(columns.numbers[REACH], name)
    return _steps(read)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        after = _("Name a folder that holds a file ending in steps.csv or steps.csv.gz.")
        what = _("There is no such folder")
        raise UsageError(what, where=str(folder), next_step=after)
    found = sorted(path for path in folder.iterdir() if path.name.endswith(ENDINGS) and path.is_file())
    plain = {path.name for path in found if path.suffix == ".csv"}
    found = [path for path in found if path.suffix == ".csv" or path.stem not in plain]
    if not found:
        after = _("It needs a file that ends in steps.csv or steps.csv.gz, with the columns {columns}.")
        what = _("The folder holds no file of steps")
        raise UsageError(what, where=str(folder), next_step=after.format(columns=", ".join(NEEDED)))
    return found


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Columns:
    """The columns of one file: of the steps with a runner and a speed."""

    runner: NDArray[np.str_]
    numbers: Mapping[str, FloatArray]


def _columns(rows: list[Row]) -> _Columns:
    numbers = {name: np.array([number(row, name) for row in rows]) for name in (*NEEDED, HEIGHT) if name != "sub"}
    runner = np.array([row["sub"].strip() for row in rows], dtype=np.str_)
    known = (runner != "") & np.isfinite(numbers["v"])
    numbers[REACH] = numbers["ank_x"] - numbers["pel_x"]
    return _Columns(runner=runner[known], numbers={name: values[known] for name, values in numbers.items()})


def _steps(tables: Mapping[str, _Columns]) -> Steps:
    columns = {
        name: np.concatenate([table.numbers[name] for table in tables.values()])
        for name in (*TIMES, "brake_imp", REACH, HEIGHT)
    }
    for name in TIMES:
        _check_not_empty(name, columns[name], next(iter(tables)))
    return Steps(
        files=tuple(tables),
        runner=np.concatenate([table.runner for table in tables.values()]),
        speed_mps=columns["v"],
        step_s=columns["step"],
        contact_s=columns["tc"],
        braking_bws=columns["brake_imp"],
        reach_m=columns[REACH],
        height_m=columns[HEIGHT],
    )


def _check_not_empty(name: str, values: FloatArray, where: str) -> None:
    if not np.isfinite(values).any():
        what = _("The column {name} is empty").format(name=name)
        raise MeasurementsError(what, where=where, next_step=_("It holds {meaning}.").format(meaning=NEEDED[name]))


def _check_units(columns: _Columns, where: str) -> None:
    for name, (low, high, meaning) in PLAUSIBLE.items():
        known = columns.numbers[name][np.isfinite(columns.numbers[name])]
        middle = float(np.median(known)) if len(known) else low  # an outcome may be missing
        if not low <= middle <= high:
            what = _named(name).format(name=name, middle=middle, low=low, high=high)
            after = (
                _TURNED[name]
                if low <= -middle <= high and name in _TURNED
                else _("It holds {meaning}.").format(meaning=meaning)
            )
            raise MeasurementsError(what, where=where, next_step=after)


def _check_direction(reach_m: FloatArray, where: str) -> None:
    behind = float(np.mean(reach_m[np.isfinite(reach_m)] < 0)) if np.isfinite(reach_m).any() else 0.0
    if behind > MOST_BEHIND:
        what = _("In {percent:.0f} % of the steps the ankle lands behind the pelvis (ank_x is less than pel_x)")
        raise MeasurementsError(what.format(percent=100 * behind), where=where, next_step=_TURNED[REACH])


def _named(name: str) -> str:
    if name == REACH:
        return _("The columns {name} have a median of {middle:.4g}, where {low:g} to {high:g} is expected")
    return _("The column {name} has a median of {middle:.4g}, where {low:g} to {high:g} is expected")


_TURNED: Final[Mapping[str, str]] = {
    "brake_imp": _("The braking impulse is given as its size: turn its sign."),
    REACH: _(
        "The runner seems to run towards smaller x there: turn the sign of ank_x and pel_x, so that forward is "
        "positive."
    ),
}
"""What to do where a column has the expected size and the other sign."""
