"""The strings of a page that is made to be shared."""

from typing import Final

from gait.language import _

TITLE: Final = _("A run")
NOTICE: Final = _(
    "Made to be shared: name, date and place are left out. So are the track, the altitude along the run, names of "
    "files and laps, and serial numbers; the model of a watch or sensor stays."
)
MADE_BY: Final = _("Made by gait {version}.")
NO_TRACK: Final = _("Left out, as this page is made to be shared.")
FORMAT: Final = _("File: {format}")
