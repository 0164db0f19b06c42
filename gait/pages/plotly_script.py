"""plotly's browser script, taken from the installed package without importing it."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Final

from gait.errors import GaitError
from gait.pages.packing import packed

_PLACE: Final = Path("package_data") / "plotly.min.js"
_BANNER_BYTES: Final = 400
_ONE_AT_A_TIME: Final = Lock()


def script_path() -> Path:
    """Return where the installed plotly keeps its browser script.

    Raises
    ------
    GaitError
        The package is not installed, or its script is not where it should be.

    """
    spec = find_spec("plotly")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / _PLACE
        if path.is_file():
            return path
    what = "The charts' script is not on this machine"
    next_step = "Install plotly again (pip install --force-reinstall plotly)."
    raise GaitError(what, where=f"plotly/{_PLACE.as_posix()}", next_step=next_step)


def packed_script() -> str:
    """Return the script compressed for embedding; done once a process, since it costs more than all else.

    Compressing leaves the interpreter free, so a thread can do it while a file is read; who comes second waits.
    """
    with _ONE_AT_A_TIME:
        return _packed_script()


@cache
def _packed_script() -> str:
    return packed(script_path().read_bytes())


@cache
def script_version() -> str:
    """Return the script's own version from its banner, or an empty string."""
    with script_path().open("rb") as script:
        words = script.read(_BANNER_BYTES).decode("utf-8", "replace").split()
    return next((word.removeprefix("v") for word in words if word[:1] == "v" and word[1:2].isdigit()), "")
