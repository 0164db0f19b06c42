"""Where a number stands among its comparisons: positions on a bar, in percent of its width."""

from collections.abc import Callable
from typing import Final

from gait.model import Drift, Estimate, StepsForSpeed
from gait.norms import ADVICE_SPM
from gait.pages import words
from gait.pages.contexts import RangeBar
from gait.pages.expectation import Expectation
from gait.pages.numbers import change_unit, interval, label, signed, signed_interval, with_unit
from gait.pages.origins import sensor_share
from gait.quantities import Units

_ROOM: Final = 0.08


def number_bar(name: str, found: Estimate, expected: Expectation | None, units: Units) -> RangeBar:
    """Return a mean with its interval in the spread of its run, beside what was to be expected of it, if anything.

    The interval of a rough sensor is left out: it would be read as the run's own spread.
    """
    most = (expected.low, expected.high) if expected else None
    advice = ADVICE_SPM if name == "cadence_spm" else None
    own = None if sensor_share(name, found) is not None else (found.low, found.high)
    ends = [found.mean, *(own or ()), found.p10, found.p90, *(most or ()), *(advice or ())]
    place = _placed(min(ends), max(ends))
    return RangeBar(
        alt=_alt(name, found, expected, units),
        you=place(found.mean),
        low=place(own[0]) if own else None,
        high=place(own[1]) if own else None,
        spread=(place(found.p10), place(found.p90)),
        expected=place(expected.mean) if expected else None,
        expected_range=_both(place, most),
        advice_range=_both(place, advice),
    )


def drift_bar(drift: Drift, units: Units) -> RangeBar:
    """Return a change with its interval about the line of no change."""
    reach = max(abs(drift.low), abs(drift.high)) * (1 + 2 * _ROOM) or 1.0
    place = _placed(-reach, reach)
    text = f"{signed(drift.quantity, drift.change, units)} {change_unit(drift.quantity, units)}"
    said = words.INTERVAL_ALT.format(range=signed_interval(drift.quantity, drift.low, drift.high, units))
    return RangeBar(
        alt=f"{words.DRIFT_LABEL}: {text}, {said}",
        you=place(drift.change),
        low=place(drift.low),
        high=place(drift.high),
        zero=place(0.0),
    )


def difference_bar(
    change: float, interval: tuple[float, float], limits: tuple[float, float] | None, alt: str
) -> RangeBar:
    """Return a difference with its interval and perhaps wider limits about the line of none, all in one unit."""
    reach = max(map(abs, (*interval, *(limits or ())))) * (1 + 2 * _ROOM) or 1.0
    place = _placed(-reach, reach)
    return RangeBar(
        alt=alt,
        you=place(change),
        low=place(interval[0]),
        high=place(interval[1]),
        limits=_both(place, limits),
        zero=place(0.0),
    )


def way_bar(start: float, now: float, interval: tuple[float, float], goal: float, alt: str) -> RangeBar:
    """Return how far a number has come from its start to a goal, with its interval."""
    place = _placed(min(start, goal, *interval), max(start, goal, *interval))
    return RangeBar(
        alt=alt,
        you=place(now),
        low=place(interval[0]),
        high=place(interval[1]),
        expected=place(goal),
        zero=place(start),
    )


def overstriding_bar(found: StepsForSpeed, alt: str) -> RangeBar:
    """Return the braking with its interval, beside the usual and the edges between the thirds of runners."""
    value = found.value
    ends = [1.0, value.low, value.high, found.short_to, found.long_from]
    place = _placed(min(ends), max(ends))
    return RangeBar(
        alt=alt,
        you=place(value.ratio),
        low=place(value.low),
        high=place(value.high),
        expected=place(1.0),
        limits=(place(found.short_to), place(found.long_from)),
    )


def _alt(name: str, found: Estimate, expected: Expectation | None, units: Units) -> str:
    own = words.INTERVAL_ALT.format(range=interval(name, found.low, found.high, units))
    spread = words.SPREAD_CAPTION.format(range=interval(name, found.p10, found.p90, units))
    said = [f"{label(name)}: {with_unit(name, found.mean, units)}", own, spread]
    if expected is not None:
        value, most = with_unit(name, expected.mean, units), interval(name, expected.low, expected.high, units)
        said.append(words.EXPECTED_ALT.format(value=value, range=most))
    return ", ".join(said)


def _placed(low: float, high: float) -> Callable[[float], float]:
    room = (high - low) * _ROOM or 1.0
    width = high - low + 2 * room
    return lambda value: round(min(max(100.0 * (value - low + room) / width, 0.0), 100.0), 2)


def _both(place: Callable[[float], float], ends: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if ends is None else (place(ends[0]), place(ends[1]))
