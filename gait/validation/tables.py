"""Tables as text, plain or packed: rows by the names of the header, and cells that are numbers or nothing."""

import csv
import gzip
import io
import math
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from gait.errors import DamagedFileError, MeasurementsError
from gait.language import _, plural

Row: TypeAlias = Mapping[str, str]
PLACE: Final = ""
"""The key under which a row says where it stands; no column has an empty name."""
NOT_MEASURED: Final = frozenset({"", "nan", "na", "n/a", "null", "none", "-"})


def read_rows(path: Path) -> list[Row]:
    """Return the rows of comma-separated text, packed where its name ends in ``.gz``.

    Raises
    ------
    DamagedFileError
        If the file cannot be read, unpacked, decoded or split into rows.
    MeasurementsError
        If it has no rows.

    """
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), restval="", skipinitialspace=True)
    try:
        reader.fieldnames = [name.strip() for name in reader.fieldnames or ()]
        rows: list[Row] = [
            {**row, PLACE: _("{file}, line {number}").format(file=path.name, number=reader.line_num)} for row in reader
        ]
    except csv.Error as error:
        after = _("Write the file anew as comma-separated text.")
        what = _("The table cannot be read: {error}").format(error=error)
        raise DamagedFileError(what, where=path.name, next_step=after) from None
    if not rows:
        what = _("The file has no rows")
        raise MeasurementsError(what, where=path.name, next_step=_("Copy or download it anew."))
    return rows


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    except UnicodeDecodeError:
        after = _("Write it as comma-separated text in UTF-8.")
        what = _("The file is no text in UTF-8")
        raise DamagedFileError(what, where=path.name, next_step=after) from None
    except (OSError, EOFError, zlib.error) as error:
        packed = path.suffix == ".gz"
        what = _("The file cannot be unpacked: {why}") if packed else _("The file cannot be read: {why}")
        what = what.format(why=getattr(error, "strerror", None) or error)
        raise DamagedFileError(what, where=path.name, next_step=_("Copy or download it anew.")) from None


def missing_columns(rows: list[Row], needed: Iterable[str]) -> list[str]:
    """Return the needed columns that rows lack."""
    return [name for name in needed if name not in rows[0]]


def check_columns(rows: list[Row], needed: Mapping[str, str], name: str) -> None:
    """Do nothing where rows have all columns; ``needed`` says what each holds.

    Raises
    ------
    MeasurementsError
        If a column is missing; it names them all.

    """
    missing = missing_columns(rows, needed)
    if missing:
        meaning = "; ".join(_("{name} is {meaning}").format(name=each, meaning=needed[each]) for each in missing)
        what = plural("The file lacks the column {names}", "The file lacks the columns {names}", len(missing))
        what = what.format(names=", ".join(missing))
        raise MeasurementsError(what, where=name, next_step=_("In such a file {meaning}.").format(meaning=meaning))


def number(row: Row, name: str) -> float:
    """Return a cell as a number, NaN where it says that nothing was measured or the column is absent.

    Raises
    ------
    MeasurementsError
        If it is another word.

    """
    cell = (row.get(name) or "").strip()
    if cell.lower() in NOT_MEASURED:
        return math.nan
    try:
        found = float(cell)
    except ValueError:
        what = _("'{cell}' in the column {name} is no number").format(cell=cell[:20], name=name)
        after = _("Leave a cell empty where nothing was measured.")
        raise MeasurementsError(what, where=row[PLACE], next_step=after) from None
    return found if math.isfinite(found) else math.nan
