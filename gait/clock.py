"""Times of a run as people write them: 12:30 or 1:02:03, counted from the start of its recording."""

import re
from typing import Final

TO_THE_END_S: Final = 864_000.0
"""Where a stretch ends that has no end: ten days, which is longer than any recording."""

_WRITTEN: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)")


def seconds_of(text: str) -> float | None:
    """Return a time in s from ``12:30``, ``75:00`` or ``1:02:03``, or None where it is no time."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return 3600.0 * hours + 60.0 * minutes + seconds
