"""The work of ``gait compare``: files read, compared, told line by line, drawn, and written as data."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from gait import export
from gait.cli.failures import say_error
from gait.cli.outputs import STANDARD_OUTPUT, data_output
from gait.compare import Comparison, Difference, Disagreement, SameRun, compare_runs, compare_same_run
from gait.errors import GaitError, UsageError
from gait.intake import Request
from gait.intake.comparing import draw_comparison, read_runs
from gait.language import _
from gait.model import Analysis
from gait.pages import compare_numbers as written
from gait.pages import compare_words as words
from gait.pages.compare_same import offset_text
from gait.pages.numbers import change_unit, clock, label, percent
from gait.pages.words import CONFIDENCES
from gait.quantities import Units

Kind: TypeAlias = Literal["runs", "one run"]
_TWICE = 2


def compare_all(paths: Sequence[Path], request: Request, kind: Kind, json: str | None) -> bool:
    """Compare the runs in files, tell of each difference, and return whether all files could be read."""
    analyses = _read(paths, request)
    if analyses is None:
        return False
    whole = compare_runs(analyses) if kind == "runs" else _same_run(analyses)
    found = export.shared_comparison(whole, analyses) if request.shared else whole
    speech = sys.stderr if json == STANDARD_OUTPUT else sys.stdout
    with data_output(json) as write:
        for line in lines(found, request.units):
            print(line, file=speech, flush=True)
        print(f"-> {draw_comparison(found, request)}", file=speech, flush=True)
        write(export.comparison_json(found) + b"\n")
    return True


def _read(paths: Sequence[Path], request: Request) -> list[Analysis] | None:
    """Return all runs in the files; None where one could not be read, which is told."""
    runs: list[Analysis] = []
    failed = False
    for path in paths:
        try:
            runs.extend(read_runs(path.expanduser(), request))
        except GaitError as error:
            say_error(error, str(path))
            failed = True
    return None if failed else runs


def _same_run(analyses: Sequence[Analysis]) -> SameRun:
    if len(analyses) != _TWICE:
        what = _("--same-run takes two recordings of one run, and these are {count}").format(count=len(analyses))
        raise UsageError(what, next_step=_("Name two files with one run each."))
    return compare_same_run(analyses[0], analyses[1])


def lines(found: Comparison | SameRun, units: Units) -> Iterator[str]:
    """Yield a line for each difference."""
    if isinstance(found, SameRun):
        yield f"{offset_text(found)} ({CONFIDENCES[found.alignment.sure]})."
        yield from (_disagreement(each, found, units) for each in found.disagreements)
        return
    first = found.runs[0].letter
    for run in found.runs:
        known = (run.local_start.replace("T", " ")[:16], run.name)
        yield f"{run.letter}: {' '.join(filter(None, known)) or words.NAMELESS}"
    yield from (_difference(each, first, units) for each in found.differences)


def _difference(each: Difference, first: str, units: Units) -> str:
    name = _("{label}, {run} against {first}").format(label=label(each.quantity), run=each.run, first=first)
    if each.difference is None:
        return f"{name}: {words.VERDICTS[each.verdict]} ({words.why_not(each)})"
    change = written.amount(each.quantity, each.difference, units)
    between = written.ends(each.quantity, each.low, each.high, units)
    sensors = written.ends(each.quantity, each.sensors_low, each.sensors_high, units)
    if each.sensors_low is not None:
        between = _("{interval}, with the sensors' errors {wide}").format(interval=between, wide=sensors)
    matched = words.AT_PACES.format(time=clock(each.matched_s), paces=written.paces(each, units))
    said = _("{name}: {change} (95 % interval {interval}), {verdict}; {matched}")
    return said.format(
        name=name, change=change, interval=between, verdict=words.VERDICTS[each.verdict], matched=matched
    )


def _disagreement(each: Disagreement, found: SameRun, units: Units) -> str:
    first, second = (run.letter for run in found.runs)
    bias = written.amount(each.quantity, each.bias, units)
    between = written.ends(each.quantity, each.low, each.high, units)
    limits = written.ends(each.quantity, each.limit_low, each.limit_high, units)
    return _(
        "{label}, {second} minus {first}: {bias} (95 % interval {interval}), limits of agreement {limits} {unit}, "
        "beyond the sensors' errors {share} of the time"
    ).format(
        label=label(each.quantity),
        second=second,
        first=first,
        bias=bias,
        interval=between,
        limits=limits,
        unit=change_unit(each.quantity, units),
        share=percent(each.beyond),
    )
