"""The rows of the dataset of many runs: their columns, thirds and shoe ages by hand."""

from dataclasses import replace

import pytest

from gait.export.dataset import (
    TABLES,
    From,
    TableName,
    dataset_rows,
    days_between,
    packed_tables,
    parquet_bytes,
    schema_of,
    table_of,
    unpacked_tables,
)
from gait.model import Analysis, WindowMeans
from tests.pages.conftest import make_poor, make_rich

pytest.importorskip("pyarrow")
CAME = From(path="anna/run.fit", file_sha256="ab", shoe="Racer", shoe_start="2026-05-01")
NAMES: tuple[TableName, ...] = ("activities", "splits", "findings")


@pytest.mark.parametrize("analysis", [make_rich(), make_poor()], ids=["rich", "poor"])
def test_no_column_is_lost_and_tables_come_back(analysis: Analysis) -> None:
    """All that a row has is a column of its table, whatever was measured, and packing loses nothing."""
    rows = dataset_rows(analysis, CAME)
    tables = {name: table_of(name, rows[name]) for name in NAMES}
    back = unpacked_tables(packed_tables(tables))

    assert {key for row in rows["activities"] for key in row} <= set(TABLES["activities"])
    assert {key for row in rows["splits"] for key in row} - set(TABLES["splits"]) <= {"source"}
    assert {key for row in rows["findings"] for key in row} <= set(TABLES["findings"])
    assert {name: table.to_pylist() for name, table in back.items()} == {
        name: table.to_pylist() for name, table in tables.items()
    }
    assert [table.schema.equals(schema_of(name)) for name, table in back.items()] == [True] * 3


def test_the_same_rows_are_the_same_bytes() -> None:
    """A Parquet file says nothing of when it was written."""
    rows = dataset_rows(make_rich(), CAME)["activities"]

    assert parquet_bytes(table_of("activities", rows)) == parquet_bytes(table_of("activities", rows))


def test_thirds_are_of_the_running_time() -> None:
    """Windows of 10, 0, 10, 5, 5 and 30 s: their middles lie at 5, 10, 15, 22.5, 27.5 and 45 of 60 s.

    A third is 20 s: the first three are of the first, the next two of the second, the last of the third.
    """
    windows = WindowMeans(
        width_s=30.0,
        running_s=(10.0, 0.0, 10.0, 5.0, 5.0, 30.0),
        seconds={"heart_rate_bpm": (10.0, 0.0, 0.0, 0.0, 0.0, 30.0)},
        means={
            "cadence_spm": (160.0, None, 170.0, 180.0, 184.0, 150.0),
            "heart_rate_bpm": (120.0, None, None, None, None, 150.0),
        },
    )
    (row,) = dataset_rows(replace(make_rich(), windows=windows), CAME)["activities"]

    assert [row[f"cadence_spm_third_{third}"] for third in (1, 2, 3)] == [165.0, 182.0, 150.0]
    assert [row[f"heart_rate_bpm_third_{third}"] for third in (1, 2, 3)] == [120.0, None, 150.0]
    assert "speed_mps_third_1" not in row


def test_nothing_run_has_no_thirds() -> None:
    """Windows in which nobody ran have no means; a run without windows has no columns of thirds."""
    still = WindowMeans(width_s=5.0, running_s=(0.0,), means={"cadence_spm": (None,)})
    (row,) = dataset_rows(replace(make_rich(), windows=still), CAME)["activities"]
    (none,) = dataset_rows(replace(make_rich(), windows=None), CAME)["activities"]

    assert row["cadence_spm_third_2"] is None
    assert "cadence_spm_third_2" not in none


@pytest.mark.parametrize(
    ("start", "local_start", "days"),
    [
        ("2026-04-01", "2026-05-03T08:00:00", 32),  # 29 days of April after the first, and 3 of May
        ("2026-05-03", "2026-05-03T08:00:00", 0),
        ("2026-05-04", "2026-05-03T08:00:00", None),
        (None, "2026-05-03T08:00:00", None),
        ("2026-05-03", "", None),
    ],
)
def test_shoe_age_is_in_days(start: str | None, local_start: str, days: int | None) -> None:
    """From the day of the first run in them to the local day of this one; shoes that come later are not these."""
    assert days_between(start, local_start) == days
