"""Real recordings of acceleration, read in place: three layouts, units and rates that no logger's page describes."""

from pathlib import Path

import numpy as np
import pytest

from gait.errors import UnknownFormatError, UnsupportedFileError
from gait.formats import read
from gait.formats.motion_csv.told import told_of
from gait.model import Motion

POSITIONS = ("armband", "backpocket", "bag", "frontpocket", "hand", "neckpouch")


def motion_in(path: Path, **words: str) -> Motion:
    """Return the recording of motion in a file."""
    motion = read(path, columns=told_of(words) if words else None).motion
    assert motion is not None
    return motion


def weight(motion: Motion) -> float:
    """Return the mean over ten seconds of what a sensor measures [g]: a walking body's is that of gravity."""
    count = len(motion.time_s) // 1000
    means = motion.acceleration_g[: count * 1000].reshape(count, 1000, 3).mean(axis=1)
    return float(np.median(np.linalg.norm(means, axis=1)))


@pytest.mark.parametrize("position", POSITIONS)
def test_a_phone_without_a_head_line(motion_data: Path, position: str) -> None:
    """Nanoseconds, three axes in m/s2 and counts of steps: 194 to 206 s at 100 Hz, and what it weighs is 1 g."""
    motion = motion_in(motion_data / f"oxford_user1_{position}.csv.gz")

    assert 190 < motion.time_s[-1] < 210
    assert len(motion.time_s) / motion.time_s[-1] == pytest.approx(100.0, rel=0.01)
    assert weight(motion) == pytest.approx(1.0, abs=0.03)


def test_a_wrist_without_times(motion_data: Path) -> None:
    """Its rate must be told; its numbers are clipped at 2 g in m/s2, which is 19.6."""
    path = motion_data / "strikewatch_p01_heel.csv.gz"
    with pytest.raises(UnsupportedFileError, match="rate=100"):
        read(path)
    motion = motion_in(path, rate="100")

    assert motion.time_s[-1] == pytest.approx(45.29)
    assert np.abs(motion.acceleration_g).max() == pytest.approx(2.0, abs=0.01)


def test_two_sensors_side_by_side(motion_data: Path) -> None:
    """Which one must be told; 25 min of hip and shoe, in g."""
    path = motion_data / "adept_run_hip_ankle_100hz.csv.gz"
    with pytest.raises(UnsupportedFileError, match="hip_x, ankle_x"):
        read(path)
    hip = motion_in(path, x="hip_x", y="hip_y", z="hip_z", rate="100")
    shoe = motion_in(path, x="ankle_x", y="ankle_y", z="ankle_z", rate="100")

    assert hip.time_s[-1] == pytest.approx(1499.99)
    assert weight(hip) == pytest.approx(1.0, abs=0.06)
    assert np.square(shoe.acceleration_g).mean() > 2 * np.square(hip.acceleration_g).mean()


@pytest.mark.parametrize("name", ["marea_step_estimates_1sec.csv.gz", "ncaa_grf_imu.csv", "rbds_steps.csv.gz"])
def test_tables_of_something_else(motion_data: Path, name: str) -> None:
    """Counts of steps and forces in rows of numbers are no recordings of motion; the sentence names their columns."""
    with pytest.raises(UnknownFormatError, match=r"a table \(CSV\) without three axes.*columns are "):
        read(motion_data / name)
