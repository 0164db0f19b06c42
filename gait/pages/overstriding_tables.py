"""The tables of the section on overstriding: the twins of its charts, and those that stand alone."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from gait.model import (
    ContactForSpeed,
    NativeReading,
    OverstridingChange,
    OverstridingPart,
    OverstridingWindow,
    Ratio,
    StepsForSpeed,
)
from gait.model.overstriding import Third
from gait.pages import words_data, words_form
from gait.pages.columns import Scene
from gait.pages.contexts import Head, Table
from gait.pages.figures.overstriding import terrain_parts
from gait.pages.numbers import NOT_MEASURED, clock, label, percent, shown, unit, with_unit
from gait.pages.origins import native_source
from gait.pages.ratios import signed_ends, signed_percent
from gait.pages.table_rows import MOST_STRETCHES, shortened
from gait.quantities import QUANTITIES, Units

_TERMS: Final[Mapping[str, str]] = MappingProxyType(
    {words_form.BRAKING_HEAD: "braking-term", words_form.REACH_HEAD: "reach-term"}
)
_OF_REACH: Final = slice(4, 6)
_MOST_WINDOWS: Final = 60
"""Where reach and its interval stand among a stretch's cells, behind its name, time, braking and interval."""


def summary(scene: Scene) -> Table | None:
    """Return steps and contact for the pace with verdict, expectation, ratio and third; None where neither is known."""
    found = scene.analysis.overstriding
    rows = [
        *([_steps_row(found.steps, scene.units)] if found.steps else []),
        *([_contact_row(found.contact, scene.units)] if found.contact else []),
        *([_own_row(found.contact)] if found.contact and found.contact.own else []),
    ]
    return _table(words_form.SUMMARY_CAPTION, words_form.SUMMARY_HEADS, rows) if rows else None


def changes(scene: Scene) -> Table | None:
    """Return the changes at equal speed; None where the run shows none."""
    found = scene.analysis.overstriding.changes
    reach = any(each.contact for each in found)
    heads = words_form.CHANGE_HEADS if reach else words_form.CHANGE_HEADS[: _OF_REACH.start]
    rows = [_change_row(each)[: len(heads)] for each in found]
    return _table(words_form.CHANGES_CAPTION, heads, rows) if rows else None


def native(scene: Scene) -> Table | None:
    """Return what the device itself says of landing; None where it says nothing."""
    rows = [_native_row(each, scene.units) for each in scene.analysis.overstriding.native]
    return _table(words_form.NATIVE_CAPTION, words_form.NATIVE_HEADS, rows) if rows else None


def windows(scene: Scene, caption: str) -> Table:
    """Return the windows that the chart over time draws."""
    found = scene.analysis.overstriding.windows
    rows = [
        (clock(each.start_s), shown("cadence_spm", each.cadence_spm, scene.units), *_values(each, scene.units))
        for each in found
    ]
    return shortened(_stretches(caption, words_form.WINDOW_HEADS, rows, found), _MOST_WINDOWS)


def places(scene: Scene, caption: str) -> Table:
    """Return the splits and classes of terrain that the second chart draws."""
    found = (*scene.analysis.overstriding.splits, *terrain_parts(scene))
    rows = [(each.label, clock(each.running_s), *_values(each, scene.units)) for each in found]
    return shortened(_stretches(caption, words_form.PART_HEADS, rows, found), MOST_STRETCHES)


def _stretches(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    found: Sequence[OverstridingWindow | OverstridingPart],
) -> Table:
    """Return a table of stretches, without the columns of reach where no stretch has one."""
    if any(each.contact for each in found):
        return _table(caption, heads, rows)
    kept = [place for place in range(len(heads)) if place not in range(*_OF_REACH.indices(len(heads)))]
    return _table(caption, [heads[place] for place in kept], [tuple(row[place] for place in kept) for row in rows])


def _values(found: OverstridingWindow | OverstridingPart, units: Units) -> tuple[str, ...]:
    within = words_form.OUT_OF_MODEL if found.extrapolated else words_form.IN_MODEL
    return (*_ratio(found.steps), *_ratio(found.contact), with_unit("speed_mps", found.speed_mps, units), within)


def _ratio(value: Ratio | None) -> tuple[str, str]:
    return (NOT_MEASURED, NOT_MEASURED) if value is None else (signed_percent(value.ratio), signed_ends(value))


def _steps_row(found: StepsForSpeed, units: Units) -> tuple[str, ...]:
    return (
        words_form.SUMMARY_STEPS,
        words_form.STEPS_VERDICTS[found.verdict],
        with_unit("cadence_spm", found.cadence_spm, units),
        with_unit("cadence_spm", found.expected_spm, units),
        *_ratio(found.value),
        third_of(found.thirds, found.third),
    )


def _contact_row(found: ContactForSpeed, units: Units) -> tuple[str, ...]:
    return (
        words_form.SUMMARY_CONTACT,
        words_form.CONTACT_VERDICTS[found.verdict],
        with_unit("ground_contact_time_s", found.contact_s, units),
        with_unit("ground_contact_time_s", found.expected_s, units),
        *_ratio(found.value),
        third_of(found.thirds, found.third),
    )


def _own_row(found: ContactForSpeed) -> tuple[str, ...]:
    name = words_form.SUMMARY_OWN.format(runs=found.own_runs)
    return (name, NOT_MEASURED, NOT_MEASURED, NOT_MEASURED, *_ratio(found.own), NOT_MEASURED)


def third_of(thirds: Sequence[Third], third: Third | None) -> str:
    """Return the third of runners, or all that the interval reaches: ``middle third to highest third``."""
    known = [words_data.THIRDS[each] for each in thirds or ((third,) if third else ())]
    if not known:
        return NOT_MEASURED
    return known[0] if len(known) == 1 else words_form.THIRDS.format(low=known[0], high=known[-1])


def _change_row(found: OverstridingChange) -> tuple[str, ...]:
    name = words_form.CHANGE_CAUSES[found.cause]
    return (name, clock(found.minutes * 60.0), *_ratio(found.steps), *_ratio(found.contact))


def _native_row(found: NativeReading, units: Units) -> tuple[str, ...]:
    known = found.name in QUANTITIES
    value = shown(found.name, found.mean, units)
    called = unit(found.name, units) if known else found.unit
    return label(found.name), f"{value} {called}".rstrip(), native_source(found.source), percent(found.coverage)


def _table(caption: str, heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
    found = tuple(Head(text=text, term=_TERMS.get(text)) for text in heads)
    return Table(caption=caption, heads=found, rows=tuple(rows))


TWINS: Final[Mapping[str, Callable[[Scene, str], Table]]] = MappingProxyType(
    {"overstriding-time": windows, "overstriding-where": places}
)
