"""The checksum of a FIT file, computed on whole arrays.

A CRC is linear over exclusive-or: the checksum of a text is that of its first part, carried over as many zero bytes
as the rest is long, exclusive-or that of the rest.

Two uses of that make it fast.
The polynomial is (x + 1)(x^15 + x + 1), of which the second factor is primitive: carrying a checksum over 2^15 - 1
bits, and so over 2^15 - 1 bytes, changes nothing.
So the file is cut into blocks of 32,767 bytes, counted from its end, and the blocks are laid over each other.
Of the one block that is left, neighbouring 16-bit words are joined pairwise, then neighbouring pairs, and so on:
as many rounds as the length has binary digits, each a table look-up over an array.

References
----------
FIT protocol, "Calculating the CRC": CRC-16, polynomial 0x8005 reflected (0xA001), initial value 0.

"""

from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Words: TypeAlias = NDArray[np.uint16]

_REFLECTED_POLYNOMIAL: Final = 0xA001
_PERIOD_BYTES: Final = 2**15 - 1


def crc16(data: bytes | memoryview) -> int:
    """Return the FIT checksum of bytes.

    Parameters
    ----------
    data : bytes
        Any length; the checksum of nothing is 0. A text that ends in its own checksum (low byte first) has checksum 0.

    Returns
    -------
    int
        0 to 65535.

    """
    if not data:
        return 0
    words = _as_words(_overlaid(np.frombuffer(data, dtype=np.uint8)))
    level = 0
    while len(words) > 1:
        if len(words) % 2:
            words = np.concatenate((np.zeros(1, dtype=np.uint16), words))
        words = _carry_table(level)[words[0::2]] ^ words[1::2]
        level += 1
    return int(_carry_table(0)[words[0]])


def _overlaid(data: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the exclusive-or of the blocks of a period that data ends in, the first one short."""
    short = len(data) % _PERIOD_BYTES
    if short == len(data):
        return data
    block: NDArray[np.uint8] = np.bitwise_xor.reduce(data[short:].reshape(-1, _PERIOD_BYTES), axis=0)
    if short:
        block[-short:] ^= data[:short]
    return block


def _as_words(data: NDArray[np.uint8]) -> Words:
    """Return bytes as 16-bit words; zero bytes in front change no checksum, so an odd length is padded there."""
    padded = np.concatenate((np.zeros(len(data) % 2, dtype=np.uint8), data))
    return padded.view("<u2").astype(np.uint16, copy=False)


@lru_cache(maxsize=32)
def _carry_table(level: int) -> Words:
    """Return, for each state, the state after 2 x 2**level zero bytes."""
    basis = _basis(level)
    bits = np.arange(256)[:, None] >> np.arange(8) & 1
    low: Words = np.bitwise_xor.reduce(np.where(bits, basis[:8], 0), axis=1).astype(np.uint16)
    high: Words = np.bitwise_xor.reduce(np.where(bits, basis[8:], 0), axis=1).astype(np.uint16)
    table: Words = (high[:, None] ^ low[None, :]).reshape(-1)
    return table


@lru_cache(maxsize=32)
def _basis(level: int) -> Words:
    """Return where each of the 16 single-bit states goes after 2 x 2**level zero bytes."""
    if level == 0:
        return np.array([_after_two_zero_bytes(1 << bit) for bit in range(16)], dtype=np.uint16)
    return _carry_table(level - 1)[_basis(level - 1)]


def _after_two_zero_bytes(state: int) -> int:
    for _ in range(16):
        state = (state >> 1) ^ (_REFLECTED_POLYNOMIAL if state & 1 else 0)
    return state
