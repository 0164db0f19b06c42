"""Published means of cadence and contact time, a row each, as a table of them gives them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gait.errors import UsageError
from gait.language import _
from gait.model import BoolArray, FloatArray
from gait.validation.tables import check_columns, number, read_rows

NEEDED: Final[Mapping[str, str]] = {
    "source": _("who published it"),
    "height_m": _("the mean height [m]"),
    "speed_mps": _("the speed [m/s]"),
    "cadence_spm": _("the mean cadence [spm]"),
    "cadence_sd_spm": _("the standard deviation of cadence between runners [spm]"),
    "contact_ms": _("the mean contact time [ms]"),
    "method": _("what measured it"),
}
"""The columns that the table must have, and what each is."""
NOT_RECREATIONAL: Final = "college"
FORCE_PLATE: Final = "force"
"""How the method of a force plate begins; every other contact time is a watch's or a treadmill's own."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Published:
    """Published means, each of shape (n,); NaN where the table is empty."""

    study: NDArray[np.str_]
    recreational: BoolArray
    force_plate: BoolArray
    height_m: FloatArray
    speed_mps: FloatArray
    cadence_spm: FloatArray
    sd_spm: FloatArray
    contact_s: FloatArray


def read_published(path: Path) -> Published:
    """Return the rows of a table of published means.

    Raises
    ------
    UsageError
        If there is no such file.
    DamagedFileError
        If it cannot be read.
    MeasurementsError
        If it lacks a column, or a cell that must be a number is none.

    """
    if not path.is_file():
        what = _("There is no such table of norms")
        raise UsageError(what, where=str(path), next_step=_("Name another, or none."))
    rows = read_rows(path)
    check_columns(rows, NEEDED, path.name)

    def column(name: str) -> FloatArray:
        return np.array([number(row, name) for row in rows])

    return Published(
        study=np.array([_study(row["source"]) for row in rows]),
        recreational=np.array([NOT_RECREATIONAL not in row["source"] for row in rows]),
        force_plate=np.array([row["method"].startswith(FORCE_PLATE) for row in rows]),
        height_m=column("height_m"),
        speed_mps=column("speed_mps"),
        cadence_spm=column("cadence_spm"),
        sd_spm=column("cadence_sd_spm"),
        contact_s=column("contact_ms") / 1000,
    )


def _study(source: str) -> str:
    """Return the author and year that a source begins with."""
    found = re.match(r".*?\d{4}", source)
    return found.group(0) if found else source
