"""The options of the commands on the library: what each is called, how it is read, and its help."""

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from gait.cli import told, values
from gait.language import _

LibraryOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="FOLDER",
        file_okay=False,
        show_default=False,
        help=_("The library's folder; else that of GAIT_LIBRARY, else your own."),
    ),
]
NameArgument: TypeAlias = Annotated[
    str, typer.Argument(metavar="NAME", show_default=False, help=_("The athlete's name, in whatever case."))
]
OfOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--athlete",
        metavar="NAME",
        show_default=False,
        help=_("Whose; not needed while the library holds one athlete."),
    ),
]
RunArgument: TypeAlias = Annotated[
    int, typer.Argument(metavar="NUMBER", show_default=False, help=_("The run's number, as gait run list has it."))
]
SinceOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--since", metavar="DAY", parser=told.day, show_default=False, help=_("From this day on.")),
]
UntilOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--until", metavar="DAY", parser=told.day, show_default=False, help=_("Up to this day.")),
]
LegOption: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--leg-length",
        metavar="LENGTH",
        parser=told.leg_length_m,
        show_default=False,
        help=_("From the hip's bony point to the floor: 0.86, 86cm or 34in."),
    ),
]
HeightOption: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--height",
        metavar="HEIGHT",
        parser=values.height_m,
        show_default=False,
        help=_("The runner's height: 1.78, 178cm or 5'10\"."),
    ),
]
WeightOption: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--weight",
        metavar="WEIGHT",
        parser=values.mass_kg,
        show_default=False,
        help=_("Body weight: 70, 70kg or 154lb."),
    ),
]
BirthYearOption: TypeAlias = Annotated[
    int | None, typer.Option("--birth-year", metavar="YEAR", show_default=False, help=_("With four digits."))
]
UnitsOption: TypeAlias = Annotated[
    Literal["metric", "imperial"] | None,
    typer.Option("--units", show_default=False, help=_("Kilometres and metres, or miles and feet.")),
]
TargetOption: TypeAlias = Annotated[
    told.Target | None,
    typer.Option(
        "--target",
        metavar="SPM@PACE",
        parser=told.target,
        show_default=False,
        help=_("The cadence to come to, and the pace at which: 172 or 172@5:30/km."),
    ),
]
KneeSinceOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--knee-since",
        metavar="DAY",
        parser=told.day,
        show_default=False,
        help=_("Since when a knee gives or gave trouble; adds to the history of the knees."),
    ),
]
KneeUntilOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--knee-until", metavar="DAY", parser=told.day, show_default=False, help=_("Until when it did.")),
]
PlaceOption: TypeAlias = Annotated[
    Literal["front", "outer", "inner", "below", "back", "swollen", "locking", "other"] | None,
    typer.Option("--knee", show_default=False, help=_("Where a knee hurts, or what else is wrong with it.")),
]
NoteOption: TypeAlias = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", show_default=False, help=_("What else is to be said of it."))
]
StartOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--start", metavar="DAY", parser=told.day, show_default=False, help=_("The first day in these shoes.")
    ),
]
EndOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--end", metavar="DAY", parser=told.day, show_default=False, help=_("The last day in them.")),
]
RanOption: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--ran",
        metavar="DISTANCE",
        parser=told.shoe_distance_m,
        show_default=False,
        help=_("What they had run before: 120km or 75mi."),
    ),
]
RenameOption: TypeAlias = Annotated[
    str | None, typer.Option("--name", metavar="NAME", show_default=False, help=_("Another name."))
]
