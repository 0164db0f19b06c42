"""The strings of the coach's desk: about a runner, not to one, but for the feedback that is sent."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.language import _, plural
from gait.pages.seasons.words import OPEN_RUN as SEASON_OPEN_RUN

DESK: Final = _("Desk")
LET_IN: Final = _("Opening the desk")
LET_IN_LINK: Final = _("Go on to the desk")
REFUSED: Final = _("The desk stays closed")
TROUBLE: Final = _("This did not work")
BACK: Final = _("All runners")
NAMELESS: Final = _("A runner")
NO_SCRIPT: Final = _("Without scripts this page can be read, and nothing can be changed.")
MADE_BY: Final = _("Made by gait {version} from the library on this machine.")
NAV: Final = _("Desk")

# Roster
OPEN_RUN: Final = SEASON_OPEN_RUN
"""As the page of all weeks has it: both draw what needs a look alike."""
ROSTER_TITLE: Final = _("Runners")
ROSTER_BEHIND: Final = _("is being brought up to date")
SEARCH: Final = _("Name")
SHOW: Final = _("Show")
ORDER: Final = _("Order")
APPLY: Final = _("Apply")
FILTERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "all": _("everybody"),
        "look": _("needs a look"),
        "unreviewed": _("runs to review"),
        "pain": _("pain"),
        "load": _("load spike"),
        "resting": _("has not run of late"),
    }
)
ORDERS: Final[Mapping[str, str]] = MappingProxyType(
    {"look": _("what needs a look"), "last": _("last run"), "name": _("name"), "unreviewed": _("runs to review")}
)
FACTS: Final = (_("Against own usual"), _("Load"), _("Pain"), _("To review"))
OWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "below": _("{change}, below own usual, more than chance"),
        "above": _("{change}, above own usual, more than chance"),
        "as usual": _("{change}, as usual"),
        "not sure": _("{change}, whether more than chance stays open"),
    }
)
OWN_NONE: Final = _("no usual line yet")
OWN_SINCE: Final = _("{said}; the usual is that since {day}")
SPIKE: Final = _("{distance} on {day}, {share} longer than any in the {days} days before")
SPIKE_NONE: Final = _("no spike")
PAIN: Final = _("{most} of 10 on {day}, {verdict}")
PAIN_NO_NUMBER: Final = _("on {day}, no numbers")
PAIN_NONE: Final = _("none told")
NONE_FOUND: Final = _("Nobody is like this.")
NOBODY_YET: Final = _(
    "gait athlete add NAME adds a runner, who stands here after moments. Files are then dropped onto the runner's page."
)
PAGES: Final = _("Pages")
PAGE: Final = _("Page {number}")
RESTING: Final = _("No run in the last {days} days; what follows is from before.")

# A run
RUN_TITLE: Final = _("{name}, run of {day}")
REPORT: Final = _("The run's report")
REVIEW: Final = _("Mark as reviewed (r)")
UNREVIEW: Final = _("Reviewed on {day}. Take the mark away (r)")
EARLIER: Final = _("Earlier run to review (j)")
LATER: Final = _("Later run to review (k)")
NO_EARLIER: Final = _("No earlier run to review")
NO_LATER: Final = _("No later run to review")
ALONE: Final = _("Report alone, to print")
SHARED: Final = _("Version to share, without name, date and place")
NOTE: Final = _("Note")
NOTE_HINT: Final = _("Markdown: **strong**, *stress*, lists, links.")
NOTE_KEEP: Final = _("Keep the note")
NOTE_NONE: Final = _("No note yet.")
NOTE_SHOWN: Final = _("The note as it reads")
NOTE_EDIT: Final = _("Write")
CONFLICT: Final = _(
    "Somebody else has changed this note meanwhile. Nothing is lost: theirs is below, yours is still in the field."
)
CONFLICT_TAKE: Final = _("Keep mine in place of theirs")
CONFLICT_JOIN: Final = _("Put theirs below mine")
TAGS: Final = _("Tags, with commas between")
TAGS_KEEP: Final = _("Keep the tags")
NOT_ANALYSED: Final = _("This run has not been analysed yet.")
KEPT: Final = _("Kept.")
FAILED: Final = _("This could not be kept. Is the desk still open?")
UNCHANGED: Final = _("Nothing of this was changed. Change a field, then send it again.")
CHANGED: Final = _("Something of this has changed.")
RELOAD: Final = _("Load it again")

# An athlete
SEASON: Final = _("Runs and trends")
RUNS: Final = _("Runs")
RUN_HEADS: Final = (_("Compare"), _("Day"), _("Distance"), _("Cadence"), _("Reviewed"), _("What was said"))
YES: Final = _("yes")
NO: Final = _("not yet")
COMPARE: Final = _("Compare the two that are chosen")
CHOOSE: Final = _("Choose the run of {day}")
NO_RUNS: Final = _("There are no runs yet.")
OLDER: Final = _("Older runs")
NEWER: Final = _("Newer runs")
ADD: Final = _("Add files")
ADD_HINT: Final = _("Drop FIT, GPX, TCX or zip files here, or choose them.")
SENDING: Final = _("sending {percent} %")
FILING: Final = _("{count} filed")
LOST: Final = _("was not sent; try it again")

OUTCOMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "new": _("new"),
        "seen": _("was there already"),
        "beside": _("kept beside a richer file of the run"),
        "richer": _("now leads its run"),
        "other sport": _("left out, of another sport"),
        "no activity": _("left out, no activity in it"),
    }
)

# Feedback
FEEDBACK: Final = _("One-page feedback")
FEEDBACK_PDF: Final = _("The same as PDF")
FEEDBACK_TITLE: Final = _("Your run of {day}")
FEEDBACK_WORD: Final = _("A word from your coach")
FEEDBACK_SAID: Final = _("What was measured")
FEEDBACK_LONG: Final = _("This note is too long for one page")
FEEDBACK_SHORTEN: Final = _("Go back and make it shorter")
FEEDBACK_ONE: Final = _("One page with the part that fits; it says that the note goes on")
FEEDBACK_MORE: Final = _("All of it, on as many pages as it needs")
FEEDBACK_ONE_PDF: Final = _("The one page as PDF")
FEEDBACK_MORE_PDF: Final = _("All of it as PDF")
FEEDBACK_MADE_BY: Final = _("Made by gait {version}. The numbers are of this run; the word is your coach's.")
ENDS: Final = _("95 % interval {ends} {unit}")


def to_review(count: int) -> str:
    """Return how many runs have yet to be reviewed."""
    return plural("{count} run to review", "{count} runs to review", count).format(count=count)


def waiting(count: int) -> str:
    """Return how many runs, beside a heading that says what they wait for."""
    return plural("{count} run", "{count} runs", count).format(count=count)


def runners(count: int) -> str:
    """Return how many runners there are."""
    return plural("{count} runner", "{count} runners", count).format(count=count)


def feedback_over(lines: int) -> str:
    """Return by how many lines a note is too long for a page."""
    return plural(
        "About {count} line of the note does not fit on one page, even in small type.",
        "About {count} lines of the note do not fit on one page, even in small type.",
        lines,
    ).format(count=lines)


def feedback_goes_on(count: int) -> str:
    """Return that a note goes on beyond its page."""
    return plural(
        "The note goes on: {count} more word. Ask your coach for the rest.",
        "The note goes on: {count} more words. Ask your coach for the rest.",
        count,
    ).format(count=count)
