"""What the desk's pages load beside them: their style and their script, from the desk itself."""

from typing import Final

from gait.pages import styles

STYLE: Final = "desk.css"
SCRIPT: Final = "desk.js"
_FORMS: Final = ("desk_forms.css", "desk_forms.js")
FILES: Final = {STYLE: "text/css; charset=utf-8", SCRIPT: "text/javascript; charset=utf-8"}
"""The files by name, with what they are."""


def style_file() -> str:
    """Return the report's style, the season's and the desk's as one file."""
    return styles("report.css", "season.css", STYLE, _FORMS[0])


def script_file() -> str:
    """Return the desk's own script: what all pages do, then their forms."""
    return styles(SCRIPT, _FORMS[1])
