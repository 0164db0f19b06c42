"""``gait inspect``: what is in a file, and where another decoder reads it differently."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from gait.errors import OtherSportError
from gait.formats.second_opinion import Difference
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate

Command: TypeAlias = Callable[..., Any]


@pytest.fixture(scope="module")
def pod_bytes() -> bytes:
    """Return the FIT file of intervals with a pause, by a watch with a foot pod that has developer fields."""
    return simulate(RUNNERS["typical"], PLANS["intervals"], WATCHES["foot_pod"], 5).to_fit_bytes()


def row(text: str, head: str) -> str:
    """Return the line that begins with a word, without the word."""
    lines = [line.strip().removeprefix(head).strip() for line in text.splitlines() if line.strip().startswith(head)]
    assert len(lines) == 1
    return lines[0]


def test_a_file_is_described(command: Command, tmp_path: Path, pod_bytes: bytes) -> None:
    """Format, device, sensors, times, records, pauses, laps, channels and developer fields are there."""
    path = tmp_path / "intervals.fit"
    path.write_bytes(pod_bytes)
    done = command("inspect", path)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("intervals.fit\n  format ")
    assert row(done.stdout, "format").startswith("fit, sha256 ")
    assert "foot_pod" in row(done.stdout, "sensor ")
    assert row(done.stdout, "activity").startswith("running")
    assert "from 2026-05-03 08:30:00 UTC" in row(done.stdout, "activity")
    assert row(done.stdout, "local time") == "UTC-1 h, from file"
    assert row(done.stdout, "pauses") == "1, 1:15 in all"  # the plan's pause of 75 s
    assert ", one every 1 s, no time twice" in row(done.stdout, "records")
    assert row(done.stdout, "gaps") == "1 over 10 s, the longest 1:16"
    assert row(done.stdout, "cadence unit").startswith("stored as strides/min, so steps a minute = 2 x stored (by ")
    assert row(done.stdout, "cadence_spm ").split()[0] == "100.0%"
    assert " developer field " in done.stdout
    assert row(done.stdout, "motion") == "none"


def test_cadence_is_shown_in_steps_as_it_was_decided(command: Command, runs: Path) -> None:
    """A file that stores steps a minute at 170 to 190 is not shown at twice that."""
    done = command("inspect", runs / "tcx" / "huawei_converter_runcadence_in_spm.tcx")

    assert row(done.stdout, "cadence unit").startswith("stored as steps/min, so steps a minute = 1 x stored (by ")
    assert 170 < float(row(done.stdout, "cadence_spm ").split()[1]) < 190


def test_damage_is_noted(command: Command, run_file: Path) -> None:
    """What is wrong with a file stands under it."""
    run_file.write_bytes(run_file.read_bytes()[:50_000])
    done = command("inspect", run_file)

    assert done.exit_code == 0
    assert "cut off" in row(done.stdout, "note:")


def test_a_file_that_is_none_is_told(command: Command, tmp_path: Path) -> None:
    """A file that cannot be read is described by its reason, with the code 1."""
    path = tmp_path / "notes.txt"
    path.write_text("shopping", encoding="utf-8")
    done = command("inspect", path)

    assert done.exit_code == 1
    assert done.stdout.startswith("notes.txt\n  This is no FIT, GPX or TCX file: it looks like plain text.")


def test_a_missing_file_is_a_sentence(command: Command) -> None:
    """Nothing to describe, nothing on standard output."""
    done = command("inspect", "nowhere.fit")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "gait: There is no such file (nowhere.fit). Check the path.\n"


def test_a_bare_gpx_says_what_it_lacks(command: Command, tmp_path: Path) -> None:
    """Without cadence, offset, rate or position each row still says something."""
    path = tmp_path / "walk.gpx"
    path.write_text(
        '<gpx version="1.1" creator="x"><trk><trkseg>'
        '<trkpt lat="46" lon="7"><time>2026-05-17T05:00:00Z</time></trkpt>'
        "</trkseg></trk></gpx>",
        encoding="utf-8",
    )
    done = command("inspect", path)

    assert row(done.stdout, "records") == "1"
    assert row(done.stdout, "local time") == "not in the file"
    assert row(done.stdout, "laps") == "0"


def test_two_records_of_one_second_are_counted(command: Command, tmp_path: Path) -> None:
    """Repeated times are told, and a channel without a quantity of ours keeps its plain number."""
    points = "".join(
        f'<trkpt lat="46.000{n}" lon="7"><time>2026-05-17T05:00:0{n // 2}Z</time></trkpt>' for n in range(8)
    )
    path = tmp_path / "double.gpx"
    path.write_text(f'<gpx version="1.1" creator="x"><trk><trkseg>{points}</trkseg></trk></gpx>', encoding="utf-8")
    done = command("inspect", path)

    assert "4 of them at the time of another" in row(done.stdout, "records")


def test_a_refusal_by_the_analysis_is_told(command: Command, run_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The description stands even where the file cannot be analysed."""

    def refuse(*_arguments: object) -> None:
        raise OtherSportError("It moves like a car")  # noqa: EM101, TRY003 - a test

    monkeypatch.setattr("gait.pipeline.analyze", refuse)
    done = command("inspect", run_file)

    assert row(done.stdout, "cadence unit") == "not decided: It moves like a car."


@pytest.mark.parametrize(("kind", "decoder"), [("fit", "fitparse"), ("gpx", "gpxpy")])
def test_another_decoder_agrees(command: Command, tmp_path: Path, run_bytes: bytes, kind: str, decoder: str) -> None:
    """What we write, fitparse and gpxpy read as we do; an archive is looked into."""
    phone = simulate(RUNNERS["typical"], PLANS["run_walk"], WATCHES["phone_gpx"], 1)
    path = tmp_path / f"a.{kind}.gz"
    path.write_bytes(gzip.compress(run_bytes if kind == "fit" else phone.to_gpx_text().encode()))
    done = command("inspect", path, "--verify")

    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].endswith(f": {decoder} reads every value as gait does.")


def test_each_difference_is_printed(command: Command, run_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row a difference: where, what we read, what the other reads."""
    found = (Difference(message="record", field="cadence", index=7, ours=81.0, theirs=None),)
    monkeypatch.setattr("gait.cli.contents.differences_with_fitparse", lambda _data, _name: found)
    lines = command("inspect", run_file, "--verify").stdout.splitlines()

    assert lines[-3] == "Tuesday run.fit: fitparse reads 1 value differently."
    assert lines[-2].split() == ["field", "record", "gait", "fitparse"]
    assert lines[-1].split() == ["record.cadence", "7", "81.0", "None"]


def test_what_cannot_be_verified_is_told(command: Command, tmp_path: Path) -> None:
    """TCX has no second decoder, and a FIT that we cannot decode has nothing to compare."""
    tcx = tmp_path / "a.tcx"
    tcx.write_text("<TrainingCenterDatabase></TrainingCenterDatabase>", encoding="utf-8")
    fit = tmp_path / "a.fit"
    fit.write_bytes(b"\x63\x10\x00\x00\x00\x00\x00\x00.FIT")

    assert "a.tcx: no second decoder knows it" in command("inspect", tcx, "--verify").stdout
    assert command("inspect", fit, "--verify").stdout.splitlines()[-1].startswith("a.fit: ")
