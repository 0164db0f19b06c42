"""One file: what comes of it, and that nothing in it stops the others."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from gait import export, formats, intake
from gait.errors import UsageError
from gait.intake import Request
from gait.intake.single import draft_file, publish, staging_folder
from gait.model import Activity, Analysis
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate

pytestmark = pytest.mark.usefixtures("quick_pages")


def test_a_file_becomes_a_result_with_a_report(run_file: Path, tmp_path: Path) -> None:
    """The report stands where the result says, and the series were not asked for."""
    (result,) = intake.analyze_file(run_file, Request(out=tmp_path / "deep" / "reports"))

    assert (result.path, result.name, result.error) == (str(run_file), "easy.fit", None)
    assert result.report == tmp_path / "deep" / "reports" / "2026-05-03-easy.html"
    assert result.report.is_file()
    assert result.seconds > 0
    assert result.analysis is not None
    assert (dict(result.analysis.series), result.analysis.track) == ({}, None)


def test_bytes_give_the_same_as_a_file(run_file: Path, run_bytes: bytes, tmp_path: Path) -> None:
    """What comes by another way than the file system is treated alike."""
    request = Request(out=tmp_path, series="full")
    (from_file,) = intake.analyze_file(run_file, request)
    (from_bytes,) = intake.analyze_bytes(run_bytes, "easy.fit", request)

    assert from_bytes.analysis == from_file.analysis
    assert from_bytes.report == from_file.report


def test_the_series_are_kept_as_asked(run_bytes: bytes, tmp_path: Path) -> None:
    """A report is drawn from the thinned series even when the result keeps all of 2101 samples."""
    (full,) = intake.analyze_bytes(run_bytes, "easy.fit", Request(out=tmp_path, series="full"))
    (display,) = intake.analyze_bytes(run_bytes, "easy.fit", Request(out=tmp_path, series="display"))

    assert full.analysis is not None
    assert display.analysis is not None
    assert len(full.analysis.series["time_s"]) == 2101
    assert display.analysis == export.display_series(full.analysis)
    assert full.report is not None
    assert f"metric {len(display.analysis.series['time_s'])}<" in full.report.read_text(encoding="utf-8")


def test_a_report_is_drawn_from_an_analysis_alone(run_bytes: bytes, tmp_path: Path) -> None:
    """The report from the data equals the report from the file."""
    (result,) = intake.analyze_bytes(run_bytes, "easy.fit", Request(out=tmp_path / "a", series="full"))
    assert result.analysis is not None
    assert result.report is not None

    again = intake.draw_report(result.analysis, Request(out=tmp_path / "b"))

    assert again.name == result.report.name
    assert again.read_bytes() == result.report.read_bytes()


def test_a_bad_member_of_an_archive_costs_only_itself(run_bytes: bytes, tmp_path: Path) -> None:
    """An archive of a run and an empty file gives a report and a reason."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("empty.fit", b"")
        members.writestr("easy.fit", run_bytes)
    bad, good = intake.analyze_bytes(archive.getvalue(), "season.zip", Request(out=tmp_path))

    assert (bad.name, bad.error.code if bad.error else None, bad.report) == ("season.zip/empty.fit", "empty", None)
    assert (good.name, good.error) == ("easy.fit", None)


def test_a_missing_file_is_a_result_too(tmp_path: Path) -> None:
    """Its error says what is wrong."""
    (result,) = intake.analyze_file(tmp_path / "nowhere.fit", Request(out=tmp_path))

    assert "There is no such file" in str(result.error)


@pytest.mark.parametrize("stage", ["gait.pipeline.analyze", "gait.pages.report"])
def test_an_unforeseen_failure_costs_one_activity(
    stage: str, run_bytes: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug in a stage or in the page becomes a sentence, with the traceback kept for those who debug."""

    def fail(*_arguments: object, **_options: object) -> None:
        raise KeyError("cadence_spm")  # noqa: EM101 - as Python says it

    monkeypatch.setattr(stage, fail)
    (result,) = intake.analyze_bytes(run_bytes, "easy.fit", Request(out=tmp_path))

    assert str(result.error) == (
        "gait failed on this file with KeyError: 'cadence_spm'. "
        "This is a bug in gait: please report it, with the file if you can."
    )
    assert result.error is not None
    assert "Traceback" in result.error.__notes__[0]


def test_an_unforeseen_failure_of_a_reader_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same holds for a reader."""

    def fail(*_arguments: object, **_options: object) -> None:
        raise IndexError("out of range")  # noqa: EM101, TRY003 - as Python says it

    monkeypatch.setattr("gait.intake.single.read_each", fail)
    (result,) = intake.analyze_bytes(b"x", "a.fit", Request(out=tmp_path))

    assert "IndexError: out of range" in str(result.error)


def test_a_refusal_of_the_whole_file_is_its_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that a reader raises instead of yielding is handed on as it is."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise UsageError("No")  # noqa: EM101 - a test

    monkeypatch.setattr("gait.intake.single.read_each", refuse)
    (result,) = intake.analyze_bytes(b"x", "a.fit", Request(out=tmp_path))

    assert str(result.error) == "No."


def test_a_full_disk_is_a_sentence(run_bytes: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that cannot be written is an error of that activity."""

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device", "page.html")

    monkeypatch.setattr(Path, "write_text", full)
    (result,) = intake.analyze_bytes(run_bytes, "easy.fit", Request(out=tmp_path))

    assert str(result.error) == (
        "The report cannot be written: No space left on device (page.html). Choose another folder with --out."
    )


def test_a_report_that_cannot_be_moved_is_a_sentence(
    run_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a system where an open file cannot be replaced."""

    def locked(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    request = Request(out=tmp_path)
    with staging_folder(tmp_path) as staging:
        (draft,) = draft_file(run_file, request, staging)
        monkeypatch.setattr(Path, "replace", locked)
        result = publish(draft, request)

    assert "The report cannot be written: Permission denied" in str(result.error)
    assert (result.analysis, result.report) == (None, None)


def test_two_files_of_one_name_and_start_keep_both_reports(run_bytes: bytes, tmp_path: Path) -> None:
    """Two exports called run.fit in two folders are two reports; the same file again replaces its own."""
    other = simulate(RUNNERS["typical"], PLANS["treadmill"], WATCHES["wrist_basic"], 6).to_fit_bytes()
    for folder, data in (("a", run_bytes), ("b", other)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "run.fit").write_bytes(data)
    request = Request(out=tmp_path / "reports")
    names = [intake.analyze_file(tmp_path / folder / "run.fit", request)[0].report for folder in ("a", "b", "a", "b")]

    assert [path.name for path in names if path] == [
        "2026-05-03-run.html",
        "2026-05-03-run-0730.html",
        "2026-05-03-run.html",
        "2026-05-03-run-0730.html",
    ]
    assert len(list((tmp_path / "reports").iterdir())) == 2


def test_a_report_folder_that_cannot_be_made_is_a_mistake_in_use(run_file: Path, tmp_path: Path) -> None:
    """A file in the way of the folder is told with what to do."""
    (tmp_path / "reports").write_text("a file", encoding="utf-8")

    with pytest.raises(UsageError, match=r"cannot be written to this folder.*Choose another folder with --out"):
        intake.analyze_file(run_file, Request(out=tmp_path / "reports"))


def test_the_machines_zone_is_that_of_the_day(
    run_bytes: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The zone of last resort is the machine's as it was when the run began, or none where it cannot be told."""
    zones: list[object] = []

    def note(_activity: Activity, *, settings: object, **_rest: object) -> Analysis:
        zones.append(settings.machine_zone)  # type: ignore[attr-defined]
        raise UsageError("Enough")  # noqa: EM101 - a test

    (activity,) = formats.read_bytes(run_bytes, "easy.fit")
    monkeypatch.setattr("gait.pipeline.analyze", note)
    intake.analyze_bytes(run_bytes, "easy.fit", Request(out=tmp_path))

    class BeforeTheCalendar(datetime):
        """A time that the system cannot convert."""

        def astimezone(self, tz: object = None) -> datetime:
            """Fail as some systems do before 1970."""
            raise OSError(22, "Invalid argument")

    early = BeforeTheCalendar.fromisoformat("1960-01-01T00:00:00+00:00")
    monkeypatch.setattr("gait.intake.single.read_each", lambda *_, **__: iter([replace(activity, started_at=early)]))
    intake.analyze_bytes(run_bytes, "easy.fit", Request(out=tmp_path))

    assert zones == [activity.started_at.astimezone().tzinfo, None]
