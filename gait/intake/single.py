"""One file: read each activity in it, analyse it, draw its page into a staging folder, put the page in its place."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path

from gait import export, pages, pipeline
from gait.engine.failing import unexpected
from gait.errors import GaitError, UsageError
from gait.formats import Unread, read_each
from gait.formats.disk import read_file
from gait.intake.assets import place_script, script_address
from gait.intake.naming import place_report
from gait.intake.page_cache import use_kept_templates
from gait.intake.paper import with_pdf
from gait.intake.request import Request, Result
from gait.language import _
from gait.model import Activity, Analysis
from gait.pipeline import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A result whose page still waits in the staging folder."""

    result: Result
    page: Path | None = None


def analyze_file(path: Path, request: Request) -> tuple[Result, ...]:
    """Analyse all activities of a file and write their reports; never raises on account of the file."""
    with staging_folder(request.out) as staging:
        return tuple(publish(draft, request) for draft in draft_file(path, request, staging))


def analyze_bytes(data: bytes, name: str, request: Request) -> tuple[Result, ...]:
    """Analyse all activities of a file that is in memory, as `analyze_file` does."""
    with staging_folder(request.out) as staging:
        return tuple(publish(draft, request) for draft in _drafts(data, name, name, request, staging))


def draw_report(analysis: Analysis, request: Request) -> Path:
    """Write the report of an analysis that is there already, and return its path.

    Raises
    ------
    UsageError
        If the report folder cannot be written to.

    """
    with staging_folder(request.out) as staging:
        page = _draw(analysis, request, staging)
        try:
            place_script(request)
            return place_report(page, analysis, request.out)
        except OSError as error:
            raise UsageError(_unwritable(error).what, where=str(request.out)) from None


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """Yield a hidden folder in the report folder, on the same file system; made before, gone with all in it after.

    Raises
    ------
    UsageError
        If the report folder cannot be made or written to.

    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix=".gait-", dir=out, ignore_cleanup_errors=True)
    except OSError as error:
        what = _("Reports cannot be written to this folder: {why}").format(why=error.strerror)
        raise UsageError(what, where=str(out), next_step=_("Choose another folder with --out.")) from None
    with folder as name:
        yield Path(name)


def draft_file(path: Path, request: Request, staging: Path) -> tuple[Draft, ...]:
    """Return what comes of a file, its pages drawn into the staging folder."""
    name = os.fsencode(path.name).decode(errors="replace")
    try:
        data = read_file(path)
    except GaitError as error:
        return (Draft(result=Result(path=str(path), name=name, seconds=0.0, error=error)),)
    return tuple(_drafts(data, str(path), name, request, staging))


def publish(draft: Draft, request: Request) -> Result:
    """Put a drafted page in its place in the report folder and return the result with its path."""
    result = draft.result
    if draft.page is None or result.analysis is None:
        return result
    try:
        place_script(request)
        report = place_report(draft.page, result.analysis, request.out)
    except OSError as error:
        return replace(result, analysis=None, error=_unwritable(error))
    return with_pdf(replace(result, report=report), request)


def _drafts(data: bytes, path: str, name: str, request: Request, staging: Path) -> Iterator[Draft]:
    read = outcomes(data, name, request)
    while True:
        started = time.perf_counter()
        outcome = next(read, None)
        if outcome is None:
            return
        draft = _draft(outcome, path, request, staging)
        yield replace(draft, result=replace(draft.result, seconds=time.perf_counter() - started))


def outcomes(data: bytes, name: str, request: Request) -> Iterator[Activity | Unread]:
    """Yield what the readers yield; a reader that fails in an unforeseen way costs this file only."""
    try:
        yield from read_each(data, name, damage=request.damage, columns=request.columns)
    except GaitError as error:
        yield Unread(name, error)
    except Exception as error:  # noqa: BLE001 - one file, whatever is in it, never stops the rest
        yield Unread(name, unexpected(error))


def _draft(outcome: Activity | Unread, path: str, request: Request, staging: Path) -> Draft:
    if isinstance(outcome, Unread):
        return Draft(result=Result(path=path, name=outcome.name, seconds=0.0, error=outcome.error))
    blank = Result(path=path, name=outcome.source.name, seconds=0.0)
    try:
        analysis = _asked(analyze_activity(outcome, request), request)
        page = _draw(analysis, request, staging)
    except GaitError as error:
        return Draft(result=replace(blank, error=error))
    except OSError as error:
        return Draft(result=replace(blank, error=_unwritable(error)))
    except Exception as error:  # noqa: BLE001 - as above
        return Draft(result=replace(blank, error=unexpected(error)))
    return Draft(result=replace(blank, analysis=_kept(analysis, request)), page=page)


def analyze_activity(activity: Activity, request: Request) -> Analysis:
    """Return the analysis of an activity, as the request has it."""
    zone = request.settings.machine_zone or machine_zone(activity)
    settings: Settings = replace(request.settings, machine_zone=zone)
    method = None
    if request.speed_file is not None:
        from gait.intake.joining import with_speed_of  # noqa: PLC0415 - few ask for it, and it loads the comparison

        activity, method = with_speed_of(activity, request.speed_file, settings)
    analysis = pipeline.analyze(
        activity, athlete=request.athlete, settings=settings, knee=request.knee, history=request.history
    )
    return analysis if method is None else replace(analysis, methods=(method, *analysis.methods))


def _asked(analysis: Analysis, request: Request) -> Analysis:
    return export.shared(analysis) if request.shared else analysis


def machine_zone(activity: Activity) -> tzinfo | None:
    """Return this machine's time zone as it was when the activity began."""
    try:
        return activity.started_at.astimezone().tzinfo
    except (OSError, OverflowError):  # before the machine's calendar begins
        return None


def _draw(analysis: Analysis, request: Request, staging: Path) -> Path:
    use_kept_templates()
    html = pages.report(export.display_series(analysis), units=request.units, script=script_address(request))
    page = staging / f"{os.getpid()}-{time.perf_counter_ns()}.html"
    page.write_text(html, encoding="utf-8", newline="\n")
    return page


def _kept(analysis: Analysis, request: Request) -> Analysis:
    if request.series == "display":
        return export.display_series(analysis)
    return analysis if request.series == "full" else replace(analysis, series={}, track=None, windows=None)


def _unwritable(error: OSError) -> GaitError:
    what = _("The report cannot be written: {why}").format(why=error.strerror or error)
    return GaitError(what, where=str(error.filename or ""), next_step=_("Choose another folder with --out."))
