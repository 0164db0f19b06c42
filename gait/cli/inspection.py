"""``gait inspect``: what is in a file; the options. The work is in ``gait.cli.contents``."""

from pathlib import Path
from typing import Annotated, Final

import typer

from gait.cli import options
from gait.language import _

HELP: Final = _(
    "Show what a file holds.\n\nDevice, sensors, channels with their coverage, gaps, pauses, laps, developer fields, "
    "damage, and what the cadence in it counts."
)


def inspect(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", show_default=False, help=_("A FIT, GPX or TCX file, a CSV of acceleration, or an archive.")
        ),
    ],
    *,
    verify: Annotated[
        bool, typer.Option("--verify", help=_("Decode it with fitparse or gpxpy as well, and print each difference."))
    ] = False,
    columns: options.ColumnsOption = None,
) -> None:
    """Show what a file holds: ``gait inspect``."""
    from gait.cli.contents import comparison, contents  # noqa: PLC0415 - loads numpy and the readers
    from gait.formats.disk import name_of, read_file  # noqa: PLC0415 - as above
    from gait.formats.motion_csv.told import told_of  # noqa: PLC0415 - as above

    data, name = read_file(file), name_of(file)
    described = contents(data, name, None if columns is None else told_of(columns.words))
    typer.echo("\n\n".join(described.pieces))
    if verify:
        typer.echo("\n" + "\n".join(comparison(data, name)))
    if described.unread:
        raise typer.Exit(1)
