"""Zeros, ranges, powers of ten, spikes and slow channels, by hand."""

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from gait.clean.channels import (
    ChannelParameters,
    correct_scales,
    drop_idle_cadence,
    drop_impossible,
    drop_spikes,
    hold_slow_channels,
)
from tests.factories import an_activity

NAN = float("nan")
DEFAULTS = ChannelParameters()


def test_zeros_of_dynamics_are_missing_but_a_cadence_of_zero_is_standing() -> None:
    """A foot is never on the ground for 0 s; a runner may well take no step."""
    activity = drop_impossible(
        an_activity({"time_s": [0, 1], "ground_contact_time_s": [0, 0.25], "cadence_spm": [0, 160]}), DEFAULTS
    )
    assert_array_equal(activity.columns["ground_contact_time_s"], [NAN, 0.25])
    assert_array_equal(activity.columns["cadence_spm"], [0, 160])
    assert [(note.code, note.samples) for note in activity.notes] == [("zero_is_missing", 1)]


def test_altitude_of_zero_throughout_was_not_measured() -> None:
    """A treadmill writes zeros; a run at the sea has at least noise."""
    activity = drop_impossible(an_activity({"time_s": [0, 1], "altitude_m": [0, 0]}), DEFAULTS)
    assert not activity.has("altitude_m")


def test_a_note_says_whose_channel_and_in_the_units_that_people_know() -> None:
    """900 ms of contact by a pod: the note names the pod and milliseconds."""
    activity = correct_scales(
        an_activity({"time_s": [0, 1, 2], "ground_contact_time_s@Stryd": [0.25, 0.26, 0.9]}), DEFAULTS
    )
    expected = "Ground contact of Stryd: outside of 100 to 600 ms is no measurement; left out."
    assert activity.notes[0].message == expected


def test_values_that_no_sensor_can_deliver_are_left_out() -> None:
    """A heart rate of 255 is a marker, not a pulse."""
    activity = drop_impossible(an_activity({"time_s": [0, 1, 2], "heart_rate_bpm": [255, 150, 10]}), DEFAULTS)
    assert_array_equal(activity.columns["heart_rate_bpm"], [NAN, 150, NAN])
    assert activity.notes[0].samples == 2


def test_oscillation_in_centimetres_is_brought_back() -> None:
    """A run at 1.17 cm of oscillation is one at 11.7 cm that was stored in another unit."""
    activity = correct_scales(
        an_activity({"time_s": [0, 1, 2], "vertical_oscillation_m": [0.0115, 0.0117, 0.0119]}), DEFAULTS
    )
    assert_allclose(activity.columns["vertical_oscillation_m"], [0.115, 0.117, 0.119])
    assert [note.code for note in activity.notes] == ["unit_scaled"]


def test_a_usual_contact_time_is_left_alone_and_an_impossible_sample_dropped() -> None:
    """250 ms stays; 900 ms in one sample is no running contact."""
    activity = correct_scales(an_activity({"time_s": [0, 1, 2], "ground_contact_time_s": [0.25, 0.26, 0.9]}), DEFAULTS)
    assert_array_equal(activity.columns["ground_contact_time_s"], [0.25, 0.26, NAN])


def test_a_channel_that_fits_no_unit_keeps_its_values_out() -> None:
    """Contact of 7 s becomes usual by no power of ten; all of it is out of range."""
    activity = correct_scales(an_activity({"time_s": [0, 1], "ground_contact_time_s": [7.0, 7.1]}), DEFAULTS)
    assert not activity.has("ground_contact_time_s")


def test_a_spike_is_dropped_and_a_stop_is_not() -> None:
    """254 spm among 160 is a glitch; 0 spm is a runner who stands."""
    cadence = [160, 161, 254, 160, 159, 160, 0, 160, 161]
    activity = drop_spikes(an_activity({"time_s": np.arange(9), "cadence_spm": cadence}), DEFAULTS)
    assert_array_equal(activity.columns["cadence_spm"], [160, 161, NAN, 160, 159, 160, 0, 160, 161])


def test_a_cadence_of_zero_while_moving_was_not_measured() -> None:
    """At 2 m/s the feet move whatever the sensor says; at 0.2 m/s a zero is a stop."""
    activity = drop_idle_cadence(
        an_activity({"time_s": [0, 1, 2], "speed_mps": [2.0, 2.0, 0.2], "cadence_spm": [160, 0, 0]}), DEFAULTS
    )
    assert_array_equal(activity.columns["cadence_spm"], [160, NAN, 0])
    assert [(note.code, note.samples) for note in activity.notes] == [("idle_cadence", 1)]


def test_a_walkers_cadence_at_a_running_speed_was_not_measured() -> None:
    """71 spm at 3.8 m/s would be steps of 3.2 m; at 1.2 m/s it is a stroll."""
    activity = drop_idle_cadence(
        an_activity({"time_s": [0, 1, 2], "speed_mps": [3.8, 3.8, 1.2], "cadence_spm": [170, 71, 71]}), DEFAULTS
    )
    assert_array_equal(activity.columns["cadence_spm"], [170, NAN, 71])


def test_cadence_out_of_range_is_left_out() -> None:
    """300 steps a minute is no runner."""
    activity = drop_spikes(an_activity({"time_s": np.arange(3), "cadence_spm": [300, 310, 300]}), DEFAULTS)
    assert not activity.has("cadence_spm")


def test_a_slow_channel_stands_until_its_next_value() -> None:
    """Cadence in every second record is held; in a silence of over 10 s it is not."""
    time = np.arange(20.0)
    cadence = np.full(20, NAN)
    cadence[[0, 2, 4, 6]] = [160, 162, 164, 166]
    activity = hold_slow_channels(
        an_activity({"time_s": time, "weight_s": np.ones(20), "cadence_spm": cadence}), DEFAULTS
    )
    expected = np.array([160, 160, 162, 162, 164, 164, *([166] * 11), NAN, NAN, NAN])
    assert_array_equal(activity.columns["cadence_spm"], expected)
    assert [(note.code, note.samples) for note in activity.notes] == [("slow_channel", 13)]


def test_a_channel_written_once_a_minute_is_held_from_minute_to_minute() -> None:
    """Cadence every 60 s over six minutes stands for all of them, and no longer than 75 s after its last value."""
    time = np.arange(0.0, 500.0, 2.0)
    cadence = np.where((time % 60 == 0) & (time <= 360), 178.0, NAN)
    activity = hold_slow_channels(
        an_activity({"time_s": time, "weight_s": np.full(250, 2.0), "cadence_spm": cadence}), DEFAULTS
    )
    assert_array_equal(np.isfinite(activity.columns["cadence_spm"]), time <= 435)


def test_a_channel_that_comes_and_goes_has_no_rhythm() -> None:
    """Values at 0, 20, 90, 100, 190 s are a sensor that drops out; nothing is held."""
    cadence = np.full(200, NAN)
    cadence[[0, 20, 90, 100, 190]] = 160.0
    activity = hold_slow_channels(
        an_activity({"time_s": np.arange(200), "weight_s": np.ones(200), "cadence_spm": cadence}), DEFAULTS
    )
    assert_array_equal(activity.columns["cadence_spm"], cadence)


def test_a_channel_at_the_rate_of_the_records_is_not_filled() -> None:
    """A strap that drops out leaves holes, and they stay holes."""
    contact = np.array([0.25, NAN, 0.25, 0.25, 0.25, 0.25])
    activity = hold_slow_channels(
        an_activity({"time_s": np.arange(6), "weight_s": np.ones(6), "ground_contact_time_s": contact}), DEFAULTS
    )
    assert_array_equal(activity.columns["ground_contact_time_s"], contact)
