"""``gait run``: the runs of the library, and what their files say wrongly."""

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from gait.cli import library_options as options
from gait.cli import told, values
from gait.cli.failures import say
from gait.language import _

if TYPE_CHECKING:
    from gait.library import AthleteRecord, Library, RunRecord

HELP: Final = _("Runs of the library: list, show, edit, remove. The files that they came from are never changed.")
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

_TAKEN_BACK: Final = {
    "shoe": "shoe_id",
    "device": "device",
    "cadence-unit": "cadence_unit",
    "distance": "distance_m",
    "leave-out": "leave_out",
}
OwnerOption = Annotated[
    str | None, typer.Option("--athlete", metavar="NAME", show_default=False, help=_("Who really ran."))
]
ShoeOption = Annotated[
    str | None, typer.Option("--shoe", metavar="NAME", show_default=False, help=_("The shoes that were worn."))
]
DeviceOption = Annotated[
    str | None, typer.Option("--device", metavar="NAME", show_default=False, help=_("The watch that recorded it."))
]
CadenceUnitOption = Annotated[
    Literal["strides", "steps", "half-steps"] | None,
    typer.Option("--cadence-unit", show_default=False, help=_("What the file's cadence counts a minute.")),
]
DistanceOption = Annotated[
    float | None,
    typer.Option(
        "--distance",
        metavar="DISTANCE",
        parser=values.distance_m,
        show_default=False,
        help=_("The true distance, as of a treadmill: 8.2km or 5mi."),
    ),
]
LeaveOutOption = Annotated[
    Any,
    typer.Option(
        "--leave-out",
        metavar="FROM-TO",
        parser=told.stretch_s,
        show_default=False,
        help=_("A stretch to leave out, counted from the start: 12:30-14:00, or 58:00- to the end."),
    ),
]
IsRunOption = Annotated[
    bool | None,
    typer.Option("--run/--no-run", show_default=False, help=_("Whether it is a run at all: a drive is none.")),
]
TakeBackOption = Annotated[
    list[str] | None,
    typer.Option(
        "--take-back",
        metavar="WHAT",
        parser=told.one_of(*_TAKEN_BACK),
        show_default=False,
        help=_("What does not hold any more: shoe, device, cadence-unit, distance or leave-out."),
    ),
]


@app.command("list", help=_("List runs, the latest first."))
def list_all(
    *,
    athlete: options.OfOption = None,
    since: options.SinceOption = None,
    until: options.UntilOption = None,
    library: options.LibraryOption = None,
) -> None:
    """List runs: ``gait run list``."""
    from gait.cli.library_access import opened  # noqa: PLC0415 - loads numpy and SQLite
    from gait.cli.library_lines import run_line  # noqa: PLC0415 - as above

    with opened(library) as found:
        chosen = None if athlete is None else found.athlete(athlete)
        everybody = {each.id: each for each in found.athletes()}
        for run in found.runs(chosen.id if chosen else None, since=since or "", until=until or "9999"):
            owner = everybody[run.athlete_id]
            name = "" if chosen or len(everybody) == 1 else f"{owner.name}  "
            typer.echo(f"{name}{run_line(run, owner.units)}")


@app.command("show", help=_("Show a run: its files, its corrections, what was told of it."))
def show(number: options.RunArgument, *, library: options.LibraryOption = None) -> None:
    """Show a run: ``gait run show``."""
    from gait.cli.library_access import opened  # noqa: PLC0415 - as above

    with opened(library) as found:
        _show(found, found.run(number))


@app.command("edit", help=_("Correct what a run's file says wrongly, and analyse it anew."))
def edit(  # noqa: PLR0913 - all that a file can say wrongly
    number: options.RunArgument,
    *,
    athlete: OwnerOption = None,
    shoe: ShoeOption = None,
    device: DeviceOption = None,
    cadence_unit: CadenceUnitOption = None,
    distance: DistanceOption = None,
    leave_out: LeaveOutOption = None,
    is_run: IsRunOption = None,
    take_back: TakeBackOption = None,
    library: options.LibraryOption = None,
) -> None:
    """Correct a run: ``gait run edit``."""
    from gait.cli.library_access import catch_up, opened  # noqa: PLC0415 - as above
    from gait.library import RunEdit  # noqa: PLC0415 - as above

    said = {
        "device": device,
        "cadence_unit": cadence_unit,
        "distance_m": distance,
        "leave_out": leave_out,
        "is_run": is_run,
    }
    edits: dict[str, Any] = {_TAKEN_BACK[each]: None for each in take_back or ()}
    edits |= {name: value for name, value in said.items() if value is not None}
    with opened(library) as found:
        owner = _owner(found, number, athlete)
        edits |= {} if athlete is None else {"athlete_id": owner.id}
        edits |= {} if shoe is None else {"shoe_id": found.shoe(owner.id, shoe).id}
        found.edit_run(number, RunEdit(**edits))
        well = catch_up(found)
        _show(found, found.run(number))
    if not well:
        raise typer.Exit(1)


@app.command("remove", help=_("Take a run and its files out of the library."))
def remove(number: options.RunArgument, *, library: options.LibraryOption = None) -> None:
    """Remove a run: ``gait run remove``."""
    from gait.cli.library_access import catch_up, opened  # noqa: PLC0415 - as above
    from gait.cli.library_lines import removed_lines  # noqa: PLC0415 - as above

    with opened(library) as found:
        typer.echo("\n".join(removed_lines(found.remove_run(number))))
        catch_up(found)
    say(_("gait undo brings it back for 30 days; until then the files stay on the disk."))


def _owner(library: "Library", number: int, athlete: str | None) -> "AthleteRecord":
    return library.athlete(athlete if athlete is not None else library.run(number).athlete)


def _show(library: "Library", run: "RunRecord") -> None:
    from gait.cli.library_lines import pain_line, run_lines  # noqa: PLC0415 - as above

    owner = library.athlete(run.athlete)
    typer.echo("\n".join(run_lines(run, library.recordings(run.id), library.edits(run.id), owner.units)))
    for entry in library.pain_log(owner.id):
        if entry.run_id == run.id:
            typer.echo("  " + _("pain: {told}").format(told=pain_line(entry).strip()))
