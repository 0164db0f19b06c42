"""The charts of a runner's weeks: quantities at equal speed, load and pain on one time line, and shoes."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.model import ChangePoint, FloatArray
from gait.model.diary import Diary, EqualSpeedLine, EqualSpeedRun, EqualSpeedWeek
from gait.pages.figures import style
from gait.pages.figures.style import Axis, Figure, Panel, Trace
from gait.pages.numbers import change_unit, signed
from gait.pages.seasons import chart_words as said
from gait.quantities import Units

MOST_DOTS: Final = 400
"""Runs that are drawn as dots of their own, the latest; before them the weeks tell."""
_SYMBOLS: Final = ("circle", "square", "diamond", "triangle-up", "cross", "star")
_DAY_MS: Final = 86_400_000
_EPOCH: Final = date(1970, 1, 1).toordinal()
_LONG_DAYS: Final = 150
"""From so many days on, an axis shows months and no days."""
_DATE: Final = "%Y-%m-%d"
_DAYS_OF_A_WEEK: Final = 7
_FORM_PX: Final = 260
_APART: Final = 0.2
"""Share of the axis that two names of watches lie apart at the least."""
_MANY: Final = 120
"""Weeks from which on their marks are small."""
_NEAR: Final = 0.4
"""Share of the axis that the name of a watch may take, on a phone too."""


def moment(day: str, more_days: float = 0.0) -> int:
    """Return a calendar day as plotly's date axis counts it: its noon, in milliseconds."""
    return round((date.fromisoformat(day).toordinal() - _EPOCH + 0.5 + more_days) * _DAY_MS)


def day_axis(days: Iterable[str]) -> Axis:
    """Return an axis of calendar days that holds all of these, with room at its ends."""
    ends = [moment(each) for each in days]
    room = max((max(ends) - min(ends)) * 0.02, 2 * _DAY_MS)
    long = max(ends) - min(ends) > _LONG_DAYS * _DAY_MS
    return style.plain_axis(
        type="date",
        range=[round(min(ends) - room), round(max(ends) + room)],
        tickformat="%b %Y" if long else "%-d %b",
        hoverformat=_DATE,
        showgrid=False,
        nticks=8,
    )


def form(diary: Diary, quantity: str, units: Units) -> Figure | None:
    """Draw a quantity at equal speed over the weeks, each watch on its own; None where no run has it.

    Behind lies what 95 % of the runner's own runs are expected within, from the weeks before each run.
    """
    lines = [each for each in diary.lines if each.quantity == quantity]
    if not lines:
        return None
    targets = [value for _, value in _targets(diary, lines)]
    panel = Panel(name=quantity, axis=style.value_axis(quantity, _values(lines), units, targets), px=_FORM_PX)
    days = [run.local_date for line in lines for run in (line.runs[0], line.runs[-1])]
    layout = style.stacked([panel], day_axis(days), units) | {"hovermode": "closest"}
    changes = [each for each in diary.season.changes if each.quantity == quantity]
    layout["shapes"] = [*_change_shapes(changes), *_device_shapes(lines), *_target_shapes(diary, lines, units)]
    axis = layout["xaxis"]
    layout["annotations"] += [*_change_notes(changes, axis, units), *_device_notes(lines, axis)]
    data = [trace for place, line in enumerate(lines) for trace in _line_traces(diary, line, place, units)]
    return {"data": data, "layout": layout}


def _values(lines: Sequence[EqualSpeedLine]) -> FloatArray:
    runs = [run.value for line in lines for run in line.runs]
    usual = [end for line in lines for run in line.runs for end in (run.usual_low, run.usual_high) if end is not None]
    return np.array([*runs, *usual], dtype=np.float64)


def _line_traces(diary: Diary, line: EqualSpeedLine, place: int, units: Units) -> list[Trace]:
    changes = diary.season.changes
    changed_on = {each.on for each in changes if (each.quantity, each.device) == (line.quantity, line.device)}
    return [*_usual(line, units), _dots(diary, line, place, units), _weeks(line, place, changed_on, units)]


def _usual(line: EqualSpeedLine, units: Units) -> list[Trace]:
    """Return what was usual before each run as a band; of a week one run, since the band moves slowly."""
    kept = _one_a_week(line.runs)
    if sum(run.usual_low is not None for run in kept) < 2:  # noqa: PLR2004 - a band has two ends
        return []
    x = [moment(run.local_date) for run in kept]
    low, high = (
        style.points(line.quantity, np.array([getattr(run, name) for run in kept], dtype=np.float64), units)
        for name in ("usual_low", "usual_high")
    )
    return [style.around(x, low, high, said.USUAL_KEY, style.colour(line.quantity))]


def _one_a_week(runs: Sequence[EqualSpeedRun]) -> list[EqualSpeedRun]:
    weeks: dict[int, EqualSpeedRun] = {}
    for run in runs:
        weeks[date.fromisoformat(run.local_date).toordinal() // _DAYS_OF_A_WEEK] = run
    return list(weeks.values())


def _dots(diary: Diary, line: EqualSpeedLine, place: int, units: Units) -> Trace:
    shown = {run.run_id for run in diary.runs[:MOST_DOTS]}
    runs = [run for run in line.runs if run.run_id in shown]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [moment(run.local_date) for run in runs],
        "y": style.points(line.quantity, np.array([run.value for run in runs]), units),
        "name": said.RUN_KEY,
        "marker": {
            "color": style.colour(line.quantity),
            "size": 5,
            "opacity": 0.4,
            "symbol": _SYMBOLS[place % len(_SYMBOLS)],
            "line": {"width": 0},
        },
        "hovertemplate": f"%{{x}}: {style.hover(line.quantity, units)}<extra></extra>",
        "meta": "dot",
    }


def _weeks(line: EqualSpeedLine, place: int, changed_on: Collection[str], units: Units) -> Trace:
    """Return the weeks' means with their intervals as a line, which a change breaks."""
    rows = list(_broken(line.weeks, changed_on))
    x = [at for at, _ in rows]
    mean, low, high = (
        np.array(style.points(line.quantity, np.array(values, dtype=np.float64), units), dtype=np.float64)
        for values in zip(*(ends for _, ends in rows), strict=True)
    )
    hue = style.colour(line.quantity)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": x,
        "y": style.rounded(mean, 3),
        "name": said.WEEK_KEY,
        "line": {"color": hue, "width": 1.5},
        "marker": {
            "color": hue,
            "size": 7 if len(line.weeks) <= _MANY else 4,
            "symbol": _SYMBOLS[place % len(_SYMBOLS)],
        },
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": style.rounded(high - mean, 3),
            "arrayminus": style.rounded(mean - low, 3),
            "thickness": 1,
            "width": 0,
            "color": hue,
        },
        "hovertemplate": f"{said.WEEK_OF}: {style.hover(line.quantity, units)}<extra></extra>",
        "meta": "line",
    }


def _broken(
    weeks: Sequence[EqualSpeedWeek], changed_on: Collection[str]
) -> Iterable[tuple[int, tuple[float | None, float | None, float | None]]]:
    """Yield each week's middle with its mean and interval, and a gap before each change."""
    starts = [date.fromisoformat(each.week) for each in weeks]
    for at, week in enumerate(weeks):
        if at and week.week in changed_on:
            yield moment(week.week, -0.5), (None, None, None)
        following = starts[at + 1] if at + 1 < len(weeks) else date.max
        days = min((following - starts[at]).days, _DAYS_OF_A_WEEK - starts[at].weekday())
        yield moment(week.week, (days - 1) / 2), (week.value, week.low, week.high)


def _change_shapes(changes: Sequence[ChangePoint]) -> Iterable[Figure]:
    """Yield the days between which a change surely lies as a ground, and its own day as an upright."""
    for each in changes:
        yield _upright_band(moment(each.earliest), moment(each.latest), style.PAUSED) | {"name": said.CHANGE_KEY}
        yield _upright(moment(each.on, -0.5), {"width": 2})


def _change_notes(changes: Sequence[ChangePoint], axis: Axis, units: Units) -> Iterable[Figure]:
    for each in changes:
        text = f"{signed(each.quantity, each.change, units)} {change_unit(each.quantity, units)}"
        yield _at_top(moment(each.on), text, axis, style.INK)


def _device_shapes(lines: Sequence[EqualSpeedLine]) -> Iterable[Figure]:
    for line in _later(lines):
        yield _upright(moment(line.runs[0].local_date, -0.5), {"width": 1.5, "dash": "dot"})


def _device_notes(lines: Sequence[EqualSpeedLine], axis: Axis) -> Iterable[Figure]:
    first, last = axis["range"]
    noted = last + (last - first)
    for line in reversed(_later(lines)):  # the latest have their names; of those close together one
        began = moment(line.runs[0].local_date)
        if noted - began > _APART * (last - first):
            called = style.plain(said.cut(said.watch_name(line.device)))
            yield _at_top(began, called, axis, style.MUTED, shift=-16)
            noted = began


def _later(lines: Sequence[EqualSpeedLine]) -> list[EqualSpeedLine]:
    """Return the lines of watches that were not the first."""
    return sorted(lines, key=lambda line: line.runs[0].local_date)[1:]


def _target_shapes(diary: Diary, lines: Sequence[EqualSpeedLine], units: Units) -> Iterable[Figure]:
    """Yield each target as a level from its day on."""
    for set_on, value in _targets(diary, lines):
        (level,) = style.points(lines[0].quantity, np.array([value]), units)
        ends = {"xref": "x", "x0": moment(set_on), "x1": moment(diary.until), "yref": "y", "y0": level, "y1": level}
        look = {"color": style.EXPECTED, "width": 2, "dash": "dash"}
        yield {"type": "line", "line": look, "name": said.TARGET_KEY} | ends


def _targets(diary: Diary, lines: Sequence[EqualSpeedLine]) -> list[tuple[str, float]]:
    """Return the day and level of each target of cadence with runs since then, brought to the speed of the chart."""
    if lines[0].quantity != "cadence_spm":
        return []
    found = []
    for progress in diary.season.targets:
        target = progress.target
        if target.set_on >= diary.until:
            continue
        line = next((each for each in lines if each.device == progress.device), lines[-1])
        found.append((target.set_on, target.cadence_spm * (line.speed_mps / target.speed_mps) ** line.power))
    return found


def _upright(x: int, look: dict[str, Any]) -> Figure:
    ends = {"xref": "x", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "line", "line": {"color": style.INK, **look}} | ends


def _upright_band(first: int, last: int, hue: str) -> Figure:
    ends = {"xref": "x", "x0": first, "x1": last, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": hue} | ends


def _at_top(x: int, text: str, axis: Axis, hue: str, shift: int = 0) -> Figure:
    """Return a word at the top beside an upright: on its left, or on its right where there is no room."""
    first, last = axis["range"]
    left = x - first > _NEAR * (last - first)
    place = {"xref": "x", "x": x, "yref": "paper", "y": 1, "xanchor": "right" if left else "left", "yanchor": "top"}
    note = style.note(text, xshift=-4 if left else 4, yshift=shift, bgcolor="var(--paper)", **place)
    return note | {"font": {"color": hue, "size": 13}}


def shoes(diary: Diary, units: Units) -> Figure | None:
    """Draw what was run in each pair as a bar over what shoes are commonly said to last."""
    pairs = diary.season.shoes[-said.MOST_SHOES :]
    if not pairs:
        return None
    row = EVIDENCE["shoe_distance"].values
    least, most = (_distance(1000 * row[end], units) for end in ("least_km", "most_km"))
    gone = [_distance(each.distance_m, units) for each in pairs]
    layout = style.titled(style.base(60 + 34 * len(pairs)), "distance_m", units) | {"hovermode": "closest"}
    layout["margin"] = layout["margin"] | {"l": 130}
    layout["xaxis"] |= style.plain_axis(range=[0, round(1.08 * max(most, *gone), 1)])
    layout["yaxis"] = style.plain_axis(
        range=[len(pairs) - 0.4, -0.6],
        showgrid=False,
        tickvals=list(range(len(pairs))),
        ticktext=[style.plain(said.cut(each.name)) for each in pairs],
    )
    layout["shapes"] = [
        {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": style.ADVICE_BAND, "xref": "x"}
        | {"x0": least, "x1": most, "yref": "paper", "y0": 0, "y1": 1, "name": said.lasts(units)}
    ]
    bars: Trace = {
        "type": "bar",
        "orientation": "h",
        "x": gone,
        "y": list(range(len(pairs))),
        "width": 0.5,
        "marker": {"color": style.MUTED},
        "name": said.SHOE_KEY,
        "hovertemplate": "%{x:.0f}<extra></extra>",
        "meta": "band",
    }
    return {"data": [bars], "layout": layout}


def _distance(metres: float, units: Units) -> float:
    return round(float(style.converted("distance_m", np.array([metres]), units)[0]), 1)
