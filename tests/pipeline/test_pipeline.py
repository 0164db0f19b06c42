"""What the pipeline itself decides: whose figures of the runner count, and what a pause does to the whole."""

import numpy as np
import pytest

from gait.model import Activity, Athlete, Pause
from gait.pipeline import Settings, analyze, known_athlete
from tests.factories import an_activity

WATCH = Athlete(height_m=1.75, mass_kg=70.0)


@pytest.mark.parametrize(
    ("told", "in_file", "expected"),
    [
        (Athlete(), Athlete(), Athlete()),
        (Athlete(), WATCH, Athlete(height_m=1.75, mass_kg=70.0, from_="file")),
        (Athlete(name="Ann"), WATCH, Athlete(name="Ann", height_m=1.75, mass_kg=70.0, from_="file")),
        (Athlete(mass_kg=60.0), WATCH, Athlete(height_m=1.75, mass_kg=60.0, from_="file")),
        (Athlete(height_m=1.8), WATCH, Athlete(height_m=1.8, mass_kg=70.0, from_="option")),
        (Athlete(name="Ann"), Athlete(), Athlete(name="Ann", from_="option")),
        (Athlete(mass_kg=60.0), Athlete(), Athlete(mass_kg=60.0, from_="option")),
    ],
)
def test_a_name_does_not_make_the_watchs_height_the_users(told: Athlete, in_file: Athlete, expected: Athlete) -> None:
    """What was told comes first; ``from_`` says who gave the size that the figures rest on."""
    assert known_athlete(told, in_file) == expected


def a_paused_run() -> Activity:
    """Return 20 minutes at 3 m/s and 165 spm, with ten minutes of pause in the middle in which 2.5 km were covered."""
    time = np.concatenate((np.arange(600.0), 1200 + np.arange(600.0)))
    distance = np.concatenate((3.0 * np.arange(600), 1797 + 2500 + 3.0 * np.arange(600)))
    columns = {
        "time_s": time,
        "distance_m": distance,
        "cadence_spm": np.full(1200, 165.0),
        "speed_mps": np.full(1200, 3.0),
    }
    return an_activity(columns, pauses=(Pause(start_s=599.0, stop_s=1200.0),))


def test_ground_covered_in_a_pause_is_not_run() -> None:
    """Of the 6.1 km that the watch counts, 3.6 km were run; the bus in the pause is in no split."""
    analysis = analyze(a_paused_run())
    assert analysis.activity.distance_m == pytest.approx(6094.0)
    assert analysis.running.distance_m == pytest.approx(3594.0)
    assert analysis.running.time_s == pytest.approx(1198.0)
    assert max(split.distance_m or 0.0 for split in analysis.splits) <= 1003.0  # cut at a sample


def test_a_pause_is_among_the_segments() -> None:
    """Running, paused, running; and form is measured 3 s away from the pause."""
    analysis = analyze(a_paused_run())
    assert [segment.kind for segment in analysis.segments] == ["running", "paused", "running"]
    assert analysis.running.settled_s == pytest.approx(analysis.running.time_s - 6.0, abs=1.0)


def test_a_given_cadence_unit_and_distance_reach_the_cleaning() -> None:
    """Steps instead of strides halve what the reader delivered; a given distance scales speed."""
    analysis = analyze(a_paused_run(), settings=Settings(cadence_stored_as="steps", distance_m=12188.0))
    decision = analysis.cadence.unit_decision
    assert decision is not None
    assert decision.by == "option"
    assert analysis.activity.distance_m == pytest.approx(12188.0)
