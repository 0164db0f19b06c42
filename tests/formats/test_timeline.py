"""Times in text become instants and seconds."""

from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gait.formats.timeline import as_datetime, instant, instants, pauses_between, seconds_since
from gait.model import Pause

NOON = np.datetime64("2020-01-11T12:00:00", "us")


@pytest.mark.parametrize(
    "text",
    [
        "2020-01-11T12:00:00Z",
        "2020-01-11T12:00:00.000Z",
        "2020-01-11T12:00:00",
        "2020-01-11T05:00:00-07:00",
        "2020-01-11T17:30:00.0+05:30",
        "20200111T120000Z",
        "2020-01-11 12:00:00Z",
    ],
)
def test_every_usual_spelling_is_the_same_instant(text: str) -> None:
    """Offsets, fractions, basic format and a missing zone (taken as UTC) all mean noon UTC."""
    assert instant(text) == NOON
    found, _ = instants([text, text])
    assert list(found) == [NOON, NOON]


def test_fractions_of_a_second_are_kept() -> None:
    """A quarter second is 0.25 s after the whole one."""
    found, _ = instants(["2020-01-11T12:00:00.000Z", "2020-01-11T12:00:00.250Z"])
    assert seconds_since(NOON, found).tolist() == [0.0, 0.25]


@pytest.mark.parametrize("offset", ["+02:00", "+0200", "+02"])
def test_fractions_before_an_offset_are_kept_however_it_is_written(offset: str) -> None:
    """10:00:00.251 and 10:00:00.501 two hours ahead of UTC are 8:00:00.251 and 8:00:00.501."""
    texts = [f"2026-05-03T10:00:00.{part}{offset}" for part in ("251", "501")]
    found, offset_s = instants(texts)
    assert found.tolist() == [datetime(2026, 5, 3, 8, 0, 0, 251_000), datetime(2026, 5, 3, 8, 0, 0, 501_000)]  # noqa: DTZ001
    assert offset_s == 7200.0


def test_spellings_may_be_mixed_in_one_file() -> None:
    """One odd time does not spoil the others, and a text that is no time is not a time."""
    found, _ = instants(["2020-01-11T12:00:00Z", "2020-01-11T13:00:00+01:00", "yesterday", "2020-01-11T12:00:01"])
    assert seconds_since(NOON, found[[0, 1, 3]]).tolist() == [0.0, 0.0, 1.0]
    assert np.isnat(found).tolist() == [False, False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "now",
        "nowZ",
        "todayZ",
        "NaT",
        "",
        "2020-13-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "2300-01-01T00:00:00Z",
        "1969-01-01T00:00:00Z",
    ],
)
def test_what_is_no_date_of_a_run_is_no_time(text: str) -> None:
    """Words that NumPy would read as today's date, impossible months and years far off are not times."""
    assert np.isnat(instant(text))


def test_a_time_with_two_offsets_is_no_time() -> None:
    """Broken times are not guessed at, and nothing warns."""
    found, _ = instants(["2020-01-11T12:00:00-07:00Z", "2020-01-11T12:00:00Z"])
    assert np.isnat(found).tolist() == [True, False]


def test_no_texts_are_no_instants() -> None:
    """An empty list gives an empty array."""
    found, offset = instants([])
    assert found.tolist() == []
    assert offset is None


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2019-04-25T11:05:05-06:00", -21600.0),
        ("2019-04-25T11:05:05Z", None),
        ("2019-04-25T11:05:05+00:00", None),
        ("x", None),
    ],
)
def test_the_offset_is_told_where_it_says_something(text: str, offset: float | None) -> None:
    """Six hours behind UTC is minus 21600 s; Z and +00:00 say nothing of the place."""
    assert instants([text])[1] == offset


def test_an_instant_becomes_an_aware_datetime() -> None:
    """The datetime is in UTC."""
    assert as_datetime(NOON) == datetime(2020, 1, 11, 12, tzinfo=UTC)


@settings(deadline=None)
@given(
    st.lists(st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1)), min_size=1, max_size=20),  # noqa: DTZ001 - zone below
    st.integers(-14 * 60, 14 * 60),
)
def test_bulk_reading_agrees_with_reading_one_by_one(times: list[datetime], offset_min: int) -> None:
    """Whatever the offset, the bulk path gives what datetime gives."""
    zone = timezone(timedelta(minutes=offset_min))
    texts = [time.replace(tzinfo=zone).isoformat() for time in times]
    found, _ = instants(texts)
    assert [as_datetime(one) for one in found] == [time.replace(tzinfo=zone) for time in times]


def test_a_break_between_pieces_is_a_pause_where_time_jumps() -> None:
    """At one sample a second, 60 s between two segments is a pause, 1 s is none."""
    time_s = np.array([0.0, 1.0, 2.0, 62.0, 63.0, 64.0, 65.0])
    assert pauses_between(time_s, [3, 5]) == (Pause(start_s=2.0, stop_s=62.0, kind="gap"),)


def test_with_smart_recording_a_usual_interval_is_no_pause() -> None:
    """At one sample in 5 s, a break of 7 s is within three intervals."""
    time_s = np.array([0.0, 5.0, 10.0, 17.0, 22.0])
    assert pauses_between(time_s, [3]) == ()


def test_a_single_sample_has_no_pauses() -> None:
    """There is nothing to lie between."""
    assert pauses_between(np.array([0.0]), [0, 1]) == ()
