"""``gait analyze`` and ``gait report``: from files to reports, as their options ask."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from gait.cli import options, values
from gait.cli.outputs import STANDARD_OUTPUT
from gait.errors import UsageError
from gait.language import _

if TYPE_CHECKING:
    from gait.model import KneePain

HELP: Final = _(
    "Analyse runs and write a report for each.\n\nA line a run says what was found; the report has the rest."
)
REPORT_HELP: Final = _(
    "Draw reports from JSON.\n\nThe JSON is what gait analyze --json wrote; the watch's files are not needed."
)


def analyze(  # noqa: PLR0913 - a command's options
    paths: options.Paths,
    *,
    athlete: options.AthleteOption = None,
    height: options.HeightOption = None,
    weight: options.WeightOption = None,
    units: options.UnitsOption = "metric",
    out: options.OutOption = Path("reports"),
    json: options.JsonOption = None,
    json_series: options.JsonSeriesOption = "display",
    csv: options.CsvOption = None,
    parquet: options.ParquetOption = None,
    share: options.ShareOption = False,
    pdf: options.PdfOption = False,
    assets: options.AssetsOption = "inline",
    open_report: options.OpenOption = False,
    strict: options.StrictOption = False,
    cadence_unit: options.CadenceUnitOption = "auto",
    distance: options.DistanceOption = None,
    columns: options.ColumnsOption = None,
    position: options.PositionOption = None,
    speed_file: options.SpeedFileOption = None,
    knee: options.KneeOption = None,
    pain: options.PainOption = None,
    history: options.HistoryOption = None,
) -> None:
    """Analyse runs and write a report for each: ``gait analyze``."""
    if json == csv == STANDARD_OUTPUT:
        what = _("JSON and CSV cannot both go to standard output")
        raise UsageError(what, next_step=_("Give one of them a file's path."))
    from gait import export  # noqa: PLC0415 - as below
    from gait.cli.past import read_history  # noqa: PLC0415 - loads numpy and the pipeline
    from gait.cli.session import Outputs, analyze_all, browser_for  # noqa: PLC0415 - as above
    from gait.cli.worn import family_of  # noqa: PLC0415 - as above
    from gait.formats.motion_csv.told import told_of  # noqa: PLC0415 - as above
    from gait.intake import Request  # noqa: PLC0415 - as above
    from gait.model import Athlete  # noqa: PLC0415 - as above
    from gait.pipeline import MotionParameters, Settings  # noqa: PLC0415 - as above

    if parquet is not None:
        export.check_parquet()
    browser, found_browser = browser_for(pdf=pdf)
    known = athlete is not None or height is not None or weight is not None
    request = Request(
        out=out,
        units=units,
        athlete=Athlete(name=athlete, height_m=height, mass_kg=weight, from_="option" if known else None),
        settings=Settings(
            cadence_stored_as=cadence_unit,
            distance_m=distance,
            split_unit="km" if units == "metric" else "mi",
            motion=MotionParameters(position=family_of(position)),
        ),
        damage="refuse" if strict else "salvage",
        series="full" if parquet else json_series if json else "none",
        shared=share,
        browser=browser,
        assets=assets,
        knee=_told(knee, pain),
        history=read_history(history or ()),
        columns=None if columns is None else told_of(columns.words),
        speed_file=speed_file,
    )
    outputs = Outputs(
        json=json, json_series=json_series, csv=csv, parquet=parquet, after="open" if open_report else "nothing"
    )
    if not analyze_all(paths, request, outputs) or not found_browser:
        raise typer.Exit(1)


def _told(place: options.Place | None, pain: values.PainNumbers | None) -> "KneePain | None":
    """Return what was told of a knee, or None where nothing was."""
    from gait.model import KneePain  # noqa: PLC0415 - as above

    if place is None and pain is None:
        return None
    known = pain or values.PainNumbers()
    return KneePain(
        place=place, during=known.during, after=known.after, next_morning=known.next_morning, before=known.before
    )


def report(  # noqa: PLR0913 - as above
    document: options.Document,
    *,
    out: options.OutOption = Path("reports"),
    units: options.ReportUnitsOption = None,
    share: options.ShareOption = False,
    pdf: options.PdfOption = False,
    assets: options.AssetsOption = "inline",
) -> None:
    """Draw reports from JSON: ``gait report``."""
    from gait.cli.session import browser_for, report_all  # noqa: PLC0415 - loads numpy and the pages
    from gait.intake import Request  # noqa: PLC0415 - as above

    browser, found_browser = browser_for(pdf=pdf)
    request = Request(out=out, shared=share, browser=browser, assets=assets)
    if not report_all(document, request, units) or not found_browser:
        raise typer.Exit(1)
