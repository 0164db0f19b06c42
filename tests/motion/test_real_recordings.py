"""Real recordings with known steps: the aims of the accuracy, as thresholds; ``docs/validation.md`` has the figures."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from gait.model import STATE_CODES
from gait.motion import cadence_from_motion
from gait.validation.cadence import CHANGES, Windows, ours
from gait.validation.not_running import KINDS, simulated
from gait.validation.recordings import Recording, recordings
from gait.validation.strides import check_strides

RUNNING_AIM_SPM = {"hip": 0.5, "shoe": 0.5, "pelvis": 0.5, "wrist": 0.5, "phone, walking": 0.8}
DEGRADED_AIM_SPM = 0.8


@pytest.fixture(scope="module")
def records(motion_data: Path) -> list[Recording]:
    """Return the real recordings."""
    return list(recordings(motion_data))


@pytest.fixture(scope="module")
def found(records: list[Recording]) -> Mapping[str, Windows]:
    """Return what is found in each window, by place."""
    return ours(records)


@pytest.mark.parametrize("place", RUNNING_AIM_SPM)
def test_the_mean_error_is_within_the_aim(found: Mapping[str, Windows], place: str) -> None:
    """At most 0.5 steps a minute running, and 0.8 walking, in the mean over windows of ten seconds."""
    assert found[place].error_spm.mean() <= RUNNING_AIM_SPM[place]


@pytest.mark.parametrize("place", ["hip", "shoe", "pelvis", "wrist"])
def test_no_octave_is_missed_in_running(found: Mapping[str, Windows], place: str) -> None:
    """No running window is read as half, two thirds, one and a half or twice its cadence; at most one is far off."""
    assert found[place].octaves == 0
    assert found[place].far_off <= 1


def test_hardly_a_walking_window_is_far_off(found: Mapping[str, Windows]) -> None:
    """At most one in a hundred windows of walking is off by more than 10 %."""
    walking = found["phone, walking"]

    assert walking.far_off <= 0.01 * len(walking.truth_spm)


def test_nearly_every_window_has_a_value(found: Mapping[str, Windows]) -> None:
    """At most one window in fifty of a place is left without a cadence."""
    for windows in found.values():
        assert np.isnan(windows.found_spm).mean() <= 0.02


def test_a_real_runner_at_208_is_not_halved(records: list[Recording]) -> None:
    """The fastest of the wrists runs at 208 steps a minute by the line of the arms."""
    (wrist,) = (each for each in records if each.name == "strikewatch_p01_forefoot")
    found = cadence_from_motion(wrist.motion)

    assert np.nanmedian(found.cadence_spm) == pytest.approx(208, abs=2)
    assert found.clipped > 0.1
    assert found.notes[0].code == "motion_clipped"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_running_hardly_runs(kind: str) -> None:
    """Half an hour of simulated sitting, driving, cycling or housework has less than half a minute of running."""
    gait = cadence_from_motion(simulated(kind, 7, 1800)).gait

    assert np.count_nonzero(gait == STATE_CODES["running"]) < 30


def test_walking_with_a_phone_is_never_running(records: list[Recording]) -> None:
    """Twenty minutes of walking with the phone in six places hold under a third of a minute that is called running."""
    walks = [cadence_from_motion(each.motion).gait for each in records if each.group == "phone, walking"]

    assert sum(np.count_nonzero(gait == STATE_CODES["running"]) for gait in walks) < 20


def test_strides_vary_as_on_the_force_plate(records: list[Recording]) -> None:
    """The variation of stride times at pelvis, hip and shoe is within half a point of the truth."""
    for check in check_strides(records):
        assert check.variability == pytest.approx(check.true_variability, abs=0.5), check.name


@pytest.mark.prove
@pytest.mark.parametrize("change", [name for name in CHANGES if name != "as recorded"])
def test_slower_and_clipped_sensors_are_within_their_aim(records: list[Recording], change: str) -> None:
    """At 25 Hz, at 12.5 Hz and clipped at 2 g the mean error is at most 0.8 steps a minute in every place."""
    for place, windows in ours(records, CHANGES[change]).items():
        assert windows.error_spm.mean() <= DEGRADED_AIM_SPM, place
        assert windows.octaves == 0, place


@pytest.mark.prove
@pytest.mark.parametrize("kind", KINDS)
def test_many_hours_of_no_running_hardly_run(kind: str) -> None:
    """Ten simulated hours of each kind hold less than a minute of false running an hour."""
    gaits = np.concatenate([cadence_from_motion(simulated(kind, seed)).gait for seed in range(100, 110)])

    assert 60 * np.mean(gaits == STATE_CODES["running"]) < 1
