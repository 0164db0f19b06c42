"""Headings that say what was found, and the alt text of charts: numbers of this run in the words of ``words``.

A heading never judges by itself: where it says more than a number, it takes the verdict from the findings.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from gait.assess.cadence import CADENCE_WORDS
from gait.evidence import EVIDENCE
from gait.model import Analysis, Drift, Estimate, Finding, Stretch
from gait.pages import knee_view, load_view, overstriding_view, step_view, what_if_view, words, words_form
from gait.pages.columns import Scene
from gait.pages.expectation import cadence_expectation, judged_cadence
from gait.pages.figures.course import whole_splits
from gait.pages.numbers import clock, interval, label, percent, shown, with_unit
from gait.quantities import Units

_CLEAR_CHANGE_SPM: Final = 3.0


def section_heading(scene: Scene, section: str) -> str:
    """Return a section's heading as a finding where the analysis allows one, else its name."""
    named = words.NAV.get(section) or words_form.NAV.get(section) or step_view.NAV
    return (_SECTIONS[section](scene) if section in _SECTIONS else None) or named


def chart_title(scene: Scene, key: str) -> str:
    """Return a chart's title as a finding where the analysis allows one, else what it shows."""
    return (_CHARTS[key](scene) if key in _CHARTS else None) or _plain_title(scene.analysis, key)


def _plain_title(analysis: Analysis, key: str) -> str:
    plain = "cadence_spm" not in analysis.summary and key in words.PLAIN_TITLES
    return words.PLAIN_TITLES[key] if plain else (words.CHART_TITLES.get(key) or words_form.CHART_TITLES[key])


def chart_alt(scene: Scene, key: str) -> str:
    """Return a chart in words: its title and the run's numbers for what it draws."""
    if key in _ALTS:
        return _ALTS[key](scene)
    known = [name for name in _DRAWN.get(key, ()) if name in scene.analysis.summary]
    numbers = [f"{label(name)} {in_words(name, scene.analysis.summary[name], scene.units)}" for name in known]
    return ". ".join([_plain_title(scene.analysis, key), *numbers]) + "."


def in_words(name: str, estimate: Estimate, units: Units) -> str:
    """Return a mean with its unit and the range of most of the running."""
    spread = interval(name, estimate.p10, estimate.p90, units)
    return f"{with_unit(name, estimate.mean, units)}, {words.SPREAD_CAPTION.format(range=spread)}"


def drift_of(analysis: Analysis, quantity: str) -> Drift | None:
    """Return the drift of a quantity, or None where it was not fitted."""
    return next((each for each in analysis.drift if each.quantity == quantity), None)


def _cadence(scene: Scene) -> str | None:
    analysis, one = scene.analysis, judged_cadence(scene.analysis)
    if one is None:
        return words.NO_CADENCE if analysis.cadence.unit_decision is None else words.NO_CADENCE_RUNNING
    found, share = analysis.finding("cadence_for_pace"), analysis.summary["cadence_spm"].coverage
    if share < EVIDENCE["enough_data"].value("least_coverage"):
        return words.CADENCE_SCARCE.format(share=percent(share))
    expected = cadence_expectation(analysis)
    gap = 0.0 if expected is None else one.mean_spm - expected.mean
    return _verdict_sentence(found).format(
        value=shown("cadence_spm", one.mean_spm, scene.units),
        over=words.JUDGED_OVER.get(one.over, one.over),
        difference=shown("cadence_spm", abs(gap), scene.units),
        expected=shown("cadence_spm", expected.mean if expected else None, scene.units),
    )


def _verdict_sentence(found: Finding | None) -> str:
    if found is None:
        return words.CADENCE_PLAIN
    known = {
        CADENCE_WORDS["low"]: words.CADENCE_BELOW,
        CADENCE_WORDS["typical"]: words.CADENCE_TYPICAL,
        CADENCE_WORDS["high"]: words.CADENCE_ABOVE,
    }
    return known.get(found.verdict, words.CADENCE_OPEN)


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
    if not scene.analysis.drift:
        return None
    found = (scene.analysis.finding(f"drift_{each.quantity}") for each in scene.analysis.drift)
    return next((_said(each) for each in found if each is not None), words.DRIFT_UNCLEAR)


def _said(found: Finding) -> str:
    """Return what a finding says first, without its full stop."""
    return found.message.partition(". ")[0].rstrip(".")


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
    if not scene.analysis.sources_compared:
        return None
    found = scene.analysis.finding("sensors_disagree")
    return words.SOURCES_AGREE if found is None else _said(found)


def _cadence_time(scene: Scene) -> str | None:
    found = scene.analysis.finding("drift_cadence_spm")
    return None if found is None else _said(found)


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


def _drift_chart(scene: Scene) -> str | None:
    longest = max((each.minutes for each in scene.analysis.drift), default=0.0)
    return words.DRIFT_CHART.format(time=clock(longest * 60.0)) if longest else None


_SECTIONS: Final[Mapping[str, Callable[[Scene], str | None]]] = MappingProxyType(
    {
        "cadence": _cadence,
        "stride": _stride,
        "overstriding": overstriding_view.heading,
        "what-if": what_if_view.heading,
        "dynamics": _dynamics,
        "drift": _drift,
        "terrain": _terrain,
        "splits": _splits,
        "track": _track,
        "sources": _sources,
        "load": load_view.heading,
        "knee": knee_view.heading,
        "claims": knee_view.claims_heading,
    }
)
_CHARTS: Final[Mapping[str, Callable[[Scene], str | None]]] = MappingProxyType(
    {
        "cadence-time": _cadence_time,
        "cadence-speed": _cadence_speed,
        "cadence-spread": _cadence_spread,
        "drift": _drift_chart,
        "overstriding-time": overstriding_view.time_title,
        "overstriding-where": overstriding_view.place_title,
    }
)
_ALTS: Final[Mapping[str, Callable[[Scene], str]]] = MappingProxyType(
    {"overstriding-time": overstriding_view.time_alt, "overstriding-where": overstriding_view.place_alt}
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
