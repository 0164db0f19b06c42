"""The pain rule applied to what the runner tells, and when the box with the signs for help comes first.

The rule (row ``pain_rule`` of the evidence) has three parts: little pain during the run, back to the level before it
within the hour, and no more the next morning.
Without the level before the run, the last two are sure only where nothing was left, or where pain grew overnight.
"""

from collections.abc import Iterator
from typing import Final

from gait.assess.load import distance
from gait.assess.verdict import judged_speed_mps
from gait.assess.wording import span, wording_of
from gait.evidence import EVIDENCE
from gait.model import Analysis, KneePain, KneePlace, PainRule
from gait.model.knee import PainVerdict

HOW_TO_GIVE: Final = "--pain DURING,AFTER,NEXT_MORNING"
_RULE: Final = EVIDENCE["pain_rule"].values
SEVERE: Final = EVIDENCE["pain_severe"].value("least")
"""From here on the box comes first [points of 10]."""
_BASIS: Final = ("pain_rule", "pain_education_trial")
_PROGRESS: Final = ("pain_progress",)
TO_THE_BOX: Final[frozenset[KneePlace]] = frozenset({"swollen", "locking"})
"""What leads to the box with the signs for help, whatever the pain."""


def told(pain: KneePain | None) -> KneePain | None:
    """Return the pain where anything of it was told."""
    return pain if pain is not None and (pain.place is not None or _numbers(pain)) else None


def _numbers(pain: KneePain) -> dict[str, float]:
    """Return the numbers that were given, by when they were felt, in the order of time."""
    named = {
        "before the run": pain.before,
        "during the run": pain.during,
        "an hour after": pain.after,
        "the next morning": pain.next_morning,
    }
    return {when: points for when, points in named.items() if points is not None}


def pain_rule(analysis: Analysis, pain: KneePain | None) -> PainRule | None:
    """Return the rule applied to the numbers given, or None where there are none.

    Parameters
    ----------
    analysis : Analysis
        Gives the pace and the distance that the advice quotes.
    pain : KneePain or None
        What the runner tells.

    Returns
    -------
    PainRule or None
        Above the rule where one of its parts is surely broken; within it where all hold; else not complete.

    """
    if pain is None or not _numbers(pain):
        return None
    verdict = pain_verdict(pain)
    return PainRule(
        verdict=verdict,
        said=f"{given(pain)} {judged(pain, 'That')}",
        advice=_advice(analysis, pain, verdict),
        evidence=(*_BASIS, *(_PROGRESS if verdict == "within the rule" else ())),
    )


def _advice(analysis: Analysis, pain: KneePain, verdict: PainVerdict) -> str:
    if box_first(pain):
        return "The box with the signs for help comes before any plan for the next run."
    if verdict == "above the rule":
        return _less(analysis)
    if verdict == "within the rule":
        return "As far as pain goes, you can go on so. Add distance first, speed and hills later, and hold to the rule."
    return " ".join(_open(pain))


def pain_verdict(pain: KneePain) -> PainVerdict:
    """Return above the rule where a part is surely broken, within it where all hold, else not complete."""
    if any(_broken(pain)):
        return "above the rule"
    return "not complete" if any(_open(pain)) else "within the rule"


def given(pain: KneePain) -> str:
    """Return as a sentence the numbers that were given."""
    return "You gave " + ", ".join(f"{points:g} of 10 {when}" for when, points in _numbers(pain).items()) + "."


def judged(pain: KneePain, subject: str) -> str:
    """Return as a sentence how the pain stands to the rule."""
    verdict = pain_verdict(pain)
    if verdict == "above the rule":
        return f"{subject} is above the pain rule: {' and '.join(_broken(pain))}."
    if verdict == "within the rule":
        return (
            f"{subject} is within the pain rule: at most {_RULE['most_during']:.0f} of 10 during the run, gone back "
            f"within {_RULE['minutes']:.0f} minutes, and no more the next morning."
        )
    return "The pain rule needs more than these numbers."


def _broken(pain: KneePain) -> Iterator[str]:
    """Yield as clauses the parts of the rule that are surely broken."""
    if pain.during is not None and pain.during > _RULE["most_during"]:
        yield f"{pain.during:g} during the run is more than {_RULE['most_during']:.0f}"
    if pain.before is not None and pain.after is not None and pain.after > pain.before:
        yield f"after {_RULE['minutes']:.0f} minutes it was not back at the {pain.before:g} from before"
    if _grew_overnight(pain):
        yield "it was more the next morning"


def _grew_overnight(pain: KneePain) -> bool:
    earlier = pain.before if pain.before is not None else pain.after
    return pain.next_morning is not None and earlier is not None and pain.next_morning > earlier


def _open(pain: KneePain) -> Iterator[str]:
    """Yield as sentences what the rule still needs."""
    missing = [
        when
        for when, points in (
            ("during the run", pain.during),
            ("an hour after", pain.after),
            ("the next morning", pain.next_morning),
        )
        if points is None
    ]
    if missing:
        yield f"Give the pain {' and '.join(missing)} too: {HOW_TO_GIVE}."
    if pain.before is None and (pain.after or (pain.after is None and pain.next_morning)):
        left = f"{pain.after:g} an hour after" if pain.after else f"{pain.next_morning:g} the next morning"
        yield (
            f"{left} is within the rule only if the knee hurt that much before the run: give that as a fourth number, "
            f"{HOW_TO_GIVE},BEFORE."
        )


def _less(analysis: Analysis) -> str:
    """Return what to change on the next run, in this run's own distance and pace."""
    ran, walked = (f"{_RULE[name]:.0f}" for name in ("run_minutes", "walk_minutes"))
    return (
        f"Next time, run {_shorter(analysis)}, {_slower(analysis)}, with {ran} minutes of running and {walked} of "
        f"walking in turn. Leave out descents and stairs until it is at most {_RULE['most_during']:.0f} again."
    )


def _shorter(analysis: Analysis) -> str:
    ran = analysis.load.distance_m
    if not ran or not analysis.running.enough:
        return "a shorter distance, and rather more often"
    return (
        f"about {distance(analysis, _RULE['shorter_share'] * ran)} instead of {distance(analysis, ran)} and more often"
    )


def _slower(analysis: Analysis) -> str:
    speed, said = judged_speed_mps(analysis), wording_of(analysis)
    least, most = (1 - _RULE[f"slower_{name}_percent"] / 100 for name in ("least", "most"))
    if speed is None:
        return f"{_RULE['slower_least_percent']:.0f} to {_RULE['slower_most_percent']:.0f} % slower"
    return f"at {span(said.pace(least * speed), said.pace(most * speed))} instead of {said.pace(speed)}"


def box_first(pain: KneePain | None) -> bool:
    """Tell whether what was told leads straight to the box with the signs for help."""
    return pain is not None and (pain.place in TO_THE_BOX or most(pain) >= SEVERE)


def most(pain: KneePain) -> float:
    """Return the highest number given, 0 where there is none."""
    return max(_numbers(pain).values(), default=0.0)
