"""Groups and tables: every construct of the protocol that a definition can hold."""

import struct

import numpy as np
import pytest

from gait.formats.fit.base_types import BASE_TYPES, BYTE, base_type_of
from gait.formats.fit.decode import Link, decode
from tests.formats.fit.making import Maker

UINT8, UINT16, UINT32, STRING = 0x02, 0x84, 0x86, 0x07


def _link(made: Maker) -> Link:
    return decode(made.file()).links[0]


@pytest.mark.parametrize("big", [False, True])
def test_both_byte_orders(maker: type[Maker], big: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Global number and values are read in the byte order that the definition states."""
    made = maker(big=big).define(0, 20, [(253, 4, UINT32), (41, 2, UINT16)]).data(0, "IH", 1_000_000_000, 2500)
    link = _link(made)
    assert link.timestamps(20).tolist() == [1_000_000_000.0]
    assert link.messages(20).values(41, 10.0).tolist() == [250.0]


@pytest.mark.parametrize(
    ("code", "layout", "value", "invalid"),
    [
        (0x00, "B", 7, 0xFF),
        (0x01, "b", -5, 0x7F),
        (0x02, "B", 200, 0xFF),
        (0x83, "h", -3000, 0x7FFF),
        (0x84, "H", 60000, 0xFFFF),
        (0x85, "i", -70000, 0x7FFFFFFF),
        (0x86, "I", 3_000_000_000, 0xFFFFFFFF),
        (0x0A, "B", 255, 0),
        (0x8B, "H", 65535, 0),
        (0x8C, "I", 4_294_967_295, 0),
        (0x8E, "q", -(2**40), 0x7FFFFFFFFFFFFFFF),
        (0x8F, "Q", 2**40, 0xFFFFFFFFFFFFFFFF),
        (0x90, "Q", 2**41, 0),
        (0x0D, "B", 17, 0xFF),
    ],
)
def test_each_base_type_and_its_marker(maker: type[Maker], code: int, layout: str, value: int, invalid: int) -> None:
    """A value of each base type is read, and its marker for a missing value becomes NaN."""
    made = maker().define(0, 20, [(99, struct.calcsize("<" + layout), code)])
    link = _link(made.data(0, layout, value).data(0, layout, invalid))
    values = link.messages(20).values(99)
    assert values[0] == value
    assert np.isnan(values[1])


@pytest.mark.parametrize(("code", "layout"), [(0x88, "f"), (0x89, "d")])
def test_floats(maker: type[Maker], code: int, layout: str) -> None:
    """A float is read, and a missing one, all bits set, is NaN."""
    size = struct.calcsize("<" + layout)
    made = maker().define(0, 20, [(99, size, code)]).data(0, layout, 1.5).data(0, f"{size}s", b"\xff" * size)
    values = _link(made).messages(20).values(99)
    assert values[0] == 1.5
    assert np.isnan(values[1])


def test_a_signalling_nan_is_missing(maker: type[Maker]) -> None:
    """A float that is a signalling NaN is missing, and raises no warning."""
    made = maker().define(0, 20, [(99, 4, 0x88)]).data(0, "I", 0x7FA00000)
    assert np.isnan(_link(made).messages(20).arrays(99)).all()


def test_every_base_type_has_its_own_code() -> None:
    """The table is complete: seventeen base types by their codes, and an unknown code is bytes."""
    assert len(BASE_TYPES) == 17
    assert all(base_type_of(code, base.size) is base for code, base in BASE_TYPES.items())
    assert base_type_of(0x55, 4) is BYTE


def test_a_size_that_is_no_multiple_is_bytes(maker: type[Maker]) -> None:
    """A field of three bytes that claims to be 16-bit numbers is read as bytes, and the next field is not shifted."""
    made = maker().define(0, 20, [(99, 3, UINT16), (4, 1, UINT8)]).data(0, "3BB", 1, 2, 3, 88)
    records = _link(made).messages(20)
    assert records.arrays(99).tolist() == [[1.0, 2.0, 3.0]]
    assert records.values(4).tolist() == [88.0]


def test_a_field_number_twice(maker: type[Maker]) -> None:
    """Of a field that stands twice in a definition, the first measured value counts."""
    made = maker().define(0, 20, [(6, 2, UINT16), (6, 2, UINT16)])
    made.data(0, "HH", 3000, 2000).data(0, "HH", 0xFFFF, 2500).data(0, "HH", 0xFFFF, 0xFFFF)
    values = _link(made).messages(20).values(6, 1000.0)
    assert values[:2].tolist() == [3.0, 2.5]
    assert np.isnan(values[2])


def test_arrays_and_text(maker: type[Maker]) -> None:
    """Arrays keep their rows, missing values are NaN, and bad UTF-8 is replaced."""
    made = maker().define(0, 78, [(0, 6, UINT16)]).data(0, "3H", 500, 510, 0xFFFF)
    made.message(206, [(3, STRING, b"Po\xffwer\0\0"), (8, STRING, b"\0\0")])
    link = _link(made)
    assert link.messages(78).arrays(0, 1000.0)[0, :2].tolist() == [0.5, 0.51]
    assert np.isnan(link.messages(78).arrays(0)[0, 2])
    assert link.messages(206).strings(3) == ["Po\N{REPLACEMENT CHARACTER}wer"]
    assert link.messages(206).strings(8) == [None]


def test_a_definition_changed_in_mid_file(maker: type[Maker]) -> None:
    """Messages stay in the order of the file when their definition changes between them, and lost fields are NaN."""
    made = maker().define(0, 20, [(4, 1, UINT8)]).data(0, "B", 80)
    made.define(0, 20, [(4, 1, UINT8), (3, 1, UINT8)]).data(0, "BB", 81, 150)
    made.define(0, 20, [(4, 1, UINT8)]).data(0, "B", 82)
    records = _link(made).messages(20)
    assert records.values(4).tolist() == [80.0, 81.0, 82.0]
    assert np.isnan(records.values(3)).tolist() == [True, False, True]
    assert len(records.blocks) == 2


def test_repeated_definitions_are_one_group(maker: type[Maker]) -> None:
    """A definition that is repeated before every record makes one group, in the order of the file."""
    made = maker()
    for value in range(50):
        made.define(0, 20, [(4, 1, UINT8)]).data(0, "B", value)
    records = _link(made).messages(20)
    assert len(records.blocks) == 1
    assert records.values(4).tolist() == [float(value) for value in range(50)]


def test_two_local_numbers_of_one_definition(maker: type[Maker]) -> None:
    """Two local numbers that mean the same definition share a group and keep the order of the file."""
    made = maker().define(0, 20, [(4, 1, UINT8)]).define(3, 20, [(4, 1, UINT8)])
    made.data(0, "B", 1).data(3, "B", 2).data(0, "B", 3)
    assert _link(made).messages(20).values(4).tolist() == [1.0, 2.0, 3.0]


def test_unknown_messages_and_fields_are_passed_over(maker: type[Maker]) -> None:
    """Messages and fields that no profile knows are stepped over, and can be asked for by number."""
    made = maker().message(65281, [(7, UINT32, 9)]).message(20, [(200, UINT32, 5), (4, UINT8, 85)])
    link = _link(made)
    assert link.numbers == (20, 65281)
    assert link.messages(20).values(4).tolist() == [85.0]
    assert link.messages(65281).values(7).tolist() == [9.0]


def test_an_empty_field_and_what_is_not_there(maker: type[Maker]) -> None:
    """A field of no bytes holds nothing, and neither does a field or message that the file does not have."""
    made = maker().define(0, 20, [(4, 0, UINT8), (3, 1, UINT8)]).data(0, "B", 150)
    records = _link(made).messages(20)
    assert np.isnan(records.values(4)).all()
    assert records.arrays(99).shape == (1, 0)
    assert records.strings(99) == [None]
    assert records.first(4) is None
    assert records.first(3) == 150.0
    assert records.first_text(99) is None
    assert len(_link(made).messages(34)) == 0
    assert _link(made).messages(34).offsets.tolist() == []


def test_reserved_bits_of_a_header_are_ignored(maker: type[Maker]) -> None:
    """A data message whose reserved header bits are set is read like any other."""
    made = maker().define(1, 20, [(4, 1, UINT8)]).data(1, "B", 90, header=0x31)
    assert _link(made).messages(20).values(4).tolist() == [90.0]
