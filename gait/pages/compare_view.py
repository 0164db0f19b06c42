"""What the page of a comparison of runs shows: its answer, its numbers, its sections."""

from collections.abc import Iterable, Iterator
from typing import Final

from gait.compare import COMPARED, Comparison, Difference, Side
from gait.pages import compare_figures, range_bars, words
from gait.pages import compare_words as said
from gait.pages.compare_numbers import amount, change, ends, paces, size
from gait.pages.compare_tables import changes_table, differences_table, paces_table, recordings_table
from gait.pages.contexts import ChartView, FirstScreen, Key, KeyNumber, SectionView
from gait.pages.figures import style
from gait.pages.figures.style import Figure
from gait.pages.foreign import foreign
from gait.pages.numbers import NOT_MEASURED, change_unit, clock, label, shown, with_unit
from gait.pages.sections import chart_keys
from gait.quantities import Units

_FOUND: Final = "larger than chance"
_DIFFERENCES: Final = "differences"
_MAIN: Final = COMPARED[0]


def first_screen(found: Comparison, units: Units) -> FirstScreen:
    """Return what answers in five seconds."""
    return FirstScreen(
        title_line=(
            said.compared_runs(len(found.runs)),
            *(said.SIDE.format(letter=run.letter, what=called(run)) for run in found.runs),
        ),
        answer=f"{answer(found, units)}.",
        numbers=tuple(_number(each, found, units) for each in _numbered(found)),
        missing=tuple(not_compared(found)),
        actions_heading="",
        actions=(),
        others=(),
    )


def called(run: Side) -> str:
    """Return when a recording began, or its name where that was left out."""
    return run.local_start.replace("T", " ")[:16] or foreign(run.name) or said.NAMELESS


def answer(found: Comparison, units: Units) -> str:
    """Return what differs in one sentence without its full stop."""
    known = compare_figures.comparable(found)
    first = found.runs[0].letter
    if not known:
        return said.ANSWER_NOTHING
    if len(found.runs) > compare_figures.LEAST_RUNS:
        clear = [each for each in known if each.quantity == _MAIN and each.verdict == _FOUND]
        changes = ", ".join(
            said.OF_RUN.format(run=each.run, change=amount(each.quantity, each.difference, units)) for each in clear
        )
        many = said.ANSWER_MANY.format(label=words.within(label(_MAIN)), first=first, changes=changes)
        return many if clear else said.ANSWER_NONE_MANY.format(first=first)
    named = {"run": found.runs[1].letter, "first": first}
    clear = [each for each in known if each.verdict == _FOUND]
    if clear:
        changes = ", ".join(
            said.HIGHER.format(
                label=words.within(label(each.quantity)), change=amount(each.quantity, each.difference, units)
            )
            for each in clear
        )
        return said.ANSWER.format(changes=changes, **named)
    within = any(each.verdict == "within the sensors' own error" for each in known)
    return (said.ANSWER_SENSORS if within else said.ANSWER_NONE).format(**named)


def _numbered(found: Comparison) -> tuple[Difference, ...]:
    """Return the differences that stand on the first screen: all of one run, or the cadence of several."""
    known = compare_figures.comparable(found)
    many = len(found.runs) > compare_figures.LEAST_RUNS
    return tuple(each for each in known if each.quantity == _MAIN)[:6] if many else known


def _number(each: Difference, found: Comparison, units: Units) -> KeyNumber:
    assert each.difference is not None  # it stands among the numbers
    assert each.low is not None
    assert each.high is not None
    many = len(found.runs) > compare_figures.LEAST_RUNS
    name = compare_figures.row_name(each, many=many)
    limits = None if each.sensors_low is None or each.sensors_high is None else (each.sensors_low, each.sensors_high)
    between = ends(each.quantity, each.low, each.high, units)
    verdict = said.VERDICTS[each.verdict]
    return KeyNumber(
        term=each.quantity,
        label=name,
        value=change(each.quantity, each.difference, units),
        unit=change_unit(each.quantity, units),
        interval=between,
        interval_is=words.INTERVAL,
        bar=range_bars.difference_bar(
            each.difference,
            (each.low, each.high),
            limits,
            f"{name}: {amount(each.quantity, each.difference, units)}, "
            f"{words.INTERVAL_ALT.format(range=between)}, {verdict}",
        ),
        captions=(verdict, *_captions(each, units)),
    )


def _captions(each: Difference, units: Units) -> Iterator[str]:
    yield said.AT_PACES.format(time=clock(each.matched_s), paces=paces(each, units))
    of = size(each.quantity, each.speed_error, units)
    if of != NOT_MEASURED:
        yield said.SPEED_ERROR.format(amount=f"{of} {change_unit(each.quantity, units)}")


def not_compared(found: Comparison) -> Iterator[str]:
    """Yield for each run what could not be compared with the first, and why."""
    for run in found.runs[1:]:
        parts = [
            said.NOT_COMPARED_PART.format(label=words.within(label(each.quantity)), why=said.why_not(each))
            for each in found.differences
            if each.run == run.letter and each.verdict == "not comparable"
        ]
        if parts:
            many = len(found.runs) > compare_figures.LEAST_RUNS
            what = ", ".join(parts)
            yield said.NOT_COMPARED.format(
                what=said.NOT_COMPARED_OF.format(run=run.letter, parts=what) if many else what
            )


def sections(found: Comparison, units: Units) -> tuple[tuple[SectionView, ...], dict[str, Figure]]:
    """Return the sections of the page, and the drawings of their charts by key."""
    drawn = {_DIFFERENCES: compare_figures.differences(found, units)}
    drawn |= {f"pace-{name}": compare_figures.at_paces(found, name, units) for name in compare_figures.PACED}
    specs = {key: figure for key, figure in drawn.items() if figure is not None}
    paced = tuple(
        _pace_chart(found, name, specs[f"pace-{name}"], units)
        for name in compare_figures.PACED
        if f"pace-{name}" in specs
    )
    return (
        SectionView(
            id="differences",
            nav=said.NAV["differences"],
            heading=said.DIFFERENCES,
            lead=tuple(lead(found)),
            charts=(_difference_chart(found, specs[_DIFFERENCES], units),) if _DIFFERENCES in specs else (),
            tables=() if _DIFFERENCES in specs else (differences_table(found, units),),
        ),
        SectionView(
            id="paces",
            nav=said.NAV["paces"],
            heading=said.PACES,
            charts=paced,
            missing=() if paced else (said.PACES_NONE,),
        ),
        SectionView(
            id="changes",
            nav=said.NAV["changes"],
            heading=said.changes(len(found.findings)),
            lead=(said.CHANGES_LEAD,),
            tables=tuple(changes_table(found, run) for run in found.runs[1:] if any(_of(found, run))),
        ),
        SectionView(
            id="recordings",
            nav=said.NAV["recordings"],
            heading=said.RECORDINGS,
            tables=(recordings_table(found.runs, units),),
        ),
    ), specs


def _of(found: Comparison, run: Side) -> Iterable[object]:
    return (each for each in found.findings if each.run == run.letter)


def lead(found: Comparison) -> Iterator[str]:
    """Yield what a reader must know before the differences."""
    known = compare_figures.comparable(found)
    yield said.LEAD_METHOD
    if any(each.sensors_low is not None for each in known):
        yield said.LEAD_OTHER_DEVICE
    if any(each.sensors_low is None for each in known):
        yield said.LEAD_SAME_DEVICE
    yield said.LEAD_CHANCE
    thinned = [run.letter for run in found.runs if run.thinned]
    if thinned:
        yield said.LEAD_THINNED.format(runs=words.joined(thinned))
    unsloped = [run.letter for run in found.runs if not run.slopes]
    if unsloped:
        yield said.LEAD_NO_SLOPES.format(runs=words.joined(unsloped))
    names = list(dict.fromkeys(run.athlete for run in found.runs if run.athlete))
    if len(names) > 1:
        yield said.LEAD_RUNNERS.format(names=", ".join(map(foreign, names)))


def _difference_chart(found: Comparison, figure: Figure, units: Units) -> ChartView:
    known = compare_figures.comparable(found)
    parts = ". ".join(
        said.DIFFERENCE_PART.format(
            label=compare_figures.row_name(each, many=len(found.runs) > compare_figures.LEAST_RUNS),
            change=amount(each.quantity, each.difference, units),
            low=change(each.quantity, each.low, units),
            high=change(each.quantity, each.high, units),
            verdict=said.VERDICTS[each.verdict],
        )
        for each in known
    )
    wide = [Key(label=said.SENSORS_KEY, mark="thin", colour=style.MUTED)]
    return ChartView(
        key=_DIFFERENCES,
        title=said.DIFFERENCE_CHART,
        alt=said.DIFFERENCE_ALT.format(title=said.DIFFERENCE_CHART, parts=parts),
        height=int(figure["layout"]["height"]),
        keys=(
            Key(label=said.CHANCE_KEY, mark="line", colour=style.MUTED),
            *(wide if any(each.sensors_low is not None for each in known) else ()),
        ),
        reading=said.READINGS["differences"],
        table=differences_table(found, units),
        table_open=True,
    )


def _pace_chart(found: Comparison, quantity: str, figure: Figure, units: Units) -> ChartView:
    title = said.PACE_TITLES.format(label=label(quantity))
    lines = {run.letter: compare_figures.paces_of(found, run.letter, quantity) for run in found.runs}
    parts = [
        said.PACE_PART.format(
            run=letter,
            low=shown(quantity, line[0].mean, units),
            slow=shown("speed_mps", line[0].speed_mps, units),
            high=with_unit(quantity, line[-1].mean, units),
            fast=with_unit("speed_mps", line[-1].speed_mps, units),
        )
        for letter, line in lines.items()
        if line
    ]
    return ChartView(
        key=f"pace-{quantity}",
        title=title,
        alt=said.PACE_ALT.format(title=title, parts=". ".join(parts)),
        height=int(figure["layout"]["height"]),
        keys=chart_keys(figure),
        reading=said.READINGS["paces"],
        table=paces_table(found, quantity, title, units),
    )
