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
from gait.assess.wording import minutes, percent, span, spm, wording_of
from gait.evidence import EVIDENCE
from gait.model import Analysis
from gait.model.overstriding import ContactForSpeed, OverstridingVerdict

_BELOW: Final = EVIDENCE["raise_below_160"].values
_LEAST_COVERAGE: Final = EVIDENCE["enough_data"].value("least_coverage")
_EVEN: Final = 0.5
_FOR_THE_PACE: Final[dict[Verdict, str]] = {
    "low": "low for your pace",
    "typical": "typical for your pace",
    "high": "quick for your pace",
    "not sure": "too close or too uncertain to judge at your pace",
}
_NOT_JUDGED: Final[dict[Reason, str]] = {
    "speed": "what is usual at that pace is not known",
    "unit": "it is not clear how the file stores cadence, so it cannot be judged",
    "coverage": "it stands for too little of this run to be judged",
}
_SETTLING: Final = EVIDENCE["settling_in"].values
_STEPS: Final[dict[OverstridingVerdict, str]] = {
    "long steps, long contact": "Your steps and your contact are long for your pace, the pattern that goes with "
    "overstriding",
    "long steps": "Your steps are long for your pace",
    "typical": "Your steps are typical for your pace",
    "short steps": "Your steps are short for your pace",
    "not sure": "This run cannot tell whether your steps are long for your pace",
}
_HEALTHY: Final = {
    "beyond most healthy runners": "by more than most healthy runners show",
    "as in most healthy runners": "as in most healthy runners",
    "not sure": "nor is whether that is as in most healthy runners",
}


def share_in_band(analysis: Analysis) -> str | None:
    """Return how much of the running lies in 160 to 180, and what is usual at the runner's pace."""
    share, view = analysis.cadence.in_160_180_share, analysis.cadence
    if share is None or not covers_enough(analysis):
        return None
    band = EVIDENCE["cadence_160_180"].values
    inside = f"You spend {percent(share)} of your running at {band['low']:.0f} to {band['high']:.0f} spm"
    speed = judged_speed_mps(analysis)
    if view.expected_low_spm is None or view.expected_high_spm is None or speed is None:
        return f"{inside}."
    usual = span(spm(view.expected_low_spm), spm(view.expected_high_spm))
    return f"{inside}; at {wording_of(analysis).pace(speed)}, {usual} is usual{_for_height(analysis)}."


def _for_height(analysis: Analysis) -> str:
    height = analysis.athlete.height_m
    return f" for {wording_of(analysis).height(height)}" if height else ""


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
        return f"{now}: not below {limit:.0f}, and {judged_so}."
    return f"{now}: {judged_so}.{'' if see_to_the_knee(analysis) else _as_advised(found)}"


def _what_asks(analysis: Analysis, found: CadenceVerdict) -> str:
    """Return as a clause whether anything asks for more steps, as the finding on cadence has it."""
    if see_to_the_knee(analysis):
        return "; your knee wants a look before anything is changed"
    why = occasion(analysis)
    if why is not None and first_step_spm(found.now_spm, found.speed_mps, analysis.athlete.height_m) is not None:
        return f"; {_ASKS[why]}{', once your knee is within the pain rule' if waits_for_the_knee(analysis) else ''}"
    quiet = found.verdict in {"typical", "high"} and not waits_for_the_knee(analysis)
    return ", so nothing asks for a raise" if quiet else ""


_ASKS: Final[dict[Occasion, str]] = {
    "low": "a few more steps are one thing to try",
    "front knee": "for the pain in front of your knee, a few more steps are one thing to try",
}


def _as_advised(found: CadenceVerdict) -> str:
    """Return as a sentence what the popular advice would make of the cadence."""
    raised = (spm(found.now_spm * (1 + _BELOW[f"{name}_percent"] / 100)) for name in ("least", "most"))
    return f" The advice would make it {span(*raised)}."


def _now(analysis: Analysis, found: CadenceVerdict) -> str:
    return f"You take {spm(found.now_spm)} at {wording_of(analysis).pace(found.speed_mps)}"


def steps_for_speed(analysis: Analysis) -> str | None:
    """Return the verdict on steps for the speed; where the foot lands is never said."""
    found = analysis.overstriding
    if found.verdict == "not measurable":
        return None
    why = f": {found.reason}" if found.verdict == "not sure" and found.reason else ""
    pace = ""
    if found.steps is not None and not why:
        at = wording_of(analysis).pace(found.steps.speed_mps)
        pace = f": {spm(found.steps.cadence_spm)} at {at}, where {spm(found.steps.expected_spm)} is usual"
    return f"{_STEPS[found.verdict]}{why or pace}. Where your foot lands, this file does not show."


def foot_strike(analysis: Analysis) -> str | None:
    """Return what a pod says of foot strike, where the file has it."""
    found = next((each for each in analysis.overstriding.native if each.name == "foot_strike_type"), None)
    if found is None:
        return None
    return f"{found.source} gives {found.mean:.1f} of 16 for your foot strike: small numbers are heel, large forefoot."


def downhill(analysis: Analysis) -> str | None:
    """Return how much went downhill, and the form there."""
    part, metres = downhill_part(analysis), analysis.load.downhill_distance_m
    if part is None:
        return None
    if not metres:
        return "This run had no descent to speak of."
    there = form_on(analysis, "downhill")
    return f"{part} of your running went downhill" + (f"; there you ran {there}." if there else ".")


def week_on_week(analysis: Analysis) -> str | None:
    """Return this week beside the one before."""
    week, before = analysis.load.week_m, analysis.load.week_before_m
    if week is None or not before:
        return None
    return f"The seven days up to this run hold {two_weeks(analysis, week, before)}."


def jump(analysis: Analysis) -> str | None:
    """Return the run beside the longest of the 30 days before."""
    spike = analysis.load.spike
    if spike is None:
        return None
    found = load_spike(analysis)
    verdict = "no jump" if found is None else "not sure" if found.verdict == "not sure" else "a jump"
    return f"This run was {beside_the_longest(analysis, spike)}: {verdict}."


def days_off(analysis: Analysis) -> str | None:
    """Return how long ago the last run was, and how many days in a row have one."""
    since, days = analysis.load.days_since_last, analysis.load.days_in_a_row
    if since is None or days is None:
        return None
    ago = "the same day" if since == 0 else "the day before" if since == 1 else f"{since} days before"
    row = f"; you have run on {days_in_a_row(analysis.load)}, this one included" if days > 1 else ""
    return f"Your last known run was {ago}{row}."


def first_minutes(analysis: Analysis) -> str | None:
    """Return how long it took to settle into the pace, where that is more than the ends of what is looked for."""
    settled = analysis.running.warm_up_s
    longest = min(_SETTLING["most_s"], math.floor(_SETTLING["most_share"] * analysis.activity.timer_s))
    if not _SETTLING["least_s"] < settled < longest:
        return None
    return f"You settled into your pace within {minutes(settled)}. Stretching and rolling leave no trace in a file."


def left_and_right(analysis: Analysis) -> str | None:
    """Return the balance of contact with its interval, and whether one foot surely takes more."""
    found, measured = balance(analysis), analysis.summary.get("ground_contact_balance")
    if found is None or measured is None:
        return None
    left, low, high = (f"{100 * each:.1f}" for each in (measured.mean, measured.low, measured.high))
    more = "left" if measured.low > _EVEN else "right" if measured.high < _EVEN else ""
    side = f"the {more} foot takes more" if more else "which foot takes more is not sure"
    return f"Your left foot takes {left} % of the ground contact ({low} to {high}): {side}, {_HEALTHY[found.verdict]}."


def contact_and_bounce(analysis: Analysis) -> str | None:
    """Return measured contact, beside what is usual where its sensor has a norm, and oscillation."""
    said, bounce = wording_of(analysis), analysis.summary.get("vertical_oscillation_m")
    parts = list(filter(None, [_contact(analysis)]))
    if bounce is not None:
        parts.append(f"oscillation is {said.amount('vertical_oscillation_m', bounce.mean)}")
    return f"Your {' and your '.join(parts)}." if parts else None


def _contact(analysis: Analysis) -> str | None:
    found, measured = analysis.overstriding.contact, analysis.summary.get("ground_contact_time_s")
    if found is not None:
        return f"ground contact is {_amount(analysis, found.contact_s)} ({_beside_the_usual(analysis, found)})"
    if measured is None or measured.origin == "modelled" or measured.coverage < _LEAST_COVERAGE:
        return None
    return f"ground contact is {_amount(analysis, measured.mean)} (over all your running; not held against others)"


def _beside_the_usual(analysis: Analysis, found: ContactForSpeed) -> str:
    at = wording_of(analysis).pace(found.speed_mps)
    if found.norm is None or found.expected_s is None:
        return f"at {at}; not held against others: {found.reason}"
    return f"at {at}, where {_amount(analysis, found.expected_s)} is usual on {found.norm}"


def _amount(analysis: Analysis, contact_s: float) -> str:
    return wording_of(analysis).amount("ground_contact_time_s", contact_s)


def pain_told(analysis: Analysis) -> str | None:
    """Return how the pain that was told stands to the pain rule; None where the numbers do not tell."""
    pain = analysis.knee.pain
    rule = pain_rule(analysis, pain)
    if pain is None or rule is None or rule.verdict == "not complete":
        return None
    return judged(pain, "Your knee pain")


def nothing(_analysis: Analysis) -> str | None:
    """Return None: no file of a run speaks to this."""
    return None
