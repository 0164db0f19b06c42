"""What the findings on cadence and step length say, in this run's own numbers."""

from dataclasses import replace
from typing import Any

import pytest

from gait import assess
from gait.model import Analysis, Athlete
from tests.assess.a_run import (
    a_bin,
    a_view,
    an_analysis,
    an_estimate,
    found_by,
    measuring,
    without_expectation,
)


def test_low_cadence_quotes_this_run() -> None:
    """150 spm at 5:33 /km: try 157 (5 %), at most 165 (10 %), and the steps that these make (180 / 150.4 and / 157)."""
    found = found_by("cadence_for_pace", an_analysis(-16.0))
    assert (found.severity, found.verdict, found.value) == ("act", "low for your pace", -16.0)
    assert found.message.startswith("Your steps are long for your pace: 150 spm at 5:33 /km, where 166 spm is usual. ")
    assert found.message.endswith(
        " That is over your steady level running; of runners of 1.76 m at your paces, 80 % take 154 to 179 spm."
    )
    assert found.advice.startswith(
        "At 5:33 /km, set a metronome to 157 spm (now 150 spm): each step is then 1.15 m instead of 1.20 m. "
    )
    assert "for 4 bouts of 4 minutes on easy, level runs, at the same pace, for 2 weeks; not uphill." in found.advice
    assert "go on to at most 165 spm" in found.advice
    assert found.advice.endswith(
        "It costs more effort at first, and calf, Achilles tendon and hip flexors take more of the work. "
        "Go back to your own steps if calf or Achilles tendon hurts more than 2 of 10."
    )


def test_low_only_in_the_mean_leaves_no_room() -> None:
    """Where the mean expectation leaves no room for a raise, the advice says so."""
    view = a_view(-20.0, expected=195.0, bins=(a_bin(3.0, 175.0),))
    found = found_by("cadence_for_pace", an_analysis(cadence=view))
    assert found.advice == "There is little room for more steps at this pace; nothing to change."


def test_a_cap_that_stops_the_second_step() -> None:
    """Where the first step reaches the cap (166.4 + 8, rounded down), no further one is named."""
    view = a_view(-15.0, expected=186.0, bins=(a_bin(3.0, 171.0),))
    found = found_by("cadence_for_pace", an_analysis(cadence=view))
    assert "to 174 spm (now 171 spm)" in found.advice
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
            "152 spm at 5:33 /km is on the low side of usual, too close to call. ",
            "Give your height with --height: it narrows what is typical for you.",
        ),
        (
            an_analysis(12.5),
            "179 spm at 5:33 /km is on the high side of usual, too close to call. ",
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
            an_analysis(cadence=a_view(-10.0, bins=(a_bin(1.6835, 156.0),))),
            "No expectation holds at 9:54 /km, so 156 spm cannot be judged.",
            "Look at a run that is faster than 8:20 /km.",
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


def test_a_speed_without_expectation_has_no_numbers() -> None:
    """Where no expectation holds, the difference and its interval are absent, and the reference says where it would."""
    found = found_by("cadence_for_pace", an_analysis(cadence=a_view(-10.0, bins=(a_bin(1.2, 150.0),))))
    assert (found.value, found.low, found.high) == (None, None, None)
    assert found.reference == "an expectation holds at 3:02 to 8:20 /km"


def test_the_height_of_a_watch_is_said_once() -> None:
    """A height that the runner did not give may be the watch's default, and the finding says so once."""
    run = an_analysis(athlete=Athlete(height_m=1.76, from_="file"))
    said = [found.message.count("height from the watch's profile") for found in assess.assess(run)]
    assert sum(said) == 1
    found = found_by("cadence_for_pace", run)
    assert "of runners of 1.76 m (height from the watch's profile, which may be a default) at your" in found.message


def test_what_is_judged_over_all_running() -> None:
    """Where there is too little steady running, the finding says that all of it counts."""
    found = found_by("cadence_for_pace", an_analysis(cadence=replace(a_view(0.0), judged_over="all running")))
    assert "That is over all your running; of runners of 1.76 m" in found.message
    bare = found_by("cadence_for_pace", an_analysis(cadence=replace(a_view(0.0), judged_over=None)))
    assert "at 5:33 /km. Of runners of 1.76 m" in bare.message


def test_findings_in_miles_and_feet() -> None:
    """A run split by miles is told in min/mi, ft and inches: 3.0 m/s is 8:56 /mi, 1.197 m are 3.93 ft."""
    run = an_analysis(-16.0, split_unit="mi")
    cadence, step = found_by("cadence_for_pace", run), found_by("step_length_for_pace", run)
    assert cadence.message.startswith("Your steps are long for your pace: 150 spm at 8:56 /mi, where 166 spm")
    assert "runners of 5 ft 9 in at your paces" in cadence.message
    assert cadence.advice.startswith(
        "At 8:56 /mi, set a metronome to 157 spm (now 150 spm): each step is then 3.76 ft instead of 3.93 ft. "
    )
    assert "150 spm at 8:56 /mi makes 3.93 ft, where 3.55 ft is usual" in step.message
    assert step.reference == "usual at 8:56 /mi: 3.55 ft"


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
    ("shares", "low", "high", "advice"),
    [
        ((0.0, 0.25, 0.75), 150.0, 186.0, "Above 180 can be quite usual at your pace and height; go by"),
        ((0.75, 0.25, 0.0), 150.0, 186.0, "Below 160 can be quite usual at your pace and height; go by"),
        ((0.0, 0.25, 0.75), 150.0, 178.0, "Go by the band that is usual at your pace and height."),
        ((0.75, 0.25, 0.0), 162.0, 190.0, "Go by the band that is usual at your pace and height."),
        ((0.15, 0.70, 0.15), 150.0, 190.0, "Go by the band that is usual at your pace and height."),
    ],
)
def test_the_convention_beside_other_bands(
    shares: tuple[float, float, float], low: float, high: float, advice: str
) -> None:
    """What is said of 160-180 is of the side that the running lies on, and follows the band that is usual there."""
    view = replace(a_view(0.0, shares=shares), expected_low_spm=low, expected_high_spm=high)
    assert found_by("cadence_160_180", an_analysis(cadence=view)).advice.startswith(advice)


def test_the_convention_at_an_unknown_height() -> None:
    """Where the height is unknown, nothing is said of it."""
    view = replace(a_view(0.0, shares=(0.0, 0.25, 0.75)), expected_high_spm=186.0)
    found = found_by("cadence_160_180", an_analysis(height_m=None, cadence=view))
    assert found.advice.startswith("Above 180 can be quite usual at your pace; go by")


def test_the_convention_has_no_advice_for_who_keeps_it() -> None:
    """With 95 % inside there is nothing to advise, and without a band of one's own nothing to go by."""
    kept = a_view(0.0, shares=(0.0, 0.95, 0.05))
    assert found_by("cadence_160_180", an_analysis(cadence=kept)).advice == ""
    unknown = without_expectation(a_view(0.0))
    assert found_by("cadence_160_180", an_analysis(cadence=unknown)).advice == ""


def test_the_convention_without_what_lies_outside() -> None:
    """Shares that are not known are not told."""
    found = found_by("cadence_160_180", an_analysis(cadence=replace(a_view(0.0), below_160_share=None)))
    assert found.message.startswith("You spend 70 % of your running between 160 and 180 spm. ")


@pytest.mark.parametrize(("coverage", "fires"), [(0.49, False), (0.5, True)])
def test_the_convention_needs_half_of_the_run(coverage: float, fires: bool) -> None:  # noqa: FBT001 - an expected value
    """Shares of a cadence that stands for under half of the running are not told."""
    run = measuring(cadence_spm=an_estimate(166.0, coverage=coverage))
    assert (assess.RULES["cadence_160_180"](run) is not None) == fires


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


@pytest.mark.parametrize(("difference", "side"), [(-12.5, "long"), (12.5, "short")])
def test_step_length_too_close_to_call(difference: float, side: str) -> None:
    """At the edge of the band the side is named, and no verdict."""
    found = found_by("step_length_for_pace", an_analysis(difference))
    assert found.verdict == "not sure"
    assert found.message.startswith(f"Your step is on the {side} side, too close to usual to call: ")


def test_step_length_without_a_measured_one() -> None:
    """Without a step length in the summary the finding has no interval."""
    run = an_analysis()
    found = found_by("step_length_for_pace", replace(run, summary={"cadence_spm": run.summary["cadence_spm"]}))
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize(("difference", "shares"), [(-20.0, (1.0, 0.0, 0.0)), (20.0, (0.0, 0.2, 0.8))])
def test_outside_of_both_bands_is_told(difference: float, shares: tuple[float, float, float]) -> None:
    """A cadence outside of 160-180 and of the band for the pace is not called quite usual, on either side."""
    found = found_by("cadence_160_180", an_analysis(difference, cadence=a_view(difference, shares=shares)))
    assert found.advice == (
        "Your cadence lies outside of the band that is usual at your pace and height, too: go by that one."
    )
