"""What the page carries packed: letters, the table of columns, and the way back."""

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait.pages import packing
from gait.pages.column_table import restored, tabled
from gait.pages.plotly_script import packed_script


@given(st.binary(max_size=200))
def test_whatever_is_packed_comes_back(content: bytes) -> None:
    """Of any length, so that the last letters hold any number of bits."""
    assert packing.unpacked(packing.packed(content)) == content


def test_thirteen_bits_are_two_letters() -> None:
    """The bytes 00 08 are thirteen bits of value 1 and three of value 0: letters 0 and 1, then twice 0, of 91."""
    assert packing.lettered(bytes([0, 8])) == '2 !"!!'


def test_the_letters_can_neither_end_nor_begin_an_element() -> None:
    """Two bytes of each kind use every letter: 91 that can be printed, without the three that HTML reads."""
    letters = set(packing.lettered(bytes(value for first in range(256) for value in (first, 255 - first)) * 99)[7:])
    assert len(letters) == 91
    assert not letters & set("<>& \n")


def test_the_script_is_packed_a_quarter_longer_than_its_bytes() -> None:
    """16 letters of 8 bits hold 13 bytes: 1.2308."""
    count, _, letters = packed_script().partition(" ")
    assert len(letters) / int(count) == pytest.approx(16 / 13, abs=1e-5)


def test_a_column_is_kept_once_as_its_steps() -> None:
    """Two charts with one axis of time share it; 16.0, 16.5, nothing, 17.0 are steps of tenths from 160."""
    time = [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000]
    values = [16.0, 16.5, None, 17.0, 17.0, 16.9, 16.9, 16.9]
    found = tabled({"a": {"x": time, "y": values}, "b": {"x": list(time)}})
    assert found == {
        "figures": {"a": {"x": {"$": 0}, "y": {"$": 1}}, "b": {"x": {"$": 0}}},
        "columns": [(0, [0, *[1000] * 7]), (1, [160, 5, None, 5, 0, -1, 0, 0])],
    }


@pytest.mark.parametrize(
    "kept",
    [
        [1, 2, 3],
        ["a"] * 9,
        [True] * 9,
        [1 / 3, *[0.0] * 8],
        [2.0**60, *[0.0] * 8],
    ],
)
def test_what_is_no_column_stays_where_it_is(kept: list[object]) -> None:
    """A short list, words, truth values, and numbers that whole steps do not hold."""
    assert tabled({"a": kept}) == {"figures": {"a": kept}, "columns": []}


COLUMNS = st.lists(st.none() | st.integers(-(10**9), 10**9).map(lambda whole: whole / 1000), min_size=8, max_size=40)


@given(st.dictionaries(st.text(max_size=3), st.lists(COLUMNS, max_size=3), max_size=3))
def test_drawings_come_back_as_they_were(drawings: dict[str, list[list[float | None]]]) -> None:
    """Through JSON, with every value and every gap, to the last digit."""
    assert restored(json.loads(json.dumps(tabled(drawings)))) == drawings


def test_packing_costs_little_beside_compressing() -> None:
    """A drawing of two waves is half as long as its own JSON would be, compressed alike."""
    wave = [round(160 + 8 * ((place * 37) % 101) / 101, 1) for place in range(2000)]
    drawing = {"x": [1000 * place for place in range(2000)], "y": wave}
    plain = zlib.compress(json.dumps(drawing).encode())
    assert len(packing.packed_json(tabled({"a": drawing}))) < len(plain) / 2
