"""What the findings say, in this run's own numbers."""

from dataclasses import replace
from typing import Any

import pytest

from gait import assess
from gait.assess.drift import least_change
from gait.assess.dynamics import GAUGES, place_in_gauge
from gait.assess.quality import excess
from gait.model import Analysis, Finding
from tests.assess.a_run import (
    a_bin,
    a_comparison,
    a_drift,
    a_share,
    a_slope,
    a_view,
    an_analysis,
    an_estimate,
)


def found_by(rule: str, analysis: Analysis) -> Finding:
    """Return the finding of a rule that fires."""
    found = assess.RULES[rule](analysis)
    assert found is not None
    return found


def measuring(**more: Any) -> Analysis:  # noqa: ANN401 - estimates by quantity
    """Return a plain run with more quantities measured."""
    run = an_analysis()
    return replace(run, summary={**run.summary, **more})


def test_low_cadence_quotes_this_run() -> None:
    """150 spm at 5:33 /km: try 157 (5 %), at most 165 (10 %), and the steps that these make (180 / 150.4 and / 157)."""
    found = found_by("cadence_for_pace", an_analysis(-16.0))
    assert (found.severity, found.verdict, found.value) == ("act", "low for your pace", -16.0)
    assert found.message.startswith("Your steps are long for your pace: 150 spm at 5:33 /km, where 166 spm is usual. ")
    assert found.message.endswith("Of runners of 1.76 m at your paces, 80 % take 154 to 179 spm.")
    assert found.advice.startswith(
        "At 5:33 /km, try 157 spm (now 150 spm): each step is then 1.15 m instead of 1.20 m. "
    )
    assert "for 4 bouts of 4 minutes on easy, level runs, at the same pace, for 2 weeks" in found.advice
    assert "go on to at most 165 spm" in found.advice


def test_low_only_in_the_mean_leaves_no_room() -> None:
    """Where the mean expectation leaves no room for a raise, the advice says so."""
    view = a_view(-20.0, expected=195.0, bins=(a_bin(3.0, 175.0),))
    found = found_by("cadence_for_pace", an_analysis(cadence=view))
    assert found.advice == "There is little room for more steps at this pace; nothing to change."


def test_a_cap_that_stops_the_second_step() -> None:
    """Where the first step reaches the cap, no further one is named."""
    view = a_view(-15.0, expected=186.0, bins=(a_bin(3.0, 171.0),))
    found = found_by("cadence_for_pace", an_analysis(cadence=view))
    assert "try 175 spm (now 171 spm)" in found.advice
    assert "go on to at most" not in found.advice


@pytest.mark.parametrize(
    ("run", "message", "advice"),
    [
        (an_analysis(0.0), "Your cadence is typical for your pace: 166 spm at 5:33 /km. ", "Nothing to change."),
        (
            an_analysis(20.0),
            "Your steps are short and quick for your pace: 186 spm at 5:33 /km, where 166 spm is usual. ",
            "Nothing to change.",
        ),
        (
            an_analysis(-14.0, height_m=None),
            "152 spm is on the low side at 5:33 /km, at the edge of what is usual. ",
            "Give your height with --height: it narrows what is typical for you.",
        ),
        (
            an_analysis(12.5),
            "179 spm is on the high side at 5:33 /km, at the edge of what is usual. ",
            "Several runs at the same paces will tell; until then, nothing to change.",
        ),
        (
            an_analysis(0.0, 15.0),
            "This run is too uncertain to say whether 166 spm is low, typical or high at 5:33 /km. ",
            "Several runs at the same paces will tell; until then, nothing to change.",
        ),
        (
            an_analysis(cadence=a_view(-83.0, unit="low")),
            "It is not clear how this file stores cadence, so 83 spm cannot be judged.",
            "Say how the file stores cadence with --cadence-unit, then look again.",
        ),
        (
            an_analysis(cadence=a_view(-10.0, bins=(a_bin(1.8, 156.0),))),
            "No expectation holds at 9:16 /km, so 156 spm cannot be judged.",
            "No expectation holds at this pace: look at a run between 3:02 /km and 8:20 /km.",
        ),
        (
            measuring(cadence_spm=an_estimate(166.0, coverage=0.1)),
            "166 spm at 5:33 /km stands for too little of this run to be judged. ",
            "Check the sensor's battery, fit and pairing, and look at the next run.",
        ),
    ],
)
def test_verdicts_in_words(run: Analysis, message: str, advice: str) -> None:
    """Every verdict but low is information: what was seen, and that nothing needs changing or what would tell."""
    found = found_by("cadence_for_pace", run)
    assert found.message.startswith(message)
    assert (found.severity, found.advice) == ("info", advice)


def test_a_speed_without_expectation_has_no_interval() -> None:
    """Below 1.5 m/s the interval of the difference is unknown, not infinite."""
    found = found_by("cadence_for_pace", an_analysis(cadence=a_view(-10.0, bins=(a_bin(1.2, 150.0),))))
    assert (found.low, found.high) == (None, None)


def test_the_convention_is_context_for_a_tall_slow_runner() -> None:
    """A runner of 1.90 m with 95 % below 160 reads that this can be usual, and gets no alarm."""
    view = a_view(0.0, expected=155.9, bins=(a_bin(2.2, 155.9),), shares=(0.95, 0.05, 0.0))
    found = found_by("cadence_160_180", an_analysis(height_m=1.90, cadence=view))
    assert found.severity == "info"
    assert found.message == (
        "You spend 5 % of your running between 160 and 180 spm, 95 % below and 0 % above. "
        "That band is a convention that knows neither your pace nor your height: "
        "at 7:35 /km and 1.90 m, 143 to 168 spm is usual."
    )
    assert found.advice.startswith("Below 160 can be quite usual")


@pytest.mark.parametrize(
    ("low", "high", "advice"),
    [(165.0, 190.0, "Above 180 can"), (162.0, 178.0, "Go by the band"), (None, None, "Go by the band")],
)
def test_the_convention_beside_other_bands(low: float | None, high: float | None, advice: str) -> None:
    """What is said of 160-180 follows the band that is usual for the runner."""
    view = replace(a_view(0.0), expected_low_spm=low, expected_high_spm=high, below_160_share=None)
    found = found_by("cadence_160_180", an_analysis(cadence=view))
    assert found.advice.startswith(advice)
    assert found.message.startswith("You spend 70 % of your running between 160 and 180 spm. ")


def test_step_length_is_the_same_verdict() -> None:
    """1.20 m against 1.08 m (180 / 166.4), said to be no second verdict, with the measured relative interval."""
    found = found_by("step_length_for_pace", an_analysis(-16.0))
    assert found.message == (
        "Your step is long for your pace: 150 spm at 5:33 /km makes 1.20 m, where 1.08 m is usual. "
        "At one pace, longer steps are fewer steps: this is the verdict on cadence in other words, not a second one."
    )
    assert (found.severity, found.value) == ("info", pytest.approx(180 / 150.4))
    assert found.low == pytest.approx(180 / 150.4 - 0.02, abs=1e-6)


@pytest.mark.parametrize("view", [a_view(0.0, unit="low"), a_view(0.0, 15.0), a_view(0.0, bins=(a_bin(1.8, 166.4),))])
def test_step_length_is_silent_where_cadence_cannot_be_judged(view: Any) -> None:  # noqa: ANN401 - a view
    """Without an expectation that holds, nothing usual is named for the step or beside 160-180."""
    assert assess.RULES["step_length_for_pace"](an_analysis(cadence=view)) is None


def test_no_usual_band_where_no_expectation_holds() -> None:
    """At 9:16 /km no band is called usual."""
    found = found_by("cadence_160_180", an_analysis(cadence=a_view(0.0, bins=(a_bin(1.8, 166.4),))))
    assert found.message.endswith("a convention that knows neither your pace nor your height.")


def test_step_length_without_a_measured_one() -> None:
    """Without a step length in the summary the finding has no interval."""
    run = an_analysis()
    found = found_by("step_length_for_pace", replace(run, summary={"cadence_spm": run.summary["cadence_spm"]}))
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize(
    ("gauge", "row", "value", "place"),
    [
        ("contact_gauge", "garmin_contact", 0.2174, 0),
        ("contact_gauge", "garmin_contact", 0.218, 1),
        ("contact_gauge", "garmin_contact", 0.2484, 1),
        ("contact_gauge", "garmin_contact", 0.249, 2),
        ("contact_gauge", "garmin_contact", 0.277, 2),
        ("contact_gauge", "garmin_contact", 0.278, 3),
        ("contact_gauge", "garmin_contact", 0.308, 3),
        ("contact_gauge", "garmin_contact", 0.309, 4),
        ("oscillation_gauge", "garmin_oscillation_chest", 0.097, 2),
        ("oscillation_gauge", "garmin_oscillation_chest", 0.098, 3),
        ("oscillation_gauge", "garmin_oscillation_waist", 0.098, 2),
        ("ratio_gauge", "garmin_ratio_chest", 0.074, 1),
        ("ratio_gauge", "garmin_ratio_chest", 0.075, 2),
        ("ratio_gauge", "garmin_ratio_waist", 0.075, 1),
    ],
)
def test_edges_of_the_gauges(gauge: str, row: str, value: float, place: int) -> None:
    """Edges fall as in the maker's table: 218-248, 249-277, 278-308 ms, and chest and waist differ."""
    assert place_in_gauge(GAUGES[gauge], row, value) == place


def test_contact_beside_its_pace() -> None:
    """Contact is placed in the maker's band, and told what is usual at the pace: 0.537 x 3^-0.62 = 272 ms."""
    found = found_by("contact_gauge", measuring(ground_contact_time_s=an_estimate(0.262, 0.002, unit="s")))
    assert found.message == (
        "Your ground contact of 262 ms is in the middle 40 % among the maker's runners. "
        "Contact gets shorter as you run faster (about 272 ms is usual on watches at 5:33 /km), "
        "and those bands mix all paces."
    )
    assert (found.severity, found.confidence) == ("info", "moderate")


def test_a_gauge_across_its_edge() -> None:
    """A sensor error that reaches into the next band costs confidence and is said."""
    found = found_by("contact_gauge", measuring(ground_contact_time_s=an_estimate(0.262, 0.02, unit="s")))
    assert found.confidence == "low"
    assert "The sensor's own error reaches into the neighbouring bands." in found.message


@pytest.mark.parametrize("speed_mps", [None, 1.2])
def test_contact_without_a_pace_to_compare(speed_mps: float | None) -> None:
    """Without a running speed no usual contact is named."""
    bins = () if speed_mps is None else (a_bin(speed_mps, 150.0),)
    run = replace(
        an_analysis(cadence=a_view(0.0, bins=bins)), summary={"ground_contact_time_s": an_estimate(0.262, 0.002)}
    )
    assert "usual on watches" not in found_by("contact_gauge", run).message


@pytest.mark.parametrize(
    ("left", "half", "verdict"),
    [
        (0.518, 0.004, "beyond most healthy runners"),
        (0.482, 0.004, "beyond most healthy runners"),
        (0.518, 0.008, "not sure"),
        (0.504, 0.004, "as in most healthy runners"),
        (0.504, 0.010, "not sure"),
    ],
)
def test_balance_describes(left: float, half: float, verdict: str) -> None:
    """Balance is held against the 1.2 points of 95 % of healthy runners, always as information."""
    found = found_by("balance", measuring(ground_contact_balance=an_estimate(left, half, unit="1")))
    assert (found.severity, found.verdict) == ("info", verdict)


def test_balance_in_words() -> None:
    """51.8 % is 1.8 points from even, and has not been linked to more injury."""
    found = found_by("balance", measuring(ground_contact_balance=an_estimate(0.518, 0.004, unit="1")))
    assert found.message.startswith("Your left foot takes 51.8 % of the ground contact, 1.8 points from even. ")
    assert found.advice.endswith("differences between the legs have not been linked to more injury.")


def test_cadence_falls() -> None:
    """A fall of 5 spm (3 to 7) from 168 over 50 minutes is told with its interval and 5 / 168 = 3.0 %."""
    found = found_by("drift_cadence_spm", an_analysis(drift=(a_drift("cadence_spm", -5.0, 2.0, 168.0),)))
    assert found.message == (
        "Your cadence falls by 5 spm as you go on, at equal speed and slope. "
        "That is over 50 min of running, from 168 spm (95 % interval 3 to 7 spm; 3.0 %)."
    )
    assert found.advice == "Late in long runs, look at your cadence once a kilometre and come back to 168 spm."
    assert (found.severity, found.verdict) == ("notice", "falls")


@pytest.mark.parametrize(("difference", "change"), [(20.0, -5.0), (0.0, 5.0)])
def test_no_advice_to_raise_what_is_high_or_rises(difference: float, change: float) -> None:
    """A fall of a high cadence, or a rise, is only watched."""
    found = found_by("drift_cadence_spm", an_analysis(difference, drift=(a_drift("cadence_spm", change, 2.0, 170.0),)))
    assert found.advice.startswith("See whether your next long runs show it too")


@pytest.mark.parametrize(
    ("change", "half", "verdict"),
    [(-3.0, 2.9, "falls"), (-3.0, 3.0, None), (-2.9, 1.0, None), (1.0, 1.5, "holds"), (1.0, 2.0, None)],
)
def test_a_change_needs_both_size_and_sureness(change: float, half: float, verdict: str | None) -> None:
    """A change is told from 3 spm on if its interval excludes zero; that it holds, only if the interval stays below."""
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


def test_speed_against_step_length() -> None:
    """A step length 7 % off speed over cadence is a notice (0.88 against 0.95 m; 0.07 / 0.95)."""
    run = an_analysis(sources_compared=(a_comparison("step_length_m", 0.88, 0.95, 0.01),))
    found = found_by("sensors_disagree", run)
    assert found.severity == "notice"
    assert found.message == "Two sources of step length disagree by 7 %: 0.88 m from device and 0.95 m from Stryd."


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
        "Two sources of cadence disagree by 5 %: 160 spm from device and 168 spm from Stryd."
    )
    assert found.message.endswith("They also differ in ground contact.")
    assert found.advice.startswith("Both cannot be right: count your steps")


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (a_comparison("ground_contact_time_s", 0.265, 0.240, 0.001), "ground contact disagree by 9 %: 265 ms"),
        (a_comparison("ground_contact_balance", 0.50, 0.52, 0.004), "balance disagree by 2.0 points: 50.0 %"),
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
        "33 % of this recording was walking or standing and is left out: 15 min walking, 0 min standing. "
        "The figures are over 30 min of running."
    )


def test_a_recording_without_movement() -> None:
    """Nothing recorded leaves nothing out."""
    nothing = replace(a_share(), time_s=0.0)
    assert assess.RULES["much_left_out"](an_analysis(running=nothing)) is None
