"""A table of numbers without names: its time is the column that always rises, its axes are those that weigh 1 g."""

from typing import Final

import numpy as np

from gait.errors import UnsupportedFileError
from gait.formats.motion_csv.dialect import Dialect
from gait.formats.motion_csv.gravity import weighed
from gait.formats.motion_csv.layout import no_motion
from gait.formats.motion_csv.numbers import rows_of
from gait.language import _
from gait.model import FloatArray

_SAMPLE_BYTES: Final = 2**20
_ASSUMED_HZ: Final = 50.0
"""For the length of a window alone: two seconds at 50 Hz are one at 100."""
_RISING: Final = 0.98
_LEAST_MOVEMENT: Final = 0.002
_MOST_COLUMNS: Final = 60


def guessed(text: bytes, dialect: Dialect) -> tuple[int | None, tuple[int, int, int]]:
    """Return the column of times (None: there is none) and the three axes of a table without names.

    Raises
    ------
    GaitError
        If no three neighbouring columns weigh 1 g, or several do.

    """
    width = min(dialect.width, _MOST_COLUMNS)
    texts = [number for number in range(width) if _is_time_of_day(dialect.first[number])]
    numbers = [number for number in range(width) if number not in texts]
    values = rows_of(text[: dialect.start + _SAMPLE_BYTES], dialect, numbers).values
    columns = {number: values[:, place] for place, number in enumerate(numbers)}
    rising = [number for number in numbers if _rises(columns[number])]
    time = next(iter([*texts, *rising]), None)
    return time, _axes(columns, time, dialect)


def _is_time_of_day(cell: str) -> bool:
    return cell.count(":") > 1


def _rises(column: FloatArray) -> bool:
    steps = np.diff(column)
    return len(steps) > 1 and float(np.mean(steps > 0)) >= _RISING


def _axes(columns: dict[int, FloatArray], time: int | None, dialect: Dialect) -> tuple[int, int, int]:
    found = [at for at in columns if at != time and _weighs(columns, (at, at + 1, at + 2), time)]
    if time is not None and time + 1 in found:
        found = [time + 1]  # the usual order
    if len(found) == 1:
        return found[0], found[0] + 1, found[0] + 2
    if not found:
        raise no_motion(dialect.names or dialect.first)
    what = _("Several columns of this table without names may be the three axes")
    raise UnsupportedFileError(what, next_step=_("Number them from 1 on: --columns time=1,x=2,y=3,z=4"))


def _weighs(columns: dict[int, FloatArray], axes: tuple[int, int, int], time: int | None) -> bool:
    if any(axis not in columns or axis == time for axis in axes):
        return False
    table = np.column_stack([columns[axis] for axis in axes])
    weight = weighed(table, _ASSUMED_HZ) if len(table) else None
    return weight is not None and weight.is_there and weight.unit is not None and weight.movement >= _LEAST_MOVEMENT
