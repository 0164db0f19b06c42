"""What the page of one run, recorded twice, shows: how far two devices lie apart, where, and how they were lined up."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from gait.compare import Apart, Disagreement, SameRun, Total
from gait.compare.devices import likeness
from gait.pages import compare_same_figures as figures
from gait.pages import compare_words as said
from gait.pages import range_bars, words
from gait.pages.compare_numbers import amount, change, ends, size
from gait.pages.compare_tables import recordings_table
from gait.pages.compare_view import called
from gait.pages.contexts import ChartView, FirstScreen, Head, Key, KeyNumber, Listing, SectionView, Table
from gait.pages.figures.style import Figure
from gait.pages.foreign import foreign
from gait.pages.numbers import NOT_MEASURED, TO, change_unit, clock, label, percent, shown, signed, with_unit
from gait.pages.sections import chart_keys
from gait.quantities import QUANTITIES, Units

_MOST_NUMBERS: Final = 6
_TIMES: Final = ("timer_s", "running_s")
_MOST_ROWS: Final = 14


def first_screen(found: SameRun, units: Units) -> FirstScreen:
    """Return what answers in five seconds."""
    devices = [foreign(run.device) or foreign(run.name) or said.NAMELESS for run in found.runs]
    sides = zip(found.runs, devices, strict=True)
    return FirstScreen(
        title_line=(
            said.RECORDED_TWICE,
            called(found.runs[0]),
            *(said.SIDE.format(letter=run.letter, what=device) for run, device in sides),
        ),
        answer=f"{answer(found, units)}.",
        numbers=tuple(_number(each, units) for each in found.disagreements[:_MOST_NUMBERS]),
        missing=(_not_sure(found),) if found.alignment.sure == "low" else (),
        actions_heading="",
        actions=(),
        others=(),
    )


def answer(found: SameRun, units: Units) -> str:
    """Return how far the two lie apart in the first quantity, in one sentence without its full stop."""
    if not found.disagreements:
        return said.SAME_ANSWER_NOTHING
    each = found.disagreements[0]
    low, high = (change(each.quantity, end, units) for end in (each.limit_low, each.limit_high))
    return said.SAME_ANSWER.format(
        label=label(each.quantity),
        change=_change(each, units),
        low=low,
        high=f"{high} {change_unit(each.quantity, units)}",
        **_letters(found),
    )


def _letters(found: SameRun) -> dict[str, str]:
    return {"first": found.runs[0].letter, "second": found.runs[1].letter}


def _change(each: Disagreement, units: Units) -> str:
    text = amount(each.quantity, each.bias, units)
    return text if text.startswith(("+", "\N{MINUS SIGN}")) else said.NO_CHANGE


def _not_sure(found: SameRun) -> str:
    return said.LINED_UP_NOT.format(agreeing=found.alignment.agreeing, parts=found.alignment.parts)


def _number(each: Disagreement, units: Units) -> KeyNumber:
    between = ends(each.quantity, each.low, each.high, units)
    limits = ends(each.quantity, each.limit_low, each.limit_high, units)
    return KeyNumber(
        term=each.quantity,
        label=label(each.quantity),
        value=change(each.quantity, each.bias, units),
        unit=change_unit(each.quantity, units),
        interval=between,
        interval_is=words.INTERVAL,
        bar=range_bars.difference_bar(
            each.bias,
            (each.low, each.high),
            (each.limit_low, each.limit_high),
            f"{label(each.quantity)}: {amount(each.quantity, each.bias, units)}, "
            f"{words.INTERVAL_ALT.format(range=between)}, {said.LIMITS_KEY} {limits}",
        ),
        captions=(f"{said.LIMITS_KEY}: {limits}",),
    )


def sections(found: SameRun, units: Units) -> tuple[tuple[SectionView, ...], dict[str, Figure]]:
    """Return the sections of the page, and the drawings of their charts by key."""
    specs: dict[str, Figure] = {}
    for each in found.disagreements:
        specs[f"time-{each.quantity}"] = figures.through_time(found, each, units)
        specs[f"agreement-{each.quantity}"] = figures.over_mean(found, each, units)
    return (
        _lined_up(found),
        *(_quantity(found, each, specs, units) for each in found.disagreements),
        SectionView(id="totals", nav=said.NAV["totals"], heading=said.TOTALS, tables=(_totals(found, units),)),
        SectionView(
            id="recordings",
            nav=said.NAV["recordings"],
            heading=said.RECORDINGS,
            tables=(recordings_table(found.runs, units),),
        ),
    ), specs


def _lined_up(found: SameRun) -> SectionView:
    way = found.alignment
    low, high = (said.SECONDS.format(value=_seconds(end)) for end in (way.low_s, way.high_s))
    by = said.LINED_UP_BY.format(
        quantity=said.BY[way.by],
        agreeing=way.agreeing,
        parts=way.parts,
        low=low,
        high=high,
        sure=words.CONFIDENCES[way.sure],
    )
    values = (
        said.SECONDS.format(value=_seconds(way.offset_s)),
        TO.format(low=low, high=high),
        said.BY[way.by],
        said.PARTS.format(agreeing=way.agreeing, parts=way.parts),
        clock(way.overlap_s),
        NOT_MEASURED if way.correlation is None else f"{way.correlation:.2f}",
    )
    return SectionView(
        id="lined-up",
        nav=said.NAV["lined-up"],
        heading=offset_text(found),
        lead=(_not_sure(found) if way.by == "clock" else by,),
        tables=(
            Table(
                caption=said.LINED_UP_CAPTION,
                heads=tuple(Head(text=text) for text in said.LINED_UP_HEADS),
                rows=tuple(zip(said.LINED_UP_ROWS, values, strict=True)),
            ),
        ),
    )


def offset_text(found: SameRun) -> str:
    """Return how the two clocks lie, in words."""
    way = found.alignment
    if way.by == "clock":
        return said.LINED_UP_CLOCK
    if way.low_s <= 0.0 <= way.high_s:
        return said.LINED_UP_SAME
    sentence = said.LINED_UP if way.offset_s > 0 else said.LINED_UP_BEHIND
    return sentence.format(offset=said.SECONDS.format(value=_seconds(abs(way.offset_s))), **_letters(found))


def _seconds(value: float) -> str:
    text = f"{abs(value):.1f}"
    return f"\N{MINUS SIGN}{text}" if value < 0 and float(text) > 0 else text


def _quantity(found: SameRun, each: Disagreement, specs: dict[str, Figure], units: Units) -> SectionView:
    low, high = (change(each.quantity, end, units) for end in (each.limit_low, each.limit_high))
    return SectionView(
        id=f"of-{each.quantity}",
        nav=label(each.quantity),
        heading=said.AGREEMENT.format(
            label=label(each.quantity),
            change=_change(each, units),
            low=low,
            high=f"{high} {change_unit(each.quantity, units)}",
            **_letters(found),
        ),
        lead=tuple(_lead(found, each, units)),
        charts=(_time_chart(found, each, specs, units), _agreement_chart(found, each, specs, units)),
        lists=(Listing(heading=said.APART, items=_apart(each, units)),),
    )


def _lead(found: SameRun, each: Disagreement, units: Units) -> Iterator[str]:
    sensors = amount(each.quantity, each.sensors, units).removeprefix("+")
    yield said.SENSORS_MAY.format(sensors=sensors, beyond=percent(each.beyond), time=clock(each.time_s))
    step = figures.step_s(found)
    if step > 1:
        yield said.STEP.format(seconds=f"{step:g}")
    makers = [run.makers[each.quantity] for run in found.runs]
    if each.same_device:
        yield said.ONE_DEVICE
    elif likeness(each.quantity, *makers) == "other sensor":
        yield said.OTHER_KINDS


def _apart(each: Disagreement, units: Units) -> tuple[str, ...]:
    return tuple(_apart_item(each, part, units) for part in each.apart) or (said.APART_NONE,)


def _apart_item(each: Disagreement, part: Apart, units: Units) -> str:
    gap = amount(each.quantity, part.difference, units)
    return said.APART_ITEM.format(start=clock(part.start_s), stop=clock(part.stop_s), change=gap)


def _time_chart(found: SameRun, each: Disagreement, specs: dict[str, Figure], units: Units) -> ChartView:
    key = f"time-{each.quantity}"
    title = said.TIME_TITLE.format(label=label(each.quantity))
    low, high = (change(each.quantity, end, units) for end in (each.limit_low, each.limit_high))
    alt = said.TIME_ALT.format(
        title=title,
        first_mean=with_unit(each.quantity, each.first_mean, units),
        second_mean=with_unit(each.quantity, each.mean, units),
        bias=amount(each.quantity, each.bias, units),
        low=low,
        high=high,
        **_letters(found),
    )
    reading = said.READINGS["time"]
    return ChartView(
        key=key,
        title=title,
        alt=alt,
        height=int(specs[key]["layout"]["height"]),
        keys=_keys(specs[key]),
        reading=reading,
        table=_over_time(found, each, title, units),
    )


def _agreement_chart(found: SameRun, each: Disagreement, specs: dict[str, Figure], units: Units) -> ChartView:
    key = f"agreement-{each.quantity}"
    title = said.AGREEMENT_TITLE.format(label=label(each.quantity))
    table = _agreement_table(found, each, title, units)
    return ChartView(
        key=key,
        title=title,
        alt=f"{title}. " + ". ".join(f"{row[0]} {row[1]}" for row in table.rows) + ".",
        height=int(specs[key]["layout"]["height"]),
        keys=_keys(specs[key]),
        reading=said.READINGS["agreement"],
        table=table,
    )


def _keys(figure: Figure) -> tuple[Key, ...]:
    """Return the key of a chart, with the mean difference as the full line that it is."""
    return tuple(replace(key, mark="line") if key.label == said.BIAS_KEY else key for key in chart_keys(figure))


def _agreement_table(found: SameRun, each: Disagreement, caption: str, units: Units) -> Table:
    name = each.quantity
    of_change = change_unit(name, units)
    letters = _letters(found)
    values = (
        with_unit(name, each.first_mean, units),
        with_unit(name, each.mean, units),
        amount(each.quantity, each.bias, units),
        f"{ends(name, each.limit_low, each.limit_high, units)} {of_change}",
        amount(name, each.sd, units).removeprefix("+"),
        f"{size(name, each.sensors, units)} {of_change}",
        percent(each.beyond),
    )
    intervals = [""] * len(values)
    intervals[2] = ends(name, each.low, each.high, units)
    rows = zip((row.format(**letters) for row in said.AGREEMENT_ROWS), values, intervals, strict=True)
    return Table(caption=caption, heads=tuple(Head(text=text) for text in said.AGREEMENT_HEADS), rows=tuple(rows))


def _over_time(found: SameRun, each: Disagreement, caption: str, units: Units) -> Table:
    """Return the means of both recordings over even parts of the run."""
    time, first, second = figures.pair(found, each.quantity)
    parts = [part for part in np.array_split(np.arange(len(time)), min(_MOST_ROWS, len(time))) if len(part)]
    letters = _letters(found)
    names = (said.FROM, letters["first"], letters["second"], said.TOTAL_HEADS[3].format(**letters))
    rows = []
    for part in parts:
        known = part[np.isfinite(first[part]) & np.isfinite(second[part])]
        a, b = (float(column[known].mean()) if len(known) else None for column in (first, second))
        gap = None if a is None or b is None else b - a
        rows.append(
            (
                clock(float(time[part[0]])),
                shown(each.quantity, a, units),
                shown(each.quantity, b, units),
                change(each.quantity, gap, units),
            )
        )
    heads = tuple(Head(text=text) for text in names)
    return Table(caption=caption, heads=heads, rows=tuple(rows))


def _totals(found: SameRun, units: Units) -> Table:
    heads = (text.format(**_letters(found)) for text in said.TOTAL_HEADS)
    return Table(
        caption=said.TOTALS_CAPTION,
        heads=tuple(Head(text=text) for text in heads),
        rows=tuple(_total_row(each, units) for each in found.totals),
    )


def _total_row(each: Total, units: Units) -> tuple[str, ...]:
    called = said.TOTAL_NAMES.get(each.quantity) or QUANTITIES[each.quantity].label
    gap = None if each.first is None or each.second is None else each.second - each.first
    if each.quantity in _TIMES:
        return (called, clock(each.first), clock(each.second), clock(gap))
    name = "altitude_m" if each.quantity == "ascent_m" else each.quantity
    change = NOT_MEASURED if gap is None else f"{signed(name, gap, units)} {change_unit(name, units)}"
    return (called, with_unit(name, each.first, units), with_unit(name, each.second, units), change)
