"""``gait add``: files into the library."""

import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Final

import typer

from gait.cli import library_options as options
from gait.cli.failures import say, say_error
from gait.language import _, plural

if TYPE_CHECKING:
    from gait.intake.filing import FiledRun
    from gait.quantities import Units

HELP: Final = _(
    "Put files into the library.\n\nEach run is there once, however often its file is given and in whatever formats; "
    "a line a run says what became of it."
)
FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...", show_default=False, help=_("Files (FIT, GPX, TCX, also in .gz or .zip), folders, patterns.")
    ),
]
TitleOption = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", show_default=False, help=_("What the run is called."))
]
ShoeOption = Annotated[
    str | None,
    typer.Option(
        "--shoe", metavar="NAME", show_default=False, help=_("The shoes; else the pair that was in use on the day.")
    ),
]


def add(
    files: FilesArgument,
    *,
    athlete: options.OfOption = None,
    title: TitleOption = None,
    shoe: ShoeOption = None,
    library: options.LibraryOption = None,
) -> None:
    """Put files into the library: ``gait add``."""
    from gait.cli.library_access import catch_up, opened, the_one  # noqa: PLC0415 - loads numpy and SQLite
    from gait.intake import find_files  # noqa: PLC0415 - as above
    from gait.intake.dropped import file_given  # noqa: PLC0415 - as above
    from gait.library import Named  # noqa: PLC0415 - as above

    well, beside = True, Counter[str]()
    with opened(library) as found:
        who = the_one(found, athlete)
        named = Named(title=title or "", shoe_id=None if shoe is None else found.shoe(who.id, shoe).id)
        paths = find_files(files).files
        for part in file_given(found, paths, who, named):
            if part.beside is None:
                well = _tell(part.filed, who.units) and well
            else:
                beside[part.beside] += 1
        _tell_beside(beside)
        well = catch_up(found) and well
    if not well:
        raise typer.Exit(1)


def _tell_beside(count: "Counter[str]") -> None:
    """Say how much in archives was no run."""
    rides, others = count["other sport"], count["no activity"]
    if rides:
        said = plural("{count} activity of another sport", "{count} activities of other sports", rides)
        say(_("Left out: {what}.").format(what=said.format(count=rides)))
    if others:
        said = plural("{count} file without an activity", "{count} files without an activity", others)
        say(_("Left out: {what}.").format(what=said.format(count=others)))


def _tell(filed: "FiledRun", units: "Units") -> bool:
    from gait.cli.lines import result_line  # noqa: PLC0415 - as above

    if filed.error is not None:
        say_error(filed.error, filed.name)
        return False
    outcome = {
        "new": _("new"),
        "seen": _("was there"),
        "beside": _("kept beside a richer file of the run"),
        "richer": _("richer than the file that was there, and leads now"),
    }[filed.outcome or "new"]
    run = _("run {number}").format(number=filed.run_id)
    line = "" if filed.analysis is None else f"  {result_line(filed.analysis, None, units)}"
    print(f"{filed.name}: {run}, {outcome}{line}", file=sys.stdout, flush=True)  # noqa: T201 - the command speaks
    return True
