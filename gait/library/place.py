"""Where the library is: a folder that holds the database and, by their content, the files that the runs came from."""

import os
from pathlib import Path
from typing import Final

VARIABLE: Final = "GAIT_LIBRARY"
"""The variable of the environment that names another folder."""

DATABASE: Final = "gait.sqlite"
ORIGINALS: Final = "originals"


def library_folder(named: str | os.PathLike[str] | None = None) -> Path:
    """Return the library's folder: the one that is named, else that of ``GAIT_LIBRARY``, else the user's own.

    Parameters
    ----------
    named : path, optional
        As ``--library`` gives it.

    Returns
    -------
    Path
        It may not be there yet.

    """
    told = named or os.environ.get(VARIABLE)
    if told:
        return Path(told).expanduser().absolute()
    import platformdirs  # noqa: PLC0415 - only where no folder is named

    return Path(platformdirs.user_data_dir("gait", appauthor=False))
