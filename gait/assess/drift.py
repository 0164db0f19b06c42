"""Rules on drift: what changes from the start to the end of the run, at equal speed and grade.

A change is reported when its 95 % interval excludes zero and it is as large as the smallest change worth reporting.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from gait.assess.verdict import cadence_verdict
from gait.assess.wording import amount, between, minutes, percent, spm
from gait.evidence import EVIDENCE
from gait.model import Analysis, Drift, Finding, Severity

SUBJECTS: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "cadence_spm": ("cadence", "rises", "falls"),
        "step_length_m": ("steps", "get longer", "get shorter"),
        "ground_contact_time_s": ("ground contact", "gets longer", "gets shorter"),
        "vertical_oscillation_m": ("vertical oscillation", "grows", "shrinks"),
    }
)
"""What drifts, and the words for up and down."""

_SEVERITY: Final[Mapping[str, Severity]] = MappingProxyType({"step_length_m": "info"})
"""At equal speed, step length repeats what cadence says, so it is never a second notice."""


def drift_rule(quantity: str) -> Callable[[Analysis], Finding | None]:
    """Return the rule on one quantity's drift."""

    def rule(analysis: Analysis) -> Finding | None:
        found = next((each for each in analysis.drift if each.quantity == quantity), None)
        if found is None:
            return None
        least = least_change(analysis, found)
        if abs(found.change) >= least and (found.low > 0 or found.high < 0):
            return _changed(analysis, found)
        return _holds(found) if quantity == "cadence_spm" and -least < found.low and found.high < least else None

    return rule


def least_change(analysis: Analysis, found: Drift) -> float:
    """Return the smallest change that is reported for that quantity and its sensor, in SI."""
    row = EVIDENCE["change_to_report"]
    measured = analysis.summary.get(found.quantity)
    on_wrist = measured is not None and measured.sensor == "wrist"
    least = {
        "cadence_spm": row.value("cadence_spm"),
        "step_length_m": abs(found.start) * row.value("step_length_percent") / 100,
        "ground_contact_time_s": row.value("contact_wrist_ms" if on_wrist else "contact_ms") / 1000,
        "vertical_oscillation_m": row.value("oscillation_cm") / 100,
    }
    return least[found.quantity]


def _changed(analysis: Analysis, found: Drift) -> Finding:
    subject, up, down = SUBJECTS[found.quantity]
    verb = up if found.change > 0 else down
    by = amount(found.quantity, abs(found.change))
    low, high = sorted((abs(found.low), abs(found.high)))
    ends = f"95 % interval {between(found.quantity, low, high)}"
    return Finding(
        rule=f"drift_{found.quantity}",
        scope="run",
        severity=_SEVERITY.get(found.quantity, "notice"),
        confidence="moderate",
        verdict=verb,
        value=found.change,
        low=found.low,
        high=found.high,
        unit=found.unit,
        reference=f"{amount(found.quantity, found.start)} at the start",
        message=f"Your {subject} {verb} by {by} as you go on, at equal speed and slope. "
        f"That is over {minutes(60 * found.minutes)} of running, from {amount(found.quantity, found.start)} "
        f"({ends}; {percent(abs(found.change) / abs(found.start), 1)}).",
        advice=_advice(analysis, found),
        evidence=("change_to_report", "drift_not_universal"),
    )


def _advice(analysis: Analysis, found: Drift) -> str:
    judged = cadence_verdict(analysis)
    if found.quantity == "cadence_spm" and found.change < 0 and not (judged and judged.verdict == "high"):
        return f"Late in long runs, look at your cadence once a kilometre and come back to {spm(found.start)}."
    return "See whether your next long runs show it too: one run is no pattern, and runners differ in this."


def _holds(found: Drift) -> Finding:
    return Finding(
        rule="drift_cadence_spm",
        scope="run",
        severity="info",
        confidence="moderate",
        verdict="holds",
        value=found.change,
        low=found.low,
        high=found.high,
        unit=found.unit,
        reference=f"{spm(found.start)} at the start",
        message=f"Your cadence holds to the end: at equal speed and slope it changes by less than "
        f"{spm(EVIDENCE['change_to_report'].value('cadence_spm'))} over {minutes(60 * found.minutes)} of running.",
        evidence=("change_to_report", "drift_not_universal"),
    )
