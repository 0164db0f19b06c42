"""The tables of a runner's weeks: the twins of the charts, and what the history claims."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from gait.evidence import EVIDENCE
from gait.model import AgainstBaseline, Baseline, ChangePoint, TargetProgress, Trend
from gait.model.diary import Diary, EqualSpeedLine, EqualSpeedWeek
from gait.pages.contexts import Head, Table
from gait.pages.numbers import (
    NOT_MEASURED,
    change_unit,
    interval,
    label,
    percent,
    shown,
    signed,
    signed_interval,
    unit,
    with_unit,
)
from gait.pages.seasons import chart_words, words
from gait.pages.seasons.chart_words import device_name
from gait.quantities import Units

MOST_WEEKS: Final = 60
"""Rows of a table of weeks: a little over a year, the latest."""
FINER: Final = 1
_WIDE_95: Final = 1.96
"""Standard deviations to either side that hold 95 % of a normal distribution."""


def table(caption: str, heads: Sequence[str], rows: Iterable[tuple[str, ...]], *, prose: bool = False) -> Table | None:
    """Return a table, or None without rows."""
    found = tuple(rows)
    return (
        Table(caption=caption, heads=tuple(Head(text=text) for text in heads), rows=found, prose=prose)
        if found
        else None
    )


def latest(found: Table, most: int = MOST_WEEKS) -> Table:
    """Return the table with its last rows alone, which it says."""
    if len(found.rows) <= most:
        return found
    note = chart_words.LAST_WEEKS.format(shown=most, all=len(found.rows))
    return replace(found, rows=found.rows[-most:], note=note)


def form_table(lines: Sequence[EqualSpeedLine], caption: str, units: Units) -> Table:
    """Return the weeks of a quantity at equal speed, oldest first."""
    quantity = lines[0].quantity
    of = unit(quantity, units)
    heads = [Head(text=text, unit=of if at in {2, 3} else "") for at, text in enumerate(chart_words.FORM_HEADS)]
    weeks = sorted(((week, line) for line in lines for week in line.weeks), key=lambda each: each[0].week)
    rows = tuple(_form_row(week, line, units) for week, line in weeks)
    return latest(Table(caption=caption, heads=tuple(heads), rows=rows))


def _form_row(week: EqualSpeedWeek, line: EqualSpeedLine, units: Units) -> tuple[str, ...]:
    ends = NOT_MEASURED if week.low is None else interval(line.quantity, week.low, week.high, units)
    mean = shown(line.quantity, week.value, units)
    return week.week, device_name(line.device), mean, ends, str(week.runs)


def baselines_table(diary: Diary, pace: str, units: Units) -> Table | None:
    """Return what is usual on each watch, brought to the page's speed."""
    rows = (_baseline_row(each, diary.speed_mps, units) for each in diary.season.baselines)
    return table(words.BASELINES.format(pace=pace), words.BASELINE_HEADS, filter(None, rows))


def _baseline_row(found: Baseline, speed_mps: float | None, units: Units) -> tuple[str, ...] | None:
    if found.value is None or found.low is None or found.high is None or not found.speed_mps or not speed_mps:
        return None
    factor = (speed_mps / found.speed_mps) ** (found.power or 0.0)
    value, low, high = (factor * each for each in (found.value, found.low, found.high))
    apart = _WIDE_95 * (found.scatter or 0.0) * value
    return (
        _quantity(found.quantity, units),
        device_name(found.device),
        shown(found.quantity, value, units),
        interval(found.quantity, low, high, units),
        interval(found.quantity, value - apart, value + apart, units),
        str(found.runs),
        found.since,
    )


def devices_table(diary: Diary) -> Table | None:
    """Return the watches with their first and last run, the latest first; None where there is one alone."""
    days: dict[str, dict[str, str]] = {}
    for line in diary.lines:
        days.setdefault(device_name(line.device), {}).update({run.run_id: run.local_date for run in line.runs})
    rows = [(name, min(on.values()), max(on.values()), str(len(on))) for name, on in days.items()]
    rows.sort(key=lambda row: (row[2], row[1]), reverse=True)
    return table(words.DEVICES, words.DEVICE_HEADS, rows) if len(rows) > 1 else None


def _quantity(name: str, units: Units) -> str:
    """Return a quantity with the unit of its changes."""
    return words.JOINED.format(first=label(name), second=change_unit(name, units))


def trends_table(trends: Sequence[Trend], units: Units) -> Table | None:
    """Return the trends, with the interval of each, and the smallest change that would be reported."""
    weeks = f"{EVIDENCE['own_trend'].value('weeks'):.0f}"
    rows = (_trend_row(each, units) for each in trends)
    found = table(words.TREND_CAPTION.format(weeks=weeks), words.TREND_HEADS, rows)
    is_open = any(each.verdict == "not sure" for each in trends)
    return replace(found, note=words.TREND_NOTE) if found and is_open else found


def _trend_row(found: Trend, units: Units) -> tuple[str, ...]:
    ends = NOT_MEASURED
    if found.low is not None and found.high is not None:
        ends = signed_interval(found.quantity, found.low, found.high, units, FINER)
    return (
        _quantity(found.quantity, units),
        device_name(found.device),
        words.TRENDS[found.verdict],
        signed(found.quantity, found.change, units, FINER),
        ends,
        signed(found.quantity, found.least, units, FINER).lstrip("+"),
        found.since,
        found.until,
        str(found.runs),
    )


def changes_table(changes: Sequence[ChangePoint], units: Units) -> Table | None:
    """Return the changes that last, each with its day and between which days it surely lies."""
    return table(words.CHANGE_CAPTION, words.CHANGE_HEADS, (_change_row(each, units) for each in changes))


def _change_row(found: ChangePoint, units: Units) -> tuple[str, ...]:
    return (
        _quantity(found.quantity, units),
        device_name(found.device),
        found.on,
        words.SINCE.format(first=found.earliest, last=found.latest),
        shown(found.quantity, found.before, units),
        signed(found.quantity, found.change, units, FINER),
        signed_interval(found.quantity, found.low, found.high, units, FINER),
        words.JOINED.format(first=found.runs_before, second=found.runs_after),
        found.found_on,
    )


def targets_table(found: Sequence[TargetProgress], units: Units) -> Table | None:
    """Return how far the runner has come towards each target."""
    return table(words.TARGET_CAPTION, words.TARGET_HEADS, (_target_row(each, units) for each in found))


def _target_row(found: TargetProgress, units: Units) -> tuple[str, ...]:
    ends = NOT_MEASURED
    if found.low_spm is not None:
        ends = interval("cadence_spm", found.low_spm, found.high_spm, units)
    return (
        found.target.set_on,
        with_unit("cadence_spm", found.target.cadence_spm, units),
        shown("cadence_spm", found.start_spm, units),
        shown("cadence_spm", found.now_spm, units),
        ends,
        percent(found.share),
        words.TARGETS[found.verdict],
        str(found.runs),
    )


def own_said(found: AgainstBaseline, units: Units) -> str:
    """Return a run against the runner's usual: the change, its interval, and what may be claimed of it."""
    assert found.difference is not None  # the caller looked
    assert found.low is not None
    assert found.high is not None
    change = f"{signed(found.quantity, found.difference, units, FINER)} {change_unit(found.quantity, units)}"
    ends = signed_interval(found.quantity, found.low, found.high, units, FINER)
    return words.FROM_USUAL.format(change=change, ends=ends, verdict=words.OWN_VERDICTS[found.verdict])
