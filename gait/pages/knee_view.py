"""The sections on the knee and on popular claims, and the stop box that ends the page."""

from collections.abc import Iterable
from typing import Final

from gait.model import Analysis, ClaimAnswer, Knee, KneePain
from gait.pages import words, words_data, words_form
from gait.pages.columns import Scene
from gait.pages.contexts import ClaimView, Head, Listing, StopBox, Table
from gait.pages.finding_views import evidence_view
from gait.pages.overstriding_view import as_sentence

_RATED: Final = (
    ("before", words_form.PAIN_BEFORE),
    ("during", words_form.PAIN_DURING),
    ("after", words_form.PAIN_AFTER),
    ("next_morning", words_form.PAIN_NEXT),
)


def heading(scene: Scene) -> str | None:
    """Return what the analysis says of the place, else what was told; None where nothing was."""
    knee = scene.analysis.knee
    if knee.pain is None:
        return None
    if knee.heading:
        return knee.heading.rstrip(".")
    place = knee.pain.place
    return words_form.KNEE_PAIN if place is None else words_form.KNEE_HEADING.format(place=words_form.PLACES[place])


def lead(scene: Scene) -> tuple[str, ...]:
    """Return the numbers of the pain that were told, where no pain rule says them."""
    knee = scene.analysis.knee
    numbers = _numbers(knee.pain) if knee.pain and knee.rule is None else []
    return (words_form.PAIN_TOLD.format(numbers=", ".join(numbers)),) if numbers else ()


def conditions(scene: Scene) -> Table | None:
    """Return what is commonly associated with pain in that place; None where nothing was told."""
    knee = scene.analysis.knee
    told = knee.conditions if knee.pain else ()
    rows = tuple(tuple(map(_capital, (each.name, each.when, each.commonly_named))) for each in told)
    heads = tuple(Head(text=text) for text in words_form.CONDITION_HEADS)
    return Table(caption=words_form.CONDITIONS_CAPTION, heads=heads, rows=rows, prose=True) if rows else None


def lists(scene: Scene) -> tuple[Listing, ...]:
    """Return what of the run matters, the pain rule, the advice and the strength block; empty without pain."""
    return tuple(each for each in _lists(scene.analysis.knee) if each.items) if scene.analysis.knee.pain else ()


def _lists(knee: Knee) -> Iterable[Listing]:
    rule = knee.rule
    yield Listing(heading=words_form.MATTERS, items=tuple(as_sentence(each.why) for each in knee.matters))
    if rule is not None:
        said = tuple(as_sentence(each) for each in (rule.said, rule.advice) if each)
        yield Listing(heading=words_form.PAIN_RULE.format(verdict=words_data.PAIN[rule.verdict]), items=said)
    yield Listing(heading=words_form.ADVICE, items=tuple(as_sentence(each) for each in knee.advice))
    exercises = tuple(words_form.EXERCISE.format(what=_capital(each.what), dose=each.dose) for each in knee.strength)
    yield Listing(heading=words_form.STRENGTH, items=exercises)


def knee_sources(knee: Knee) -> tuple[str, ...]:
    """Return the keys of the evidence behind what is said of the knee, each once."""
    found = [*(knee.rule.evidence if knee.rule else ()), *knee.evidence]
    found += [key for matter in knee.matters for key in matter.evidence]
    return tuple(dict.fromkeys(found))


def cited(analysis: Analysis) -> tuple[str, ...]:
    """Return the keys of the evidence that the sections on the knee and on popular claims cite."""
    return (*knee_sources(analysis.knee), *(key for answer in analysis.claims for key in answer.evidence))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _numbers(told: KneePain) -> list[str]:
    rated = ((getattr(told, name), sentence) for name, sentence in _RATED)
    return [sentence.format(value=f"{value:g}") for value, sentence in rated if value is not None]


def claims_heading(scene: Scene) -> str | None:
    """Return how many claims there are, and to how many of them this run speaks."""
    found = scene.analysis.claims
    assessed = sum(each.assessed for each in found)
    return words_form.CLAIMS_HEADING.format(count=len(found), assessed=assessed) if found else None


def claims_lead(scene: Scene) -> tuple[str, ...]:
    """Return how the claims are read."""
    return (words_form.CLAIMS_LEAD,) if scene.analysis.claims else ()


def claims(scene: Scene) -> tuple[ClaimView, ...]:
    """Return the popular claims, each with what this run shows and what the evidence says."""
    return tuple(_claim(each) for each in scene.analysis.claims)


def _claim(each: ClaimAnswer) -> ClaimView:
    return ClaimView(
        topic=each.topic,
        claim=each.claim.rstrip("."),
        grade=words.GRADE_LABEL.format(grade=each.grade),
        mark="" if each.assessed else words_form.NOT_ASSESSED,
        shows=each.shows,
        says=each.says,
        evidence=tuple(evidence_view(key) for key in each.evidence),
    )


def stop_box(analysis: Analysis) -> StopBox | None:
    """Return when to see someone; None where the analysis names no sign."""
    knee = analysis.knee
    if not knee.same_day:
        return None
    return StopBox(
        same_day=Listing(heading=words_form.SAME_DAY, items=knee.same_day),
        appointment=Listing(heading=words_form.APPOINTMENT, items=knee.appointment),
    )
