"""What the report says of the knee: from what the runner tells, this run's findings, and the box that always stands.

Never a diagnosis: a place is commonly associated with some conditions, and only somebody who looks at the knee can
tell.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from gait.assess.knee_matters import matters_for
from gait.assess.knee_places import PLACES, this_run
from gait.assess.pain import TO_THE_BOX, box_first, pain_rule, told
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Knee, KneePain, KneePlace

_DOSE: Final = EVIDENCE["strength_dose"].values
_SIGNS: Final = EVIDENCE["knee_appointment"].values
_BOX_BASIS: Final = ("knee_same_day", "knee_appointment")
_STRENGTH_BASIS: Final = ("strength_dose", "strength_exercises")
_TRIALS: Final = _(
    "; the trials with pain around the kneecap ran for {weeks:.0f}, {trial_weeks:.0f} or "
    "{longest_trial_weeks:.0f} weeks"
).format(weeks=_DOSE["weeks"], trial_weeks=_DOSE["trial_weeks"], longest_trial_weeks=_DOSE["longest_trial_weeks"])
_ELSEWHERE: Final = _(": the trials that it leans on were of pain around the kneecap, not of pain there")

SAME_DAY: Final = (
    _("You cannot put weight on the leg."),
    _("The knee is badly swollen, or has changed its shape."),
    _("It locks, or it gave way after a twist or a pop."),
    _("You cannot move it, or cannot straighten it fully."),
    _("It is hot and red, and you have a fever or feel unwell."),
    _("It hurts all the time at rest or at night, and does not let up."),
)
"""Signs for help the same day (row ``knee_same_day``)."""
APPOINTMENT: Final = (
    _("Pain that has lasted for more than {weeks:.0f} weeks, or gets worse.").format(weeks=_SIGNS["weeks"]),
    _("Swelling that {swelling_days:.0f} days of rest and ice have not settled.").format(
        swelling_days=_SIGNS["swelling_days"]
    ),
    _("Catching, clicking with pain, or a feeling that it may give way."),
    _("Sharp pain inside the knee or along the joint line."),
    _("Pain that comes back on every run."),
)
"""Signs for an appointment with a physiotherapist, podiatrist or doctor (row ``knee_appointment``)."""


def knee_of(analysis: Analysis, pain: KneePain | None) -> Knee:
    """Return what the report says of the knee.

    Parameters
    ----------
    analysis : Analysis
        With its findings in place.
    pain : KneePain or None
        What the runner tells; None where nothing was told.

    Returns
    -------
    Knee
        With the box with the signs for help, whatever was told.

    """
    pain = told(pain)
    if pain is None:
        return Knee(same_day=SAME_DAY, appointment=APPOINTMENT, evidence=_BOX_BASIS)
    about = PLACES[pain.place] if pain.place else None
    rule = pain_rule(analysis, pain)
    matters = matters_for(analysis, pain.place) if pain.place else ()
    advice = tuple(_advice(analysis, pain))
    strength = about.exercises if about else ()
    rows = (
        _BOX_BASIS,
        ("knee_places",) if about else (),
        rule.evidence if rule else (),
        *(matter.evidence for matter in matters),
        *(basis for _, basis in advice),
        _STRENGTH_BASIS if strength else (),
    )
    return Knee(
        pain=pain,
        heading=about.heading if about else _("Pain of the knee"),
        conditions=about.conditions if about else (),
        matters=matters,
        rule=rule,
        advice=tuple(sentence for sentence, _ in advice),
        strength=strength,
        same_day=SAME_DAY,
        appointment=APPOINTMENT,
        evidence=tuple(dict.fromkeys(chain(*rows))),
    )


def _advice(analysis: Analysis, pain: KneePain) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield sentences of advice for the place, the best supported first, each with its rows."""
    if box_first(pain):
        yield (
            _("Go through the box first. What else stands here is for a knee that somebody has looked at."),
            _BOX_BASIS,
        )
    place = pain.place
    if place is None:
        return
    if place == "front":
        yield _education(), ("pain_rule", "pain_education_trial")
    if (notice := this_run(analysis, place)) != "":
        yield notice, ("knee_places",)
    yield from _on_strength(place)


def _education() -> str:
    runners = EVIDENCE["pain_education_trial"].value("runners")
    return _(
        "Managing distance, pace and hills by the pain rule comes first: in a trial of {runners:.0f} "
        "runners, exercises or a change of form on top of it brought nothing extra."
    ).format(runners=runners)


def _on_strength(place: KneePlace) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what was tried of training for that place, and where the dose comes from."""
    if place in TO_THE_BOX:
        return
    if place == "front":
        yield _hip_and_knee(), ("hip_knee_strength",)
    if place == "below":
        yield _loading(), ("tendon_loading",)
    if place == "outer":
        yield _one_case(), ("itb_step_rate",)
    yield (
        _("How often and how many is convention{which}.").format(which=_TRIALS if place == "front" else _ELSEWHERE),
        _STRENGTH_BASIS,
    )


def _hip_and_knee() -> str:
    less = abs(EVIDENCE["hip_knee_strength"].value("against_none"))
    return _(
        "Training hip and knee lowered pain by {less:g} of 10 against no training; later trials disagree on "
        "how much, and few were in runners."
    ).format(less=less)


def _loading() -> str:
    weeks = EVIDENCE["tendon_loading"].value("weeks")
    return _(
        "Loading the tendon more heavily step by step over {weeks:.0f} weeks helped jumping athletes more "
        "than the usual exercise; runners were not tried."
    ).format(weeks=weeks)


def _one_case() -> str:
    weeks = EVIDENCE["itb_step_rate"].value("weeks")
    return _(
        "One runner with pain there did exercises, took more steps, and ran without it after {weeks:.0f} "
        "weeks; that is one case, and no trial."
    ).format(weeks=weeks)
