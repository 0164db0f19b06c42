"""Cadence from raw acceleration, on signals made by hand: nothing of the estimator is in them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gait.model import STATE_CODES, Motion
from gait.motion import MotionCadence, MotionSettings, cadence_from_motion
from tests.motion.signals import after, clock, pedalling, shoe, trunk, wrist

RUNNING, WALKING, STANDING, UNKNOWN = (STATE_CODES[state] for state in ("running", "walking", "standing", "paused"))


def still(seconds: float, rate_hz: float = 100) -> Motion:
    """Return a sensor that lies on a table, with a little noise."""
    time_s = clock(seconds, rate_hz)
    noise = np.random.default_rng(5).normal(0, 0.005, (len(time_s), 3))
    return Motion(time_s=time_s, acceleration_g=np.array([0.0, 0.0, 1.0]) + noise)


def weaker(motion: Motion, factor: float) -> Motion:
    """Return a motion about gravity that is weaker by a factor."""
    gravity = np.array([1.0, 0.0, 0.0])
    return replace(motion, acceleration_g=gravity + factor * (motion.acceleration_g - gravity))


@pytest.mark.parametrize("place", [trunk, wrist, shoe])
@pytest.mark.parametrize("cadence_spm", [150.0, 168.0, 180.0, 208.0])
def test_blows_at_a_known_rate_give_that_rate(place: type, cadence_spm: float) -> None:
    """Trunk, wrist and shoe at a known rate have that cadence within half a step a minute, at each second."""
    found = cadence_from_motion(place(cadence_spm))

    assert np.abs(found.cadence_spm - cadence_spm).max() < 0.5
    assert set(found.gait) == {RUNNING}


@pytest.mark.parametrize("cadence_spm", [95.0, 110.0, 122.0])
def test_weak_and_slow_blows_are_walking(cadence_spm: float) -> None:
    """A trunk struck a quarter as hard at a walker's rate walks, with that cadence."""
    found = cadence_from_motion(weaker(trunk(cadence_spm), 0.25))

    assert np.abs(found.cadence_spm - cadence_spm).max() < 0.5
    assert set(found.gait) == {WALKING}


def test_a_row_a_second_on_the_recordings_clock() -> None:
    """From 0.3 to 30.29 s lie the whole seconds 1 to 30."""
    motion = trunk(170, 30)
    found = cadence_from_motion(replace(motion, time_s=motion.time_s + 0.3))

    assert found.time_s.tolist() == list(range(1, 31))
    assert found.rate_hz == pytest.approx(100)
    assert (found.clipped, found.notes) == (0.0, ())


@settings(max_examples=15)
@given(st.integers(0, 10_000))
def test_how_the_sensor_is_turned_changes_nothing(seed: int) -> None:
    """Any turn of the axes leaves cadence and gait as they are."""
    turn, _ = np.linalg.qr(np.random.default_rng(seed).normal(size=(3, 3)))
    motion = wrist(172, 20)
    turned = cadence_from_motion(replace(motion, acceleration_g=motion.acceleration_g @ turn))

    assert turned.cadence_spm == pytest.approx(cadence_from_motion(motion).cadence_spm, abs=0.01)


@pytest.mark.parametrize("factor", [0.7, 1.5, 3.0])
def test_stronger_running_has_the_same_cadence(factor: float) -> None:
    """How hard the blows are changes no cadence."""
    found = cadence_from_motion(weaker(trunk(166), factor))

    assert np.abs(found.cadence_spm - 166).max() < 0.5


@pytest.mark.parametrize("rate_hz", [12.5, 25.0, 52.0, 200.0])
def test_the_rate_of_the_sensor_changes_nothing(rate_hz: float) -> None:
    """A sine at a trunk's rate, sampled slower or faster, has the same cadence within half a step a minute."""
    time_s = clock(40, rate_hz)
    bounce, sway = np.sin(2 * np.pi * 2.8 * time_s), np.sin(2 * np.pi * 1.4 * time_s)
    motion = Motion(time_s=time_s, acceleration_g=np.column_stack((1 + bounce, 0.4 * sway, 0 * sway)))

    assert np.abs(cadence_from_motion(motion).cadence_spm - 168).max() < 0.5


def test_uneven_unsorted_and_missing_samples_are_borne() -> None:
    """Times that jitter, samples that are missing or out of order leave the cadence within half a step a minute."""
    motion, random = trunk(174, 40), np.random.default_rng(3)
    kept = np.sort(random.choice(len(motion.time_s), 3000, replace=False))
    kept = random.permutation(kept)
    values = motion.acceleration_g[kept]
    values[:20] = np.nan
    found = cadence_from_motion(Motion(time_s=motion.time_s[kept], acceleration_g=values))

    assert np.abs(found.cadence_spm - 174).max() < 0.5


def test_a_hole_breaks_the_recording() -> None:
    """Two runs a minute apart have their own cadences, and no second between them."""
    found = cadence_from_motion(after(trunk(160, 30), trunk(180, 30), gap_s=60))
    first, second = found.time_s < 30, found.time_s > 89

    assert not (~first & ~second).any()
    assert found.cadence_spm[first] == pytest.approx(160, abs=0.5)
    assert found.cadence_spm[second] == pytest.approx(180, abs=0.5)


def test_standing_has_no_cadence() -> None:
    """A sensor at rest has no cadence, no confidence and stands."""
    found = cadence_from_motion(still(30))

    assert np.isnan(found.cadence_spm).all()
    assert not found.confidence.any()
    assert set(found.gait) == {STANDING}


def test_walking_before_running_is_told_apart() -> None:
    """A minute of walking, then a minute of running: each is told but for the seconds that hold both."""
    found = cadence_from_motion(after(weaker(trunk(112), 0.25), trunk(170)))

    assert set(found.gait[:53]) == {WALKING}
    assert set(found.gait[66:]) == {RUNNING}


@pytest.mark.parametrize("turns_a_minute", [75, 85, 95])
def test_pedalling_is_no_running(turns_a_minute: float) -> None:
    """An even thigh has twice its rate at a runner's cadence, but nothing lands."""
    assert RUNNING not in cadence_from_motion(pedalling(turns_a_minute)).gait


def test_a_few_strides_are_not_told() -> None:
    """Eight seconds of running between rests are too short to be told from an arm that wipes."""
    found = cadence_from_motion(after(after(still(30), trunk(170, 8)), still(30)))

    assert RUNNING not in found.gait


@pytest.mark.parametrize("rate_hz", [1.0, 5.0, 7.5])
def test_too_slow_a_sensor_is_refused(rate_hz: float) -> None:
    """Below 8 Hz there is no cadence, and a note says why and what to do."""
    found = cadence_from_motion(trunk(170, 60, rate_hz))

    assert len(found.time_s) > 50 / max(rate_hz, 1)
    assert np.isnan(found.cadence_spm).all()
    assert set(found.gait) == {UNKNOWN}
    assert [note.code for note in found.notes] == ["motion_too_slow"]
    assert "at least 8 times a second" in found.notes[0].message


@pytest.mark.parametrize("samples", [0, 1, 2])
def test_next_to_nothing_is_borne(samples: int) -> None:
    """A recording of hardly a sample has no cadence, and raises nothing."""
    motion = Motion(time_s=np.arange(float(samples)) / 50, acceleration_g=np.ones((samples, 3)))
    found = cadence_from_motion(motion)

    assert np.isnan(found.cadence_spm).all()


def test_less_than_a_window_is_not_told() -> None:
    """Nine seconds are shorter than the ten that are looked at together."""
    found = cadence_from_motion(trunk(170, 9))

    assert set(found.gait) == {UNKNOWN}
    assert found.notes == ()


def test_clipped_data_are_used_with_a_note() -> None:
    """A trunk that a sensor of +-1.5 g cuts off has its cadence, and the note says how much is cut off."""
    motion = trunk(170)
    found = cadence_from_motion(replace(motion, acceleration_g=np.clip(motion.acceleration_g, -1.5, 1.5)))

    assert np.abs(found.cadence_spm - 170).max() < 0.5
    assert [note.code for note in found.notes] == ["motion_clipped"]
    assert found.notes[0].samples == round(found.clipped * 6000)
    assert found.clipped > 0.05


def test_the_position_is_kept_and_not_needed() -> None:
    """What is given as the position goes before the recording's own, and the cadence is the same."""
    motion = trunk(170, 20)
    given_: MotionCadence = cadence_from_motion(motion, "chest")

    assert (given_.sensor, cadence_from_motion(motion).sensor) == ("chest", "waist")
    assert np.array_equal(given_.cadence_spm, cadence_from_motion(motion).cadence_spm)


def test_a_clear_rhythm_is_surer_than_a_noisy_one() -> None:
    """Noise as strong as the signal lowers the confidence, and no confidence leaves 0 to 1."""
    motion = trunk(170)
    noise = np.random.default_rng(1).normal(0, 0.6, motion.acceleration_g.shape)
    clear = cadence_from_motion(motion).confidence
    noisy = cadence_from_motion(replace(motion, acceleration_g=motion.acceleration_g + noise)).confidence

    assert 0 <= noisy.min() <= noisy.max() < clear.min() <= clear.max() <= 1


def test_long_recordings_are_worked_on_in_stretches() -> None:
    """The cadence does not depend on how many windows are worked on at once."""
    motion = wrist(165, 70)
    whole = cadence_from_motion(motion)
    pieces = cadence_from_motion(motion, settings=MotionSettings(chunk_windows=7))

    assert pieces.cadence_spm == pytest.approx(whole.cadence_spm, abs=1e-3)
