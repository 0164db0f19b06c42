"""Garmin's running dynamics gauges with their edges, as its owner's manuals print them."""

import pytest

from gait.assess.dynamics import GAUGES, place_in_gauge
from gait.evidence import EVIDENCE

LOWEST, LOW, MIDDLE, HIGH, HIGHEST = range(5)
"""Purple, blue, green, orange and red where less is purple: under 5 %, to 30 %, to 70 %, to 95 %, and beyond."""


@pytest.mark.parametrize(
    ("shown", "place"),
    [(217, LOWEST), (218, LOW), (248, LOW), (249, MIDDLE), (277, MIDDLE), (278, HIGH), (308, HIGH), (309, HIGHEST)],
)
def test_garmin_contact_edges(shown: int, place: int) -> None:
    """Garmin, Forerunner 945 manual: < 218, 218-248, 249-277, 278-308, > 308 ms."""
    assert place_in_gauge(GAUGES["contact_gauge"], "garmin_contact", shown / 1000) == place


@pytest.mark.parametrize(
    ("row", "edges"),
    [
        ("garmin_oscillation_chest", (6.4, 8.1, 9.7, 11.5)),
        ("garmin_oscillation_waist", (6.8, 8.9, 10.9, 13.0)),
        ("garmin_ratio_chest", (6.1, 7.4, 8.6, 10.1)),
        ("garmin_ratio_waist", (6.5, 8.3, 10.0, 11.9)),
    ],
)
def test_garmin_oscillation_and_ratio_edges(row: str, edges: tuple[float, ...]) -> None:
    """Garmin, Forerunner 945 manual: each band's printed ends lie in it, a tenth beyond in the next.

    VO, chest: < 6.4, 6.4-8.1, 8.2-9.7, 9.8-11.5, > 11.5 cm; waist: < 6.8, 6.8-8.9, 9.0-10.9, 11.0-13.0, > 13.0.
    Ratio, chest: < 6.1, 6.1-7.4, 7.5-8.6, 8.7-10.1, > 10.1 %; waist: < 6.5, 6.5-8.3, 8.4-10.0, 10.1-11.9, > 11.9.
    """
    gauge = GAUGES["oscillation_gauge" if "oscillation" in row else "ratio_gauge"]
    first, second, third, fourth = edges

    def place(shown: float) -> int:
        return place_in_gauge(gauge, row, shown / 100)

    assert [place(first - 0.1), place(first), place(second)] == [LOWEST, LOW, LOW]
    assert [place(second + 0.1), place(third)] == [MIDDLE, MIDDLE]
    assert [place(third + 0.1), place(fourth), place(fourth + 0.1)] == [HIGH, HIGH, HIGHEST]


def test_garmin_pod_and_strap_have_tables_of_their_own() -> None:
    """Garmin: 8.5 cm is green on a chest strap and blue on a pod; 8.4 % of ratio green on both, 8.3 % blue on a pod."""
    oscillation, ratio = GAUGES["oscillation_gauge"], GAUGES["ratio_gauge"]
    assert place_in_gauge(oscillation, oscillation.rows["chest"], 0.085) == MIDDLE
    assert place_in_gauge(oscillation, oscillation.rows["waist"], 0.085) == LOW
    assert place_in_gauge(ratio, ratio.rows["chest"], 0.083) == MIDDLE
    assert place_in_gauge(ratio, ratio.rows["waist"], 0.083) == LOW


@pytest.mark.parametrize(
    ("left_percent", "colour"),
    [(50.7, "green"), (49.3, "green"), (50.8, "orange"), (52.2, "orange"), (52.3, "red"), (47.7, "red")],
)
def test_garmin_balance_edges(left_percent: float, colour: str) -> None:
    """Garmin, Enduro 3 manual: green to 50.7 %, orange 50.8 to 52.2 %, red beyond, on either side."""
    row, off = EVIDENCE["garmin_balance"], round(abs(left_percent - 50), 1)
    assert ("green" if off <= row.value("green") else "orange" if off <= row.value("red") else "red") == colour
