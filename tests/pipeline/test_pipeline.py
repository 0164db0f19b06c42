"""What the pipeline itself decides: whose figures of the runner count, and what a pause does to the whole."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from gait import formats
from gait.history import past_run
from gait.model import Activity, Athlete, History, KneePain, Pause
from gait.pipeline import Settings, analyze, known_athlete
from tests.factories import an_activity

SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_files"

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


def test_contact_is_held_against_the_runners_own() -> None:
    """Five earlier runs with this contact on this device: the run is as usual; with 5 % less, it is longer.

    The earlier runs are a day apart and differ by 1 %; the run at hand is the same file.
    """
    activity = formats.read(SAMPLES / "easy_run_dynamics.fit")
    plain = analyze(activity)
    contact = plain.overstriding.contact
    assert contact is not None
    assert (contact.own, contact.own_runs) == (None, 0)
    past = past_run(plain)
    start = datetime.fromisoformat(past.local_start)
    for factor, longer in ((1.0, False), (0.95, True)):
        runs = tuple(
            replace(
                past,
                local_start=(start - timedelta(days=day)).isoformat(),
                contact_s=contact.contact_s * factor * (1.005 if day % 2 else 0.995),
            )
            for day in range(1, 6)
        )
        found = analyze(activity, history=History(runs=runs)).overstriding.contact
        assert found is not None
        assert found.own is not None
        assert found.own_runs == 5
        assert found.own.ratio == pytest.approx(1 / factor, rel=0.002)
        assert (found.own.low > 1) is longer


def test_the_order_of_the_knee() -> None:
    """The knee's pain is known to the rules, and what is said of it knows the findings."""
    activity = formats.read(SAMPLES / "easy_run_dynamics.fit")
    found = analyze(activity, knee=KneePain(place="front", during=3.0))
    assert found.finding("knee_pain_rule") is not None
    assert [each.rule for each in found.knee.matters][:1] == ["cadence_for_pace"]
    assert {each.key for each in found.claims} >= {"cadence_170_180", "asymmetry", "shoes"}
    assert found.what_if != ()
