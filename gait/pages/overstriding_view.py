"""The section on overstriding in words: heading, what it rests on, titles and alt texts of its charts, its lists.

The verdict is the analysis' own; nothing here judges.
"""

from collections.abc import Iterable
from typing import Final

from gait.evidence import EVIDENCE
from gait.model import Overstriding, Ratio, StepsForSpeed
from gait.pages import words, words_form
from gait.pages.columns import Scene
from gait.pages.contexts import Listing
from gait.pages.figures.overstriding import COMPARED, terrain_parts
from gait.pages.numbers import clock, with_unit
from gait.pages.ratios import ends_in_words, in_words, signed_percent
from gait.quantities import Units

SOURCES: Final = ("braking_model", "reach_model")
"""Rows of evidence that every number of the section rests on."""


def was_asked(found: Overstriding) -> bool:
    """Tell whether the analysis looked for overstriding at all: a document of an older version did not."""
    return found != Overstriding()


def heading(scene: Scene) -> str | None:
    """Return the verdict with its number, or why there is none; None for a document of an older version."""
    found = scene.analysis.overstriding
    if not was_asked(found):
        return None
    if found.verdict == "not measurable":
        reason = clause(found.reason)
        return words_form.NOT_MEASURABLE.format(reason=reason) if reason else words_form.NOT_MEASURABLE_HERE
    if found.steps is None:
        return words_form.NO_STEPS
    return words_form.VERDICT_HEADINGS[found.verdict].format(braking=_of_usual(found.steps.value))


def lead(scene: Scene) -> tuple[str, ...]:
    """Return the lines under the heading: what kind of number it is, what it rests on, and what keeps it unsure."""
    found = scene.analysis.overstriding
    if not was_asked(found) or found.verdict == "not measurable":
        return ()
    return tuple(_lead(found, scene.units))


def missing(found: Overstriding) -> tuple[str, ...]:
    """Return what would make it measurable, where the heading does not say it."""
    if not was_asked(found):
        return (words_form.NOT_IN_DOCUMENT,)
    return () if found.reason else (words_form.SENSOR,)


def _lead(found: Overstriding, units: Units) -> Iterable[str]:
    if found.verdict == "long steps, long contact":
        yield words_form.PATTERN
    if found.reason:
        yield as_sentence(found.reason)
    yield words_form.PROXY
    if found.steps is not None:
        yield _rests_on(found, found.steps, units)
    if found.contact is not None and found.contact.reason:
        yield words_form.CHANGE_ONLY.format(reason=clause(found.contact.reason))


def _rests_on(found: Overstriding, steps: StepsForSpeed, units: Units) -> str:
    pace = with_unit("speed_mps", steps.speed_mps, units)
    said = words_form.RESTS_ON_STEADY.format(time=clock(found.steady_level_s), pace=pace)
    return f"{said} {beyond_model(words_form.BEYOND_MODEL, units)}" if steps.extrapolated else said


def beyond_model(sentence: str, units: Units) -> str:
    """Return a sentence with the paces between which the braking model has data, fast one first."""
    model = EVIDENCE["braking_model"]
    fast, slow = (model.value(name) for name in ("highest_speed_mps", "lowest_speed_mps"))
    return sentence.format(fast=with_unit("speed_mps", fast, units), slow=with_unit("speed_mps", slow, units))


def limits(scene: Scene) -> tuple[Listing, ...]:
    """Return what the estimate cannot say, as a list; none where the analysis names nothing."""
    said = tuple(as_sentence(each) for each in scene.analysis.overstriding.limits)
    return (Listing(heading=words_form.LIMITS, items=said),) if said else ()


def time_title(scene: Scene) -> str | None:
    """Return the change from start to end as the title of the chart over time; None unless a finding calls it one."""
    changes = {each.cause: each for each in scene.analysis.overstriding.changes}
    found, drifts = changes.get("over the run"), scene.analysis.finding("drift_cadence_spm")
    if found is None or drifts is None or drifts.severity == "info":
        return None
    return words_form.TIME_FOUND.format(value=in_words(found.steps.ratio), interval=ends_in_words(found.steps))


def place_title(scene: Scene) -> str | None:
    """Return which stretches the second chart compares."""
    found = scene.analysis.overstriding
    if len(found.terrain) < COMPARED:
        return words_form.WHERE_SPLITS
    return words_form.WHERE_TERRAIN if len(found.splits) < COMPARED else None


def time_alt(scene: Scene) -> str:
    """Return the chart over time in words: how many windows, and between which values."""
    ratios = sorted(each.steps.ratio for each in scene.analysis.overstriding.windows)
    least, middle, most = (signed_percent(each) for each in (ratios[0], ratios[len(ratios) // 2], ratios[-1]))
    title = words_form.CHART_TITLES["overstriding-time"]
    return words_form.TIME_ALT.format(title=title, count=len(ratios), least=least, most=most, middle=middle)


def place_alt(scene: Scene) -> str:
    """Return the chart by split and terrain in words: each stretch with its value."""
    parts = (*scene.analysis.overstriding.splits, *terrain_parts(scene))
    said = (words_form.PART_ALT.format(label=part.label, value=signed_percent(part.steps.ratio)) for part in parts)
    return words_form.WHERE_ALT.format(title=words_form.CHART_TITLES["overstriding-where"], parts=", ".join(said))


def as_sentence(text: str) -> str:
    """Return a reason as a sentence of its own, whether it came as one or as a clause."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def clause(text: str) -> str:
    """Return a reason as it follows a colon: no capital but of a name or an abbreviation, no full stop."""
    first, _, rest = text.rstrip(". ").partition(" ")
    kept = first if first[1:] != first[1:].lower() or first in {"I", "GPS"} else words.within(first)
    return f"{kept} {rest}".rstrip()


def _of_usual(value: Ratio) -> str:
    said, interval = in_words(value.ratio), ends_in_words(value)
    if said == words_form.AS_MUCH:
        return words_form.BRAKING_AS_USUAL.format(interval=interval)
    return words_form.BRAKING_OF_USUAL.format(value=said, interval=interval)
