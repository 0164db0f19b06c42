"""The one place where reading touches the file system; its failures become sentences."""

import stat
from os import PathLike
from pathlib import Path

from gait.errors import ReadError


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
        missing = "There is no such file"
        raise ReadError(missing, where=str(file), next_step="Check the path.") from None
    except PermissionError:
        forbidden = "The file may not be read by this user"
        raise ReadError(forbidden, where=str(file), next_step="Change its permissions or copy it.") from None
    except (OSError, ValueError) as error:
        reason = f"The file cannot be read: {getattr(error, 'strerror', None) or error}"
        raise ReadError(reason, where=str(file)) from None
    what = "This is a folder, not a file" if stat.S_ISDIR(mode) else "This is a device, not a file"
    raise ReadError(what, where=str(file), next_step="Name a watch export (FIT, GPX or TCX).")
