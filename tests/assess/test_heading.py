"""The run in one sentence, and how numbers are written."""

from dataclasses import replace
from pathlib import Path

import pytest

from gait import assess, formats, pipeline
from gait.assess import wording
from gait.model import Analysis, CadenceView
from tests.assess.a_run import a_bin, a_comparison, a_drift, a_share, a_view, an_analysis, an_estimate

FALLS = (a_drift("cadence_spm", -5.0, 2.0, 168.0),)
CONFLICT = (a_comparison("step_length_m", 0.88, 0.95, 0.01),)


@pytest.mark.parametrize(
    ("run", "sentence"),
    [
        (an_analysis(), "Nothing in this run asks for a change: 166 spm is typical at 5:33 /km."),
        (an_analysis(20.0), "Nothing in this run asks for a change: 186 spm is quick for 5:33 /km."),
        (an_analysis(-16.0), "Your steps are long for your pace."),
        (
            an_analysis(-16.0, drift=FALLS),
            "Your steps are long for your pace, and your cadence falls by 5 spm as you go on.",
        ),
        (an_analysis(drift=FALLS), "166 spm is typical at 5:33 /km, and your cadence falls by 5 spm as you go on."),
        (
            an_analysis(drift=(a_drift("cadence_spm", 0.0, 1.0, 168.0),)),
            "Nothing in this run asks for a change: 166 spm is typical at 5:33 /km.",
        ),
        (
            an_analysis(drift=(a_drift("ground_contact_time_s", 0.012, 0.004, 0.26, "s"),)),
            "166 spm is typical at 5:33 /km, and your ground contact gets longer by 12 ms as you go on.",
        ),
        (
            an_analysis(sources_compared=CONFLICT),
            "166 spm is typical at 5:33 /km; two sensors of this run disagree.",
        ),
        (
            an_analysis(-14.0, height_m=None),
            (
                "Nothing in this run asks for a change: "
                "152 spm is on the low side at 5:33 /km, at the edge of what is usual."
            ),
        ),
        (
            an_analysis(0.0, 15.0),
            "This run is too uncertain to say whether 166 spm is low, typical or high at 5:33 /km.",
        ),
        (
            an_analysis(cadence=a_view(-10.0, bins=(a_bin(1.8, 156.4),))),
            "No expectation holds at 9:16 /km, so 156 spm cannot be judged.",
        ),
        (
            an_analysis(running=a_share(running_s=200.0, enough=False)),
            "Too little running to judge: 3:20 min of running in this file.",
        ),
        (
            an_analysis(summary={}, cadence=CadenceView()),
            "This file has no cadence, so it cannot say how long or quick your steps are.",
        ),
        (
            an_analysis(summary={"cadence_spm": an_estimate(172.0)}, cadence=CadenceView()),
            "You take 172 spm, but without speed nobody can say what is usual for you.",
        ),
    ],
)
def test_headline(run: Analysis, sentence: str) -> None:
    """Each kind of run has its sentence."""
    assert assess.headline(replace(run, findings=assess.assess(run))) == sentence


def test_headline_before_the_findings() -> None:
    """Without findings and cadence there is still a sentence."""
    bare = an_analysis(summary={}, cadence=CadenceView())
    assert assess.headline(bare) == "This run has nothing that can be judged."
    noted = replace(bare, findings=assess.assess(an_analysis(cadence=a_view(0.0, unit="low")))[:1])
    assert assess.headline(noted) == "It is not clear how this file stores cadence; it was read as strides/min."


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (wording.spm(167.6), "168 spm"),
        (wording.pace(2.8986), "5:45 /km"),
        (wording.pace(3.3339), "5:00 /km"),
        (wording.metres(1.0449), "1.04 m"),
        (wording.milliseconds(0.2618), "262 ms"),
        (wording.centimetres(0.0841), "8.4 cm"),
        (wording.percent(0.124), "12 %"),
        (wording.points(0.018), "1.8 points"),
        (wording.minutes(200.0), "3:20 min"),
        (wording.minutes(3120.0), "52 min"),
        (wording.minutes(0.0), "0 min"),
        (wording.amount("vertical_ratio", 0.0801), "8.0 %"),
        (wording.amount("strides", 12.5), "12.5"),
        (wording.between("cadence_spm", 153.8, 179.0), "154 to 179 spm"),
        (wording.sentence("nothing to see"), "Nothing to see."),
    ],
)
def test_how_numbers_are_written(written: str, expected: str) -> None:
    """Numbers are written with their unit and the digits of the house."""
    assert written == expected


def test_a_real_run_with_two_speeds(runs: Path) -> None:
    """The recording whose step length is 7 % below speed over cadence is told so."""
    activity = formats.read(runs / "fit" / "garmin_fr935_speed_vs_step_length_mismatch.fit")
    found = pipeline.analyze(activity).finding("sensors_disagree")
    assert found is not None
    assert found.severity == "notice"
    assert found.message.startswith("Two sources of step length disagree by ")
