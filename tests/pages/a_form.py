"""Overstriding, what if, load, knee and claims made by hand, for the pages."""

from dataclasses import replace
from typing import Any

from gait.model import (
    Analysis,
    ClaimAnswer,
    ContactForSpeed,
    Knee,
    KneeCondition,
    KneeExercise,
    KneeMatter,
    KneePain,
    Load,
    NativeReading,
    Overstriding,
    OverstridingChange,
    OverstridingPart,
    OverstridingWindow,
    PainRule,
    Ratio,
    StepsForSpeed,
    WhatIf,
)
from tests.assess.a_run import a_spike


def a_ratio(ratio: float, half: float = 0.05) -> Ratio:
    """Return a ratio with a symmetric 90 % interval."""
    return Ratio(ratio=ratio, low=ratio - half, high=ratio + half)


def a_window(number: int, ratio: float, reach: float | None, *, extrapolated: bool = False) -> OverstridingWindow:
    """Return the window of a minute that begins at that minute."""
    return OverstridingWindow(
        start_s=60.0 * number,
        stop_s=60.0 * number + 60.0,
        speed_mps=3.0,
        cadence_spm=159.0,
        steps=a_ratio(ratio),
        extrapolated=extrapolated,
        contact=None if reach is None else a_ratio(reach, 0.02),
    )


def a_part(label: str, ratio: float, reach: float | None = None, *, extrapolated: bool = False) -> OverstridingPart:
    """Return a split or a class of terrain of six minutes."""
    return OverstridingPart(
        label=label,
        running_s=360.0,
        speed_mps=3.0,
        steps=a_ratio(ratio, 0.04),
        extrapolated=extrapolated,
        contact=None if reach is None else a_ratio(reach, 0.02),
    )


def steps(**more: Any) -> StepsForSpeed:  # noqa: ANN401 - any field
    """Return long steps: 159 instead of 165 spm at 3.0 m/s, 9 % more braking."""
    fields: dict[str, Any] = {
        "verdict": "long",
        "value": Ratio(ratio=1.09, low=1.04, high=1.14),
        "third": "highest third",
        "thirds": ("highest third",),
        "long_from": 1.035,
        "short_to": 0.966,
        "speed_mps": 3.0,
        "cadence_spm": 159.0,
        "expected_spm": 165.0,
        "extrapolated": False,
    }
    return StepsForSpeed(**(fields | more))


def contact(**more: Any) -> ContactForSpeed:  # noqa: ANN401 - any field
    """Return a contact time from a foot pod, which no norm ranks."""
    fields: dict[str, Any] = {
        "verdict": "change only",
        "contact_s": 0.262,
        "speed_mps": 3.0,
        "origin": "device",
        "sensor": "foot_pod",
        "reason": "foot pods have no norm of their own",
    }
    return ContactForSpeed(**(fields | more))


def overstriding(**more: Any) -> Overstriding:  # noqa: ANN401 - any field
    """Return long steps over 25 minutes of steady level running, with everything that a page can show of them."""
    windows = [a_window(number, 1.07 + 0.002 * number, 0.99 + 0.001 * number) for number in range(6, 28)]
    fields: dict[str, Any] = {
        "verdict": "long steps",
        "confidence": "moderate",
        "steady_level_s": 1500.0,
        "steps": steps(),
        "contact": contact(),
        "windows": (*windows, a_window(36, 1.12, 1.02, extrapolated=True)),
        "splits": (a_part("1", 1.06, 0.99), a_part("2", 1.08, 1.0), a_part("3", 1.12, 1.02, extrapolated=True)),
        "terrain": {
            "level": a_part("level", 1.09, 1.0),
            "uphill": a_part("uphill", 1.05, 0.99),
            "downhill": a_part("downhill", 1.15, 1.03),
        },
        "changes": (
            OverstridingChange(
                cause="over the run", minutes=56.0, steps=a_ratio(1.04, 0.01), contact=a_ratio(1.01, 0.02)
            ),
            OverstridingChange(cause="downhill", minutes=4.0, steps=a_ratio(1.02, 0.03), contact=a_ratio(1.03, 0.02)),
        ),
        "native": (
            NativeReading(name="step_speed_loss_mps", mean=0.214, unit="m/s", source="strap (chest)", coverage=0.97),
        ),
        "limits": (
            "where the foot lands: no centimetre of it is measured",
            "It rests on treadmill running of 13 men.",
        ),
    }
    return Overstriding(**(fields | more))


def what_if_row(pace: str, speed_mps: float, now_spm: float, more_percent: float) -> WhatIf:
    """Return a row; braking goes with the power -1.4 of cadence, a step's load by about 1.5 % for each percent."""
    ratio = 1 + more_percent / 100
    return WhatIf(
        pace=pace,
        speed_mps=speed_mps,
        cadence_spm=now_spm * ratio,
        more_percent=more_percent,
        step_length_m=60 * speed_mps / (now_spm * ratio),
        braking=ratio**-1.4,
        braking_low=ratio**-1.9,
        braking_high=ratio**-0.9,
        load_step_low=-0.015 * more_percent,
        load_step_high=-0.014 * more_percent,
        load_km_low=-0.006 * more_percent,
        load_km_high=-0.005 * more_percent,
    )


def what_if() -> tuple[WhatIf, ...]:
    """Return the rows of two paces."""
    paces = (("easy", 2.75, 157.0), ("steady", 3.0, 160.5))
    return tuple(what_if_row(*pace, more) for pace in paces for more in (0.0, 5.0, 7.5, 10.0))


def load(**more: Any) -> Load:  # noqa: ANN401 - any field
    """Return a run 21 % longer than the longest of a history that covers the thirty days."""
    fields: dict[str, Any] = {
        "distance_m": 10_020.0,
        "downhill_share": 0.21,
        "downhill_distance_m": 2_100.0,
        "history_runs": 8,
        "history_days": 44,
        "spike": a_spike(
            10_020.0,
            8_300.0,
            band="10 to 30 %",
            bands=("10 to 30 %",),
            hazard_ratio=1.64,
            hazard_low=1.31,
            hazard_high=2.05,
        ),
        "week_m": 31_000.0,
        "week_before_m": 27_500.0,
        "days_since_last": 2,
        "days_in_a_row": 1,
        "needs": ("the shoes' distance",),
        "confidence": "moderate",
    }
    return Load(**(fields | more))


SAME_DAY = ("You cannot put weight on the leg.", "The knee is hot and red, and you feel unwell.")
APPOINTMENT = ("The pain lasts for more than two weeks.", "The knee catches or feels unstable.")


def knee(*, told: bool = True, **more: Any) -> Knee:  # noqa: ANN401 - any field
    """Return pain in front of the knee with all that the page can say of it, or a knee of which nothing was told."""
    box: dict[str, Any] = {"same_day": SAME_DAY, "appointment": APPOINTMENT}
    if not told:
        return Knee(**(box | more))
    fields: dict[str, Any] = {
        "pain": KneePain(place="front", during=3.0, after=2.0, next_morning=0.0),
        "heading": "Pain in front of the knee",
        "conditions": (
            KneeCondition(
                name="Patellofemoral pain (runner's knee)",
                when="Around or behind the kneecap; downhill, on stairs, in squats, after long sitting",
                commonly_named="Weak thighs and hips, long steps, sudden mileage",
            ),
            KneeCondition(
                name="Chondromalacia", when="Under the kneecap, otherwise the same", commonly_named="Worn cartilage"
            ),
        ),
        "matters": (
            KneeMatter(
                rule="cadence_for_pace",
                why="shorter steps lower the load behind the kneecap",
                grade="C",
                evidence=("lenhart_2014",),
            ),
            KneeMatter(rule="not_found", why="this one has no finding", grade="D"),
        ),
        "rule": PainRule(
            verdict="above the rule",
            said="3 during the run is more than 2",
            advice="Run slower, or shorter, until it stays at 2",
            evidence=("step_rate_dose",),
        ),
        "advice": ("less downhill for two weeks", "Shorter runs, more often."),
        "strength": (KneeExercise(what="Single-leg squats to a chair", dose="3 times 10, three times a week"),),
        "evidence": ("step_rate_meta",),
    }
    return Knee(**(fields | box | more))


def claims() -> tuple[ClaimAnswer, ...]:
    """Return a claim that the run speaks to, and one that it cannot."""
    return (
        ClaimAnswer(
            key="below_160",
            topic="cadence",
            claim="Below 160 steps a minute, raise cadence by 5 to 10 %.",
            shows="Your 159 spm lie below 160.",
            says="No study found a limit; more steps at a speed bend the knee less.",
            grade="A",
            assessed=True,
            evidence=("step_rate_meta",),
        ),
        ClaimAnswer(
            key="midfoot",
            topic="landing",
            claim="Land on the midfoot.",
            shows="Not assessed: this file has no foot strike.",
            says="Heel and midfoot load the kneecap alike.",
            grade="C",
            assessed=False,
        ),
    )


def with_form(analysis: Analysis, **more: Any) -> Analysis:  # noqa: ANN401 - any field
    """Return the analysis with everything of this module in it, or as given."""
    fields: dict[str, Any] = {
        "overstriding": overstriding(),
        "what_if": what_if(),
        "load": load(),
        "knee": knee(told=False),
        "claims": claims(),
    }
    return replace(analysis, **(fields | more))
