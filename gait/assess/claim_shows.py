"""What this run shows of a popular claim, in its own numbers; None where the file cannot speak to it.

What is shown says the same as the findings on it, in fewer words.
"""

import math
from typing import Final

from gait.assess.downhill import downhill_part, form_on
from gait.assess.dynamics import balance
from gait.assess.goals import Occasion, first_step_spm, occasion, see_to_the_knee, waits_for_the_knee
from gait.assess.load import beside_the_longest, days_in_a_row, load_spike, two_weeks
from gait.assess.pain import judged, pain_rule
from gait.assess.verdict import CadenceVerdict, Reason, Verdict, cadence_verdict, covers_enough, judged_speed_mps
from gait.assess.wording import minutes, norm_called, percent, span, spm, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Estimate
from gait.model.overstriding import ContactForSpeed, OverstridingVerdict

_BELOW: Final = EVIDENCE["raise_below_160"].values
_LEAST_COVERAGE: Final = EVIDENCE["enough_data"].value("least_coverage")
_EVEN: Final = 0.5
_FOR_THE_PACE: Final[dict[Verdict, str]] = {
    "low": _("low for your pace"),
    "typical": _("typical for your pace"),
    "high": _("quick for your pace"),
    "not sure": _("too close or too uncertain to judge at your pace"),
}
_NOT_JUDGED: Final[dict[Reason, str]] = {
    "speed": _("what is usual at that pace is not known"),
    "unit": _("it is not clear how the file stores cadence, so it cannot be judged"),
    "coverage": _("it stands for too little of this run to be judged"),
}
_SETTLING: Final = EVIDENCE["settling_in"].values
_STEPS: Final[dict[OverstridingVerdict, str]] = {
    "long steps, long contact": _(
        "Your steps and your contact are long for your pace, the pattern that goes with overstriding"
    ),
    "long steps": _("Your steps are long for your pace"),
    "typical": _("Your steps are typical for your pace"),
    "short steps": _("Your steps are short for your pace"),
    "not sure": _("This run cannot tell whether your steps are long for your pace"),
}
_HEALTHY: Final = {
    "beyond most healthy runners": _("by more than most healthy runners show"),
    "as in most healthy runners": _("as in most healthy runners"),
    "not sure": _("nor is whether that is as in most healthy runners"),
}


def share_in_band(analysis: Analysis) -> str | None:
    """Return how much of the running lies in 160 to 180, and what is usual at the runner's pace."""
    share, view = analysis.cadence.in_160_180_share, analysis.cadence
    if share is None or not covers_enough(analysis):
        return None
    band = EVIDENCE["cadence_160_180"].values
    inside = _("You spend {share} of your running at {low:.0f} to {high:.0f} spm").format(
        share=percent(share), low=band["low"], high=band["high"]
    )
    speed = judged_speed_mps(analysis)
    if view.expected_low_spm is None or view.expected_high_spm is None or speed is None:
        return f"{inside}."
    usual = span(spm(view.expected_low_spm), spm(view.expected_high_spm))
    return _("{inside}; at {pace}, {usual} is usual{for_height}.").format(
        inside=inside, pace=wording_of(analysis).pace(speed), usual=usual, for_height=_for_height(analysis)
    )


def _for_height(analysis: Analysis) -> str:
    height = analysis.athlete.height_m
    return _(" for {height}").format(height=wording_of(analysis).height(height)) if height else ""


def cadence_below(analysis: Analysis) -> str | None:
    """Return whether the run's one cadence lies below 160, and what 5 to 10 % more would be."""
    found = cadence_verdict(analysis)
    if found is None:
        return None
    now = _now(analysis, found)
    if found.reason in _NOT_JUDGED:
        return f"{now}: {_NOT_JUDGED[found.reason]}."
    judged_so, limit = f"{_FOR_THE_PACE[found.verdict]}{_what_asks(analysis, found)}", _BELOW["below_spm"]
    if round(found.now_spm) >= limit:
        return _("{now}: not below {limit:.0f}, and {judged_so}.").format(now=now, limit=limit, judged_so=judged_so)
    return f"{now}: {judged_so}.{'' if see_to_the_knee(analysis) else _as_advised(found)}"


def _what_asks(analysis: Analysis, found: CadenceVerdict) -> str:
    """Return as a clause whether anything asks for more steps, as the finding on cadence has it."""
    if see_to_the_knee(analysis):
        return _("; your knee wants a look before anything is changed")
    why = occasion(analysis)
    if why is not None and first_step_spm(found.now_spm, found.speed_mps, analysis.athlete.height_m) is not None:
        wait = _(", once your knee is within the pain rule") if waits_for_the_knee(analysis) else ""
        return f"; {_ASKS[why]}{wait}"
    quiet = found.verdict in {"typical", "high"} and not waits_for_the_knee(analysis)
    return _(", so nothing asks for a raise") if quiet else ""


_ASKS: Final[dict[Occasion, str]] = {
    "low": _("a few more steps are one thing to try"),
    "front knee": _("for the pain in front of your knee, a few more steps are one thing to try"),
}


def _as_advised(found: CadenceVerdict) -> str:
    """Return as a sentence what the popular advice would make of the cadence."""
    raised = (spm(found.now_spm * (1 + _BELOW[f"{name}_percent"] / 100)) for name in ("least", "most"))
    return _(" The advice would make it {span}.").format(span=span(*raised))


def _now(analysis: Analysis, found: CadenceVerdict) -> str:
    return _("You take {now} at {pace}").format(now=spm(found.now_spm), pace=wording_of(analysis).pace(found.speed_mps))


def steps_for_speed(analysis: Analysis) -> str | None:
    """Return the verdict on steps for the speed; where the foot lands is never said."""
    found = analysis.overstriding
    if found.verdict == "not measurable":
        return None
    why = f": {found.reason}" if found.verdict == "not sure" and found.reason else ""
    pace = ""
    if found.steps is not None and not why:
        at = wording_of(analysis).pace(found.steps.speed_mps)
        pace = _(": {cadence} at {at}, where {expected} is usual").format(
            cadence=spm(found.steps.cadence_spm), at=at, expected=spm(found.steps.expected_spm)
        )
    return _("{steps}{beside}. Where your foot lands, this file does not show.").format(
        steps=_STEPS[found.verdict], beside=why or pace
    )


def foot_strike(analysis: Analysis) -> str | None:
    """Return what a pod says of foot strike, where the file has it."""
    found = next((each for each in analysis.overstriding.native if each.name == "foot_strike_type"), None)
    if found is None:
        return None
    return _("{source} gives {mean:.1f} of 16 for your foot strike: small numbers are heel, large forefoot.").format(
        source=found.source, mean=found.mean
    )


def downhill(analysis: Analysis) -> str | None:
    """Return how much went downhill, and the form there."""
    part, metres = downhill_part(analysis), analysis.load.downhill_distance_m
    if part is None:
        return None
    if not metres:
        return _("This run had no descent to speak of.")
    there = form_on(analysis, "downhill")
    return _("{part} of your running went downhill").format(part=part) + (
        _("; there you ran {there}.").format(there=there) if there else "."
    )


def week_on_week(analysis: Analysis) -> str | None:
    """Return this week beside the one before."""
    week, before = analysis.load.week_m, analysis.load.week_before_m
    if week is None or not before:
        return None
    return _("The seven days up to this run hold {two_weeks}.").format(two_weeks=two_weeks(analysis, week, before))


def jump(analysis: Analysis) -> str | None:
    """Return the run beside the longest of the 30 days before."""
    spike = analysis.load.spike
    if spike is None:
        return None
    found = load_spike(analysis)
    verdict = _("no jump") if found is None else _("not sure") if found.verdict == "not sure" else _("a jump")
    return _("This run was {beside_the_longest}: {verdict}.").format(
        beside_the_longest=beside_the_longest(analysis, spike), verdict=verdict
    )


def days_off(analysis: Analysis) -> str | None:
    """Return how long ago the last run was, and how many days in a row have one."""
    since, days = analysis.load.days_since_last, analysis.load.days_in_a_row
    if since is None or days is None:
        return None
    ago = (
        _("the same day")
        if since == 0
        else _("the day before")
        if since == 1
        else _("{since} days before").format(since=since)
    )
    row = (
        _("; you have run on {days_in_a_row}, this one included").format(days_in_a_row=days_in_a_row(analysis.load))
        if days > 1
        else ""
    )
    return _("Your last known run was {ago}{row}.").format(ago=ago, row=row)


def first_minutes(analysis: Analysis) -> str | None:
    """Return how long it took to settle into the pace, where that is more than the ends of what is looked for."""
    settled = analysis.running.warm_up_s
    longest = min(_SETTLING["most_s"], math.floor(_SETTLING["most_share"] * analysis.activity.timer_s))
    if not _SETTLING["least_s"] < settled < longest:
        return None
    return _("You settled into your pace within {settled}. Stretching and rolling leave no trace in a file.").format(
        settled=minutes(settled)
    )


def left_and_right(analysis: Analysis) -> str | None:
    """Return the balance of contact with its interval, and whether one foot surely takes more."""
    found, measured = balance(analysis), analysis.summary.get("ground_contact_balance")
    if found is None or measured is None:
        return None
    left, low, high = (f"{100 * each:.1f}" for each in (measured.mean, measured.low, measured.high))
    side = _which_foot(measured)
    return _("Your left foot takes {left} % of the ground contact ({low} to {high}): {side}, {healthy}.").format(
        left=left, low=low, high=high, side=side, healthy=_HEALTHY[found.verdict]
    )


def _which_foot(measured: Estimate) -> str:
    """Return as a clause which foot takes more of the contact, where the whole interval lies on one side."""
    if measured.low > _EVEN:
        return _("the left foot takes more")
    return _("the right foot takes more") if measured.high < _EVEN else _("which foot takes more is not sure")


def contact_and_bounce(analysis: Analysis) -> str | None:
    """Return measured contact, beside what is usual where its sensor has a norm, and oscillation."""
    said, bounce = wording_of(analysis), analysis.summary.get("vertical_oscillation_m")
    parts = list(filter(None, [_contact(analysis)]))
    if bounce is not None:
        parts.append(_("oscillation is {mean}").format(mean=said.amount("vertical_oscillation_m", bounce.mean)))
    return _("Your {parts}.").format(parts=_(" and your ").join(parts)) if parts else None


def _contact(analysis: Analysis) -> str | None:
    found, measured = analysis.overstriding.contact, analysis.summary.get("ground_contact_time_s")
    if found is not None:
        return _("ground contact is {amount} ({beside_the_usual})").format(
            amount=_amount(analysis, found.contact_s), beside_the_usual=_beside_the_usual(analysis, found)
        )
    if measured is None or measured.origin == "modelled" or measured.coverage < _LEAST_COVERAGE:
        return None
    return _("ground contact is {amount} (over all your running; not held against others)").format(
        amount=_amount(analysis, measured.mean)
    )


def _beside_the_usual(analysis: Analysis, found: ContactForSpeed) -> str:
    at = wording_of(analysis).pace(found.speed_mps)
    if found.norm is None or found.expected_s is None:
        return _("at {at}; not held against others: {reason}").format(at=at, reason=found.reason)
    return _("at {at}, where {amount} is usual on {norm}").format(
        at=at, amount=_amount(analysis, found.expected_s), norm=norm_called(found)
    )


def _amount(analysis: Analysis, contact_s: float) -> str:
    return wording_of(analysis).amount("ground_contact_time_s", contact_s)


def pain_told(analysis: Analysis) -> str | None:
    """Return how the pain that was told stands to the pain rule; None where the numbers do not tell."""
    pain = analysis.knee.pain
    rule = pain_rule(analysis, pain)
    if pain is None or rule is None or rule.verdict == "not complete":
        return None
    return judged(pain, _("Your knee pain"))


def nothing(_analysis: Analysis) -> str | None:
    """Return None: no file of a run speaks to this."""
    return None
