"""The splits as one CSV table, in SI units, a row a split, for any number of activities."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import StringIO
from typing import Final

from gait.model import ActivitySummary, Analysis, Source, Stretch
from gait.quantities import SUMMARY_QUANTITIES

ACTIVITY_COLUMNS: Final = ("source", "activity_index", "local_start")
LABEL_COLUMN: Final = "label"
_STRETCH: Final = (
    LABEL_COLUMN,
    "start_s",
    "stop_s",
    "distance_m",
    "duration_s",
    "running_s",
    "ascent_m",
    "descent_m",
    "grade",
    "level_speed_mps",
    "expected_cadence_spm",
)
_INTERVAL: Final = ("mean", "low", "high")

HEADER: Final = (
    *ACTIVITY_COLUMNS,
    *_STRETCH,
    *(f"{name}_{part}" for name in SUMMARY_QUANTITIES for part in _INTERVAL),
)
"""The columns; a quantity has its mean and the ends of its 95 % interval."""


def to_csv(*analyses: Analysis) -> str:
    """Return the splits of the analyses as CSV with a header line.

    Every table has the same columns, whatever was measured; a cell is empty where there is no value.
    """
    return _csv((HEADER, *(row for analysis in analyses for row in split_rows(analysis))))


def _csv(rows: Iterable[tuple[object, ...]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def split_rows(analysis: Analysis) -> Iterator[tuple[object, ...]]:
    """Yield a row a split, its cells as in `HEADER`; None where there is no value."""
    yield from split_rows_of(analysis.source, analysis.activity, analysis.splits)


def split_rows_of(source: Source, activity: ActivitySummary, splits: Iterable[Stretch]) -> Iterator[tuple[object, ...]]:
    """Yield a row a split, as `split_rows`, of an analysis that is not there as a whole."""
    about = (source.name, source.activity_index, activity.local_start)
    for split in splits:
        yield (*about, *_measures(split), *_estimates(split))


def _measures(stretch: Stretch) -> Iterator[object]:
    """Yield what a stretch is; where samples straddle its ends, its running is no longer than itself."""
    shown = replace(stretch, running_s=min(stretch.running_s, stretch.duration_s))
    yield from (getattr(shown, name) for name in _STRETCH)


def _estimates(stretch: Stretch) -> Iterator[float | None]:
    for name in SUMMARY_QUANTITIES:
        estimate = stretch.values.get(name)
        yield from (None if estimate is None else getattr(estimate, part) for part in _INTERVAL)
