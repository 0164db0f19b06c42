"""What this run shows of a popular claim, in its own numbers; None where the file cannot speak to it."""

from typing import Final

from gait.assess.downhill import downhill_part, form_on
from gait.assess.dynamics import balance
from gait.assess.load import beside_the_longest, load_spike, two_weeks
from gait.assess.pain import judged, told
from gait.assess.verdict import CadenceVerdict, Verdict, cadence_verdict, covers_enough, judged_speed_mps
from gait.assess.wording import minutes, percent, span, spm, wording_of
from gait.evidence import EVIDENCE
from gait.model import Analysis
from gait.model.overstriding import OverstridingVerdict
from gait.norms import expected_contact_time_s

_BELOW: Final = EVIDENCE["raise_below_160"].values
_EVEN: Final = 0.5
_FOR_THE_PACE: Final[dict[Verdict, str]] = {
    "low": "low for your pace",
    "typical": "typical for your pace, so nothing asks for a raise",
    "high": "quick for your pace, so nothing asks for a raise",
    "not sure": "too close or too uncertain to judge at your pace",
}
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
    if found.now_spm >= _BELOW["below_spm"]:
        return f"{now}: not below {_BELOW['below_spm']:.0f}, and {_FOR_THE_PACE[found.verdict]}."
    raised = (spm(found.now_spm * (1 + _BELOW[f"{name}_percent"] / 100)) for name in ("least", "most"))
    return f"{now}: {_FOR_THE_PACE[found.verdict]}. The advice would make it {span(*raised)}."


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
    row = f"; you have run on {days} days in a row, this one included" if days > 1 else ""
    return f"Your last known run was {ago}{row}."


def first_minutes(analysis: Analysis) -> str | None:
    """Return how long it took to settle into the pace."""
    if not analysis.running.enough or analysis.running.warm_up_s <= 0:
        return None
    first = minutes(analysis.running.warm_up_s)
    return f"You settled into your pace within {first}. Stretching and rolling leave no trace in a file."


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
    """Return contact beside what is usual at the pace, and oscillation."""
    said, speed = wording_of(analysis), judged_speed_mps(analysis)
    contact, bounce = (analysis.summary.get(name) for name in ("ground_contact_time_s", "vertical_oscillation_m"))
    parts = []
    if contact is not None:
        usual = float(expected_contact_time_s(speed)) if speed is not None else float("nan")
        beside = f" (about {said.amount('ground_contact_time_s', usual)} is usual on watches)" if usual > 0 else ""
        parts.append(f"ground contact is {said.amount('ground_contact_time_s', contact.mean)}{beside}")
    if bounce is not None:
        parts.append(f"oscillation is {said.amount('vertical_oscillation_m', bounce.mean)}")
    return f"Your {' and your '.join(parts)}." if parts else None


def pain_told(analysis: Analysis) -> str | None:
    """Return how the pain that was told stands to the pain rule."""
    pain = told(analysis.knee.pain)
    numbers = pain is not None and any(
        each is not None for each in (pain.before, pain.during, pain.after, pain.next_morning)
    )
    return judged(pain, "Your knee pain") if pain is not None and numbers else None


def nothing(_analysis: Analysis) -> str | None:
    """Return None: no file of a run speaks to this."""
    return None
