"""Ratios as people say them: percent more or less than what they are compared with."""

from typing import Final

from gait.model import Ratio
from gait.pages import words_form
from gait.pages.numbers import percent

_EVEN: Final = 1.0


def signed_percent(ratio: float) -> str:
    """Return ``+9 %`` for 1.09, with a true minus sign for less, and ``0 %`` where nothing is left of it."""
    text = percent(ratio - _EVEN)
    return f"+{text}" if ratio > _EVEN and text != percent(0.0) else text


def signed_ends(value: Ratio) -> str:
    """Return the ends of an interval, ``+4 to +14 %``."""
    low, high = signed_percent(value.low), signed_percent(value.high)
    return words_form.BETWEEN.format(low=low.removesuffix(" %"), high=high)


def in_words(ratio: float) -> str:
    """Return ``9 % more`` for 1.09, ``4 % less`` for 0.96, and ``as much`` where the percent are none."""
    text = percent(abs(ratio - _EVEN))
    if text == percent(0.0):
        return words_form.AS_MUCH
    return (words_form.MORE if ratio > _EVEN else words_form.LESS).format(percent=text)


def ends_in_words(value: Ratio) -> str:
    """Return the ends of an interval around a value in words: ``4 to 14 %``, or ``3 % less to 12 % more`` across 1."""
    if value.low < _EVEN < value.high:
        return words_form.BETWEEN.format(low=in_words(value.low), high=in_words(value.high))
    near, far = sorted(abs(end - _EVEN) for end in (value.low, value.high))
    return words_form.BETWEEN.format(low=percent(near).removesuffix(" %"), high=percent(far))


def percents(value: Ratio) -> tuple[float, float, float]:
    """Return ratio, low and high as percent more than 1, for a chart."""
    mean, low, high = (100.0 * (each - _EVEN) for each in (value.ratio, value.low, value.high))
    return mean, low, high
