"""Cadence from raw acceleration in the pipeline: alone, beside the watch's own, and in its holes."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from gait.clean import clean
from gait.formats import read, read_bytes
from gait.model import Activity, Analysis, Motion, Pause, frozen_array, frozen_columns
from gait.pipeline import Settings, analyze
from gait.pipeline.from_motion import BESIDE, MotionParameters, filled, with_motion
from gait.simulate import RUNNERS, WATCHES, Plan, Simulation, run, simulate, stand, walk
from tests.factories import an_activity

STARTED_AT = datetime(2026, 5, 22, 6, 40, tzinfo=UTC)


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    """Return six minutes of running after a stand, with a walk at the end."""
    plan = Plan(legs=(stand(20), run(6.0, 2.9), walk(1.0)))
    return simulate(RUNNERS["typical"], plan, WATCHES["full_dynamics"], 7, started_at=STARTED_AT)


@pytest.fixture(scope="module")
def recording(simulation: Simulation) -> Activity:
    """Return what a sensor at the waist recorded of it."""
    (activity,) = read_bytes(simulation.to_motion_text(rate_hz=25.0).encode(), "run.csv")
    return activity


@pytest.fixture(scope="module")
def alone(recording: Activity) -> Analysis:
    """Return the analysis of the recording of motion by itself."""
    return analyze(recording)


@pytest.fixture(scope="module")
def both(simulation: Simulation, recording: Activity) -> Activity:
    """Return the watch's own file with the recording of motion in it."""
    return replace(simulation.activity, motion=recording.motion)


def test_a_recording_of_motion_becomes_a_run(alone: Analysis, simulation: Simulation) -> None:
    """Its cadence is the true one to 0.5 spm, and its origin is told."""
    cadence = alone.summary["cadence_spm"]

    assert cadence.mean == pytest.approx(simulation.summary["cadence_spm"], abs=0.5)
    assert cadence.low < simulation.summary["cadence_spm"] < cadence.high
    assert (cadence.origin, alone.activity.sport) == ("motion", "running")
    assert alone.activity.started_at == STARTED_AT.isoformat()
    assert [method.stage for method in alone.methods].count("motion") == 1
    assert any("by the motion itself" in method.did for method in alone.methods)


def test_running_walking_and_standing_are_told_apart(alone: Analysis) -> None:
    """Without speed it is the motion that says what the body did: 360 s, 60 s and 20 s."""
    assert alone.running.time_s == pytest.approx(360.0, abs=12.0)
    assert alone.running.walking_s == pytest.approx(60.0, abs=12.0)
    assert alone.running.standing_s == pytest.approx(20.0, abs=12.0)


def test_what_needs_speed_is_not_measurable(alone: Analysis) -> None:
    """No verdict on cadence without a speed to hold it against, no step length, no distance."""
    assert alone.finding("cadence_for_speed") is None
    assert "step_length_m" not in alone.summary
    assert alone.activity.distance_m is None


def test_both_are_kept_and_compared(both: Activity) -> None:
    """The watch's own cadence stays the primary one, and the page says how far the two lie apart."""
    analysis = analyze(both)
    (compared,) = (each for each in analysis.sources_compared if each.quantity == "cadence_spm")

    assert analysis.summary["cadence_spm"].origin == "device"
    assert not any("by the motion itself" in method.did for method in analysis.methods)
    assert (compared.a, compared.b) == ("watch (wrist)" if "wrist" in compared.a else compared.a, "motion")
    assert abs(compared.difference) < 1.0
    assert compared.low < compared.difference < compared.high


def test_a_watch_that_counts_wrong_is_told_of(both: Activity) -> None:
    """A tenth fewer steps than the motion shows are a conflict of two sources, which names them both."""
    columns = {**both.columns, "cadence_spm": 0.9 * both.columns["cadence_spm"]}
    found = analyze(replace(both, columns=frozen_columns(columns))).finding("sensors_disagree")

    assert found is not None
    assert "two sensors of cadence disagree by 10 %" in found.message.lower()
    assert "the motion recording" in found.message


def test_motion_stands_in_where_the_watch_counted_nothing(both: Activity) -> None:
    """A file without a cadence of its own has that of its motion, and so its step length."""
    columns = {name: values for name, values in both.columns.items() if name.partition("@")[0] != "cadence_spm"}
    analysis = analyze(replace(both, columns=frozen_columns(columns)))

    assert analysis.summary["cadence_spm"].origin == "motion"
    assert analysis.summary["step_length_m"].mean == pytest.approx(2.9 * 60 / 163.7, rel=0.03)


def test_motion_fills_the_watchs_holes(both: Activity) -> None:
    """A minute that the watch did not count is counted, noted, and left out of the comparison."""
    time_s, own = both.time_s, both.columns["cadence_spm"]
    holed = np.where((time_s > 200) & (time_s <= 260), np.nan, own)
    analysis = analyze(replace(both, columns=frozen_columns({**both.columns, "cadence_spm": holed})))
    (note,) = (note for note in analysis.notes if note.code == "cadence_from_motion")
    (whole,) = (each for each in analyze(both).sources_compared if each.quantity == "cadence_spm")
    (compared,) = (each for each in analysis.sources_compared if each.quantity == "cadence_spm")

    assert analysis.summary["cadence_spm"].coverage == pytest.approx(1.0, abs=0.01)
    assert 55 <= note.samples <= 62
    assert 55 <= whole.samples - compared.samples <= 62


def test_filling_leaves_a_whole_column_alone() -> None:
    """Without a hole, or without motion beside it, nothing changes."""
    beside = {"time_s": [0.0, 1.0], "cadence_spm": [160.0, 161.0], BESIDE: [159.0, np.nan]}
    for columns in (beside, {"time_s": [0.0, 1.0], "cadence_spm": [160.0, np.nan]}):
        activity = an_activity(columns)
        assert filled(activity) is activity


def test_low_confidence_is_left_out(recording: Activity) -> None:
    """A second counts from the confidence on that was asked for: from 0 on all gait, above 1 none."""
    cleaned = clean(recording).activity
    every, none = (with_motion(cleaned, MotionParameters(least_confidence=least)) for least in (0.0, 1.1))

    assert every is not None
    assert none is not None
    assert np.isfinite(every.activity.columns["cadence_spm"]).sum() > 380
    assert not np.isfinite(none.activity.columns["cadence_spm"]).any()


def test_the_position_may_be_told(recording: Activity) -> None:
    """Where the sensor was worn goes with its column."""
    analysis = analyze(recording, settings=Settings(motion=MotionParameters(position="waist")))
    assert analysis.summary["cadence_spm"].sensor == "waist"


def test_nothing_is_laid_on_times_without_motion(recording: Activity) -> None:
    """Samples further than a second from the recording of motion have no cadence."""
    cleaned = clean(replace(recording, columns=frozen_columns({"time_s": np.arange(0.0, 900.0)}))).activity
    moved = with_motion(cleaned, MotionParameters())

    assert moved is not None
    assert not np.isfinite(moved.activity.columns["cadence_spm"][450:]).any()


def test_a_recording_too_slow_for_steps() -> None:
    """Five samples a second cannot hold a running cadence: the note says so, and no number stands."""
    time_s = np.arange(0.0, 400.0, 0.2)
    motion = Motion(time_s=frozen_array(time_s), acceleration_g=frozen_array(np.ones((len(time_s), 3))))
    analysis = analyze(an_activity({"time_s": np.arange(400.0)}, motion=motion))

    assert "cadence_spm" not in analysis.summary
    assert "motion_too_slow" in [note.code for note in analysis.notes]


def test_a_recording_without_a_single_piece() -> None:
    """One sample is no recording; the run is analysed without it."""
    motion = Motion(time_s=frozen_array([0.0]), acceleration_g=frozen_array([[0.0, 0.0, 1.0]]))
    columns = {"time_s": np.arange(600.0), "speed_mps": np.full(600, 3.0)}
    assert analyze(an_activity(columns, motion=motion)).running.time_s == pytest.approx(600.0, abs=2.0)


def test_a_file_without_motion_has_none() -> None:
    """Nothing is looked for, and the column stays away."""
    assert with_motion(an_activity({"time_s": [0.0]}), MotionParameters()) is None


def test_pauses_have_no_cadence(recording: Activity) -> None:
    """What was moved while the watch stood still is not running."""
    paused = analyze(replace(recording, pauses=(Pause(start_s=100.0, stop_s=200.0),)))
    assert paused.running.time_s == pytest.approx(260.0, abs=14.0)


def test_a_ride_in_a_real_file_has_no_running_cadence(runs: Path) -> None:
    """An action camera's 100 Hz on wheels: at most a few seconds look like steps."""
    activity = read(runs / "fit" / "garmin_virb_accelerometer_calibration.fit")
    moved = with_motion(clean(activity).activity, MotionParameters())

    assert moved is not None
    assert np.isfinite(moved.activity.column("cadence_spm")).sum() <= 5


def test_the_steps_are_timed_where_the_place_allows(simulation: Simulation) -> None:
    """At the waist both feet's landings are found, one a step, and strides vary as simulated: 1.5 % a landing.

    A stride time is the difference of two landings that scatter alike, each by 1.5 % of a step, so it scatters by
    1.5 % x sqrt(2) / 2 = 1.06 % of a stride, plus what cadence itself wanders from stride to stride.
    """
    (often,) = read_bytes(simulation.to_motion_text(rate_hz=50.0).encode(), "run.csv")
    found = analyze(often, settings=Settings(motion=MotionParameters(position="waist"))).step_to_step

    assert found is not None
    assert found.feet == "both feet"
    assert found.step_s == pytest.approx(60 / 163.7, rel=0.03)
    assert found.landings == pytest.approx(163.7 * 6, rel=0.08)
    assert found.variability_percent.value == pytest.approx(1.1, abs=0.6)
    assert found.variability_percent.evidence == "stride_time_variability"
    assert set(found.refused) == {"contact_time_s", "asymmetry"}


def test_an_unknown_place_says_why_it_times_no_steps(alone: Analysis) -> None:
    """Where the sensor was is not in the file: no figure, and the reason."""
    assert alone.step_to_step is not None
    assert alone.step_to_step.step_s is None
    assert alone.step_to_step.variability_percent.value is None
    assert "say where yours was" in alone.step_to_step.refused["variability_cv"]


def test_walking_alone_has_no_steps_timed(recording: Activity) -> None:
    """Where nobody runs there is nothing to time, and the section stays away."""
    cut = Motion(
        time_s=frozen_array(np.arange(0.0, 60.0, 0.04)),
        acceleration_g=frozen_array(np.tile([0.0, 0.0, 1.0], (1500, 1))),
    )
    assert (
        analyze(replace(recording, motion=cut, columns=frozen_columns({"time_s": np.arange(60.0)}))).step_to_step
        is None
    )
