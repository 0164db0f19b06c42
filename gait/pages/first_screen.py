"""The first screen: who and when, the answer, the numbers, what to try."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from gait.assess import headline
from gait.model import ALL_RUNNING, Analysis, Estimate
from gait.pages import overstriding_card, range_bars, words, words_form, words_share
from gait.pages.columns import Scene
from gait.pages.contexts import FirstScreen, KeyNumber
from gait.pages.expectation import (
    Expectation,
    cadence_expectation,
    judged_cadence,
    step_length_expectation,
)
from gait.pages.finding_views import actions, all_findings, top
from gait.pages.foreign import foreign
from gait.pages.numbers import TO, change_unit, clock, interval, label, percent, shown, signed, unit, with_unit
from gait.pages.origins import part, sensor_share
from gait.pages.titles import drift_of

_WANTED: Final = ("cadence_spm", "step_length_m", "ground_contact_time_s", "vertical_oscillation_m")
_BEFORE_OVERSTRIDING: Final = _WANTED[:3]
_FROM_CADENCE: Final = ("step_length_m", "drift", "overstriding")
_EXPORT_SUFFIX: Final = re.compile(r"(?<=.)(\.(fit|gpx|tcx|xml|gz|zip))+$", re.IGNORECASE)


def first_screen(scene: Scene) -> FirstScreen:
    """Return what answers in five seconds."""
    analysis, units = scene.analysis, scene.units
    if not analysis.running.enough:
        return _too_little(scene)
    found = actions(analysis.findings, units)
    return FirstScreen(
        title_line=title_line(scene),
        answer=answer(analysis),
        numbers=_numbers(scene),
        missing=_missing(analysis),
        actions_heading=words.TO_TRY if found else words.SHOWN,
        actions=found or top(analysis.findings, units),
        others=all_findings(analysis.findings, units),
        notice=_notice(analysis),
    )


def _too_little(scene: Scene) -> FirstScreen:
    running_s = scene.analysis.running.time_s
    sentence = words.TOO_LITTLE.format(running=clock(running_s)) if round(running_s) else words.NO_RUNNING
    return FirstScreen(
        title_line=title_line(scene),
        answer=f"{sentence}.",
        numbers=(),
        missing=(),
        actions_heading="",
        actions=(),
        others=(),
        notice=_notice(scene.analysis),
    )


def _notice(analysis: Analysis) -> str:
    return words_share.NOTICE if analysis.shared else ""


def answer(analysis: Analysis) -> str:
    """Return the answer in one sentence."""
    return headline(analysis) or words.NO_FINDING


def title_line(scene: Scene) -> tuple[str, ...]:
    """Return name, local date and time, distance, recorded time and devices, those that are known."""
    analysis = scene.analysis
    distance = analysis.activity.distance_m
    parts = (
        foreign(analysis.athlete.name or _EXPORT_SUFFIX.sub("", analysis.source.name), most=None),
        local_start(analysis),
        with_unit("distance_m", distance, scene.units) if distance is not None else "",
        clock(analysis.activity.timer_s),
        devices(analysis),
    )
    return tuple(part for part in parts if part)


def local_start(analysis: Analysis) -> str:
    """Return the local date and time, ``2026-05-17 07:12``."""
    return analysis.activity.local_start.replace("T", " ")[:16]


def devices(analysis: Analysis) -> str:
    """Return the watch and the sensors that are named, joined by a plus sign."""
    named = [analysis.source.device or "", *(each.name for each in analysis.source.sensors)]
    return " + ".join(dict.fromkeys(part(name) for name in named if name))


def _numbers(scene: Scene) -> tuple[KeyNumber, ...]:
    summary = scene.analysis.summary
    known = [(name, summary[name]) for name in _WANTED if name in summary]
    numbers = [_number(scene, name, _with_judged(scene.analysis, name, found)) for name, found in known]
    place = sum(name in _BEFORE_OVERSTRIDING for name, _ in known)
    return (*numbers[:place], *overstriding_card.number(scene), *numbers[place:], *_drift_number(scene))


def _with_judged(analysis: Analysis, name: str, found: Estimate) -> Estimate:
    """Return the estimate that the first screen shows: of cadence, the judged one in the spread of all running."""
    one = judged_cadence(analysis)
    if name != "cadence_spm" or one is None:
        return found
    return replace(found, mean=one.mean_spm, low=one.low_spm, high=one.high_spm)


def _number(scene: Scene, name: str, found: Estimate) -> KeyNumber:
    expected = _expectation(scene.analysis, name)
    rough = sensor_share(name, found) is not None
    return KeyNumber(
        term=name,
        label=label(name),
        value=shown(name, found.mean, scene.units),
        unit=unit(name, scene.units),
        interval="" if rough else interval(name, found.low, found.high, scene.units),
        interval_is=words.INTERVAL,
        bar=range_bars.number_bar(name, found, expected, scene.units),
        captions=tuple(_captions(scene, name, found, expected)),
    )


def _expectation(analysis: Analysis, name: str) -> Expectation | None:
    if name == "cadence_spm":
        return cadence_expectation(analysis)
    return step_length_expectation(analysis) if name == "step_length_m" else None


def _captions(scene: Scene, name: str, found: Estimate, expected: Expectation | None) -> Iterable[str]:
    if found.origin == "modelled":
        yield words.MODELLED
    off = sensor_share(name, found)
    if off is not None:
        yield words.SENSOR_CAPTION.format(share=percent(off))
    yield from _over(scene, name)
    if expected is None:
        yield words.SPREAD_CAPTION.format(range=interval(name, found.p10, found.p90, scene.units))
    else:
        yield _expected(name, expected, scene)
    if name == "cadence_spm":
        yield from _whole_run(scene)


def _over(scene: Scene, name: str) -> Iterable[str]:
    """Yield over which running, and at which pace, a number stands that changes with pace."""
    one, speed = judged_cadence(scene.analysis), scene.analysis.summary.get("speed_mps")
    if name == "cadence_spm" and one is not None:
        yield _at(scene, words.JUDGED_OVER.get(one.over, one.over), one.speed_mps)
    if name == "step_length_m" and speed is not None:
        yield _at(scene, words.JUDGED_OVER[ALL_RUNNING], speed.mean)


def _at(scene: Scene, over: str, speed_mps: float | None) -> str:
    return (
        over if speed_mps is None else words.OVER.format(over=over, pace=with_unit("speed_mps", speed_mps, scene.units))
    )


def _whole_run(scene: Scene) -> Iterable[str]:
    one, found = judged_cadence(scene.analysis), scene.analysis.summary["cadence_spm"]
    if one is not None and one.over != ALL_RUNNING:
        yield words.ALL_RUNNING_CAPTION.format(value=shown("cadence_spm", found.mean, scene.units))
    share = scene.analysis.cadence.in_160_180_share
    if share is not None:
        yield words.IN_BAND_CAPTION.format(share=percent(share))


def _expected(name: str, expected: Expectation, scene: Scene) -> str:
    most = interval(name, expected.low, expected.high, scene.units)
    return words.EXPECTED_CAPTION.format(value=shown(name, expected.mean, scene.units), range=most)


def _drift_number(scene: Scene) -> list[KeyNumber]:
    drift = drift_of(scene.analysis, "cadence_spm")
    if drift is None:
        return []
    low, high = (signed("cadence_spm", end, scene.units) for end in (drift.low, drift.high))
    caption = words.DRIFT_CAPTION if "grade" in scene.analysis.summary else words.DRIFT_CAPTION_NO_SLOPES
    return [
        KeyNumber(
            term="drift-term",
            label=words.DRIFT_LABEL,
            value=signed("cadence_spm", drift.change, scene.units),
            unit=change_unit("cadence_spm", scene.units),
            interval=TO.format(low=low, high=high),
            interval_is=words.INTERVAL,
            bar=range_bars.drift_bar(drift, scene.units),
            captions=(caption,),
        )
    ]


def _missing(analysis: Analysis) -> tuple[str, ...]:
    absent = [(name, label(name)) for name in _WANTED if name not in analysis.summary]
    if not drift_of(analysis, "cadence_spm"):
        absent.append(("drift", words.DRIFT_LABEL))
    if overstriding_card.is_missing(analysis):
        absent.append(("overstriding", words_form.OVERSTRIDING))
    by_sensor: dict[str, list[str]] = {}
    for name, called in absent:
        follows = name in _FROM_CADENCE and "cadence_spm" not in analysis.summary
        by_sensor.setdefault(words.CADENCE_SENSOR if follows else _sensor(analysis, name), []).append(called)
    return tuple(_not_measurable(called, sensor) for sensor, called in by_sensor.items())


def _sensor(analysis: Analysis, name: str) -> str:
    return overstriding_card.needed(analysis) if name == "overstriding" else words.SENSORS[name]


def _not_measurable(called: list[str], sensor: str) -> str:
    what = words.listed([words.within(called[0]), *called[1:]])
    return words.NOT_MEASURABLE.format(what=what, sensor=sensor)
