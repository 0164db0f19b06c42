"""Splits and series as two Parquet tables, in SI units, for any number of activities; needs the extra ``parquet``."""

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from gait.errors import UsageError
from gait.export.table import ACTIVITY_COLUMNS, HEADER, LABEL_COLUMN, split_rows
from gait.language import _
from gait.model import Analysis
from gait.pipeline.display import SHOWN

if TYPE_CHECKING:
    import pyarrow as pa

EXPECTED: Final = ("expected_cadence_spm", "expected_cadence_low_spm", "expected_cadence_high_spm")
SERIES_COLUMNS: Final = (*SHOWN, "state", *EXPECTED)
"""The columns of the series after those of the activity: the same in every file, whatever was measured."""

_TEXT: Final = frozenset({"source", "local_start", LABEL_COLUMN})
_WHOLE: Final = frozenset({"activity_index"})


def check_parquet() -> None:
    """Make sure that Parquet can be written.

    Raises
    ------
    UsageError
        The extra is not installed.

    """
    if find_spec("pyarrow") is None:
        what = _("Parquet needs pyarrow, which is not installed")
        raise UsageError(what, next_step=_("Install it: pip install 'gait-running[parquet]'."))


class ColumnarTables:
    """Two tables that grow by an activity at a time: a season's series are kept compressed, not as they are."""

    def __init__(self) -> None:
        check_parquet()
        self._splits = _Table(HEADER)
        self._series = _Table((*ACTIVITY_COLUMNS, *SERIES_COLUMNS))

    def add(self, analysis: Analysis) -> None:
        """Add the splits and the series of an analysis; it holds its series in full where it is asked to."""
        self._splits.add(_columns_of(split_rows(analysis)))
        self._series.add(_series_of(analysis))

    def finished(self) -> Mapping[str, bytes]:
        """Return the two files, ``splits`` and ``series``; nothing can be added after."""
        return {"splits": self._splits.finished(), "series": self._series.finished()}


class _Table:
    """A Parquet file in memory: text, whole numbers, and numbers that are null where nothing was measured."""

    def __init__(self, names: Iterable[str]) -> None:
        import pyarrow as pa  # noqa: PLC0415 - optional, and costs 0.2 s
        import pyarrow.parquet as pq  # noqa: PLC0415 - as above

        self._schema = pa.schema([(name, _type(name)) for name in names])
        self._file = BytesIO()
        self._writer = pq.ParquetWriter(self._file, self._schema, compression="zstd")

    def add(self, columns: Mapping[str, Any]) -> None:
        """Add rows given as columns, all of one length; a column that is not there is null."""
        import pyarrow as pa  # noqa: PLC0415 - as above

        rows = len(next(iter(columns.values()), ()))
        if rows:
            values = [columns.get(field.name, [None] * rows) for field in self._schema]
            arrays = [pa.array(each, type=field.type) for each, field in zip(values, self._schema, strict=True)]
            self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def finished(self) -> bytes:
        """Return the file."""
        self._writer.close()
        return self._file.getvalue()


def _type(name: str) -> "pa.DataType":
    import pyarrow as pa  # noqa: PLC0415 - as above

    return pa.string() if name in _TEXT else pa.int64() if name in _WHOLE else pa.float64()


def _columns_of(rows: Iterable[tuple[object, ...]]) -> Mapping[str, Any]:
    return dict(zip(HEADER, zip(*rows, strict=True), strict=False))


def _series_of(analysis: Analysis) -> Mapping[str, Any]:
    rows = len(analysis.series.get("time_s", ()))
    activity = (analysis.source.name, analysis.source.activity_index, analysis.activity.local_start)
    return {name: [value] * rows for name, value in zip(ACTIVITY_COLUMNS, activity, strict=True)} | dict(
        analysis.series
    )
