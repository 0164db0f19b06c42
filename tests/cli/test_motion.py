"""Acceleration on the command line: a CSV alone, with what has to be told, and with the speed of another file."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from gait import export
from gait.cli.options import Worn
from gait.cli.worn import family_of
from gait.simulate import RUNNERS, WATCHES, Plan, Simulation, run, simulate, stand

Command: TypeAlias = Callable[..., Any]


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    """Return seven minutes of running with a stand in it."""
    plan = Plan(legs=(stand(15), run(3.5, 3.3), stand(25), run(3.5, 2.7)))
    started_at = datetime(2026, 5, 3, 8, 30, tzinfo=UTC)
    return simulate(RUNNERS["typical"], plan, WATCHES["full_dynamics"], 5, started_at=started_at)


@pytest.fixture
def table(simulation: Simulation, tmp_path: Path) -> Path:
    """Return the path of a recording of motion."""
    path = tmp_path / "motion.csv"
    path.write_text(simulation.to_motion_text(rate_hz=20.0, clock_s=2.5), encoding="utf-8")
    return path


def headless(table: Path) -> Path:
    """Return the path of the same recording without times and names."""
    rows = table.read_text(encoding="utf-8").splitlines()[4:]
    path = table.with_name("headless.csv")
    path.write_text("".join(f"{row.partition(',')[2]}\n" for row in rows), encoding="utf-8")
    return path


def test_a_recording_of_motion_gets_a_report(command: Command, table: Path) -> None:
    """Cadence stands in the line and on the page; the page says what it cannot show without a speed."""
    done = command("analyze", table)
    (page,) = Path("reports").iterdir()
    text = page.read_text(encoding="utf-8")

    assert (done.exit_code, done.stderr) == (0, "")
    assert "no distance" in done.stdout
    assert " spm -> " in done.stdout
    assert page.name == "2026-05-03-motion.html"
    assert "without speed nobody can say what is usual for you" in text
    assert "motion recording" in text


@pytest.mark.usefixtures("quick_pages")
def test_what_a_table_leaves_open_is_told(command: Command, table: Path) -> None:
    """Without times it is refused with the words to give; with them it is read, and has no day."""
    bare = headless(table)
    refused = command("analyze", bare)
    told = command("analyze", bare, "--columns", "rate=20", "--position", "hip", "--json", "a.json")
    analysis = export.from_json(Path("a.json").read_bytes())

    assert refused.exit_code == 1
    assert "--columns rate=100" in refused.stderr
    assert told.exit_code == 0
    assert analysis.activity.started_at == ""
    assert analysis.summary["cadence_spm"].sensor == "waist"
    assert Path("reports/headless.html").is_file()


@pytest.mark.usefixtures("quick_pages")
def test_speed_comes_from_another_file(command: Command, table: Path, simulation: Simulation, tmp_path: Path) -> None:
    """The run has a distance then, and the terminal says by how much the clocks differ."""
    (tmp_path / "watch.fit").write_bytes(simulation.to_fit_bytes())
    done = command("analyze", table, "--speed-file", tmp_path / "watch.fit", "--json", "a.json")
    analysis = export.from_json(Path("a.json").read_bytes())

    assert done.exit_code == 0, done.stderr
    assert "Speed comes from watch.fit. The recording's clock is" in done.stdout
    assert analysis.methods[0].stage == "join"
    assert "step_length_m" in analysis.summary
    assert {each.b for each in analysis.sources_compared if each.quantity == "cadence_spm"} == {"motion"}


@pytest.mark.usefixtures("quick_pages")
def test_a_speed_file_is_of_one_run(command: Command, table: Path) -> None:
    """With two recordings nobody knows which of them it belongs to."""
    done = command("analyze", table, headless(table), "--speed-file", "watch.fit")
    assert done.exit_code == 2
    assert "--speed-file is of one run, and these are 2 files" in done.stderr


@pytest.mark.parametrize("text", ["foo", "=1", "x=", ""])
def test_columns_that_name_nothing(command: Command, table: Path, text: str) -> None:
    """Each part is a key and a value."""
    done = command("analyze", table, "--columns", text)
    assert done.exit_code == 2
    assert "names no columns" in " ".join(done.stderr.split())


def test_an_unknown_key_of_columns(command: Command, table: Path) -> None:
    """The keys that there are are listed."""
    done = command("analyze", table, "--columns", "colour=red")
    assert done.exit_code == 2
    assert "It knows time, x, y, z" in done.stderr


def test_a_recording_is_inspected_with_what_is_told(command: Command, table: Path) -> None:
    """What is in it is shown as of any file."""
    done = command("inspect", headless(table), "--columns", "rate=20")
    assert done.exit_code == 0
    assert "samples of acceleration" in done.stdout
    assert "at a time that is not in the file" in done.stdout
    assert "does not say when the recording was made" in done.stdout


@pytest.mark.parametrize(
    ("worn", "family"),
    [(None, None), ("wrist", "wrist"), ("pocket", "phone"), ("trunk", "waist"), ("shank", "foot_pod")],
)
def test_a_place_is_a_family_of_sensors(worn: Worn | None, family: str | None) -> None:
    """What people call the place, and what the file formats call the sensor."""
    assert family_of(worn) == family
