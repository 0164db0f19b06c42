"""Rules on what the runner says of a knee: straight to the box, the pain rule, and the place."""

from collections.abc import Iterator
from typing import Final

from gait.assess.knee_places import PLACES, this_run
from gait.assess.pain import SEVERE, TO_THE_BOX, asks_for_less, box_first, given, judged, most, pain_rule
from gait.assess.wording import listed
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, Finding, KneePain, KneePlace, Severity
from gait.model.knee import PainVerdict

_SEVERITY: Final[dict[PainVerdict, Severity]] = {
    "above the rule": "act",
    "within the rule": "info",
    "not complete": "info",
}
_SAID: Final[dict[KneePlace, str]] = {"swollen": _("your knee is swollen"), "locking": _("your knee locks")}
_UNTIL: Final[dict[KneePlace, str]] = {
    "swollen": _("Do not run on it while it is swollen."),
    "locking": _("Do not run on it before somebody has looked at it."),
}
_POINTS: Final = _("of 10")


def knee_stop(analysis: Analysis) -> Finding | None:
    """Fire where the knee is said to be swollen or to lock, or hurts 7 of 10 and more: the box comes first."""
    pain = analysis.knee.pain
    if pain is None or not box_first(pain):
        return None
    severe = most(pain) >= SEVERE
    until = _UNTIL[pain.place] if pain.place in TO_THE_BOX else _("Do not run on it for now.")
    return Finding(
        rule="knee_stop",
        scope="run",
        severity="stop",
        confidence="high",
        verdict="have it looked at",
        value=most(pain) if severe else None,
        unit=_POINTS if severe else "",
        reference=_("pain of {severe:.0f} of 10 and more, a swollen knee, a knee that locks").format(severe=SEVERE),
        message=_(
            "You say that {reasons}. {until} The box at the end has the signs for help the same day and those "
            "for an appointment."
        ).format(reasons=_(" and that ").join(_reasons(pain)), until=until),
        advice=_where_to_turn(pain),
        check=_check_the_signs(pain),
        evidence=("knee_same_day", "knee_appointment", "pain_severe"),
    )


def _reasons(pain: KneePain) -> Iterator[str]:
    if pain.place in TO_THE_BOX:
        yield _SAID[pain.place]
    if most(pain) >= SEVERE:
        yield _("it hurt {most:g} of 10").format(most=most(pain))


def _where_to_turn(pain: KneePain) -> str:
    if pain.place == "locking":
        return _("See someone today: a knee that locks is a sign for the same day.")
    if pain.place == "swollen":
        days = EVIDENCE["knee_appointment"].value("swelling_days")
        return _(
            "If it is badly swollen, hot or changed in shape, see someone today. If {days:.0f} days of rest and "
            "ice do not settle it, make an appointment."
        ).format(days=days)
    return _("If a sign of the first part of the box is there, see someone today; else make an appointment.")


def _check_the_signs(pain: KneePain) -> str:
    """Return what to look at until the knee has been seen; no run checks it."""
    if pain.place == "locking":
        return _("No number from a run checks this: what the person who looks at the knee says comes first.")
    if pain.place == "swollen":
        return _(
            "Look at the swelling each morning, and count the days: {days} without less of it lead to the appointment."
        ).format(days=f"{EVIDENCE['knee_appointment'].value('swelling_days'):.0f}")
    return _(
        "Look at the signs of the box again each morning: at {severe} of 10 and more, as at the {points} here, they "
        "come before anything that a run shows."
    ).format(severe=f"{SEVERE:.0f}", points=f"{most(pain):g}")


def _check_the_pain(pain: KneePain) -> str:
    """Return how to check the pain: against the rule after the next run, or each morning where the box comes first."""
    if box_first(pain):
        return _(
            "Write the pain down each morning beside the {points} of 10 that you gave: getting worse is a sign of the "
            "box, and less than that is no reason to leave the box out."
        ).format(points=f"{most(pain):g}")
    rule = EVIDENCE["pain_rule"]
    return _(
        "Write down the pain of your next run too, before, during and after it and the next morning: at most {most} of "
        "10 during it{here}, back after {minutes} minutes to what it was before, and no more the next morning."
    ).format(
        most=f"{rule.value('most_during'):.0f}",
        minutes=f"{rule.value('minutes'):.0f}",
        here="" if pain.during is None else _(" (here {points})").format(points=f"{pain.during:g}"),
    )


def knee_pain_rule(analysis: Analysis) -> Finding | None:
    """Fire where pain was given in numbers: within the pain rule, above it, or what is missing."""
    pain = analysis.knee.pain
    found = pain_rule(analysis, pain)
    if found is None or pain is None:
        return None
    return Finding(
        rule="knee_pain_rule",
        scope="run",
        severity=_severity(pain, found.verdict),
        confidence="moderate",
        verdict=found.verdict,
        value=pain.during,
        unit=_POINTS,
        reference=_("at most {most_during:.0f} of 10 during the run").format(
            most_during=EVIDENCE["pain_rule"].value("most_during")
        ),
        message=f"{judged(pain, _('Your knee pain'))} {given(pain)}{_made_for(pain)}",
        advice=found.advice,
        check=_check_the_pain(pain) if _severity(pain, found.verdict) != "info" else "",
        evidence=found.evidence,
    )


def _severity(pain: KneePain, verdict: PainVerdict) -> Severity:
    """Return how urgent it is; more than the rule allows is worth a notice where its level before is not known."""
    if verdict == "above the rule" and box_first(pain):
        return "stop"
    return "notice" if verdict == "not complete" and asks_for_less(pain) else _SEVERITY[verdict]


def _made_for(pain: KneePain) -> str:
    """Return a sentence on where the rule comes from, for every other place."""
    known = pain.place == "front"
    return "" if known else _(" The rule was made for pain around the kneecap; elsewhere it is used by convention.")


def knee_place(analysis: Analysis) -> Finding | None:
    """Fire where a place was told: what is commonly associated with it, and what this run can add."""
    pain = analysis.knee.pain
    if pain is None or pain.place is None:
        return None
    about = PLACES[pain.place]
    names = listed(each.name for each in about.conditions)
    return Finding(
        rule="knee_place",
        scope="run",
        severity="info",
        confidence="low",
        verdict="commonly associated",
        reference=_("what is commonly named; a place is no test"),
        message=_(
            "{heading} is commonly associated with {names}. Which it is, if any, only somebody who looks at the "
            "knee can tell."
        ).format(heading=about.heading, names=names),
        advice=this_run(analysis, pain.place),
        evidence=("knee_places",),
    )
