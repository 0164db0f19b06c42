"""The options of ``gait analyze`` and ``gait report``: what each is called, how it is read, and its help."""

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from gait.cli import values
from gait.language import _
from gait.quantities import Units

Place: TypeAlias = Literal["front", "outer", "inner", "below", "back", "swollen", "locking", "other"]
"""As ``gait.model.KneePlace``, which would load numpy."""
Worn: TypeAlias = Literal["wrist", "hand", "pocket", "hip", "waist", "trunk", "chest", "shank", "foot"]
Paths: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help=_("Files (FIT, GPX, TCX, CSV of acceleration, also in .gz or .zip), folders, patterns."),
    ),
]
AthleteOption: TypeAlias = Annotated[str | None, typer.Option("--athlete", metavar="NAME", help=_("Who ran."))]
HeightOption: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--height", metavar="HEIGHT", parser=values.height_m, help=_("The runner's height: 1.78, 178cm or 5'10\".")
    ),
]
WeightOption: TypeAlias = Annotated[
    float | None,
    typer.Option("--weight", metavar="WEIGHT", parser=values.mass_kg, help=_("Body weight: 70, 70kg or 154lb.")),
]
JsonOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--json", metavar="PATH", help=_("Write the analyses as JSON, one a line; - is standard output.")),
]
JsonSeriesOption: TypeAlias = Annotated[
    Literal["display", "full", "none"], typer.Option(help=_("How much of the series and track the JSON holds."))
]
CsvOption: TypeAlias = Annotated[
    str | None, typer.Option("--csv", metavar="PATH", help=_("Write the splits as CSV; - is standard output."))
]
ParquetOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--parquet",
        metavar="PATH.parquet",
        help=_("Write splits and full series as two Parquet files beside each other: PATH-splits, PATH-series."),
    ),
]
OpenOption: TypeAlias = Annotated[bool, typer.Option("--open", help=_("Open the first report in the browser."))]
StrictOption: TypeAlias = Annotated[
    bool, typer.Option("--strict", help=_("Refuse a damaged file instead of salvaging it."))
]
CadenceUnitOption: TypeAlias = Annotated[
    Literal["auto", "strides", "steps", "half-steps"],
    typer.Option(help=_("What the file's cadence counts a minute, if the automatic decision is wrong.")),
]
DistanceOption: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--distance",
        metavar="DISTANCE",
        parser=values.distance_m,
        help=_("The true distance, as of a treadmill: 8.2km or 5mi."),
    ),
]
ColumnsOption: TypeAlias = Annotated[
    values.ColumnWords | None,
    typer.Option(
        "--columns",
        metavar="time=..,x=..,y=..,z=..",
        parser=values.columns,
        help=_(
            "What the columns of a CSV of acceleration hold, where it does not say so; also unit=, time_unit=, rate=, "
            "start=, gravity=."
        ),
    ),
]
PositionOption: TypeAlias = Annotated[
    Worn | None, typer.Option("--position", help=_("Where the sensor that recorded acceleration was worn."))
]
SpeedFileOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--speed-file",
        metavar="FILE",
        help=_("A FIT, GPX or TCX of the same run, for the speed that a recording of acceleration lacks."),
    ),
]
KneeOption: TypeAlias = Annotated[
    Place | None, typer.Option("--knee", help=_("Where a knee hurts, or what else is wrong with it."))
]
PainOption: TypeAlias = Annotated[
    values.PainNumbers | None,
    typer.Option(
        "--pain",
        metavar="DURING,AFTER,NEXT_MORNING",
        parser=values.pain,
        help=_("How much the knee hurt, 0 to 10: during the run, an hour after, the next morning (- if not known)."),
    ),
]
HistoryOption: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--history",
        metavar="FILE.jsonl",
        help=_("Your earlier runs, as --json wrote them: the run is held against them. Can be given several times."),
    ),
]
OutOption: TypeAlias = Annotated[
    Path, typer.Option("--out", "-o", metavar="FOLDER", help=_("Where the reports go."), file_okay=False)
]
AssetsOption: TypeAlias = Annotated[
    Literal["inline", "shared"],
    typer.Option("--assets", help=_("Whether each report carries the charts' script, or all share one beside them.")),
]
PdfOption: TypeAlias = Annotated[
    bool, typer.Option("--pdf", help=_("Print each report as a PDF beside it, through a Chromium on this machine."))
]
ShareOption: TypeAlias = Annotated[
    bool, typer.Option("--share", help=_("Leave out name, date and place, in the reports and in the data."))
]
UnitsOption: TypeAlias = Annotated[Units, typer.Option("--units", help=_("Kilometres and metres, or miles and feet."))]
Document: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="FILE.json", show_default=False, help=_("Written by gait analyze --json; - is standard input.")
    ),
]
ReportUnitsOption: TypeAlias = Annotated[
    Units | None, typer.Option(help=_("Kilometres and metres, or miles and feet; as the splits, if not told."))
]
