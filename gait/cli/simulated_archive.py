"""``gait simulate --archive``: a simulated archive, written a file at a time."""

import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

from gait.cli.failures import say
from gait.errors import UsageError
from gait.language import _


def write_archive(target: Path, runner: str, watch: str, seed: int, *, activities: int) -> None:
    """Write a simulated archive; it stands under its name once it is whole.

    Raises
    ------
    UsageError
        If it cannot be written.

    """
    from gait.simulate import RUNNERS, WATCHES  # noqa: PLC0415 - loads numpy
    from gait.simulate.archive import archive_members  # noqa: PLC0415 - as above

    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(part, "w") as packed:
            for name, data in archive_members(RUNNERS[runner], WATCHES[watch], seed, activities=activities):
                packed.writestr(zipfile.ZipInfo(name), data)
        part.replace(target)
    except OSError as error:
        what = _("The archive cannot be written: {reason}").format(reason=error.strerror or error)
        raise UsageError(what, where=str(target), next_step=_("Name another file with --out.")) from None
    finally:
        part.unlink(missing_ok=True)
    say(_("Wrote {path}, a simulated archive of {count} activities.").format(path=target, count=activities))


def refuse_beside_archive(options: Mapping[str, object], *, among: str = "--archive") -> None:
    """Refuse options that say something of one run.

    Raises
    ------
    UsageError
        If one of them is given.

    """
    for option, given in options.items():
        if given is not None:
            what = _("{option} is of one run, and {among} writes many").format(option=option, among=among)
            raise UsageError(what, next_step=_("Leave one of the two out."))
