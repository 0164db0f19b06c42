"""The estimator's parts on small cases that can be worked by hand."""

import numpy as np
import pytest

from gait.motion.confidence import Clues, clear_by, confidence_of
from gait.motion.grid import clipped_share, on_grid
from gait.motion.refining import refined_spm, stride_rhythm
from gait.motion.settings import MotionSettings
from gait.motion.tracking import best_path

SETTINGS = MotionSettings()


def test_a_cell_holds_the_mean_of_a_straight_line() -> None:
    """The line 2 t has the means 0.5, 1.5 and 2.5 over halves of seconds, however it is sampled."""
    time_s = np.array([0.0, 0.1, 0.7, 0.9, 1.5])

    assert on_grid(time_s, 2 * time_s[:, None], 0.0, 3, 2.0)[0] == pytest.approx([0.5, 1.5, 2.5])


def test_beyond_the_ends_the_signal_is_level() -> None:
    """Before the first and after the last sample their values stand."""
    found = on_grid(np.array([1.0, 2.0]), np.array([[3.0], [5.0]]), 0.0, 3, 1.0)

    assert found[0] == pytest.approx([3.0, 4.0, 5.0])


def test_one_highest_value_is_no_clipping() -> None:
    """A maximum that is touched again and again is none; two of ten samples that stay at the end are a fifth."""
    touched, stayed = np.zeros((10, 3)), np.zeros((10, 3))
    touched[[1, 3, 7], 0], stayed[6:8, 2] = 2.0, -2.0

    assert clipped_share(touched) == 0.0
    assert clipped_share(stayed) == pytest.approx(0.2)
    assert clipped_share(np.zeros((0, 3))) == 0.0


def test_the_path_follows_what_is_best_and_spares_a_blink() -> None:
    """One window that favours another rate a little does not make the path jump; a lasting change does."""
    score = np.zeros((9, 40), dtype=np.float32)
    score[:, 5] = 0.3
    score[4, 30] = 0.35
    blink = best_path(score, SETTINGS)
    score[5:, 30] = 0.6
    lasting = best_path(score, SETTINGS)

    assert blink.tolist() == [5] * 9
    assert lasting.tolist()[:4] + lasting.tolist()[5:] == [5] * 4 + [30] * 4


def test_a_peak_between_lags_gives_the_rate_between() -> None:
    """A cosine of 82.6 strides a minute, of which a half window holds six, is 165.2 steps a minute."""
    lag = np.arange(125)
    rhythm = np.cos(2 * np.pi * lag / 25 * 82.6 / 60)[None].astype(np.float32)

    assert refined_spm(rhythm, np.array([165.0]), SETTINGS) == pytest.approx(165.2, abs=0.05)
    assert stride_rhythm(rhythm, np.array([165.0]), SETTINGS) == pytest.approx(1, abs=0.01)


def test_without_a_peak_the_candidate_stays() -> None:
    """An autocorrelation that only falls has no peak to be finer by."""
    rhythm = np.linspace(1, 0, 125)[None].astype(np.float32)

    assert refined_spm(rhythm, np.array([165.0]), SETTINGS).tolist() == [165.0]


def test_the_lead_is_over_what_is_not_near() -> None:
    """Of scores .9 here, .8 beside and .5 far away, the lead is .4."""
    scores = np.full((1, 100), 0.1, dtype=np.float32)
    scores[0, [20, 22, 80]] = 0.9, 0.8, 0.5

    assert clear_by(scores, np.array([20])) == pytest.approx([0.4])


def test_confidence_rises_with_both_clues() -> None:
    """More rhythm and more lead are never less sure, and a lead beyond the clear one adds nothing."""
    rhythm, lead = np.meshgrid(np.linspace(0.5, 1, 6), [0.0, 0.02, 0.04])
    found = confidence_of(Clues(rhythm=rhythm.ravel(), clear_by=lead.ravel())).reshape(rhythm.shape)
    more = confidence_of(Clues(rhythm=np.array([0.9]), clear_by=np.array([0.4])))
    enough = confidence_of(Clues(rhythm=np.array([0.9]), clear_by=np.array([0.04])))

    assert (np.diff(found, axis=0) > 0).all()
    assert (np.diff(found, axis=1) > 0).all()
    assert more == enough
