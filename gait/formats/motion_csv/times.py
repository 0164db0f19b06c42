"""The time column of a table: which unit it counts in, when it began, and seconds since then."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np

from gait.errors import UnsupportedFileError
from gait.formats import timeline
from gait.formats.motion_csv.told import UNITS_S
from gait.language import _
from gait.model import FloatArray, Note

_RATES_HZ: Final = (4.0, 3000.0)
"""What a recording of motion is sampled at; less than a factor of 1000, so that one unit at most fits."""
EPOCH_S: Final = (8e8, 4e9)
"""Seconds since 1970 that are a time of this century: 1995 to 2096."""
_WRAP_US: Final = 2.0**32
_MOSTLY_REPEATED: Final = 0.3
_LOCAL_DATE: Final = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})[ T,]+(.*)", re.DOTALL)
_SPACED_OFFSET: Final = re.compile(r" (?=[+-]\d\d:?\d\d$)")
_TIME_BEHIND: Final = re.compile(r"[ T,].*", re.DOTALL)
_BARE_OFFSET: Final = re.compile(r"(?<=[+-]\d\d)(?=\d\d$)")
_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d[T ]")
_ZONED: Final = re.compile(r":\d\d(?:[.,]\d+)? ?(?:[zZ]|[+-]\d\d:?\d\d)$")
_CLOCK: Final = re.compile(r"(?:(\d+):)?(\d+):(\d+(?:[.,]\d+)?)(?::(\d{1,3}))?")
_DAY_S: Final = 86400.0
_YEAR_DIGITS: Final = 4
_LAST_MONTH: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Seconds since the first sample (n,), NaN where a row has no time, and when that was: None if nothing says.

    ``zoned`` tells whether the start is known with its offset from UTC.
    """

    time_s: FloatArray
    started_at: datetime | None
    zoned: bool = True
    utc_offset_s: float | None = None
    notes: tuple[Note, ...] = ()


def counted_clock(values: FloatArray, unit: str | None) -> Clock:
    """Return the clock of a column of numbers (n,).

    Parameters
    ----------
    values : ndarray, shape (n,)
        Times in some unit, since 1970 or since any other moment.
    unit : str or None
        ``s``, ``ms``, ``us`` or ``ns`` where it is known; else it is found from the rate that it would give.

    Raises
    ------
    UnsupportedFileError
        If no unit, or more than one, can be meant.

    """
    unwrapped = _unwrapped(values) if unit == "us" else values
    steps = np.diff(unwrapped)
    forward = steps[steps > 0]
    if not len(forward):
        what = _("The column of times does not advance")
        raise UnsupportedFileError(what, next_step=_("Name the right one: --columns time=.., or give rate=.."))
    usual = _usual_step(unwrapped, steps)
    chosen = unit or _unit_of(usual, unwrapped)
    seconds = unwrapped * UNITS_S[chosen]
    first = float(seconds[0])
    is_date = EPOCH_S[0] < first < EPOCH_S[1]
    spread, notes = _spread((unwrapped - unwrapped[0]) * UNITS_S[chosen])
    return Clock(time_s=spread, started_at=datetime.fromtimestamp(first, tz=UTC) if is_date else None, notes=notes)


def written_clock(texts: Sequence[str], *, month_first: bool | None) -> Clock:
    """Return the clock of a column of times as text: dates with a time of day, or times of day alone.

    Raises
    ------
    UnsupportedFileError
        If the times are in no form that is known, or their dates may be read in two ways.

    """
    times, utc_offset_s = _instants(texts, month_first)
    if not np.isnat(times[0]):
        seconds = np.where(np.isnat(times), np.nan, timeline.seconds_since(times[0], times))
        spread, notes = _spread_known(seconds)
        return Clock(
            time_s=spread,
            started_at=timeline.as_datetime(times[0]),
            zoned=_ZONED.search(texts[0].strip()) is not None,
            utc_offset_s=utc_offset_s,
            notes=notes,
        )
    seconds = np.array([_of_day_s(text) for text in texts])
    if np.isnan(seconds[0]):
        what = _("The times are in a form that gait does not know: {text}").format(text=texts[0][:40])
        raise UnsupportedFileError(what, next_step=_("Name another column: --columns time=.., or give rate=.."))
    spread, notes = _spread_known(seconds - seconds[0], period=_DAY_S)
    return Clock(time_s=spread, started_at=None, notes=notes)


def even_clock(count: int, rate_hz: float, start: datetime | None) -> Clock:
    """Return the clock of rows without times, from the rate at which they were taken."""
    return Clock(time_s=np.arange(count) / rate_hz, started_at=start)


def moment(text: str, *, month_first: bool | None = None) -> datetime | None:
    """Return a date with its time of day, taken as UTC where it states no offset; None where it is none."""
    found, _offset = _instants([text], month_first)
    return None if np.isnat(found[0]) else timeline.as_datetime(found[0])


def _instants(
    texts: Sequence[str],
    month_first: bool | None,  # noqa: FBT001 - three-valued
) -> tuple[timeline.Instants, float | None]:
    """Return instants (NaT where a text is none) and the offset from UTC that the first one states."""
    first = _LOCAL_DATE.fullmatch(texts[0].strip())
    if first is None:
        return np.full(len(texts), np.datetime64("NaT", "us")), None
    if _ISO_DATE.match(texts[0].strip()) and not _SPACED_OFFSET.search(texts[0].strip()):
        return timeline.instants(texts)
    order = _order(first, month_first)
    return timeline.instants([_iso(text.strip(), order) for text in texts])


def _order(first: re.Match[str], month_first: bool | None) -> tuple[int, int, int]:  # noqa: FBT001 - three-valued
    """Return which parts of a date are the year, the month and the day."""
    if len(first[1]) == _YEAR_DIGITS:
        return 1, 2, 3
    one, two = int(first[1]), int(first[2])
    if month_first is None and "." not in first[0][:3] and one <= _LAST_MONTH and two <= _LAST_MONTH and one != two:
        what = _("The date {text} can be read in two ways").format(text=_TIME_BEHIND.sub("", first[0]))
        raise UnsupportedFileError(what, next_step=_("Leave the dates out and give rate=.. and start=.. instead."))
    american = month_first if month_first is not None else two > _LAST_MONTH
    return (3, 1, 2) if american else (3, 2, 1)


def _iso(text: str, order: tuple[int, int, int]) -> str:
    found = _LOCAL_DATE.fullmatch(text)
    if found is None:
        return text
    year, month, day = (found[part] for part in order)
    clock = _BARE_OFFSET.sub(":", _SPACED_OFFSET.sub("", found[4]))
    return f"{year}-{month:0>2}-{day:0>2}T{clock}"


def _of_day_s(text: str) -> float:
    """Return a time of day, or of a stop watch, in seconds: ``8:30:01.25``, ``30:01.25`` or ``08:30:01:250``."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return np.nan
    whole = int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3].replace(",", "."))
    return whole + (int(found[4]) / 1000 if found[4] else 0.0)


def _unwrapped(values: FloatArray) -> FloatArray:
    """Return a counter of microseconds that starts again at 2^32 as one that goes on."""
    turns = np.concatenate(([0.0], np.cumsum(np.diff(values) < -_WRAP_US / 2)))
    return values + turns * _WRAP_US


def _usual_step(values: FloatArray, steps: FloatArray) -> float:
    """Return the usual time from one sample to the next, where several may share one time."""
    if float(np.mean(steps == 0)) > _MOSTLY_REPEATED:
        return float(np.ptp(values)) / len(steps)
    return float(np.median(steps[steps > 0]))


def _unit_of(usual: float, values: FloatArray) -> str:
    """Return the unit in which a usual step is one of a recording of motion."""
    is_counter = usual == 1.0 and bool((values == np.round(values)).all())
    fitting = [unit for unit, size in UNITS_S.items() if _RATES_HZ[0] <= 1 / (usual * size) <= _RATES_HZ[1]]
    if is_counter or not fitting:
        what = (
            _("The first column counts rows, or milliseconds: both are possible")
            if is_counter
            else _("Times that are {step:g} apart are those of no recording of motion, in any unit").format(step=usual)
        )
        raise UnsupportedFileError(what, next_step=_("Give the unit, --columns time_unit=ms, or the rate, rate=100."))
    return fitting[0]


def _spread_known(time_s: FloatArray, period: float = 0.0) -> tuple[FloatArray, tuple[Note, ...]]:
    """Return times spread where many share one, NaN where there is none; with a period, those that pass it go on."""
    known = np.isfinite(time_s)
    spread = time_s.copy()
    spread[known], notes = _spread(np.unwrap(time_s[known], period=period) if period else time_s[known])
    return spread, notes


def _spread(time_s: FloatArray) -> tuple[FloatArray, tuple[Note, ...]]:
    """Return times with those that many samples share spread evenly up to the next one."""
    repeated = np.diff(time_s) == 0
    if not len(repeated) or float(repeated.mean()) <= _MOSTLY_REPEATED:
        return time_s, ()
    first = np.flatnonzero(np.concatenate(([True], ~repeated)))
    counts = np.diff(np.concatenate((first, [len(time_s)])))
    held = np.diff(time_s[first])
    # The last time holds for as many samples as were counted, at the pace of those before it.
    last = counts[-1] * (float(held.sum()) / max(int(counts[:-1].sum()), 1))
    within = np.arange(len(time_s)) - np.repeat(first, counts)
    spread = np.repeat(time_s[first], counts) + within * np.repeat(np.concatenate((held, [last])) / counts, counts)
    message = _("Many samples share one time; they were spread evenly up to the next.")
    return spread, (Note(code="times_spread", message=message, samples=int(repeated.sum())),)
