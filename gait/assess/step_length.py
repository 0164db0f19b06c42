"""The rule on step length: the verdict on cadence in other words."""

from typing import Final

from gait.assess.verdict import CadenceVerdict, Verdict, cadence_verdict
from gait.assess.wording import spm, wording_of
from gait.language import _
from gait.model import Analysis, Finding

STEP_WORDS: Final[dict[Verdict, str]] = {
    "low": "long for your pace",
    "typical": "typical",
    "high": "short for your pace",
    "not sure": "not sure",
}
"""What the findings on step length call the same verdict on cadence."""
_CALLED: Final[dict[Verdict, str]] = {
    "low": _("long for your pace"),
    "typical": _("typical"),
    "high": _("short for your pace"),
    "not sure": _("not sure"),
}
"""The same, as said to the runner."""


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
        reference=_("usual at {at}: {usual}").format(at=at, usual=usual),
        message=_(
            "Your step is {called}: {now} at {at} makes {step}, where {usual} is usual. At one pace, longer "
            "steps are fewer steps: this is the verdict on cadence in other words, not a second one."
        ).format(called=_called(found), now=spm(found.now_spm), at=at, step=said.step(step), usual=usual),
        evidence=("cadence_norm", "cadence_verdict"),
    )


def _called(found: CadenceVerdict) -> str:
    if found.reason == "edge":
        long = found.difference_spm < 0
        return (
            _("on the long side, too close to usual to call")
            if long
            else _("on the short side, too close to usual to call")
        )
    return _CALLED[found.verdict]


def _step_m(speed_mps: float, cadence_spm: float) -> float:
    return 60.0 * speed_mps / cadence_spm
