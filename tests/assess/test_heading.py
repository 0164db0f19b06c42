"""The run in one sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from gait import assess, formats, pipeline
from gait.model import Analysis, CadenceView, Finding, Knee, KneePain, Load
from tests.assess.a_run import a_bin, a_comparison, a_drift, a_share, a_slope, a_spike, a_view, an_analysis, an_estimate

FALLS = (a_drift("cadence_spm", -5.0, 2.0, 168.0),)
CONFLICT = (a_comparison("step_length_m", 0.88, 0.95, 0.01),)
WORKED_OUT = (a_comparison("step_length_m", 0.88, 0.95, 0.01, a="strap (chest)", b="speed and cadence"),)


@pytest.mark.parametrize(
    ("run", "sentence"),
    [
        (an_analysis(), "Nothing in this run asks for a change: 166 spm is typical at 5:33 /km."),
        (an_analysis(20.0), "Nothing in this run asks for a change: 186 spm is quick for 5:33 /km."),
        (an_analysis(-16.0), "Your steps are long for your pace: try 157 spm at 5:33 /km (now 150)."),
        (
            an_analysis(-16.0, drift=FALLS),
            (
                "Your steps are long for your pace, and your cadence falls by 5 spm as you go on: "
                "try 157 spm at 5:33 /km (now 150)."
            ),
        ),
        (
            an_analysis(cadence=a_view(-20.0, expected=195.0, bins=(a_bin(3.0, 175.0),))),
            "Your steps are long for your pace: 175 spm at 5:33 /km, with little room for more.",
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
            "166 spm is typical at 5:33 /km, but two sensors of step length disagree by 7 %.",
        ),
        (
            an_analysis(sources_compared=WORKED_OUT),
            (
                "166 spm is typical at 5:33 /km, but the step length that the chest strap measures and the one that "
                "speed and cadence give differ by 7 %."
            ),
        ),
        (
            an_analysis(-16.0, split_unit="mi"),
            "Your steps are long for your pace: try 157 spm at 8:56 /mi (now 150).",
        ),
        (
            an_analysis(split_unit="mi", drift=(a_drift("vertical_oscillation_m", 0.0076, 0.003, 0.08, "m"),)),
            "166 spm is typical at 8:56 /mi, and your vertical oscillation grows by 0.30 in as you go on.",
        ),
        (
            an_analysis(-14.0, height_m=None),
            "152 spm at 5:33 /km is on the low side of usual, too close to call.",
        ),
        (
            an_analysis(12.5, drift=FALLS),
            (
                "179 spm at 5:33 /km is on the high side of usual, too close to call, "
                "and your cadence falls by 5 spm as you go on."
            ),
        ),
        (
            an_analysis(knee=Knee(pain=KneePain(place="front"))),
            "166 spm is typical at 5:33 /km; for your knee, 174 spm is one thing to try.",
        ),
        (
            an_analysis(4.8, knee=Knee(pain=KneePain(place="front"))),
            "171 spm is typical at 5:33 /km.",
        ),
        (
            an_analysis(12.5),
            "Nothing in this run asks for a change: 179 spm is on the high side of usual at 5:33 /km.",
        ),
        (
            an_analysis(0.0, 15.0),
            "This run is too uncertain to say whether 166 spm is low, typical or high at 5:33 /km.",
        ),
        (
            an_analysis(cadence=a_view(-10.0, bins=(a_bin(1.6835, 156.4),))),
            "No expectation holds at 9:54 /km, so 156 spm cannot be judged.",
        ),
        (
            an_analysis(running=a_share(running_s=200.0, enough=False)),
            "Too little running to judge: 3:20 min of running in this file.",
        ),
        (
            an_analysis(summary={}, cadence=CadenceView()),
            "This file has no cadence along the run, so it cannot say how long or quick your steps are.",
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


def test_a_real_run_with_two_speeds(runs: Path) -> None:
    """The recording whose step length is 7 % below speed over cadence is told so."""
    activity = formats.read(runs / "fit" / "garmin_fr935_speed_vs_step_length_mismatch.fit")
    found = pipeline.analyze(activity).finding("sensors_disagree")
    assert found is not None
    assert found.severity == "notice"
    assert found.message.startswith("The step length that the chest strap measures and the one that speed and cadence ")


def test_a_conflict_that_another_version_told_is_left_out() -> None:
    """A finding over comparisons that conflict no longer has no clause in the headline, and raises nothing."""
    finding = Finding(
        rule="sensors_disagree", scope="run", severity="notice", confidence="high", message="Two sensors disagree."
    )
    run = replace(an_analysis(), findings=(finding,))
    assert assess.headline(run) == "Nothing in this run asks for a change: 166 spm is typical at 5:33 /km."


ABOVE = Knee(pain=KneePain(place="front", during=4.0))
LONGER = Load(spike=a_spike(18_000.0, 12_000.0))


@pytest.mark.parametrize(
    ("run", "sentence"),
    [
        (
            an_analysis(-16.0, knee=ABOVE),
            (
                "Your knee pain is above the pain rule, and your steps are long for your pace: "
                "first bring the knee within the pain rule, then try 157 spm at 5:33 /km (now 150)."
            ),
        ),
        (
            an_analysis(knee=ABOVE),
            (
                "Your knee pain is above the pain rule, and 166 spm is typical at 5:33 /km; "
                "once it is within the rule, 174 spm is one thing to try."
            ),
        ),
        (
            an_analysis(knee=Knee(pain=KneePain(place="outer", during=4.0))),
            "Your knee pain is above the pain rule, and 166 spm is typical at 5:33 /km.",
        ),
        (
            an_analysis(load=LONGER),
            "166 spm is typical at 5:33 /km, and this run was 50 % longer than your longest of the weeks before.",
        ),
        (
            an_analysis(load=LONGER, drift=FALLS),
            "166 spm is typical at 5:33 /km, and your cadence falls by 5 spm as you go on.",
        ),
    ],
)
def test_headline_of_a_knee_and_of_a_long_run(run: Analysis, sentence: str) -> None:
    """Pain above the rule comes first; a run longer than usual is told where nothing else changed."""
    assert assess.headline(replace(run, findings=assess.assess(run))) == sentence


def test_a_knee_to_be_looked_at_comes_first_and_nothing_is_tried() -> None:
    """A locking knee is the answer, and neither targets nor what-if nor the cadence finding ask for more steps."""
    run = an_analysis(-16.0, knee=Knee(pain=KneePain(place="locking")))
    told = replace(run, findings=assess.assess(run))
    assert assess.headline(told) == "You say that your knee locks: do not run on it before somebody has looked at it."
    assert (assess.targets(run), assess.what_if(run)) == ((), ())
    cadence = told.finding("cadence_for_pace")
    assert cadence is not None
    assert (cadence.severity, cadence.advice) == ("notice", "")
    assert all(each.advice == "" for each in told.findings if not each.rule.startswith("knee_"))


def test_a_low_cadence_on_hills_is_told_without_an_aim() -> None:
    """Where most of the run is on slopes, the sentence has the number and no target."""
    view = replace(a_view(-20.0), judged_over="all running")
    run = an_analysis(cadence=view, terrain={"uphill": a_slope("uphill", 146.0, 2.6, 2400.0)})
    assert assess.headline(replace(run, findings=assess.assess(run))) == (
        "Your steps are long for your pace, 146 spm at 5:33 /km."
    )


def test_a_stop_comes_first() -> None:
    """What asks a runner to stop is the answer, whatever the cadence."""
    stop = Finding(
        rule="knee_stop",
        scope="run",
        severity="stop",
        confidence="high",
        message="A locked knee wants a look today. It is in the box below.",
        evidence=("knee_video",),
    )
    assert assess.headline(replace(an_analysis(-16.0), findings=(stop,))) == (
        "A locked knee wants a look today: it is in the box below."
    )
