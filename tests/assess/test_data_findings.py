"""What the findings say of the data: its sensors, its slopes, and what was left out."""

from dataclasses import replace
from typing import Any

import pytest

from gait import assess
from gait.assess.sources import excess
from gait.model import CadenceView, UnitDecision
from tests.assess.a_run import (
    a_comparison,
    a_share,
    a_slope,
    an_analysis,
    an_estimate,
    found_by,
)


@pytest.mark.parametrize(
    ("reported", "said"),
    [
        ({}, ""),
        ({"cadence_spm": 156.0}, " The device itself gives 156 spm for the whole run, which may include walking."),
        ({"strides": 2096.0}, " The device itself counts 4192 steps in all, which may include walking."),
    ],
)
def test_without_cadence_the_device_may_still_have_counted(reported: dict[str, float], said: str) -> None:
    """The device's own figure for the whole run is told, with what it may include."""
    run = an_analysis(summary={}, cadence=CadenceView())
    run = replace(run, activity=replace(run.activity, device_reported=reported))
    assert found_by("cadence_unknown", run).message == (
        f"This file has no cadence along the run, so it cannot say how long or quick your steps are.{said}"
    )


@pytest.mark.parametrize(
    ("running_s", "by", "message"),
    [
        (0.0, "step length", "Too little running to judge: no running in this file."),
        (68.0, "step length", "Too little running to judge: 1:08 min of running in this file."),
        (
            0.0,
            "option",
            (
                "Too little running to judge: no running in this file. Its cadence was read as steps/min because "
                "--cadence-unit says so; if that is wrong, it may be the reason."
            ),
        ),
    ],
)
def test_too_little_running_says_why(running_s: float, by: str, message: str) -> None:
    """No running is called so, and a unit that was given by option is named as what may have caused it."""
    decision = UnitDecision(stored="steps/min", factor=1.0, by=by, confidence="high")
    view = CadenceView(unit_decision=decision)
    run = an_analysis(cadence=view, running=replace(a_share(), time_s=running_s, enough=False))
    assert found_by("too_little_running", run).message == message


def test_too_little_running_without_a_unit() -> None:
    """Without any cadence there is no unit to blame."""
    run = an_analysis(cadence=CadenceView(), running=replace(a_share(), time_s=0.0, enough=False))
    assert found_by("too_little_running", run).message.endswith("no running in this file.")


def test_speed_against_step_length() -> None:
    """A step length 7 % off speed over cadence is a notice (0.88 against 0.95 m; 0.07 / 0.95)."""
    run = an_analysis(sources_compared=(a_comparison("step_length_m", 0.88, 0.95, 0.01),))
    found = found_by("sensors_disagree", run)
    assert found.severity == "notice"
    assert found.message == (
        "Two sensors of step length disagree by 7 %. That is 0.88 m from the watch and 0.95 m from Stryd."
    )
    assert found.reference == "the watch: 0.88 m; Stryd: 0.95 m"


@pytest.mark.parametrize(
    ("quantity", "a", "b", "half", "times"),
    [
        ("cadence_spm", 160.0, 166.0, 2.0, 4 / 166 / 0.02),
        ("ground_contact_time_s", 0.265, 0.240, 0.001, 0.024 / 0.265 / 0.08),
        ("ground_contact_balance", 0.50, 0.52, 0.004, 1.6),
        ("cadence_spm", 160.0, 161.0, 2.0, 0.0),
        ("power_w", 250.0, 350.0, 2.0, 0.0),
    ],
)
def test_excess_over_the_sensors_errors(quantity: str, a: float, b: float, half: float, times: float) -> None:
    """The nearer end of the difference's interval counts, in units of what the sensors may be off."""
    assert excess(a_comparison(quantity, a, b, half)) == pytest.approx(times)


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        (
            "strap (chest)",
            "speed and cadence",
            (
                "The step length that the chest strap measures and the one that speed and cadence give differ by 7 %. "
                "That is 0.88 m from the chest strap and 0.95 m from speed and cadence."
            ),
        ),
        (
            "speed and cadence",
            "Stryd (foot_pod)",
            (
                "The step length that Stryd measures and the one that speed and cadence give differ by 7 %. "
                "That is 0.88 m from speed and cadence and 0.95 m from Stryd."
            ),
        ),
        (
            "watch (wrist)",
            "pod (foot_pod)",
            "Two sensors of step length disagree by 7 %. That is 0.88 m from the watch and 0.95 m from the foot pod.",
        ),
    ],
)
def test_sources_are_called_what_people_call_them(a: str, b: str, message: str) -> None:
    """What was worked out is no sensor that disagrees, and parts have the names that people use."""
    run = an_analysis(sources_compared=(a_comparison("step_length_m", 0.88, 0.95, 0.01, a=a, b=b),))
    found = found_by("sensors_disagree", run)
    assert found.message == message
    assert found.verdict == ("sensors disagree" if message.startswith("Two") else "sources differ")


def test_the_conflict_that_matters_comes_first() -> None:
    """A conflict in cadence is told before a larger one in contact, which is named beside it."""
    run = an_analysis(
        sources_compared=(
            a_comparison("ground_contact_time_s", 0.30, 0.22, 0.001),
            a_comparison("cadence_spm", 160.0, 168.0, 1.0),
        )
    )
    found = found_by("sensors_disagree", run)
    assert found.message.startswith(
        "Two sensors of cadence disagree by 5 %. That is 160 spm from the watch and 168 spm from Stryd."
    )
    assert found.message.endswith("They also differ in ground contact.")
    assert found.advice.startswith("Both cannot be right: count your steps")


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (a_comparison("ground_contact_time_s", 0.265, 0.240, 0.001), "ground contact disagree by 9 %. That is 265 ms"),
        (a_comparison("ground_contact_balance", 0.50, 0.52, 0.004), "balance disagree by 2.0 points. That is 50.0 %"),
    ],
)
def test_a_conflict_between_definitions_is_information(comparison: Any, words: str) -> None:  # noqa: ANN401 - a comparison
    """Contact and balance are measured differently by their makers: no notice."""
    found = found_by("sensors_disagree", an_analysis(sources_compared=(comparison,)))
    assert found.severity == "info"
    assert words in found.message


def test_slopes_are_described() -> None:
    """Cadence on slopes is told with the paces there; the larger difference names the verdict."""
    run = an_analysis(
        terrain={
            "level": a_slope("level", 166.0, 3.0),
            "uphill": a_slope("uphill", 162.0, 2.5),
            "downhill": a_slope("downhill", 172.0, 3.5),
        }
    )
    found = found_by("hills", run)
    assert (found.verdict, found.value) == ("differs downhill", 6.0)
    assert found.message.startswith(
        "Your cadence differs on slopes: 162 spm uphill at 6:40 /km and 172 spm downhill at 4:46 /km, "
        "against 166 spm on the level at 5:33 /km."
    )


@pytest.mark.parametrize(
    "terrain", [{}, {"uphill": a_slope("uphill", 150.0, 2.5)}, {"level": a_slope("level", 166.0, 3.0)}]
)
def test_slopes_need_something_to_compare(terrain: dict[str, Any]) -> None:
    """Without level ground, or without slopes, nothing is said of hills."""
    assert assess.RULES["hills"](an_analysis(terrain=terrain)) is None


def test_a_slope_without_speed() -> None:
    """A terrain class without speed or cadence is told without a pace, or not at all."""
    level = a_slope("level", 166.0, 3.0)
    bare = replace(level, label="uphill", values={"cadence_spm": an_estimate(160.0)})
    empty = replace(level, label="downhill", values={})
    found = found_by("hills", an_analysis(terrain={"level": level, "uphill": bare, "downhill": empty}))
    assert found.message.startswith("Your cadence differs on slopes: 160 spm uphill, against 166 spm")


def test_walking_left_out() -> None:
    """15 of 45 minutes walked are a third, and the figures are over the other 30."""
    found = found_by("much_left_out", an_analysis(running=a_share(running_s=1800.0, walking_s=900.0)))
    assert found.message == (
        "33 % of this recording was walking or standing and is left out: 15 min walking. "
        "The figures are over 30 min of running."
    )


def test_a_recording_without_movement() -> None:
    """Nothing recorded leaves nothing out."""
    nothing = replace(a_share(), time_s=0.0)
    assert assess.RULES["much_left_out"](an_analysis(running=nothing)) is None
