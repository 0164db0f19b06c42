"""The watch's clock: when the activity started, which times are nonsense, and how far local time is from UTC."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np

from gait.formats.fit.decode import Link
from gait.formats.fit.manufacturers import GARMIN, SUUNTO, WAHOO
from gait.formats.fit.profile import ACTIVITY, FILE_ID, FIT_EPOCH_S, SYSTEM_TIME_BELOW
from gait.language import _
from gait.model import BoolArray, FloatArray, Note

_LONGEST_ACTIVITY_S: Final = 30 * 86400.0
_QUARTER_HOUR_S: Final = 900.0
_CLOCK_SLACK_S: Final = 60.0
_FARTHEST_OFFSET_S: Final = 15 * 3600.0
_LOCAL_TIME_WRITERS: Final = frozenset({GARMIN, SUUNTO, WAHOO})
"""Makers that write local time; others (COROS) repeat UTC, so that an offset of 0 says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How a link's times become dates: date = FIT time + ``shift_s``; and the local zone as far as the file says."""

    shift_s: float
    utc_offset_s: float | None
    notes: tuple[Note, ...] = ()

    def date(self, time: float) -> datetime:
        """Return a time of the FIT clock as a date in UTC, to the millisecond."""
        return datetime.fromtimestamp(round(FIT_EPOCH_S + self.shift_s + time, 3), tz=UTC)


def plausible_times(times: FloatArray) -> BoolArray:
    """Tell which times of records can be right: measured, and within thirty days of their median."""
    known: BoolArray = np.isfinite(times)
    if not known.any() or (known.all() and np.ptp(times) <= _LONGEST_ACTIVITY_S):
        return known
    return known & (np.abs(times - np.nanmedian(times)) <= _LONGEST_ACTIVITY_S)


def read_clock(link: Link, first: float) -> Clock:
    """Return the clock of a link.

    Parameters
    ----------
    link : Link
        The decoded file.
    first : float
        When the first record was made, on the FIT clock.

    """
    times, local = link.timestamps(ACTIVITY), link.messages(ACTIVITY).values(5)
    both = np.flatnonzero(np.isfinite(times) & np.isfinite(local))
    ahead = float(local[both[0]] - times[both[0]]) if len(both) else None
    if first >= SYSTEM_TIME_BELOW:
        return Clock(shift_s=0.0, utc_offset_s=_offset(link, ahead))
    return _unset_clock(link, first, ahead)


def _offset(link: Link, ahead: float | None) -> float | None:
    if ahead is None or abs(ahead) > _FARTHEST_OFFSET_S:
        return None
    offset = round(ahead / _QUARTER_HOUR_S) * _QUARTER_HOUR_S
    if abs(ahead - offset) > _CLOCK_SLACK_S:
        return None
    if offset == 0.0 and link.messages(FILE_ID).first(1) not in _LOCAL_TIME_WRITERS:
        return None
    return offset


def _unset_clock(link: Link, first: float, ahead: float | None) -> Clock:
    """Return the clock of a device that counted from when it was switched on."""
    unset = _("The watch's clock was not set: its times count from when it was switched on.")
    created = link.messages(FILE_ID).first(4)
    if ahead is not None and first + ahead >= SYSTEM_TIME_BELOW:
        message = _("{unset} The start is from its local time, and how far that is from UTC is not known.").format(
            unset=unset
        )
        return Clock(shift_s=ahead, utc_offset_s=0.0, notes=(Note(code="clock_local_only", message=message),))
    if created is not None and created >= SYSTEM_TIME_BELOW:
        message = _("{unset} The start is from the date of the file.").format(unset=unset)
        return Clock(shift_s=created - first, utc_offset_s=None, notes=(Note(code="clock_not_set", message=message),))
    message = _("{unset} The date is not known.").format(unset=unset)
    return Clock(shift_s=0.0, utc_offset_s=None, notes=(Note(code="clock_not_set", message=message),))
