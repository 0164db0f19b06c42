"""The watch's clock."""

from datetime import UTC, datetime

import numpy as np
import pytest

from gait.formats.fit.clock import Clock, plausible_times, read_clock
from gait.formats.fit.decode import decode
from tests.formats.fit.making import Maker

START = 1_000_000_000
UINT32 = 0x86


def _clock(made: Maker, ahead: int | None, time: int = START, maker_number: int = 1, first: float = START) -> Clock:
    made.file_id(maker=maker_number)
    if ahead is not None:
        made.message(34, [(253, UINT32, time), (5, UINT32, time + ahead)])
    return read_clock(decode(made.file()).links[0], first)


@pytest.mark.parametrize(
    ("ahead", "maker_number", "expected"),
    [
        (7200, 1, 7200.0),
        (-25200, 1, -25200.0),
        (20700, 1, 20700.0),
        (7195, 1, 7200.0),
        (225, 1, None),
        (20 * 3600, 1, None),
        (0, 1, 0.0),
        (0, 294, None),
        (None, 1, None),
    ],
)
def test_offset_from_utc(maker: type[Maker], ahead: int | None, maker_number: int, expected: float | None) -> None:
    """Local time gives the offset in quarter hours, unless it is no offset or from a maker that repeats UTC."""
    assert _clock(maker(), ahead, maker_number=maker_number).utc_offset_s == expected


def test_dates(maker: type[Maker]) -> None:
    """FIT time 1,000,000,000 is 2021-09-08T01:46:40Z (631,065,600 s after 1970)."""
    assert _clock(maker(), None).date(START + 0.25) == datetime(2021, 9, 8, 1, 46, 40, 250000, tzinfo=UTC)


def test_a_clock_that_was_not_set_has_local_time(maker: type[Maker]) -> None:
    """Times since power-on become dates by the local time that the file gives, and a note says so."""
    clock = _clock(maker(), START - 5000, time=5000, first=5000.0)
    assert clock.date(5000.0) == datetime(2021, 9, 8, 1, 46, 40, tzinfo=UTC)
    assert (clock.utc_offset_s, [note.code for note in clock.notes]) == (0.0, ["clock_local_only"])


def test_a_clock_that_was_not_set_has_the_file_date(maker: type[Maker]) -> None:
    """Without local time, the start is the date of the file."""
    clock = _clock(maker(), None, first=5000.0)
    assert clock.date(5000.0) == datetime(2021, 9, 8, 1, 46, 40, tzinfo=UTC)
    assert (clock.utc_offset_s, [note.code for note in clock.notes]) == (None, ["clock_not_set"])


def test_a_clock_that_was_not_set_at_all(maker: type[Maker]) -> None:
    """Without any date, the times stay on the FIT clock, and a note says that the date is not known."""
    clock = read_clock(decode(maker().file_id(created=5000).file()).links[0], 5000.0)
    assert clock.date(0.0) == datetime(1989, 12, 31, tzinfo=UTC)
    assert "not known" in clock.notes[0].message


def test_times_far_from_the_others_are_nonsense() -> None:
    """A time decades from the others, and a missing one, cannot be right."""
    times = np.array([START, START + 1, START + 2_027_039_314, np.nan, START + 86400.0])
    assert plausible_times(times).tolist() == [True, True, False, False, True]
    assert plausible_times(np.full(2, np.nan)).tolist() == [False, False]
