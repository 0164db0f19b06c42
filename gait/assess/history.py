"""A run beside its runner's own earlier runs, as findings: what is usual at that speed on that watch."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from gait.assess.season_words import against_sentence
from gait.assess.wording import Wording
from gait.language import _, plural
from gait.model import AgainstBaseline, Analysis, Finding
from gait.quantities import QUANTITIES, Units

PREFIX: Final = "own_"
"""What the names of these findings begin with; the quantity follows."""
_ALWAYS: Final = "cadence_spm"
"""The quantity that is told of even where it is as usual, or has no line yet."""
_CLAIMED: Final = frozenset({"below", "above"})
_EVIDENCE: Final = ("own_baseline", "day_to_day", "run_scatter", "history_claims", "change_to_report")


def with_own(analysis: Analysis, found: Sequence[AgainstBaseline]) -> Analysis:
    """Return an analysis with what the runner's own line says of the run among its findings.

    Parameters
    ----------
    analysis : Analysis
        Judged; findings of this kind that it has are replaced.
    found : sequence of AgainstBaseline
        The run in each quantity, as ``gait.history.season_of`` returns it.

    Returns
    -------
    Analysis
        What is claimed stands before other findings of its severity, what is as usual behind them.
        Without enough running, as it was.

    """
    if not analysis.running.enough:
        return analysis
    others = [each for each in analysis.findings if not each.rule.startswith(PREFIX)]
    units: Units = "imperial" if analysis.split_unit == "mi" else "metric"
    own = list(_findings(found, units))
    at = next((at for at, each in enumerate(others) if each.severity in {"notice", "info"}), len(others))
    claimed = [each for each in own if each.severity == "notice"]
    usual = [each for each in own if each.severity == "info"]
    return replace(analysis, findings=(*others[:at], *claimed, *others[at:], *usual))


def _findings(found: Sequence[AgainstBaseline], units: Units) -> Iterator[Finding]:
    for each in found:
        if each.verdict in _CLAIMED or each.quantity == _ALWAYS:
            yield _finding(each, units)


def _finding(found: AgainstBaseline, units: Units) -> Finding:
    claimed = found.verdict in _CLAIMED
    return Finding(
        rule=f"{PREFIX}{found.quantity}",
        scope="run",
        severity="notice" if claimed else "info",
        confidence="high" if claimed else "moderate" if found.verdict == "as usual" else "low",
        message=against_sentence(found, units),
        verdict=found.verdict,
        value=found.difference,
        low=found.low,
        high=found.high,
        unit=QUANTITIES[found.quantity].unit if found.difference is not None else "",
        reference=_reference(found, units),
        evidence=_EVIDENCE,
    )


def _reference(found: AgainstBaseline, units: Units) -> str:
    """Return what the run was held against: the runner's usual, and over how many runs."""
    if found.usual is None:
        return ""
    runs = plural("{count} run", "{count} runs", found.runs).format(count=found.runs)
    usual = Wording(units=units).change(found.quantity, found.usual)
    return _("{usual}, your usual at this speed over {runs} on this watch").format(usual=usual, runs=runs)
