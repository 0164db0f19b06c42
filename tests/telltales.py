"""What would give a run away, in every form that a page or a document might write it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import fitdecode
import numpy as np

from gait.formats.fit_write import FIT_EPOCH
from gait.model import Activity

_MOMENTS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%d.%m.%y",
    "%d %B",
    "%B %d",
    "%d %b %Y",
    "%b %d, %Y",
    "%H:%M:%S",
    "%H.%M.%S",
    "%H%M%SZ",
    "%I:%M:%S %p",
)
_LEAST_DIGITS = 5
_NUMBER = re.compile(r"-?\d+\.\d{4,}")


def dates_and_times(activity: Activity) -> set[str]:
    """Return start and end, local and UTC, and the days about them, in many forms."""
    start = activity.started_at
    offset = timedelta(seconds=activity.utc_offset_s or 0.0)
    end = start + timedelta(seconds=float(activity.time_s[-1]))
    moments = (start, end, start + offset, end + offset)
    return {text for moment in moments for text in _forms(moment)}


def _forms(moment: datetime) -> Iterator[str]:
    yield from (moment.strftime(form) for form in _MOMENTS)
    yield from (f"{moment.day} {moment:%B}", f"{moment:%B} {moment.day}", f"{moment.day}.{moment.month}.{moment.year}")
    yield str(int(moment.timestamp()))
    yield str(int((moment - FIT_EPOCH).total_seconds()))


def coordinates(activity: Activity) -> set[str]:
    """Return all latitudes, and longitudes that no other number looks like, with four decimals, cut and rounded."""
    found: set[str] = set()
    for name, least in (("latitude_deg", 0.0), ("longitude_deg", 15.0)):
        values = np.unique(activity.column(name)[np.isfinite(activity.column(name))])
        for value in values[np.abs(values) >= least].tolist():
            found |= {f"{value:.4f}", f"{int(value * 1e4) / 1e4:.4f}"}
    return found


def numbers_in(text: str) -> set[str]:
    """Return all numbers of a text with four decimals or more, cut after the fourth."""
    return {number[: number.index(".") + 5] for number in _NUMBER.findall(text)}


def serials(path: Path) -> set[str]:
    """Return the serial and device numbers that a FIT or TCX holds, those of five digits and more."""
    if path.suffix == ".tcx":
        found = re.findall(rb"<(?:UnitId|ProductID)>\s*(\d+)", path.read_bytes())
        return {text.decode() for text in found if len(text.lstrip(b"0")) >= _LEAST_DIGITS}
    return set(_fit_serials(path)) if path.suffix == ".fit" else set()


def _fit_serials(path: Path) -> Iterator[str]:
    with fitdecode.FitReader(path, check_crc=fitdecode.CrcCheck.DISABLED) as frames:
        for frame in frames:
            if isinstance(frame, fitdecode.FitDataMessage) and frame.name in {"file_id", "device_info"}:
                numbers = (frame.get_raw_value(name, fallback=None) for name in ("serial_number", "ant_device_number"))
                yield from (str(number) for number in numbers if number and number >= 10**_LEAST_DIGITS)
