"""Compressed timestamps."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gait.formats.fit.decode import decode
from gait.formats.fit.timestamps import accumulate
from tests.formats.fit.making import Maker


def test_bits_count_on_from_the_last_full_time() -> None:
    """After 1000 (8 modulo 32), bits 10 mean 1002, bits 3 have rolled over to 1027, bits 3 again stay there."""
    full = np.array([1000.0, np.nan, np.nan, np.nan, 2000.0, np.nan])
    times = accumulate(full, np.array([-1, 10, 3, 3, -1, 17]))
    assert times.tolist() == [1000.0, 1002.0, 1027.0, 1027.0, 2000.0, 2001.0]


def test_time_begins_at_zero_where_nothing_is_known() -> None:
    """Bits before any full time count from 0, and a message without either carries the last time."""
    full = np.full(3, np.nan)
    assert accumulate(full, np.array([-1, 5, 4])).tolist() == [0.0, 5.0, 36.0]


@given(st.lists(st.one_of(st.integers(-32, -1), st.integers(0, 31), st.integers(1000, 2**31)), max_size=50))
def test_agrees_with_counting_one_by_one(messages: list[int]) -> None:
    """Whatever the mixture of full times, bits and neither, the sum over the file agrees with a plain loop."""
    last, expected = 0, []
    for message in messages:
        if message >= 1000:
            last = message
        elif message >= 0:
            last += (message - last) % 32
        expected.append(float(last))
    full = np.array([float(message) if message >= 1000 else np.nan for message in messages])
    bits = np.array([message if 0 <= message < 32 else -1 for message in messages], dtype=np.int64)
    assert accumulate(full, bits).tolist() == expected


def test_compressed_headers_of_records(maker: type[Maker]) -> None:
    """A record with a compressed header has its time from the message before, of whatever kind."""
    made = maker().define(1, 20, [(4, 1, 0x02)]).define(2, 21, [(253, 4, 0x86)])
    made.data(2, "I", 1000).data(1, "B", 80, header=0x80 | 1 << 5 | 10).data(1, "B", 81, header=0x80 | 1 << 5 | 3)
    link = decode(made.file()).links[0]
    assert link.timestamps(20).tolist() == [1002.0, 1027.0]
    assert link.messages(20).values(4).tolist() == [80.0, 81.0]


def test_a_record_without_any_time_has_none(maker: type[Maker]) -> None:
    """A record with a plain header and without a time field has no time."""
    link = decode(maker().define(1, 20, [(4, 1, 0x02)]).data(1, "B", 80).file()).links[0]
    assert np.isnan(link.timestamps(20)).tolist() == [True]
