"""Splits and series as Parquet: two tables of the same columns for every run."""

import importlib.util
import io
from dataclasses import replace
from pathlib import Path

import pytest

from gait import export
from gait.errors import UsageError
from gait.export import shared
from gait.export.columnar import SERIES_COLUMNS, ColumnarTables
from gait.export.table import HEADER
from gait.model import Analysis
from tests.pages.conftest import make_poor, make_rich

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def read(data: bytes) -> "pa.Table":
    """Return a table of a file in memory."""
    return pq.read_table(io.BytesIO(data))


def written(*runs: Analysis) -> "dict[str, pa.Table]":
    """Return the two tables of some runs."""
    tables = ColumnarTables()
    for run in runs:
        tables.add(run)
    return {kind: read(data) for kind, data in tables.finished().items()}


def test_the_splits_are_those_of_the_csv() -> None:
    """Row by row and column by column, an empty cell of the CSV being null."""
    rich = make_rich()
    table = written(rich)["splits"]
    assert table.schema.names == list(HEADER)
    assert table.column("label").to_pylist() == ["1", "2", "3", "4"]
    assert table.column("cadence_spm_mean").to_pylist() == [160.0, 159.0, 157.0, 151.0]
    assert table.column("power_w_mean").null_count == 4
    assert set(table.column("source").to_pylist()) == {"sunday.fit"}


def test_the_series_are_whole_and_what_was_not_measured_is_null() -> None:
    """Of an hour at 2 s without a pause of two minutes there are 1740 rows; bounce lacks every fiftieth."""
    rich = make_rich()
    table = written(rich)["series"]
    assert table.num_rows == 1740
    assert table.schema.names == ["source", "activity_index", "local_start", *SERIES_COLUMNS]
    assert table.column("vertical_oscillation_m").null_count == 35  # 1740 / 50, rounded up
    assert table.column("cadence_spm").to_pylist() == list(rich.series["cadence_spm"])
    assert table.column("flight_time_s").null_count == 1740
    assert {str(table.schema.field(name).type) for name in SERIES_COLUMNS} == {"double"}
    assert str(table.schema.field("activity_index").type) == "int64"


def test_runs_stand_below_each_other() -> None:
    """Each row says of which run it is; a run without splits or series adds none."""
    rich, poor = make_rich(), make_poor()
    tables = written(rich, replace(poor, series={}), poor)
    assert tables["splits"].num_rows == 4
    assert tables["series"].column("source").to_pylist() == ["sunday.fit"] * 1740 + ["phone.gpx"] * 1740


def test_no_runs_are_two_empty_tables() -> None:
    """The columns are there all the same."""
    tables = written()
    assert (tables["splits"].num_rows, tables["series"].num_rows) == (0, 0)
    assert tables["splits"].schema.names == list(HEADER)


def test_a_shared_run_is_shared_here_too() -> None:
    """No file, no start, no altitude in either table, nor in what the format notes beside them."""
    tables = ColumnarTables()
    tables.add(shared(make_rich()))
    files = tables.finished()
    assert b"sunday" not in files["splits"] + files["series"]
    assert b"2026-05-17" not in files["splits"] + files["series"]
    series, splits = read(files["series"]), read(files["splits"])
    assert series.column("altitude_m").null_count == series.column("grade").null_count == series.num_rows
    assert splits.column("ascent_m").null_count == splits.num_rows


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of the extra, as pip takes it."""
    monkeypatch.setattr("gait.export.columnar.find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'gait-running\[parquet\]'"):
        export.check_parquet()
    with pytest.raises(UsageError):
        ColumnarTables()


def test_nothing_of_it_is_loaded_where_nobody_asks() -> None:
    """The check looks for the package without importing it."""
    assert importlib.util.find_spec("pyarrow") is not None
    assert Path(export.__file__).is_file()
    export.check_parquet()
