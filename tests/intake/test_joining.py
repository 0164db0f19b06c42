"""A recording of motion joined with another file of the same run: on one clock, or refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from gait.errors import GaitError, UsageError
from gait.formats import read_bytes
from gait.formats.motion_csv.told import told_of
from gait.intake import Request, analyze_file
from gait.intake.joining import with_speed_of
from gait.model import Activity, Method, Note, frozen_array, frozen_columns
from gait.pipeline import Settings, analyze
from gait.simulate import PERFECT_WATCH, RUNNERS, Plan, Simulation, run, simulate, stand
from gait.simulate.gpx_file import gpx_text
from gait.simulate.tcx_file import tcx_text

STARTED_AT = datetime(2026, 5, 24, 7, 0, tzinfo=UTC)
CHANGING = Plan(legs=(stand(20), *(leg for _ in range(5) for leg in (run(1.2, 4.2), run(1.3, 2.7)))))
EVEN = Plan(legs=(run(8, 2.8),))


def a_simulation(plan: Plan = CHANGING, seed: int = 4) -> Simulation:
    """Return a run as a watch without errors records it."""
    return simulate(RUNNERS["typical"], plan, PERFECT_WATCH, seed, started_at=STARTED_AT)


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    """Return thirteen minutes of fast and slow running."""
    return a_simulation()


@pytest.fixture(scope="module")
def files(simulation: Simulation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the watch's FIT, and its GPX without a cadence."""
    folder = tmp_path_factory.mktemp("joining")
    (folder / "watch.fit").write_bytes(simulation.to_fit_bytes())
    own = simulation.activity
    silent = {name: values for name, values in own.columns.items() if name != "cadence_spm"}
    (folder / "phone.gpx").write_text(gpx_text(replace(own, columns=frozen_columns(silent))), encoding="utf-8")
    return folder


def a_recording(simulation: Simulation, clock_s: float = 0.0, **words: str) -> Activity:
    """Return what a sensor at the waist recorded, its clock so far ahead of the watch's."""
    text = simulation.to_motion_text(rate_hz=20.0, clock_s=clock_s)
    (activity,) = read_bytes(text.encode(), "run.csv", columns=told_of(words) if words else None)
    return activity


def a_note(code: str) -> Note:
    """Return a note of which only the code matters."""
    return Note(code=code, message="")


def joined(activity: Activity, file: Path) -> tuple[Activity, Method]:
    """Return the joined activity and how it was joined."""
    return with_speed_of(activity, file, Settings())


@pytest.mark.parametrize("clock_s", [0.0, 4.7, -38.2])
def test_the_clocks_offset_is_found_by_cadence(simulation: Simulation, files: Path, clock_s: float) -> None:
    """To half a second, with an interval that holds it, and the sentence that says so."""
    activity, method = joined(a_recording(simulation, clock_s), files / "watch.fit")

    assert method.parameters["offset_s"] == pytest.approx(clock_s, abs=0.5)
    assert method.parameters["low_s"] <= clock_s <= method.parameters["high_s"]
    assert (method.parameters["by"], method.parameters["sure"]) == ("cadence_spm", "high")
    assert "watch.fit" in activity.notes[0].message
    assert "watch.fit" not in method.did  # it goes with a shared analysis
    assert ("behind" in method.did) == (method.parameters["offset_s"] < 0)
    assert activity.notes[0].code == "joined"


def test_the_offset_is_found_by_speed_where_no_steps_were_counted(simulation: Simulation, files: Path) -> None:
    """Cadence rises and falls with speed, and the runner stands and runs: within two seconds."""
    _activity, method = joined(a_recording(simulation, 12.4), files / "phone.gpx")

    assert method.parameters["offset_s"] == pytest.approx(12.4, abs=2.0)
    assert method.parameters["by"] in {"speed_mps", "state"}


def test_a_joined_run_has_step_length(simulation: Simulation, files: Path) -> None:
    """Speed from one file and cadence from the other give the true step length to 2 %."""
    activity, _method = joined(a_recording(simulation, 5.0), files / "phone.gpx")
    analysis = analyze(activity)

    assert analysis.summary["cadence_spm"].origin == "motion"
    assert analysis.summary["step_length_m"].mean == pytest.approx(simulation.summary["step_length_m"], rel=0.02)
    assert analysis.source.name == "run.csv"
    assert analysis.activity.distance_m == pytest.approx(simulation.summary["distance_m"], rel=0.02)


def test_a_recording_without_a_date_is_laid_where_its_pattern_fits(simulation: Simulation, files: Path) -> None:
    """Begun within two minutes of the other file's start, its cadence says when."""
    recording = a_recording(simulation)
    undated = replace(
        recording, notes=(*recording.notes, a_note("start_unknown")), started_at=datetime(1970, 1, 1, tzinfo=UTC)
    )
    activity, method = joined(undated, files / "watch.fit")

    assert method.parameters["offset_s"] == pytest.approx(0.0, abs=0.5)
    assert activity.started_at == STARTED_AT
    assert "start_unknown" not in [note.code for note in activity.notes]


def test_a_recording_in_local_time_is_laid_in_the_others_zone(simulation: Simulation, files: Path) -> None:
    """Times without an offset are those of the place where the other file was recorded, if that fits."""
    recording = a_recording(simulation)
    offset_s = simulation.activity.utc_offset_s or 0.0
    local = replace(
        recording,
        notes=(*recording.notes, a_note("zone_unknown")),
        started_at=recording.started_at + timedelta(seconds=offset_s),
    )
    _activity, method = joined(local, files / "watch.fit")

    assert method.parameters["offset_s"] == pytest.approx(0.0, abs=0.5)


def test_two_files_of_different_days_are_refused(simulation: Simulation, files: Path) -> None:
    """The sentence names both times."""
    later = a_recording(simulation, start="2026-05-25T07:00:00Z")
    with pytest.raises(UsageError, match=r"2026-05-25 07:00:00 to .*2026-05-24 07:00:00 to .*five minutes in common"):
        joined(later, files / "watch.fit")


def test_a_pattern_that_does_not_agree_is_refused(files: Path) -> None:
    """Another run at the same time has another cadence."""
    other = a_recording(a_simulation(EVEN, seed=9))
    with pytest.raises(UsageError, match=r"pattern of watch\.fit does not agree"):
        joined(other, files / "watch.fit")
    undated = replace(other, notes=(a_note("start_unknown"),))
    with pytest.raises(UsageError, match="does not say when it was made"):
        joined(undated, files / "phone.gpx")


def test_without_a_pattern_the_clocks_are_taken_as_they_are(tmp_path: Path) -> None:
    """An even run without steps counted shows nothing to go by; that is said, with low confidence."""
    even = a_simulation(EVEN)
    own = even.activity
    places = {name: own.columns[name] for name in ("time_s", "latitude_deg", "longitude_deg")}
    distance = {"distance_m": 2.8 * own.time_s}
    file = tmp_path / "even.tcx"
    file.write_text(tcx_text(replace(own, columns=frozen_columns({**places, **distance}))), encoding="utf-8")
    activity, method = joined(a_recording(even), file)

    assert (method.parameters["by"], method.parameters["sure"], method.parameters["offset_s"]) == ("clock", "low", 0.0)
    assert "by the clocks alone" in activity.notes[0].message


def test_what_cannot_be_joined(simulation: Simulation, files: Path, tmp_path: Path) -> None:
    """A file without acceleration, and one without speed."""
    with pytest.raises(UsageError, match="holds no acceleration"):
        joined(simulation.activity, files / "watch.fit")
    still = tmp_path / "motion.csv"
    still.write_text(simulation.to_motion_text(rate_hz=20.0), encoding="utf-8")
    with pytest.raises(UsageError, match=r"motion\.csv has no speed"):
        joined(a_recording(simulation), still)
    with pytest.raises(GaitError, match="no such file"):
        joined(a_recording(simulation), tmp_path / "absent.gpx")


def test_rotation_goes_with_acceleration(simulation: Simulation, files: Path) -> None:
    """Both are moved onto the other file's clock."""
    recording = a_recording(simulation, 30.0)
    assert recording.motion is not None
    turning = replace(
        recording.motion,
        rotation_time_s=recording.motion.time_s,
        angular_velocity_dps=frozen_array(np.zeros((len(recording.motion.time_s), 3))),
    )
    activity, _method = joined(replace(recording, motion=turning), files / "watch.fit")

    assert activity.motion is not None
    assert activity.motion.rotation_time_s is not None
    assert (activity.motion.rotation_time_s == activity.motion.time_s).all()


def test_the_way_in_joins_and_tells(simulation: Simulation, files: Path, tmp_path: Path) -> None:
    """A request with a speed file gives one report of both, with the join among its methods; a bad one a reason."""
    table = tmp_path / "run.csv"
    table.write_text(simulation.to_motion_text(rate_hz=20.0, clock_s=2.0), encoding="utf-8")
    (result,) = analyze_file(table, Request(out=tmp_path, speed_file=files / "watch.fit"))
    (failed,) = analyze_file(table, Request(out=tmp_path, speed_file=tmp_path / "absent.gpx"))

    assert result.analysis is not None
    assert result.analysis.methods[0].stage == "join"
    assert result.report is not None
    assert failed.error is not None
