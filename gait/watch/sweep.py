"""One round over a watched folder: what is complete goes into the library, then gets its report, then is moved.

In this order nothing is lost and nothing is there twice, whenever the program is ended: what was moved is in the
library with its report, and what is in the library but was not moved is known by its content the next time.
"""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final, TypeVar

from gait.errors import GaitError, LibraryError
from gait.formats.archive import unpack_file
from gait.intake.dropped import named_by
from gait.intake.exported import INDEX, Index, index_beside, index_in, index_of
from gait.intake.filing import Piece, file_pieces
from gait.language import _
from gait.library import AthleteRecord, Library
from gait.watch.drops import Drop, look
from gait.watch.layout import Inbox
from gait.watch.moving import move, put_back
from gait.watch.reporting import Swept, catch_up, draw_wanting
from gait.watch.settings import Settings, Voice
from gait.watch.tally import Tally

Item = TypeVar("Item")

_TOGETHER: Final = 64
"""So many drops are filed before they get their reports and are put away."""
_SAID_EVERY: Final = 250
"""Files of one drop after which it is said how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """What an athlete's folder holds that is complete."""

    inbox: Inbox
    athlete: AthleteRecord
    drops: tuple[Drop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A drop that is being filed."""

    inbox: Inbox
    athlete: AthleteRecord
    drop: Drop
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part(Piece):
    """A file of a drop; the last one closes it."""

    case: _Case
    last: bool


def sweep(  # noqa: PLR0913, PLR0917 - what a round rests on
    library: Library,
    dropped: Sequence[Dropped],
    settings: Settings,
    voice: Voice,
    stop: Event,
    unfinished: Sequence[AthleteRecord] = (),
) -> Swept:
    """File what was dropped; never raises on account of a file, the disk or the library.

    Parameters
    ----------
    library : Library
        Open.
    dropped : sequence of Dropped
        What is complete, by athlete.
    settings : Settings
        Where the reports go, and whether there are any.
    voice : Voice
        Is told what became of each drop.
    stop : Event
        Once it is set, the file at hand is the last one; of an archive the rest is taken up another time.
    unfinished : sequence of AthleteRecord
        Of whom an earlier watcher that was ended may have left reports undrawn.

    """
    swept = Swept()
    for cases in _into_library(library, dropped, settings, voice, stop, swept):
        _finish(library, cases, settings, voice, swept)
    _put_lists_away(dropped, swept)
    try:
        catch_up(library, {each.athlete.id: each.athlete for each in dropped}.values(), settings, swept)
        for athlete in unfinished:
            swept.changed[athlete.id] = athlete
            draw_wanting(library, [(athlete, run) for run in library.runs(athlete.id)], settings, swept)
    except GaitError as error:
        swept.blocked.append(error)
    except OSError as error:
        swept.blocked.append(_on_disk(error))
    return swept


def _finish(library: Library, cases: Sequence[_Case], settings: Settings, voice: Voice, swept: Swept) -> None:
    """Give the runs of drops their reports and put the drops away; without its reports a drop stays."""
    swept.changed |= {case.athlete.id: case.athlete for case in cases if any(case.tally.runs.values())}
    try:
        runs = [(case.athlete, library.run(run_id)) for case in cases for run_id in case.tally.runs]
        without = draw_wanting(library, runs, settings, swept)
    except GaitError as error:
        swept.blocked.append(error)
        return
    for case in cases:
        if without.isdisjoint(case.tally.runs):
            _put_away(case, voice, swept)


# ----------------------------------------------------------------------------------------------------------------------
# Into the library


def _into_library(  # noqa: PLR0913, PLR0917 - a round's own
    library: Library, dropped: Sequence[Dropped], settings: Settings, voice: Voice, stop: Event, swept: Swept
) -> Iterator[list[_Case]]:
    """Put what was dropped into the library, and yield the drops that were read to their end, some at a time."""
    cases: list[_Case] = []
    parts = _parts(library, dropped, stop)
    try:
        for part, filed in file_pieces(library, parts, processes=settings.processes):
            assert isinstance(part, _Part)
            tally = part.case.tally
            tally.add(filed)
            if part.last:
                cases.append(part.case)
            elif tally.files % _SAID_EVERY == 0:
                voice.say(_("{name}: {count} files so far").format(name=tally.name, count=tally.files))
            if len(cases) == _TOGETHER:
                yield cases
                cases = []
    except LibraryError as error:
        swept.blocked.append(error)
    except OSError as error:
        swept.blocked.append(_on_disk(error))
    yield cases


def _parts(library: Library, dropped: Iterable[Dropped], stop: Event) -> Iterator[_Part]:
    for each in dropped:
        for drop in each.drops:
            if _is_list(drop.path):
                continue
            for part in _parts_of(library, each, drop):
                if stop.is_set():
                    return
                yield part


def _parts_of(library: Library, dropped: Dropped, drop: Drop) -> Iterator[_Part]:
    case = _Case(inbox=dropped.inbox, athlete=dropped.athlete, drop=drop, tally=Tally(drop.path.name))
    index = _index_for(drop.path, dropped.inbox)
    for member, last in _with_last(unpack_file(drop.path)):
        named = partial(named_by, library, case.athlete, index.of(member.path))
        yield _Part(member=member, athlete=case.athlete, named=named, case=case, last=last)


def _index_for(path: Path, inbox: Inbox) -> Index:
    return index_in(path) if zipfile.is_zipfile(path) else index_beside(path, inbox.folder)


def _with_last(items: Iterable[Item]) -> Iterator[tuple[Item, bool]]:
    """Yield each with whether it is the last one."""
    waiting = iter(items)
    for item in waiting:
        following = item
        for following in waiting:
            yield item, False
            item = following  # noqa: PLW2901 - one behind
        yield following, True


def _on_disk(error: OSError) -> GaitError:
    what = _("The disk cannot be used: {reason}").format(reason=error.strerror or error)
    return GaitError(what, where=str(error.filename or ""), next_step=_("Make room, or look at the permissions."))


# ----------------------------------------------------------------------------------------------------------------------
# Away


def _put_away(case: _Case, voice: Voice, swept: Swept) -> None:
    """Move a drop to where it belongs, unless it is another file by now: that is a drop of its own."""
    path, tally = case.drop.path, case.tally
    if look(path) != case.drop.seen:
        return
    failed = tally.nothing_filed
    folder = case.inbox.filed(path, into="failed" if failed else "done")
    try:
        moved = move(path, folder, reason=tally.reason())
        after = look(moved)
        if after is not None and not case.drop.seen.is_still(after):
            put_back(moved, path)
            return
    except OSError as error:
        swept.blocked.append(_immovable(error, path))
        return
    if failed:
        swept.failed += 1
        voice.trouble(f"{path}: {tally.line() if tally.error is None or tally.files > 1 else tally.error}")
    else:
        swept.filed += 1
        voice.say(f"{case.athlete.name}: {tally.line()}")


def _immovable(error: OSError, path: Path) -> GaitError:
    what = _("A filed drop cannot be moved: {reason}").format(reason=error.strerror or error)
    return GaitError(what, where=str(path), next_step=_("Its runs are in the library; look at the permissions."))


def _is_list(path: Path) -> bool:
    """Tell whether a file is the list of an export's uploads, which goes with them."""
    if path.name.casefold() != INDEX:
        return False
    try:
        return bool(index_of(path.read_bytes()).uploads)
    except OSError:
        return False


def _put_lists_away(dropped: Sequence[Dropped], swept: Swept) -> None:
    """Move the lists of uploads once no drop of their athlete's is left."""
    for each in dropped:
        lists = [drop.path for drop in each.drops if _is_list(drop.path)]
        if any(drop.path.exists() for drop in each.drops if drop.path not in lists):
            continue
        for path in lists:
            try:
                move(path, each.inbox.filed(path, into="done"))
            except OSError as error:
                swept.blocked.append(_immovable(error, path))
