"""The time of each message: its own timestamp, or the five bits of a compressed header on top of the one before.

The bits count seconds modulo 32, and so do the last five bits of a full timestamp: in the order of the file, a
cumulative sum of the differences modulo 32 gives the full time of every message.

References
----------
FIT protocol, "Compressed timestamp header".

"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from gait.formats.fit.scan import IntArray
from gait.formats.fit.tables import Block, Messages
from gait.model import FloatArray

TIMESTAMP: Final = 253
_COMPRESSED: Final = 0x80
_BITS: Final = 0x1F


def fill_compressed(messages: Messages, blocks: tuple[Block, ...]) -> FloatArray:
    """Return the times of messages in seconds of the FIT clock.

    Parameters
    ----------
    messages : Messages
        The messages whose times are asked for, n of them.
    blocks : tuple of Block
        All blocks of the file: a compressed time builds on the message before, of whatever kind.

    Returns
    -------
    array
        Shape (n,), NaN where a message has no time at all.

    """
    times = messages.values(TIMESTAMP)
    missing = np.isnan(times)
    if not missing.any():
        return times
    offsets = messages.offsets[missing]
    compressed = messages.blocks[0].header_bytes(offsets) >= _COMPRESSED
    if compressed.any():
        all_offsets, all_times = _whole_file(blocks)
        found = all_times[np.searchsorted(all_offsets, offsets)]
        times[missing] = np.where(compressed, found, np.nan)
    return times


def _whole_file(blocks: tuple[Block, ...]) -> tuple[IntArray, FloatArray]:
    """Return offset and time of every message of the file, in its order; those without a time carry the last one."""
    offsets = np.concatenate([block.offsets for block in blocks])
    full = np.concatenate([_full_times(block) for block in blocks])
    order = np.argsort(offsets)
    offsets, full = offsets[order], full[order]
    headers = blocks[0].header_bytes(offsets)
    return offsets, accumulate(full, np.where(headers >= _COMPRESSED, headers & _BITS, -1))


def accumulate(full: FloatArray, bits: NDArray[np.integer]) -> FloatArray:
    """Return full times in the order of the file.

    Parameters
    ----------
    full : array
        Shape (n,); a message's own timestamp in seconds, NaN where it has none.
    bits : array of int
        Shape (n,); the five bits of a compressed header, negative where there is none.

    Returns
    -------
    array
        Shape (n,); time starts at 0 where nothing is known yet. A message with neither carries the last time.

    """
    has_full = np.isfinite(full)
    known = has_full | (bits >= 0)
    rows = np.flatnonzero(known)
    modulo = np.where(has_full[rows], np.nan_to_num(full[rows]), bits[rows]).astype(np.int64) & _BITS
    steps = np.diff(modulo, prepend=0) & _BITS
    passed = np.cumsum(steps)
    anchor = np.maximum.accumulate(np.where(has_full[rows], np.arange(len(rows)), -1))
    anchored = anchor >= 0
    base = np.where(anchored, np.nan_to_num(full[rows])[anchor] - passed[anchor], 0)
    times = np.concatenate(([0.0], base + passed))
    return times[np.cumsum(known)]


def _full_times(block: Block) -> FloatArray:
    fields = block.group.find(TIMESTAMP)
    return block.numbers(fields[0])[:, 0] if fields else np.full(len(block.offsets), np.nan)
