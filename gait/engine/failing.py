"""What is said of a job that ended in a way that nobody foresaw."""

import traceback

from gait.errors import GaitError
from gait.language import _


def unexpected(error: Exception) -> GaitError:
    """Return a sentence for an exception that should not have happened; its traceback goes along as a note."""
    what = _("gait failed on this file with {kind}: {error}").format(kind=type(error).__name__, error=error)
    wrapped = GaitError(what, next_step=_("This is a bug in gait: please report it, with the file if you can."))
    wrapped.add_note("".join(traceback.format_exception(error)))
    return wrapped


def as_told(error: Exception) -> GaitError:
    """Return an error that is a sentence already as it is, and any other as one."""
    return error if isinstance(error, GaitError) else unexpected(error)


class KilledError(GaitError):
    """The process that did a job was killed, and killed again when the job was tried by itself."""

    code = "killed"


def killed() -> KilledError:
    """Return what is said of a job that kills its process."""
    what = _("The process that analysed this file was killed, perhaps for want of memory")
    return KilledError(what, next_step=_("Try the file alone; if it fails again, please report it."))
