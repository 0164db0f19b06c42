"""What changes over the run: when it is told, when it is not sure, and what to do."""

import pytest

from gait import assess
from gait.assess.drift import least_change
from gait.model import CadenceView
from tests.assess.a_run import (
    a_bin,
    a_drift,
    a_share,
    a_view,
    an_analysis,
    an_estimate,
    found_by,
    measuring,
)


def test_cadence_falls() -> None:
    """A fall of 5 spm (3 to 7) from 168 over 50 minutes is told with its interval and 5 / 168 = 3.0 %."""
    found = found_by("drift_cadence_spm", an_analysis(drift=(a_drift("cadence_spm", -5.0, 2.0, 168.0),)))
    assert found.message == (
        "Your cadence falls by 5 spm as you go on, at equal speed and slope. "
        "That is over 50 min of running, from 168 spm (95 % interval 3 to 7 spm; 3.0 %)."
    )
    assert found.advice == "Late in long runs, look at your cadence now and then and come back to 168 spm."
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


def test_a_low_cadence_that_falls_is_brought_back() -> None:
    """Where cadence is low for the pace, a fall is one to come back from."""
    found = found_by("drift_cadence_spm", an_analysis(-16.0, drift=(a_drift("cadence_spm", -5.0, 2.0, 152.0),)))
    assert found.advice.endswith("come back to 152 spm.")


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
