"""Real files of many makes: a report for every run, a clear reason for everything that is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gait import intake
from gait.intake import Request, Result

NO_RUN = {"garmin_virb_accelerometer_calibration.fit": "other_sport"}  # a camera in a car
BAD = {
    "bad_file_crc.fit": "report",
    "chained_second_header_corrupt.fit": "report",
    "malformed_xml.tcx": "report",
    "missing_message_definition_strava_android.fit": "report",
    "pool_swim.fit": "other_sport",
    "truncated_eof.fit": "report",
    "truncated_ride_no_session.fit": "other_sport",
    "unbound_namespace_prefix.gpx": "report",
    "workout_not_activity.fit": "not_an_activity",
    "zero_length.fit": "empty",
}
"""What comes of each broken or foreign file, as ``SOURCES.md`` beside the files describes them."""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the reports."""
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="module")
def results(runs: Path, reports: Path) -> list[Result]:
    """Return what comes of all files, analysed as the command does."""
    found = intake.find_files([runs / "fit", runs / "gpx", runs / "tcx", runs / "bad"])
    return list(intake.analyze_files(found.files, Request(out=reports, series="full")))


def outcomes(results: list[Result], folder: str) -> Iterator[tuple[str, str]]:
    """Yield each file of a folder and what came of it: a report, or the code of its error."""
    for result in results:
        if Path(result.path).parent.name == folder:
            yield Path(result.path).name, result.error.code if result.error else "report"


@pytest.mark.parametrize("folder", ["fit", "gpx", "tcx"])
def test_every_run_gets_a_report(results: list[Result], runs: Path, folder: str) -> None:
    """Each file of each make ends with a report, but for the one that is no run."""
    expected = {path.name: NO_RUN.get(path.name, "report") for path in (runs / folder).iterdir()}

    assert dict(outcomes(results, folder)) == expected


def test_what_is_broken_is_salvaged_or_refused_with_a_reason(results: list[Result]) -> None:
    """Damage costs what is behind it; what is no run says so."""
    assert dict(outcomes(results, "bad")) == BAD


def test_every_reason_is_a_sentence(results: list[Result]) -> None:
    """It says what is wrong and ends with a full stop; none speaks of a bug."""
    reasons = [str(result.error) for result in results if result.error]

    assert [reason for reason in reasons if not reason.endswith(".") or "bug" in reason] == []


def test_every_report_is_a_file_of_its_own(results: list[Result], reports: Path) -> None:
    """No run overwrites another's report: there are as many pages as results with one, and no leftovers."""
    named = [result.report for result in results if result.report]

    assert len(set(named)) == len(named)
    assert sorted(reports.iterdir()) == sorted(named)
    assert min(report.stat().st_size for report in named) > 100_000
