"""The strings of a cadence to come to."""

from typing import Final

from gait.language import _, plural

HEADING: Final = _("Cadence to come to")
NONE: Final = _("No target is set. Progress is told at equal speed once there are enough runs before and after.")
GOAL: Final = _("{cadence} at {pace}, set on {day}")
USUAL: Final = _("the usual speed")
LAST_WEEKS: Final = _("{cadence}, 95 % interval {ends}, {runs}")
TO_GO: Final = _("To go")
TO_GO_VALUE: Final = _("{change}, 95 % interval {ends}")
OF_THE_WAY: Final = _("{share}, 95 % interval {low} to {high}")
REACHED_NOT_SURE: Final = _("counts as reached, but not sure: the target lies within the interval")
NOT_YET_NOT_SURE: Final = _("not sure: the interval does not clear the start")
AWAY: Final = _("away from it, more than chance")
BAR: Final = _("On the way from {start} to {goal}: {now}, 95 % interval {ends}")
SEE: Final = _("Every run at equal speed, with the target as a line, stands in the page of all weeks below.")
NO_LEVEL: Final = _("There is no run with enough steady running on the level yet.")
FIELDS: Final = (_("Cadence in spm"), _("At a speed in km/h"))
USUAL_HINT: Final = _("Without a speed the runner's usual one counts.")
KEEP: Final = _("Set the target")
AWAY_WITH_IT: Final = _("Take the target away")


def runs(count: int) -> str:
    """Return how many runs the last weeks have."""
    return plural("{count} run", "{count} runs", count).format(count=count)


def missing(count: int) -> str:
    """Return how many runs it takes until progress can be told."""
    said = plural(
        "To tell how far it is needs {count} more run.", "To tell how far it is needs {count} more runs.", count
    )
    return said.format(count=count)
