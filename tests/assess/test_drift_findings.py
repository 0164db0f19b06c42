"""What changes over the run: when it is told, when it is not sure, and what to do."""

import pytest

from gait import assess
from gait.assess.drift import least_change
from gait.assess.goals import price_of_more_steps
from gait.model import CadenceView, Drift, Knee, KneePain
from tests.assess.a_run import (
    a_bin,
    a_drift,
    a_share,
    a_view,
    an_analysis,
    an_estimate,
    found_by,
    measuring,
    on_unknown_slopes,
)


def test_cadence_falls() -> None:
    """A fall of 5 spm (3 to 7) from 168 over 50 minutes is told with its interval and 5 / 168 = 3.0 %."""
    found = found_by("drift_cadence_spm", an_analysis(drift=(a_drift("cadence_spm", -5.0, 2.0, 168.0),)))
    assert found.message == (
        "Your cadence falls by 5 spm as you go on, at equal speed and slope. "
        "That is over 50 min of running, from 168 spm (95 % interval 3 to 7 spm; 3.0 %)."
    )
    back = "Late in long runs, look at your cadence now and then and come back to 168 spm."
    assert found.advice == f"{back} {price_of_more_steps()}"
    assert (found.severity, found.verdict) == ("notice", "falls")


@pytest.mark.parametrize(
    ("difference", "start", "change"),
    [
        (20.0, 190.0, -5.0),  # high, and it ends above the expected 166
        (8.0, 177.0, -6.0),  # typical, and it ends at 171, above the expected 166
        (0.0, 162.0, 5.0),  # it rises
    ],
)
def test_no_advice_to_raise_what_is_high_enough_or_rises(difference: float, start: float, change: float) -> None:
    """A fall that ends above what is expected, or a rise, is only watched."""
    found = found_by("drift_cadence_spm", an_analysis(difference, drift=(a_drift("cadence_spm", change, 2.0, start),)))
    assert found.advice.startswith("See whether your next long runs show it too")


@pytest.mark.parametrize(("running_s", "runs"), [(2700.0, "runs like this"), (2701.0, "long runs")])
def test_a_low_cadence_that_falls_has_no_second_aim(running_s: float, runs: str) -> None:
    """Where cadence is low for the pace, the first finding names the one cadence to try, and a fall points there."""
    fall = a_drift("cadence_spm", -5.0, 2.0, 152.0)
    run = an_analysis(-16.0, running=a_share(running_s=running_s), drift=(fall,))
    first, second = assess.assess(run)[:2]
    assert (first.rule, second.rule) == ("cadence_for_pace", "drift_cadence_spm")
    assert "set a metronome to 157 spm (now 150 spm)" in first.advice
    assert second.advice == f"Once the cadence to try comes easily, hold it to the end of {runs}."


def test_a_low_cadence_without_room_for_more_is_only_watched() -> None:
    """Where the first finding names no cadence to try (175 spm at 5:33 /km), a fall has nothing to point to."""
    view = a_view(-20.0, expected=195.0, bins=(a_bin(3.0, 175.0),))
    run = an_analysis(cadence=view, drift=(a_drift("cadence_spm", -5.0, 2.0, 177.0),))
    assert "little room for more" in found_by("cadence_for_pace", run).advice
    assert found_by("drift_cadence_spm", run).advice.startswith("See whether")


@pytest.mark.parametrize(
    "view",
    [a_view(0.0, unit="low"), a_view(0.0, bins=(a_bin(1.8, 140.0),)), CadenceView()],
    ids=["unit", "speed", "no"],
)
def test_no_cadence_to_come_back_to_where_nothing_is_judged(view: CadenceView) -> None:
    """Without an expectation that holds, nobody is told to come back to a cadence."""
    found = found_by("drift_cadence_spm", an_analysis(cadence=view, drift=(a_drift("cadence_spm", -5.0, 2.0, 150.0),)))
    assert found.advice.startswith("See whether")


@pytest.mark.parametrize(
    ("running_s", "change", "advice"),
    [
        (2700.0, -5.0, "Late in runs like this, look at your cadence"),
        (2701.0, -5.0, "Late in long runs, look at your cadence"),
        (2700.0, 5.0, "See whether your next runs like this show it too"),
    ],
)
def test_a_run_is_long_from_45_minutes_on(running_s: float, change: float, advice: str) -> None:
    """Long runs are spoken of after more than 45 minutes of running."""
    run = an_analysis(running=a_share(running_s=running_s), drift=(a_drift("cadence_spm", change, 2.0, 168.0),))
    assert found_by("drift_cadence_spm", run).advice.startswith(advice)


def test_a_change_that_may_be_next_to_nothing_is_not_sure() -> None:
    """0.6 cm with an interval of 0.04 to 1.16 cm: nearer than a quarter of 0.5 cm, so it is no notice."""
    run = an_analysis(drift=(a_drift("vertical_oscillation_m", -0.006, 0.0056, 0.08, "m"),))
    found = found_by("drift_vertical_oscillation_m", run)
    assert (found.severity, found.verdict, found.confidence) == ("info", "not sure", "low")
    assert found.message == (
        "This run cannot tell whether your vertical oscillation shrinks as you go on. At equal speed and slope the "
        "change over 50 min of running lies anywhere between next to nothing and 1.2 cm."
    )


@pytest.mark.parametrize(
    ("drift", "message"),
    [
        (
            a_drift("cadence_spm", -5.0, 2.0, 168.0),
            (
                "Your cadence falls by 5 spm as you go on, at equal speed; slopes are not known in this file. "
                "That is over 50 min of running, from 168 spm (95 % interval 3 to 7 spm; 3.0 %)."
            ),
        ),
        (
            a_drift("cadence_spm", -3.0, 2.5, 168.0),
            (
                "This run cannot tell whether your cadence falls as you go on. At equal speed (slopes are not known in "
                "this file) the change over 50 min of running lies anywhere between next to nothing and 6 spm."
            ),
        ),
        (
            a_drift("cadence_spm", 0.0, 1.0, 168.0),
            (
                "Your cadence holds to the end: at equal speed (slopes are not known in this file) it changes by less "
                "than 3 spm over 50 min of running."
            ),
        ),
    ],
    ids=["falls", "not sure", "holds"],
)
def test_without_altitude_slopes_are_not_said_to_be_equal(drift: Drift, message: str) -> None:
    """A file without grade cannot set slopes equal: every wording says so, and confidence is low."""
    found = found_by("drift_cadence_spm", on_unknown_slopes(an_analysis(drift=(drift,))))
    assert (found.message, found.confidence) == (message, "low")


@pytest.mark.parametrize(
    ("change", "half", "confidence"), [(-5.0, 2.0, "moderate"), (-3.0, 2.5, "low"), (0.0, 1.0, "moderate")]
)
def test_confidence_with_known_slopes(change: float, half: float, confidence: str) -> None:
    """A change that is told, or that stays small, rests on one run: moderate; one that is not sure is low."""
    run = an_analysis(drift=(a_drift("cadence_spm", change, half, 168.0),))
    assert found_by("drift_cadence_spm", run).confidence == confidence


@pytest.mark.parametrize(
    ("change", "half", "verdict"),
    [
        (-3.0, 2.25, "falls"),
        (-3.0, 2.26, "not sure"),
        (-3.0, 3.0, None),
        (-2.9, 1.0, None),
        (1.0, 1.5, "holds"),
        (1.0, 2.0, None),
    ],
)
def test_a_change_needs_both_size_and_sureness(change: float, half: float, verdict: str | None) -> None:
    """A change of 3 spm needs its interval 0.75 spm off zero, else it is not sure; it holds if that stays below 3."""
    run = an_analysis(drift=(a_drift("cadence_spm", change, half, 168.0),))
    found = assess.RULES["drift_cadence_spm"](run)
    assert (found.verdict if found else None) == verdict


@pytest.mark.parametrize(
    ("quantity", "sensor", "start", "least"),
    [
        ("cadence_spm", "chest", 168.0, 3.0),
        ("ground_contact_time_s", "chest", 0.26, 0.010),
        ("ground_contact_time_s", "wrist", 0.26, 0.020),
        ("vertical_oscillation_m", "waist", 0.08, 0.005),
        ("step_length_m", "gps", 1.10, 0.022),
    ],
)
def test_smallest_change_reported(quantity: str, sensor: str, start: float, least: float) -> None:
    """The smallest change is the evidence's for each quantity, and twice as much for contact at a wrist."""
    run = measuring(**{quantity: an_estimate(start, sensor=sensor)})
    assert least_change(run, a_drift(quantity, 1.0, 0.1, start)) == pytest.approx(least)


def test_step_length_drift_is_no_second_notice() -> None:
    """At equal speed, longer steps repeat a lower cadence: information only."""
    found = found_by("drift_step_length_m", an_analysis(drift=(a_drift("step_length_m", 0.04, 0.01, 1.08, "m"),)))
    assert (found.severity, found.verdict) == ("info", "get longer")


def test_a_sore_knee_comes_before_the_end_of_the_run() -> None:
    """With pain above the rule nothing is asked of the last part of long runs."""
    knee = Knee(pain=KneePain(place="front", during=4.0))
    found = found_by("drift_cadence_spm", an_analysis(drift=(a_drift("cadence_spm", -5.0, 2.0, 168.0),), knee=knee))
    assert found.advice == "See to the knee first; how a run changes towards its end can wait."
