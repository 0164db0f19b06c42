"""The columns of numbers in the charts' drawings, taken out into one table: each once, as the steps between its values.

Several charts have one axis of time, and steps between neighbours are small numbers that compress well: a drawing
weighs a third of what it would weigh as plain JSON.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

_LEAST: Final = 8
"""Shorter lists stay where they are."""
_MOST_DIGITS: Final = 6
_MOST: Final = 2.0**53
"""Whole numbers are exact up to here."""
_NUMBERS: Final = frozenset({int, float, type(None)})


def tabled(drawings: Mapping[str, object]) -> dict[str, Any]:
    """Return drawings with each column of numbers replaced by its place in a table: ``{"$": 3}``.

    Parameters
    ----------
    drawings : mapping
        Plain values; a column is a list of at least 8 numbers or None.

    Returns
    -------
    dict
        ``figures``, and ``columns``: each with its number of decimals and the steps between its values, None where
        there is none.

    """
    table: dict[tuple[Any, ...], int] = {}
    figures = {key: _without_columns(drawing, table) for key, drawing in drawings.items()}
    return {"figures": figures, "columns": [_steps(column) for column in table]}


def restored(packed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the drawings that ``tabled`` was given, as the page's loader does."""
    columns = [_values(*column) for column in packed["columns"]]
    return {key: _with_columns(drawing, columns) for key, drawing in packed["figures"].items()}


def _without_columns(value: Any, table: dict[tuple[Any, ...], int]) -> Any:  # noqa: ANN401 - any plain value
    if isinstance(value, Mapping):
        return {key: _without_columns(item, table) for key, item in value.items()}
    if not isinstance(value, list | tuple):
        return value
    if len(value) >= _LEAST and _NUMBERS.issuperset(map(type, value)):
        digits = _digits(value)
        return value if digits is None else {"$": table.setdefault((digits, *value), len(table))}
    return [_without_columns(item, table) for item in value]


def _with_columns(value: Any, columns: Sequence[list[float | None]]) -> Any:  # noqa: ANN401 - any plain value
    if isinstance(value, list):
        return [_with_columns(item, columns) for item in value]
    if not isinstance(value, dict):
        return value
    return columns[value["$"]] if "$" in value else {key: _with_columns(item, columns) for key, item in value.items()}


def _digits(column: Sequence[float | None]) -> int | None:
    """Return the decimals that hold a column without loss; None where a few do not."""
    values = np.array(column, dtype=np.float64)
    values = values[np.isfinite(values)]
    for digits in range(_MOST_DIGITS + 1):
        whole = np.rint(values * 10.0**digits)
        if np.all(np.abs(whole) < _MOST) and np.array_equal(whole / 10.0**digits, values):
            return digits
    return None


def _steps(column: tuple[Any, ...]) -> tuple[int, list[int | None]]:
    digits, values = column[0], np.array(column[1:], dtype=np.float64)
    known = np.isfinite(values)
    steps = np.diff(np.rint(values[known] * 10.0**digits), prepend=0.0).astype(np.int64)
    placed = np.full(len(values), None, dtype=object)
    placed[known] = steps
    return digits, placed.tolist()


def _values(digits: int, steps: Sequence[int | None]) -> list[float | None]:
    found: list[float | None] = []
    reached = 0
    for step in steps:
        reached += step or 0
        found.append(None if step is None else reached / 10**digits)
    return found
