"""Files to compare: what they hold, and where the page that compares them goes."""

import os
import time
from pathlib import Path

from gait import export
from gait.compare import Comparison, SameRun
from gait.engine.failing import unexpected
from gait.errors import GaitError
from gait.export.past import documents
from gait.formats.disk import name_of, read_file
from gait.intake.assets import place_script, script_address
from gait.intake.naming import place_comparison
from gait.intake.paper import with_pdf
from gait.intake.request import Request, Result
from gait.intake.single import analyze_activity, outcomes, staging_folder
from gait.model import Activity, Analysis
from gait.pages.compare import compare_report, days, same_run_report


def read_runs(path: Path, request: Request) -> tuple[Analysis, ...]:
    """Return the runs in a file with their series: a watch export is analysed, JSON is read as it is.

    Parameters
    ----------
    path : Path
        A FIT, GPX or TCX file or an archive of them, or what ``gait analyze --json`` wrote.
    request : Request
        How an export is analysed.

    Raises
    ------
    GaitError
        If nothing in it is a run that can be read.

    """
    data = read_file(path)
    if data.lstrip()[:1] in {b"{", b"["}:
        return tuple(export.from_json(document) for document in documents(data))
    return _analyzed(data, name_of(path), request)


def _analyzed(data: bytes, name: str, request: Request) -> tuple[Analysis, ...]:
    runs: list[Analysis] = []
    errors: list[GaitError] = []
    for outcome in outcomes(data, name, request):
        try:
            if not isinstance(outcome, Activity):
                raise outcome.error  # noqa: TRY301 - what was not read and what cannot be analysed end alike
            runs.append(analyze_activity(outcome, request))
        except GaitError as error:
            errors.append(error)
        except Exception as error:  # noqa: BLE001 - whatever is in a file, the user reads a sentence
            errors.append(unexpected(error))
    if not runs:
        raise errors[0]
    return tuple(runs)


def draw_comparison(found: Comparison | SameRun, request: Request) -> Path:
    """Write the page of a comparison, with its script and its PDF where they are asked for, and return its path.

    Raises
    ------
    GaitError
        If the folder cannot be written to, or the page cannot be printed.

    """
    draw = same_run_report if isinstance(found, SameRun) else compare_report
    html = draw(found, units=request.units, script=script_address(request))  # type: ignore[arg-type] # its own kind
    with staging_folder(request.out) as staging:
        page = staging / f"{os.getpid()}-{time.perf_counter_ns()}.html"
        page.write_text(html, encoding="utf-8", newline="\n")
        place_script(request)
        placed = place_comparison(page, days(found.runs), request.out)
    result = with_pdf(Result(path=str(placed), name=placed.name, seconds=0.0, report=placed), request)
    if result.pdf_error is not None:
        raise result.pdf_error
    return result.pdf or placed
