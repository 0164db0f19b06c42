"""The rule on the band of cadence that people are told: context, never a verdict."""

from gait import norms
from gait.assess.verdict import cadence_verdict, covers_enough
from gait.assess.wording import percent, span, spm, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, CadenceView, Finding


def cadence_and_160_180(analysis: Analysis) -> Finding | None:
    """Fire where the share of time in 160-180 is known and stands for enough of the run: context, never a verdict."""
    share = analysis.cadence.in_160_180_share
    if share is None or not covers_enough(analysis):
        return None
    return Finding(
        rule="cadence_160_180",
        scope="run",
        severity="info",
        confidence="high",
        verdict="context",
        value=share,
        unit="1",
        reference=_("{told_band} spm, a convention").format(told_band=_told_band(_(" to "))),
        message=_(
            "You spend {share} of your running between {told_band} spm{outside}. That band is a convention that "
            "knows neither your pace nor your height{own_band}."
        ).format(
            share=percent(share),
            told_band=_told_band(_(" and ")),
            outside=_outside(analysis.cadence),
            own_band=_own_band(analysis),
        ),
        advice=_on_180(analysis),
        evidence=("cadence_160_180", "cadence_norm", "cadence_height_direction"),
    )


def _told_band(between: str) -> str:
    """Return the ends of what people are told with a word between them: ``160 to 180``."""
    return between.join(f"{end:.0f}" for end in norms.ADVICE_SPM)


def _outside(view: CadenceView) -> str:
    below, above = view.below_160_share, view.above_180_share
    return (
        ""
        if below is None or above is None
        else _(", {below} below and {above} above").format(below=percent(below), above=percent(above))
    )


def _own_band(analysis: Analysis) -> str:
    low, high = analysis.cadence.expected_low_spm, analysis.cadence.expected_high_spm
    found, said = cadence_verdict(analysis), wording_of(analysis)
    if low is None or high is None or found is None or found.reason == "speed":
        return ""
    tall = _(" and {height}").format(height=said.height(analysis.athlete.height_m)) if analysis.athlete.height_m else ""
    return _(": at {pace}{tall}, {span} is usual").format(
        pace=said.pace(found.speed_mps), tall=tall, span=span(spm(low), spm(high))
    )


def _on_180(analysis: Analysis) -> str:
    """Return what to make of the side on which most of the rest lies; nothing where nearly all lies inside."""
    row, view = EVIDENCE["cadence_160_180"], analysis.cadence
    low, high = view.expected_low_spm, view.expected_high_spm
    inside, below, above = view.in_160_180_share or 0.0, view.below_160_share or 0.0, view.above_180_share or 0.0
    if low is None or high is None or inside >= row.value("nearly_all_share"):
        return ""
    yours = _("at your pace and height") if analysis.athlete.height_m else _("at your pace")
    found = cadence_verdict(analysis)
    if found is not None and found.verdict in {"low", "high"}:
        return _("Your cadence lies outside of the band that is usual {yours}, too: go by that one.").format(
            yours=yours
        )
    if above > below and high > row.value("high"):
        return _("Above {high:.0f} can be quite usual {yours}; go by the band that is usual for you.").format(
            high=row.value("high"), yours=yours
        )
    if below > above and low < row.value("low"):
        return _("Below {low:.0f} can be quite usual {yours}; go by the band that is usual for you.").format(
            low=row.value("low"), yours=yours
        )
    return _("Go by the band that is usual {yours}.").format(yours=yours)
