"""The main job on every real file: a report or a reason, and the devices' own figures."""

import re
from pathlib import Path
from typing import Any

import pytest

from gait.errors import GaitError, NotAnActivityError, OtherSportError
from gait.formats import read_all
from gait.model import Analysis
from gait.pages import report
from gait.pages.finding_views import actions
from gait.pipeline import analyze
from scripts.compare_with_devices import HEADING, compare, table

ALL_RUNNING = (
    "garmin_fr955_native_rd_plus_stryd.fit",
    "coros_apexpro_run_rd_power.fit",
    "garmin_fenix5plus_smart_recording_rd.fit",
    "apple_watch4_run.fit",
    "suunto9baro_trail_pause_power.fit",
)
"""Runs without a walking break, so that the device's means are over running too."""


def first_of(path: Path) -> Analysis:
    """Return the analysis of the first activity of a file."""
    return analyze(read_all(path)[0])


@pytest.fixture(scope="module")
def folder(runs: Path) -> Path:
    """Return the folder of FIT files."""
    return runs / "fit"


@pytest.mark.parametrize("name", ALL_RUNNING)
def test_figures_agree_with_the_device(folder: Path, reference: dict[str, Any], name: str) -> None:
    """Distance within 0.5 %, step length, contact and oscillation within 1 %, cadence within 1 spm."""
    analysis = first_of(folder / name)
    device = reference[f"fit/{name}"]["session_ref"]
    summary = analysis.summary
    assert analysis.activity.distance_m == pytest.approx(device["total_distance"], rel=0.005)
    cadence = 2 * (device["avg_running_cadence"] + (device.get("avg_fractional_cadence") or 0))
    assert summary["cadence_spm"].mean == pytest.approx(cadence, abs=1.0)
    for key, quantity in (
        ("avg_step_length", "step_length_m"),
        ("avg_stance_time", "ground_contact_time_s"),
        ("avg_vertical_oscillation", "vertical_oscillation_m"),
    ):
        if device.get(key):
            assert summary[quantity].mean == pytest.approx(device[key] / 1000, rel=0.01)


def test_three_exports_of_one_run_agree(runs: Path) -> None:
    """FIT, GPX and TCX of one FR35 run: cadence within 1 spm, distance within 1 %."""
    fit, gpx, tcx = (
        first_of(runs / path)
        for path in ("fit/garmin_fr35_run.fit", "gpx/garmin_connect_fr35.gpx", "tcx/garmin_connect_fr35.tcx")
    )
    for other in (gpx, tcx):
        assert other.summary["cadence_spm"].mean == pytest.approx(fit.summary["cadence_spm"].mean, abs=1.0)
        assert other.activity.distance_m == pytest.approx(fit.activity.distance_m, rel=0.01)


@pytest.mark.parametrize("kind", ["fit", "gpx", "tcx"])
def test_every_file_gives_a_report_or_a_reason(runs: Path, kind: str) -> None:
    """Each real run becomes a page; what is no run says so in a sentence."""
    refused = {}
    for path in sorted((runs / kind).glob(f"*.{kind}")):
        try:
            for activity in read_all(path):
                assert report(analyze(activity)).startswith("<!doctype html>")
        except GaitError as error:
            refused[path.name] = type(error)
    expected = {"garmin_virb_accelerometer_calibration.fit": OtherSportError} if kind == "fit" else {}
    assert refused == expected


@pytest.mark.parametrize("kind", ["fit", "gpx", "tcx"])
def test_every_thing_to_try_says_how_to_check_it(runs: Path, kind: str) -> None:
    """What the first screen of a real run suggests has a check with a number in it; what only informs has none."""
    for path in sorted((runs / kind).glob(f"*.{kind}")):
        try:
            found = first_of(path)
        except GaitError:
            continue
        shown = actions(found.findings, "metric") if found.running.enough else ()
        assert [view.rule for view in shown if not re.search(r"\d", view.check)] == [], path.name
        assert [each.rule for each in found.findings if each.check and each.severity == "info"] == [], path.name


def test_bad_files_give_what_can_be_saved_or_a_reason(runs: Path) -> None:
    """Damaged runs are salvaged; what holds no run is refused with its own error; nothing else is raised."""
    outcome: dict[str, str] = {}
    for path in sorted((runs / "bad").iterdir()):
        try:
            outcome[path.name] = f"{len(analyze(read_all(path)[0]).series['time_s'])} samples"
        except GaitError as error:
            outcome[path.name] = error.code
    assert outcome["workout_not_activity.fit"] == NotAnActivityError.code
    assert outcome["zero_length.fit"] == "empty"
    assert outcome["pool_swim.fit"] == OtherSportError.code
    assert outcome["truncated_ride_no_session.fit"] == OtherSportError.code
    assert {name for name, result in outcome.items() if result.endswith("samples")} == {
        "bad_file_crc.fit",
        "chained_second_header_corrupt.fit",
        "malformed_xml.tcx",
        "missing_message_definition_strava_android.fit",
        "truncated_eof.fit",
        "unbound_namespace_prefix.gpx",
    }


def test_the_published_table_is_what_the_code_says(runs: Path) -> None:
    """The table of both figures for every run in the documentation is what the script prints now."""
    published = (Path(__file__).resolve().parents[2] / "docs" / "devices.md").read_text(encoding="utf-8")
    assert f"{HEADING}\n{table(compare(runs))}\n" == published


def test_stride_length_holds_where_the_watch_stored_steps(runs: Path) -> None:
    """The converter that stores 178 steps a minute is read as 178, not 356."""
    analysis = first_of(runs / "tcx" / "huawei_converter_runcadence_in_spm.tcx")
    decision = analysis.cadence.unit_decision
    assert decision is not None
    assert (decision.stored, decision.factor) == ("steps/min", 1.0)


def test_an_oscillation_in_centimetres_is_read_as_such(folder: Path) -> None:
    """The chest strap whose app writes cm into the mm field oscillates by 11.7 cm in the median, not 1.2."""
    analysis = first_of(folder / "wahoo_fitness_app_tickrx_run.fit")
    assert analysis.summary["vertical_oscillation_m"].median == pytest.approx(0.117, abs=0.002)
    assert "unit_scaled" in {note.code for note in analysis.notes}


def test_a_watch_and_a_pod_are_both_kept_and_compared(folder: Path) -> None:
    """The pod reads contact about 5 % under the watch in its own file; both figures are there."""
    analysis = first_of(folder / "garmin_fr955_native_rd_plus_stryd.fit")
    pairs = {row.quantity: row for row in analysis.sources_compared if "Stryd (foot_pod)" in {row.a, row.b}}
    contact = pairs["ground_contact_time_s"]
    assert contact.mean_a == pytest.approx(0.2693, rel=0.01)
    assert contact.difference < 0


def test_a_walk_is_too_little_running_to_judge(folder: Path) -> None:
    """A file of a walk is reported, and not judged."""
    analysis = first_of(folder / "garmin_fr55_walk_duplicate_speed_fields.fit")
    assert not analysis.running.enough
    assert {found.rule for found in analysis.findings if found.severity == "act"} == set()


def test_a_file_without_cadence_invents_none(runs: Path) -> None:
    """A watch without cadence has no cadence figure, and the report says what would give one."""
    analysis = first_of(runs / "tcx" / "tomtom_no_cadence.tcx")
    assert "cadence_spm" not in analysis.summary
    assert "step_length_m" not in analysis.summary
    assert analysis.cadence.expected_spm is not None
