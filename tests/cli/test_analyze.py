"""``gait analyze`` and ``gait report``: what is printed, what is written, and how it ends."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from gait import export
from gait.model import Analysis

pytestmark = pytest.mark.usefixtures("quick_pages")

Command: TypeAlias = Callable[..., Any]

DAY = "2026-05-03"  # when simulated runs start


def documents(text: str) -> list[Any]:
    """Return the JSON documents of some lines."""
    return [json.loads(line) for line in text.splitlines()]


def test_a_run_gets_a_report_and_a_line(command: Command, run_file: Path, tmp_path: Path) -> None:
    """The line says day, distance, time, cadence, report and headline; there are 2101 samples, one a second."""
    done = command("analyze", run_file)
    report = Path("reports") / f"{DAY}-Tuesday-run.html"

    assert (done.exit_code, done.stderr) == (0, "")
    assert report.is_file()
    assert done.stdout.startswith(f"{DAY} ")
    assert re.search(r" km 35:0[01] 1[56]\d spm \(typical 1\d\d-1\d\d\) -> ", done.stdout)
    assert f" -> {report} — " in done.stdout
    assert done.stdout.count("\n") == 1
    assert sorted(path.name for path in Path("reports").iterdir()) == [report.name]  # nothing is left behind


def test_imperial_units_reach_line_and_splits(command: Command, run_file: Path) -> None:
    """Miles on the line, and splits by the mile in the data."""
    done = command("analyze", run_file, "--units", "imperial", "--json", "a.json")
    analysis = export.from_json(Path("a.json").read_bytes())

    assert re.search(r" mi 35:0[01] 1", done.stdout)
    assert analysis.split_unit == "mi"


def test_what_is_known_of_the_runner_is_used(command: Command, run_file: Path) -> None:
    """Name, height and weight are told on the command line and win over the file."""
    command("analyze", run_file, "--athlete", "Ana", "--height", "5'10\"", "--weight", "154lb", "--json", "a.json")
    athlete = export.from_json(Path("a.json").read_bytes()).athlete

    assert (athlete.name, athlete.from_) == ("Ana", "option")
    assert athlete.height_m == pytest.approx(1.778)
    assert athlete.mass_kg == pytest.approx(69.853, abs=5e-4)


def test_the_cadence_unit_can_be_told(command: Command, run_file: Path) -> None:
    """The option overrides the decision, which would be strides here."""
    command("analyze", run_file, "--cadence-unit", "steps", "--json", "a.json")
    decision = export.from_json(Path("a.json").read_bytes()).cadence.unit_decision

    assert decision is not None
    assert (decision.stored, decision.by) == ("steps/min", "option")


def test_the_distance_can_be_told(command: Command, run_file: Path) -> None:
    """A treadmill's own reading becomes the run's distance."""
    command("analyze", run_file, "--distance", "6.5km", "--json", "a.json")

    assert export.from_json(Path("a.json").read_bytes()).activity.distance_m == pytest.approx(6500.0, rel=0.005)


def test_a_distance_is_for_one_file(command: Command, run_file: Path) -> None:
    """The distance of one run cannot be that of two."""
    (run_file.parent / "other.fit").write_bytes(b"")
    done = command("analyze", run_file.parent, "--distance", "8.2km")

    assert done.exit_code == 2
    assert (
        done.stderr == "gait: --distance is the distance of one run, and these are 2 files. Analyse that run alone.\n"
    )


def test_json_on_standard_output_is_alone_there(command: Command, run_file: Path) -> None:
    """Data go to standard output, the line to standard error."""
    done = command("analyze", run_file, "--json", "-")
    (document,) = documents(done.stdout)

    assert document["schema"] == "gait.analysis/1"
    assert document["source"]["name"] == "Tuesday run.fit"
    assert done.stderr.startswith(DAY)


def test_an_error_has_its_line_in_the_json(command: Command, run_file: Path) -> None:
    """One document a file, in order; the reason stands there as well as on standard error, and the code is 1."""
    broken = run_file.parent / "a broken.fit"
    broken.write_bytes(b"")
    done = command("analyze", broken, run_file, "--json", "-")
    failed, analysed = documents(done.stdout)

    assert done.exit_code == 1
    assert failed["source"] == str(broken)
    assert failed["error"]["code"] == "empty"
    assert f"{broken}: {failed['error']['message']}\n" in done.stderr
    assert analysed["activity"]["sport"] == "running"


@pytest.mark.parametrize(("detail", "samples"), [("display", 2101), ("full", 2101), ("none", 0)])
def test_the_series_detail_is_chosen(command: Command, run_file: Path, detail: str, samples: int) -> None:
    """35 minutes at one a second are 2101 samples: few enough for display, all in full, none without."""
    command("analyze", run_file, "--json", "a.json", "--json-series", detail)
    series = json.loads(Path("a.json").read_bytes())["series"]
    found = len(series.get("time_s", []))

    assert found == samples


def test_csv_has_the_splits(command: Command, run_file: Path) -> None:
    """The table holds a row a kilometre, and no word besides."""
    done = command("analyze", run_file, "--csv", "-")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))

    assert [row["label"] for row in rows][:2] == ["1", "2"]
    assert {row["source"] for row in rows} == {"Tuesday run.fit"}
    assert done.stderr.startswith(DAY)


def test_only_one_kind_of_data_fits_on_standard_output(command: Command, run_file: Path) -> None:
    """JSON and CSV would be mixed."""
    done = command("analyze", run_file, "--json", "-", "--csv", "-")

    assert done.exit_code == 2
    assert "cannot both go to standard output" in done.stderr


@pytest.mark.parametrize(
    ("target", "sentence"),
    [("no/such/a.json", "no such folder to write data to (no/such)"), (".", "Data go to a file, and this is a folder")],
)
def test_data_need_a_place(command: Command, run_file: Path, target: str, sentence: str) -> None:
    """A place that cannot be written to is told before any work is done."""
    done = command("analyze", run_file, "--json", target)

    assert done.exit_code == 2
    assert sentence in done.stderr
    assert not Path("reports").exists()


def test_data_that_cannot_be_written_are_a_sentence(
    command: Command, run_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk ends in a sentence."""

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gait.intake.write_atomically", full)
    done = command("analyze", run_file, "--json", "a.json")

    assert done.exit_code == 2
    assert "The data cannot be written: No space left on device (a.json)" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("analyze",), "Missing argument"),
        (("analyze", "a.fit", "--height", "tall"), "Write it as 1.78, 178cm or 5'10\""),
        (("analyze", "a.fit", "--units", "roman"), "roman"),
        (("analyze", "a.fit", "--nonsense"), "No such option"),
        (("dance",), "No such command"),
    ],
)
def test_wrong_usage_gives_2(command: Command, arguments: tuple[str, ...], sentence: str) -> None:
    """What the command does not understand is told with a way to the help."""
    done = command(*arguments)

    assert done.exit_code == 2
    assert sentence in done.stderr
    assert "--help" in done.stderr


def test_a_missing_file_and_an_empty_folder_are_told(command: Command, tmp_path: Path) -> None:
    """Each has its sentence, and the code is 1."""
    empty = tmp_path / "empty"
    empty.mkdir()
    done = command("analyze", "nowhere.fit", empty)

    assert done.exit_code == 1
    assert "nowhere.fit: There is no such file" in done.stderr
    assert f"{empty}: There is no watch export in this folder." in done.stderr


def test_other_files_of_a_folder_are_left_alone(command: Command, run_file: Path) -> None:
    """A folder's notes and pictures are no failures."""
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (run_file.parent / name).write_text("shopping")
    done = command("analyze", run_file.parent)

    assert done.exit_code == 0
    assert done.stderr == "Left alone, as they are no watch exports: a.txt, b.txt, c.txt and 1 more.\n"


def test_strict_refuses_damage(command: Command, run_file: Path) -> None:
    """A file that is cut off is salvaged by default, and refused when asked."""
    run_file.write_bytes(run_file.read_bytes()[:60_000])

    assert command("analyze", run_file).exit_code == 0
    assert command("analyze", run_file, "--strict").exit_code == 1


def test_the_first_report_is_opened(command: Command, run_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --open the browser gets the report's address."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    done = command("analyze", run_file, "--open")

    assert done.exit_code == 0
    assert opened == [(Path.cwd() / "reports" / f"{DAY}-Tuesday-run.html").as_uri()]


def test_without_a_browser_the_report_is_named(
    command: Command, run_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no browser can be started, that is said."""
    monkeypatch.setattr("webbrowser.open", lambda _address: False)
    done = command("analyze", run_file, "--open")

    assert "No browser could be started; open " in done.stderr


def test_progress_is_for_terminals(command: Command, run_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody watches several files, a bar counts the files and goes away at the end."""
    (run_file.parent / "broken.fit").write_bytes(b"")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    done = command("analyze", run_file.parent)

    assert done.exit_code == 1
    assert done.stdout.count("\n") == 1


def test_a_bug_in_a_stage_costs_one_file(command: Command, run_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw is a sentence about that file."""

    def fail(*_arguments: object, **_options: object) -> Analysis:
        raise ZeroDivisionError("float division by zero")  # noqa: EM101, TRY003 - as Python says it

    monkeypatch.setattr("gait.pipeline.analyze", fail)
    done = command("analyze", run_file)

    assert done.exit_code == 1
    assert done.stderr == (
        f"{run_file}: gait failed on this file with ZeroDivisionError: float division by zero. "
        "This is a bug in gait: please report it, with the file if you can.\n"
    )


# ---------------------------------------------------------------------------------------------------------------------
# From JSON


@pytest.mark.parametrize("units", ["metric", "imperial"])
def test_a_report_from_json_equals_the_one_from_the_file(command: Command, run_file: Path, units: str) -> None:
    """The page is drawn from the same data, byte for byte, and in the same units without being told."""
    command("analyze", run_file, "--json", "a.json", "--units", units)
    done = command("report", "a.json", "--out", "again")
    name = f"{DAY}-Tuesday-run.html"

    assert done.exit_code == 0
    assert f" -> {Path('again') / name} — " in done.stdout
    assert (Path("again") / name).read_bytes() == (Path("reports") / name).read_bytes()


def test_every_line_of_the_json_gets_its_report(command: Command, run_file: Path) -> None:
    """A document a line is drawn; the line of a failure is told, and the code is 1."""
    (run_file.parent / "broken.fit").write_bytes(b"")
    data = command("analyze", run_file.parent, "--json", "-").stdout
    done = command("report", "-", "--out", "again", stdin=data.encode())

    assert done.exit_code == 1
    assert "standard input, line 2: The document says why " in done.stderr
    assert len(list(Path("again").iterdir())) == 1


def test_json_on_several_lines_is_one_document(command: Command, run_file: Path) -> None:
    """A document that somebody has pretty-printed is read as well."""
    document = documents(command("analyze", run_file, "--json", "-").stdout)[0]
    Path("pretty.json").write_text(json.dumps(document, indent=2), encoding="utf-8")

    assert command("report", "pretty.json").exit_code == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "no valid JSON"), (b"{}", "it has no key schema"), (None, "There is no such file")],
)
def test_what_is_no_analysis_is_told(command: Command, content: bytes | None, sentence: str) -> None:
    """Broken JSON is a sentence with the code 1."""
    if content is not None:
        Path("a.json").write_bytes(content)
    done = command("report", "a.json")

    assert done.exit_code == 1
    assert sentence in done.stderr


def test_an_archives_member_is_named(command: Command, tmp_path: Path) -> None:
    """An error of a file in an archive says which one."""
    archive = tmp_path / "season.zip"
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("may/a.fit", b"")
    done = command("analyze", archive)

    assert done.exit_code == 1
    assert done.stderr.startswith(f"{archive}/may/a.fit: ")
