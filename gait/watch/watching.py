"""From a folder to rounds: one watcher a folder, rounds as often as there is a reason, an end when it is asked for."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Event
from typing import Final

from gait.errors import UsageError
from gait.language import _
from gait.watch.layout import Layout
from gait.watch.lock import only_watcher
from gait.watch.rounds import Round, Watcher
from gait.watch.settings import Settings, Voice
from gait.watch.waking import changes

RETRY_S: Final = 30.0
"""After so long what could not be done (a full disk, a library in use) is tried again."""
LOOK_S: Final = 60.0
"""After so long a folder is looked at even where nobody told of a change: a network drive tells of none."""
_NAMED: Final = 10
_HALF_WRITTEN: Final = ".*.part"
"""What a program that was killed left among the reports."""


def watch_once(settings: Settings, voice: Voice, stop: Event) -> bool:
    """File what is there and return whether all of it could be; what is still being written is left for another time.

    Raises
    ------
    UsageError
        If the folder is not there, cannot be written to, or has a watcher already.

    """
    patience = replace(settings.patience, counted_from="own time")
    with _held(settings):
        watcher = Watcher(replace(settings, patience=patience), voice, stop)
        first = watcher.round()
        if not first.waiting or stop.wait(patience.quiet_s):
            return first.well
        second = watcher.round()
        for path in second.waiting:
            voice.say(
                _("{path} is still being written, or was cut off; it is left for the next time.").format(path=path)
            )
        return first.swept.well and second.well


def watch(settings: Settings, voice: Voice, stop: Event) -> None:
    """File what is dropped, until it is stopped.

    Errors are those of `watch_once`; later ones are told, and what they kept from being done is tried again.
    """
    with _held(settings):
        watcher = Watcher(settings, voice, stop)
        voice.say(_watching_said(watcher.layout(), settings))
        last, looked = watcher.round(), time.monotonic()
        for changed in changes(settings, stop, voice, watcher.left_out):
            if stop.is_set():
                break
            if changed or time.monotonic() - looked >= _pause_s(last, settings):
                last, looked = watcher.round(), time.monotonic()
        voice.say(_("Stopped. What was filed is filed; the rest is taken up the next time."))


def _pause_s(last: Round, settings: Settings) -> float:
    """Return how long the folder need not be looked at as long as nobody tells of a change [s]."""
    pauses = [settings.poll_s or LOOK_S]
    if last.blocked:
        pauses.append(RETRY_S)
    if last.waiting:
        pauses.append(settings.patience.quiet_s / 2)
    return min(pauses)


@contextmanager
def _held(settings: Settings) -> Iterator[None]:
    """Hold the folder, and tidy up what a program that was killed left half written."""
    if not settings.folder.is_dir():
        what = _("There is no such folder to watch")
        raise UsageError(what, where=str(settings.folder), next_step=_("Make it first, or name another."))
    with only_watcher(settings.folder):
        for half_written in settings.out.rglob(_HALF_WRITTEN):
            with suppress(OSError):
                half_written.unlink()
        yield


def _watching_said(layout: Layout, settings: Settings) -> str:
    """Say whose folder it is taken to be, and where the reports go."""
    names = ", ".join(inbox.athlete for inbox in layout.inboxes[:_NAMED])
    more = len(layout.inboxes) - _NAMED
    whose = names if more <= 0 else _("{names} and {count} more").format(names=names, count=more)
    said = (
        _("Watching {folder} for one person, {names}; reports go to {out}.")
        if layout.kind == "person"
        else _("Watching {folder} for a squad, a folder each: {names}; reports go to {out}.")
    )
    return said.format(folder=settings.folder, names=whose, out=settings.out)
