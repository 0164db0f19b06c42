"""The charts' script beside the reports: written once, whole, and known by its name."""

from pathlib import Path

import pytest

from gait import intake
from gait.errors import UsageError
from gait.intake import Request
from gait.intake.assets import place_script, script_address
from gait.pages.plotly_script import script_path, shared_script


@pytest.fixture
def shared(tmp_path: Path) -> Request:
    """Return a request whose reports share their script."""
    return Request(out=tmp_path, assets="shared")


def test_a_report_that_carries_its_script_needs_no_file(tmp_path: Path) -> None:
    """The usual way writes nothing beside the report."""
    place_script(Request(out=tmp_path))
    assert script_address(Request(out=tmp_path)) is None
    assert list(tmp_path.iterdir()) == []


def test_the_script_stands_in_a_folder_beside_the_reports(shared: Request) -> None:
    """Byte for byte the installed one, under a name with its version and its content."""
    place_script(shared)
    address = script_address(shared)
    assert address == f"assets/{shared_script().name}"
    assert (shared.out / address).read_bytes() == script_path().read_bytes()


def test_a_whole_script_is_not_written_again(shared: Request) -> None:
    """A second report finds it there, and leaves its time as it is."""
    place_script(shared)
    before = (shared.out / str(script_address(shared))).stat().st_mtime_ns
    place_script(shared)
    assert (shared.out / str(script_address(shared))).stat().st_mtime_ns == before
    assert len(list((shared.out / "assets").iterdir())) == 1


def test_a_script_that_was_cut_short_is_written_again(shared: Request) -> None:
    """An interrupted copy of the folder does not leave every report without charts."""
    place_script(shared)
    target = shared.out / str(script_address(shared))
    target.write_bytes(b"cut")
    place_script(shared)
    assert target.read_bytes() == script_path().read_bytes()


@pytest.mark.usefixtures("quick_pages")
def test_a_folder_that_takes_no_script_is_a_sentence(run_file: Path, shared: Request) -> None:
    """Where a file has the folder's name, the run is told of with its reason, and drawing from data too."""
    (shared.out / "assets").write_text("in the way", encoding="utf-8")
    (result,) = intake.analyze_file(run_file, shared)
    assert "The report cannot be written" in str(result.error)
    (whole,) = intake.analyze_file(run_file, Request(out=shared.out / "other", series="display"))
    assert whole.analysis is not None
    with pytest.raises(UsageError, match="The report cannot be written"):
        intake.draw_report(whole.analysis, shared)


def test_reports_of_both_kinds_live_in_one_folder(run_file: Path, tmp_path: Path) -> None:
    """One carries its script, the other names the shared one and is at most 400 kB."""
    (alone,) = intake.analyze_file(run_file, Request(out=tmp_path))
    kept = alone.report.rename(tmp_path / "alone.html") if alone.report else None
    (sharing,) = intake.analyze_file(run_file, Request(out=tmp_path, assets="shared"))
    assert kept is not None
    assert sharing.report is not None
    assert kept.stat().st_size > 1_000_000
    assert sharing.report.stat().st_size <= 400_000
    assert f'<script src="assets/{shared_script().name}"></script>' in sharing.report.read_text(encoding="utf-8")
