"""The truth of a simulated run is the count of its steps: tiny plans worked by hand, and what must always hold."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gait.model import STATE_CODES
from gait.simulate import (
    PERFECT_WATCH,
    PLANS,
    RUNNERS,
    WATCHES,
    Fatigue,
    Leg,
    Plan,
    Runner,
    Simulation,
    Wander,
    draw_runner,
    pause,
    run,
    simulate,
    stand,
    walk,
)
from gait.simulate.noise import smooth, wander

STEADY = Wander(
    fast_share=0.0,
    slow_share=0.0,
    speed_share=0.0,
    step_time_share=0.0,
    step_length_share=0.0,
    contact_share=0.0,
    oscillation_share=0.0,
)
# A leg that swings at 2 rad/s gives 102.12 spm at 3 m/s; with the offset, and whatever the speed: 180.
METRONOME = Runner(
    leg_length_m=9.81 / 4, cadence_exponent=0.0, cadence_offset_spm=77.88, left_contact_share=0.51, wander=STEADY
)


def _simulate(*legs: Leg, runner: Runner = METRONOME) -> Simulation:
    return simulate(runner, Plan(legs=legs), PERFECT_WATCH, 1)


def test_a_minute_at_180_steps_and_3_metres_a_second() -> None:
    """180 steps of a metre each: 180 m in a minute, one third of a second apart."""
    simulation = _simulate(run(1, 3.0))
    assert len(simulation.steps.time_s) in {179, 180}
    assert simulation.steps.length_m == pytest.approx(1.0)
    assert simulation.steps.time_s[:3] == pytest.approx([1 / 3, 2 / 3, 1.0])
    assert simulation.truth["cadence_spm"] == pytest.approx(180.0)
    assert simulation.truth["speed_mps"] == pytest.approx(3.0)
    assert simulation.truth["step_length_m"] == pytest.approx(1.0)
    assert simulation.truth["distance_m"] == pytest.approx(3.0 * np.arange(61.0), abs=1.0)


def test_contact_oscillation_and_balance_of_the_same_minute() -> None:
    """Contact 0.251192 s and oscillation 0.069025 m as for the runner alone; the left foot has 51 % of the contact."""
    simulation = _simulate(run(1, 3.0))
    assert simulation.summary["ground_contact_time_s"] == pytest.approx(0.251192, rel=2e-3)
    assert simulation.summary["vertical_oscillation_m"] == pytest.approx(0.069025, abs=1e-6)
    assert simulation.truth["ground_contact_balance"][5:-5] == pytest.approx(0.51)
    assert simulation.steps.contact_s[0] == pytest.approx(0.251192 * 1.02, abs=1e-6)
    assert simulation.steps.contact_s[1] == pytest.approx(0.251192 * 0.98, abs=1e-6)


def test_standing_and_pausing_take_no_steps() -> None:
    """A minute, half a minute of standing, a minute, a pause, a minute: 540 steps, all of them in the running."""
    simulation = _simulate(run(1, 3.0), stand(30), run(1, 3.0), pause(40), run(1, 3.0))
    state = simulation.truth["state"]
    assert simulation.summary["steps"] == pytest.approx(540, abs=1)
    assert np.count_nonzero(state == STATE_CODES["standing"]) == 30
    assert np.count_nonzero(state == STATE_CODES["paused"]) == 40
    still = state < STATE_CODES["walking"]
    assert np.all(simulation.truth["cadence_spm"][still] == 0.0)
    assert np.all(simulation.truth["speed_mps"][still] == 0.0)
    assert np.isnan(simulation.truth["step_length_m"][still]).all()
    assert simulation.truth["cadence_spm"][~still] == pytest.approx(180.0)
    assert simulation.summary["elapsed_s"] == 250.0
    assert simulation.summary["timer_s"] == 210.0


def test_the_summary_is_of_the_running_alone() -> None:
    """Walking breaks count in the totals, not in the means."""
    simulation = _simulate(run(5, 3.0), walk(5, 1.5), run(5, 3.0))
    assert simulation.summary["running_s"] == pytest.approx(600, abs=1)
    assert simulation.summary["cadence_spm"] == pytest.approx(180.0, abs=0.3)
    assert simulation.summary["speed_mps"] == pytest.approx(3.0, abs=0.01)
    assert simulation.summary["distance_m"] == pytest.approx(1800 + 450, abs=8)


def test_climbing_is_rise_over_run() -> None:
    """Ten minutes at 2.5 m/s and 8 % up, then as long down: 120 m each way, up to the short bends of the ground."""
    simulation = _simulate(run(10, 2.5, 0.08), run(10, 2.5, -0.08))
    assert simulation.summary["ascent_m"] == pytest.approx(120.0, abs=1.0)
    assert simulation.summary["descent_m"] == pytest.approx(120.0, abs=1.0)
    assert simulation.truth["altitude_m"][600] == pytest.approx(120.0, abs=1.0)
    assert simulation.truth["grade"][300] == pytest.approx(0.08)


def test_fatigue_changes_by_what_it_says() -> None:
    """From 180 down by 6 spm over the run, evenly: 180 at the start, 177 in the middle, 174 at the end."""
    tired = Runner(
        leg_length_m=9.81 / 4,
        cadence_exponent=0.0,
        cadence_offset_spm=77.88,
        wander=STEADY,
        left_contact_share=0.5,
        fatigue=Fatigue(cadence_spm=-6.0, ground_contact_time_s=0.02, vertical_oscillation_m=0.01),
    )
    simulation = _simulate(run(20, 3.0), runner=tired)
    cadence = simulation.truth["cadence_spm"]
    assert (cadence[0], cadence[600], cadence[1200]) == pytest.approx((180.0, 177.0, 174.0), abs=0.02)
    contact = simulation.truth["ground_contact_time_s"]
    assert contact[1200] - contact[0] == pytest.approx(0.02, abs=1e-4)
    oscillation = simulation.truth["vertical_oscillation_m"]
    assert oscillation[1200] - oscillation[0] == pytest.approx(0.01, abs=1e-4)


def test_the_drift_of_length_and_flight_follows_from_cadence_and_contact() -> None:
    """180 to 174 at 3 m/s: steps of 1.0 become 1.034483 m; 11.494 ms longer steps less 20 ms longer contact."""
    tired = Runner(
        leg_length_m=9.81 / 4,
        cadence_exponent=0.0,
        cadence_offset_spm=77.88,
        wander=STEADY,
        fatigue=Fatigue(cadence_spm=-6.0, ground_contact_time_s=0.02),
    )
    drift = _simulate(run(5, 3.0), runner=tired).drift
    assert drift["step_length_m"] == pytest.approx(0.034483, abs=1e-5)
    assert drift["flight_time_s"] == pytest.approx(0.011494 - 0.02, abs=1e-5)
    assert drift["cadence_spm"] == -6.0


def test_heart_rate_rises_to_its_level_and_creeps() -> None:
    """At 2.8 m/s it starts low, reaches 52 + 12 + 0.9 x 32 x 2.8 = 144.6, and ends 10 beats above that."""
    runner = Runner(wander=STEADY, fatigue=Fatigue(heart_rate_bpm=10.0))
    pulse = _simulate(run(40, 2.8), runner=runner).truth["heart_rate_bpm"]
    assert pulse[0] == pytest.approx(72.0, abs=3.0)
    assert pulse[300] == pytest.approx(144.6 + 10 / 8, abs=1.0)
    assert pulse[-1] == pytest.approx(154.6, abs=1.0)


LEGS = st.one_of(
    st.builds(run, st.floats(0.5, 3.0), st.floats(2.0, 5.0), st.floats(-0.12, 0.12)),
    st.builds(walk, st.floats(0.5, 2.0), st.floats(1.0, 1.9)),
    st.builds(stand, st.floats(5.0, 60.0)),
    st.builds(pause, st.floats(5.0, 60.0)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(LEGS, max_size=6), st.integers(0, 2**32 - 1))
def test_what_holds_for_every_run(legs: list[Leg], seed: int) -> None:
    """Landings are in order; distance is the sum of the steps, and the integral of speed; no column leaves reason."""
    runner = draw_runner(np.random.default_rng(seed), fatigue=Fatigue(cadence_spm=-4.0))
    simulation = simulate(runner, Plan(legs=(run(1, 2.8), *legs)), PERFECT_WATCH, seed)
    truth, steps = simulation.truth, simulation.steps
    assert np.all(np.diff(steps.time_s) > 0.0)
    assert np.all(np.diff(truth["distance_m"]) >= 0.0)
    # The last whole second may stand up to a second, so 6 m, before the end.
    assert truth["distance_m"][-1] == pytest.approx(np.sum(steps.length_m), abs=8.0)
    assert np.sum(truth["speed_mps"]) == pytest.approx(np.sum(steps.length_m), rel=0.02, abs=3.0 * (len(legs) + 2))
    running = truth["state"] == STATE_CODES["running"]
    assert np.all(truth["cadence_spm"][running] < 260.0)
    assert np.all(np.abs(truth["ground_contact_balance"][running] - 0.5) < 0.1)
    assert len({len(values) for values in truth.values()}) == 1


def test_speed_is_cadence_times_length_without_having_been_told_so() -> None:
    """Over the running of a whole run, mean speed is steps a second times metres a step within half a percent."""
    summary = simulate(RUNNERS["typical"], PLANS["easy_10k"], PERFECT_WATCH, 3).summary
    product = summary["cadence_spm"] / 60.0 * summary["step_length_m"]
    assert product == pytest.approx(summary["speed_mps"], rel=0.005)


def test_step_times_scatter_as_on_the_treadmill() -> None:
    """Intervals between landings scatter by 1.5 % within 20 s, as those of 13 runners did (1.4-2.0 %)."""
    steps = simulate(Runner(), Plan(legs=(run(20, 3.0),)), PERFECT_WATCH, 4).steps
    intervals = np.diff(steps.time_s)
    pieces = intervals[: len(intervals) // 55 * 55].reshape(-1, 55)
    assert 0.014 < float(np.mean(pieces.std(axis=1) / pieces.mean(axis=1))) < 0.020


def test_variation_has_a_memory() -> None:
    """At constant speed, cadence a second later is nearly the same, ten seconds later half so, as in watch files."""
    cadence = simulate(RUNNERS["typical"], PLANS["marathon"], WATCHES["full_dynamics"], 5).activity.column(
        "cadence_spm"
    )
    kept = cadence[600:3600] - np.polyval(np.polyfit(np.arange(3000), cadence[600:3600], 1), np.arange(3000))
    after_one, after_ten, after_minutes = (np.corrcoef(kept[lag:], kept[:-lag])[0, 1] for lag in (1, 10, 300))
    assert after_one > 0.75
    assert 0.2 < after_ten < 0.7
    assert abs(after_minutes) < 0.25


def test_wander_has_the_size_and_memory_asked_for() -> None:
    """Standard deviation 2, and a correlation of 1/e after the memory of 20 s."""
    noise = wander(np.random.default_rng(1), 40_000, sd=2.0, memory_s=20.0)
    assert noise.std() == pytest.approx(2.0, rel=0.05)
    assert np.corrcoef(noise[20:], noise[:-20])[0, 1] == pytest.approx(np.exp(-1), abs=0.06)


def test_smoothing_follows_and_bridges_gaps() -> None:
    """A step from 0 to 1 is followed by 1 - 1/e after the time constant; NaN stays NaN and does no harm."""
    step = np.concatenate((np.zeros(5), np.ones(10)))
    assert smooth(step, 10.0)[14] == pytest.approx(1.0 - np.exp(-1.0))
    gapped = smooth(np.array([np.nan, 2.0, np.nan, 2.0]), 5.0)
    assert np.array_equal(np.isnan(gapped), [True, False, True, False])
    assert gapped[3] == pytest.approx(2.0)
    assert smooth(step, 0.0) is step


@pytest.mark.prove
def test_a_hundred_hours_are_quick(capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred seeds of an hour's run give a hundred different runs; the time that it takes is reported."""
    began_s = time.perf_counter()
    plan = Plan(legs=(run(60, 2.8),))
    runs = [simulate(RUNNERS["typical"], plan, WATCHES["full_dynamics"], seed) for seed in range(100)]
    spent_s = time.perf_counter() - began_s
    with capsys.disabled():
        print(f"\n{spent_s / 100:.3f} s for an hour of running")  # noqa: T201 - the report
    assert len({one.summary["distance_m"] for one in runs}) == 100
