"""Rules on cadence and step length: against the expectation, against what people are told, and where it is missing."""

from typing import Final

from gait import norms
from gait.assess.goals import first_step_spm, last_step_spm
from gait.assess.verdict import CadenceVerdict, Reason, Verdict, cadence_verdict
from gait.assess.wording import between, metres, pace, percent, sentence, spm
from gait.evidence import EVIDENCE
from gait.model import Analysis, Finding, Severity

_BASIS: Final = ("cadence_norm", "cadence_spread", "cadence_study_spread", "cadence_verdict")
_ADVICE_BASIS: Final = (
    "step_rate_advice",
    "step_rate_dose",
    "step_rate_joint_work",
    "step_rate_meta",
    "hip_moment",
    "retraining_calf",
    "verdict_speeds",
)
_SEVERITY: Final[dict[Verdict, Severity]] = {"low": "act", "typical": "info", "high": "info", "not sure": "info"}
CADENCE_WORDS: Final[dict[Verdict, str]] = {
    "low": "low for your pace",
    "typical": "typical",
    "high": "high for your pace",
    "not sure": "not sure",
}
"""What the findings on cadence call each verdict."""
STEP_WORDS: Final[dict[Verdict, str]] = {
    "low": "long for your pace",
    "typical": "typical",
    "high": "short for your pace",
    "not sure": "not sure",
}
"""What the findings on step length call the same verdict on cadence."""


def cadence_unknown(analysis: Analysis) -> Finding | None:
    """Fire where the file has no cadence: say what would give it."""
    if "cadence_spm" in analysis.summary:
        return None
    return Finding(
        rule="cadence_unknown",
        scope="run",
        severity="notice",
        confidence="high",
        verdict="not measurable",
        message="This file has no cadence, so it cannot say how long or quick your steps are.",
        advice="A foot pod, a chest strap with running dynamics or a watch that counts steps records it. "
        "If yours does, export the original FIT file: some sites drop cadence from a GPX. "
        "On a phone, switch cadence on in the app's recording settings.",
        evidence=("device_chest", "device_stryd", "device_wrist"),
    )


def cadence_for_pace(analysis: Analysis) -> Finding | None:
    """Fire where cadence can be held against the expectation at the runner's own speeds and height."""
    found = cadence_verdict(analysis)
    if found is None:
        return None
    band = _band(found, analysis.athlete.height_m)
    advice = _ADVICE[found.verdict](found, analysis)
    basis = (*_BASIS, *(_ADVICE_BASIS if found.verdict == "low" else ()), "form_predicts_little")
    return Finding(
        rule="cadence_for_pace",
        scope="run",
        severity=_SEVERITY[found.verdict],
        confidence=found.confidence,
        verdict=CADENCE_WORDS[found.verdict],
        value=found.difference_spm,
        low=found.low_spm if abs(found.low_spm) < float("inf") else None,
        high=found.high_spm if abs(found.high_spm) < float("inf") else None,
        unit="spm",
        reference=f"expected {spm(found.expected_spm)} ({band} for 80 % of runners)",
        message=_message(found, analysis),
        advice=advice,
        evidence=basis,
    )


def _message(found: CadenceVerdict, analysis: Analysis) -> str:
    now, at = spm(found.now_spm), pace(found.speed_mps)
    usual = spm(found.expected_spm)
    openings: dict[Verdict, str] = {
        "low": f"Your steps are long for your pace: {now} at {at}, where {usual} is usual.",
        "typical": f"Your cadence is typical for your pace: {now} at {at}.",
        "high": f"Your steps are short and quick for your pace: {now} at {at}, where {usual} is usual.",
        "not sure": sentence(unsure(found)),
    }
    if found.reason in {"speed", "unit"}:
        return openings[found.verdict]
    band = _band(found, analysis.athlete.height_m)
    return f"{openings[found.verdict]} Of runners {_like_you(analysis)} at your paces, 80 % take {band}."


def unsure(found: CadenceVerdict) -> str:
    """Return as a clause why there is no verdict."""
    now, at = spm(found.now_spm), pace(found.speed_mps)
    side = "low" if found.difference_spm < 0 else "high"
    reasons: dict[Reason, str] = {
        "unit": f"it is not clear how this file stores cadence, so {now} cannot be judged",
        "speed": f"no expectation holds at {at}, so {now} cannot be judged",
        "coverage": f"{now} at {at} stands for too little of this run to be judged",
        "wide": f"this run is too uncertain to say whether {now} is low, typical or high at {at}",
    }
    return reasons.get(found.reason, f"{now} is on the {side} side at {at}, at the edge of what is usual")


def _like_you(analysis: Analysis) -> str:
    height = analysis.athlete.height_m
    return "of any height" if height is None else f"of {metres(height)}"


def _band(found: CadenceVerdict, height_m: float | None) -> str:
    half = norms.NORMAL_P90 * norms.cadence_sd_spm(height_m)
    return between("cadence_spm", found.expected_spm - half, found.expected_spm + half)


def _advice_low(found: CadenceVerdict, analysis: Analysis) -> str:
    height, speed = analysis.athlete.height_m, found.speed_mps
    first = first_step_spm(found.now_spm, speed, height)
    last = last_step_spm(found.now_spm, speed, height)
    if first is None or last is None:
        return "There is little room for more steps at this pace; nothing to change."
    row = EVIDENCE["step_rate_advice"]
    dose = EVIDENCE["step_rate_dose"]
    step_now, step_then = 60 * speed / found.now_spm, 60 * speed / first
    further = f"If it comes easily by then, go on to at most {spm(last)}. " if last > first else ""
    return (
        f"At {pace(speed)}, try {spm(first)} (now {spm(found.now_spm)}): "
        f"each step is then {metres(step_then)} instead of {metres(step_now)}. "
        f"Run at that beat with a metronome for {row.value('bouts'):.0f} bouts of {row.value('bout_minutes'):.0f} "
        f"minutes on easy, level runs, at the same pace, for {dose.value('weeks'):.0f} weeks. {further}"
        "It feels like more effort at first. Go back to your own steps if a calf or an Achilles tendon starts to hurt."
    )


def _advice_none(_found: CadenceVerdict, _analysis: Analysis) -> str:
    return "Nothing to change."


def _advice_unsure(found: CadenceVerdict, analysis: Analysis) -> str:
    if found.reason == "unit":
        return "Say how the file stores cadence with --cadence-unit, then look again."
    if found.reason == "speed":
        limits = EVIDENCE["verdict_speeds"]
        fast, slow = pace(limits.value("highest_mps")), pace(limits.value("lowest_mps"))
        return f"No expectation holds at this pace: look at a run between {fast} and {slow}."
    if found.reason == "coverage":
        return "Check the sensor's battery, fit and pairing, and look at the next run."
    if analysis.athlete.height_m is None:
        return "Give your height with --height: it narrows what is typical for you."
    return "Several runs at the same paces will tell; until then, nothing to change."


_ADVICE: Final = {"low": _advice_low, "typical": _advice_none, "high": _advice_none, "not sure": _advice_unsure}


def cadence_and_160_180(analysis: Analysis) -> Finding | None:
    """Fire where the share of time in 160-180 is known: context, never a verdict."""
    share, view = analysis.cadence.in_160_180_share, analysis.cadence
    if share is None:
        return None
    return Finding(
        rule="cadence_160_180",
        scope="run",
        severity="info",
        confidence="high",
        verdict="context",
        value=share,
        unit="1",
        reference="160 to 180 spm, a convention",
        message=f"You spend {percent(share)} of your running between 160 and 180 spm{_outside(analysis)}. "
        f"That band is a convention that knows neither your pace nor your height{_own_band(analysis)}.",
        advice=_on_180(view.expected_low_spm, view.expected_high_spm),
        evidence=("cadence_160_180", "cadence_norm", "cadence_height_direction"),
    )


def _outside(analysis: Analysis) -> str:
    below, above = analysis.cadence.below_160_share, analysis.cadence.above_180_share
    if below is None or above is None:
        return ""
    return f", {percent(below)} below and {percent(above)} above"


def _own_band(analysis: Analysis) -> str:
    low, high = analysis.cadence.expected_low_spm, analysis.cadence.expected_high_spm
    found = cadence_verdict(analysis)
    if low is None or high is None or found is None or found.reason == "speed":
        return ""
    tall = f" and {metres(analysis.athlete.height_m)}" if analysis.athlete.height_m else ""
    return f": at {pace(found.speed_mps)}{tall}, {between('cadence_spm', low, high)} is usual"


def _on_180(low: float | None, high: float | None) -> str:
    row = EVIDENCE["cadence_160_180"]
    if low is not None and low < row.value("low"):
        return "Below 160 can be quite usual at your pace and height; go by the band that is usual for you."
    if high is not None and high > row.value("high"):
        return "Above 180 can be quite usual at your pace and height; go by the band that is usual for you."
    return "Go by the band that is usual at your pace and height."


def step_length_for_pace(analysis: Analysis) -> Finding | None:
    """Fire where cadence can be judged: the step length that it makes, which is the same verdict in other words."""
    found, measured = cadence_verdict(analysis), analysis.summary.get("step_length_m")
    if found is None or found.reason not in {"clear", "edge"}:
        return None
    at, usual = pace(found.speed_mps), _step_m(found.speed_mps, found.expected_spm)
    words = STEP_WORDS[found.verdict]
    said = "cannot be judged" if found.verdict == "not sure" else f"is {words}"
    step = _step_m(found.speed_mps, found.now_spm)
    return Finding(
        rule="step_length_for_pace",
        scope="run",
        severity="info",
        confidence=found.confidence,
        verdict=words,
        value=step,
        low=step * measured.low / measured.mean if measured else None,
        high=step * measured.high / measured.mean if measured else None,
        unit="m",
        reference=f"usual at {at}: {metres(usual)}",
        message=f"Your step {said}: {spm(found.now_spm)} at {at} makes {metres(step)}, where {metres(usual)} is usual. "
        "At one pace, longer steps are fewer steps: this is the verdict on cadence in other words, not a second one.",
        evidence=("cadence_norm", "cadence_verdict"),
    )


def _step_m(speed_mps: float, cadence_spm: float) -> float:
    return 60.0 * speed_mps / cadence_spm
