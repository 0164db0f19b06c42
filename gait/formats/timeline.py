"""Times in text become seconds: ISO 8601 in bulk, whatever the offset, and the pauses between pieces of a track."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gait.model import FloatArray, Pause

Instants: TypeAlias = NDArray[np.datetime64]
"""Instants in UTC, in microseconds; NaT where a text is no time."""

_PLAIN_TIME: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
_PLAIN: Final = re.compile(f"{_PLAIN_TIME}(?:,{_PLAIN_TIME})*")
_UNIT: Final = "datetime64[us]"
_NO_TIME: Final = np.datetime64("NaT", "us")
_OFFSET: Final = re.compile(r"[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?")
"""The end of a time that says where it is; a date alone, which ends like one, is no instant and read one by one."""
_OFFSET_LENGTHS: Final = (len("+00:00"), len("+0000"), len("+00"), len("Z"))
_EARLIEST: Final = np.datetime64("1970-01-02", "us")
_LATEST: Final = np.datetime64("2200-01-01", "us")


def instants(texts: Sequence[str]) -> tuple[Instants, float | None]:
    """Read times of one activity.

    Parameters
    ----------
    texts : sequence of str
        ISO 8601 date-times, with ``Z``, with an offset, or without (then taken as UTC, as GPX and TCX require).

    Returns
    -------
    instants : ndarray of datetime64[us], shape (n,)
        In UTC; NaT where the text is no date-time between 1970 and 2200.
    utc_offset_s : float or None
        The first time's offset, in seconds; None where it is ``Z``, missing or zero, which says nothing of the place.

    """
    if not texts:
        return np.empty(0, dtype=_UNIT), None
    found = _all_alike(texts)
    if found is None:
        found = np.array([_one(text) for text in texts], dtype=_UNIT)
    found[(found < _EARLIEST) | (found > _LATEST)] = _NO_TIME
    return found, _offset_s(texts[0]) or None


def instant(text: str | None) -> np.datetime64:
    """Read one time; NaT where there is none."""
    found: np.datetime64 = instants([text])[0][0] if text else _NO_TIME
    return found


def seconds_since(start: np.datetime64, times: Instants) -> FloatArray:
    """Return seconds from a start, as float64."""
    seconds: FloatArray = (times - start).astype(np.int64) / 1e6
    return seconds


def as_datetime(time: np.datetime64) -> datetime:
    """Return an instant as an aware datetime in UTC."""
    microseconds = int(time.astype(_UNIT).astype(np.int64))
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)


def pauses_between(time_s: FloatArray, starts: Sequence[int]) -> tuple[Pause, ...]:
    """Return the gaps where one piece of a track ends and the next starts.

    Parameters
    ----------
    time_s : ndarray, shape (n,)
        Seconds, in the order of the file.
    starts : sequence of int
        The first row of each piece.

    Returns
    -------
    tuple of Pause
        Those breaks that jump further than recording does: over 2 s and over three times the median interval.

    """
    if len(time_s) < 2:  # noqa: PLR2004 - a gap lies between two samples
        return ()
    least_s = max(2.0, 3.0 * float(np.median(np.abs(np.diff(time_s)))))
    breaks = [row for row in starts if 0 < row < len(time_s) and time_s[row] - time_s[row - 1] > least_s]
    return tuple(Pause(start_s=float(time_s[row - 1]), stop_s=float(time_s[row]), kind="gap") for row in breaks)


def _all_alike(texts: Sequence[str]) -> Instants | None:
    """Read texts that all end in the same way, in bulk; None where they do not or one is no time."""
    first = texts[0]
    ending = next((first[-length:] for length in _OFFSET_LENGTHS if _OFFSET.fullmatch(first[-length:])), "")
    offset = _offset_s(first) if len(ending) > 1 else 0.0
    if not ending or offset is None or not all(text.endswith(ending) for text in texts):
        return None
    bodies = [text[: -len(ending)] for text in texts]
    # NumPy also reads words ("now") and warns of second offsets, so it gets plain date-times only.
    if not _PLAIN.fullmatch(",".join(bodies)):
        return None
    try:
        found: Instants = np.array(bodies, dtype=_UNIT)
    except ValueError:
        return None
    found -= np.timedelta64(int(offset * 1e6), "us")
    return found


def _one(text: str) -> np.datetime64:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return _NO_TIME
    if time.tzinfo is not None:
        try:
            time = time.astimezone(UTC)
        except OverflowError:
            return _NO_TIME
    return np.datetime64(time.replace(tzinfo=None), "us")


def _offset_s(text: str) -> float | None:
    """Return the offset that a time states; None where it states none or is no time."""
    try:
        offset = datetime.fromisoformat(text).utcoffset()
    except ValueError:
        return None
    return None if offset is None else offset.total_seconds()
