"""The time of each raw sample, rebuilt from the sample count where the file's own times repeat or skip."""

from typing import Final

import numpy as np

from gait.formats.fit.decode import Link
from gait.formats.fit.profile import HSA_ACCELEROMETER
from gait.formats.fit.tables import Messages
from gait.language import _
from gait.model import FloatArray, Note

_MILLI: Final = 1000.0
_TOLERANCE: Final = 0.5
"""Share of a message's own length by which its start may be off before its time is doubted."""
_GAP_S: Final = 2.0
"""A jump beyond the second that a repeated or skipped time stamp costs is a gap in the recording."""
_FEW: Final = 8
_MISSING: Final = 0xFFFF


def sample_times(link: Link, messages: Messages, width: int) -> tuple[FloatArray, tuple[Note, ...]]:
    """Return the time of every sample of motion messages.

    Parameters
    ----------
    link : Link
        The decoded file.
    messages : Messages
        Motion messages, n of them.
    width : int
        Samples a message.

    Returns
    -------
    times : array
        Shape (n x width,), on the FIT clock, in the order of the file; NaN where the message has no time.
    notes : tuple of Note
        One where times were rebuilt.

    """
    starts = link.timestamps(messages.number) + np.nan_to_num(messages.values(0, _MILLI))
    offsets = _offsets_s(messages, width)
    period = _period_s(starts, offsets, width)
    # A sample without its own time in a message that has some is padding, and stays without.
    if not np.isfinite(offsets.sum()):
        untimed = ~np.isfinite(offsets).any(axis=1)
        offsets[untimed] = np.arange(width) * period
    rebuilt = rebuild_starts(starts, width * period)
    moved = int(np.count_nonzero(np.abs(rebuilt - starts) > 0.0))
    offsets += rebuilt[:, None]
    times = offsets.reshape(-1)
    if not moved:
        return times, ()
    message = _("Times of raw motion samples repeat or skip; they were rebuilt from the sample count.")
    return times, (Note(code="motion_times_rebuilt", message=message, samples=moved * width),)


def rebuild_starts(starts: FloatArray, length_s: float) -> FloatArray:
    """Return when each message starts, evenly spaced where the stored starts repeat or skip.

    Parameters
    ----------
    starts : array
        Shape (n,), the stored starts in order; NaN where there is none.
    length_s : float
        How long the samples of a message last.

    Returns
    -------
    array
        Shape (n,). The stored starts where each follows the one before by its length, within half of it; else a
        line through them, one for each piece between gaps.

    """
    if len(starts) < 2 or not np.isfinite(starts).all():  # noqa: PLR2004 - two make an interval
        return starts
    late = np.diff(starts) - length_s
    gaps = late > _GAP_S
    if (np.abs(late[~gaps]) <= _TOLERANCE * length_s).all():
        return starts
    pieces = np.split(np.arange(len(starts)), np.flatnonzero(gaps) + 1)
    return np.concatenate([_evenly(starts[piece], length_s) for piece in pieces])


def _evenly(starts: FloatArray, length_s: float) -> FloatArray:
    """Return a line through the starts of one piece; of a short one only the place is fitted, not the slope."""
    count = np.arange(len(starts), dtype=np.float64)
    slope = float(np.polyfit(count, starts, 1)[0]) if len(starts) >= _FEW else length_s
    line: FloatArray = count * slope
    return line + np.mean(starts - line)


def _offsets_s(messages: Messages, width: int) -> FloatArray:
    """Return the stored time of each sample in its message, shape (n, width), NaN where it is not stored."""
    if messages.number == HSA_ACCELEROMETER:
        return messages.values(1, _MILLI)[:, None] * np.arange(width)
    plain = messages.plain(1)
    if plain is not None and plain.shape[1] == width and int(plain.max()) < _MISSING:
        return plain / _MILLI
    stored = messages.arrays(1, _MILLI)
    if stored.shape[1] == width:
        return stored
    offsets = np.full((len(messages), width), np.nan)
    offsets[:, : stored.shape[1]] = stored[:, :width]
    return offsets


def _period_s(starts: FloatArray, offsets: FloatArray, width: int) -> float:
    """Return the time between samples: of the stored offsets, else of the messages' starts."""
    spans = offsets[:, -1] - offsets[:, 0]
    spans = spans[spans > 0.0]
    if len(spans):
        return float(spans.mean()) / (width - 1)
    between = np.diff(starts[np.isfinite(starts)])
    between = between[between < _GAP_S]
    return float(between.mean()) / width if len(between) and between.mean() > 0.0 else 1.0 / width
