"""Rules on cadence: against the expectation, against what people are told, and where it is missing."""

from collections.abc import Callable
from typing import Final

import numpy as np

from gait import norms
from gait.assess.goals import (
    Occasion,
    first_step_spm,
    hurts_in_front,
    last_step_spm,
    mostly_on_slopes,
    occasion,
    price_of_more_steps,
    waits_for_the_knee,
)
from gait.assess.next_time import ONCE_WITHIN, apart_by_chance
from gait.assess.verdict import CadenceVerdict, Reason, Verdict, cadence_verdict
from gait.assess.wording import Wording, sentence, span, spm, wording_of
from gait.evidence import EVIDENCE
from gait.language import _
from gait.model import ALL_RUNNING, Analysis, Finding

_BASIS: Final = ("cadence_norm", "cadence_spread", "cadence_study_spread", "cadence_verdict")
_ADVICE_BASIS: Final = (
    "step_rate_advice",
    "step_rate_dose",
    "step_rate_joint_work",
    "willy_2016",
    "step_rate_meta",
    "step_rate_price",
    "calf_stop",
    "hip_moment",
    "retraining_calf",
    "verdict_speeds",
    "cadence_not_injury",
)
_KNEE_BASIS: Final = ("front_knee_cadence", "front_knee_advice")
CADENCE_WORDS: Final[dict[Verdict, str]] = {
    "low": "low for your pace",
    "typical": "typical",
    "high": "high for your pace",
    "not sure": "not sure",
}
"""What the findings on cadence call each verdict."""
SECONDS_A_MINUTE: Final = 60.0
_YOURS: Final = {
    "steady level running": _("your steady level running"),
    "steady running": _("your steady running"),
    ALL_RUNNING: _("all your running"),
}
"""What running the cadence is judged over, as said to the runner."""


def cadence_unknown(analysis: Analysis) -> Finding | None:
    """Fire where the file has no cadence along the run: say what the device counted, and what would give it."""
    if "cadence_spm" in analysis.summary:
        return None
    return Finding(
        rule="cadence_unknown",
        scope="run",
        severity="notice",
        confidence="high",
        verdict="not measurable",
        message=_("This file has no cadence along the run, so it cannot say how long or quick your steps are.")
        + _whole_run_figure(analysis),
        advice=_(
            "A foot pod, a chest strap with running dynamics or a watch that counts steps records it. If yours "
            "does, export the original FIT file: some sites drop cadence from a GPX. On a phone, switch cadence "
            "on in the app's recording settings."
        ),
        evidence=("device_chest", "device_stryd", "device_wrist"),
    )


def _whole_run_figure(analysis: Analysis) -> str:
    """Return a sentence with the device's own figure for the whole run, or nothing where it gives none."""
    reported = analysis.activity.device_reported
    if "cadence_spm" in reported:
        return _(" The device itself gives {cadence} for the whole run, which may include walking.").format(
            cadence=spm(reported["cadence_spm"])
        )
    if "strides" in reported:
        return _(" The device itself counts {strides:.0f} steps in all, which may include walking.").format(
            strides=2 * reported["strides"]
        )
    return ""


def cadence_for_pace(analysis: Analysis) -> Finding | None:
    """Fire where there is a cadence and a pace: held against the expectation there, or why it cannot be."""
    found = cadence_verdict(analysis)
    if found is None:
        return None
    why = occasion(analysis)
    room = why is not None and first_step_spm(found.now_spm, found.speed_mps, analysis.athlete.height_m) is not None
    return Finding(
        rule="cadence_for_pace",
        scope="run",
        severity="act" if found.verdict == "low" or room else "info",
        confidence=found.confidence,
        verdict=CADENCE_WORDS[found.verdict],
        value=_finite(found.difference_spm),
        low=_finite(found.low_spm),
        high=_finite(found.high_spm),
        unit="spm",
        reference=_reference(found, analysis),
        message=_message(found, analysis),
        advice=_advice(found, analysis, why if room else None),
        check=_check(found, analysis) if found.verdict == "low" or room else "",
        evidence=_evidence(analysis, found, why if room else None),
    )


def _evidence(analysis: Analysis, found: CadenceVerdict, why: Occasion | None) -> tuple[str, ...]:
    advised = (*_ADVICE_BASIS, "change_to_report") if why or found.verdict == "low" else ()
    knee = _KNEE_BASIS if why and hurts_in_front(analysis) else ()
    return (*_BASIS, "steps_verdict", *advised, *knee, "form_predicts_little")


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _reference(found: CadenceVerdict, analysis: Analysis) -> str:
    if np.isnan(found.expected_spm):
        return _("an expectation holds at {judged_paces}").format(judged_paces=_judged_paces(wording_of(analysis)))
    return _("expected {expected} ({band} for 80 % of runners)").format(
        expected=spm(found.expected_spm), band=_band(found, analysis.athlete.height_m)
    )


def _message(found: CadenceVerdict, analysis: Analysis) -> str:
    said = wording_of(analysis)
    now, at = spm(found.now_spm), said.pace(found.speed_mps)
    usual = spm(found.expected_spm)
    openings: dict[Verdict, str] = {
        "low": _("Your steps are long for your pace: {now} at {at}, where {usual} is usual.").format(
            now=now, at=at, usual=usual
        ),
        "typical": _("Your cadence is typical for your pace: {now} at {at}.").format(now=now, at=at),
        "high": _("Your steps are short and quick for your pace: {now} at {at}, where {usual} is usual.").format(
            now=now, at=at, usual=usual
        ),
        "not sure": sentence(unsure(found, said)),
    }
    if found.reason in {"speed", "unit"}:
        return openings[found.verdict]
    return f"{openings[found.verdict]} {_among_runners(found, analysis)}"


def _among_runners(found: CadenceVerdict, analysis: Analysis) -> str:
    """Return as a sentence what runners alike take, with the running that was judged where it has a name."""
    alike, band = _like_you(analysis), _band(found, analysis.athlete.height_m)
    if found.over is None:
        return _("Of runners {alike} at your paces, 80 % take {band}.").format(alike=alike, band=band)
    return _("That is over {over}; of runners {alike} at your paces, 80 % take {band}.").format(
        over=_YOURS.get(found.over, found.over), alike=alike, band=band
    )


def unsure(found: CadenceVerdict, said: Wording) -> str:
    """Return as a clause why there is no verdict."""
    now, at = spm(found.now_spm), said.pace(found.speed_mps)
    edge = (
        _("{now} at {at} is on the low side of usual, too close to call")
        if found.difference_spm < 0
        else _("{now} at {at} is on the high side of usual, too close to call")
    )
    reasons: dict[Reason, str] = {
        "unit": _("it is not clear how this file stores cadence, so {now} cannot be judged").format(now=now),
        "speed": _("no expectation holds at {at}, so {now} cannot be judged").format(at=at, now=now),
        "coverage": _("{now} at {at} stands for too little of this run to be judged").format(now=now, at=at),
        "wide": _("this run is too uncertain to say whether {now} is low, typical or high at {at}").format(
            now=now, at=at
        ),
    }
    return reasons.get(found.reason, edge.format(now=now, at=at))


def _like_you(analysis: Analysis) -> str:
    height = analysis.athlete.height_m
    if height is None:
        return _("of any height")
    doubt = _(" (height from the watch's profile, which may be a default)") if analysis.athlete.from_ == "file" else ""
    return _("of {height}{doubt}").format(height=wording_of(analysis).height(height), doubt=doubt)


def _band(found: CadenceVerdict, height_m: float | None) -> str:
    half = norms.NORMAL_P90 * norms.cadence_sd_spm(height_m)
    return span(spm(found.expected_spm - half), spm(found.expected_spm + half))


def _advice(found: CadenceVerdict, analysis: Analysis, why: Occasion | None) -> str:
    if why is None:
        return _ADVICE[found.verdict](found, analysis)
    told = f"{_FOR_THE_KNEE} " if hurts_in_front(analysis) else ""
    wait = f"{_WAIT} " if waits_for_the_knee(analysis) else ""
    return f"{told}{wait}{_more_steps(found, analysis)} {price_of_more_steps()}"


_WAIT: Final = _("Wait with more steps until the knee is within the pain rule, and begin then.")


_FOR_THE_KNEE: Final = _(
    "You tell of pain in front of the knee. A few more steps are one thing to try for it, after less "
    "load: in one small trial they eased pain while running, beside no treatment; in another they added "
    "nothing to good education."
)


def _more_steps(found: CadenceVerdict, analysis: Analysis) -> str:
    """Return what to try at the judged pace, with the step that it gives; the room for it was looked at before."""
    height, speed, said = analysis.athlete.height_m, found.speed_mps, wording_of(analysis)
    first, last = (step(found.now_spm, speed, height) or found.now_spm for step in (first_step_spm, last_step_spm))
    row, dose = EVIDENCE["step_rate_advice"], EVIDENCE["step_rate_dose"]
    now_m, then_m = (said.step(_step_m(speed, cadence)) for cadence in (found.now_spm, first))
    further = _(" If it comes easily by then, go on to at most {last}.").format(last=spm(last)) if last > first else ""
    return _(
        "At {pace}, set a metronome to {first} (now {now}): each step is then {then} instead of {longer}. Run "
        "to it for {bouts:.0f} bouts of {bout_minutes:.0f} minutes on easy, level runs, at the same pace, "
        "for {weeks:.0f} weeks; not uphill.{further}"
    ).format(
        pace=said.pace(speed),
        first=spm(first),
        now=spm(found.now_spm),
        then=then_m,
        longer=now_m,
        bouts=row.value("bouts"),
        bout_minutes=row.value("bout_minutes"),
        weeks=dose.value("weeks"),
        further=further,
    )


def _check(found: CadenceVerdict, analysis: Analysis) -> str:
    """Return how to check a low cadence, or more steps, on the next run."""
    if mostly_on_slopes(analysis):
        return _check_on_the_level(found, analysis)
    aim = first_step_spm(found.now_spm, found.speed_mps, analysis.athlete.height_m)
    if aim is None:
        return _check_it_stays(found, analysis)
    wait = f"{ONCE_WITHIN} " if waits_for_the_knee(analysis) else ""
    return f"{wait}{_check_the_aim(found, analysis, aim)}"


def _check_on_the_level(found: CadenceVerdict, analysis: Analysis) -> str:
    return _(
        "Hold a level run at {pace} against the {usual} that is usual there, and not against the {now} of this one, "
        "most of which is from slopes; a difference under {chance} may be chance."
    ).format(
        pace=wording_of(analysis).pace(found.speed_mps),
        usual=spm(found.expected_spm),
        now=spm(found.now_spm),
        chance=spm(_chance_spm(analysis)),
    )


def _check_it_stays(found: CadenceVerdict, analysis: Analysis) -> str:
    chance = _chance_spm(analysis)
    return _("In a next run at {pace}, {range} is the same as now; only what lies beyond is more than chance.").format(
        pace=wording_of(analysis).pace(found.speed_mps),
        range=span(spm(found.now_spm - chance), spm(found.now_spm + chance)),
    )


def _check_the_aim(found: CadenceVerdict, analysis: Analysis, aim: float) -> str:
    chance = _chance_spm(analysis)
    told = _(
        "Select one of those bouts in the chart of cadence: at {pace} aim for {aim} (now {now}), on the same sensor; a "
        "change under {chance} may be chance. "
        "After the {weeks} weeks, gait compare holds a run beside this one at equal speed."
    ).format(
        pace=wording_of(analysis).pace(found.speed_mps),
        aim=spm(aim),
        now=f"{found.now_spm:.0f}",
        chance=spm(chance),
        weeks=f"{EVIDENCE['step_rate_dose'].value('weeks'):.0f}",
    )
    if aim - found.now_spm >= chance:
        return told
    return _("{told} The step to {aim} is no larger than that, so look at several bouts.").format(
        told=told, aim=spm(aim)
    )


def _chance_spm(analysis: Analysis) -> float:
    """Return the change of cadence up to which a next run may differ by chance, in whole steps."""
    view, least = analysis.cadence, EVIDENCE["change_to_report"].value("cadence_spm")
    low, high = view.judged_low_spm, view.judged_high_spm
    return least if low is None or high is None else max(least, float(np.ceil(apart_by_chance(low, high))))


def _step_m(speed_mps: float, cadence_spm: float) -> float:
    return SECONDS_A_MINUTE * speed_mps / cadence_spm


def _advice_low(_found: CadenceVerdict, analysis: Analysis) -> str:
    if mostly_on_slopes(analysis):
        return _("Most of this run is on slopes; look at a level run before you change anything.")
    return _("There is little room for more steps at this pace; nothing to change.")


def _advice_none(_found: CadenceVerdict, _analysis: Analysis) -> str:
    return _("Nothing to change.")


def _advice_unsure(found: CadenceVerdict, analysis: Analysis) -> str:
    if found.reason == "unit":
        return _("Say how the file stores cadence with --cadence-unit, then look again.")
    if found.reason == "speed":
        return _another_pace(found, wording_of(analysis))
    if found.reason == "coverage":
        return _("Check the sensor's battery, fit and pairing, and look at the next run.")
    if analysis.athlete.height_m is None:
        return _("Give your height with --height: it narrows what is typical for you.")
    return _("Several runs at the same paces will tell; until then, nothing to change.")


_ADVICE: Final[dict[Verdict, Callable[[CadenceVerdict, Analysis], str]]] = {
    "low": _advice_low,
    "typical": _advice_none,
    "high": _advice_none,
    "not sure": _advice_unsure,
}


def _another_pace(found: CadenceVerdict, said: Wording) -> str:
    limits = EVIDENCE["verdict_speeds"]
    if found.speed_mps < limits.value("lowest_mps"):
        return _("Look at a run that is faster than {pace}.").format(pace=said.pace(limits.value("lowest_mps")))
    return _("Look at a run that is slower than {pace}.").format(pace=said.pace(limits.value("highest_mps")))


def _judged_paces(said: Wording) -> str:
    limits = EVIDENCE["verdict_speeds"]
    return span(said.pace(limits.value("highest_mps")), said.pace(limits.value("lowest_mps")))
