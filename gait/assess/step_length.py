"""The rule on step length: the verdict on cadence in other words."""

from typing import Final

from gait.assess.verdict import CadenceVerdict, Verdict, cadence_verdict
from gait.assess.wording import spm, wording_of
from gait.model import Analysis, Finding

STEP_WORDS: Final[dict[Verdict, str]] = {
    "low": "long for your pace",
    "typical": "typical",
    "high": "short for your pace",
    "not sure": "not sure",
}
"""What the findings on step length call the same verdict on cadence."""


def step_length_for_pace(analysis: Analysis) -> Finding | None:
    """Fire where cadence can be judged: the step length that it makes, which is the same verdict in other words."""
    found, measured = cadence_verdict(analysis), analysis.summary.get("step_length_m")
    if found is None or found.reason not in {"clear", "edge"}:
        return None
    said = wording_of(analysis)
    at, usual = said.pace(found.speed_mps), said.step(_step_m(found.speed_mps, found.expected_spm))
    step = _step_m(found.speed_mps, found.now_spm)
    return Finding(
        rule="step_length_for_pace",
        scope="run",
        severity="info",
        confidence=found.confidence,
        verdict=STEP_WORDS[found.verdict],
        value=step,
        low=step * measured.low / measured.mean if measured else None,
        high=step * measured.high / measured.mean if measured else None,
        unit="m",
        reference=f"usual at {at}: {usual}",
        message=f"Your step is {_called(found)}: {spm(found.now_spm)} at {at} makes {said.step(step)}, "
        f"where {usual} is usual. "
        "At one pace, longer steps are fewer steps: this is the verdict on cadence in other words, not a second one.",
        evidence=("cadence_norm", "cadence_verdict"),
    )


def _called(found: CadenceVerdict) -> str:
    if found.reason == "edge":
        side = "long" if found.difference_spm < 0 else "short"
        return f"on the {side} side, too close to usual to call"
    return STEP_WORDS[found.verdict]


def _step_m(speed_mps: float, cadence_spm: float) -> float:
    return 60.0 * speed_mps / cadence_spm
