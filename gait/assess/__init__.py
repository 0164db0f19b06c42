"""What a run says of the runner's form: rules that turn an analysis into findings, with advice in its own numbers.

A rule is a function of the analysis that returns a ``Finding`` or None; ``RULES`` names them all, most useful first.
Severity: ``info`` places a number, ``notice`` asks for a look, ``act`` suggests something to try, ``stop`` leads to the
box with the signs for help, and rests on what the runner tells of a knee alone.
Confidence: ``high`` for what is counted in the file itself, ``moderate`` for a verdict that rests on published means or
on one run, ``low`` where the height is unknown, the speed lies beyond the data, or the sensor's error reaches across a
limit.
No rule predicts injury or names a diagnosis (row ``form_predicts_little`` of the evidence).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeAlias

from gait.assess.cadence import cadence_for_pace, cadence_unknown
from gait.assess.cadence_band import cadence_and_160_180
from gait.assess.claims import claims_of
from gait.assess.downhill import load_downhill
from gait.assess.drift import drift_rule
from gait.assess.dynamics import balance, gauge_rule
from gait.assess.goals import see_to_the_knee, targets
from gait.assess.heading import headline
from gait.assess.knee import knee_of
from gait.assess.knee_findings import knee_pain_rule, knee_place, knee_stop
from gait.assess.load import load_days, load_spike, load_week
from gait.assess.overstriding import contact_for_speed, judged_overstriding, steps_as_braking, steps_downhill
from gait.assess.quality import (
    cadence_coverage,
    cadence_unit_in_doubt,
    heart_rate_lock,
    much_left_out,
    too_little_running,
)
from gait.assess.sources import sensors_disagree
from gait.assess.step_length import step_length_for_pace
from gait.assess.terrain import hills
from gait.assess.what_if import what_if
from gait.model import Analysis, Finding, Severity

Rule: TypeAlias = Callable[[Analysis], Finding | None]

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "knee_stop": knee_stop,
        "knee_pain_rule": knee_pain_rule,
        "knee_place": knee_place,
        "too_little_running": too_little_running,
        "cadence_unknown": cadence_unknown,
        "cadence_for_pace": cadence_for_pace,
        "load_spike": load_spike,
        "overstriding": steps_as_braking,
        "drift_cadence_spm": drift_rule("cadence_spm"),
        "cadence_unit": cadence_unit_in_doubt,
        "sensors_disagree": sensors_disagree,
        "cadence_coverage": cadence_coverage,
        "drift_ground_contact_time_s": drift_rule("ground_contact_time_s"),
        "drift_vertical_oscillation_m": drift_rule("vertical_oscillation_m"),
        "heart_rate_lock": heart_rate_lock,
        "cadence_160_180": cadence_and_160_180,
        "step_length_for_pace": step_length_for_pace,
        "drift_step_length_m": drift_rule("step_length_m"),
        "contact_for_speed": contact_for_speed,
        "contact_gauge": gauge_rule("contact_gauge"),
        "oscillation_gauge": gauge_rule("oscillation_gauge"),
        "ratio_gauge": gauge_rule("ratio_gauge"),
        "balance": balance,
        "steps_downhill": steps_downhill,
        "load_downhill": load_downhill,
        "hills": hills,
        "load_week": load_week,
        "load_days": load_days,
        "much_left_out": much_left_out,
    }
)
"""Every rule by the name that its findings carry, most useful first."""

_WITHOUT_RUNNING: Final = ("knee_stop", "knee_pain_rule", "knee_place", "too_little_running")
"""Rules that speak of a recording with too little running to judge."""

URGENCY: Final[Mapping[Severity, int]] = MappingProxyType({"stop": 0, "act": 1, "notice": 2, "info": 3})
"""The order of severities, most urgent first."""


def assess(analysis: Analysis) -> tuple[Finding, ...]:
    """Return what the rules find, most urgent first and within that most useful first.

    Parameters
    ----------
    analysis : Analysis
        Complete but for findings and targets.

    Returns
    -------
    tuple of Finding
        With too little running only that finding, and what the runner tells of a knee: every other verdict stays
        silent.
        While a knee wants a look first, every other finding only describes: none asks for anything.

    """
    rules = RULES if analysis.running.enough else {name: RULES[name] for name in _WITHOUT_RUNNING}
    found = [finding for rule in rules.values() if (finding := rule(analysis)) is not None]
    told = [_without_advice(finding) for finding in found] if see_to_the_knee(analysis) else found
    return tuple(sorted(told, key=lambda finding: URGENCY[finding.severity]))


def _without_advice(found: Finding) -> Finding:
    """Return a finding that says what it found and asks for nothing; those on the knee stay as they are."""
    if found.rule.startswith("knee_"):
        return found
    severity: Severity = "notice" if found.severity == "act" else found.severity
    return replace(found, advice="", check="", severity=severity)


__all__ = [
    "RULES",
    "URGENCY",
    "Rule",
    "assess",
    "claims_of",
    "headline",
    "judged_overstriding",
    "knee_of",
    "targets",
    "what_if",
]
