"""The device's own totals beside those of its samples: where they differ, samples are missing."""

from dataclasses import dataclass

import numpy as np

from gait.clean.notes import with_columns
from gait.language import _
from gait.model import Activity, Note


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsParameters:
    """Totals that differ by more than ``tolerance`` of the device's own are told."""

    tolerance: float = 0.03


def compare_totals(activity: Activity, parameters: TotalsParameters) -> Activity:
    """Return the activity with a note for each total that its samples do not make up."""
    notes = []
    told = activity.device_summary.get("distance_m", 0.0)
    if activity.has("distance_m") and told > 0:
        distance = activity.columns["distance_m"]
        covered = float(np.nanmax(distance) - np.nanmin(distance))
        if abs(covered - told) > parameters.tolerance * told:
            message = _("The samples cover {covered:.2f} km of the {told:.2f} km that the device reports.").format(
                covered=covered / 1000, told=told / 1000
            )
            notes.append(Note(code="distance_differs", message=message))
    told = activity.device_summary.get("timer_s", 0.0)
    recorded = float(activity.columns["weight_s"].sum())
    if told > 0 and abs(recorded - told) > parameters.tolerance * told:
        message = _("The samples cover {covered} of the {told} that the device reports.").format(
            covered=_clock(recorded), told=_clock(told)
        )
        notes.append(Note(code="time_differs", message=message))
    return with_columns(activity, {}, *notes)


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
