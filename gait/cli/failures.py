"""Whatever goes wrong ends as a sentence and an exit code; ``GAIT_DEBUG=1`` shows the traceback."""

import os
import sys
import traceback
from collections.abc import Callable
from typing import Final

from gait.errors import GaitError, UsageError
from gait.language import _

FAILED: Final = 1
WRONG_USAGE: Final = 2


def exit_code_of(command: Callable[[], object]) -> int:
    """Run the command and return its exit code; no exception gets through."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter of a file's name
    try:
        code = _run(command)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return FAILED
    return code


def say(message: str) -> None:
    """Write words to standard error."""
    print(message, file=sys.stderr)  # noqa: T201 - the command speaks


def say_error(error: GaitError, place: str = "") -> None:
    """Write an error's sentence to standard error, after the file that it is about; in debug mode all that is known."""
    said = type(error)(error.what, next_step=error.next_step) if error.where == place else error  # the place once
    say(f"{place}: {said}" if place else f"gait: {error}")
    if _debugging():
        for note in getattr(error, "__notes__", ()):
            say(note)


def _run(command: Callable[[], object]) -> int:
    try:
        command()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except GaitError as error:
        say_error(error)
        return WRONG_USAGE if isinstance(error, UsageError) else FAILED
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        say(_("gait: stopped; the reports written so far are whole."))
        return 130
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback reaches a user
        say_error(_unexpected(error))
        return FAILED
    return 0


def _unexpected(error: Exception) -> GaitError:
    what = _("Something unforeseen happened: {kind}: {error}").format(kind=type(error).__name__, error=error)
    wrapped = GaitError(what, next_step=_("This is a bug in gait: please report it. GAIT_DEBUG=1 shows where it was."))
    wrapped.add_note("".join(traceback.format_exception(error)))
    return wrapped


def _debugging() -> bool:
    return os.environ.get("GAIT_DEBUG", "") not in {"", "0"}


def _discard_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush has nowhere to fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
