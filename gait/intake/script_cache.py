"""The charts' script, packed, kept on the disk between runs of the program: packing it costs a fifth of a second.

It stands in the user's own cache folder, under a name that tells the script's version and content and how it is packed.
A folder that cannot be read or written, and a file that is not whole, cost that fifth of a second and nothing else.
Nothing of a run is ever kept.
"""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from gait import pages
from gait.errors import GaitError
from gait.intake.naming import write_atomically

VARIABLE: Final = "GAIT_CACHE_DIR"
"""The variable of the environment that names another folder."""

_ENDING: Final = ".packed"
_KEPT: Final = "plotly-*" + _ENDING


def prepare_script() -> None:
    """Do ahead what every page needs: from the disk where it is there, else as `gait.pages.prepare`, and keep it."""
    with suppress(GaitError, OSError, RuntimeError):
        kept = cache_folder() / f"{pages.packed_name()}{_ENDING}"
        text = _whole(kept)
        if text is not None:
            pages.prepare(text)
            return
        pages.prepare()
        _keep(kept, pages.packed_script())


def cache_folder() -> Path:
    """Return the folder in which this system's programs keep what they can make again; it may not be there yet.

    Raises
    ------
    RuntimeError
        If the user has no home.

    """
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "gait" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "gait"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "gait"


def _whole(kept: Path) -> str | None:
    """Return the packed script, or None where it is absent, cut short or altered: its first line is its digest."""
    try:
        told, _, packed = kept.read_bytes().partition(b"\n")
    except OSError:
        return None
    whole = hashlib.sha256(packed).hexdigest().encode("ascii") == told
    return packed.decode("ascii") if whole and packed.isascii() else None


def _keep(kept: Path, text: str) -> None:
    """Write the packed script, and remove those of other versions."""
    packed = text.encode("ascii")
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(kept, hashlib.sha256(packed).hexdigest().encode("ascii") + b"\n" + packed)
    for other in kept.parent.glob(_KEPT):
        if other != kept:
            other.unlink(missing_ok=True)
