"""A cadence to come to on the desk: from where, how far by now at equal speed, how sure, and the form to set it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gait.model import TargetProgress
from gait.pages.contexts import RangeBar
from gait.pages.desk import target_words as words
from gait.pages.numbers import change_unit, interval, percent, shown, signed, signed_interval, with_unit
from gait.pages.range_bars import way_bar
from gait.pages.seasons import words as season_words
from gait.quantities import Units

_CADENCE: Final = "cadence_spm"
_KMH: Final = 3.6
_TENTHS: Final = 1
_BEFORE, _LAST_WEEKS, _OF_THE_WAY = (season_words.TARGET_HEADS[at] for at in (2, 3, 5))


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """A target as it is set, and the progress where there are runs to tell it; None is not set."""

    athlete_id: int
    units: Units = "metric"
    spm: float | None = None
    mps: float | None = None
    set_on: str = ""
    progress: TargetProgress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPart:
    """A target as the template takes it; ``how`` says in words how it stands."""

    address: str
    spm: str
    kmh: str
    how: str
    facts: tuple[tuple[str, str], ...] = ()
    bar: RangeBar | None = None


def target_part(view: TargetView) -> TargetPart:
    """Return a target in words and numbers."""
    found = view.progress
    return TargetPart(
        address=f"/api/athletes/{view.athlete_id}/target",
        spm="" if view.spm is None else f"{view.spm:g}",
        kmh="" if view.mps is None else f"{view.mps * _KMH:.1f}",
        how=how(found) if found else words.NONE if view.spm is None else words.NO_LEVEL,
        facts=tuple(_facts(view)),
        bar=None if found is None or found.now_spm is None else _bar(found, view.units),
    )


def how(found: TargetProgress) -> str:
    """Return how the progress stands, and that it is not sure where the interval does not clear it."""
    if found.now_spm is None:
        return words.missing(found.missing_runs)
    if found.verdict == "not yet":
        return words.NOT_YET_NOT_SURE
    if found.verdict == "away from it":
        return words.AWAY
    if found.verdict == "reached" and not _is_cleared(found):
        return words.REACHED_NOT_SURE
    return season_words.TARGETS[found.verdict]


def _is_cleared(found: TargetProgress) -> bool:
    """Tell whether the whole interval is at the target or beyond it."""
    assert found.low_spm is not None  # there is a present
    assert found.high_spm is not None
    assert found.start_spm is not None
    goal = found.target.cadence_spm
    return found.low_spm >= goal if goal >= found.start_spm else found.high_spm <= goal


def _facts(view: TargetView) -> Iterator[tuple[str, str]]:
    if view.spm is None:
        return
    units, found = view.units, view.progress
    goal = with_unit(_CADENCE, view.spm, units)
    speed = view.mps or (found.target.speed_mps if found else None)
    pace = words.USUAL if speed is None else with_unit("speed_mps", speed, units)
    yield season_words.NAV["target"], words.GOAL.format(cadence=goal, pace=pace, day=view.set_on)
    if found is not None and found.now_spm is not None:
        yield _BEFORE, with_unit(_CADENCE, found.start_spm, units)
        yield (
            _LAST_WEEKS,
            words.LAST_WEEKS.format(
                cadence=with_unit(_CADENCE, found.now_spm, units),
                ends=interval(_CADENCE, found.low_spm, found.high_spm, units),
                runs=words.runs(found.runs),
            ),
        )
        yield words.TO_GO, _to_go(found, units)
        if found.share is not None:
            low, high = (percent(each) for each in (found.share_low, found.share_high))
            yield _OF_THE_WAY, words.OF_THE_WAY.format(share=percent(found.share), low=low, high=high)


def _to_go(found: TargetProgress, units: Units) -> str:
    assert found.now_spm is not None  # as above
    assert found.low_spm is not None
    assert found.high_spm is not None
    goal = found.target.cadence_spm
    change = f"{signed(_CADENCE, goal - found.now_spm, units, _TENTHS)} {change_unit(_CADENCE, units)}"
    ends = signed_interval(_CADENCE, goal - found.high_spm, goal - found.low_spm, units, _TENTHS)
    return words.TO_GO_VALUE.format(change=change, ends=ends)


def _bar(found: TargetProgress, units: Units) -> RangeBar:
    assert found.now_spm is not None  # as above
    assert found.low_spm is not None
    assert found.high_spm is not None
    assert found.start_spm is not None
    ends = (found.low_spm, found.high_spm)
    alt = words.BAR.format(
        start=with_unit(_CADENCE, found.start_spm, units),
        goal=with_unit(_CADENCE, found.target.cadence_spm, units),
        now=shown(_CADENCE, found.now_spm, units),
        ends=interval(_CADENCE, *ends, units),
    )
    return way_bar(found.start_spm, found.now_spm, ends, found.target.cadence_spm, alt)
