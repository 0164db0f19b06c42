"""Load and pain on one time line: distance and descent a week, spikes, days in a row, the pain log, knee episodes."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.model import WeekLoad
from gait.model.diary import Diary
from gait.pages.figures import style
from gait.pages.figures.style import Axis, Figure, Panel, Trace
from gait.pages.numbers import display, unit
from gait.pages.seasons import chart_words as said
from gait.pages.seasons.figures import day_axis, moment
from gait.quantities import Units

_DISTANCE_PX: Final = 170
_SMALL_PX: Final = 110
_PAIN_TOP: Final = 10.4
_LIMIT: Final = EVIDENCE["pain_rule"].value("most_during")
SPIKE_DAYS: Final = f"{EVIDENCE['session_spike'].value('days'):.0f}"
_DAY_MS: Final = 86_400_000
_BAR_MS: Final = round(6.2 * _DAY_MS)
_HUES: Final = {"distance": "var(--cadence)", "descent": "var(--altitude)"}
_MARKS: Final = {
    "above the rule": ("circle", 11),
    "within the rule": ("circle-open", 10),
    "not complete": ("x-thin", 9),
}


def load(diary: Diary, units: Units) -> Figure | None:
    """Draw the weeks' load and the pain log on one time line; None without a distance and without pain."""
    weeks = diary.season.weeks
    kinds = [name for name, known in _known(diary).items() if known]
    if not kinds:
        return None
    panels = [Panel(name=_head(kind, units), axis=_axis(kind, weeks, units), px=_px(kind)) for kind in kinds]
    layout = style.stacked(panels, day_axis(_days(diary)), units) | {"hovermode": "closest", "bargap": 0}
    layout["shapes"] = [*_grounds(diary), *_limit(kinds)]
    data = [trace for at, kind in enumerate(kinds, start=1) for trace in _traces(diary, kind, f"y{at}", units)]
    return {"data": data, "layout": layout}


def _known(diary: Diary) -> dict[str, bool]:
    weeks = diary.season.weeks
    return {
        "distance": any(each.distance_m for each in weeks),
        "descent": any(each.descent_m for each in weeks),
        "pain": bool(diary.pain),
    }


def _px(kind: str) -> int:
    return _DISTANCE_PX if kind == "distance" else _SMALL_PX


def _head(kind: str, units: Units) -> str:
    """Return what stands at the head of a panel."""
    if kind == "pain":
        return said.PAIN_AXIS
    if kind == "distance":
        return said.WEEK_DISTANCE.format(unit=unit("distance_m", units))
    return said.WEEK_DESCENT.format(unit=unit("altitude_m", units))


def _axis(kind: str, weeks: Sequence[WeekLoad], units: Units) -> Axis:
    if kind == "pain":
        return style.plain_axis(range=[-0.6, _PAIN_TOP], tickvals=[0, 2, 4, 6, 8, 10])
    return style.plain_axis(range=[0, round(1.15 * max(_shown(kind, weeks, units)), 2)], nticks=5)


def _shown(kind: str, weeks: Sequence[WeekLoad], units: Units) -> list[float]:
    """Return the weeks' sums as they are shown, 0 where a run in them has none."""
    name = "distance_m" if kind == "distance" else "altitude_m"
    factor = display(name, units).factor
    return [round((getattr(each, f"{kind}_m") or 0.0) * factor, 2) for each in weeks]


def _days(diary: Diary) -> list[str]:
    found = [each.week for each in diary.season.weeks] + [each.local_date for each in diary.pain]
    return [*found, diary.season.until] if diary.season.until else found


def _traces(diary: Diary, kind: str, axis: str, units: Units) -> Iterable[Trace]:
    if kind == "pain":
        yield from _pain(diary, axis)
        return
    weeks = diary.season.weeks
    values = _shown(kind, weeks, units)
    name, digits = (said.DISTANCE_KEY, 1) if kind == "distance" else (said.DESCENT_KEY, 0)
    yield {
        "type": "bar",
        "x": [moment(each.week, 3) for each in weeks],
        "y": values,
        "width": [_BAR_MS] * len(weeks),
        "marker": {"color": _HUES[kind], "opacity": 0.75},
        "name": name,
        "yaxis": axis,
        "hovertemplate": f"{said.WEEK_OF}: %{{y:.{digits}f}}<extra></extra>",
        "meta": "band",
    }
    if kind == "distance":
        yield from _spikes(diary, axis, units)


def _spikes(diary: Diary, axis: str, units: Units) -> Iterable[Trace]:
    """Yield the spikes that are sure, each at its own day and distance."""
    found = [each for each in diary.season.spikes if each.clear]
    if found:
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [moment(each.local_date) for each in found],
            "y": style.points("distance_m", np.array([each.spike.distance_m for each in found]), units),
            "marker": {"size": 10, "color": style.INK, "line": {"width": 2, "color": "var(--paper)"}},
            "name": said.SPIKE_KEY.format(days=SPIKE_DAYS),
            "yaxis": axis,
            "hovertemplate": "%{x}: %{y:.1f}<extra></extra>",
            "meta": "dot",
        }


def _pain(diary: Diary, axis: str) -> Iterable[Trace]:
    for verdict, (symbol, size) in _MARKS.items():
        entries = [each for each in diary.pain if each.verdict == verdict]
        if entries:
            yield {
                "type": "scatter",
                "mode": "markers",
                "x": [moment(each.local_date) for each in entries],
                "y": [each.most for each in entries],
                "marker": {
                    "symbol": symbol,
                    "size": size,
                    "color": style.INK,
                    "line": {"width": 2, "color": style.INK},
                },
                "name": said.PAIN_KEYS[verdict],
                "yaxis": axis,
                "hovertemplate": "%{x}: %{y:.0f}<extra></extra>",
                "meta": "ring" if symbol.endswith("open") else "dot",
            }


def _grounds(diary: Diary) -> Iterable[Figure]:
    """Yield knee episodes, and the times that the runner told of, as grounds behind all panels."""
    for each in diary.season.knee:
        yield _ground(each.since, each.until, style.PAUSED, said.EPISODE_KEY)
    for told in diary.knee:
        yield _ground(told.since, told.until or diary.season.until or told.since, style.ASIDE, said.TOLD_KEY)


def _ground(since: str, until: str, hue: str, name: str) -> Figure:
    ends = {"xref": "x", "x0": moment(since, -0.5), "x1": moment(until, 0.5), "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": hue, "name": name} | ends


def _limit(kinds: Sequence[str]) -> Iterable[Figure]:
    if "pain" in kinds:
        axis = f"y{kinds.index('pain') + 1}"
        ends = {"xref": "paper", "x0": 0, "x1": 1, "yref": axis, "y0": _LIMIT, "y1": _LIMIT}
        look = {"color": style.MUTED, "width": 1.5, "dash": "dot"}
        yield {"type": "line", "line": look, "name": said.PAIN_LIMIT_KEY} | ends
