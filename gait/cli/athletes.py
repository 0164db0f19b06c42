"""``gait athlete``: who runs."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from gait.cli import library_options as options
from gait.cli import told
from gait.cli.failures import say
from gait.errors import UsageError
from gait.language import _

if TYPE_CHECKING:
    from gait.library import KneeTrouble

HELP: Final = _("Athletes of the library: add, edit, list, show, remove.")
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

_FORGOTTEN: Final = {
    "height": ("height_m",),
    "leg-length": ("leg_length_m",),
    "weight": ("mass_kg",),
    "birth-year": ("birth_year",),
    "target": ("target_spm", "target_mps", "target_on"),
    "knee": (),
}
ForgetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--forget",
        metavar="WHAT",
        parser=told.one_of(*_FORGOTTEN),
        show_default=False,
        help=_("What is not to be known any more: height, leg-length, weight, birth-year, target or knee."),
    ),
]
ForGoodOption = Annotated[
    bool,
    typer.Option("--for-good", help=_("Remove it from the disk at once; then no change so far can be undone.")),
]


@app.command("add", help=_("Add an athlete."))
def add(  # noqa: PLR0913 - what is known of a person
    name: options.NameArgument,
    *,
    height: options.HeightOption = None,
    leg_length: options.LegOption = None,
    weight: options.WeightOption = None,
    birth_year: options.BirthYearOption = None,
    units: options.UnitsOption = None,
    target: options.TargetOption = None,
    knee_since: options.KneeSinceOption = None,
    knee_until: options.KneeUntilOption = None,
    knee: options.PlaceOption = None,
    note: options.NoteOption = None,
    library: options.LibraryOption = None,
) -> None:
    """Add an athlete: ``gait athlete add``."""
    from gait.cli.library_access import opened  # noqa: PLC0415 - loads numpy and SQLite
    from gait.cli.library_lines import athlete_lines  # noqa: PLC0415 - as above

    values = _known(height, leg_length, weight, birth_year, units) | _target(target)
    trouble = _trouble(knee_since, knee_until, knee, note)
    with opened(library) as found:
        typer.echo("\n".join(athlete_lines(found.add_athlete(name, knee=trouble, **values))))


@app.command("edit", help=_("Change what is known of an athlete."))
def edit(  # noqa: PLR0913 - as above
    name: options.NameArgument,
    *,
    new_name: options.RenameOption = None,
    height: options.HeightOption = None,
    leg_length: options.LegOption = None,
    weight: options.WeightOption = None,
    birth_year: options.BirthYearOption = None,
    units: options.UnitsOption = None,
    target: options.TargetOption = None,
    knee_since: options.KneeSinceOption = None,
    knee_until: options.KneeUntilOption = None,
    knee: options.PlaceOption = None,
    note: options.NoteOption = None,
    forget: ForgetOption = None,
    library: options.LibraryOption = None,
) -> None:
    """Change what is known of an athlete: ``gait athlete edit``."""
    from gait.cli.library_access import catch_up, opened  # noqa: PLC0415 - as above
    from gait.cli.library_lines import athlete_lines  # noqa: PLC0415 - as above

    forgotten = forget or []
    values: dict[str, Any] = {column: None for each in forgotten for column in _FORGOTTEN[each]}
    values |= _known(height, leg_length, weight, birth_year, units) | _target(target)
    values |= {} if new_name is None else {"name": new_name}
    trouble = _trouble(knee_since, knee_until, knee, note)
    with opened(library) as found:
        athlete = found.athlete(name)
        kept = () if "knee" in forgotten else _kept(athlete.knee, trouble)
        changed = found.edit_athlete(athlete.id, knee=(*kept, *trouble), **values)
        typer.echo("\n".join(athlete_lines(changed)))
        well = catch_up(found)
    if not well:
        raise typer.Exit(1)


@app.command("list", help=_("List the athletes with the number of their runs."))
def list_all(*, library: options.LibraryOption = None) -> None:
    """List the athletes: ``gait athlete list``."""
    from gait.cli.library_access import opened  # noqa: PLC0415 - as above
    from gait.cli.library_lines import athlete_line  # noqa: PLC0415 - as above

    with opened(library) as found:
        for athlete in found.athletes():
            typer.echo(athlete_line(athlete, len(found.runs(athlete.id))))


@app.command("show", help=_("Show what is known of an athlete."))
def show(name: options.NameArgument, *, library: options.LibraryOption = None) -> None:
    """Show an athlete: ``gait athlete show``."""
    from gait.cli.library_access import opened  # noqa: PLC0415 - as above
    from gait.cli.library_lines import athlete_lines, shoe_line  # noqa: PLC0415 - as above

    with opened(library) as found:
        athlete = found.athlete(name)
        typer.echo("\n".join(athlete_lines(athlete)))
        for shoe in found.shoes(athlete.id):
            typer.echo("  " + _("shoes: {told}").format(told=shoe_line(shoe, athlete.units)))


@app.command("remove", help=_("Remove an athlete and everything of theirs, and say what that was."))
def remove(
    name: options.NameArgument,
    *,
    for_good: ForGoodOption = False,
    library: options.LibraryOption = None,
) -> None:
    """Remove an athlete: ``gait athlete remove``."""
    from gait.cli.library_access import opened  # noqa: PLC0415 - as above
    from gait.cli.library_lines import removed_lines  # noqa: PLC0415 - as above

    with opened(library) as found:
        typer.echo("\n".join(removed_lines(found.remove_athlete(found.athlete(name).id))))
        if for_good:
            found.forget_for_good()
            say(_("It is gone from the disk, and nothing that was changed before can be undone."))
        else:
            say(_("gait undo brings it back for 30 days; until then the files stay on the disk."))


def _known(
    height: float | None, leg_length: float | None, weight: float | None, birth_year: int | None, units: str | None
) -> dict[str, Any]:
    values = {
        "height_m": height,
        "leg_length_m": leg_length,
        "mass_kg": weight,
        "birth_year": birth_year,
        "units": units,
    }
    return {name: value for name, value in values.items() if value is not None}


def _target(target: told.Target | None) -> dict[str, Any]:
    if target is None:
        return {}
    today = datetime.now(UTC).astimezone().date().isoformat()
    return {"target_spm": target.spm, "target_mps": target.mps, "target_on": today}


def _trouble(since: str | None, until: str | None, place: Any, note: str | None) -> "tuple[KneeTrouble, ...]":  # noqa: ANN401 - one of the places
    from gait.library import KneeTrouble  # noqa: PLC0415 - as above

    if since is None:
        if until is None and place is None and note is None:
            return ()
        what = _("It was not said since when a knee gives trouble")
        raise UsageError(what, next_step=_("Give --knee-since DAY too."))
    return (KneeTrouble(started_on=since, ended_on=until, place=place, note=note or ""),)


def _kept(known: "tuple[KneeTrouble, ...]", trouble: "tuple[KneeTrouble, ...]") -> "tuple[KneeTrouble, ...]":
    """Return the history of the knees without the time that is told anew: the one that began on the same day."""
    again = {each.started_on for each in trouble}
    return tuple(each for each in known if each.started_on not in again)
