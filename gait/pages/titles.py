"""Headings that say what was found, and the alt text of charts: numbers of this run in the words of ``words``.

A heading states a number or a change whose interval clears zero; it never judges, that is the findings' part.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from gait.model import Analysis, Drift, Estimate, SourceComparison, Stretch
from gait.pages import words
from gait.pages.columns import Scene
from gait.pages.contexts import Reading
from gait.pages.expectation import cadence_expectation
from gait.pages.figures.course import whole_splits
from gait.pages.numbers import clock, interval, label, percent, shown, signed, with_unit
from gait.quantities import Units

_CLEAR_CHANGE_SPM: Final = 3.0


def section_heading(scene: Scene, section: str) -> str:
    """Return a section's heading as a finding where the analysis allows one, else its name."""
    return (_SECTIONS[section](scene) if section in _SECTIONS else None) or words.NAV[section]


def chart_title(scene: Scene, key: str) -> str:
    """Return a chart's title as a finding where the analysis allows one, else what it shows."""
    return (_CHARTS[key](scene) if key in _CHARTS else None) or words.CHART_TITLES[key]


def chart_reading(scene: Scene, key: str) -> Reading:
    """Return a chart's four sentences; without cadence, those of what is drawn instead."""
    plain = f"{key}-without-cadence"
    return words.READINGS[plain if plain in words.READINGS and "cadence_spm" not in scene.analysis.summary else key]


def chart_alt(scene: Scene, key: str) -> str:
    """Return a chart in words: its title and the run's numbers for what it draws."""
    known = [name for name in _DRAWN.get(key, ()) if name in scene.analysis.summary]
    numbers = [f"{label(name)} {in_words(name, scene.analysis.summary[name], scene.units)}" for name in known]
    return ". ".join([words.CHART_TITLES[key], *numbers]) + "."


def in_words(name: str, estimate: Estimate, units: Units) -> str:
    """Return a mean with its unit and the range of most of the running."""
    spread = interval(name, estimate.p10, estimate.p90, units)
    return f"{with_unit(name, estimate.mean, units)}, {words.SPREAD_CAPTION.format(range=spread)}"


def drift_of(analysis: Analysis, quantity: str) -> Drift | None:
    """Return the drift of a quantity, or None where it was not fitted."""
    return next((each for each in analysis.drift if each.quantity == quantity), None)


def _cadence(scene: Scene) -> str | None:
    found, view = scene.analysis.summary.get("cadence_spm"), scene.analysis.cadence
    if found is None:
        return words.CADENCE_EXPECTED_ONLY if scene.analysis.running.enough else None
    expected, low, high = cadence_expectation(scene.analysis), view.difference_low_spm, view.difference_high_spm
    if expected is None or low is None or high is None or not scene.analysis.running.enough:
        return words.CADENCE_PLAIN.format(value=shown("cadence_spm", found.mean, scene.units))
    gap = expected.measured - expected.mean
    clear = not low <= 0 <= high and round(abs(gap)) > 0
    sentence = (words.CADENCE_BELOW if gap < 0 else words.CADENCE_ABOVE) if clear else words.CADENCE_AS_EXPECTED
    return sentence.format(
        value=shown("cadence_spm", expected.measured, scene.units),
        where=words.ON_STEADY if expected.steady else words.ON_ALL,
        difference=shown("cadence_spm", abs(gap), scene.units),
        expected=shown("cadence_spm", expected.mean, scene.units),
    )


def _stride(scene: Scene) -> str | None:
    step, speed = scene.analysis.summary.get("step_length_m"), scene.analysis.summary.get("speed_mps")
    if step is None or speed is None:
        return None
    length = with_unit("step_length_m", step.mean, scene.units)
    return words.STRIDE.format(value=length, pace=with_unit("speed_mps", speed.mean, scene.units))


def _dynamics(scene: Scene) -> str | None:
    contact = scene.analysis.summary.get("ground_contact_time_s")
    bounce = scene.analysis.summary.get("vertical_oscillation_m")
    said = {
        "contact": with_unit("ground_contact_time_s", contact.mean if contact else None, scene.units),
        "bounce": with_unit("vertical_oscillation_m", bounce.mean if bounce else None, scene.units),
    }
    if contact and bounce:
        return words.CONTACT_AND_BOUNCE.format(**said)
    return words.CONTACT_ONLY.format(**said) if contact else words.BOUNCE_ONLY.format(**said) if bounce else None


def _drift(scene: Scene) -> str | None:
    first = drift_of(scene.analysis, "cadence_spm") or next(iter(scene.analysis.drift), None)
    if first is None:
        return None
    return _of_change(first, scene.units, words.DRIFT_RISES, words.DRIFT_FALLS, words.DRIFT_HOLDS)


def _of_change(drift: Drift, units: Units, rises: str, falls: str, holds: str) -> str:
    clear = not drift.low <= 0 <= drift.high
    sentence = holds if not clear else rises if drift.change > 0 else falls
    value = with_unit(drift.quantity, abs(drift.change), units)
    return sentence.format(what=label(drift.quantity), value=value)


def _terrain(scene: Scene) -> str | None:
    found = {kind: _cadence_on(scene.analysis, kind) for kind in words.TERRAIN_WHERE}
    known = [(where, found[kind]) for kind, where in words.TERRAIN_WHERE.items()]
    said = [f"{shown('cadence_spm', each.mean, scene.units)} {where}" for where, each in known if each is not None]
    return words.TERRAIN_CADENCE.format(cadences=words.listed(said)) if len(said) > 1 else _climb(scene)


def _cadence_on(analysis: Analysis, kind: str) -> Estimate | None:
    return analysis.terrain[kind].values.get("cadence_spm") if kind in analysis.terrain else None


def _climb(scene: Scene) -> str | None:
    up, down = scene.analysis.activity.ascent_m, scene.analysis.activity.descent_m
    if up is None or down is None:
        return None
    climbed, fallen = (with_unit("altitude_m", height, scene.units) for height in (up, down))
    return words.TERRAIN_CLIMB.format(ascent=climbed, descent=fallen)


def _splits(scene: Scene) -> str | None:
    whole = whole_splits(scene.analysis.splits)
    speeds = _means(whole, "speed_mps")
    if len(speeds) < 2:  # noqa: PLR2004 - a range needs two
        return None
    cadences = _means(whole, "cadence_spm")
    ends = {
        "slow": shown("speed_mps", min(speeds), scene.units),
        "fast": with_unit("speed_mps", max(speeds), scene.units),
    }
    if not cadences:
        return words.SPLITS_PACE.format(**ends)
    low, high = (shown("cadence_spm", end, scene.units) for end in (min(cadences), max(cadences)))
    return words.SPLITS_RANGE.format(**ends, low=low, high=high)


def _means(pieces: Sequence[Stretch], name: str) -> list[float]:
    return [piece.values[name].mean for piece in pieces if name in piece.values]


def _track(scene: Scene) -> str | None:
    path = scene.analysis.track
    if path is None:
        return None
    return words.TRACK if "cadence_spm" in scene.analysis.summary else words.TRACK_PLAIN


def _sources(scene: Scene) -> str | None:
    compared = scene.analysis.sources_compared
    if not compared:
        return None
    apart = sum(_apart(each, scene.units) for each in compared)
    return words.SOURCES_DIFFER.format(count=apart, total=len(compared)) if apart else words.SOURCES_AGREE


def _apart(compared: SourceComparison, units: Units) -> bool:
    """Tell whether two sources differ by more than chance, and by what can be seen as it is written."""
    seen = any(digit in signed(compared.quantity, compared.difference, units) for digit in "123456789")
    return seen and not compared.low <= 0 <= compared.high


def _cadence_time(scene: Scene) -> str | None:
    if "cadence_spm" not in scene.analysis.summary:
        return words.CADENCE_MODELLED
    found = drift_of(scene.analysis, "cadence_spm")
    if found is None:
        return None
    return _of_change(found, scene.units, words.CADENCE_ROSE, words.CADENCE_FELL, words.CADENCE_HELD)


def _cadence_speed(scene: Scene) -> str | None:
    bins = sorted(scene.analysis.cadence.by_speed, key=lambda each: each.speed_mps)
    if not bins:
        return None
    gain = bins[-1].cadence_spm - bins[0].cadence_spm
    sentence = words.CADENCE_WITH_SPEED if gain >= _CLEAR_CHANGE_SPM else words.CADENCE_AT_SPEEDS
    slow, fast = (with_unit("speed_mps", each.speed_mps, scene.units) for each in (bins[0], bins[-1]))
    return sentence.format(value=shown("cadence_spm", gain, scene.units), slow=slow, fast=fast)


def _cadence_spread(scene: Scene) -> str | None:
    share = scene.analysis.cadence.in_160_180_share
    return None if share is None else words.CADENCE_SHARE.format(share=percent(share))


def _track_chart(scene: Scene) -> str | None:
    return None if "cadence_spm" in scene.analysis.summary else words.TRACK_CHART_PLAIN


def _drift_chart(scene: Scene) -> str | None:
    longest = max((each.minutes for each in scene.analysis.drift), default=0.0)
    return words.DRIFT_CHART.format(time=clock(longest * 60.0)) if longest else None


_SECTIONS: Final[Mapping[str, Callable[[Scene], str | None]]] = MappingProxyType(
    {
        "cadence": _cadence,
        "stride": _stride,
        "dynamics": _dynamics,
        "drift": _drift,
        "terrain": _terrain,
        "splits": _splits,
        "track": _track,
        "sources": _sources,
    }
)
_CHARTS: Final[Mapping[str, Callable[[Scene], str | None]]] = MappingProxyType(
    {
        "cadence-time": _cadence_time,
        "cadence-speed": _cadence_speed,
        "cadence-spread": _cadence_spread,
        "drift": _drift_chart,
        "track": _track_chart,
    }
)
_DRAWN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "cadence-time": ("cadence_spm",),
        "cadence-speed": ("cadence_spm", "speed_mps"),
        "cadence-spread": ("cadence_spm",),
        "step-length": ("step_length_m", "speed_mps"),
        "contact": ("ground_contact_time_s", "speed_mps"),
        "bounce": ("vertical_oscillation_m", "vertical_ratio"),
        "balance": ("ground_contact_balance",),
        "effort": ("power_w", "heart_rate_bpm"),
        "terrain": ("cadence_spm",),
        "profile": ("cadence_spm",),
        "splits": ("cadence_spm", "speed_mps"),
        "track": ("cadence_spm",),
    }
)
