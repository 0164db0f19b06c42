"""A run of the command over many files: results to the terminal, data to their places, progress in between."""

import json
import sys
import webbrowser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TextIO

from gait import export
from gait.cli.failures import say, say_error
from gait.cli.lines import result_line
from gait.cli.outputs import STANDARD_OUTPUT, data_output, tables_output
from gait.cli.past import tell_of_others
from gait.errors import DocumentError, GaitError, ReadError, UsageError
from gait.formats.disk import read_file
from gait.intake import Found, Request, Result, analyze_files, draw_report, find_files, with_pdf
from gait.language import _
from gait.model import Analysis
from gait.pages.pdf import find_browser
from gait.quantities import Units

_NAMED: Final = 3
_FEWEST_FOR_A_BAR: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Where data go besides the reports (``-`` is standard output), and what is done at the end."""

    json: str | None = None
    json_series: export.SeriesDetail = "display"
    csv: str | None = None
    parquet: str | None = None
    after: Literal["open", "nothing"] = "nothing"

    def words(self) -> TextIO:
        """Return the stream for words: standard output, unless data go there."""
        return sys.stderr if STANDARD_OUTPUT in {self.json, self.csv} else sys.stdout


def analyze_all(paths: Sequence[str], request: Request, outputs: Outputs) -> bool:
    """Analyse all that the paths name, tell of each, and return whether all went well."""
    found = find_files(paths)
    _one_file_only(found, request)
    _tell_of_folders(found)
    results = []
    with (
        data_output(outputs.json) as write_json,
        data_output(outputs.csv) as write_csv,
        tables_output(outputs.parquet) as add_tables,
    ):
        for result in _with_progress(analyze_files(found.files, request), len(found.files)):
            _tell(result, request, outputs.words())
            if outputs.json:
                write_json(_document(result, request, outputs.json_series))
            if result.analysis is not None:
                add_tables(result.analysis)
            results.append(replace(result, analysis=_without_series(result.analysis)))
        _tell_of_other_runners(results, request)
        write_csv(export.to_csv(*filter(None, (result.analysis for result in results))).encode())
    if outputs.after == "open":
        _open_first(results)
    return not found.empty_folders and all(result.error is result.pdf_error is None for result in results)


def browser_for(*, pdf: bool) -> tuple[Path | None, bool]:
    """Return the browser that prints the reports, and whether all is well: a missing one is told of once."""
    if not pdf:
        return None, True
    try:
        return find_browser(), True
    except GaitError as error:
        say_error(error)
        return None, False


def report_all(document: str, request: Request, units: Units | None) -> bool:
    """Draw a report for each analysis in a JSON file of one or many lines; return whether all could be drawn.

    Without units they are those of the analysis' splits, so that the report equals the one from the watch's file.
    """
    data = sys.stdin.buffer.read() if document == STANDARD_OUTPUT else read_file(document)
    name = _("standard input") if document == STANDARD_OUTPUT else document
    drawn = [_draw_line(line, place, request, units) for line, place in _documents(data, name)]
    return all(drawn)


def _documents(data: bytes, name: str) -> Iterator[tuple[bytes, str]]:
    """Yield the whole where it is one document (on many lines perhaps), else each line that is not blank."""
    lines = [(number, line) for number, line in enumerate(data.splitlines(), start=1) if line.strip()]
    one_a_line = len(lines) > 1 and all(line.startswith(b"{") and line.endswith(b"}") for _, line in lines)
    if not one_a_line:
        yield data, name
        return
    yield from ((line, _("{file}, line {number}").format(file=name, number=number)) for number, line in lines)


def _draw_line(line: bytes, place: str, request: Request, units: Units | None) -> bool:
    try:
        read = export.from_json(line)
    except DocumentError as error:
        say_error(error, place)
        return False
    analysis = export.shared(read) if request.shared else read
    shown: Units = units or ("imperial" if analysis.split_unit == "mi" else "metric")
    asked = replace(request, units=shown)
    drawn = Result(path=place, name=place, seconds=0.0, analysis=analysis, report=draw_report(analysis, asked))
    result = with_pdf(drawn, asked)
    _tell(result, asked, sys.stdout)
    return result.pdf_error is None


def _one_file_only(found: Found, request: Request) -> None:
    if request.settings.distance_m is not None and len(found.files) > 1:
        what = _("--distance is the distance of one run, and these are {count} files").format(count=len(found.files))
        raise UsageError(what, next_step=_("Analyse that run alone."))
    if request.speed_file is not None and len(found.files) > 1:
        what = _("--speed-file is of one run, and these are {count} files").format(count=len(found.files))
        raise UsageError(what, next_step=_("Analyse that run alone."))
    if request.knee is not None and len(found.files) > 1:
        what = _("--knee and --pain tell of one run, and these are {count} files").format(count=len(found.files))
        raise UsageError(what, next_step=_("Analyse that run alone."))


def _tell_of_folders(found: Found) -> None:
    for folder in found.empty_folders:
        what = _("There is no watch export in this folder")
        say_error(ReadError(what, next_step=_("Name a folder with FIT, GPX or TCX files.")), str(folder))
    if found.left_alone:
        some = ", ".join(path.name for path in found.left_alone[:_NAMED])
        more = len(found.left_alone) - _NAMED
        names = _("{names} and {count} more").format(names=some, count=more) if more > 0 else some
        say(_("Left alone, as they are no watch exports: {names}.").format(names=names))


def _tell(result: Result, request: Request, words: TextIO) -> None:
    if result.error is not None:
        say_error(result.error, _place(result))
    if result.analysis is not None:
        _print_line(result_line(result.analysis, result.pdf or result.report, request.units), words)
        for note in result.analysis.notes:
            if note.code == "joined":
                _print_line(note.message, words)
    if result.pdf_error is not None:
        say_error(result.pdf_error, str(result.report))


def _tell_of_other_runners(results: Sequence[Result], request: Request) -> None:
    for name in dict.fromkeys(each.analysis.athlete.name for each in results if each.analysis is not None):
        tell_of_others(name, request.history)


def _place(result: Result) -> str:
    """Return the file as the user named it, with the archive's member where it is in one."""
    path = Path(result.path)
    return str(path.parent / result.name) if result.name.startswith(f"{path.name}/") else result.path


def _document(result: Result, request: Request, series: export.SeriesDetail) -> bytes:
    """Return a result as one line of JSON."""
    if result.analysis is not None:
        return export.to_json(result.analysis, series=series) + b"\n"
    assert result.error is not None  # a result has the one or the other
    place, error = ("", _without_words(result.error)) if request.shared else (_place(result), result.error)
    document = export.error_document(place, error)
    return json.dumps(document, ensure_ascii=False).encode(errors="replace") + b"\n"


def _without_words(error: GaitError) -> GaitError:
    """Return an error of the same kind that names no file: its own sentence may."""
    return type(error)(_("A file could not be analysed"))


def _without_series(analysis: Analysis | None) -> Analysis | None:
    """Return what a table needs: a season's series would fill the memory."""
    return None if analysis is None else replace(analysis, series={}, track=None, windows=None)


def _with_progress(results: Iterable[Result], files: int) -> Iterator[Result]:
    """Yield the results, with a bar on the terminal where there are several files and somebody to see it."""
    if files < _FEWEST_FOR_A_BAR or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console  # noqa: PLC0415 - costs 0.1 s
    from rich.progress import Progress  # noqa: PLC0415 - as above

    with Progress(
        console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty(), refresh_per_second=4
    ) as bar:
        task = bar.add_task(_("Analysing"), total=files)
        seen: set[str] = set()
        for result in results:
            seen.add(result.path)
            bar.update(task, completed=len(seen))
            yield result


def _open_first(results: Iterable[Result]) -> None:
    report = next((result.report for result in results if result.report), None)
    if report is not None and not webbrowser.open(report.resolve().as_uri()):
        say(_("No browser could be started; open {report} by hand.").format(report=report))


def _print_line(line: str, words: TextIO) -> None:
    print(line, file=words, flush=True)
