"""Published classes of single-run spikes."""

import pytest

from gait.evidence import EVIDENCE
from gait.history import spike_band


@pytest.mark.parametrize(
    ("distance_km", "band"),
    [
        (8.0, "up to 10 %"),
        (11.0, "up to 10 %"),
        (11.01, "10 to 30 %"),
        (13.0, "10 to 30 %"),
        (13.01, "30 to 100 %"),
        (20.0, "30 to 100 %"),
        (20.01, "over 100 %"),
    ],
)
def test_frandsen_2025_classes(distance_km: float, band: str) -> None:
    """Frandsen et al. 2025, Br J Sports Med 59:1203: to 10, over 10 to 30, over 30 to 100 and over 100 % longer."""
    assert spike_band(1000 * distance_km, 10_000.0) == band


@pytest.mark.parametrize(
    ("name", "ratio", "low", "high"),
    [("small", 1.64, 1.31, 2.05), ("medium", 1.52, 1.16, 2.00), ("large", 2.28, 1.50, 3.48)],
)
def test_frandsen_2025_hazard_ratios(name: str, ratio: float, low: float, high: float) -> None:
    """Frandsen et al. 2025: 1.64 (1.31-2.05), 1.52 (1.16-2.00) and 2.28 (1.50-3.48) against up to 10 %."""
    row = EVIDENCE["session_spike"]
    assert tuple(row.value(f"{name}_{part}") for part in ("ratio", "low", "high")) == (ratio, low, high)
