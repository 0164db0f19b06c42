"""Small activities for tests, every number given by the test."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from numpy.typing import ArrayLike

from gait.model import Activity, Source, frozen_columns

START = datetime(2026, 5, 17, 5, 12, tzinfo=UTC)


def an_activity(columns: Mapping[str, ArrayLike], **fields: Any) -> Activity:  # noqa: ANN401 - any field
    """Return a run of these columns, with any other field of an activity as given."""
    given: dict[str, Any] = {
        "source": Source(name="run.fit", format="fit"),
        "sport": "running",
        "started_at": START,
        "columns": frozen_columns(columns),
    }
    return Activity(**(given | fields))
