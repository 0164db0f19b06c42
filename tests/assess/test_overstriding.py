"""Verdicts on steps and contact for the speed, and what the findings on them say."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gait import assess
from gait.model import (
    Analysis,
    ContactForSpeed,
    Knee,
    KneePain,
    Overstriding,
    OverstridingChange,
    Ratio,
    StepsForSpeed,
    Third,
)
from gait.model.overstriding import ContactVerdict, OverstridingVerdict
from tests.assess.a_run import (
    a_ratio,
    a_share,
    a_view,
    an_analysis,
    found_by,
    on_unknown_slopes,
    some_contact,
    some_steps,
)

HIGH: tuple[Third, ...] = ("highest third",)
LOW: tuple[Third, ...] = ("lowest third",)


def judged(run: Analysis, steps: StepsForSpeed | None, contact: ContactForSpeed | None = None) -> Analysis:
    """Return the run with its verdicts on steps and contact, and its findings."""
    measured = replace(run, overstriding=replace(run.overstriding, steps=steps, contact=contact))
    with_verdicts = replace(measured, overstriding=assess.judged_overstriding(measured))
    return replace(with_verdicts, findings=assess.assess(with_verdicts))


@pytest.mark.parametrize(
    ("difference", "steps", "contact", "verdict"),
    [
        (-20.0, some_steps(1.16, thirds=HIGH), some_contact(1.2), "long steps, long contact"),
        (-20.0, some_steps(1.16, thirds=HIGH), some_contact(1.0), "long steps"),
        (-20.0, some_steps(1.16, thirds=HIGH), some_contact(None, reason="no norm"), "long steps"),
        (-20.0, some_steps(1.16, thirds=HIGH), None, "long steps"),
        (0.0, some_steps(1.0), some_contact(1.2), "typical"),
        (20.0, some_steps(0.86, thirds=LOW), None, "short steps"),
        (-12.0, some_steps(1.1, thirds=HIGH), None, "not sure"),
    ],
)
def test_verdict(
    difference: float, steps: StepsForSpeed, contact: ContactForSpeed | None, verdict: OverstridingVerdict
) -> None:
    """The steps follow the verdict on cadence; only long steps with long contact are called the pattern."""
    assert judged(an_analysis(difference), steps, contact).overstriding.verdict == verdict


def test_a_wider_interval_of_braking_turns_long_to_not_sure() -> None:
    """A cadence that is low by itself is not called so when the braking's interval reaches into the middle third."""
    clear, wide = some_steps(1.16, 0.12, thirds=HIGH), some_steps(1.16, 0.14, thirds=("highest third", "middle third"))
    assert judged(an_analysis(-20.0), clear).overstriding.verdict == "long steps"
    assert judged(an_analysis(-20.0), wide).overstriding.verdict == "not sure"
    assert judged(an_analysis(-20.0), wide).finding("cadence_for_pace").verdict == "not sure"  # type: ignore[union-attr]


def test_a_wider_interval_of_braking_turns_short_to_not_sure() -> None:
    """The same on the other side."""
    clear, wide = some_steps(0.86, 0.1, thirds=LOW), some_steps(0.86, 0.12, thirds=("lowest third", "middle third"))
    assert judged(an_analysis(20.0), clear).overstriding.verdict == "short steps"
    assert judged(an_analysis(20.0), wide).overstriding.verdict == "not sure"


def test_wholly_in_an_outer_third_is_not_called_typical() -> None:
    """A cadence within the band of 80 % whose braking lies wholly in the highest third is too close to call."""
    found = judged(an_analysis(-9.0), some_steps(1.08, thirds=HIGH)).overstriding
    assert (found.verdict, found.reason) == (
        "not sure",
        "its cadence does not lie clearly one standard deviation of runners from the usual",
    )


@settings(deadline=None)
@given(
    difference=st.floats(-30.0, 30.0),
    half=st.floats(0.1, 12.0),
    ratio=st.floats(0.7, 1.4),
    ratio_half=st.floats(0.005, 0.3),
    wider=st.floats(1.0, 4.0),
)
def test_a_wider_interval_never_makes_a_verdict(
    difference: float, half: float, ratio: float, ratio_half: float, wider: float
) -> None:
    """Wider intervals leave long, typical and short as they are or turn them to not sure; the reverse never happens."""
    narrow = judged(an_analysis(difference, half), measured_steps(ratio, ratio_half)).overstriding.verdict
    wide = judged(an_analysis(difference, wider * half), measured_steps(ratio, wider * ratio_half)).overstriding.verdict
    assert wide in {narrow, "not sure"} or (narrow == "not sure" and wide == "typical")


def measured_steps(ratio: float, half: float) -> StepsForSpeed:
    """Return steps whose thirds are those that the interval reaches, edges at 0.97 and 1.03."""
    low, high = int(ratio - half > 0.97) + int(ratio - half > 1.03), int(ratio + half > 0.97) + int(ratio + half > 1.03)
    thirds: tuple[Third, ...] = ("lowest third", "middle third", "highest third")
    return some_steps(ratio, half, thirds=thirds[low : high + 1])


@pytest.mark.parametrize(
    ("ratio", "half", "verdict"),
    [
        (1.20, 0.13, "long"),  # 1.07 lies above 1.06
        (1.20, 0.15, "not sure"),  # 1.05 does not
        (0.80, 0.13, "short"),
        (0.80, 0.15, "not sure"),
        (1.00, 0.10, "typical"),  # within 0.87 to 1.15, the norm's 80 % in terms of reach
        (1.00, 0.20, "not sure"),
    ],
)
def test_contact_verdict(ratio: float, half: float, verdict: ContactVerdict) -> None:
    """Contact is long or short only with the whole interval in an outer third, typical only within the band."""
    contact = judged(an_analysis(), some_steps(1.0), some_contact(ratio, half)).overstriding.contact
    assert contact is not None
    assert contact.verdict == verdict


def test_a_run_too_short_gets_no_verdict() -> None:
    """With too little running there are no steps for the speed, and the reason says so."""
    short = an_analysis(-20.0, running=a_share(running_s=200.0, enough=False))
    found = judged(short, some_steps(1.2, thirds=HIGH)).overstriding
    assert (found.verdict, found.steps, found.reason) == (
        "not measurable",
        None,
        "it holds too little running to judge",
    )


@pytest.mark.parametrize(
    ("run", "extrapolated", "confidence"),
    [
        (an_analysis(-20.0), False, "moderate"),
        (an_analysis(-20.0), True, "low"),
        (on_unknown_slopes(an_analysis(-20.0)), False, "low"),
        (an_analysis(-22.0, height_m=None), False, "low"),
    ],
)
def test_confidence(run: Analysis, extrapolated: bool, confidence: str) -> None:  # noqa: FBT001 - a case of the table
    """Moderate only with the height, on known slopes, within the speeds of the data."""
    steps = some_steps(1.2, thirds=HIGH, extrapolated=extrapolated)
    assert judged(run, steps).overstriding.confidence == confidence


def test_the_pattern_is_the_only_finding_with_the_word() -> None:
    """Long steps with long contact are called the pattern that goes with overstriding, and a video is advised."""
    run = judged(an_analysis(-20.0), some_steps(1.16, thirds=HIGH), some_contact(1.2))
    found = run.finding("overstriding")
    assert found is not None
    assert (found.severity, found.verdict) == ("notice", "long steps, long contact")
    assert found.message == (
        "Long steps with long contact for your pace, 150 spm at 5:33 /km: the pattern that goes with overstriding. "
        "By the model, a step like that brakes 16 % more than one at the usual 166 spm (90 % interval +14 % to +18 %). "
        "Going by cadence, that lies in the third of runners who brake most at your pace and height."
    )
    assert found.advice.startswith("A side video would settle it")


@pytest.mark.parametrize(
    ("run", "start"),
    [
        (judged(an_analysis(-20.0), some_steps(1.16, thirds=HIGH)), "Long steps for your pace, 150 spm at 5:33 /km. "),
        (judged(an_analysis(), some_steps(0.98)), "Steps of a usual length for your pace, 150 spm at 5:33 /km. "),
        (judged(an_analysis(20.0), some_steps(0.86, thirds=LOW)), "Short steps for your pace, 150 spm at 5:33 /km. "),
        (
            judged(an_analysis(-12.0), some_steps(1.1, thirds=HIGH)),
            (
                "This run cannot tell whether your steps are long for your pace, 150 spm at 5:33 /km: "
                "its cadence does not lie clearly one standard deviation of runners from the usual. "
            ),
        ),
    ],
)
def test_every_other_verdict_avoids_the_word(run: Analysis, start: str) -> None:
    """No other verdict speaks of overstriding, and none asks for anything."""
    found = run.finding("overstriding")
    assert found is not None
    assert found.message.startswith(start)
    assert "overstrid" not in found.message + found.advice + found.reference
    assert (found.severity, found.advice) == ("info", "")


def test_less_braking_and_an_interval_over_two_thirds() -> None:
    """A ratio below 1 is told as less; an interval over two thirds says so; a speed outside is called extrapolated."""
    steps = some_steps(0.96, 0.03, thirds=("lowest third", "middle third"), extrapolated=True)
    message = found_by("overstriding", judged(an_analysis(height_m=None), steps)).message
    assert "a step like that brakes 4 % less than one at the usual 166 spm (90 % interval -7 % to -1 %)" in message
    assert "The interval reaches over more than one third of runners." in message
    assert message.endswith("The data behind this reach from 3:42 to 6:40 /km: at your pace it is extrapolated.")


def test_contact_that_is_ranked() -> None:
    """A long contact describes, and says that it is no sign of harm."""
    found = found_by("contact_for_speed", judged(an_analysis(), some_steps(1.0), some_contact(1.2)))
    assert found.message == (
        "Your ground contact is long for your pace on this kind of sensor: 280 ms at 5:33 /km. "
        "Long contact is no sign of harm; if anything, it goes with less load."
    )
    assert (found.severity, found.confidence, found.reference) == (
        "info",
        "moderate",
        "usual on watches and straps: 272 ms",
    )


def test_contact_without_a_norm() -> None:
    """A foot pod's contact is not ranked, with the reason; it is to be compared with itself."""
    pod = some_contact(None, sensor="foot_pod", reason="foot pods have no norm of their own")
    found = found_by("contact_for_speed", judged(an_analysis(), some_steps(1.0), pod))
    assert found.verdict == "change only"
    assert found.message.startswith("Your ground contact of 280 ms at 5:33 /km is not ranked: foot pods have no norm")
    assert found.advice.startswith("Compare it with your own runs on this device")
    assert found.reference == "no norm for this sensor"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (a_ratio(1.03), " It is about as in your 6 earlier runs on this device at equal speed."),  # 8.4 ms, under 10
        (
            a_ratio(1.06),
            " It is 6.0 % longer than in your 6 earlier runs on this device at equal speed, beyond chance.",
        ),
        (
            a_ratio(0.95),
            " It is 5.0 % shorter than in your 6 earlier runs on this device at equal speed, beyond chance.",
        ),
        (a_ratio(1.01), " It is about as in your 6 earlier runs on this device at equal speed."),
    ],
)
def test_contact_against_the_runners_own(own: Ratio, said: str) -> None:
    """Only an interval beside 1 is a change against one's own runs; both ways round."""
    pod = some_contact(None, sensor="foot_pod", reason="foot pods have no norm of their own", own=own, own_runs=6)
    found = found_by("contact_for_speed", judged(an_analysis(), some_steps(1.0), pod))
    assert found.message.endswith(said)
    assert (found.value, found.reference, found.advice) == (own.ratio, "your own runs on this device", "")


def going_downhill(ratio: Ratio) -> Analysis:
    """Return a run whose steps downhill have that ratio to those on the level."""
    change = OverstridingChange(cause="downhill", minutes=5.0, steps=ratio)
    return replace(an_analysis(), overstriding=Overstriding(changes=(change,)))


def test_longer_steps_downhill_are_told() -> None:
    """Steps that get longer or shorter downhill are told in terms of braking on the level, without advice."""
    found = found_by("steps_downhill", going_downhill(a_ratio(1.06)))
    assert found.verdict == "longer downhill"
    assert "would brake 6.0 % more a step (90 % interval +4 % to +8 %)" in found.message
    assert found.advice == ""  # what it does on a slope was not measured
    shorter = found_by("steps_downhill", going_downhill(a_ratio(0.94)))
    assert (shorter.verdict, shorter.advice) == ("shorter downhill", "")


@pytest.mark.parametrize("ratio", [a_ratio(1.0), a_ratio(1.06, 0.07), a_ratio(1.015, 0.01)])
def test_no_change_downhill_is_silent(ratio: Ratio) -> None:
    """No change, one that may be chance, and one too small to report are not told."""
    assert assess.RULES["steps_downhill"](going_downhill(ratio)) is None


def test_uphill_alone_is_not_told() -> None:
    """A change uphill is no finding."""
    change = OverstridingChange(cause="uphill", minutes=5.0, steps=a_ratio(1.1))
    run = replace(an_analysis(), overstriding=Overstriding(changes=(change,)))
    assert assess.RULES["steps_downhill"](run) is None


def test_pain_in_front_of_the_knee_brings_the_advice() -> None:
    """A typical cadence with pain in front of the knee gets the first step, its price and its evidence."""
    found = found_by("cadence_for_pace", an_analysis(-3.0, knee=Knee(pain=KneePain(place="front"))))
    assert (found.severity, found.verdict) == ("act", "typical")
    assert "You tell of pain in front of the knee." in found.advice
    assert "set a metronome to 171 spm (now 163 spm)" in found.advice  # 163.4 x 1.05 = 171.6, under 174.4
    assert {"front_knee_cadence", "front_knee_advice", "step_rate_price", "calf_stop"} <= set(found.evidence)
    without = found_by("cadence_for_pace", an_analysis(-3.0))
    assert (without.severity, without.advice) == ("info", "Nothing to change.")
    assert "front_knee_cadence" not in without.evidence


def test_a_low_cadence_with_that_pain_speaks_of_both() -> None:
    """Long steps and pain in front of the knee: one advice, with the evidence for both."""
    found = found_by("cadence_for_pace", an_analysis(-20.0, knee=Knee(pain=KneePain(place="front"))))
    assert found.advice.startswith("You tell of pain in front of the knee.")
    assert {"front_knee_cadence", "step_rate_dose"} <= set(found.evidence)


def test_which_side_is_not_sure() -> None:
    """Too close to call on the quick side asks whether the steps are short."""
    found = found_by("overstriding", judged(an_analysis(12.0), some_steps(0.92, thirds=LOW)))
    assert found.message.startswith("This run cannot tell whether your steps are short for your pace")


def test_unit_in_doubt_leaves_no_verdict() -> None:
    """Where the cadence's unit is in doubt the steps are not sure, and the reason is the file's."""
    found = judged(an_analysis(cadence=a_view(-20.0, unit="low")), some_steps(1.2, thirds=HIGH)).overstriding
    assert (found.verdict, found.reason) == ("not sure", "it is not clear how the file stores cadence")
