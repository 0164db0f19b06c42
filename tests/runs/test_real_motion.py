"""Real recordings of acceleration through the whole program: no head line, no times, two sensors, and no speed."""

from pathlib import Path

import pytest

from gait.formats import read
from gait.formats.motion_csv.told import told_of
from gait.model import Analysis
from gait.pipeline import analyze


def analysis_of(path: Path, **words: str) -> Analysis:
    """Return the analysis of a recording."""
    return analyze(read(path, columns=told_of(words) if words else None))


@pytest.fixture(scope="module")
def hip_and_shoe(motion_data: Path) -> tuple[Analysis, Analysis]:
    """Return 25 minutes of one run with walks in it, told by a sensor at the hip and by one on the shoe."""
    path = motion_data / "adept_run_hip_ankle_100hz.csv.gz"
    hip = analysis_of(path, x="hip_x", y="hip_y", z="hip_z", rate="100")
    return hip, analysis_of(path, x="ankle_x", y="ankle_y", z="ankle_z", rate="100")


def test_hip_and_shoe_count_the_same_steps(hip_and_shoe: tuple[Analysis, Analysis]) -> None:
    """Two sensors on one runner cannot differ: to 0.5 spm over some 19 minutes of running."""
    hip, shoe = hip_and_shoe

    assert hip.running.time_s == pytest.approx(shoe.running.time_s, rel=0.05)
    assert hip.running.time_s > 17 * 60
    assert hip.summary["cadence_spm"].mean == pytest.approx(shoe.summary["cadence_spm"].mean, abs=0.5)
    assert hip.summary["cadence_spm"].origin == "motion"


def test_without_speed_and_date_nothing_is_made_up(hip_and_shoe: tuple[Analysis, Analysis]) -> None:
    """No day, no distance, no step length, no verdict on the cadence."""
    hip, _shoe = hip_and_shoe

    assert (hip.activity.started_at, hip.activity.distance_m) == ("", None)
    assert set(hip.summary) == {"cadence_spm"}
    assert hip.overstriding.verdict == "not measurable"


@pytest.mark.parametrize("position", ["armband", "backpocket", "bag", "frontpocket", "hand", "neckpouch"])
def test_walking_is_no_running(motion_data: Path, position: str) -> None:
    """Three minutes of walking with a phone, wherever it is carried, hold at most four seconds called running."""
    walked = analysis_of(motion_data / f"oxford_user1_{position}.csv.gz")

    assert walked.running.time_s <= 4.0
    assert walked.running.walking_s > 170.0
    assert walked.activity.sport == "unknown"


def test_a_wrist_runs_from_the_first_second_to_the_last(motion_data: Path) -> None:
    """A strip of running clipped at 2 g: nearly all of it is running, too short to judge."""
    strip = analysis_of(motion_data / "strikewatch_p04_heel.csv.gz", rate="100")

    assert strip.running.time_s > 0.85 * strip.activity.elapsed_s
    assert not strip.running.enough
    assert "motion_clipped" in [note.code for note in strip.notes]
