"""``gait pain``: how much a knee hurt, by day and run."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from gait.cli import library_options as options
from gait.cli import told, values
from gait.language import _

if TYPE_CHECKING:
    from gait.library import AthleteRecord, Library

HELP: Final = _(
    "Keep a pain log.\n\nSay how much a knee hurt during a run, an hour after it and the next morning, 0 to 10, and "
    "where; what comes later adds to the line of the same run. Without numbers it lists what was said, with the pain "
    "rule applied to it."
)
PainOption = Annotated[
    values.PainNumbers | None,
    typer.Option(
        "--pain",
        metavar="DURING,AFTER,NEXT_MORNING",
        parser=values.pain,
        show_default=False,
        help=_("0 to 10 during the run, an hour after, the next morning (- if not known), and perhaps before it."),
    ),
]
RunOption = Annotated[
    int | None, typer.Option("--of-run", metavar="NUMBER", show_default=False, help=_("The run that it is about."))
]
DayOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DAY",
        parser=told.day,
        show_default=False,
        help=_("The day; today if not told. The run of that day is meant where there is one."),
    ),
]
RemoveOption = Annotated[
    int | None, typer.Option("--remove", metavar="NUMBER", show_default=False, help=_("Take a line out again."))
]


def pain(  # noqa: PLR0913 - what is told of a pain
    *,
    athlete: options.OfOption = None,
    numbers: PainOption = None,
    knee: options.PlaceOption = None,
    of_run: RunOption = None,
    on: DayOption = None,
    note: options.NoteOption = None,
    remove: RemoveOption = None,
    library: options.LibraryOption = None,
) -> None:
    """Keep a pain log: ``gait pain``."""
    from gait.cli.library_access import catch_up, opened, the_one  # noqa: PLC0415 - loads numpy and SQLite
    from gait.cli.library_lines import pain_line  # noqa: PLC0415 - as above

    with opened(library) as found:
        who = the_one(found, athlete if of_run is None else found.run(of_run).athlete)
        if remove is not None:
            typer.echo(pain_line(found.remove_pain(who.id, remove)))
        elif numbers is None and knee is None:
            for entry in found.pain_log(who.id):
                typer.echo(pain_line(entry))
            return
        else:
            run_id, day = _about(found, who, of_run, on)
            told_numbers = numbers or values.PainNumbers()
            entry = found.add_pain(
                who.id,
                run_id=run_id,
                on_date=day,
                place=knee,
                during=told_numbers.during,
                after=told_numbers.after,
                next_morning=told_numbers.next_morning,
                before=told_numbers.before,
                note=note,
            )
            typer.echo(pain_line(entry))
        well = catch_up(found)
    if not well:
        raise typer.Exit(1)


def _about(library: "Library", athlete: "AthleteRecord", run_id: int | None, day: str | None) -> tuple[int | None, str]:
    """Return the run and the day that a pain is about: the run of the day where there is just one."""
    if run_id is not None:
        run = library.run(run_id)
        return run_id, day or (run.summary.local_date if run.summary else run.started_at[:10])
    when = day or datetime.now(UTC).astimezone().date().isoformat()
    return library.run_of_day(athlete.id, when), when
