"""Rules on the data: what this file can and cannot carry."""

from typing import Final

from gait.assess.wording import amount, minutes, percent, points
from gait.evidence import EVIDENCE
from gait.model import Analysis, Finding, Severity, SourceComparison

_BALANCE: Final = "ground_contact_balance"
_ERRORS: Final = {
    "cadence_spm": "cadence_percent",
    "ground_contact_time_s": "contact_percent",
    "vertical_oscillation_m": "oscillation_percent",
    "speed_mps": "distance_percent",
    "step_length_m": "distance_percent",
}
"""Quantities whose sources are held against each other, and the name of the error that they may have.

Power is left out: makers mean different things by it.
"""
_CALLED: Final = {
    "cadence_spm": "cadence",
    "ground_contact_time_s": "ground contact",
    "vertical_oscillation_m": "vertical oscillation",
    "speed_mps": "speed",
    "step_length_m": "step length",
    _BALANCE: "balance",
}
_MATTERS: Final = frozenset({"cadence_spm", "speed_mps", "step_length_m"})
"""A conflict in these touches the main verdict; in the others, makers measure different things."""


def too_little_running(analysis: Analysis) -> Finding | None:
    """Fire where there is too little running to judge; it silences every other rule."""
    if analysis.running.enough:
        return None
    least = EVIDENCE["enough_data"].value("minutes")
    return Finding(
        rule="too_little_running",
        scope="run",
        severity="notice",
        confidence="high",
        verdict="too little running to judge",
        value=analysis.running.time_s,
        unit="s",
        reference=f"at least {least:.0f} minutes",
        message=f"Too little running to judge: {minutes(analysis.running.time_s)} of running in this file.",
        advice=f"Take a recording with at least {least:.0f} minutes of running.",
        evidence=("enough_data", "walk_run_transition"),
    )


def sensors_disagree(analysis: Analysis) -> Finding | None:
    """Fire where two sources of one quantity differ by more than the sensors' errors; the worst is told first."""
    apart = sorted((each for each in analysis.sources_compared if excess(each) > 1), key=excess, reverse=True)
    if not apart:
        return None
    worst = next((each for each in apart if each.quantity in _MATTERS), apart[0])
    severity: Severity = "notice" if worst.quantity in _MATTERS else "info"
    return Finding(
        rule="sensors_disagree",
        scope="run",
        severity=severity,
        confidence="high",
        verdict="sensors disagree",
        value=worst.difference,
        low=worst.low,
        high=worst.high,
        unit=worst.unit,
        reference=f"{worst.a}: {_written(worst.quantity, worst.mean_a)}; "
        f"{worst.b}: {_written(worst.quantity, worst.mean_b)}",
        message=f"Two sources of {_CALLED[worst.quantity]} disagree by {_gap(worst)}: "
        f"{_written(worst.quantity, worst.mean_a)} from {worst.a} and "
        f"{_written(worst.quantity, worst.mean_b)} from {worst.b}.{_others(apart, worst)}",
        advice=_advice(worst),
        evidence=("sources_agree", "device_stryd", "device_gnss"),
    )


def excess(each: SourceComparison) -> float:
    """Return the nearer end of the difference's interval in units of the sensors' errors; over 1 is a conflict.

    0 where the interval holds no difference, or the quantity has no error to compare with.
    """
    if each.low <= 0 <= each.high:
        return 0.0
    nearer = min(abs(each.low), abs(each.high))
    if each.quantity == _BALANCE:
        return 100 * nearer / EVIDENCE["sources_agree"].value("balance_points")
    error, level = _ERRORS.get(each.quantity), max(abs(each.mean_a), abs(each.mean_b))
    return 100 * nearer / level / EVIDENCE["sources_agree"].value(error) if error and level > 0 else 0.0


def _written(quantity: str, value: float) -> str:
    return f"{100 * value:.1f} %" if quantity == _BALANCE else amount(quantity, value)


def _gap(each: SourceComparison) -> str:
    if each.quantity == _BALANCE:
        return points(abs(each.difference))
    return percent(abs(each.difference) / max(abs(each.mean_a), abs(each.mean_b)))


def _others(apart: list[SourceComparison], worst: SourceComparison) -> str:
    names = sorted({_CALLED[each.quantity] for each in apart if each is not worst} - {_CALLED[worst.quantity]})
    return f" They also differ in {' and '.join(names)}." if names else ""


def _advice(worst: SourceComparison) -> str:
    if worst.quantity in {"speed_mps", "step_length_m"}:
        return "Calibrate the sensor on a measured course, and compare only runs that took speed from the same source."
    if worst.quantity == "cadence_spm":
        return "Both cannot be right: count your steps for a minute while you run, and trust the one that agrees."
    return "Makers measure this at different places of the body. Compare only runs from the same sensor."


def cadence_coverage(analysis: Analysis) -> Finding | None:
    """Fire where much of the running has no cadence."""
    cadence = analysis.summary.get("cadence_spm")
    least = EVIDENCE["enough_data"].value("coverage")
    if cadence is None or cadence.coverage >= least:
        return None
    return Finding(
        rule="cadence_coverage",
        scope="run",
        severity="notice",
        confidence="high",
        verdict="partly measured",
        value=cadence.coverage,
        unit="1",
        reference=f"at least {percent(least)}",
        message=f"Only {percent(cadence.coverage)} of your running has a cadence, so the figures stand for that part.",
        advice="Check the sensor's battery and fit, and that it is paired before the start.",
        evidence=("enough_data",),
    )


def cadence_unit_in_doubt(analysis: Analysis) -> Finding | None:
    """Fire where it is not clear whether the file stores strides or steps."""
    decision = analysis.cadence.unit_decision
    if decision is None or decision.confidence != "low":
        return None
    return Finding(
        rule="cadence_unit",
        scope="run",
        severity="notice",
        confidence="low",
        verdict="not sure",
        value=decision.factor,
        reference=f"read as {decision.stored}, by {decision.by}",
        message=f"It is not clear how this file stores cadence; it was read as {decision.stored}. "
        "If that is wrong, every cadence and step length here is off by a factor of two.",
        advice="Say how it is stored with --cadence-unit strides, steps or half-steps.",
        evidence=("cadence_norm",),
    )


def heart_rate_lock(analysis: Analysis) -> Finding | None:
    """Fire where cleaning left out heart rate that followed the cadence."""
    note = next((each for each in analysis.notes if each.code == "heart_rate_cadence_lock"), None)
    if note is None:
        return None
    return Finding(
        rule="heart_rate_lock",
        scope="run",
        severity="notice",
        confidence="moderate",
        verdict="partly left out",
        value=float(note.samples),
        unit="samples",
        message="The heart rate followed your cadence for a while, as optical sensors do when they count steps; "
        "it is left out there.",
        advice="Wear the watch a finger's width above the wrist bone and tighter, or use a chest strap.",
        evidence=("heart_rate_lock",),
    )


def much_left_out(analysis: Analysis) -> Finding | None:
    """Fire where a good part of the moving time was walking or standing."""
    running = analysis.running
    resting = running.walking_s + running.standing_s
    share = resting / (resting + running.time_s) if resting + running.time_s > 0 else 0.0
    if share < EVIDENCE["enough_data"].value("left_out"):
        return None
    return Finding(
        rule="much_left_out",
        scope="run",
        severity="info",
        confidence="high",
        verdict="partly running",
        value=share,
        unit="1",
        reference=f"mentioned from {percent(EVIDENCE['enough_data'].value('left_out'))} on",
        message=f"{percent(share)} of this recording was walking or standing and is left out: "
        f"{minutes(running.walking_s)} walking, {minutes(running.standing_s)} standing. "
        f"The figures are over {minutes(running.time_s)} of running.",
        evidence=("enough_data", "walk_run_transition"),
    )
