"""The analysis as data: JSON and back without loss, its JSON Schema, the splits as CSV, the series thinned for display.

Nothing here opens a file; the caller gets and gives bytes and text.
What few runs of the command need (sharing, Parquet, comparisons) loads on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from gait.export.document import SeriesDetail, error_document, from_json, to_document, to_json
from gait.export.past import history_of
from gait.export.schema import json_schema
from gait.export.table import to_csv
from gait.pipeline.thinning import display_series

if TYPE_CHECKING:
    from gait.export.columnar import check_parquet
    from gait.export.comparison import comparison_json, shared_comparison
    from gait.export.share import shared

_HOMES: Final = {
    "check_parquet": "columnar",
    "comparison_json": "comparison",
    "shared": "share",
    "shared_comparison": "comparison",
}

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
    "shared_comparison",
    "to_csv",
    "to_document",
    "to_json",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute may be anything
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{home}"), name)
