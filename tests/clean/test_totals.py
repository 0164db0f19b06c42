"""The device's totals beside those of its samples."""

import numpy as np

from gait.clean.totals import TotalsParameters, compare_totals
from tests.factories import an_activity


def codes(**summary: float) -> list[str]:
    """Return the notes on 1000 s at 3 m/s, for a device that reports these totals."""
    columns = {"time_s": np.arange(1001.0), "weight_s": np.full(1001, 1000 / 1001), "distance_m": 3.0 * np.arange(1001)}
    noted = compare_totals(an_activity(columns, device_summary=summary), TotalsParameters())
    return [note.message for note in noted.notes]


def test_totals_that_agree_are_no_news() -> None:
    """3.05 km and 1020 s for 3 km and 1000 s are the device's own rounding."""
    assert codes(distance_m=3050.0, timer_s=1020.0) == []


def test_missing_samples_are_told() -> None:
    """A device that ran 4 km in 3000 s has 1 km and 2000 s that its samples do not show."""
    assert codes(distance_m=4000.0, timer_s=3000.0) == [
        "The samples cover 3.00 km of the 4.00 km that the device reports.",
        "The samples cover 0:16:40 of the 0:50:00 that the device reports.",
    ]


def test_a_device_without_totals_is_not_contradicted() -> None:
    """What was not reported cannot differ."""
    assert codes() == []
