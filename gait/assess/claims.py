"""Popular claims answered: what runners are told, what this run shows of it, what the evidence says, and its grade.

The grade is that of the first row of evidence: the one that answers the claim itself, not what else is said of it.
Where a claim has two parts that different rows answer, it is that of the weaker one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from gait.assess import claim_shows as shows
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, ClaimAnswer

NOT_ASSESSED: Final = _("Not assessed from this file.")
_TOO_LITTLE: Final = _("It holds too little running.")
_HISTORY: Final = _("Your earlier runs would show it: give them with --history.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A popular claim and its answer; ``needs`` is said where the file cannot speak to it.

    ``of`` says what its ``shows`` is read from: a file's running, of which there must be enough, what the runner tells,
    or nothing.
    """

    key: str
    topic: str
    claim: str
    shows: Callable[[Analysis], str | None]
    needs: str
    says: str
    rows: tuple[str, ...]
    of: Literal["running", "what is told", "nothing"] = "running"


def claims_of(analysis: Analysis) -> tuple[ClaimAnswer, ...]:
    """Return the popular claims with what this run shows of each.

    Parameters
    ----------
    analysis : Analysis
        With overstriding, load and what was told of the knee in place.

    Returns
    -------
    tuple of ClaimAnswer
        Every claim of ``CLAIMS``, in its order; ``assessed`` is False where the file cannot speak to it.

    """
    return tuple(_answer(analysis, each) for each in CLAIMS)


def _answer(analysis: Analysis, each: Claim) -> ClaimAnswer:
    little = each.of == "running" and not analysis.running.enough
    shown = None if little else each.shows(analysis)
    return ClaimAnswer(
        key=each.key,
        topic=each.topic,
        claim=each.claim,
        shows=shown or f"{NOT_ASSESSED} {_TOO_LITTLE if little else each.needs}",
        says=each.says,
        grade=EVIDENCE[each.rows[0]].grade,
        assessed=shown is not None,
        evidence=each.rows,
    )


def _n(key: str, name: str, how: str = "g") -> str:
    """Return the size of a number of a row."""
    return format(abs(EVIDENCE[key].value(name)), how)


CLAIMS: Final = (
    Claim(
        key="cadence_170_180",
        topic=_("Form and cadence"),
        claim=_("A cadence of 170 to 180 lowers the load; above 160 is fine."),
        shows=shows.share_in_band,
        needs=_("A file with cadence would show it."),
        says=_(
            "Cadence rises with speed and falls with height, so no number fits all. At one speed, more steps "
            "lower what the knee takes up; what they do to injuries is not known."
        ),
        rows=("cadence_160_180", "cadence_norm", "step_rate_joint_work", "step_rate_meta", "cadence_not_injury"),
    ),
    Claim(
        key="raise_below_160",
        topic=_("Form and cadence"),
        claim=_("Below 160, raise your cadence by 5 to 10 %."),
        shows=shows.cadence_below,
        needs=_("A file with cadence and speed would show it."),
        says=_(
            "That {below} is a limit was never shown; what is usual at your pace says more. {low} to {high} % "
            "more for {weeks} weeks was tried and changed runners' own cadence."
        ).format(
            below=_n("raise_below_160", "below_spm"),
            low=_n("step_rate_dose", "low_percent"),
            high=_n("step_rate_dose", "high_percent"),
            weeks=_n("step_rate_dose", "weeks"),
        ),
        rows=("raise_below_160", "cadence_norm", "step_rate_dose", "step_rate_joint_work"),
    ),
    Claim(
        key="overstriding",
        topic=_("Form and cadence"),
        claim=_("Overstriding brakes you and loads the knee; shorten your stride."),
        shows=shows.steps_for_speed,
        needs=_(
            "A file with cadence and speed would show how long your steps are; a side video, where your foot lands."
        ),
        says=_(
            "Shorter steps at one speed brake less and bend the knee less. Even angles from video explain at "
            "most {most} % of the differences in knee load, and a watch sees less."
        ).format(most=_n("knee_video", "most_percent")),
        rows=("step_rate_joint_work", "overstriding_pattern", "knee_video", "step_rate_meta"),
    ),
    Claim(
        key="foot_strike",
        topic=_("Form and cadence"),
        claim=_("Land on the midfoot, under the body; a heel strike sends more force to the knee."),
        shows=shows.foot_strike,
        needs=_("A foot pod that records foot strike would show it, or a side video."),
        says=_(
            "Forefoot landing moves load from the kneecap to the ankle and its tendon; midfoot landing loads the "
            "kneecap as heel landing does. Of {runners} marathon runners, {percent} % landed on the heel. In one "
            "trial, learning to land softer went with fewer knee injuries."
        ).format(runners=_n("heel_strikers", "runners", ",.0f"), percent=_n("heel_strikers", "percent")),
        rows=("foot_strike_knee", "heel_strikers", "soft_landing_trial"),
    ),
    Claim(
        key="posture",
        topic=_("Form and cadence"),
        claim=_("Head up, shoulders loose, hands at the waist, upright, easy arms."),
        shows=shows.nothing,
        needs=_("No watch records posture; a video does."),
        says=_("Common cues. No study was found that tried them for knees."),
        rows=("posture_cues",),
        of="nothing",
    ),
    Claim(
        key="contact_and_bounce",
        topic=_("Form and cadence"),
        claim=_("Long contact and much bounce are bad form."),
        shows=shows.contact_and_bounce,
        needs=_("A strap or pod that measures contact and oscillation would show it."),
        says=_(
            "Longer contact for the stride went with slightly fewer injuries, not more. Oscillation mostly "
            "follows cadence, and contact explains next to nothing of running economy."
        ),
        rows=("oscillation_is_cadence", "duty_factor_injury", "economy_single_variables"),
    ),
    Claim(
        key="asymmetry",
        topic=_("Form and cadence"),
        claim=_("A difference between left and right leads to injury."),
        shows=shows.left_and_right,
        needs=_("A strap or pod at chest or waist that measures contact balance would show it."),
        says=_(
            "Asymmetry was not linked to more injury in hundreds of runners followed for half a year. In healthy "
            "runners the left share lies within {p95} points of 50 % in 95 of 100."
        ).format(p95=_n("balance_healthy", "p95")),
        rows=("asymmetry_not_injury", "balance_healthy"),
    ),
    Claim(
        key="downhill",
        topic=_("Load"),
        claim=_("Downhill and uneven ground make pain at the front and the outer side of the knee worse."),
        shows=shows.downhill,
        needs=_("A file with altitude would show the descents; how even the ground was, none does."),
        says=_(
            "That is commonly said of such pain. In healthy runners the knee takes up more power on a descent, "
            "though its peak moments hardly change. Nobody has counted how much descent is too much."
        ),
        rows=("knee_places", "downhill_knee", "downhill_share"),
    ),
    Claim(
        key="ten_percent_a_week",
        topic=_("Load"),
        claim=_("Raise your weekly distance by at most 10 % a week."),
        shows=shows.week_on_week,
        needs=_HISTORY,
        says=_(
            "In a trial of {runners} novices, {slow} % were injured with the rule and {fast} % on a quicker "
            "programme. Growth of more than {more} % in two weeks may be another matter."
        ).format(
            runners=_n("graded_programme", "runners"),
            slow=_n("graded_programme", "slow_percent"),
            fast=_n("graded_programme", "fast_percent"),
            more=_n("fortnight_jump", "more_percent"),
        ),
        rows=("graded_programme", "fortnight_jump", "session_spike"),
    ),
    Claim(
        key="sudden_jump",
        topic=_("Load"),
        claim=_("Sudden jumps in distance, pace or intensity bring on knee pain."),
        shows=shows.jump,
        needs=_HISTORY,
        says=_(
            "Single runs more than {small} % longer than the longest of {days} days went with {medium_ratio} to "
            "{large_ratio} times as many injuries of all kinds. It was observed, not tried, and is of distance "
            "alone."
        ).format(
            small=_n("session_spike", "small_percent"),
            days=_n("session_spike", "days"),
            medium_ratio=_n("session_spike", "medium_ratio"),
            large_ratio=_n("session_spike", "large_ratio"),
        ),
        rows=("session_spike", "fortnight_jump"),
    ),
    Claim(
        key="rest_days",
        topic=_("Load"),
        claim=_("Rest between runs; too little brings on pain around the kneecap."),
        shows=shows.days_off,
        needs=_HISTORY,
        says=_("Common advice. No study was found that tried days off for knees in runners."),
        rows=("days_in_a_row",),
    ),
    Claim(
        key="running_ruins_knees",
        topic=_("Load"),
        claim=_("Running ruins the knees."),
        shows=shows.nothing,
        needs=_("A run does not show the state of a joint."),
        says=_(
            "Arthritis of hip or knee was seen in {runners} % of recreational runners and {others} % of people "
            "who do not run. Those whose knees hurt may have stopped, so it proves no benefit."
        ).format(runners=_n("knee_arthritis", "runners_percent"), others=_n("knee_arthritis", "others_percent")),
        rows=("knee_arthritis",),
        of="nothing",
    ),
    Claim(
        key="shoes",
        topic=_("Shoes, ground, exercise"),
        claim=_("Replace your shoes after 300 to 500 miles (480 to 800 km)."),
        shows=shows.nothing,
        needs=_("It does not say which shoes you wore; note the distance of each pair."),
        says=_(
            "No study was found behind the number. After {miles} miles contact was longer and knee angles were "
            "as before. Runners who changed between pairs had fewer injuries (hazard ratio {ratio}), observed "
            "only."
        ).format(miles=_n("shoe_wear", "miles"), ratio=_n("shoe_pairs", "ratio", ".2f")),
        rows=("shoe_distance", "shoe_wear", "shoe_pairs"),
        of="nothing",
    ),
    Claim(
        key="softer_ground",
        topic=_("Shoes, ground, exercise"),
        claim=_("Run on softer ground, and swim, bike or row between runs."),
        shows=shows.nothing,
        needs=_("How hard the ground was, no watch measures."),
        says=_(
            "Softer is not gentler for sure: the shin's peak was {grass_g} g on grass and {concrete_g} g on "
            "concrete. No study was found that compares grounds for injuries."
        ).format(
            grass_g=_n("ground_hardness", "grass_g", ".1f"), concrete_g=_n("ground_hardness", "concrete_g", ".1f")
        ),
        rows=("ground_hardness",),
        of="nothing",
    ),
    Claim(
        key="warm_up",
        topic=_("Shoes, ground, exercise"),
        claim=_("Warm up, stretch and use a foam roller."),
        shows=shows.first_minutes,
        needs=_("It does not show how long you took to settle into your pace."),
        says=_(
            "Stretching right before made no difference to injuries in three trials. Rolling eased soreness by "
            "{soreness} %; its effect on injuries was not studied, nor was an easy start's."
        ).format(soreness=_n("foam_rolling", "soreness_percent")),
        rows=("stretching_before", "foam_rolling", "settling_in"),
    ),
    Claim(
        key="strength",
        topic=_("Shoes, ground, exercise"),
        claim=_("Strengthen thigh and hip; weak muscles are behind knee pain."),
        shows=shows.nothing,
        needs=_("No watch measures strength."),
        says=_(
            "With pain around the kneecap, hip and knee training eased it; by how much is disputed. In {trials} "
            "trials exercise programmes did not lower runners' injuries overall, only supervised ones did."
        ).format(trials=_n("exercise_programmes", "trials")),
        rows=("hip_knee_strength", "exercise_programmes", "marathon_strength"),
        of="nothing",
    ),
    Claim(
        key="rest_and_ice",
        topic=_("When it hurts"),
        claim=_("Rest, ice for 20 minutes at a time, allow six weeks, see a doctor after two."),
        shows=shows.pain_told,
        needs=_("How a knee feels is in no file: tell it with --pain, all of its numbers."),
        says=_(
            "Each number is convention. What was tried is to run less and learn to manage it by pain; running "
            "less went with fewer knee injuries (relative risk {ratio})."
        ).format(ratio=_n("running_less", "ratio")),
        rows=("rest_and_ice", "running_less", "pain_education_trial"),
        of="what is told",
    ),
    Claim(
        key="printed_shares",
        topic=_("When it hurts"),
        claim=_("Half of running injuries are at the knee, a quarter are pain around the kneecap."),
        shows=shows.nothing,
        needs=_("One run cannot count injuries."),
        says=_("Printed without saying in whom it was counted, so it is shown as convention."),
        rows=("printed_shares",),
        of="nothing",
    ),
)
"""Every claim of the popular guides, by topic."""
