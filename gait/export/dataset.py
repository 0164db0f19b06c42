"""The rows of the dataset of many runs: activities, splits and findings, of fixed columns whatever was measured."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gait._version import __version__
from gait.export.columnar import check_parquet
from gait.export.table import HEADER, split_rows
from gait.metrics.speed_slopes import SPEED_SLOPES
from gait.model import Analysis, FloatArray, WindowMeans
from gait.quantities import SUMMARY_QUANTITIES

if TYPE_CHECKING:
    import pyarrow as pa

TableName: TypeAlias = Literal["activities", "splits", "findings"]
Kind: TypeAlias = Literal["text", "whole", "number", "truth"]
Row: TypeAlias = Mapping[str, object]

THIRDS: Final = (
    "cadence_spm",
    "speed_mps",
    "step_length_m",
    "ground_contact_time_s",
    "vertical_oscillation_m",
    "heart_rate_bpm",
)
"""Quantities whose means over each third of the running stand in the activities."""
DRIFTING: Final = tuple(SPEED_SLOPES)
"""Quantities whose drift, at equal speed and grade, stands in the activities."""
_INTERVAL: Final = ("mean", "low", "high")
_KEYS: Final[Mapping[str, Kind]] = {"sha256": "text", "activity_index": "whole", "file_sha256": "text"}
_ABOUT: Final[Mapping[str, Kind]] = {
    "path": "text",
    "name": "text",
    "format": "text",
    "gait_version": "text",
    "athlete": "text",
    "height_m": "number",
    "mass_kg": "number",
    "shoe": "text",
    "shoe_age_days": "whole",
    "manufacturer": "text",
    "device": "text",
    "sport": "text",
    "sub_sport": "text",
    "started_at": "text",
    "local_start": "text",
}
_SIZE: Final = ("distance_m", "elapsed_s", "timer_s", "moving_s", "ascent_m", "descent_m")
_RUNNING: Final = (
    "time_s",
    "distance_m",
    "share",
    "walking_s",
    "standing_s",
    "paused_s",
    "settled_s",
    "steady_level_s",
)
_CADENCE: Final = (
    "judged_spm",
    "judged_low_spm",
    "judged_high_spm",
    "judged_mps",
    "expected_spm",
    "expected_low_spm",
    "expected_high_spm",
    "difference_spm",
    "in_160_180_share",
)
_FINDING_TEXTS: Final = ("rule", "scope", "severity", "confidence", "verdict", "message", "advice", "unit", "reference")
_TEXT_OF_SPLITS: Final = frozenset({"local_start", "label"})


def _numbers(names: Iterable[str]) -> dict[str, Kind]:
    return dict.fromkeys(names, "number")


def _estimate_columns() -> Iterator[str]:
    for name in SUMMARY_QUANTITIES:
        yield from (f"{name}_{part}" for part in _INTERVAL)
        yield f"{name}_coverage"


ACTIVITIES: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        **_KEYS,
        **_ABOUT,
        **_numbers(_SIZE),
        **_numbers(f"running_{name}" for name in _RUNNING),
        "running_enough": "truth",
        **_numbers(f"cadence_{name}" for name in _CADENCE),
        "overstriding_verdict": "text",
        "overstriding_confidence": "text",
        **_numbers(f"{what}_ratio{end}" for what in ("braking", "reach") for end in ("", "_low", "_high")),
        "contact_sensor": "text",
        **_numbers(_estimate_columns()),
        **_numbers(f"{name}_drift{end}" for name in DRIFTING for end in ("", "_low", "_high")),
        **_numbers(f"{name}_third_{which}" for name in THIRDS for which in (1, 2, 3)),
    }
)
SPLITS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        **_KEYS,
        "split": "whole",
        **{name: "text" if name in _TEXT_OF_SPLITS else "number" for name in HEADER[2:]},
        "braking_ratio": "number",
    }
)
FINDINGS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        **_KEYS,
        "finding": "whole",
        "local_start": "text",
        **dict.fromkeys(_FINDING_TEXTS, "text"),
        "how_to_check": "text",
        **_numbers(("value", "low", "high")),
        "evidence": "text",
    }
)
TABLES: Final[Mapping[TableName, Mapping[str, Kind]]] = MappingProxyType(
    {"activities": ACTIVITIES, "splits": SPLITS, "findings": FINDINGS}
)
"""The columns of each table and what they hold; SI units, shares and ratios 0-1, null where nothing was measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class From:
    """Where an analysis came from, and what was told of it beside the file."""

    path: str
    file_sha256: str
    shoe: str | None = None
    shoe_start: str | None = None


def dataset_rows(analysis: Analysis, came: From) -> Mapping[TableName, tuple[Row, ...]]:
    """Return the rows of one analysis in each table; a column that a row does not name is null."""
    keys = {
        "sha256": analysis.source.sha256,
        "activity_index": analysis.source.activity_index,
        "file_sha256": came.file_sha256,
    }
    return {
        "activities": ({**keys, **_activity(analysis, came)},),
        "splits": tuple({**keys, **row} for row in _splits(analysis)),
        "findings": tuple({**keys, **row} for row in _findings(analysis)),
    }


def _activity(analysis: Analysis, came: From) -> Row:
    activity, running, source = analysis.activity, analysis.running, analysis.source
    return {
        "path": came.path,
        "name": source.name,
        "format": source.format,
        "gait_version": __version__,
        "athlete": analysis.athlete.name,
        "height_m": analysis.athlete.height_m,
        "mass_kg": analysis.athlete.mass_kg,
        "shoe": came.shoe,
        "shoe_age_days": days_between(came.shoe_start, activity.local_start),
        "manufacturer": source.manufacturer,
        "device": source.device,
        **{name: getattr(activity, name) for name in ("sport", "sub_sport", "started_at", "local_start", *_SIZE)},
        **{f"running_{name}": getattr(running, name) for name in (*_RUNNING, "enough")},
        **{f"cadence_{name}": getattr(analysis.cadence, name) for name in _CADENCE},
        **_overstriding(analysis),
        **_estimates(analysis),
        **_drifts(analysis),
        **_thirds(analysis.windows),
    }


def days_between(start: str | None, local_start: str) -> int | None:
    """Return the days from a day to that of a run; None where one is not known or the run came first."""
    if not start or not local_start:
        return None
    days = (date.fromisoformat(local_start[:10]) - date.fromisoformat(start)).days
    return days if days >= 0 else None


def _overstriding(analysis: Analysis) -> Row:
    found = analysis.overstriding
    ratios = {
        "braking": None if found.steps is None else found.steps.value,
        "reach": None if found.contact is None else found.contact.value,
    }
    numbers = {
        f"{what}_ratio{end}": value
        for what, ratio in ratios.items()
        if ratio is not None
        for end, value in (("", ratio.ratio), ("_low", ratio.low), ("_high", ratio.high))
    }
    sensor = None if found.contact is None else found.contact.sensor
    return {
        "overstriding_verdict": found.verdict,
        "overstriding_confidence": found.confidence,
        "contact_sensor": sensor,
        **numbers,
    }


def _estimates(analysis: Analysis) -> Row:
    parts = (*_INTERVAL, "coverage")
    return {f"{name}_{part}": getattr(found, part) for name, found in analysis.summary.items() for part in parts}


def _drifts(analysis: Analysis) -> Row:
    ends = {"": "change", "_low": "low", "_high": "high"}
    return {
        f"{found.quantity}_drift{end}": getattr(found, of)
        for found in analysis.drift
        if found.quantity in DRIFTING
        for end, of in ends.items()
    }


def _thirds(windows: WindowMeans | None) -> Row:
    """Return means over the thirds of the running time, each window in the third that its middle lies in."""
    if windows is None:
        return {}
    which = _third_of(np.array(windows.running_s, dtype=np.float64))
    return {
        f"{name}_third_{third + 1}": mean
        for name in THIRDS
        if name in windows.means
        for third, mean in enumerate(_means_of(windows, name, which))
    }


def _third_of(running_s: FloatArray) -> NDArray[np.intp]:
    """Return for each window which third of the running its middle lies in, 0 to 2."""
    total = running_s.sum() or 1.0
    before = np.cumsum(running_s) - running_s
    return np.minimum(3 * (before + running_s / 2) / total, 2).astype(np.intp)


def _means_of(windows: WindowMeans, name: str, which: NDArray[np.intp]) -> Iterator[float | None]:
    """Yield the mean of a quantity in each third, None where it was not measured."""
    means = np.array(windows.means[name], dtype=np.float64)  # None is NaN
    known = np.isfinite(means)
    seconds = np.array(windows.seconds.get(name, windows.running_s), dtype=np.float64)[known]
    held = np.bincount(which[known], seconds, 3)
    total = np.bincount(which[known], seconds * means[known], 3)
    for weight, weighed in zip(held.tolist(), total.tolist(), strict=True):
        yield weighed / weight if weight else None


def _splits(analysis: Analysis) -> Iterator[Row]:
    braking = {part.label: part.steps.ratio for part in analysis.overstriding.splits}
    for number, cells in enumerate(split_rows(analysis), start=1):
        row = dict(zip(HEADER, cells, strict=True))
        yield {**row, "split": number, "braking_ratio": braking.get(str(row["label"]))}


def _findings(analysis: Analysis) -> Iterator[Row]:
    for number, found in enumerate(analysis.findings, start=1):
        yield {
            "finding": number,
            "local_start": analysis.activity.local_start,
            **{name: getattr(found, name) for name in (*_FINDING_TEXTS, "value", "low", "high")},
            "how_to_check": found.check,
            "evidence": " ".join(found.evidence),
        }


def schema_of(name: TableName) -> "pa.Schema":
    """Return the columns of a table with their types."""
    import pyarrow as pa  # noqa: PLC0415 - optional, and costs 0.2 s

    types = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "truth": pa.bool_()}
    return pa.schema([(column, types[kind]) for column, kind in TABLES[name].items()])


def table_of(name: TableName, rows: Sequence[Row]) -> "pa.Table":
    """Return rows as a table; what is not among its columns is left out."""
    check_parquet()
    import pyarrow as pa  # noqa: PLC0415 - as above

    return pa.Table.from_pylist(list(rows), schema=schema_of(name))


def packed_tables(tables: Mapping[TableName, Any]) -> bytes:
    """Return the three tables as bytes, one Arrow stream after the other."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    stream = BytesIO()
    # A sixth larger than with zstd, in a fifth of the time; a bundle's columns are too short for threads.
    options = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
    for name in TABLES:
        with pa.ipc.new_stream(stream, schema_of(name), options=options) as writer:
            writer.write_table(tables[name])
    return stream.getvalue()


def unpacked_tables(data: bytes) -> Mapping[TableName, "pa.Table"]:
    """Return the three tables that ``packed_tables`` made bytes of."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    stream = BytesIO(data)
    options = pa.ipc.IpcReadOptions(use_threads=False)  # as above
    return {name: pa.ipc.open_stream(stream, options=options).read_all() for name in TABLES}


def parquet_bytes(table: "pa.Table") -> bytes:
    """Return a table as a Parquet file: the same rows give the same bytes."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    stream = BytesIO()
    pq.write_table(table, stream, compression="zstd", row_group_size=65_536)
    return stream.getvalue()
