"""Verdicts on steps and contact for the speed, and the rules that say them.

Steps follow the one verdict on cadence (``gait.assess.verdict``), the same in other words; contact has its own.
The word overstriding is used for one pattern alone: long steps together with long contact (row
``overstriding_pattern``).
Long contact by itself describes, and never asks for anything (row ``duty_factor_injury``).
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from gait import landing, norms
from gait.assess.verdict import CadenceVerdict, Verdict, cadence_verdict
from gait.assess.wording import Wording, minutes, norm_called, percent, span, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import (
    Analysis,
    Confidence,
    ContactForSpeed,
    Finding,
    Overstriding,
    Ratio,
    Severity,
    StepsForSpeed,
    Third,
)
from gait.model.overstriding import ContactVerdict, OverstridingVerdict, StepsVerdict

STEPS: Final[Mapping[Verdict, StepsVerdict]] = MappingProxyType(
    {"low": "long", "typical": "typical", "high": "short", "not sure": "not sure"}
)
"""What a verdict on cadence says of the steps."""
_OVERALL: Final[Mapping[StepsVerdict, OverstridingVerdict]] = MappingProxyType(
    {"long": "long steps", "typical": "typical", "short": "short steps", "not sure": "not sure"}
)
_BASIS: Final = (
    "braking_model",
    "braking_cadence_r",
    "steps_verdict",
    "overstriding_pattern",
    "knee_video",
    "form_predicts_little",
)
_CONTACT_BASIS: Final = ("reach_model", "contact_verdict", "contact_families", "contact_curve", "duty_factor_injury")


def judged_overstriding(analysis: Analysis) -> Overstriding:
    """Return what the analysis has on overstriding with its verdicts in place.

    Parameters
    ----------
    analysis : Analysis
        With the numbers of ``metrics.overstriding``; findings are not needed.

    Returns
    -------
    Overstriding
        ``not measurable`` with its reason where there are no steps for the speed.

    """
    found = analysis.overstriding
    contact = replace(found.contact, verdict=_contact_verdict(found.contact)) if found.contact else None
    judged = cadence_verdict(analysis)
    if not analysis.running.enough:
        return replace(found, contact=contact, steps=None, reason=_("it holds too little running to judge"))
    if found.steps is None or judged is None:
        return replace(found, contact=contact)
    steps = replace(found.steps, verdict=STEPS[judged.verdict])
    return replace(
        found,
        steps=steps,
        contact=contact,
        verdict=_overall(steps.verdict, contact),
        confidence=_confidence(analysis, judged, extrapolated=steps.extrapolated),
        reason=_UNSURE.get(judged.reason, "") if judged.verdict == "not sure" else "",
    )


_UNSURE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "edge": _("its cadence does not lie clearly one standard deviation of runners from the usual"),
        "wide": _("the measurement is too uncertain"),
        "coverage": _("too little of the running has a cadence"),
        "unit": _("it is not clear how the file stores cadence"),
        "speed": _("no expectation holds at this pace"),
    }
)


def _overall(steps: StepsVerdict, contact: ContactForSpeed | None) -> OverstridingVerdict:
    if steps == "long" and contact is not None and contact.verdict == "long":
        return "long steps, long contact"
    return _OVERALL[steps]


def _contact_verdict(contact: ContactForSpeed) -> ContactVerdict:
    """Return the verdict of a ranked contact: only a whole interval in an outer third, or in the band, decides."""
    if contact.value is None or contact.long_from is None or contact.short_to is None:
        return "change only"
    if contact.value.low > contact.long_from:
        return "long"
    if contact.value.high < contact.short_to:
        return "short"
    off = norms.NORMAL_P90 * EVIDENCE["contact_curve"].value("sd_share")
    low, high = landing.reach_ratio([1 - off, 1 + off], 0.0).ratio.tolist()
    return "typical" if low < contact.value.low and contact.value.high < high else "not sure"


def _confidence(analysis: Analysis, judged: CadenceVerdict, *, extrapolated: bool) -> Confidence:
    level = "grade" in analysis.summary
    return "moderate" if judged.confidence == "moderate" and level and not extrapolated else "low"


def steps_as_braking(analysis: Analysis) -> Finding | None:
    """Fire where steps for the speed can be told: what they mean in terms of braking, and what is not said."""
    found = analysis.overstriding
    if found.steps is None:
        return None
    value, said = found.steps.value, wording_of(analysis)
    return Finding(
        rule="overstriding",
        scope="run",
        severity=_severity(found.verdict),
        confidence=found.confidence,
        verdict=found.verdict,
        value=value.ratio,
        low=value.low,
        high=value.high,
        unit="1",
        reference=_(
            "1 is the braking at the usual cadence, {expected:.0f} spm; the highest third of runners begins at "
            "{long_from:.2f}, the lowest ends at {short_to:.2f}"
        ).format(expected=found.steps.expected_spm, long_from=found.steps.long_from, short_to=found.steps.short_to),
        message=f"{_opening(found, said)} {_braking(found.steps)} {_third(analysis)}{_beyond(found, said)}",
        advice=_VIDEO if found.verdict == "long steps, long contact" else "",
        check=_check(found.steps, said) if found.verdict == "long steps, long contact" else "",
        evidence=(*_BASIS, *(_CONTACT_BASIS if found.contact else ())),
    )


_VIDEO: Final = _(
    "A side video would settle it: let someone film a few steps at this pace from the side, with the "
    "camera at the height of your hip, and look where the foot is under the knee as it lands."
)


def _check(steps: StepsForSpeed, said: Wording) -> str:
    """Return how to check the pattern on the next run: by the braking, and where the highest third begins."""
    value = steps.value
    return _(
        "In a next run at {pace}, look at the braking by the model: {now} here (90 % interval {low} to {high}), and "
        "below {edge} it is no longer that of the third of runners who brake most. "
        "A change that stays inside of that interval may be chance."
    ).format(
        pace=said.pace(steps.speed_mps),
        now=_signed(value.ratio),
        low=_signed(value.low),
        high=_signed(value.high),
        edge=_signed(steps.long_from),
    )


def _severity(verdict: OverstridingVerdict) -> Severity:
    return "notice" if verdict == "long steps, long contact" else "info"


def _opening(found: Overstriding, said: Wording) -> str:
    steps = found.steps
    assert steps is not None  # the caller looked
    at = _("{cadence:.0f} spm at {pace}").format(cadence=steps.cadence_spm, pace=said.pace(steps.speed_mps))
    openings: dict[OverstridingVerdict, str] = {
        "long steps, long contact": _(
            "Long steps with long contact for your pace, {at}: the pattern that goes with overstriding."
        ).format(at=at),
        "long steps": _("Long steps for your pace, {at}.").format(at=at),
        "typical": _("Steps of a usual length for your pace, {at}.").format(at=at),
        "short steps": _("Short steps for your pace, {at}.").format(at=at),
        "not sure": _("This run cannot tell whether your steps are {side} for your pace, {at}: {reason}.").format(
            side=_side(steps), at=at, reason=found.reason
        ),
        "not measurable": _("Not measurable from this file."),
    }
    return openings[found.verdict]


def _side(steps: StepsForSpeed) -> str:
    return _("long") if steps.value.ratio > 1 else _("short")


def _braking(steps: StepsForSpeed) -> str:
    """Return how much more or less a step brakes than at the usual cadence, with the interval, as a sentence."""
    value = steps.value
    text = (
        _(
            "By the model, a step like that brakes {share} more than one at the usual {expected:.0f} spm (90 % "
            "interval {low} to {high})."
        )
        if value.ratio > 1
        else _(
            "By the model, a step like that brakes {share} less than one at the usual {expected:.0f} spm (90 % "
            "interval {low} to {high})."
        )
    )
    return text.format(
        share=percent(abs(value.ratio - 1)),
        expected=steps.expected_spm,
        low=_signed(value.low),
        high=_signed(value.high),
    )


def _signed(ratio: float) -> str:
    return f"{100 * (ratio - 1):+.0f} %"


_WHO: Final[Mapping[Third, str]] = MappingProxyType(
    {
        "highest third": _("the third of runners who brake most"),
        "middle third": _("the middle third of runners"),
        "lowest third": _("the third of runners who brake least"),
    }
)


def _third(analysis: Analysis) -> str:
    """Return in which third of runners the ratio lies, and whether its interval reaches into another."""
    steps = analysis.overstriding.steps
    assert steps is not None  # the caller looked
    alike = _("at your pace and height") if analysis.athlete.height_m else _("at your pace")
    if len(steps.thirds) > 1:
        return _("The interval reaches over more than one third of runners.")
    return _("Going by cadence, that lies in {who} {alike}.").format(who=_WHO[steps.third], alike=alike)


def _beyond(found: Overstriding, said: Wording) -> str:
    """Return the warning where the speed lies outside of the data behind the model."""
    row = EVIDENCE["braking_model"]
    if found.steps is None or not found.steps.extrapolated:
        return ""
    paces = span(said.pace(row.value("highest_speed_mps")), said.pace(row.value("lowest_speed_mps")))
    return _(" The data behind this reach from {paces}: at your pace it is extrapolated.").format(paces=paces)


def contact_for_speed(analysis: Analysis) -> Finding | None:
    """Fire where a contact time was measured over steady level running: its rank on that sensor, or why it has none."""
    contact = analysis.overstriding.contact
    if contact is None:
        return None
    value = contact.value or contact.own
    return Finding(
        rule="contact_for_speed",
        scope="run",
        severity="info",
        confidence="low" if contact.verdict in {"not sure", "change only"} or contact.extrapolated else "moderate",
        verdict=contact.verdict,
        value=value.ratio if value else None,
        low=value.low if value else None,
        high=value.high if value else None,
        unit="1",
        reference=_contact_reference(analysis, contact),
        message=f"{_contact_message(analysis, contact)}{_against_own(contact)}",
        advice=_contact_advice(contact),
        evidence=(*_CONTACT_BASIS, "device_wrist", "device_stryd", "own_contact", "change_to_report"),
    )


def _contact_reference(analysis: Analysis, contact: ContactForSpeed) -> str:
    if contact.expected_s is None:
        return _("your own runs on this device") if contact.own else _("no norm for this sensor")
    return _("usual on {norm}: {expected}").format(
        norm=norm_called(contact), expected=wording_of(analysis).amount("ground_contact_time_s", contact.expected_s)
    )


def _contact_message(analysis: Analysis, contact: ContactForSpeed) -> str:
    said = wording_of(analysis)
    now = _("{contact} at {pace}").format(
        contact=said.amount("ground_contact_time_s", contact.contact_s), pace=said.pace(contact.speed_mps)
    )
    if contact.verdict == "change only":
        return _(
            "Your ground contact of {now} is not ranked: {reason}. How it changes on this one device is what it "
            "can tell."
        ).format(now=now, reason=contact.reason)
    words = {
        "long": _("Your ground contact is long for your pace on this kind of sensor: {now}.").format(now=now),
        "short": _("Your ground contact is short for your pace on this kind of sensor: {now}.").format(now=now),
        "typical": _("Your ground contact is typical for your pace on this kind of sensor: {now}.").format(now=now),
        "not sure": _(
            "The sensor's error is too wide to say whether a ground contact of {now} is long or short."
        ).format(now=now),
    }
    return _("{words} Long contact is no sign of harm; if anything, it goes with less load.").format(
        words=words[contact.verdict]
    )


def _against_own(contact: ContactForSpeed) -> str:
    """Return what the runner's earlier runs on the device say; only an interval beside 1 is a change."""
    if contact.own is None:
        return ""
    runs = _("your {own_runs} earlier runs on this device").format(own_runs=contact.own_runs)
    if (contact.own.low > 1 or contact.own.high < 1) and _worth_telling(contact, contact.own):
        text = (
            _(" It is {share} longer than in {runs} at equal speed, beyond chance.")
            if contact.own.ratio > 1
            else _(" It is {share} shorter than in {runs} at equal speed, beyond chance.")
        )
        return text.format(share=percent(abs(contact.own.ratio - 1), 1), runs=runs)
    return _(" It is about as in {runs} at equal speed.").format(runs=runs)


def _worth_telling(contact: ContactForSpeed, own: Ratio) -> bool:
    """Tell whether the change is as large as the smallest change of contact that is reported on that sensor."""
    row = EVIDENCE["change_to_report"]
    least: float = row.value("contact_wrist_ms" if contact.sensor == "wrist" else "contact_ms") / 1000
    return abs(own.ratio - 1) * contact.contact_s >= least


def _contact_advice(contact: ContactForSpeed) -> str:
    if contact.verdict == "change only" and contact.own is None:
        return _("Compare it with your own runs on this device, at the same pace and in the same shoes.")
    return ""


def _downhill_message(steps: Ratio) -> str:
    text = (
        _(
            "Downhill your steps are longer than on the level at equal speed. On the level such a change would brake "
            "{share} more a step (90 % interval {low} to {high}); what it does on a slope was not measured."
        )
        if steps.ratio > 1
        else _(
            "Downhill your steps are shorter than on the level at equal speed. On the level such a change would brake "
            "{share} less a step (90 % interval {low} to {high}); what it does on a slope was not measured."
        )
    )
    return text.format(share=percent(abs(steps.ratio - 1), 1), low=_signed(steps.low), high=_signed(steps.high))


def steps_downhill(analysis: Analysis) -> Finding | None:
    """Fire where steps downhill are longer or shorter than on the level at equal speed, beyond chance."""
    change = next((each for each in analysis.overstriding.changes if each.cause == "downhill"), None)
    least = EVIDENCE["change_to_report"].value("step_length_percent") / 100
    if change is None or change.steps.low <= 1 <= change.steps.high or abs(change.steps.ratio - 1) < least:
        return None
    longer = change.steps.ratio > 1
    return Finding(
        rule="steps_downhill",
        scope="run",
        severity="info",
        confidence="low",
        verdict="longer downhill" if longer else "shorter downhill",
        value=change.steps.ratio,
        low=change.steps.low,
        high=change.steps.high,
        unit="1",
        reference=_("the level at equal speed, {minutes} compared").format(minutes=minutes(60 * change.minutes)),
        message=_downhill_message(change.steps),
        evidence=("braking_model", "hills_cadence", "change_to_report"),
    )
