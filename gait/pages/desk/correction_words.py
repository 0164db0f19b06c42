"""The strings of correcting a run."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.language import _

HEADING: Final = _("Correct the run")
LEAD: Final = _("The watch's own file is never changed, and each correction can be taken back.")
CORRECTED: Final = _("What is corrected")
LEFT_OUT: Final = _("Left out: {begins} to {ends}")
LEFT_OUT_TO_THE_END: Final = _("Left out: {begins} to the end")
DEVICE: Final = _("Recorded by {device}")
COUNTS: Final = _("The file's cadence counts {unit}")
DISTANCE: Final = _("Distance {distance}")
NO_RUN: Final = _("Said to be no run")
HANDED_OVER: Final = _("Handed over from {name}")
WORN: Final = _("In the shoes {shoes}")
TAKE_BACK: Final = _("Take back")
TAKE_OFF: Final = _("Take off")
GIVE_BACK: Final = _("Give back")

STRETCH: Final = _("Leave out a stretch")
BEGINS: Final = _("From")
ENDS: Final = _("To")
STRETCH_HINT: Final = _("As 12:30 or 1:02:03, from the start. Without an end it goes to the end of the run.")
STRETCH_KEEP: Final = _("Leave it out")

SAYS_WRONGLY: Final = _("What the file says wrongly")
SHOES: Final = _("Shoes")
NO_SHOES: Final = _("none told")
WATCH: Final = _("Watch or sensor")
WATCH_HINT: Final = _("Contact and bounce are compared with runs on the same one.")
CADENCE: Final = _("What the cadence counts")
AS_THE_FILE_SAYS: Final = _("as it is")
DISTANCE_KM: Final = _("Distance in km")
IS_RUN: Final = _("This is a run")
KEEP: Final = _("Correct")

WHOSE: Final = _("Hand it to another runner")
WHO_RAN: Final = _("Who really ran")
CHOOSE: Final = _("choose")
HAND_OVER: Final = _("Hand it over")
HAND_OVER_HINT: Final = _("Pain that was told of the run goes along; the shoes come off.")

UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {"strides": _("strides"), "steps": _("steps"), "half-steps": _("half-steps")}
)
BEHIND: Final = _("The analysis below does not know of this yet.")
