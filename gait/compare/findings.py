"""Which rules say something else of one run than of another."""

from collections.abc import Iterator

from gait.compare.results import FindingChange
from gait.model import Analysis, Finding


def changed_findings(first: Analysis, other: Analysis, run: str) -> Iterator[FindingChange]:
    """Yield the rules that are new in the other run, gone from it, or have another verdict; in the order of the other.

    A rule that says the same of both, perhaps with another number, is no change.
    """
    before, after = _by_rule(first), _by_rule(other)
    for rule in (*after, *(rule for rule in before if rule not in after)):
        was, now = before.get(rule), after.get(rule)
        if was is None or now is None or (was.verdict, was.severity) != (now.verdict, now.severity):
            yield FindingChange(
                rule=rule,
                run=run,
                change="new" if was is None else "gone" if now is None else "changed",
                first_message=was.message if was else "",
                message=now.message if now else "",
                first_verdict=was.verdict if was else "",
                verdict=now.verdict if now else "",
            )


def _by_rule(analysis: Analysis) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    for each in analysis.findings:
        found.setdefault(each.rule, each)
    return found
