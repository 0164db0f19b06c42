"""The tables: each chart's twin, and those that stand alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from gait.model import Analysis, Estimate, Stretch
from gait.pages import overstriding_tables, words, words_data
from gait.pages.cadence_bars import bars_of
from gait.pages.columns import Columns, Scene, every_second
from gait.pages.contexts import Head, Table
from gait.pages.foreign import LABEL, foreign
from gait.pages.numbers import (
    NOT_MEASURED,
    change_unit,
    clock,
    interval,
    label,
    percent,
    shown,
    signed,
    signed_interval,
    unit,
)
from gait.pages.origins import origin, source_name
from gait.pages.table_rows import MOST_STRETCHES, shortened
from gait.quantities import QUANTITIES, SUMMARY_QUANTITIES, Units

_STEPS_S: Final = (60, 120, 300, 600, 900, 1800, 3600, 7200)
_MOST_ROWS: Final = 14
_TOLD_S: Final = 1.0
"""Seconds that a row may hold besides running before it says how much of it was running."""
_STRETCH_COLUMNS: Final = (
    "speed_mps",
    "cadence_spm",
    "step_length_m",
    "ground_contact_time_s",
    "vertical_oscillation_m",
    "vertical_ratio",
    "ground_contact_balance",
    "power_w",
    "heart_rate_bpm",
)


def chart_table(scene: Scene, key: str, caption: str) -> Table:
    """Return the table that holds what a chart draws."""
    return _TWINS[key](scene, caption)


def quantity_head(name: str, units: Units) -> Head:
    """Return a column's heading that links to the quantity's glossary entry."""
    return Head(text=label(name), unit=unit(name, units), term=name)


def summary_table(scene: Scene) -> Table | None:
    """Return every quantity of the run with its interval, spread, coverage and source; None where there is none."""
    summary = scene.analysis.summary
    rows = tuple(_summary_row(name, summary[name], scene.units) for name in SUMMARY_QUANTITIES if name in summary)
    heads = (words.QUANTITY, words.MEAN, words.INTERVAL, words.MOSTLY, words.COVERAGE, words.ORIGIN)
    return Table(caption=words.SUMMARY_CAPTION, heads=_heads(heads), rows=rows) if rows else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Optional:
    """Which columns a table of stretches has that not every run fills."""

    expected: bool
    partly: bool
    climbed: bool


def stretches_table(pieces: Sequence[Stretch], caption: str, units: Units) -> Table | None:
    """Return splits, laps or terrain classes with the quantities that any of them has; None where there is none."""
    if not pieces:
        return None
    names = [name for name in _STRETCH_COLUMNS if any(name in piece.values for piece in pieces)]
    has = _Optional(
        expected=any(piece.expected_cadence_spm is not None for piece in pieces),
        partly=any(piece.duration_s - piece.running_s >= _TOLD_S for piece in pieces),
        climbed=any(piece.ascent_m is not None or piece.grade is not None for piece in pieces),
    )
    heads = [
        Head(text=words.STRETCH),
        quantity_head("distance_m", units),
        Head(text=words.TIME),
        *[Head(text=words.RUNNING_TIME)] * has.partly,
        *(_running_head(name, units) for name in names),
        *[Head(text=words.EXPECTED_HEAD, unit=unit("cadence_spm", units), term="expected")] * has.expected,
        *[Head(text=words.CLIMB, unit=unit("altitude_m", units))] * has.climbed,
    ]
    rows = tuple(_stretch_row(piece, names, has, units) for piece in pieces)
    return shortened(Table(caption=caption, heads=tuple(heads), rows=rows), MOST_STRETCHES)


def _running_head(name: str, units: Units) -> Head:
    """Return the heading of a column over the running in each row; its pace is not distance over time of the row."""
    head = quantity_head(name, units)
    return Head(text=words.RUNNING_PACE, unit=head.unit, term=name) if name == "speed_mps" else head


def targets_table(scene: Scene) -> Table | None:
    """Return the cadence to try at each of the runner's own paces, and the step length that it gives; None without."""
    units = scene.units
    rows = tuple(
        (
            words_data.PACES.get(each.pace, each.pace),
            shown("speed_mps", each.speed_mps, units),
            shown("cadence_spm", each.now_spm, units),
            shown("cadence_spm", each.cadence_spm, units),
            shown("step_length_m", each.step_length_m, units),
        )
        for each in scene.analysis.targets
    )
    cadence = unit("cadence_spm", units)
    heads = (
        Head(text=words.EFFORT),
        quantity_head("speed_mps", units),
        Head(text=words.NOW, unit=cadence),
        Head(text=words.TRY, unit=cadence),
        Head(text=words.STEP_THEN, unit=unit("step_length_m", units), term="step_length_m"),
    )
    return Table(caption=words.TARGETS_CAPTION, heads=heads, rows=rows) if rows else None


def sources_table(scene: Scene) -> Table | None:
    """Return the two means and the difference of every quantity that two sources measured."""
    rows = tuple(
        (
            f"{label(each.quantity)}, {unit(each.quantity, scene.units)}",
            f"{source_name(each.a)}: {shown(each.quantity, each.mean_a, scene.units)}",
            f"{source_name(each.b)}: {shown(each.quantity, each.mean_b, scene.units)}",
            signed(each.quantity, each.difference, scene.units),
            signed_interval(each.quantity, each.low, each.high, scene.units),
        )
        for each in scene.analysis.sources_compared
    )
    heads = _heads((words.QUANTITY, words.SOURCE_A, words.SOURCE_B, words.DIFFERENCE, words.INTERVAL))
    return Table(caption=words.SOURCES_CAPTION, heads=heads, rows=rows) if rows else None


def terrain_pieces(analysis: Analysis) -> list[Stretch]:
    """Return the terrain classes from downhill to uphill, under their names in words."""
    return [_renamed(analysis.terrain[kind], words.TERRAIN[kind]) for kind in words.TERRAIN if kind in analysis.terrain]


def _renamed(piece: Stretch, name: str) -> Stretch:
    return Stretch(
        label=name,
        distance_m=piece.distance_m,
        duration_s=piece.duration_s,
        running_s=piece.running_s,
        ascent_m=piece.ascent_m,
        descent_m=piece.descent_m,
        grade=piece.grade,
        expected_cadence_spm=piece.expected_cadence_spm,
        values=piece.values,
    )


def _summary_row(name: str, found: Estimate, units: Units) -> tuple[str, ...]:
    return (
        f"{label(name)}, {unit(name, units)}",
        shown(name, found.mean, units),
        interval(name, found.low, found.high, units),
        interval(name, found.p10, found.p90, units),
        percent(found.coverage),
        origin(name, found),
    )


def _stretch_row(piece: Stretch, names: Sequence[str], has: _Optional, units: Units) -> tuple[str, ...]:
    means = [shown(name, piece.values[name].mean if name in piece.values else None, units) for name in names]
    return (
        foreign(piece.label, LABEL),
        shown("distance_m", piece.distance_m, units),
        clock(piece.duration_s),
        *[clock(min(piece.running_s, piece.duration_s))] * has.partly,
        *means,
        *[shown("cadence_spm", piece.expected_cadence_spm, units)] * has.expected,
        *[_climb(piece, units)] * has.climbed,
    )


def _climb(piece: Stretch, units: Units) -> str:
    if piece.ascent_m is None or piece.descent_m is None:
        return percent(piece.grade, 1)
    return " ".join(signed("altitude_m", height, units) for height in (piece.ascent_m, -piece.descent_m))


def _over_time(*names: str) -> Callable[[Scene, str], Table]:
    def twin(scene: Scene, caption: str) -> Table:
        present = [name for name in names if scene.columns.has(name)]
        heads = (Head(text=words.FROM), *(_series_head(name, scene.units) for name in present))
        return Table(caption=caption, heads=heads, rows=_rows_over_time(scene.columns, present, scene.units))

    return twin


def _series_head(name: str, units: Units) -> Head:
    if name in QUANTITIES:
        return quantity_head(name, units)
    return Head(text=words.EXPECTED_HEAD, unit=unit("cadence_spm", units), term="expected")


def _rows_over_time(drawn: Columns, names: Sequence[str], units: Units) -> tuple[tuple[str, ...], ...]:
    even = {name: every_second(drawn, drawn.get(name)) for name in names}
    length = len(next(iter(even.values()))[0]) if even else 0
    step = next((step for step in _STEPS_S if length <= step * _MOST_ROWS), _STEPS_S[-1])
    return tuple(
        (clock(start), *(shown(_quantity(name), _mean(even[name][1][start : start + step]), units) for name in names))
        for start in range(0, length, step)
    )


def _quantity(name: str) -> str:
    return name if name in QUANTITIES else "cadence_spm"


def _mean(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float | None:
    kept = values[np.isfinite(values)]
    return float(kept.mean()) if len(kept) else None


def _by_speed(scene: Scene, caption: str) -> Table:
    units = scene.units
    rows = tuple(
        (
            interval("speed_mps", each.speed_low_mps, each.speed_high_mps, units),
            clock(each.time_s),
            shown("cadence_spm", each.cadence_spm, units),
            interval("cadence_spm", each.low, each.high, units),
            shown("cadence_spm", each.expected_spm, units),
            interval("cadence_spm", each.expected_low_spm, each.expected_high_spm, units),
            shown("step_length_m", each.step_length_m, units),
        )
        for each in scene.analysis.cadence.by_speed
    )
    texts = _heads((words.TIME,)), _heads((words.INTERVAL, words.EXPECTED_HEAD, words.EXPECTED_RANGE_HEAD))
    heads = (
        quantity_head("speed_mps", units),
        *texts[0],
        quantity_head("cadence_spm", units),
        *texts[1],
        quantity_head("step_length_m", units),
    )
    return Table(caption=caption, heads=heads, rows=rows)


def _spread(scene: Scene, caption: str) -> Table:
    rows = tuple(
        (words.band_of_cadence(bar.low_spm, bar.high_spm), percent(bar.share, 1))
        for bar in bars_of(scene.analysis.cadence.distribution)
    )
    return Table(caption=caption, heads=_heads((words.BAND_OF_CADENCE, words.SHARE)), rows=rows)


def _drift(scene: Scene, caption: str) -> Table:
    units = scene.units
    rows = tuple(
        (
            f"{label(each.quantity)}, {change_unit(each.quantity, units)}",
            shown(each.quantity, each.start, units),
            signed(each.quantity, each.change, units),
            signed_interval(each.quantity, each.low, each.high, units),
            signed(each.quantity, each.per_hour, units),
        )
        for each in scene.analysis.drift
    )
    heads = (words.QUANTITY, words.AT_START, words.CHANGE_HEAD, words.INTERVAL, words.AN_HOUR)
    return Table(caption=caption, heads=_heads(heads), rows=rows)


def _terrain(scene: Scene, caption: str) -> Table:
    return stretches_table(terrain_pieces(scene.analysis), caption, scene.units) or _empty(caption)


def _splits(scene: Scene, caption: str) -> Table:
    return stretches_table(scene.analysis.splits, caption, scene.units) or _empty(caption)


def _track(scene: Scene, caption: str) -> Table:
    """Return cadence at points along the path, since a path itself has no numbers to read."""
    path = scene.analysis.track
    if path is None:
        return _empty(caption)
    every = max(1, len(path.time_s) // _MOST_ROWS)
    rows = tuple(
        (clock(time), f"{latitude:.4f}", f"{longitude:.4f}", shown("cadence_spm", cadence, scene.units))
        for time, latitude, longitude, cadence in list(
            zip(path.time_s, path.latitude_deg, path.longitude_deg, path.cadence_spm, strict=True)
        )[::every]
    )
    heads = (
        Head(text=words.TIME),
        *(quantity_head(name, scene.units) for name in ("latitude_deg", "longitude_deg", "cadence_spm")),
    )
    return Table(caption=caption, heads=heads, rows=rows)


def _empty(caption: str) -> Table:
    return Table(caption=caption, heads=(Head(text=NOT_MEASURED),), rows=())


def _heads(texts: Sequence[str]) -> tuple[Head, ...]:
    return tuple(Head(text=text) for text in texts)


_TWINS: Final[Mapping[str, Callable[[Scene, str], Table]]] = MappingProxyType(
    {
        "cadence-time": _over_time("cadence_spm", "expected_cadence_spm", "speed_mps"),
        "cadence-speed": _by_speed,
        "cadence-spread": _spread,
        "step-length": _over_time("step_length_m", "speed_mps"),
        **overstriding_tables.TWINS,
        "contact": _over_time("ground_contact_time_s", "speed_mps"),
        "bounce": _over_time("vertical_oscillation_m", "vertical_ratio"),
        "balance": _over_time("ground_contact_balance"),
        "effort": _over_time("power_w", "heart_rate_bpm"),
        "drift": _drift,
        "terrain": _terrain,
        "profile": _over_time("altitude_m", "cadence_spm"),
        "splits": _splits,
        "track": _track,
    }
)
