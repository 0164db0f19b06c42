"""The library as the commands use it: opened, the athlete found, and analyses that are behind brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from gait.cli.failures import say, say_error
from gait.errors import UsageError
from gait.intake.renewing import reanalyze
from gait.language import _, plural
from gait.library import AthleteRecord, Library

_AT_ONCE: Final = 20
"""So many analyses are made anew without being asked: it takes seconds."""


@contextmanager
def opened(folder: Path | None) -> Iterator[Library]:
    """Open the library and close it after."""
    with Library.open(folder) as library:
        yield library


def the_one(library: Library, name: str | None) -> AthleteRecord:
    """Return the athlete of that name; without a name the only one that there is.

    Raises
    ------
    UsageError
        If there is none of that name, or without a name none or several.

    """
    if name is not None:
        return library.athlete(name)
    everybody = library.athletes()
    if len(everybody) == 1:
        return everybody[0]
    if not everybody:
        what = _("There is no athlete in the library yet")
        raise UsageError(what, next_step=_("Add one: gait athlete add NAME."))
    names = ", ".join(each.name for each in everybody)
    what = _("There are several athletes in the library: {names}").format(names=names)
    raise UsageError(what, next_step=_("Say whose it is with --athlete."))


def catch_up(library: Library) -> bool:
    """Make analyses anew that a change has put behind; where there are many, say how. Return whether all went well."""
    behind = len(library.outdated())
    if behind > _AT_ONCE:
        say(
            plural(
                "{count} analysis is behind. Bring it up to date with gait reanalyze.",
                "{count} analyses are behind. Bring them up to date with gait reanalyze.",
                behind,
            ).format(count=behind)
        )
        return True
    return renew(library)


def renew(library: Library, athlete_id: int | None = None) -> bool:
    """Bring the analyses up to date, say of each what failed, and return whether all went well."""
    runs: set[int] = set()
    well = True
    for renewed in reanalyze(library, athlete_id):
        if renewed.error is None:
            runs.add(renewed.run_id)
        else:
            well = False
            place = _("run {number} ({name})").format(number=renewed.run_id, name=renewed.name)
            say_error(renewed.error, place)
    if runs:
        count = len(runs)
        say(plural("Analysed {count} run anew.", "Analysed {count} runs anew.", count).format(count=count))
    return well
