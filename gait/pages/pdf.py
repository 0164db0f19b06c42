"""A report as a PDF: printed by a browser of the Chromium family that is on the machine, with the network off."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, TypeAlias

from gait.errors import GaitError
from gait.language import _

Paper: TypeAlias = Literal["A4", "Letter"]

VARIABLE: Final = "GAIT_CHROMIUM"
"""The variable of the environment that names the browser."""
LONGEST_S: Final = 90.0
"""How long a page may take; a browser that takes longer is ended."""

_NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
)
_MAC: Final = ("Chromium", "Google Chrome", "Microsoft Edge", "Brave Browser")
_WINDOWS: Final = (
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
_WINDOWS_ROOTS: Final = ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
_FLAGS: Final = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    # The page fetches nothing; should it ever, there is no network to fetch from.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    # The charts are drawn before the page is printed: the browser's own clock runs ahead to this, in milliseconds.
    "--virtual-time-budget=20000",
)
_SCRIPT: Final = re.compile(r'<script src="([^"]+)"></script>')
_START: Final = b"%PDF-"
_PAGE: Final = re.compile(rb"/Type\s*/Page\b(?!s)")
_PROPERTIES: Final = re.compile(rb"/Info\s+(\d+)\s+(\d+)\s+R")
_STRING: Final = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f\s]*>"


def find_browser() -> Path:
    """Return the browser that prints: the one that ``GAIT_CHROMIUM`` names, else one found by name or usual place.

    Raises
    ------
    GaitError
        There is none.

    """
    named = os.environ.get(VARIABLE)
    if named:
        return _named(named)
    for place in _places():
        return place
    what = _("A PDF is printed by Chromium, Chrome or Edge, and none was found on this machine")
    raise GaitError(
        what, next_step=_("Install one, or name it with {variable}=/path/to/browser.").format(variable=VARIABLE)
    )


def prints() -> bool:
    """Tell whether there is a browser that prints."""
    try:
        find_browser()
    except GaitError:
        return False
    return True


def printed(page: Path, browser: Path, *, paper: Paper = "A4", longest_s: float = LONGEST_S) -> bytes:
    """Return a page as a PDF.

    Parameters
    ----------
    page : Path
        The report on the disk.
    browser : Path
        As from `find_browser`.
    paper : str
        The sheets: ``A4`` or ``Letter``.
    longest_s : float
        After so many seconds the browser is ended, with all that it started.

    Raises
    ------
    GaitError
        The browser cannot be started, takes too long, or prints nothing.

    """
    with tempfile.TemporaryDirectory(prefix="gait-pdf-", ignore_cleanup_errors=True) as folder:
        target = Path(folder) / "page.pdf"
        sheet = _on_sheets(page, paper, Path(folder))
        _run(
            [
                str(browser),
                *_FLAGS,
                *_as_root(),
                f"--user-data-dir={folder}",
                f"--print-to-pdf={target}",
                sheet.resolve().as_uri(),
            ],
            longest_s,
        )
        with suppress(OSError):
            data = target.read_bytes()
            if data.startswith(_START):
                return data
    what = _("The browser printed no PDF")
    raise GaitError(what, where=str(browser), next_step=_("The page itself is there; print it from a browser by hand."))


def _on_sheets(page: Path, paper: Paper, folder: Path) -> Path:
    """Return a copy of a page, in a folder, that asks for these sheets; a script beside the page goes with it.

    The page itself asks for none, so that a reader who prints it chooses.
    """
    try:
        text = page.read_text(encoding="utf-8")
        for name in _SCRIPT.findall(text):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page.parent / name, target)
        sheet = folder / page.name
        sheet.write_text(
            text.replace("</head>", f"<style>@page {{ size: {paper}; }}</style></head>", 1), encoding="utf-8"
        )
    except OSError as error:
        what = _("The page cannot be made ready for printing: {why}").format(why=error.strerror or error)
        raise GaitError(
            what, where=str(page), next_step=_("See that the page is there, and its script beside it.")
        ) from None
    return sheet


def pages_in(data: bytes) -> int:
    """Return how many pages a PDF of Chromium has, which writes each of them as an object in the open."""
    return len(_PAGE.findall(data))


def without_properties(data: bytes) -> bytes:
    """Return a PDF without title, program and dates: all that its list of properties holds becomes blank.

    The list is emptied where it stands, byte for byte, so that nothing in the file moves.

    Raises
    ------
    GaitError
        The properties are not where Chromium writes them, so that they cannot be taken out.

    """
    for number, generation in set(_PROPERTIES.findall(data)):
        held = re.compile(rb"(?<!\d)%b %b obj\s*<<((?:[^()<>]|%b)*)>>" % (number, generation, _STRING), re.DOTALL)
        data, found = held.subn(_blank, data)
        if not found:
            break
    else:
        if b"/Type /Metadata" not in data and b"/ObjStm" not in data:
            return data
    what = _("The properties of the PDF could not be taken out, so it was not kept")
    raise GaitError(what, next_step=_("The page itself is there, and holds none."))


def _blank(found: re.Match[bytes]) -> bytes:
    start, stop = (place - found.start() for place in found.span(1))
    return found[0][:start] + b" " * (stop - start) + found[0][stop:]


def _named(name: str) -> Path:
    found = shutil.which(name)
    if found is not None:
        return Path(found)
    what = _("{variable} names a browser that is not there or cannot be run").format(variable=VARIABLE)
    raise GaitError(what, where=name, next_step=_("Name its program file, or leave the variable out."))


def _places() -> Iterator[Path]:
    yield from (Path(found) for found in map(shutil.which, _NAMES) if found)
    yield from (place for place in _usual() if place.is_file())


def _usual() -> Iterator[Path]:
    if sys.platform == "darwin":
        for name in _MAC:
            yield Path("/Applications") / f"{name}.app" / "Contents" / "MacOS" / name
    roots = [root for root in map(os.environ.get, _WINDOWS_ROOTS) if root] if sys.platform == "win32" else []
    yield from (Path(root) / name for root in roots for name in _WINDOWS)


def _as_root() -> tuple[str, ...]:
    """Return what Chromium asks for where it runs as root, as in a container: its sandbox does not work there."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _run(command: list[str], longest_s: float) -> None:
    """Run the browser to its end, or end it; what it says is dropped, since it complains where all is well."""
    nowhere = subprocess.DEVNULL
    try:
        running = subprocess.Popen(  # noqa: S603 - a browser on this machine, and our own arguments
            command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except OSError as error:
        what = _("The browser cannot be started: {why}").format(why=error.strerror or error)
        raise GaitError(
            what, where=command[0], next_step=_("Name another with {variable}.").format(variable=VARIABLE)
        ) from None
    try:
        running.wait(longest_s)
    except subprocess.TimeoutExpired:
        what = _("The browser printed nothing within {longest_s:.0f} s and was ended").format(longest_s=longest_s)
        raise GaitError(what, where=command[0], next_step=_("The page itself is there; try again.")) from None
    finally:
        _end(running)


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End the browser with all that it started, where it still runs."""
    if running.poll() is not None:
        return
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
    running.wait()
