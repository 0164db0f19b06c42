"""Heart rate that follows cadence."""

import numpy as np
from numpy.testing import assert_array_equal

from gait.clean.heart_rate import HeartRateParameters, drop_cadence_lock
from gait.model import Channel
from tests.factories import an_activity


def wandering(n: int) -> np.ndarray:
    """Return a cadence that wanders by a few spm around 165."""
    return 165 + 3 * np.sin(np.arange(n) / 7.0)


def test_a_locked_stretch_is_left_out_and_counted() -> None:
    """For 100 s the pulse is the cadence to the beat: no pulse was measured there."""
    cadence = wandering(300)
    heart = np.full(300, 140.0)
    heart[100:200] = cadence[100:200]
    found = drop_cadence_lock(
        an_activity(
            {"time_s": np.arange(300), "weight_s": np.ones(300), "cadence_spm": cadence, "heart_rate_bpm": heart}
        ),
        HeartRateParameters(),
    )
    assert_array_equal(np.flatnonzero(np.isnan(found.columns["heart_rate_bpm"])), np.arange(100, 200))
    assert [(note.code, note.samples) for note in found.notes] == [("heart_rate_cadence_lock", 100)]


def test_a_pulse_that_happens_to_be_near_is_kept() -> None:
    """A steady 165 beside a wandering cadence of 165 moves on its own: kept."""
    activity = an_activity(
        {
            "time_s": np.arange(300),
            "weight_s": np.ones(300),
            "cadence_spm": wandering(300),
            "heart_rate_bpm": [165] * 300,
        }
    )
    assert drop_cadence_lock(activity, HeartRateParameters()) is activity


def test_a_short_touch_is_kept() -> None:
    """Half a minute of agreement is chance."""
    cadence = wandering(300)
    heart = np.full(300, 140.0)
    heart[100:130] = cadence[100:130]
    activity = an_activity(
        {"time_s": np.arange(300), "weight_s": np.ones(300), "cadence_spm": cadence, "heart_rate_bpm": heart}
    )
    assert drop_cadence_lock(activity, HeartRateParameters()) is activity


def test_a_chest_strap_cannot_lock() -> None:
    """A strap that agrees with the cadence to the beat measured a heart at that rate."""
    activity = an_activity(
        {
            "time_s": np.arange(300),
            "weight_s": np.ones(300),
            "cadence_spm": wandering(300),
            "heart_rate_bpm": wandering(300),
        },
        channels={"heart_rate_bpm": Channel(origin="device", sensor="chest")},
    )
    assert drop_cadence_lock(activity, HeartRateParameters()) is activity


def test_one_long_sample_shows_no_lock() -> None:
    """A single sample of smart recording that stands for two minutes has no changes to compare."""
    activity = an_activity(
        {"time_s": [0, 120], "weight_s": [120, 1], "cadence_spm": [165, 120], "heart_rate_bpm": [165, 150]}
    )
    assert drop_cadence_lock(activity, HeartRateParameters()) is activity


def test_no_heart_rate_is_left_alone() -> None:
    """Nothing to lock."""
    activity = an_activity({"time_s": [0, 1], "cadence_spm": [160, 160]})
    assert drop_cadence_lock(activity, HeartRateParameters()) is activity
