"""The analysis as data: JSON and back without loss, its JSON Schema, the splits as CSV, the series thinned for display.

Nothing here opens a file; the caller gets and gives bytes and text.
"""

from gait.export.columnar import check_parquet
from gait.export.comparison import comparison_json
from gait.export.document import SeriesDetail, error_document, from_json, to_document, to_json
from gait.export.past import history_of
from gait.export.schema import json_schema
from gait.export.share import shared
from gait.export.table import to_csv
from gait.pipeline.thinning import display_series

__all__ = [
    "SeriesDetail",
    "check_parquet",
    "comparison_json",
    "display_series",
    "error_document",
    "from_json",
    "history_of",
    "json_schema",
    "shared",
    "to_csv",
    "to_document",
    "to_json",
]
