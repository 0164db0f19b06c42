"""The pain rule applied to what the runner tells, and when the box with the signs for help comes first.

The rule (row ``pain_rule`` of the evidence) has three parts: little pain during the run, back to the level before it
within the hour, and no more the next morning.
Without the level before the run, the last two are sure only where nothing was left, or where pain grew after the run.
Where it is not sure and more than the 2 of the rule was left, the runner is told to act as if it were above.
"""

from collections.abc import Iterator
from typing import Final

from gait.assess.verdict import judged_speed_mps
from gait.assess.wording import distance, listed, span, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import Analysis, KneePain, KneePlace, PainRule
from gait.model.knee import PainVerdict

HOW_TO_GIVE: Final = "--pain DURING,AFTER,NEXT_MORNING"
_RULE: Final = EVIDENCE["pain_rule"].values
SEVERE: Final = EVIDENCE["pain_severe"].value("least")
"""From here on the box comes first [points of 10]."""
_BASIS: Final = ("pain_rule", "pain_education_trial")
_PROGRESS: Final = ("pain_progress",)
_WALKING: Final = ("running_speeds",)
_WALK_MPS: Final = EVIDENCE["running_speeds"].value("lowest_mps")
"""Below it people walk [m/s]."""
TO_THE_BOX: Final[frozenset[KneePlace]] = frozenset({"swollen", "locking"})
"""What leads to the box with the signs for help, whatever the pain."""


def told(pain: KneePain | None) -> KneePain | None:
    """Return the pain where anything of it was told."""
    return pain if pain is not None and (pain.place is not None or _numbers(pain)) else None


def _numbers(pain: KneePain) -> dict[str, float]:
    """Return the numbers that were given, by when they were felt, in the order of time."""
    named = {
        _("before the run"): pain.before,
        _("during the run"): pain.during,
        _("an hour after"): pain.after,
        _("the next morning"): pain.next_morning,
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
        said=" ".join((given(pain), judged(pain, _("That")))),
        advice=_advice(analysis, pain, verdict),
        evidence=(*_BASIS, *_advice_basis(analysis, pain, verdict)),
    )


def _advice_basis(analysis: Analysis, pain: KneePain, verdict: PainVerdict) -> tuple[str, ...]:
    if verdict == "within the rule":
        return _PROGRESS
    return _WALKING if asks_for_less(pain) and _near_walking(analysis) else ()


def _advice(analysis: Analysis, pain: KneePain, verdict: PainVerdict) -> str:
    if box_first(pain):
        return _("The box with the signs for help comes before any plan for the next run.")
    if verdict == "above the rule":
        return _less(analysis)
    if verdict == "within the rule":
        return _(
            "As far as pain goes, you can go on so. Add distance first, speed and hills later, and hold to the rule."
        )
    until_known = (
        _("Until that is known, take it as above the rule. {less}").format(less=_less(analysis))
        if asks_for_less(pain)
        else ""
    )
    return " ".join(filter(None, (*_open(pain), until_known)))


def asks_for_less(pain: KneePain) -> bool:
    """Tell whether the next run is to be a lesser one: above the rule, or perhaps and with more than it allows."""
    if pain_verdict(pain) == "above the rule":
        return True
    left = max(pain.after or 0.0, pain.next_morning or 0.0)
    return pain.before is None and left > _RULE["most_during"]


def pain_verdict(pain: KneePain) -> PainVerdict:
    """Return above the rule where a part is surely broken, within it where all hold, else not complete."""
    if any(_broken(pain)):
        return "above the rule"
    return "not complete" if any(_open(pain)) else "within the rule"


def given(pain: KneePain) -> str:
    """Return as a sentence the numbers that were given."""
    each = (_("{points:g} of 10 {when}").format(points=points, when=when) for when, points in _numbers(pain).items())
    return _("You gave {numbers}.").format(numbers=", ".join(each))


def judged(pain: KneePain, subject: str) -> str:
    """Return as a sentence how the pain stands to the rule."""
    verdict = pain_verdict(pain)
    if verdict == "above the rule":
        return _("{subject} is above the pain rule: {broken}.").format(subject=subject, broken=listed(_broken(pain)))
    if verdict == "within the rule":
        return _(
            "{subject} is within the pain rule: at most {most_during:.0f} of 10 during the run, gone back within "
            "{minutes:.0f} minutes, and no more the next morning."
        ).format(subject=subject, most_during=_RULE["most_during"], minutes=_RULE["minutes"])
    return _("The pain rule needs more than these numbers.")


def _broken(pain: KneePain) -> Iterator[str]:
    """Yield as clauses the parts of the rule that are surely broken."""
    if pain.during is not None and pain.during > _RULE["most_during"]:
        yield _("{during:g} during the run is more than {most_during:.0f}").format(
            during=pain.during, most_during=_RULE["most_during"]
        )
    if pain.before is None and _more(pain.after, pain.during):
        yield _("after {minutes:.0f} minutes it was more than during the run").format(minutes=_RULE["minutes"])
    if _more(pain.after, pain.before):
        yield _("after {minutes:.0f} minutes it was not back at the {before:g} from before").format(
            minutes=_RULE["minutes"], before=pain.before
        )
    if any(_more(pain.next_morning, earlier) for earlier in _earlier(pain)):
        yield _("it was more the next morning")


def _more(later: float | None, earlier: float | None) -> bool:
    """Tell whether both are known and the later one is more."""
    return later is not None and earlier is not None and later > earlier


def _earlier(pain: KneePain) -> tuple[float | None, ...]:
    """Return what the next morning is held against: the level before the run, or all that was felt since."""
    return (pain.during, pain.after) if pain.before is None else (pain.before,)


def _open(pain: KneePain) -> Iterator[str]:
    """Yield as sentences what the rule still needs."""
    missing = [
        when
        for when, points in (
            (_("during the run"), pain.during),
            (_("an hour after"), pain.after),
            (_("the next morning"), pain.next_morning),
        )
        if points is None
    ]
    if missing:
        yield _("Give the pain {missing} too: {how_to_give}.").format(
            missing=_(" and ").join(missing), how_to_give=HOW_TO_GIVE
        )
    if pain.before is None and (pain.after or (pain.after is None and pain.next_morning)):
        left = (
            _("{after:g} an hour after").format(after=pain.after)
            if pain.after
            else _("{next_morning:g} the next morning").format(next_morning=pain.next_morning)
        )
        yield (
            _(
                "{left} is within the rule only if the knee hurt that much before the run: give that as a fourth "
                "number, {how_to_give},BEFORE."
            ).format(left=left, how_to_give=HOW_TO_GIVE)
        )


def _less(analysis: Analysis) -> str:
    """Return what to change on the next run, in this run's own distance and pace."""
    return _("Next time, {run} Leave out descents and stairs until your pain is within the rule.").format(
        run=_walk_more(analysis) if _near_walking(analysis) else _run_less(analysis)
    )


def _run_less(analysis: Analysis) -> str:
    ran, walked = (f"{_RULE[name]:.0f}" for name in ("run_minutes", "walk_minutes"))
    return _("run {shorter}, {slower}, with {ran} minutes of running and {walked} of walking in turn.").format(
        shorter=_shorter(analysis), slower=_slower(analysis), ran=ran, walked=walked
    )


def _walk_more(analysis: Analysis) -> str:
    """Return what to do at a pace that leaves no slower running."""
    said, speed = wording_of(analysis), _pace_to_change_mps(analysis)
    assert speed is not None  # the caller looked
    return _(
        "cover {shorter}, as brisk walking with at most {run_minutes:.0f} minutes of running at a time: your "
        "{pace} leaves no room to run slower, for people walk below {walking}."
    ).format(
        shorter=_shorter(analysis),
        run_minutes=_RULE["run_minutes"],
        pace=said.pace(speed),
        walking=said.pace(_WALK_MPS),
    )


def _near_walking(analysis: Analysis) -> bool:
    """Tell whether running slower by as much as the rule says would be walking."""
    speed = _pace_to_change_mps(analysis)
    return speed is not None and speed * (1 - _RULE["slower_most_percent"] / 100) < _WALK_MPS


def _pace_to_change_mps(analysis: Analysis) -> float | None:
    """Return the pace of the run, or None where too little running gives none."""
    return judged_speed_mps(analysis) if analysis.running.enough else None


def _shorter(analysis: Analysis) -> str:
    ran = analysis.load.distance_m
    if not ran or not analysis.running.enough:
        return _("a shorter distance, and rather more often")
    return _("about {shorter} instead of {ran} and more often").format(
        shorter=distance(analysis, _RULE["shorter_share"] * ran), ran=distance(analysis, ran)
    )


def _slower(analysis: Analysis) -> str:
    speed, said = _pace_to_change_mps(analysis), wording_of(analysis)
    least, most = (1 - _RULE[f"slower_{name}_percent"] / 100 for name in ("least", "most"))
    if speed is None:
        return _("{slower_least:.0f} to {slower_most:.0f} % slower").format(
            slower_least=_RULE["slower_least_percent"], slower_most=_RULE["slower_most_percent"]
        )
    return _("at {span} instead of {pace}").format(
        span=span(said.pace(least * speed), said.pace(most * speed)), pace=said.pace(speed)
    )


def box_first(pain: KneePain | None) -> bool:
    """Tell whether what was told leads straight to the box with the signs for help."""
    return pain is not None and (pain.place in TO_THE_BOX or most(pain) >= SEVERE)


def most(pain: KneePain) -> float:
    """Return the highest number given, 0 where there is none."""
    return max(_numbers(pain).values(), default=0.0)
