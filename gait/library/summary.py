"""The numbers of an analysis that lists, trends and baselines need, without the rest of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import groupby
from typing import Any, Final

from gait.assess import headline
from gait.history import device_of, past_run, run_distance_m
from gait.library.records import Interval, RunSummary
from gait.model import Analysis, Estimate, Segment, WindowMeans
from gait.model.history import RunWindows

WINDOW_S: Final = 60.0
"""About the length of a window of level running."""
_LEAST_S: Final = 30.0
"""A window with less running says little of a minute."""
_SERIES: Final = {
    "speed_mps": "speed_mps",
    "cadence_spm": "cadence_spm",
    "step_length_m": "step_length_m",
    "contact_s": "ground_contact_time_s",
    "oscillation_m": "vertical_oscillation_m",
}
"""The columns of a window and their quantities."""
_DIGITS: Final = 5

INTERVALS: Final[Mapping[str, tuple[str, str, str]]] = {
    "judged": ("judged_spm", "judged_low_spm", "judged_high_spm"),
    "expected": ("expected_spm", "expected_low_spm", "expected_high_spm"),
    "cadence_spm": ("cadence_spm", "cadence_low_spm", "cadence_high_spm"),
    "speed_mps": ("speed_mps", "speed_low_mps", "speed_high_mps"),
    "step_length_m": ("step_length_m", "step_length_low_m", "step_length_high_m"),
    "contact_s": ("contact_s", "contact_low_s", "contact_high_s"),
    "oscillation_m": ("oscillation_m", "oscillation_low_m", "oscillation_high_m"),
    "heart_rate_bpm": ("heart_rate_bpm", "heart_rate_low_bpm", "heart_rate_high_bpm"),
}
"""The columns of the table that hold a mean and its interval."""


def summary_of(analysis: Analysis) -> RunSummary:
    """Return the numbers of a judged analysis that lists and trends need."""
    activity, view, past = analysis.activity, analysis.cadence, past_run(analysis)
    values = analysis.summary
    first = analysis.findings[0] if analysis.findings else None
    contact = values.get("ground_contact_time_s")
    return RunSummary(
        local_start=activity.local_start,
        local_date=activity.local_start[:10],
        sport=activity.sport,
        sub_sport=activity.sub_sport,
        device=device_of(analysis),
        elapsed_s=activity.elapsed_s,
        timer_s=activity.timer_s,
        running_s=analysis.running.time_s,
        enough=analysis.running.enough,
        distance_m=run_distance_m(analysis),
        ascent_m=activity.ascent_m,
        descent_m=activity.descent_m,
        downhill_m=analysis.load.downhill_distance_m,
        judged=_interval(view.judged_spm, view.judged_low_spm, view.judged_high_spm),
        judged_mps=view.judged_mps,
        expected=_interval(view.expected_spm, view.expected_low_spm, view.expected_high_spm),
        cadence_spm=_mean(values.get("cadence_spm")),
        speed_mps=_mean(values.get("speed_mps")),
        step_length_m=_mean(values.get("step_length_m")),
        contact_s=_mean(contact),
        oscillation_m=_mean(values.get("vertical_oscillation_m")),
        heart_rate_bpm=_mean(values.get("heart_rate_bpm")),
        contact_sensor=_sensor(contact) if contact else "",
        level_mps=past.speed_mps,
        level_contact_s=past.contact_s,
        verdict=first.verdict if first else "",
        severity=first.severity if first else "",
        headline=headline(analysis),
    )


def _interval(mean: float | None, low: float | None, high: float | None) -> Interval | None:
    return None if mean is None or low is None or high is None else Interval(mean=mean, low=low, high=high)


def _mean(found: Estimate | None) -> Interval | None:
    """Return a measured mean; a modelled one is none."""
    if found is None or found.origin == "modelled":
        return None
    return Interval(mean=found.mean, low=found.low, high=found.high)


def _sensor(found: Estimate) -> str:
    return f"{found.origin} {found.sensor}"


def summary_row(summary: RunSummary) -> dict[str, Any]:
    """Return the summary as the columns of its table."""
    row: dict[str, Any] = {}
    for each in fields(summary):
        value = getattr(summary, each.name)
        if each.name in INTERVALS:
            parts = (None, None, None) if value is None else (value.mean, value.low, value.high)
            row.update(zip(INTERVALS[each.name], parts, strict=True))
        else:
            row[each.name] = value
    return row


def summary_from(row: Mapping[str, Any]) -> RunSummary:
    """Return the summary that a row of its table holds."""
    values: dict[str, Any] = {
        each.name: _interval(*(row[column] for column in INTERVALS[each.name]))
        if each.name in INTERVALS
        else row[each.name]
        for each in fields(RunSummary)
    }
    return RunSummary(**values | {"enough": bool(values["enough"])})


def windows_of(analysis: Analysis) -> RunWindows:
    """Return the steady level running of an analysis in windows of about a minute.

    They lie within the analysis' bouts, whose ends are cut to whole windows of it; no window reaches over two bouts.
    Without windows in the analysis (it was made without series, or holds no running) there are none.
    """
    means = analysis.windows
    rows = [] if means is None else list(_minutes(means, analysis.bouts))
    names = {column: name for column, name in _SERIES.items() if _is_measured(analysis.summary.get(name))}
    columns = {
        column: tuple(_mean_of(means, name, row) if means and column in names else None for row in rows)
        for column, name in _SERIES.items()
    }
    return RunWindows(
        local_start=analysis.activity.local_start,
        device=device_of(analysis),
        started_s=tuple(means.width_s * row[0] for row in rows) if means else (),
        running_s=tuple(round(sum(means.running_s[at] for at in row), 2) for row in rows) if means else (),
        sensors={column: _sensor(analysis.summary[name]) for column, name in names.items()},
        **columns,
    )


def _is_measured(found: Estimate | None) -> bool:
    return found is not None and found.origin != "modelled"


def _minutes(means: WindowMeans, bouts: Sequence[Segment]) -> Iterator[list[int]]:
    """Yield the places of the fine windows that make up each minute."""
    a_minute = max(round(WINDOW_S / means.width_s), 1)
    for bout in bouts:
        first = -int(-bout.start_s // means.width_s)
        last = min(int(bout.stop_s // means.width_s), len(means.running_s))
        inside = range(first, last)
        for _, group in groupby(inside, key=lambda at, first=first: (at - first) // a_minute):  # type: ignore[misc]
            row = list(group)
            if sum(means.running_s[at] for at in row) >= _LEAST_S:
                yield row


def _mean_of(means: WindowMeans, name: str, row: Sequence[int]) -> float | None:
    """Return the mean of a quantity over fine windows, weighted by the seconds with a value; None without any."""
    values, seconds = means.means.get(name, ()), means.seconds.get(name, means.running_s)
    known = [(values[at], seconds[at]) for at in row if values and values[at] is not None and seconds[at] > 0]
    total = sum(weight for _, weight in known)
    if total < _LEAST_S / 2:
        return None
    return round(sum((value or 0.0) * weight for value, weight in known) / total, _DIGITS)
