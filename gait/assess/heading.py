"""The run in one sentence, drawn from its findings."""

from collections.abc import Iterator
from typing import Final

from gait.assess.cadence import unsure
from gait.assess.drift import SUBJECTS, VERBS
from gait.assess.goals import first_step_spm, occasion, waits_for_the_knee
from gait.assess.sources import conflict
from gait.assess.verdict import CadenceVerdict, cadence_verdict, judged_cadence_spm
from gait.assess.wording import percent, sentence, spm, wording_of
from gait.language import _
from gait.model import Analysis, Finding

NOTICED: Final = ("act", "notice")


def headline(analysis: Analysis) -> str:
    """Return the answer in one sentence, in the units of the run.

    Parameters
    ----------
    analysis : Analysis
        With its findings in place.

    Returns
    -------
    str
        One sentence with a full stop: the verdict on cadence with the number to try where there is one, and the change
        in the run that matters most.
        Where there is too little running or no cadence, it says that.

    """
    silenced = _silenced(analysis)
    if silenced is not None:
        return silenced
    judged = cadence_verdict(analysis)
    if judged is None:
        return _without_expectation(analysis)
    told = [*_knee(analysis), *_verdict(analysis, judged), *_change(analysis)]
    if judged.verdict == "low":
        return sentence(f"{_joined(told)}{_to_try(analysis, judged)}")
    if len(told) > 1:
        return sentence(f"{_joined(told)}{_for_the_knee(analysis, judged)}")
    if occasion(analysis) == "front knee":
        return sentence(f"{_clause(analysis, judged)}{_for_the_knee(analysis, judged)}")
    return _nothing_to_change(analysis, judged)


def _silenced(analysis: Analysis) -> str | None:
    """Return the sentence where a knee wants a look first, or the file has too little to judge."""
    stop = next((each for each in analysis.findings if each.severity == "stop"), None)
    if stop is not None:
        return _with_what_to_do(stop)
    told = (analysis.finding(rule) for rule in ("too_little_running", "cadence_unknown"))
    return next((_first_sentence(found) for found in told if found is not None), None)


def _joined(clauses: list[str]) -> str:
    """Return clauses in a row: ``a``, ``a, and b``, ``a, b, and c``."""
    return (
        ", ".join([*clauses[:-1], _("and {clauses}").format(clauses=clauses[-1])]) if len(clauses) > 1 else clauses[0]
    )


def _knee(analysis: Analysis) -> Iterator[str]:
    found = analysis.finding("knee_pain_rule")
    if found is not None and found.severity in NOTICED:
        above = found.verdict == "above the rule"
        yield (
            _("your knee pain is above the pain rule") if above else _("your knee pain wants watching by the pain rule")
        )


def _verdict(analysis: Analysis, judged: CadenceVerdict) -> Iterator[str]:
    yield _("your steps are long for your pace") if judged.verdict == "low" else _clause(analysis, judged)


def _to_try(analysis: Analysis, judged: CadenceVerdict) -> str:
    at, height = wording_of(analysis).pace(judged.speed_mps), analysis.athlete.height_m
    aim = first_step_spm(judged.now_spm, judged.speed_mps, height)
    if occasion(analysis) is None:
        return _(", {now} at {at}").format(now=spm(judged.now_spm), at=at)
    if aim is None:
        return _(": {now} at {at}, with little room for more").format(now=spm(judged.now_spm), at=at)
    first = _("first bring the knee within the pain rule, then ") if waits_for_the_knee(analysis) else ""
    return _(": {first}try {aim} at {at} (now {now:.0f})").format(first=first, aim=spm(aim), at=at, now=judged.now_spm)


def _for_the_knee(analysis: Analysis, judged: CadenceVerdict) -> str:
    aim = first_step_spm(judged.now_spm, judged.speed_mps, analysis.athlete.height_m)
    if aim is None or occasion(analysis) is None:
        return ""
    when = _("once it is within the rule") if waits_for_the_knee(analysis) else _("for your knee")
    return _("; {when}, {aim} is one thing to try").format(when=when, aim=spm(aim))


def _nothing_to_change(analysis: Analysis, judged: CadenceVerdict) -> str:
    clause = _clause(analysis, judged)
    conflicting = analysis.finding("sensors_disagree")
    told = conflict(analysis)
    if conflicting is not None and conflicting.severity in NOTICED and told is not None:
        return sentence(_("{clause}, but {told}").format(clause=clause, told=told))
    if judged.reason == "edge" and judged.difference_spm > 0:
        at = wording_of(analysis).pace(judged.speed_mps)
        clause = _("{now} is on the high side of usual at {at}").format(now=spm(judged.now_spm), at=at)
    elif judged.verdict == "not sure":
        return sentence(clause)
    return _("Nothing in this run asks for a change: {clause}.").format(clause=clause)


def _clause(analysis: Analysis, judged: CadenceVerdict) -> str:
    said = wording_of(analysis)
    now, at = spm(judged.now_spm), said.pace(judged.speed_mps)
    if judged.verdict == "not sure":
        return unsure(judged, said)
    return (
        _("{now} is typical at {at}").format(now=now, at=at)
        if judged.verdict == "typical"
        else _("{now} is quick for {at}").format(now=now, at=at)
    )


def _change(analysis: Analysis) -> Iterator[str]:
    """Yield as a clause what else is worth a notice: the drift, cadence first, or else a run longer than usual."""
    said = wording_of(analysis)
    for quantity, subject in SUBJECTS.items():
        found = analysis.finding(f"drift_{quantity}")
        if found is not None and found.severity in NOTICED and found.value is not None:
            yield _("your {subject} {verb} by {value} as you go on").format(
                subject=subject, verb=VERBS[found.verdict], value=said.change(quantity, abs(found.value))
            )
            return
    spike = analysis.finding("load_spike")
    if spike is not None and spike.severity in NOTICED and spike.value is not None:
        yield _("this run was {percent} longer than your longest of the weeks before").format(
            percent=percent(spike.value)
        )


def _without_expectation(analysis: Analysis) -> str:
    cadence = judged_cadence_spm(analysis)
    if cadence is not None:
        return _("You take {cadence}, but without speed nobody can say what is usual for you.").format(
            cadence=spm(cadence)
        )
    return _first_sentence(analysis.findings[0]) if analysis.findings else _("This run has nothing that can be judged.")


def _with_what_to_do(found: Finding) -> str:
    """Return the first two sentences of a finding as one: what was told, and what follows from it."""
    told, _stop, rest = found.message.partition(". ")
    follows = rest.partition(". ")[0].rstrip(".")
    return f"{told.rstrip('.')}: {follows[:1].lower()}{follows[1:]}." if follows else f"{told.rstrip('.')}."


def _first_sentence(found: Finding) -> str:
    return found.message.partition(". ")[0].rstrip(".") + "."
