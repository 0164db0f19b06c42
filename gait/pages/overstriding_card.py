"""Overstriding on the first screen: the verdict in words with its braking, or what keeps it from being told."""

from collections.abc import Iterable

from gait.model import Analysis, Ratio, StepsForSpeed
from gait.pages import range_bars, words_data, words_form
from gait.pages.columns import Scene
from gait.pages.contexts import KeyNumber
from gait.pages.numbers import with_unit
from gait.pages.overstriding_tables import third_of
from gait.pages.overstriding_view import as_sentence, was_asked
from gait.pages.ratios import signed_ends, signed_percent


def number(scene: Scene) -> tuple[KeyNumber, ...]:
    """Return the verdict and the braking a step as one of the key numbers; empty where it was not measurable."""
    found = scene.analysis.overstriding
    if found.steps is None or found.verdict == "not measurable":
        return ()
    steps = found.steps
    interval = signed_ends(steps.value).removesuffix(" %").replace("+", "")
    braking = words_form.BRAKING_CARD.format(value=signed_percent(steps.value.ratio), interval=interval)
    thirds = signed_ends(Ratio(ratio=1.0, low=steps.short_to, high=steps.long_from))
    alt = words_form.CARD_ALT.format(
        label=words_form.OVERSTRIDING, verdict=words_data.OVERSTRIDING[found.verdict], braking=braking, third=thirds
    )
    return (
        KeyNumber(
            term="overstriding-term",
            label=words_form.OVERSTRIDING,
            value=words_data.OVERSTRIDING[found.verdict],
            unit="",
            interval=braking,
            interval_is=words_form.INTERVAL_90,
            bar=range_bars.overstriding_bar(steps, alt),
            captions=tuple(_captions(scene, steps)),
            in_words=True,
        ),
    )


def _captions(scene: Scene, steps: StepsForSpeed) -> Iterable[str]:
    yield words_form.CARD_PROXY
    third = third_of(steps.thirds, steps.third)
    yield words_form.CARD_THIRD.format(third=third, pace=with_unit("speed_mps", steps.speed_mps, scene.units))


def is_missing(analysis: Analysis) -> bool:
    """Tell whether overstriding was looked for and could not be told."""
    return was_asked(analysis.overstriding) and analysis.overstriding.verdict == "not measurable"


def needed(analysis: Analysis) -> str:
    """Return why overstriding could not be told, as a sentence."""
    reason = analysis.overstriding.reason
    return as_sentence(reason) if reason else words_form.SENSOR
