"""The run in one sentence, drawn from its findings."""

from typing import Final

from gait.assess.cadence import unsure
from gait.assess.drift import SUBJECTS
from gait.assess.verdict import CadenceVerdict, cadence_verdict
from gait.assess.wording import amount, pace, sentence, spm
from gait.model import Analysis, Finding

NOTICED: Final = ("act", "notice")


def headline(analysis: Analysis) -> str:
    """Return the answer in one sentence.

    Parameters
    ----------
    analysis : Analysis
        With its findings in place.

    Returns
    -------
    str
        One sentence with a full stop: the verdict on cadence, and the change in the run that matters most.
        Where there is too little running or no cadence, it says that.

    """
    for rule in ("too_little_running", "cadence_unknown"):
        found = analysis.finding(rule)
        if found is not None:
            return _first_sentence(found)
    judged = cadence_verdict(analysis)
    if judged is None:
        return _without_expectation(analysis)
    change = _change(analysis)
    if change is None and judged.verdict in {"typical", "high", "not sure"}:
        return _nothing_to_change(analysis, judged)
    clauses = [_clause(judged), *([change] if change else [])]
    return sentence(", and ".join(clauses))


def _nothing_to_change(analysis: Analysis, judged: CadenceVerdict) -> str:
    conflict = analysis.finding("sensors_disagree")
    if conflict is not None and conflict.severity in NOTICED:
        return sentence(f"{_clause(judged)}; two sensors of this run disagree")
    if judged.reason in {"unit", "speed", "wide", "coverage"}:
        return sentence(_clause(judged))
    return f"Nothing in this run asks for a change: {_clause(judged)}."


def _clause(judged: CadenceVerdict) -> str:
    now, at = spm(judged.now_spm), pace(judged.speed_mps)
    return {
        "low": "your steps are long for your pace",
        "typical": f"{now} is typical at {at}",
        "high": f"{now} is quick for {at}",
        "not sure": unsure(judged),
    }[judged.verdict]


def _change(analysis: Analysis) -> str | None:
    """Return the drift that is worth a notice as a clause, cadence first."""
    for quantity, (subject, _, _) in SUBJECTS.items():
        found = analysis.finding(f"drift_{quantity}")
        if found is not None and found.severity in NOTICED and found.value is not None:
            return f"your {subject} {found.verdict} by {amount(quantity, abs(found.value))} as you go on"
    return None


def _without_expectation(analysis: Analysis) -> str:
    cadence = analysis.summary.get("cadence_spm")
    if cadence is not None:
        return f"You take {spm(cadence.mean)}, but without speed nobody can say what is usual for you."
    return _first_sentence(analysis.findings[0]) if analysis.findings else "This run has nothing that can be judged."


def _first_sentence(found: Finding) -> str:
    return found.message.partition(". ")[0].rstrip(".") + "."
