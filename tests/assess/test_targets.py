"""Cadence to try: only where it is low, a little at a time, at the runner's own paces."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait import assess, norms
from gait.assess.goals import first_step_spm, last_step_spm, occasion
from gait.model import Knee, KneePain, KneePlace, Target
from tests.assess.a_run import a_bin, a_slope, a_view, an_analysis, found_by

LOW_BINS = (a_bin(2.6, 146.0, 900.0), a_bin(3.0, 148.0, 1500.0), a_bin(3.6, 152.0, 900.0))


def test_targets_by_hand() -> None:
    """5 % more at each pace, rounded down: 146 -> 153, 148 -> 155, 152 -> 159, and the steps that this makes."""
    found = assess.targets(an_analysis(cadence=a_view(-18.0, bins=LOW_BINS)))
    assert found == (
        Target(
            pace="easy", speed_mps=2.6, now_spm=146.0, cadence_spm=153, step_length_m=pytest.approx(1.0196, abs=1e-4)
        ),
        Target(
            pace="steady", speed_mps=3.0, now_spm=148.0, cadence_spm=155, step_length_m=pytest.approx(1.1613, abs=1e-4)
        ),
        Target(
            pace="fast", speed_mps=3.6, now_spm=152.0, cadence_spm=159, step_length_m=pytest.approx(1.3585, abs=1e-4)
        ),
    )


@pytest.mark.parametrize("difference", [-12.8, -5.0, 0.0, 20.0])
def test_no_targets_unless_low(difference: float) -> None:
    """A cadence that is not clearly low has nothing to aim at."""
    assert assess.targets(an_analysis(difference)) == ()


def test_one_pace_gives_one_target() -> None:
    """A run at one pace has the steady pace only."""
    assert [target.pace for target in assess.targets(an_analysis(-20.0))] == ["steady"]


def test_easy_pace_shares_the_steady_band() -> None:
    """Where most of the run lies in one band, that band is the steady pace and no other."""
    bins = (a_bin(2.6, 146.0, 100.0), a_bin(3.0, 148.0, 2000.0), a_bin(3.6, 152.0, 900.0))
    found = assess.targets(an_analysis(cadence=a_view(-18.0, bins=bins)))
    assert [(target.pace, target.speed_mps) for target in found] == [("steady", 3.0), ("fast", 3.6)]


def test_without_speeds_no_target() -> None:
    """Without bands of cadence by speed there is no pace to aim at."""
    assert assess.targets(an_analysis(cadence=a_view(-20.0, bins=()))) == ()


def test_a_pace_with_room_for_nothing_is_left_out() -> None:
    """A band in which cadence is high already, or too slow to judge, gets no target."""
    bins = (a_bin(1.9, 130.0, 900.0), a_bin(3.0, 140.0, 1500.0), a_bin(3.6, 182.0, 900.0))
    found = assess.targets(an_analysis(cadence=a_view(-20.0, bins=bins)))
    assert [target.pace for target in found] == ["steady"]


def test_the_cap_is_eight_above_the_expectation() -> None:
    """At 3.0 m/s and 1.76 m no target goes beyond 166.4 + 8, rounded down to 174."""
    assert first_step_spm(171.0, 3.0, 1.76) == 174
    assert first_step_spm(172.0, 3.0, 1.76) is None


@given(now_spm=st.floats(120.0, 200.0), speed_mps=st.floats(2.0, 5.5), height_m=st.none() | st.floats(1.45, 2.05))
def test_never_below_now_never_beyond_ten_percent(now_spm: float, speed_mps: float, height_m: float | None) -> None:
    """A target is above the cadence now, at most 5 % first and 10 % in all, and never beyond the cap."""
    first, last = first_step_spm(now_spm, speed_mps, height_m), last_step_spm(now_spm, speed_mps, height_m)
    cap = float(norms.expected_cadence_spm(speed_mps, height_m)) + 8.0
    if first is not None:
        assert last is not None
        assert now_spm + 3 <= first <= min(1.05 * now_spm, cap)
        assert first <= last <= min(math.floor(1.10 * now_spm), cap)


@pytest.mark.parametrize("speed_mps", [1.99, 5.51, math.nan])
def test_no_target_where_no_expectation_holds(speed_mps: float) -> None:
    """Very slow and very fast running gets no target."""
    assert first_step_spm(140.0, speed_mps, 1.76) is None


def knee(place: KneePlace) -> Knee:
    """Return what is said of a knee that hurts there."""
    return Knee(pain=KneePain(place=place))


@pytest.mark.parametrize(
    ("difference", "half", "why"),
    [(-20.0, 1.0, "low"), (-3.0, 1.0, "front knee"), (3.0, 1.0, "front knee"), (8.0, 1.0, None), (20.0, 1.0, None)],
)
def test_pain_in_front_of_the_knee_is_an_occasion(difference: float, half: float, why: str | None) -> None:
    """More steps are offered up to where the whole interval (here +- 4.1 spm) still lies within 9 spm above."""
    assert occasion(an_analysis(difference, half, knee=knee("front"))) == why


@pytest.mark.parametrize("place", ["outer", "inner", "below", "back", "swollen", "locking", "other"])
def test_no_other_place_is_an_occasion(place: KneePlace) -> None:
    """Only pain in front of the knee has a trial behind more steps."""
    assert occasion(an_analysis(-3.0, knee=knee(place))) is None


def test_a_doubtful_unit_is_no_occasion() -> None:
    """Where the cadence itself is in doubt, pain changes nothing."""
    assert occasion(an_analysis(cadence=a_view(-3.0, unit="low"), knee=knee("front"))) is None


def test_targets_for_the_knee_respect_the_cap() -> None:
    """At 165 spm (expected 166.4) the first step is 173 (5 %), under 174.4; at 172 there is no room."""
    assert [each.cadence_spm for each in assess.targets(an_analysis(-1.4, knee=knee("front")))] == [173]
    assert assess.targets(an_analysis(4.8, knee=knee("front"))) == ()


def test_hills_are_no_occasion() -> None:
    """A low cadence judged over all running, most of it on slopes, asks for nothing; on the level it does."""
    view = replace(a_view(-20.0), judged_over="all running")
    slopes = {"level": a_slope("level", 146.0, 3.0, 900.0), "uphill": a_slope("uphill", 146.0, 2.6, 2400.0)}
    flat = {"level": a_slope("level", 146.0, 3.0, 2400.0), "uphill": a_slope("uphill", 146.0, 2.6, 900.0)}
    assert occasion(an_analysis(cadence=view, terrain=slopes)) is None
    assert occasion(an_analysis(cadence=view, terrain={"uphill": slopes["uphill"]})) is None
    assert occasion(an_analysis(cadence=view, terrain=flat)) == "low"
    advice = found_by("cadence_for_pace", an_analysis(cadence=view, terrain=slopes)).advice
    assert advice == "Most of this run is on slopes; look at a level run before you change anything."
