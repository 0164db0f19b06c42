"""``gait shoe``: what is worn, from when to when, and how far."""

from datetime import UTC, datetime
from typing import Annotated, Final

import typer

from gait.cli import library_options as options
from gait.language import _

HELP: Final = _("Shoes and how far they have run: add, edit, retire, list.")
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", show_default=False, help=_("What you call the shoes."))]
AgainOption = Annotated[bool, typer.Option("--in-use", help=_("They are worn again: they have no last day."))]


@app.command("add", help=_("Add shoes; runs from their first day on are put to them where no other pair is in use."))
def add(  # noqa: PLR0913 - what is known of shoes
    name: NameArgument,
    *,
    athlete: options.OfOption = None,
    start: options.StartOption = None,
    end: options.EndOption = None,
    ran: options.RanOption = None,
    library: options.LibraryOption = None,
) -> None:
    """Add shoes: ``gait shoe add``."""
    from gait.cli.library_access import opened, the_one  # noqa: PLC0415 - loads numpy and SQLite
    from gait.cli.library_lines import shoe_line  # noqa: PLC0415 - as above

    with opened(library) as found:
        owner = the_one(found, athlete)
        typer.echo(shoe_line(found.add_shoe(owner.id, name, **_known(start, end, ran)), owner.units))


@app.command("edit", help=_("Change what is known of shoes."))
def edit(  # noqa: PLR0913 - as above
    name: NameArgument,
    *,
    athlete: options.OfOption = None,
    new_name: options.RenameOption = None,
    start: options.StartOption = None,
    end: options.EndOption = None,
    in_use: AgainOption = False,
    ran: options.RanOption = None,
    library: options.LibraryOption = None,
) -> None:
    """Change what is known of shoes: ``gait shoe edit``."""
    from gait.cli.library_access import opened, the_one  # noqa: PLC0415 - as above
    from gait.cli.library_lines import shoe_line  # noqa: PLC0415 - as above

    values = _known(start, end, ran) | ({} if new_name is None else {"name": new_name})
    values |= {"ended_on": None} if in_use else {}
    with opened(library) as found:
        owner = the_one(found, athlete)
        typer.echo(shoe_line(found.edit_shoe(found.shoe(owner.id, name).id, **values), owner.units))


@app.command("retire", help=_("Say that shoes are not worn any more."))
def retire(
    name: NameArgument,
    *,
    athlete: options.OfOption = None,
    end: options.EndOption = None,
    library: options.LibraryOption = None,
) -> None:
    """Retire shoes: ``gait shoe retire``."""
    from gait.cli.library_access import opened, the_one  # noqa: PLC0415 - as above
    from gait.cli.library_lines import shoe_line  # noqa: PLC0415 - as above

    last = end or datetime.now(UTC).astimezone().date().isoformat()
    with opened(library) as found:
        owner = the_one(found, athlete)
        typer.echo(shoe_line(found.edit_shoe(found.shoe(owner.id, name).id, ended_on=last), owner.units))


@app.command("list", help=_("List an athlete's shoes with their distance."))
def list_all(*, athlete: options.OfOption = None, library: options.LibraryOption = None) -> None:
    """List shoes: ``gait shoe list``."""
    from gait.cli.library_access import opened, the_one  # noqa: PLC0415 - as above
    from gait.cli.library_lines import shoe_line  # noqa: PLC0415 - as above

    with opened(library) as found:
        owner = the_one(found, athlete)
        for shoe in found.shoes(owner.id):
            typer.echo(shoe_line(shoe, owner.units))


def _known(start: str | None, end: str | None, ran: float | None) -> dict[str, object]:
    values = {"started_on": start, "ended_on": end, "start_distance_m": ran}
    return {name: value for name, value in values.items() if value is not None}
