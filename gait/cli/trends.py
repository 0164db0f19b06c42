"""``gait trends``: what an athlete's runs tell together, as a page and as data."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from gait.cli import library_options as options
from gait.cli.failures import say_error
from gait.cli.outputs import STANDARD_OUTPUT, data_output
from gait.language import _
from gait.quantities import Units

if TYPE_CHECKING:
    from gait.library import AthleteRecord, Library
    from gait.model.diary import Diary

HELP: Final = _(
    "Draw an athlete's weeks on one page.\n\nForm at equal speed on each watch with what is usual for the athlete, "
    "changes that last, progress towards a target, load, pain and shoes on one time line, and all runs with what was "
    "said of them. What needs a look comes first, and is told here too."
)
AthleteArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[ATHLETE]",
        show_default=False,
        help=_("The athlete's name; not needed while the library holds one athlete."),
    ),
]
OutOption = Annotated[
    Path, typer.Option("--out", "-o", metavar="FOLDER", help=_("Where the reports go."), file_okay=False)
]
JsonOption = Annotated[
    str | None,
    typer.Option(
        "--json",
        metavar="PATH",
        show_default=False,
        help=_("Write all that the page shows as JSON; - is standard output."),
    ),
]
UnitsOption = Annotated[
    Units | None,
    typer.Option(
        "--units", show_default=False, help=_("Kilometres and metres, or miles and feet; else the athlete's.")
    ),
]
AssetsOption = Annotated[
    Literal["inline", "shared"],
    typer.Option("--assets", help=_("Whether the page carries the charts' script, or has it beside the reports.")),
]
RunsOption = Annotated[
    bool, typer.Option("--runs", help=_("Write the report of each run too, where it is not there yet, and link to it."))
]


def trends(  # noqa: PLR0913 - a command's options
    athlete: AthleteArgument = None,
    *,
    out: OutOption = Path("reports"),
    json: JsonOption = None,
    units: UnitsOption = None,
    assets: AssetsOption = "inline",
    runs: RunsOption = False,
    library: options.LibraryOption = None,
) -> None:
    """Draw an athlete's weeks: ``gait trends``."""
    from gait.cli.library_access import opened, the_one  # noqa: PLC0415 - loads numpy and SQLite
    from gait.export.diary import diary_json  # noqa: PLC0415 - as above
    from gait.intake.season import write_page  # noqa: PLC0415 - as above

    with opened(library) as found, data_output(json) as write:
        one = the_one(found, athlete)
        well = _draw_runs(found, one, out) if runs else True
        page, diary = write_page(found, one, out, units=units, assets=assets)
        speech = sys.stderr if json == STANDARD_OUTPUT else sys.stdout
        for line in _lines(diary):
            print(line, file=speech)
        print(f"-> {page}", file=speech)
        write(diary_json(diary) + b"\n")
    if not well:
        raise typer.Exit(1)


def _lines(diary: "Diary") -> Iterator[str]:
    """Yield the answer, and each thing that needs a look with its day."""
    from gait.pages.seasons.first import answer, pressing  # noqa: PLC0415 - as above

    yield f"{answer(diary)}."
    if diary.looks and (len(diary.looks) > 1 or not pressing(diary)):
        yield from (f"{look.local_date}  {look.reason}" for look in diary.looks)


def _draw_runs(library: "Library", athlete: "AthleteRecord", out: Path) -> bool:
    """Write the reports that are not there yet, say what failed, and return whether all went well."""
    from gait.intake.run_pages import draw_pages, has_page  # noqa: PLC0415 - as above

    missing = [(athlete, run) for run in library.runs(athlete.id) if not has_page(library, out, athlete, run)]
    well = True
    for drawn in draw_pages(library, out, missing):
        if drawn.error is not None:
            say_error(drawn.error, str(drawn.page))
            well = False
    return well
