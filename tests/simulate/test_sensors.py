"""What the watch stores of what happened: perfect, wrong in the way asked for, or not at all."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from gait.model import Activity, Channel, Pause
from gait.simulate import (
    PERFECT_WATCH,
    PLANS,
    RUNNERS,
    WATCHES,
    Plan,
    Runner,
    SensorError,
    Simulation,
    pause,
    run,
    simulate,
    stand,
    walk,
)
from gait.simulate.course import position_deg
from gait.simulate.sensors import apply_error

MIXED = Plan(legs=(run(6, 2.8), stand(20), walk(2), pause(45), run(6, 3.0)))


@pytest.fixture(scope="module")
def perfect() -> Simulation:
    """Return a mixed run on a watch without error."""
    return simulate(Runner(), MIXED, PERFECT_WATCH, 7)


@pytest.fixture(scope="module")
def dynamic() -> Simulation:
    """Return the same run on a watch with a chest strap."""
    return simulate(Runner(), MIXED, WATCHES["full_dynamics"], 7)


def _recorded(simulation: Simulation, name: str) -> np.ndarray:
    return simulation.truth[name][simulation.truth["state"] > 0]


def test_a_perfect_watch_stores_the_truth(perfect: Simulation) -> None:
    """Cadence, speed and pulse are those of the truth in each second that was recorded."""
    for name in ("cadence_spm", "speed_mps", "heart_rate_bpm"):
        assert np.array_equal(perfect.activity.columns[name], _recorded(perfect, name))


def test_paused_seconds_are_not_recorded(perfect: Simulation) -> None:
    """6 min, 20 s, 2 min, a pause of 45 s, 6 min: 861 samples, none in the pause."""
    time_s = perfect.activity.time_s
    assert len(time_s) == 861
    assert perfect.activity.pauses == (Pause(start_s=500.0, stop_s=545.0),)
    assert not np.any((time_s >= 500.0) & (time_s < 545.0))


def test_the_watch_adds_up_its_own_speed(perfect: Simulation) -> None:
    """Recorded distance is within 0.3 % of the distance walked and run, and does not jump over a pause."""
    distance_m = perfect.activity.columns["distance_m"]
    assert distance_m[-1] == pytest.approx(perfect.summary["distance_m"], rel=0.003)
    assert np.all(np.diff(distance_m) < 4.0)


def test_dynamics_are_stored_while_running_only(dynamic: Simulation) -> None:
    """Standing and walking have no contact time; running has one in every second."""
    contact = dynamic.activity.columns["ground_contact_time_s"]
    state = _recorded(dynamic, "state")
    assert np.isnan(contact[state < 3]).all()
    assert np.isfinite(contact[state == 3]).mean() > 0.99


def test_ratios_are_worked_out_from_what_is_stored(dynamic: Simulation) -> None:
    """Vertical ratio is oscillation over step length, duty factor is contact over two steps, each rounded to 0.01 %."""
    columns = dynamic.activity.columns
    ratio = columns["vertical_oscillation_m"] / columns["step_length_m"]
    assert columns["vertical_ratio"] == pytest.approx(ratio, abs=6e-5, nan_ok=True)
    duty = columns["ground_contact_time_s"] * columns["cadence_spm"] / 120.0
    assert columns["duty_factor"] == pytest.approx(duty, abs=6e-5, nan_ok=True)


def test_channels_are_as_coarse_as_the_device_stores_them(dynamic: Simulation) -> None:
    """Cadence in half strides, contact in milliseconds, pulse in whole beats."""
    columns = dynamic.activity.columns
    for name, quantum in (("cadence_spm", 1.0), ("ground_contact_time_s", 0.001), ("heart_rate_bpm", 1.0)):
        stored = columns[name][np.isfinite(columns[name])] / quantum
        assert stored == pytest.approx(np.rint(stored), abs=1e-6)


def test_a_watch_without_fraction_stores_even_cadences() -> None:
    """Whole strides a minute are even steps a minute."""
    cadence = simulate(Runner(), MIXED, WATCHES["wrist_basic"], 7).activity.columns["cadence_spm"]
    assert np.array_equal(cadence, 2.0 * np.rint(cadence / 2.0))


def test_an_error_is_a_scale_an_offset_and_noise() -> None:
    """With scale 2 %, offset 3 and noise 5 the result differs by exactly what the three draws say."""
    values = np.full(5000, 100.0)
    drawn = np.random.default_rng(9)
    scale, offset = drawn.standard_normal() * 0.02, drawn.standard_normal() * 3.0
    seen = apply_error(values, SensorError(scale_sd=0.02, offset_sd=3.0, noise_sd=5.0), np.random.default_rng(9))
    assert seen.mean() == pytest.approx(100.0 * (1.0 + scale) + offset, abs=0.4)
    assert seen.std() == pytest.approx(5.0, rel=0.1)


def test_an_error_leaves_nan_and_standstill_alone() -> None:
    """What is not there cannot be measured, and nobody steps while standing."""
    seen = apply_error(np.array([np.nan, 0.0, 50.0]), SensorError(noise_sd=1.0), np.random.default_rng(1))
    assert np.isnan(seen[0])
    assert seen[1] == 0.0
    assert seen[2] != 50.0


def test_one_channel_more_leaves_the_others_as_they_were() -> None:
    """Each channel has its own chance: a watch without pulse sees the same cadence and place."""
    watch = WATCHES["wrist_basic"]
    both = simulate(Runner(), MIXED, watch, 3).activity.columns
    fewer = simulate(Runner(), MIXED, replace(watch, heart_rate=None), 3).activity.columns
    assert both.keys() - fewer.keys() == {"heart_rate_bpm"}
    assert all(np.array_equal(both[name], fewer[name]) for name in fewer)


def test_two_watches_see_one_run() -> None:
    """The same seed on two watches is the same truth, measured twice."""
    one, other = (simulate(Runner(), MIXED, WATCHES[name], 3) for name in ("wrist_basic", "foot_pod"))
    assert all(np.array_equal(one.truth[name], other.truth[name], equal_nan=True) for name in one.truth)


def test_positions_follow_the_course_at_the_right_scale(perfect: Simulation) -> None:
    """Steps between positions add up to the distance within 0.3 %, by the length of a degree on the ellipsoid.

    At 46.5 degrees a degree of latitude is 111,161 m and a degree of longitude 76,773 m (series of the WGS 84
    ellipsoid: 111132.92 - 559.82 cos 2p + 1.175 cos 4p, and 111412.84 cos p - 93.5 cos 3p + 0.118 cos 5p).
    """
    north_m = np.diff(perfect.activity.columns["latitude_deg"]) * 111_161.0
    east_m = np.diff(perfect.activity.columns["longitude_deg"]) * 76_773.0
    assert np.hypot(north_m, east_m).sum() == pytest.approx(perfect.summary["distance_m"], rel=0.003)


def test_the_course_closes() -> None:
    """After one round the runner is where the round began."""
    start, end = (position_deg(np.array([d]), 5000.0) for d in (0.0, 4999.999))
    assert end[0] == pytest.approx(start[0], abs=1e-7)
    assert end[1] == pytest.approx(start[1], abs=1e-7)


def test_position_errors_are_metres_without_jumps() -> None:
    """The receiver is off by its 1.6 m (on each axis), but moves by less than half a metre of error in a second."""
    plan = Plan(legs=(run(60, 2.8),))
    seen, true = (simulate(Runner(), plan, w, 5).activity.columns for w in (WATCHES["full_dynamics"], PERFECT_WATCH))
    error_m = (seen["latitude_deg"] - true["latitude_deg"]) * 111_161.0
    assert 1.0 < error_m.std() < 2.3
    assert np.abs(np.diff(error_m)).max() < 0.5


def test_a_treadmill_has_no_place_and_no_height() -> None:
    """Indoors neither positions nor altitude are stored, and speed has the error of the indoor sensor."""
    simulation = simulate(Runner(), PLANS["treadmill"], WATCHES["wrist_basic"], 2)
    assert simulation.activity.sub_sport == "treadmill"
    assert not {"latitude_deg", "longitude_deg", "altitude_m"} & simulation.activity.columns.keys()
    assert simulation.activity.has("speed_mps")


def test_smart_recording_keeps_a_part_and_both_ends() -> None:
    """One sample in one to seven seconds, on average four, the first and the last among them."""
    watch = replace(WATCHES["wrist_basic"], keeping="smart")
    whole, part = (simulate(Runner(), MIXED, w, 2).activity for w in (WATCHES["wrist_basic"], watch))
    assert len(part.time_s) == pytest.approx(len(whole.time_s) / 4, rel=0.15)
    assert (part.time_s[0], part.time_s[-1]) == (whole.time_s[0], whole.time_s[-1])
    assert np.isin(part.time_s, whole.time_s).all()


def test_a_foot_pod_has_columns_of_its_own() -> None:
    """The pod's cadence, contact, oscillation and power stand beside the watch's own channels."""
    activity = simulate(Runner(), MIXED, WATCHES["foot_pod"], 2).activity
    assert {name for name in activity.columns if "@" in name} == {
        "cadence_spm@Stryd",
        "ground_contact_time_s@Stryd",
        "vertical_oscillation_m@Stryd",
        "power_w@Stryd",
    }
    assert activity.channels["cadence_spm@Stryd"] == Channel(origin="developer:Stryd", sensor="foot_pod")
    assert activity.channels["cadence_spm"] == Channel(origin="device", sensor="foot_pod")


def test_every_column_has_a_channel_but_time_and_place(dynamic: Simulation) -> None:
    """The contract of an activity: a row for each measured column, dynamics from the strap, speed by satellite."""
    activity: Activity = dynamic.activity
    assert activity.channels.keys() == activity.columns.keys() - {"time_s", "latitude_deg", "longitude_deg"}
    assert activity.channels["ground_contact_time_s"].sensor == "chest"
    assert activity.channels["speed_mps"].sensor == "gps"


def test_laps_tile_the_run_and_add_up(dynamic: Simulation) -> None:
    """Laps follow each other from start to end, each but the last a kilometre; their sums are the whole."""
    laps, whole = dynamic.activity.laps, dynamic.activity.device_summary
    assert laps[0].start_s == 0.0
    assert laps[-1].stop_s == MIXED.duration_s
    assert [lap.stop_s for lap in laps[:-1]] == [lap.start_s for lap in laps[1:]]
    assert [lap.reported["distance_m"] for lap in laps[:-1]] == pytest.approx([1000.0] * (len(laps) - 1), abs=5.0)
    assert sum(lap.reported["timer_s"] for lap in laps) == pytest.approx(whole["timer_s"])
    assert sum(lap.reported["distance_m"] for lap in laps) == pytest.approx(whole["distance_m"], abs=0.05)


def test_a_lap_for_each_leg_gives_the_pause_to_the_leg_before() -> None:
    """Run, pause, run, run with a lap a leg: three laps, the first with the pause inside its clock time."""
    plan = Plan(legs=(run(2, 2.5), pause(30), run(1, 3.0), run(1, 4.0)), laps="leg")
    laps = simulate(Runner(), plan, WATCHES["wrist_basic"], 1).activity.laps
    assert [(lap.start_s, lap.stop_s) for lap in laps] == [(0.0, 150.0), (150.0, 210.0), (210.0, 270.0)]
    assert laps[0].reported["elapsed_s"] == 150.0
    assert laps[0].reported["timer_s"] == 120.0


def test_the_summary_counts_strides(dynamic: Simulation) -> None:
    """Strides are half of the steps, within 1 %."""
    assert dynamic.activity.device_summary["strides"] == pytest.approx(dynamic.summary["steps"] / 2, rel=0.01)


def test_the_same_seed_is_the_same_run() -> None:
    """Seed or generator: the same chance gives the same bytes, another seed others."""
    made = [simulate(RUNNERS["typical"], MIXED, WATCHES["foot_pod"], s).to_fit_bytes() for s in (11, 11, 12)]
    assert made[0] == made[1] != made[2]
    drawn = simulate(RUNNERS["typical"], MIXED, WATCHES["foot_pod"], np.random.default_rng(11))
    assert drawn.to_fit_bytes() == made[0]


def test_the_start_is_where_it_is_said_to_be() -> None:
    """The start can be chosen; the local day is that of the course's meridian, an hour behind UTC."""
    start = datetime(2026, 1, 1, 0, 30, tzinfo=UTC)
    activity = simulate(Runner(), MIXED, PERFECT_WATCH, 1, started_at=start).activity
    assert activity.started_at == start
    assert activity.utc_offset_s == -3600.0


EVERY_PAIR = [(plan, watch) for plan in sorted(PLANS) for watch in sorted(WATCHES)]


@pytest.mark.parametrize(("plan", "watch"), EVERY_PAIR)
def test_every_plan_can_be_run_with_every_watch(plan: str, watch: str) -> None:
    """Each pair of presets gives samples on a rising clock."""
    activity = simulate(RUNNERS["quick_short_steps"], PLANS[plan], WATCHES[watch], 1).activity
    assert len(activity.time_s) > 500
    assert np.all(np.diff(activity.time_s) > 0.0)


def test_easy_running_is_plausible_to_a_runner() -> None:
    """Pace, cadence, contact, oscillation, balance and pulse of an easy run are those that runners know."""
    means = simulate(RUNNERS["long_slow_steps"], PLANS["easy_10k"], WATCHES["full_dynamics"], 1).activity.device_summary
    assert 2.6 < means["speed_mps"] < 2.9
    assert 147.0 < means["cadence_spm"] < 153.0
    assert 0.23 < means["ground_contact_time_s"] < 0.30
    assert 0.07 < means["vertical_oscillation_m"] < 0.11
    assert 0.49 < means["ground_contact_balance"] < 0.51
    assert 135.0 < means["heart_rate_bpm"] < 165.0
