"""The strings of the pain log."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.language import _, plural

HEADING: Final = _("Log pain, 0 to 10")
FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "before": _("Before"),
        "during": _("During"),
        "after": _("An hour after"),
        "next_morning": _("Next morning"),
    }
)
DAY: Final = _("Day")
DAY_HINT: Final = _("Where there is one run on the day, it is that run's.")
PLACE: Final = _("Where")
NOT_TOLD: Final = _("not told")
NOTE: Final = _("Remark")
KEEP: Final = _("Log the pain")
TOLD: Final = _("What was told")
CHANGE: Final = _("Change")
CHANGE_OF: Final = _("Change the entry of {day}")
KEEP_CHANGE: Final = _("Keep the change")
REMOVE: Final = _("Remove")
REMOVE_OF: Final = _("Remove the entry of {day}")
RUN: Final = _("its run")
RUN_OF: Final = _("its run of {day}")
VALUE: Final = _("{when} {value}")
NONE: Final = _("No pain has been told.")


def earlier(count: int) -> str:
    """Return how many earlier entries there are."""
    return plural("{count} earlier entry", "{count} earlier entries", count).format(count=count)
