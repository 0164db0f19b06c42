"""The strings of choosing two runs and comparing them."""

from typing import Final

from gait.language import _

TITLE: Final = _("{first} and {second} at equal speed")
REPORT: Final = _("The two runs at equal speed")
TITLE_OF_ONE: Final = _("{name}, {first} and {second} at equal speed")
RUN_OF: Final = _("{name}, {day}")
OPEN: Final = _("Open the run")
EARLIER: Final = _("Earlier run in its place")
LATER: Final = _("Later run in its place")
KEEP: Final = _("Keep this one, choose another")
HINT: Final = _("The earlier run is what the later one is held against, second by second at the same speed.")
ALONE: Final = _("The comparison alone, to print")

CHOSEN: Final = _("Chosen to be compared")
ANOTHER: Final = _("Choose from another runner")
GO: Final = _("Go to this runner's list")
HOW: Final = _("Choose two runs; what is chosen stays while you look through older ones, or at another runner's.")
TWO: Final = _("Two runs are compared at a time, and {count} were chosen. Go back and choose two.")
BACK: Final = _("Back to the list")
