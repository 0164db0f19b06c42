"""Rules on drift: what changes from the start to the end of the run, at equal speed and grade.

Where the file has no altitude, the grade cannot be set equal: the findings say so, and their confidence is low.
A change is reported when its 95 % interval excludes zero and it is as large as the smallest change worth reporting.
It asks for a look only where even the interval's end nearer to zero is a change to speak of (row ``drift_verdict``).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from gait.assess.goals import first_step_spm, price_of_more_steps, waits_for_the_knee
from gait.assess.next_time import ONCE_WITHIN, apart_by_chance
from gait.assess.verdict import CadenceVerdict, cadence_verdict, judged_speed_mps
from gait.assess.wording import minutes, percent, span, spm, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Confidence, Drift, Finding, Severity

SUBJECTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cadence_spm": _("cadence"),
        "step_length_m": _("steps"),
        "ground_contact_time_s": _("ground contact"),
        "vertical_oscillation_m": _("vertical oscillation"),
    }
)
"""What drifts, as said to the runner."""
_VERDICTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "cadence_spm": ("rises", "falls"),
        "step_length_m": ("get longer", "get shorter"),
        "ground_contact_time_s": ("gets longer", "gets shorter"),
        "vertical_oscillation_m": ("grows", "shrinks"),
    }
)
"""What a finding calls a change up, and down."""
VERBS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "rises": _("rises"),
        "falls": _("falls"),
        "get longer": _("get longer"),
        "get shorter": _("get shorter"),
        "gets longer": _("gets longer"),
        "gets shorter": _("gets shorter"),
        "grows": _("grows"),
        "shrinks": _("shrinks"),
    }
)
"""The same as said to the runner."""

_SEVERITY: Final[Mapping[str, Severity]] = MappingProxyType({"step_length_m": "info"})
"""At equal speed, step length repeats what cadence says, so it is never a second notice."""
_BASIS: Final = ("change_to_report", "drift_verdict", "drift_not_universal", "step_rate_price", "calf_stop")


def drift_rule(quantity: str) -> Callable[[Analysis], Finding | None]:
    """Return the rule on one quantity's drift."""

    def rule(analysis: Analysis) -> Finding | None:
        found = next((each for each in analysis.drift if each.quantity == quantity), None)
        if found is None:
            return None
        least = least_change(analysis, found)
        if abs(found.change) >= least and (found.low > 0 or found.high < 0):
            sure = _ends(found)[0] >= EVIDENCE["drift_verdict"].value("near_end_share") * least
            return _changed(analysis, found) if sure else _unsure(analysis, found)
        return (
            _holds(analysis, found) if quantity == "cadence_spm" and -least < found.low and found.high < least else None
        )

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


def _ends(found: Drift) -> tuple[float, float]:
    """Return the sizes at the ends of an interval on one side of zero, the nearer first."""
    near, far = sorted((abs(found.low), abs(found.high)))
    return near, far


def _verdict(found: Drift) -> str:
    up, down = _VERDICTS[found.quantity]
    return up if found.change > 0 else down


def _verb(found: Drift) -> str:
    return VERBS[_verdict(found)]


def _changed(analysis: Analysis, found: Drift) -> Finding:
    said, verb = wording_of(analysis), _verb(found)
    by, start = said.change(found.quantity, abs(found.change)), said.amount(found.quantity, found.start)
    ends = span(*(said.change(found.quantity, size) for size in _ends(found)))
    equal = (
        _("at equal speed and slope")
        if _knows_slopes(analysis)
        else _("at equal speed; slopes are not known in this file")
    )
    return _finding(
        found,
        severity=_SEVERITY.get(found.quantity, "notice"),
        confidence=_confidence(analysis),
        verdict=_verdict(found),
        reference=_("{start} at the start").format(start=start),
        message=_(
            "Your {subject} {verb} by {by} as you go on, {equal}. That is over {minutes} of running, from "
            "{start} (95 % interval {ends}; {change})."
        ).format(
            subject=SUBJECTS[found.quantity],
            verb=verb,
            by=by,
            equal=equal,
            minutes=minutes(60 * found.minutes),
            start=start,
            ends=ends,
            change=percent(abs(found.change) / abs(found.start), 1),
        ),
        advice=_advice(analysis, found),
        check="" if _SEVERITY.get(found.quantity) == "info" else _check(analysis, found),
    )


def _check(analysis: Analysis, found: Drift) -> str:
    """Return how to check the change on the next run: the same number, and what counts as none."""
    said, quantity = wording_of(analysis), found.quantity
    least = said.change(quantity, least_change(analysis, found))
    speed = judged_speed_mps(analysis)
    told = _(
        "Look at the same change in a next run of {minutes}{pace}{sensor}: your {subject} {verb} by {change} here "
        "({range}), and under {least} counts as holding. Two runs like this one may differ by {chance} by chance."
    ).format(
        minutes=minutes(60 * found.minutes),
        pace="" if speed is None else _(" at {pace}").format(pace=said.pace(speed)),
        sensor="" if quantity == "cadence_spm" else _(" on the same sensor"),
        subject=SUBJECTS[quantity],
        verb=_verb(found),
        change=said.change(quantity, abs(found.change)),
        range=span(*(said.change(quantity, size) for size in _ends(found))),
        least=least,
        chance=said.change(quantity, apart_by_chance(found.low, found.high)),
    )
    return f"{ONCE_WITHIN} {told}" if waits_for_the_knee(analysis) else told


def _unsure(analysis: Analysis, found: Drift) -> Finding:
    said, subject = wording_of(analysis), SUBJECTS[found.quantity]
    most = said.change(found.quantity, _ends(found)[1])
    return _finding(
        found,
        severity="info",
        confidence="low",
        verdict="not sure",
        reference=_("{start} at the start").format(start=said.amount(found.quantity, found.start)),
        message=_(
            "This run cannot tell whether your {subject} {verb} as you go on. At {equal} the change over "
            "{minutes} of running lies anywhere between next to nothing and {most}."
        ).format(
            subject=subject, verb=_verb(found), equal=_equal(analysis), minutes=minutes(60 * found.minutes), most=most
        ),
        advice=_watch(analysis),
    )


def _equal(analysis: Analysis) -> str:
    """Return what is set equal over the run, for the middle of a sentence."""
    return (
        _("equal speed and slope") if _knows_slopes(analysis) else _("equal speed (slopes are not known in this file)")
    )


def _knows_slopes(analysis: Analysis) -> bool:
    return "grade" in analysis.summary


def _confidence(analysis: Analysis) -> Confidence:
    return "moderate" if _knows_slopes(analysis) else "low"


def _advice(analysis: Analysis, found: Drift) -> str:
    if waits_for_the_knee(analysis):
        return _("See to the knee first; how a run changes towards its end can wait.")
    judged = cadence_verdict(analysis)
    if found.quantity != "cadence_spm" or found.change > 0 or judged is None:
        return _watch(analysis)
    if judged.verdict == "low":
        return _hold_the_aim(analysis, judged)
    if judged.reason in {"unit", "speed", "coverage"} or found.start + found.change >= judged.expected_spm:
        return _watch(analysis)
    back = _("Late in {runs}, look at your cadence now and then and come back to {start}.").format(
        runs=_runs(analysis), start=spm(found.start)
    )
    return f"{back} {price_of_more_steps()}"


def _hold_the_aim(analysis: Analysis, judged: CadenceVerdict) -> str:
    """Return advice without a number: the finding on the low cadence names the one to try."""
    if first_step_spm(judged.now_spm, judged.speed_mps, analysis.athlete.height_m) is None:
        return _watch(analysis)
    return _("Once the cadence to try comes easily, hold it to the end of {runs}.").format(runs=_runs(analysis))


def _watch(analysis: Analysis) -> str:
    return _("See whether your next {runs} show it too: one run is no pattern, and runners differ in this.").format(
        runs=_runs(analysis)
    )


def _runs(analysis: Analysis) -> str:
    long = analysis.running.time_s > 60 * EVIDENCE["drift_verdict"].value("long_run_minutes")
    return _("long runs") if long else _("runs like this")


def _holds(analysis: Analysis, found: Drift) -> Finding:
    return _finding(
        found,
        severity="info",
        confidence=_confidence(analysis),
        verdict="holds",
        reference=_("{start} at the start").format(start=spm(found.start)),
        message=_(
            "Your cadence holds to the end: at {equal} it changes by less than {cadence} over {minutes} of running."
        ).format(
            equal=_equal(analysis),
            cadence=spm(EVIDENCE["change_to_report"].value("cadence_spm")),
            minutes=minutes(60 * found.minutes),
        ),
        advice="",
    )


def _finding(  # noqa: PLR0913 - the parts of a finding
    found: Drift,
    *,
    severity: Severity,
    confidence: Confidence,
    verdict: str,
    reference: str,
    message: str,
    advice: str,
    check: str = "",
) -> Finding:
    return Finding(
        rule=f"drift_{found.quantity}",
        scope="run",
        severity=severity,
        confidence=confidence,
        verdict=verdict,
        value=found.change,
        low=found.low,
        high=found.high,
        unit=found.unit,
        reference=reference,
        message=message,
        advice=advice,
        check=check,
        evidence=_BASIS,
    )
