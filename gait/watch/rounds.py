"""One look at a watched folder after the other: what is complete is filed, what is in the way is said once."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import Final

from gait.errors import GaitError, UsageError
from gait.intake.season import update_pages
from gait.language import _, plural
from gait.library import AthleteRecord, Library, library_folder
from gait.library.profile import apply_profile, read_profile
from gait.watch.drops import Drop, Waiting
from gait.watch.layout import Inbox, Layout, layout_of
from gait.watch.reporting import Swept
from gait.watch.settings import Settings, Voice
from gait.watch.sweep import Dropped, sweep

_BEHIND: Final = ".gait-behind"
"""Stands among the reports while the pages over many runs do not know of the latest."""
_NAMED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What a round came to.

    ``waiting`` are files that are not complete yet, ``nobodys`` lie in a squad's folder itself, and ``troubles`` kept
    an athlete's drops, or all of them, from being looked at.
    """

    swept: Swept = field(default_factory=Swept)
    waiting: tuple[Path, ...] = ()
    nobodys: tuple[Path, ...] = ()
    troubles: tuple[GaitError, ...] = ()

    @property
    def blocked(self) -> bool:
        """Something could not be done that may go another time."""
        return bool(self.swept.blocked or self.troubles)

    @property
    def well(self) -> bool:
        """All that was there was filed, or is still on its way."""
        return self.swept.well and not self.nobodys and not self.troubles


@dataclass(slots=True)
class Watcher:
    """Looks at a folder, and remembers between rounds what has yet to settle and what it has said."""

    settings: Settings
    voice: Voice
    stop: Event
    waiting: Waiting = field(init=False)
    said: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.waiting = Waiting(self.settings.patience)

    @property
    def left_out(self) -> frozenset[Path]:
        """What may lie in the folder and is never looked into: the reports and the library."""
        ours = (self.settings.out, library_folder(self.settings.library))
        return frozenset(path for each in ours if (path := _within(each, self.settings.folder)) is not None)

    def layout(self) -> Layout:
        """Return who drops where, as it is now."""
        return layout_of(self.settings.folder, self.settings.athlete, self.left_out)

    def round(self) -> Round:
        """File what is complete, and say what is in the way."""
        try:
            done = self._round(self.layout())
        except GaitError as error:
            done = Round(troubles=(error,))
        except OSError as error:
            done = Round(troubles=(_out_of_reach(error, self.settings.folder),))
        self._tell(done)
        return done

    def _round(self, layout: Layout) -> Round:
        left_out = self.left_out
        found = {path: inbox for inbox in layout.inboxes for path in inbox.files(left_out)}
        drops, waiting = self.waiting.complete(found)
        if not drops and not self._behind.exists():
            return Round(waiting=waiting, nobodys=layout.nobodys)
        with Library.open(self.settings.library) as library:
            dropped, troubles = _by_athlete(library, drops, found, self.settings)
            swept = self._sweep(library, layout, dropped)
        return Round(swept=swept, waiting=waiting, nobodys=layout.nobodys, troubles=tuple(troubles))

    def _sweep(self, library: Library, layout: Layout, dropped: Sequence[Dropped]) -> Swept:
        """File, and bring the pages over many runs up to date.

        A mark among the reports says that these have yet to be, for a watcher that was ended in between.
        """
        if self.settings.reports == "none":
            return sweep(library, dropped, self.settings, self.voice, self.stop)
        unfinished = self._behind.exists()
        self._behind.parent.mkdir(parents=True, exist_ok=True)
        self._behind.touch()
        everybody = self._all(library, layout) if unfinished else ()
        swept = sweep(library, dropped, self.settings, self.voice, self.stop, everybody)
        if swept.changed:
            update_pages(library, self.settings.out, tuple(swept.changed.values()), alone=layout.kind == "person")
        self._behind.unlink(missing_ok=True)
        return swept

    def _all(self, library: Library, layout: Layout) -> tuple[AthleteRecord, ...]:
        if layout.kind == "squad":
            return library.athletes()
        return (_athlete(library, layout.inboxes[0], self.settings),)

    @property
    def _behind(self) -> Path:
        return self.settings.out / _BEHIND

    def _tell(self, done: Round) -> None:
        """Say what is in the way, but not what was said in the round before."""
        troubles = [str(error) for error in (*done.troubles, *done.swept.blocked)]
        if done.nobodys:
            troubles.append(_nobodys_said(done.nobodys))
        for trouble in dict.fromkeys(troubles):
            if trouble not in self.said:
                self.voice.trouble(trouble)
        self.said = set(troubles)


def _within(path: Path, folder: Path) -> Path | None:
    """Return a path as one goes to it from the folder, or None where it is not in it."""
    with suppress(ValueError):
        return folder / path.resolve().relative_to(folder.resolve())
    return None


def _out_of_reach(error: OSError, folder: Path) -> GaitError:
    what = _("The folder cannot be looked at, or written to: {reason}").format(reason=error.strerror or error)
    return GaitError(what, where=str(error.filename or folder), next_step=_("It is tried again."))


def _nobodys_said(paths: Sequence[Path]) -> str:
    some = ", ".join(path.name for path in paths[:_NAMED])
    count = len(paths) - _NAMED
    names = some if count <= 0 else _("{names} and {count} more").format(names=some, count=count)
    return plural(
        "This file lies in the squad's folder itself and is nobody's: {names}. Move it into an athlete's folder.",
        "These files lie in the squad's folder itself and are nobody's: {names}. Move them into an athlete's folder.",
        len(paths),
    ).format(names=names)


def _by_athlete(
    library: Library, drops: Iterable[Drop], found: dict[Path, Inbox], settings: Settings
) -> tuple[list[Dropped], list[GaitError]]:
    """Return the drops by athlete, and why those of some athletes have to wait."""
    by_inbox: dict[Inbox, list[Drop]] = {}
    for drop in drops:
        by_inbox.setdefault(found[drop.path], []).append(drop)
    dropped: list[Dropped] = []
    troubles: list[GaitError] = []
    for inbox, theirs in by_inbox.items():
        try:
            athlete = _athlete(library, inbox, settings)
        except UsageError as error:
            troubles.append(error)
        else:
            dropped.append(Dropped(inbox=inbox, athlete=athlete, drops=tuple(theirs)))
    return dropped, troubles


def _athlete(library: Library, inbox: Inbox, settings: Settings) -> AthleteRecord:
    """Return whose folder it is, as their own file says where there is one; added where they are not known yet."""
    if inbox.profile.is_file():
        profile = read_profile(inbox.profile)
        if settings.athlete is not None:  # the user's word on the name wins
            profile = replace(profile, values={key: each for key, each in profile.values.items() if key != "name"})
        return apply_profile(library, inbox.athlete, profile)
    return library.find_athlete(inbox.athlete) or library.add_athlete(inbox.athlete)
