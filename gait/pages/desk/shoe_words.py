"""The strings of shoes."""

from typing import Final

from gait.language import _, plural

HEADING: Final = _("Shoes")
NONE: Final = _("No shoes yet.")
NAME: Final = _("Name of the pair")
FIRST_DAY: Final = _("First day")
LAST_DAY: Final = _("Last day")
RAN: Final = _("Ran before, in km")
HINT: Final = _("From its first day on a pair is put to the runs that are in no other.")
ADD: Final = _("Add the pair")
ADD_ANOTHER: Final = _("Add a pair")
CHANGE: Final = _("Change")
CHANGE_OF: Final = _("Change the pair {name}")
KEEP: Final = _("Keep the change")
RETIRE: Final = _("Retire from today")
RETIRE_OF: Final = _("Retire from today the pair {name}")
WEAR: Final = _("Wear again")
WEAR_OF: Final = _("Wear again the pair {name}")
SINCE: Final = _("since {first}")
SINCE_UNTIL: Final = _("{first} to {last}")
UNTIL: Final = _("until {last}")


def ran(distance: str, count: int) -> str:
    """Return how far a pair has run."""
    return plural("{distance} in {count} run", "{distance} in {count} runs", count).format(
        distance=distance, count=count
    )
