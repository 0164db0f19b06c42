"""``gait simulate`` on the command line."""

import json
import zipfile
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from typer.testing import CliRunner

from gait.cli.app import app
from gait.cli.simulation import simulate
from gait.errors import UsageError
from gait.simulate import PLANS, RUNNERS, WATCHES


def run(*arguments: str) -> Any:  # noqa: ANN401 - typer's own type of a result
    """Run a command that goes well."""
    done = CliRunner().invoke(app, ["simulate", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done


def choices(option: str) -> set[str]:
    """Return what an option offers."""
    return set(get_args(get_type_hints(simulate)[option]))


def test_every_preset_is_offered() -> None:
    """The help names the presets without loading them; it must not forget one."""
    assert choices("plan") == set(PLANS)
    assert choices("watch") == set(WATCHES)
    assert choices("runner") == set(RUNNERS)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two runs of the command write the same FIT file, another seed another."""
    for name, seed in (("a.fit", "3"), ("b.fit", "3"), ("c.fit", "4")):
        run("treadmill", "--seed", seed, "--out", str(tmp_path / name))
    a, b, c = ((tmp_path / name).read_bytes() for name in ("a.fit", "b.fit", "c.fit"))

    assert a[8:12] == b".FIT"
    assert a == b
    assert a != c


@pytest.mark.parametrize(("kind", "root"), [("gpx", b"<gpx"), ("tcx", b"<TrainingCenterDatabase")])
def test_the_other_formats(kind: str, root: bytes) -> None:
    """GPX and TCX go to standard output as well, and nothing else does."""
    done = run("easy_10k", "--watch", "wrist_basic", "--format", kind, "--out", "-")

    assert done.stdout_bytes.startswith(b"<?xml")
    assert root in done.stdout_bytes[:2000]


def test_what_a_sensor_of_motion_records_is_a_format() -> None:
    """A table of acceleration at 25 Hz, its clock 3 s ahead of the watch's, whose runs start at 8:30."""
    done = run("treadmill", "--format", "csv", "--out", "-")
    assert done.stdout_bytes.splitlines()[:2] == [b"Simulated sensor at the waist, 25 Hz", b"Start Date 2026-05-03"]
    assert done.stdout_bytes.splitlines()[2] == b"Start Time 08:30:03.000"


def test_the_truth_is_told_on_demand(tmp_path: Path) -> None:
    """The true figures are JSON; a treadmill run is 35 minutes of running."""
    target = tmp_path / "run.fit"
    done = run("treadmill", "--out", str(target), "--truth", "-")
    figures = json.loads(done.stdout)

    assert figures["summary"]["running_s"] == pytest.approx(35 * 60, abs=2)
    assert set(figures) == {"summary", "drift"}
    assert f"Wrote {target}, a simulated run of " in done.stderr


@pytest.mark.parametrize(("ending", "root"), [("gpx", b"<gpx"), ("TCX", b"<TrainingCenterDatabase"), ("fit", b".FIT")])
def test_the_ending_says_the_format(tmp_path: Path, ending: str, root: bytes) -> None:
    """A file called .gpx holds GPX."""
    target = tmp_path / f"run.{ending}"
    run("easy_10k", "--out", str(target))

    assert root in target.read_bytes()[:2000]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--out", "run.xls"), "The ending of run.xls is no format that a run can be written in"),
        (("--out", "run"), "Let it end in .fit, .gpx, .tcx or .csv"),
        (("--out", "run.gpx", "--format", "fit"), "run.gpx ends in .gpx, and --format says fit"),
    ],
)
def test_a_name_that_contradicts_the_format_is_refused(arguments: tuple[str, ...], sentence: str) -> None:
    """Nothing is written under a name that lies."""
    with pytest.raises(UsageError, match=sentence):
        CliRunner().invoke(app, ["simulate", "treadmill", *arguments], catch_exceptions=False)


def test_without_a_name_the_file_says_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default name holds plan, watch and seed."""
    monkeypatch.chdir(tmp_path)
    run("treadmill", "--watch", "foot_pod", "--seed", "7")

    assert [path.name for path in tmp_path.iterdir()] == ["treadmill-foot_pod-7.fit"]


def test_an_archive_is_written_whole(tmp_path: Path) -> None:
    """Two activities as an archive like Strava's: their files and the index, and no half-written one beside it."""
    target = tmp_path / "export.zip"
    done = run("--archive", "2", "--watch", "wrist_basic", "--out", str(target))
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()

    assert [path.name for path in tmp_path.iterdir()] == ["export.zip"]
    assert names[-1] == "activities.csv"
    assert f"Wrote {target}, a simulated archive of 2 activities." in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--format", "fit"), "--format is of one run, and --archive writes many"),
        (("--truth", "-"), "--truth is of one run, and --archive writes many"),
        (("--squad", "2"), "An archive and a squad cannot both be written"),
        (("--out", "none/export.zip"), "The archive cannot be written: No such file or directory"),
    ],
)
def test_what_does_not_go_with_an_archive_is_refused(arguments: tuple[str, ...], sentence: str) -> None:
    """An option of one run is refused beside an archive, and so is a folder that is not there."""
    with pytest.raises(UsageError, match=sentence):
        CliRunner().invoke(app, ["simulate", "--archive", "2", *arguments], catch_exceptions=False)
