"""Findings and their evidence, ready for the page."""

from collections.abc import Iterable
from typing import Final

from gait.evidence import EVIDENCE
from gait.model import Confidence, Finding, Severity
from gait.pages import words
from gait.pages.contexts import EvidenceView, FindingView
from gait.pages.measured import measured
from gait.quantities import Units

_RANKS: Final[dict[Severity, int]] = {"stop": 0, "act": 1, "notice": 2, "info": 3}
_MARKS: Final[dict[Confidence, int]] = {"low": 1, "moderate": 2, "high": 3}
_MOST_ACTIONS: Final = 3
_EXPLAINED: Final = frozenset({"cadence_unknown"})
"""Rules whose advice says what would help, and gives nothing to do on the next run."""
_DOI: Final = "https://doi.org/"
_LINKS: Final = ("https://", "http://")


def actions(findings: Iterable[Finding], units: Units) -> tuple[FindingView, ...]:
    """Return at most three findings with something to do, the gravest first and otherwise in their own order."""
    return tuple(view for view in all_findings(findings, units) if view.task)[:_MOST_ACTIONS]


def top(findings: Iterable[Finding], units: Units) -> tuple[FindingView, ...]:
    """Return the first three findings, for a run that asks for nothing."""
    return all_findings(findings, units)[:_MOST_ACTIONS]


def all_findings(findings: Iterable[Finding], units: Units) -> tuple[FindingView, ...]:
    """Return every finding, the gravest first."""
    return tuple(finding_view(found, units) for found in _by_rank(findings))


def finding_view(found: Finding, units: Units) -> FindingView:
    """Return a finding in words, with its evidence."""
    message, _, detail = found.message.partition(". ")
    return FindingView(
        rule=found.rule,
        severity=found.severity,
        confidence=found.confidence,
        sure=words.CONFIDENCES[found.confidence],
        marks=_MARKS[found.confidence],
        message=message.rstrip("."),
        detail=detail,
        advice=found.advice,
        check=words.CHECK.format(check=found.check) if found.check else "",
        task=bool(found.advice) and found.severity != "info" and found.rule not in _EXPLAINED,
        measured=measured(found, units),
        reference=found.reference,
        evidence=tuple(evidence_view(key) for key in found.evidence),
    )


def evidence_view(key: str) -> EvidenceView:
    """Return a row of evidence, or the reference itself where the table has no such row (a paper, a manual)."""
    row = EVIDENCE.get(key)
    if row is None:
        return EvidenceView(key=key, claim=key, link=_address(key))
    return EvidenceView(
        key=key,
        claim=_plain(row.claim),
        population=row.population if any(letter.isalnum() for letter in row.population) else "",
        grade=row.grade,
        citation=_plain(row.citation),
        link=_address(row.link),
        unknown=_plain(row.unknown),
        anchor=f"evidence-{key}",
    )


def _plain(text: str) -> str:
    """Return text without the marks by which documents set the names of commands apart."""
    return text.replace("`", "")


def _address(text: str) -> str | None:
    """Return the text as an address that is safe to link to, or None."""
    doi = text.removeprefix("doi:")
    if doi.startswith("10."):
        return _DOI + doi
    return text if text.startswith(_LINKS) and " " not in text else None


def _by_rank(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda found: _RANKS[found.severity])
