"""Any table of plain values as CSV, JSON or Parquet."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from gait.export.columnar import check_parquet

if TYPE_CHECKING:
    import pyarrow as pa


def rows_to_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as CSV with a header line, UTF-8; a cell is empty where there is no value."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows((columns, *rows))
    return text.getvalue().encode()


def rows_to_json(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as JSON in UTF-8, an object a row with every column; null where there is no value."""
    import msgspec  # noqa: PLC0415 - costs 30 ms, and only where JSON is asked for

    return msgspec.json.encode([dict(zip(columns, row, strict=True)) for row in rows]) + b"\n"


def rows_to_parquet(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Return a table as Parquet; a column is text, whole numbers or numbers, and null where there is no value.

    Raises
    ------
    UsageError
        If the extra ``parquet`` is not installed.

    """
    check_parquet()
    import pyarrow as pa  # noqa: PLC0415 - optional, and costs 0.2 s
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    values = [[row[at] for row in rows] for at in range(len(columns))]
    arrays = [pa.array(each, type=_type_of(each)) for each in values]
    stream = BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, names=list(columns)), stream, compression="zstd")
    return stream.getvalue()


def _type_of(values: Sequence[object]) -> "pa.DataType":
    import pyarrow as pa  # noqa: PLC0415 - as above

    known = [each for each in values if each is not None]
    if any(isinstance(each, str) for each in known):
        return pa.string()
    return pa.int64() if known and all(isinstance(each, int) for each in known) else pa.float64()
