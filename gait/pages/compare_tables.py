"""The tables of a comparison of runs."""

from collections.abc import Sequence

from gait.compare import Comparison, Difference, Side
from gait.pages import compare_figures, words
from gait.pages import compare_words as said
from gait.pages.compare_numbers import change, ends, paces, size
from gait.pages.contexts import Head, Table
from gait.pages.foreign import LABEL, foreign
from gait.pages.numbers import NOT_MEASURED, change_unit, clock, interval, label, shown, unit, with_unit
from gait.pages.origins import origin
from gait.quantities import Units


def differences_table(found: Comparison, units: Units) -> Table:
    """Return every difference with its intervals and verdict; the twin of the chart, with what it cannot draw."""
    many = len(found.runs) > compare_figures.LEAST_RUNS
    heads = (text.format(first=found.runs[0].letter) for text in said.DIFFERENCE_HEADS)
    return Table(
        caption=said.DIFFERENCE_CHART,
        heads=tuple(Head(text=text) for text in heads),
        rows=tuple(_difference_row(each, many=many, units=units) for each in found.differences),
    )


def _difference_row(each: Difference, *, many: bool, units: Units) -> tuple[str, ...]:
    name = said.QUANTITY_IN.format(
        label=compare_figures.row_name(each, many=many), unit=change_unit(each.quantity, units)
    )
    if each.difference is None:
        return (name, *[NOT_MEASURED] * (len(said.DIFFERENCE_HEADS) - 2), said.VERDICTS[each.verdict])
    return (
        name,
        shown(each.quantity, each.first_mean, units),
        shown(each.quantity, each.mean, units),
        change(each.quantity, each.difference, units),
        ends(each.quantity, each.low, each.high, units),
        ends(each.quantity, each.sensors_low, each.sensors_high, units),
        size(each.quantity, each.speed_error, units),
        clock(each.matched_s),
        paces(each, units),
        said.VERDICTS[each.verdict],
    )


def paces_table(found: Comparison, quantity: str, caption: str, units: Units) -> Table:
    """Return the mean of a quantity of every run in each bin of speed, slow to fast."""
    rows = sorted(
        (each for each in found.paces if each.quantity == quantity), key=lambda each: (each.speed_low_mps, each.run)
    )
    heads = (*said.PACE_HEADS[:3], label(quantity), said.PACE_HEADS[4])
    units_of = ("", unit("speed_mps", units), "", unit(quantity, units), unit(quantity, units))
    return Table(
        caption=caption,
        heads=tuple(Head(text=text, unit=of) for text, of in zip(heads, units_of, strict=True)),
        rows=tuple(
            (
                each.run,
                interval("speed_mps", each.speed_low_mps, each.speed_high_mps, units),
                clock(each.time_s),
                shown(quantity, each.mean, units),
                interval(quantity, each.low, each.high, units),
            )
            for each in rows
        ),
    )


def changes_table(found: Comparison, run: Side) -> Table:
    """Return what a run's findings say that the first run's do not, and the other way round."""
    first = found.runs[0].letter
    rows = tuple(
        (
            said.CHANGE_KINDS[each.change],
            each.first_message or said.NOTHING_SAID,
            each.message or said.NOTHING_SAID,
        )
        for each in found.findings
        if each.run == run.letter
    )
    heads = (text.format(first=first, run=run.letter) for text in said.CHANGE_HEADS)
    caption = said.CHANGES_CAPTION.format(run=run.letter, first=first)
    return Table(caption=caption, heads=tuple(Head(text=text) for text in heads), rows=rows, prose=True)


def recordings_table(runs: Sequence[Side], units: Units) -> Table:
    """Return what was compared: file, start, distance, times, devices."""
    rows = tuple(
        (
            run.letter,
            foreign(run.name, LABEL) or said.NAMELESS,
            run.local_start.replace("T", " ")[:16] or NOT_MEASURED,
            with_unit("distance_m", run.distance_m, units),
            clock(run.timer_s),
            clock(run.running_s),
            foreign(run.device, LABEL) or NOT_MEASURED,
            origin("cadence_spm", run.makers["cadence_spm"]) if "cadence_spm" in run.makers else words.NO_CADENCE,
        )
        for run in runs
    )
    heads = tuple(Head(text=text) for text in said.RECORDING_HEADS)
    return Table(caption=said.RECORDINGS_CAPTION, heads=heads, rows=rows)
