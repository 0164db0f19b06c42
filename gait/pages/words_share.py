"""The strings of a page that is made to be shared: a translation is a copy of this file."""

from typing import Final

TITLE: Final = "A run"
NOTICE: Final = (
    "Made to be shared: name, date and place are left out. So are the track, the altitude along the run, names of "
    "files and laps, and serial numbers; the model of a watch or sensor stays."
)
MADE_BY: Final = "Made by gait {version}."
NO_TRACK: Final = "Left out, as this page is made to be shared."
FORMAT: Final = "File: {format}"
