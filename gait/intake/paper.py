"""A report on paper: printed by a browser and put beside the page."""

from dataclasses import replace
from pathlib import Path

from gait.errors import GaitError
from gait.intake.naming import write_atomically
from gait.intake.request import Request, Result
from gait.language import _
from gait.pages import pdf


def with_pdf(result: Result, request: Request) -> Result:
    """Return a result with its report printed beside it, where a browser is given; never raises."""
    if request.browser is None or result.report is None:
        return result
    try:
        return replace(result, pdf=_print(result.report, request.browser, request))
    except GaitError as error:
        return replace(result, pdf_error=error)
    except OSError as error:
        what = _("The PDF cannot be written: {why}").format(why=error.strerror or error)
        return replace(result, pdf_error=GaitError(what, next_step=_("Choose another folder with --out.")))


def _print(report: Path, browser: Path, request: Request) -> Path:
    printed = pdf.printed(report, browser, paper="A4" if request.units == "metric" else "Letter")
    target = report.with_suffix(".pdf")
    write_atomically(target, pdf.without_properties(printed) if request.shared else printed)
    return target
