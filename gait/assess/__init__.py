"""What a run says of the runner's form: rules that turn an analysis into findings, with advice in its own numbers.

A rule is a function of the analysis that returns a ``Finding`` or None; ``RULES`` names them all, most useful first.
Severity: ``info`` places a number, ``notice`` asks for a look, ``act`` suggests something to try.
Confidence: ``high`` for what is counted in the file itself, ``moderate`` for a verdict that rests on published means or
on one run, ``low`` where the height is unknown, the speed lies beyond the data, or the sensor's error reaches across a
limit.
No rule predicts injury or names a diagnosis (row ``form_predicts_little`` of the evidence).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from gait.assess.cadence import cadence_and_160_180, cadence_for_pace, cadence_unknown
from gait.assess.drift import drift_rule
from gait.assess.dynamics import balance, gauge_rule
from gait.assess.goals import targets
from gait.assess.heading import headline
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
from gait.model import Analysis, Finding, Severity

Rule: TypeAlias = Callable[[Analysis], Finding | None]

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "too_little_running": too_little_running,
        "cadence_unknown": cadence_unknown,
        "cadence_for_pace": cadence_for_pace,
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
        "contact_gauge": gauge_rule("contact_gauge"),
        "oscillation_gauge": gauge_rule("oscillation_gauge"),
        "ratio_gauge": gauge_rule("ratio_gauge"),
        "balance": balance,
        "hills": hills,
        "much_left_out": much_left_out,
    }
)
"""Every rule by the name that its findings carry, most useful first."""

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
        With too little running only that finding: every other verdict stays silent.

    """
    short = too_little_running(analysis)
    if short is not None:
        return (short,)
    found = [finding for rule in RULES.values() if (finding := rule(analysis)) is not None]
    return tuple(sorted(found, key=lambda finding: URGENCY[finding.severity]))


__all__ = ["RULES", "URGENCY", "Rule", "assess", "headline", "targets"]
