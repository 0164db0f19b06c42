"""When to look again: the system tells of changes, or the folder is looked at over and over."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from gait.language import _
from gait.watch.layout import DONE, FAILED
from gait.watch.settings import Settings, Voice

if TYPE_CHECKING:
    from watchfiles import Change

_TICK_MS: Final = 250
_DEBOUNCE_MS: Final = 400
_POLL_S: Final = 5.0
"""How often a folder is looked at where the system cannot tell of changes in it."""


def changes(settings: Settings, stop: Event, voice: Voice, left_out: frozenset[Path]) -> Iterator[bool]:
    """Yield a few times a second whether something changed in the folder, until it is stopped.

    What lies in ``done``, ``failed`` and among the reports is no change.
    Where the system cannot tell of changes (too many folders are watched already), the folder is polled; that is said.
    """
    try:
        yield from _told(settings, stop, left_out)
    except (OSError, RuntimeError) as error:
        voice.trouble(
            _(
                "The system does not tell of changes here ({reason}); the folder is looked at every {seconds:.0f} s."
            ).format(reason=error, seconds=settings.poll_s or _POLL_S)
        )
        yield from _over_and_over(settings.poll_s or _POLL_S, stop)


def _told(settings: Settings, stop: Event, left_out: frozenset[Path]) -> Iterator[bool]:
    from watchfiles import watch  # noqa: PLC0415 - only who watches needs it

    folder, quiet = settings.folder.resolve(), {path.resolve() for path in left_out}

    def is_news(_change: "Change", path: str) -> bool:
        where = Path(path)
        inside = where.relative_to(folder).parts if where.is_relative_to(folder) else ()
        return {DONE, FAILED}.isdisjoint(inside) and quiet.isdisjoint((where, *where.parents))

    found = watch(
        folder,
        watch_filter=is_news,
        debounce=_DEBOUNCE_MS,
        stop_event=stop,
        rust_timeout=_TICK_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=settings.poll_s is not None,
        poll_delay_ms=round(1000 * (settings.poll_s or _POLL_S)),
        ignore_permission_denied=True,
    )
    yield from map(bool, found)


def _over_and_over(seconds: float, stop: Event) -> Iterator[bool]:
    looked = time.monotonic()
    while not stop.wait(_TICK_MS / 1000):
        due = time.monotonic() - looked >= seconds
        if due:
            looked = time.monotonic()
        yield due
