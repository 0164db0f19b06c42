"""Findings and their evidence, ready for the page."""

from collections.abc import Iterable
from typing import Final

from gait.evidence import EVIDENCE
from gait.model import Confidence, Finding, Severity
from gait.pages import words
from gait.pages.contexts import EvidenceView, FindingView
from gait.pages.numbers import MINUS

_RANKS: Final[dict[Severity, int]] = {"stop": 0, "act": 1, "notice": 2, "info": 3}
_MARKS: Final[dict[Confidence, int]] = {"low": 1, "moderate": 2, "high": 3}
_MOST_ACTIONS: Final = 3
_DOI: Final = "https://doi.org/"
_LINKS: Final = ("https://", "http://")


def actions(findings: Iterable[Finding]) -> tuple[FindingView, ...]:
    """Return at most three findings with something to do, the gravest first and otherwise in their own order."""
    doable = [found for found in findings if found.advice and found.severity != "info"]
    return tuple(finding_view(found) for found in _by_rank(doable)[:_MOST_ACTIONS])


def top(findings: Iterable[Finding]) -> tuple[FindingView, ...]:
    """Return the first three findings, for a run that asks for nothing."""
    return all_findings(findings)[:_MOST_ACTIONS]


def all_findings(findings: Iterable[Finding]) -> tuple[FindingView, ...]:
    """Return every finding, the gravest first."""
    return tuple(finding_view(found) for found in _by_rank(findings))


def finding_view(found: Finding) -> FindingView:
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
        measured=_measured(found),
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
        claim=row.claim,
        population=row.population if any(letter.isalnum() for letter in row.population) else "",
        grade=row.grade,
        citation=row.citation,
        link=_address(row.link),
    )


def _address(text: str) -> str | None:
    """Return the text as an address that is safe to link to, or None."""
    doi = text.removeprefix("doi:")
    if doi.startswith("10."):
        return _DOI + doi
    return text if text.startswith(_LINKS) and " " not in text else None


def _by_rank(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda found: _RANKS[found.severity])


def _measured(found: Finding) -> str:
    if found.value is None:
        return ""
    ends = "" if found.low is None or found.high is None else f" ({_short(found.low)} to {_short(found.high)})"
    return f"{_short(found.value)}{ends} {found.unit}".rstrip()


def _short(value: float) -> str:
    text = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"  # noqa: PLR2004 - three digits, no exponent
    return f"{MINUS}{text[1:]}" if text.startswith("-") else text
