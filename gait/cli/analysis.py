"""``gait analyze`` and ``gait report``: from files to reports; the options, and what they ask for."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from gait.cli import values
from gait.cli.outputs import STANDARD_OUTPUT
from gait.errors import UsageError
from gait.quantities import Units

if TYPE_CHECKING:
    from gait.model import KneePain

OutOption: TypeAlias = Annotated[
    Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the reports go.", file_okay=False)
]
_Place: TypeAlias = Literal["front", "outer", "inner", "below", "back", "swollen", "locking", "other"]
"""As ``gait.model.KneePlace``, which would load numpy."""
_AssetsOption: TypeAlias = Annotated[
    Literal["inline", "shared"],
    typer.Option("--assets", help="Whether each report carries the charts' script, or all share one beside them."),
]
_PdfOption: TypeAlias = Annotated[
    bool, typer.Option("--pdf", help="Print each report as a PDF beside it, through a Chromium on this machine.")
]
_ShareOption: TypeAlias = Annotated[
    bool, typer.Option("--share", help="Leave out name, date and place, in the reports and in the data.")
]
UnitsOption: TypeAlias = Annotated[Units, typer.Option("--units", help="Kilometres and metres, or miles and feet.")]


def analyze(  # noqa: PLR0913 - a command's options
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", show_default=False, help="Files (FIT, GPX, TCX, also in .gz or .zip), folders, patterns."
        ),
    ],
    *,
    athlete: Annotated[str | None, typer.Option("--athlete", metavar="NAME", help="Who ran.")] = None,
    height: Annotated[
        float | None,
        typer.Option(
            "--height", metavar="HEIGHT", parser=values.height_m, help="The runner's height: 1.78, 178cm or 5'10\"."
        ),
    ] = None,
    weight: Annotated[
        float | None,
        typer.Option("--weight", metavar="WEIGHT", parser=values.mass_kg, help="Body weight: 70, 70kg or 154lb."),
    ] = None,
    units: UnitsOption = "metric",
    out: OutOption = Path("reports"),
    json: Annotated[
        str | None,
        typer.Option("--json", metavar="PATH", help="Write the analyses as JSON, one a line; - is standard output."),
    ] = None,
    json_series: Annotated[
        Literal["display", "full", "none"], typer.Option(help="How much of the series and track the JSON holds.")
    ] = "display",
    csv: Annotated[
        str | None, typer.Option("--csv", metavar="PATH", help="Write the splits as CSV; - is standard output.")
    ] = None,
    parquet: Annotated[
        str | None,
        typer.Option(
            "--parquet",
            metavar="PATH.parquet",
            help="Write splits and full series as two Parquet files beside each other: PATH-splits, PATH-series.",
        ),
    ] = None,
    share: _ShareOption = False,
    pdf: _PdfOption = False,
    assets: _AssetsOption = "inline",
    open_report: Annotated[bool, typer.Option("--open", help="Open the first report in the browser.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse a damaged file instead of salvaging it.")] = False,
    cadence_unit: Annotated[
        Literal["auto", "strides", "steps", "half-steps"],
        typer.Option(help="What the file's cadence counts a minute, if the automatic decision is wrong."),
    ] = "auto",
    distance: Annotated[
        float | None,
        typer.Option(
            "--distance",
            metavar="DISTANCE",
            parser=values.distance_m,
            help="The true distance, as of a treadmill: 8.2km or 5mi.",
        ),
    ] = None,
    knee: Annotated[
        _Place | None, typer.Option("--knee", help="Where a knee hurts, or what else is wrong with it.")
    ] = None,
    pain: Annotated[
        values.PainNumbers | None,
        typer.Option(
            "--pain",
            metavar="DURING,AFTER,NEXT_MORNING",
            parser=values.pain,
            help="How much the knee hurt, 0 to 10: during the run, an hour after, the next morning (- if not known).",
        ),
    ] = None,
    history: Annotated[
        list[Path] | None,
        typer.Option(
            "--history",
            metavar="FILE.jsonl",
            help="Your earlier runs, as --json wrote them: the run is held against them. Can be given several times.",
        ),
    ] = None,
) -> None:
    """Analyse runs and write a report for each.

    A line a run says what was found; the report has the rest.
    """
    if json == csv == STANDARD_OUTPUT:
        what = "JSON and CSV cannot both go to standard output"
        raise UsageError(what, next_step="Give one of them a file's path.")
    from gait import export  # noqa: PLC0415 - as below
    from gait.cli.past import read_history  # noqa: PLC0415 - loads numpy and the pipeline
    from gait.cli.session import Outputs, analyze_all, browser_for  # noqa: PLC0415 - as above
    from gait.intake import Request  # noqa: PLC0415 - as above
    from gait.model import Athlete  # noqa: PLC0415 - as above
    from gait.pipeline import Settings  # noqa: PLC0415 - as above

    if parquet is not None:
        export.check_parquet()
    browser, found_browser = browser_for(pdf=pdf)
    known = athlete is not None or height is not None or weight is not None
    request = Request(
        out=out,
        units=units,
        athlete=Athlete(name=athlete, height_m=height, mass_kg=weight, from_="option" if known else None),
        settings=Settings(
            cadence_stored_as=cadence_unit, distance_m=distance, split_unit="km" if units == "metric" else "mi"
        ),
        damage="refuse" if strict else "salvage",
        series="full" if parquet else json_series if json else "none",
        shared=share,
        browser=browser,
        assets=assets,
        knee=_told(knee, pain),
        history=read_history(history or ()),
    )
    outputs = Outputs(
        json=json, json_series=json_series, csv=csv, parquet=parquet, after="open" if open_report else "nothing"
    )
    if not analyze_all(paths, request, outputs) or not found_browser:
        raise typer.Exit(1)


def _told(place: _Place | None, pain: values.PainNumbers | None) -> "KneePain | None":
    """Return what was told of a knee, or None where nothing was."""
    from gait.model import KneePain  # noqa: PLC0415 - as above

    if place is None and pain is None:
        return None
    known = pain or values.PainNumbers()
    return KneePain(
        place=place, during=known.during, after=known.after, next_morning=known.next_morning, before=known.before
    )


def report(  # noqa: PLR0913 - as above
    document: Annotated[
        str,
        typer.Argument(
            metavar="FILE.json", show_default=False, help="Written by gait analyze --json; - is standard input."
        ),
    ],
    *,
    out: OutOption = Path("reports"),
    units: Annotated[
        Units | None, typer.Option(help="Kilometres and metres, or miles and feet; as the splits, if not told.")
    ] = None,
    share: _ShareOption = False,
    pdf: _PdfOption = False,
    assets: _AssetsOption = "inline",
) -> None:
    """Draw reports from JSON.

    The JSON is what gait analyze --json wrote; the watch's files are not needed.
    """
    from gait.cli.session import browser_for, report_all  # noqa: PLC0415 - loads numpy and the pages
    from gait.intake import Request  # noqa: PLC0415 - as above

    browser, found_browser = browser_for(pdf=pdf)
    request = Request(out=out, shared=share, browser=browser, assets=assets)
    if not report_all(document, request, units) or not found_browser:
        raise typer.Exit(1)
