"""One way to change an activity: new columns, and a note that says what was done to how many samples."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from gait.language import _
from gait.model import Activity, Channel, FloatArray, Note, frozen_columns, quantity_of, source_of
from gait.quantities import QUANTITIES


def with_columns(
    activity: Activity,
    columns: Mapping[str, FloatArray],
    *notes: Note,
    channels: Mapping[str, Channel] | None = None,
) -> Activity:
    """Return the activity with these columns added or put in place of the old ones, and the notes appended."""
    if not (columns or notes or channels):
        return activity
    return replace(
        activity,
        columns=frozen_columns({**activity.columns, **columns}),
        channels={**activity.channels, **(channels or {})},
        notes=(*activity.notes, *notes),
    )


def said(column: str) -> str:
    """Return a column as a note names it: ``Ground contact``, or ``Ground contact of Stryd``."""
    label = QUANTITIES[quantity_of(column)].label
    source = source_of(column)
    return label if source is None else _("{label} of {source}").format(label=label, source=source)


def blanked(values: FloatArray, where: np.ndarray) -> FloatArray:
    """Return the values with NaN where told."""
    return np.where(where, np.nan, values)
