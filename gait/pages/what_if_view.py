"""The section on what more steps would do: its table, and what the two sliders work with.

The sliders' formulas stand in ``static/what_if.js``; their numbers are rows of evidence and come from here.
"""

import json
from typing import Final

import numpy as np

from gait import norms
from gait.assess.elasticity import LOAD_ROWS, load_powers
from gait.assess.goals import last_step_spm
from gait.assess.what_if import CadenceLine, cadence_line
from gait.evidence import EVIDENCE
from gait.landing import extrapolated
from gait.model import Analysis, Ratio, WhatIf
from gait.pages import words, words_data, words_form
from gait.pages.columns import Scene
from gait.pages.contexts import Control, Head, Outcome, Table
from gait.pages.numbers import converted, display, percent, shown, unit, with_unit
from gait.pages.overstriding_view import beyond_model
from gait.pages.ratios import signed_ends, signed_percent
from gait.quantities import Units

SOURCES: Final = ("braking_model", *LOAD_ROWS, "willy_2016", "step_rate_meta")
"""Rows of evidence that the section rests on."""
_STEADY: Final = "steady"
_PACE_STEP_S: Final = 5.0
_BESIDE_MPS: Final = 0.25
"""How far the slider of pace goes beyond the paces that were run."""


def heading(scene: Scene) -> str | None:
    """Return what the first step up would do at the steadiest pace; None where nothing can be asked."""
    rows = scene.analysis.what_if
    if not rows:
        return None
    raised = [each for each in rows if each.more_percent > 0]
    chosen = next((each for each in raised if each.pace == _STEADY), raised[0])
    now = next(each for each in rows if each.pace == chosen.pace)
    return words_form.WHAT_IF_HEADING.format(
        steps=with_unit("cadence_spm", chosen.cadence_spm, scene.units),
        now=shown("cadence_spm", now.cadence_spm, scene.units),
        pace=with_unit("speed_mps", chosen.speed_mps, scene.units),
        length=with_unit("step_length_m", chosen.step_length_m, scene.units),
        length_now=shown("step_length_m", now.step_length_m, scene.units),
    )


def lead(scene: Scene) -> tuple[str, ...]:
    """Return what stays the same, where the numbers come from, and what more steps cost."""
    if not scene.analysis.what_if:
        return ()
    return words_form.WHAT_IF_LEAD, words_form.WHAT_IF_UNTESTED, _knee_work(), words_form.WHAT_IF_PRICE


def _knee_work() -> str:
    """Return what a study of the knee's work found, beside those of load behind the kneecap."""
    row = EVIDENCE["willy_2016"]
    more, step, km = (
        f"{abs(row.value(name)):.0f}" for name in ("cadence_percent", "work_step_percent", "work_km_percent")
    )
    return words_form.WHAT_IF_WORK.format(more=more, step=step, km=km, grade=row.grade)


def table(scene: Scene) -> Table | None:
    """Return what more steps would do at each of the runner's own paces; None where nothing can be asked."""
    units = scene.units
    rows = tuple(_row(each, units) for each in scene.analysis.what_if)
    grades = words_form.GRADE_HEAD.format(grade=_load_grade())
    heads = (
        Head(text=words.EFFORT),
        Head(text=words_form.PACE_LABEL, unit=unit("speed_mps", units), term="speed_mps"),
        Head(text=words_form.CADENCE_LABEL, unit=unit("cadence_spm", units), term="cadence_spm"),
        Head(text=words.STEP_THEN, unit=unit("step_length_m", units), term="step_length_m"),
        Head(text=words_form.BRAKING_HEAD, term="braking-term"),
        Head(text=words_form.INTERVAL_90),
        Head(text=words_form.LOAD_STEP_HEAD, unit=grades, term="kneecap-load-term"),
        Head(text=words_form.LOAD_FAR_HEAD[units], unit=grades, term="kneecap-load-term"),
    )
    return Table(caption=words_form.WHAT_IF_CAPTION, heads=heads, rows=rows) if rows else None


def control(scene: Scene) -> Control | None:
    """Return what the sliders work with; None where nothing can be asked."""
    line = cadence_line(scene.analysis) if scene.analysis.what_if else None
    if line is None:
        return None
    paces = [_pace(scene, line, speed) for speed in _speeds(scene.analysis, line, scene.units)]
    powers, braking = load_powers(), EVIDENCE["braking_model"]
    low, high = (braking.value(name) for name in ("cadence_exponent_low", "cadence_exponent_high"))
    step = display("step_length_m", scene.units)
    data = {
        "paces": paces,
        "start": _start(scene.analysis, [float(str(each["speed"])) for each in paces]),
        "most": 1.0 + EVIDENCE["step_rate_advice"].value("most_percent") / 100.0,
        "first": 1.0 + EVIDENCE["step_rate_advice"].value("first_percent") / 100.0,
        "braking": braking.value("cadence_exponent"),
        "brakingHalf": (high - low) / 2.0,
        "loadStep": powers.step,
        "loadKm": powers.km,
        "step": {"factor": step.factor, "digits": step.digits, "unit": step.unit},
        "cadenceUnit": unit("cadence_spm", scene.units),
        "words": {
            "now": words_form.NOW_AT,
            "to": words_form.BETWEEN,
            "interval": words_form.INTERVAL_90_IS,
            "most": words_form.CONTROL_MOST,
        },
    }
    return Control(
        data=json.dumps(data, separators=(",", ":"), allow_nan=False), paces=len(paces), outcomes=_outcomes(scene.units)
    )


def _outcomes(units: Units) -> tuple[Outcome, ...]:
    """Return what the sliders change, in the order in which it is shown; studies' figures with their grade."""
    grade = words.GRADE_LABEL.format(grade=_load_grade())
    return (
        Outcome(key="step", label=words_form.STEP_LABEL),
        Outcome(key="braking", label=words_form.BRAKING_HEAD),
        Outcome(key="load-step", label=words_form.LOAD_STEP_HEAD, grade=grade),
        Outcome(key="load-km", label=words_form.LOAD_FAR_HEAD[units], grade=grade),
    )


def _speeds(analysis: Analysis, line: CadenceLine, units: Units) -> tuple[float, ...]:
    """Return the speeds to choose from, slow first: whole paces, a little beyond those run, and the table's own."""
    how = display("speed_mps", units)
    slow_s, fast_s = (
        converted("speed_mps", end, units) for end in (line.slowest_mps - _BESIDE_MPS, line.fastest_mps + _BESIDE_MPS)
    )
    own_s = np.array(sorted({converted("speed_mps", each.speed_mps, units) for each in analysis.what_if}))
    whole_s = np.arange(_PACE_STEP_S * np.ceil(fast_s / _PACE_STEP_S), slow_s, _PACE_STEP_S)
    apart = np.abs(whole_s[:, None] - own_s).min(axis=1) > _PACE_STEP_S / 2
    speeds = 1.0 / (np.sort(np.concatenate([own_s, whole_s[apart]]))[::-1] * how.factor)
    return tuple(float(speed) for speed in speeds[norms.expectation_holds(speeds)])


def _pace(scene: Scene, line: CadenceLine, speed_mps: float) -> dict[str, object]:
    now = _own_cadence(scene.analysis, speed_mps) or line.at(speed_mps)
    most = last_step_spm(now, speed_mps, scene.analysis.athlete.height_m)
    return {
        "text": with_unit("speed_mps", speed_mps, scene.units),
        "speed": round(speed_mps, 5),
        "now": round(now, 2),
        "most": most or round(now),
        "notes": _notes(line, speed_mps, scene.units),
    }


def _own_cadence(analysis: Analysis, speed_mps: float) -> float | None:
    """Return the cadence of the table at one of its paces, so that both say the same; None between them."""
    near = (each for each in analysis.what_if if not each.more_percent and np.isclose(each.speed_mps, speed_mps))
    return next((each.cadence_spm for each in near), None)


def _notes(line: CadenceLine, speed_mps: float, units: Units) -> list[str]:
    unseen = [] if line.holds(speed_mps) else [words_form.CONTROL_UNSEEN]
    beyond = [beyond_model(words_form.CONTROL_BEYOND, units)] if bool(extrapolated(speed_mps)) else []
    return [*unseen, *beyond]


def _start(analysis: Analysis, speeds: list[float]) -> int:
    """Return the place of the pace that the sliders begin at: the steady one, else the first of the table."""
    rows = analysis.what_if
    wanted = next((each.speed_mps for each in rows if each.pace == _STEADY), rows[0].speed_mps)
    return int(np.abs(np.array(speeds) - wanted).argmin())


def _row(each: WhatIf, units: Units) -> tuple[str, ...]:
    braking = Ratio(ratio=each.braking, low=each.braking_low, high=each.braking_high)
    more = f"+{percent(each.more_percent / 100.0, 1).replace('.0', '')}" if each.more_percent else words_form.NOW
    plain = not each.more_percent
    return (
        words_form.WHAT_IF_ROW.format(pace=words_data.PACES.get(each.pace, each.pace), more=more),
        shown("speed_mps", each.speed_mps, units),
        shown("cadence_spm", each.cadence_spm, units),
        shown("step_length_m", each.step_length_m, units),
        signed_percent(each.braking),
        "" if plain else signed_ends(braking),
        *(_span(low, high) for low, high in _loads(each)),
    )


def _loads(each: WhatIf) -> tuple[tuple[float, float], ...]:
    return (each.load_step_low, each.load_step_high), (each.load_km_low, each.load_km_high)


def _span(low: float, high: float) -> str:
    """Return two changes as a span, or one number where both are written alike."""
    ends = signed_percent(1 + low), signed_percent(1 + high)
    return ends[0] if ends[0] == ends[1] else words_form.BETWEEN.format(low=ends[0].removesuffix(" %"), high=ends[1])


def _load_grade() -> str:
    return max(EVIDENCE[key].grade for key in LOAD_ROWS)
