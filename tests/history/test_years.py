"""Years of simulated runners: what was planted is found on its day, and nothing else is claimed."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gait.assess.look import needs_a_look
from gait.history.points import in_order
from gait.history.season import season_of
from gait.model import RunWindows, Season, SeasonRun
from gait.simulate.season import Planted, Truth, draw_trainee
from tests.history.athlete_years import a_year, claims, looks

PLANTED = Planted(cadence_day=120, spike_day=200, device_day=250, shoe_m=None)
"""Cadence falls by 5 % in May, one run is 1.6 times the longest in July, and a new watch comes in September."""


def days_between(one: str, other: str | None) -> int:
    """Return how many days the first date lies after the other."""
    assert other is not None
    return (date.fromisoformat(one) - date.fromisoformat(other)).days


@pytest.fixture(scope="module")
def four_athletes() -> list[tuple[Truth, tuple[SeasonRun, ...], Season]]:
    """Return a year of four athletes who run once or twice a week: 300 runs, with the same things planted."""
    found = []
    for seed in range(4):
        rare = replace(draw_trainee(np.random.default_rng(seed)), runs_a_week=2, missed_share=0.26, long_m=17_000.0)
        year, runs = a_year(100 + seed, PLANTED, rare)
        found.append((year.truth, runs, season_of(runs)))
    return found


def test_there_are_three_hundred_runs(four_athletes: list[tuple[Truth, tuple[SeasonRun, ...], Season]]) -> None:
    """As many as were asked for, give or take those that were missed."""
    assert sum(len(runs) for _, runs, _ in four_athletes) == pytest.approx(300, abs=15)


def test_a_planted_drop_is_found_on_its_day(four_athletes: list[tuple[Truth, tuple[SeasonRun, ...], Season]]) -> None:
    """In each athlete cadence fell once, by 5 %, within a week of the day and within the interval that is given."""
    for truth, _, found in four_athletes:
        (change,) = [each for each in found.changes if each.quantity == "cadence_spm"]
        assert abs(days_between(change.on, truth.cadence_on)) <= 7
        assert change.earliest <= str(truth.cadence_on) <= change.latest
        assert change.share == pytest.approx(-0.05, abs=0.02)


def test_nothing_else_changed(four_athletes: list[tuple[Truth, tuple[SeasonRun, ...], Season]]) -> None:
    """Steps, contact and oscillation follow from cadence; every change that is claimed may be of that day."""
    for truth, _, found in four_athletes:
        assert [each for each in found.changes if not each.earliest <= str(truth.cadence_on) <= each.latest] == []
        claimed = [each for each in found.against if each.verdict in {"below", "above"}]
        assert [each for each in claimed if each.local_date < str(truth.cadence_on)] == []


def test_the_new_watch_is_told_on_its_day(four_athletes: list[tuple[Truth, tuple[SeasonRun, ...], Season]]) -> None:
    """One device is new, and what was usual on the old one says nothing of it."""
    for truth, _, found in four_athletes:
        (device,) = found.devices
        assert device.local_date == truth.device_on
        assert {each.device.startswith("Watch B") for each in found.trends} == {True, False}


def test_the_spike_is_told_on_its_day(four_athletes: list[tuple[Truth, tuple[SeasonRun, ...], Season]]) -> None:
    """The run that was planted is among the clear spikes, and the others are longer than all of 30 days before too."""
    for truth, runs, found in four_athletes:
        clear = [each for each in found.spikes if each.clear]
        assert truth.spike_on in {each.local_date for each in clear}
        distances = {each.run_id: each.distance_m for each in runs}
        assert all(distances[each.run_id] > 1.1 * each.spike.longest_m for each in clear)


def test_shoes_are_told_on_their_day(four_athletes: list[tuple[Truth, tuple[SeasonRun, ...], Season]]) -> None:
    """The days on which 480 and 800 km were passed, but for what distances are off by: a run or two."""
    for truth, _, found in four_athletes:
        (pair,) = found.shoes
        assert pair.state == "beyond"
        assert abs(days_between(str(pair.reached_least_on), truth.shoe_passed_480_on)) <= 7
        assert abs(days_between(str(pair.reached_most_on), truth.shoe_passed_800_on)) <= 7


def test_a_coach_sees_the_drop_first(four_athletes: list[tuple[Truth, tuple[SeasonRun, ...], Season]]) -> None:
    """Three weeks after it was found, it is what needs a look, in one sentence with the steps that follow from it."""
    for _, runs, found in four_athletes:
        (change,) = [each for each in found.changes if each.quantity == "cadence_spm"]
        until = season_of([each for each in runs if each.local_date <= change.found_on])
        first = needs_a_look(until)[0]
        assert first.kind == "change"
        assert "cadence_spm" in first.quantities


def test_years_without_change_claim_nothing() -> None:
    """A year of a runner who did not change, looked at after every run: nothing to look at (`make prove`: of 200)."""
    assert looks(list(claims(a_year(0)[1]))) == 0


# ---------------------------------------------------------------------------------------------------------------------
# What must not matter


@pytest.fixture(scope="module")
def weeks() -> tuple[tuple[SeasonRun, ...], Season]:
    """Return the first forty runs of a year with a drop in it, and what they tell."""
    runs = a_year(7, Planted(cadence_day=45))[1][:40]
    return runs, season_of(runs)


def told(found: Season) -> list[tuple[str, str, float | None]]:
    """Return each run's difference from the usual as a share, None without a line."""
    return [
        (each.run_id, each.quantity, each.difference / each.usual if each.difference and each.usual else None)
        for each in found.against
    ]


@settings(max_examples=3, deadline=None)
@given(factor=st.floats(0.97, 1.03))
def test_a_device_s_constant_error_changes_nothing(weeks: tuple[tuple[SeasonRun, ...], Season], factor: float) -> None:
    """A watch that shows all cadences 3 % too high or low has the same differences between its runs."""
    runs, usual = weeks
    other = season_of([replace(run, windows=with_cadence(run.windows, factor)) for run in runs])
    of_usual, of_other = ([each for each in told(found) if each[1] == "cadence_spm"] for found in (usual, other))
    assert [each[:2] for each in of_usual] == [each[:2] for each in of_other]
    for one, two in zip(of_usual, of_other, strict=True):
        assert one[2] == pytest.approx(two[2], abs=1e-9)
    assert [each.on for each in usual.changes] == [each.on for each in other.changes] != []


def with_cadence(windows: RunWindows, factor: float) -> RunWindows:
    """Return windows whose cadence is that many times as high."""
    return replace(windows, cadence_spm=tuple(None if each is None else each * factor for each in windows.cadence_spm))


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 1000))
def test_the_order_of_the_runs_does_not_matter(weeks: tuple[tuple[SeasonRun, ...], Season], seed: int) -> None:
    """Files come in any order, and some twice."""
    runs, found = weeks
    shuffled = [runs[at] for at in np.random.default_rng(seed).permutation(len(runs))]
    assert in_order([*shuffled, shuffled[0]]) == in_order(runs)
    assert season_of([*shuffled, shuffled[0]]) == found
