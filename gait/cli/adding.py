"""``gait add``: files into the library."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from gait.cli import library_options as options
from gait.cli.failures import say_error
from gait.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gait.intake.filing import Drop, FiledRun
    from gait.library import AthleteRecord, Named
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
    from gait.intake.filing import file_all  # noqa: PLC0415 - as above
    from gait.library import Named  # noqa: PLC0415 - as above

    well = True
    with opened(library) as found:
        who = the_one(found, athlete)
        named = Named(title=title or "", shoe_id=None if shoe is None else found.shoe(who.id, shoe).id)
        paths = find_files(files).files
        for filed in file_all(found, _drops(paths, who, named), processes=None if len(paths) > 1 else 1):
            well = _tell(filed, who.units) and well
        well = catch_up(found) and well
    if not well:
        raise typer.Exit(1)


def _drops(paths: tuple[Path, ...], athlete: "AthleteRecord", named: "Named") -> "Iterator[Drop]":
    """Yield the files that can be read; what cannot is told."""
    from gait.errors import GaitError  # noqa: PLC0415 - as above
    from gait.formats.disk import read_file  # noqa: PLC0415 - as above
    from gait.intake.filing import Drop  # noqa: PLC0415 - as above

    for path in paths:
        try:
            data = read_file(path)
        except GaitError:
            data = b""
        yield Drop(data=data, name=path.name, athlete=athlete, named=named)


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
