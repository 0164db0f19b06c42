"""plotly's browser script, taken from the installed package without importing it."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Final

from gait.errors import GaitError
from gait.language import _
from gait.pages.packing import FORM, packed

_PLACE: Final = Path("package_data") / "plotly.min.js"
_BANNER_BYTES: Final = 400
_NAME_LETTERS: Final = 12
"""Letters of the digest in a file's name: enough that no two scripts have one name."""
_ONE_AT_A_TIME: Final = Lock()
_SCRIPT: Final = "script"
_PACKED: Final[dict[str, str]] = {}
"""The packed script, once it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedScript:
    """The script as a file beside the reports: what it is called there, after its version and content, and its source.

    A report that was made with another script keeps its own.
    """

    name: str
    source: Path


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
    what = _("The charts' script is not on this machine")
    next_step = _("Install plotly again (pip install --force-reinstall plotly).")
    raise GaitError(what, where=f"plotly/{_PLACE.as_posix()}", next_step=next_step)


def packed_script() -> str:
    """Return the script compressed for embedding; done once a process, since it costs more than all else.

    Compressing leaves the interpreter free, so a thread can do it while a file is read; who comes second waits.
    """
    with _ONE_AT_A_TIME:
        if _SCRIPT not in _PACKED:
            _PACKED[_SCRIPT] = packed(_text())
        return _PACKED[_SCRIPT]


def remember(text: str) -> None:
    """Take the script as an earlier process packed it."""
    with _ONE_AT_A_TIME:
        _PACKED[_SCRIPT] = text


def packed_name() -> str:
    """Return what tells this packed script from any other: its version and content, and how it is packed."""
    return f"{Path(shared_script().name).stem}-{FORM}"


@cache
def shared_script() -> SharedScript:
    """Return the script as a file that many reports share: ``plotly-4.1.1-0123456789ab.js``.

    Raises
    ------
    GaitError
        The script is not on this machine.

    """
    source = script_path()
    told = hashlib.sha256(source.read_bytes()).hexdigest()[:_NAME_LETTERS]
    version = "".join(letter for letter in script_version() if letter.isalnum() or letter in ".-")
    return SharedScript(name="-".join(filter(None, ("plotly", version, told))) + ".js", source=source)


@cache
def script_digest() -> str:
    """Return what a content security policy calls the script where it is a text in the page."""
    return digest_of(_text())


def digest_of(script: bytes) -> str:
    """Return a script's digest as a content security policy writes it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script).digest()).decode("ascii")


def _text() -> bytes:
    """Return the script with the ends of lines as an element's text has them."""
    return script_path().read_bytes().replace(b"\r\n", b"\n")


@cache
def script_version() -> str:
    """Return the script's own version from its banner, or an empty string."""
    with script_path().open("rb") as script:
        words = script.read(_BANNER_BYTES).decode("utf-8", "replace").split()
    return next((word.removeprefix("v") for word in words if word[:1] == "v" and word[1:2].isdigit()), "")
