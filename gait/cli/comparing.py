"""``gait compare``: runs side by side; the options, and what they ask for."""

from pathlib import Path
from typing import Annotated, Final

import typer

from gait.cli import options
from gait.language import _

HELP: Final = _(
    "Compare runs at equal speed on one page.\n\nThe first is what the others are held against. With --same-run, two "
    "recordings of one run are lined up in time, and the page shows how far they lie apart."
)


def compare(  # noqa: PLR0913 - a command's options
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            show_default=False,
            help=_("At least two files: FIT, GPX, TCX, or JSON from gait analyze --json with its series."),
        ),
    ],
    *,
    same_run: Annotated[
        bool, typer.Option("--same-run", help=_("Both are recordings of one run: line them up in time."))
    ] = False,
    height: options.HeightOption = None,
    units: options.UnitsOption = "metric",
    out: options.OutOption = Path("reports"),
    share: options.ShareOption = False,
    pdf: options.PdfOption = False,
    assets: options.AssetsOption = "inline",
    json: Annotated[
        str | None,
        typer.Option("--json", metavar="PATH", help=_("Write the comparison as JSON; - is standard output.")),
    ] = None,
) -> None:
    """Compare runs at equal speed on one page: ``gait compare``."""
    from gait.cli.session import browser_for  # noqa: PLC0415 - loads numpy and the pipeline
    from gait.cli.side_by_side import compare_all  # noqa: PLC0415 - loads numpy and the pages
    from gait.intake import Request  # noqa: PLC0415 - as above
    from gait.model import Athlete  # noqa: PLC0415 - as above
    from gait.pipeline import Settings  # noqa: PLC0415 - as above

    browser, found_browser = browser_for(pdf=pdf)
    request = Request(
        out=out,
        shared=share,
        browser=browser,
        assets=assets,
        units=units,
        athlete=Athlete(height_m=height, from_=None if height is None else "option"),
        settings=Settings(split_unit="km" if units == "metric" else "mi"),
    )
    if not compare_all(paths, request, "one run" if same_run else "runs", json) or not found_browser:
        raise typer.Exit(1)
