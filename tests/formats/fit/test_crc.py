"""The checksum."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gait.formats.fit.crc import crc16


def _bit_by_bit(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def test_published_check_value() -> None:
    """The checksum of the digits 1 to 9 is 0xBB3D, the published check value of CRC-16/ARC."""
    assert crc16(b"123456789") == 0xBB3D


def test_nothing_has_checksum_zero() -> None:
    """The checksum of no bytes is 0."""
    assert crc16(b"") == 0


@given(st.binary(max_size=300))
def test_agrees_with_the_definition(data: bytes) -> None:
    """Any bytes have the checksum that the bit-by-bit definition gives."""
    assert crc16(data) == _bit_by_bit(data)


@settings(deadline=None, max_examples=5)
@given(st.integers(0, 2**32 - 1))
@pytest.mark.parametrize("length", [32766, 32767, 32768, 65534, 70001])
def test_long_texts_that_are_overlaid(length: int, seed: int) -> None:
    """A text longer than the period of the polynomial has the checksum of the definition, too."""
    data = np.random.default_rng(seed).integers(0, 256, length, dtype=np.uint8).tobytes()
    assert crc16(data) == _bit_by_bit(data)


@given(st.binary(min_size=1, max_size=100))
def test_a_text_with_its_own_checksum_behind_has_none(data: bytes) -> None:
    """A text that ends in its own checksum, low byte first, has checksum 0."""
    assert crc16(data + crc16(data).to_bytes(2, "little")) == 0
