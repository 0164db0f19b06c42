"""What all pages share and what takes time to make, kept on the disk between runs of the program.

The charts' script, packed, costs a fifth of a second, and the compiled templates a tenth.
They stand in the user's own cache folder, each under a name that tells what it was made from and how.
A folder that cannot be read or written, and a file that is not whole, cost that time and nothing else.
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
        name = f"{pages.packed_name()}{_ENDING}"
        packed = _whole(cache_folder() / name)
        if packed is not None and packed.isascii():
            pages.prepare(packed.decode("ascii"))
            return
        pages.prepare()
        _keep(name, pages.packed_script().encode("ascii"), _KEPT)


def use_kept_templates() -> None:
    """Let this process take the compiled templates from the disk, and keep those that it has to compile."""
    pages.keep_templates(pages.Keeper(load=_template, save=_keep_template))


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


def _template(name: str) -> bytes | None:
    with suppress(RuntimeError):
        return _whole(cache_folder() / name)
    return None


def _keep_template(name: str, content: bytes) -> None:
    with suppress(OSError, RuntimeError):
        _keep(name, content, f"{name.rpartition('-')[0]}-*")


def _whole(kept: Path) -> bytes | None:
    """Return what is kept, or None where it is absent, cut short or altered: its first line is its digest."""
    try:
        told, _, content = kept.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest().encode("ascii") == told else None


def _keep(name: str, content: bytes, versions: str) -> None:
    """Write a piece, and remove its other versions, which a pattern names."""
    kept = cache_folder() / name
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(kept, hashlib.sha256(content).hexdigest().encode("ascii") + b"\n" + content)
    for other in kept.parent.glob(versions):
        if other != kept:
            other.unlink(missing_ok=True)
