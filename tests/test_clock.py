"""Times of a run as people write them."""

import pytest

from gait.clock import seconds_of


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12:30", 750.0),
        ("1:02:03", 3723.0),
        (" 0:00 ", 0.0),
        ("75:00", 4500.0),
        ("12.30", None),
        ("12:75", None),
        ("12", None),
        ("-1:00", None),
        ("", None),
    ],
)
def test_a_time_of_a_run(text: str, seconds: float | None) -> None:
    """Minutes and seconds, with hours before them where there are; minutes may be many, and seconds end at 59."""
    assert seconds_of(text) == seconds
