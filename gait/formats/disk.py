"""The one place where reading touches the file system; its failures become sentences."""

import stat
from os import PathLike
from pathlib import Path

from gait.errors import ReadError
from gait.language import _


def name_of(path: str | PathLike[str]) -> str:
    """Return a file's own name, without folder."""
    return Path(path).name


def read_file(path: str | PathLike[str]) -> bytes:
    """Return a file's bytes.

    Raises
    ------
    ReadError
        The file is missing, a folder, a device, or not readable.

    """
    file = Path(path)
    try:
        mode = file.stat().st_mode
        if stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
            return file.read_bytes()
    except FileNotFoundError:
        missing = _("There is no such file")
        raise ReadError(missing, where=str(file), next_step=_("Check the path.")) from None
    except PermissionError:
        forbidden = _("The file may not be read by this user")
        raise ReadError(forbidden, where=str(file), next_step=_("Change its permissions or copy it.")) from None
    except (OSError, ValueError) as error:
        reason = _("The file cannot be read: {reason}").format(reason=getattr(error, "strerror", None) or error)
        raise ReadError(reason, where=str(file)) from None
    what = _("This is a folder, not a file") if stat.S_ISDIR(mode) else _("This is a device, not a file")
    raise ReadError(what, where=str(file), next_step=_("Name a watch export (FIT, GPX or TCX)."))
