"""The library from the command line."""

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from gait.cli import library_access
from gait.library import Library

Command: TypeAlias = Callable[..., Any]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a library of this test's own, and return its folder."""
    path = tmp_path / "library"
    monkeypatch.setenv("GAIT_LIBRARY", str(path))
    return path


@pytest.fixture
def filed(command: Command, run_file: Path) -> Command:
    """Return the command over a library that holds one athlete and one run."""
    assert command("athlete", "add", "Anna", "--height", "1.70").exit_code == 0
    assert command("add", run_file).exit_code == 0
    return command


def test_an_athlete_is_added_shown_and_changed(command: Command) -> None:
    """Everything that is told is shown again; what is to be forgotten is."""
    told = ["--leg-length", "86cm", "--weight", "61", "--birth-year", "1990", "--target", "172@5:30/km"]
    knee = ["--knee-since", "2026-01-02", "--knee-until", "2026-02-01", "--knee", "front", "--note", "stairs"]
    added = command("athlete", "add", "Anna Meier", "--height", "5'7\"", *told, *knee)
    again = ["--knee-since", "2026-01-02", "--knee", "outer"]
    edited = command(
        "athlete", "edit", "anna meier", "--name", "Anna", "--units", "imperial", "--forget", "weight", *again
    )
    forgotten = command("athlete", "edit", "Anna", "--forget", "knee", "--forget", "target")

    assert added.stdout.splitlines()[:6] == [
        "Anna Meier",
        "  folder: Anna Meier",
        "  height: 1.70 m",
        "  leg length: 0.86 m",
        "  weight: 61.0 kg",
        "  birth year: 1990",
    ]
    assert "  target: 172 spm @ 5:30 /km (" in added.stdout
    assert "  knee: 2026-01-02 .. 2026-02-01 front stairs" in added.stdout
    assert "weight" not in edited.stdout
    assert "172 spm @ 8:51 /mi" in edited.stdout  # 5:30 /km is 8:51 /mi
    assert "  knee: 2026-01-02 .. - outer" in edited.stdout
    assert (
        forgotten.stdout == "Anna\n  folder: Anna Meier\n  height: 1.70 m\n  leg length: 0.86 m\n"
        "  birth year: 1990\n  units: imperial\n"
    )
    assert command("athlete", "list").stdout == "Anna  0 runs  1.70 m\n"


def test_a_knee_without_a_day_is_asked_about(command: Command) -> None:
    """A trouble needs its first day."""
    done = command("athlete", "add", "Anna", "--knee", "front")

    assert (done.exit_code, done.stderr) == (
        2,
        "gait: It was not said since when a knee gives trouble. Give --knee-since DAY too.\n",
    )


def test_files_are_added_once(filed: Command, run_file: Path, tmp_path: Path) -> None:
    """A line a run says what became of it; what cannot be read is told, and fails the command."""
    again = filed("add", run_file)
    bad = tmp_path / "exports" / "bad.fit"
    bad.write_bytes(b"")
    both = filed("add", run_file.parent, tmp_path / "absent.fit")

    assert (again.exit_code, again.stdout) == (0, "Tuesday run.fit: run 1, was there\n")
    assert both.exit_code == 1
    assert both.stdout == "Tuesday run.fit: run 1, was there\n"
    assert both.stderr.startswith("bad.fit: ")
    assert "absent.fit: " in both.stderr


def test_the_export_of_an_account_is_added(command: Command, run_file: Path, tmp_path: Path) -> None:
    """Titles and shoes come from its list, unless they are told; what is no run is left out, and fails nothing."""
    listed = "Id,Date,Name,Type,Gear,Filename\n1,x,Hills,Run,Red pair,activities/1.fit\n"
    ride = '<gpx xmlns="http://www.topografix.com/GPX/1/1"><trk><type>cycling</type><trkseg><trkpt lat="1" lon="1">'
    ride += "<time>2026-05-01T10:00:00Z</time></trkpt></trkseg></trk></gpx>"
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as packed:
        packed.writestr("activities.csv", listed)
        packed.writestr("activities/1.fit", run_file.read_bytes())
        packed.writestr("activities/2.gpx", ride)
        packed.writestr("media/3.jpg", b"picture")
    for name in ("Anna", "Ben"):
        command("athlete", "add", name)
    command("shoe", "add", "Blue", "--athlete", "Ben")
    done = command("add", tmp_path / "export.zip", "--athlete", "Anna")
    told = command("add", tmp_path / "export.zip", "--athlete", "Ben", "--title", "Mine", "--shoe", "Blue")

    assert (done.exit_code, told.exit_code) == (0, 0)
    assert "activities/1.fit: run 1, new" in done.stdout
    assert done.stderr.splitlines()[:2] == [
        "Left out: 1 activity of another sport.",
        "Left out: 1 file without an activity.",
    ]
    with Library.open() as library:
        shoes = {each.id: each.name for athlete in library.athletes() for each in library.shoes(athlete.id)}
        named = [(library.run(number).title, shoes[library.run(number).shoe_id or 0]) for number in (1, 2)]
        assert sorted(shoes.values()) == ["Blue", "Red pair"]
    assert named == [("Hills", "Red pair"), ("Mine", "Blue")]


def test_whose_run_it_is(command: Command, run_file: Path) -> None:
    """Without a name it is the only athlete's; with several, or none, one has to be named."""
    nobody = command("add", run_file)
    command("athlete", "add", "Anna")
    command("athlete", "add", "Ben")
    several = command("add", run_file)
    named = command("add", run_file, "--athlete", "ben", "--title", "Lunch")

    assert "There is no athlete in the library yet. Add one: gait athlete add NAME." in nobody.stderr
    assert "There are several athletes in the library: Anna, Ben. Say whose it is with --athlete." in several.stderr
    assert (nobody.exit_code, several.exit_code, named.exit_code) == (2, 2, 0)
    assert "  title: Lunch\n" in command("run", "show", "1").stdout
    assert command("run", "list").stdout.startswith("Ben      1  ")
    assert command("run", "list", "--athlete", "Anna").stdout == ""


def test_runs_are_listed_and_shown(filed: Command) -> None:
    """A line a run with its number, day, distance, time, cadence and headline."""
    with Library.open() as library:
        (run,) = library.runs()
    assert run.summary is not None
    listed = filed("run", "list").stdout
    day = run.summary.local_date

    assert listed.startswith(f"    1  {day} ")
    assert listed.endswith(f"{run.summary.headline}\n")
    assert filed("run", "list", "--since", day, "--until", day).stdout == listed
    assert filed("run", "list", "--until", "2000-01-01").stdout == ""
    assert "  file: Tuesday run.fit, fit, " in filed("run", "show", "1").stdout


def test_a_run_is_corrected_and_the_correction_taken_back(filed: Command) -> None:
    """The analysis heeds it at once, and is what it was when it is undone."""
    with Library.open() as library:
        before = library.analysis(1)
    edited = filed("run", "edit", "1", "--distance", "6km", "--device", "Old watch", "--leave-out", "0:00-5:00")
    back = filed("run", "edit", "1", "--take-back", "device", "--take-back", "leave-out")
    undone = filed("undo", "2")
    with Library.open() as library:
        assert library.analysis(1) == before

    assert "6.00 km" in edited.stdout
    assert "  corrected: leave_out = [0.0, 300.0]" in edited.stdout
    assert "  device: Old watch" in edited.stdout
    assert "Analysed 1 run anew.\n" in edited.stderr
    assert "Old watch" not in back.stdout.partition("  file:")[0]
    assert undone.stdout == "Undone: edit run 1.\nUndone: edit run 1.\n"


def test_a_run_goes_to_another_athlete_and_into_shoes(filed: Command) -> None:
    """Who ran, in what, and that it is none at all, are said afterwards."""
    filed("athlete", "add", "Ben")
    filed("shoe", "add", "Red", "--athlete", "Ben")
    handed = filed("run", "edit", "1", "--athlete", "Ben", "--shoe", "red")
    refused = filed("run", "edit", "1", "--shoe", "Blue")
    none = filed("run", "edit", "1", "--no-run")

    assert "  athlete: Ben\n  shoes: Red\n" in handed.stdout
    assert "There are no shoes Blue" in refused.stderr
    assert "said to be no run" in none.stdout


def test_shoes_are_worn_and_retired(filed: Command) -> None:
    """Their line has their days, their distance and their runs."""
    added = filed("shoe", "add", "Blue", "--start", "2020-01-01", "--ran", "100km")
    retired = filed("shoe", "retire", "blue", "--end", "2030-01-01")
    edited = filed("shoe", "edit", "Blue", "--name", "Sky", "--in-use")

    assert added.stdout.startswith("Blue  2020-01-01 .. -  10")
    assert added.stdout.endswith("1 run\n")
    assert "2020-01-01 .. 2030-01-01" in retired.stdout
    assert edited.stdout.startswith("Sky  2020-01-01 .. -")
    assert filed("shoe", "list").stdout == edited.stdout
    assert "  shoes: Sky" in filed("athlete", "show", "Anna").stdout
    assert filed("shoe", "retire", "Sky").exit_code == 0


def test_pain_is_told_and_listed(filed: Command) -> None:
    """Of a run, or of the day of a run; the rule is applied to it, and the run's analysis knows of it."""
    with Library.open() as library:
        (run,) = library.runs()
    assert run.summary is not None
    first = filed("pain", "--of-run", "1", "--pain", "3,2,-,0", "--knee", "front")
    second = filed("pain", "--on", run.summary.local_date, "--pain", "-,-,1", "--note", "stairs")
    other = filed("pain", "--pain", "1,0,0")
    listed = filed("pain")

    assert "3,2,-,0  front  run 1" in first.stdout
    assert "3,2,1,0  front  run 1  stairs  Your knee pain is above the pain rule" in second.stdout
    assert "run 1" not in other.stdout
    assert listed.stdout == second.stdout + other.stdout
    assert "  pain: 1  " in filed("run", "show", "1").stdout
    assert filed("pain", "--remove", "2").stdout == other.stdout
    with Library.open() as library:
        analysis = library.analysis(1)
    assert analysis is not None
    assert analysis.knee.rule is not None


def test_removing_says_what_went(filed: Command, folder: Path) -> None:
    """A run and an athlete come back by undo, but not what went for good."""
    run = filed("run", "remove", "1")
    back = filed("undo")
    athlete = filed("athlete", "remove", "Anna")
    changes = filed("undo", "--list")
    filed("undo")
    for_good = filed("athlete", "remove", "Anna", "--for-good")

    assert "1 run, 1 file.\n" in run.stdout
    assert "gait undo brings it back for 30 days" in run.stderr
    assert back.stdout == "Undone: remove run 1.\n"
    assert athlete.stdout == "Removed Anna: 1 run, 1 file.\n"
    assert changes.stdout.splitlines()[0].endswith("  remove athlete Anna")
    assert "nothing that was changed before can be undone" in for_good.stderr
    assert filed("undo").exit_code == 2
    assert list((folder / "originals").rglob("*.fit")) == []


def test_what_is_behind_is_brought_up_to_date(filed: Command) -> None:
    """By an earlier version, and of one athlete alone where that is asked."""
    nothing = filed("reanalyze")
    with Library.open() as library:
        library.store.db.execute("UPDATE analysis SET gait_version = '0.0.1'")
    filed("athlete", "add", "Ben")
    of_ben, of_all = filed("reanalyze", "--athlete", "Ben"), filed("reanalyze")

    assert nothing.stderr == of_ben.stderr == "All analyses are up to date.\n"
    assert (of_all.exit_code, of_all.stderr) == (0, "Analysed 1 run anew.\n")


def test_a_run_whose_file_is_gone_fails_the_command(filed: Command, folder: Path) -> None:
    """Its number and its file are named, for each command that would analyse it anew."""
    next(folder.rglob("*.fit")).unlink()
    failed = [
        filed("run", "edit", "1", "--device", "Old watch"),
        filed("athlete", "edit", "Anna", "--height", "1.71"),
        filed("pain", "--of-run", "1", "--pain", "1"),
        filed("undo"),
        filed("reanalyze"),
    ]

    assert [each.exit_code for each in failed] == [1] * 5
    assert all("run 1 (Tuesday run.fit): A file that a run came from is gone" in each.stderr for each in failed)


def test_many_that_are_behind_are_left_for_later(filed: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would take long is said and not done unasked."""
    monkeypatch.setattr(library_access, "_AT_ONCE", 0)
    edited = filed("run", "edit", "1", "--distance", "6km")

    assert "1 analysis is behind. Bring it up to date with gait reanalyze.\n" in edited.stderr
    assert edited.exit_code == 0
    filed("run", "remove", "1")
    filed("undo")
    assert "not analysed yet" in filed("run", "list").stdout
    assert "not analysed yet" in filed("run", "show", "1").stdout


def test_the_tables_are_written(filed: Command, tmp_path: Path) -> None:
    """As CSV and as Parquet, with the same rows."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - costs 0.2 s

    written = filed("export", tmp_path / "tables", "--format", "csv")
    filed("export", tmp_path / "tables")
    names = ("athletes", "shoes", "runs", "splits", "findings", "pain", "notes", "tags", "reviews")

    assert [Path(line.partition(": ")[0]).stem for line in written.stdout.splitlines()] == list(names)
    for name in names:
        with (tmp_path / "tables" / f"{name}.csv").open(encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
        table = pq.read_table(tmp_path / "tables" / f"{name}.parquet")
        assert table.num_rows == len(rows)
        assert not rows or table.column_names == list(rows[0])
    assert "runs.csv: 1 row\n" in written.stdout


def test_the_tables_as_json(filed: Command, tmp_path: Path) -> None:
    """An object a row; where nothing is known there is null."""
    filed("export", tmp_path / "tables", "--format", "json")
    (run,) = json.loads((tmp_path / "tables" / "runs.json").read_bytes())

    assert (run["id"], run["is_run"], run["shoe_id"]) == (1, 1, None)
    assert json.loads((tmp_path / "tables" / "notes.json").read_bytes()) == []


@pytest.mark.parametrize("kind", ["csv", "json", "parquet"])
def test_tables_to_be_sent_on(filed: Command, tmp_path: Path, kind: str) -> None:
    """They have no notes, tags and marks, and are not put beside such of an earlier export."""
    sent = filed("export", tmp_path / "sent", "--share", "--format", kind)
    filed("export", tmp_path / "own", "--format", kind)
    refused = filed("export", tmp_path / "own", "--share", "--format", kind)

    assert sent.exit_code == 0
    assert sorted(each.stem for each in (tmp_path / "sent").iterdir()) == sorted(
        ["athletes", "shoes", "runs", "splits", "findings", "pain"]
    )
    assert (refused.exit_code, "not to be shared" in refused.stderr) == (2, True)


def test_a_folder_that_cannot_be_made(filed: Command, run_file: Path) -> None:
    """Tables cannot go where a file is."""
    done = filed("export", run_file / "tables", "--format", "csv")

    assert done.exit_code == 2
    assert "The folder cannot be made" in done.stderr


def test_a_library_goes_into_a_file_and_back(filed: Command, tmp_path: Path) -> None:
    """Restored elsewhere, it lists the same runs; where one is, it takes a word."""
    backup = filed("backup", tmp_path / "backup.zip")
    refused = filed("restore", tmp_path / "backup.zip")
    elsewhere = filed("restore", tmp_path / "backup.zip", "--library", tmp_path / "other")
    replaced = filed("restore", tmp_path / "backup.zip", "--replace")

    assert "with the database and 1 file of a run" in backup.stderr
    assert (refused.exit_code, elsewhere.exit_code, replaced.exit_code) == (2, 0, 0)
    assert filed("run", "list", "--library", tmp_path / "other").stdout == filed("run", "list").stdout != ""


def test_analysing_needs_no_library() -> None:
    """What only analyses files does not load the library, the one room that loads SQLite."""
    look = "import sys, gait.cli.app, gait.cli.session, gait.intake; print('gait.library' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
