"""The reports of the library's runs: where they stand, when they are there, and what keeps them from it."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from gait.intake import run_pages
from gait.intake.filing import file_into
from gait.intake.run_pages import draw_pages, has_page, run_page
from gait.library import AthleteRecord, Library, RunRecord


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def anna(library: Library) -> AthleteRecord:
    """Return an athlete who reads miles."""
    return library.add_athlete("Anna", units="imperial")


@pytest.fixture
def run(library: Library, anna: AthleteRecord, run_file: Path) -> RunRecord:
    """Return her run of 3 May 2026, the first of the library."""
    file_into(library, run_file, anna)
    return library.runs()[0]


@pytest.mark.usefixtures("quick_pages")
def test_a_report_stands_under_the_runs_day_and_number(
    library: Library, anna: AthleteRecord, run: RunRecord, tmp_path: Path
) -> None:
    """It is in the athlete's folder and in her units, and known again as the run's own."""
    out = tmp_path / "reports"
    before = has_page(library, out, anna, run)
    (drawn,) = draw_pages(library, out, [(anna, run)])

    assert not before
    assert drawn.error is None
    assert drawn.page == run_page(out, anna, run) == out / "Anna" / "2026-05-03-run-1.html"
    assert "<p>imperial " in drawn.page.read_text(encoding="utf-8")
    assert has_page(library, out, anna, run)
    assert [path.suffix for path in (out / "assets").iterdir()] == [".js"]


@pytest.mark.usefixtures("quick_pages")
def test_a_report_of_another_librarys_run_is_not_this_runs(
    library: Library, anna: AthleteRecord, run: RunRecord, tmp_path: Path
) -> None:
    """A page of the same number that says another file is drawn anew, one without any sign too."""
    page = run_page(tmp_path, anna, run)
    page.parent.mkdir()
    page.write_text('<meta name="gait-source" content="0123abcd/0">', encoding="utf-8")

    assert not has_page(library, tmp_path, anna, run)


@pytest.mark.usefixtures("quick_pages")
def test_a_full_disk_is_told_and_leaves_no_half_page(
    library: Library, anna: AthleteRecord, run: RunRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run's report has its error, and nothing stands under its name."""

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(run_pages, "write_atomically", full)
    (drawn,) = draw_pages(library, tmp_path, [(anna, run)])

    assert str(drawn.error).startswith("The report cannot be written: No space left on device")
    assert not has_page(library, tmp_path, anna, run)


def test_a_page_that_cannot_be_drawn_costs_only_itself(
    library: Library, anna: AthleteRecord, run: RunRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is unforeseen is an error of that run."""

    def fail(*_arguments: object, **_more: object) -> str:
        message = "no such thing"
        raise ValueError(message)

    monkeypatch.setattr("gait.pages.report", fail)
    (drawn,) = draw_pages(library, tmp_path, [(anna, run)])

    assert drawn.run_id == run.id
    assert "ValueError: no such thing" in str(drawn.error)
