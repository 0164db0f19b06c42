"""The charts' script as a file that the reports of a folder share: written once, and again only if it is not whole."""

from typing import Final

from gait.intake.naming import write_atomically
from gait.intake.request import Request
from gait.pages import shared_script

FOLDER: Final = "assets"
"""Where the script stands in the folder of the reports."""


def script_address(request: Request) -> str | None:
    """Return where a report finds the charts' script, as seen from it; None where it carries the script itself."""
    return f"{FOLDER}/{shared_script().name}" if request.assets == "shared" else None


def place_script(request: Request) -> None:
    """Put the script beside the reports where they share it; a whole one that is there already stays.

    Raises
    ------
    OSError
        If it cannot be written.

    """
    if request.assets != "shared":
        return
    script = shared_script()
    target = request.out / FOLDER / script.name
    if target.is_file() and target.stat().st_size == script.source.stat().st_size:
        return
    target.parent.mkdir(exist_ok=True)
    write_atomically(target, script.source.read_bytes())
