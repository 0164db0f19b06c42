"""Several recordings side by side: two or more runs at equal speed, or two recordings of one run in time.

Pure functions of analyses with their series, so that a comparison of watch files and one of the JSON are the same.
Runs are never pooled: each is held against the first, and what different devices measured is told apart.
"""

from collections.abc import Sequence

from gait._version import __version__
from gait.compare.alignment import align, lined_up
from gait.compare.devices import Maker
from gait.compare.disagreement import disagreements, totals
from gait.compare.equal_speed import difference
from gait.compare.findings import changed_findings
from gait.compare.paces import paces
from gait.compare.recording import recording_of, side_of, sides_of
from gait.compare.results import (
    COMPARED,
    Alignment,
    Apart,
    Comparison,
    Difference,
    Disagreement,
    FindingChange,
    Pace,
    SameRun,
    Side,
    Total,
)
from gait.compare.windows import USUAL_COMPARISON, CompareParameters, lay
from gait.errors import UsageError
from gait.language import _
from gait.model import Analysis

__all__ = [
    "COMPARED",
    "USUAL_COMPARISON",
    "Alignment",
    "Apart",
    "CompareParameters",
    "Comparison",
    "Difference",
    "Disagreement",
    "FindingChange",
    "Maker",
    "Pace",
    "SameRun",
    "Side",
    "Total",
    "compare_runs",
    "compare_same_run",
    "sides_of",
]


def compare_runs(analyses: Sequence[Analysis], parameters: CompareParameters = USUAL_COMPARISON) -> Comparison:
    """Return how runs differ from the first of them at equal speed on level running.

    Parameters
    ----------
    analyses : sequence of Analysis
        At least two, with their series; the first is what the others are held against.
    parameters : CompareParameters
        Windows, bins of speed, and what is enough.

    Returns
    -------
    Comparison
        A difference for each quantity of ``COMPARED`` and each run but the first, comparable or not; the means in
        each bin of speed of every run; the findings that differ.

    Raises
    ------
    UsageError
        With fewer than two runs, the same run twice, or a run without its series.

    """
    _refuse_unfit(analyses)
    recordings = [recording_of(each) for each in analyses]
    laid = [lay(each, parameters) for each in recordings]
    sides = tuple(side_of(each, number) for number, each in enumerate(recordings))
    others = list(zip(sides, laid, strict=True))[1:]
    return Comparison(
        gait_version=__version__,
        runs=sides,
        differences=tuple(
            difference(quantity, (sides[0], laid[0]), other, parameters) for other in others for quantity in COMPARED
        ),
        paces=tuple(pace for side, each in zip(sides, laid, strict=True) for pace in paces(side, each, parameters)),
        findings=tuple(
            change
            for side, analysis in zip(sides[1:], analyses[1:], strict=True)
            for change in changed_findings(analyses[0], analysis, side.letter)
        ),
    )


def compare_same_run(first: Analysis, second: Analysis) -> SameRun:
    """Return how far two recordings of one run lie apart, second by second.

    Parameters
    ----------
    first, second : Analysis
        With their series.

    Returns
    -------
    SameRun
        How the two were lined up, and for each quantity that both measured their disagreement; differences are the
        second minus the first.

    Raises
    ------
    UsageError
        If the two hold the same recording, one has no series, or they do not overlap in time.

    """
    _refuse_unfit((first, second))
    _refuse_undated((first, second))
    a, b = recording_of(first), recording_of(second)
    alignment = align(a, b)
    paired = lined_up(a, b, alignment)
    sides = (side_of(a, 0), side_of(b, 1))
    found = disagreements(paired, sides)
    return SameRun(
        gait_version=__version__,
        runs=sides,
        alignment=alignment,
        disagreements=found,
        totals=totals(first, second),
        series=paired.shown([each.quantity for each in found]),
    )


def _refuse_undated(analyses: Sequence[Analysis]) -> None:
    if not all(each.activity.started_at for each in analyses):
        what = _("A recording that was made to be shared does not say when it began, so it cannot be lined up in time")
        raise UsageError(what, next_step=_("Name the watch's own file."))


def _refuse_unfit(analyses: Sequence[Analysis]) -> None:
    if len(analyses) < 2:  # noqa: PLR2004 - it takes two to compare
        what = (
            _("A comparison needs at least two runs, and there is one")
            if analyses
            else _("A comparison needs at least two runs, and there are none")
        )
        raise UsageError(what, next_step=_("Name another file."))
    seen: dict[tuple[str, int], str] = {}
    for each in analyses:
        source = each.source
        if source.sha256 and (source.sha256, source.activity_index) in seen:
            earlier = seen[source.sha256, source.activity_index]
            what = _("{name} holds the same recording as {earlier}").format(name=source.name, earlier=earlier)
            raise UsageError(what, next_step=_("Name two different ones."))
        seen[source.sha256, source.activity_index] = source.name
