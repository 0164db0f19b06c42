"""Real GPX and TCX files of many makes, against what the device itself reported."""

from datetime import datetime
from pathlib import Path
from typing import Any

import gpxpy
import numpy as np
import pytest

from gait.errors import DamagedFileError
from gait.formats import read
from gait.model import Activity

GPX = (
    "garmin_connect_fr35",
    "garmin_connect_vivoactivehr",
    "strava_run_with_stop",
    "movescount_cluetrust_cadence",
    "amazfit_no_cadence",
)
TCX = (
    "garmin_connect_fr35",
    "wahoo_fitness_app_lap_cadence_only",
    "strava_style_run_with_stop",
    "tomtom_no_cadence",
    "polar_v800_leading_whitespace",
    "suunto_spartan_no_distance",
    "garmin_fr945_treadmill",
    "huawei_converter_runcadence_in_spm",
)
FILES = tuple(f"gpx/{name}.gpx" for name in GPX) + tuple(f"tcx/{name}.tcx" for name in TCX)

LAPS = {
    "garmin_connect_fr35": (2882.0, 8955.93),
    "wahoo_fitness_app_lap_cadence_only": (3517.0, 11822.91),
    "strava_style_run_with_stop": (4753.0, 12008.08),
    "tomtom_no_cadence": (1424.0, 4824.94),
    "polar_v800_leading_whitespace": (1545.0, 4156.70),
    "suunto_spartan_no_distance": (1916.17, 5729.00),
    "garmin_fr945_treadmill": (3097.79, 10630.37),
    "huawei_converter_runcadence_in_spm": (469.0, 1700.00),
}
"""Sums of the laps' time and distance, from the list of sources that comes with the files."""


def cadence_strides(activity: Activity) -> tuple[float, float, float]:
    """Return the cadence column's coverage, median and maximum, in strides a minute as stored."""
    stored = activity.column("cadence_spm") / 2.0
    return float(np.isfinite(stored).mean()), float(np.nanmedian(stored)), float(np.nanmax(stored))


@pytest.mark.parametrize("file", FILES)
def test_points_and_times_are_those_of_the_file(runs: Path, reference: dict[str, Any], file: str) -> None:
    """Count, start, span, duplicates and longest gap agree with an independent parser's."""
    activity = read(runs / file)
    expected = reference[file]
    steps = np.diff(activity.time_s)
    first = activity.started_at.timestamp() + activity.time_s[0]
    assert len(activity.time_s) == expected["n_points"]
    assert first == datetime.fromisoformat(expected["start"]).timestamp()
    assert activity.time_s[-1] - activity.time_s[0] == pytest.approx(expected["interval"]["span"], abs=0.06)
    assert int((steps == 0).sum()) == expected["interval"]["dup"]
    assert int((steps < 0).sum()) == expected["interval"]["back"]
    assert steps.max() == pytest.approx(expected["interval"]["max"])
    assert len(activity.laps) == (expected["n_laps"] or 0)


@pytest.mark.parametrize("name", TCX)
def test_totals_are_the_sums_of_the_laps(runs: Path, name: str) -> None:
    """Timer and distance add up to what the file's laps say."""
    summary = read(runs / "tcx" / f"{name}.tcx").device_summary
    assert (summary["timer_s"], summary["distance_m"]) == pytest.approx(LAPS[name], abs=0.006)


@pytest.mark.parametrize(
    ("file", "coverage", "median", "maximum"),
    [
        ("gpx/garmin_connect_fr35.gpx", 1.0, 85.0, 93.0),
        ("gpx/garmin_connect_vivoactivehr.gpx", 1.0, 61.0, 88.0),
        ("gpx/strava_run_with_stop.gpx", 1.0, 87.0, 93.0),
        ("gpx/movescount_cluetrust_cadence.gpx", 0.999, 83.0, 105.0),
        ("tcx/garmin_connect_fr35.tcx", 1.0, 85.0, 93.0),
        ("tcx/strava_style_run_with_stop.tcx", 0.996, 87.0, 93.0),
        ("tcx/polar_v800_leading_whitespace.tcx", 0.999, 83.0, 95.0),
        ("tcx/suunto_spartan_no_distance.tcx", 1.0, 86.0, 109.0),
        ("tcx/garmin_fr945_treadmill.tcx", 1.0, 88.0, 128.0),
        ("tcx/huawei_converter_runcadence_in_spm.tcx", 0.028, 178.0, 190.0),
    ],
)
def test_cadence_is_the_stored_one(runs: Path, file: str, coverage: float, median: float, maximum: float) -> None:
    """Coverage, median and maximum are those of the list of sources."""
    assert cadence_strides(read(runs / file)) == pytest.approx((coverage, median, maximum), abs=0.0006)


@pytest.mark.parametrize("file", ["gpx/amazfit_no_cadence.gpx", "tcx/tomtom_no_cadence.tcx"])
def test_no_cadence_stays_no_cadence(runs: Path, file: str) -> None:
    """No column is invented."""
    assert not read(runs / file).has("cadence_spm")


def test_cadence_of_laps_only_stays_with_the_laps(runs: Path) -> None:
    """Wahoo's app wrote 78 strides a minute for the lap, and local times six hours behind UTC."""
    activity = read(runs / "tcx/wahoo_fitness_app_lap_cadence_only.tcx")
    assert not activity.has("cadence_spm")
    assert activity.laps[0].reported["cadence_spm"] == 156.0
    assert activity.utc_offset_s == -21600.0
    assert [note.code for note in activity.notes] == ["cadence_in_totals_only"]


def test_polars_lap_speeds_are_in_kmh(runs: Path) -> None:
    """9.52 km/h is the mean of its five laps; over the laps' time the run was 4156.7 m in 1545 s: 2.69 m/s."""
    activity = read(runs / "tcx/polar_v800_leading_whitespace.tcx")
    assert activity.device_summary["speed_mps"] == pytest.approx(4156.7 / 1545.0, rel=0.002)
    assert [note.code for note in activity.notes] == ["lap_speed_in_kmh"]


def test_the_treadmill_has_no_positions(runs: Path) -> None:
    """The distance is the watch's own, not the satellites'."""
    activity = read(runs / "tcx/garmin_fr945_treadmill.tcx")
    assert not activity.has("latitude_deg")
    assert activity.channels["distance_m"].sensor == "unknown"


def test_the_two_exports_of_one_run_agree(runs: Path) -> None:
    """GPX and TCX of the same watch hold the same cadence, heart rate and altitude, sample by sample."""
    one, two = read(runs / "gpx/garmin_connect_fr35.gpx"), read(runs / "tcx/garmin_connect_fr35.tcx")
    for column in ("time_s", "cadence_spm", "heart_rate_bpm", "altitude_m", "latitude_deg", "longitude_deg"):
        assert one.column(column) == pytest.approx(two.column(column), abs=1e-6)


@pytest.mark.parametrize("name", GPX)
def test_gpxpy_reads_the_same(runs: Path, name: str) -> None:
    """Times, positions and altitudes are those of a second parser."""
    path = runs / "gpx" / f"{name}.gpx"
    activity = read(path)
    points = [point for point, *_ in gpxpy.parse(path.read_text(encoding="utf-8")).walk()]
    start = activity.started_at
    assert activity.time_s.tolist() == [(point.time - start).total_seconds() for point in points]
    assert activity.column("latitude_deg").tolist() == [point.latitude for point in points]
    assert activity.column("longitude_deg").tolist() == [point.longitude for point in points]
    assert activity.column("altitude_m").tolist() == [point.elevation for point in points]


def test_a_gpx_with_an_undeclared_prefix_is_read_whole(runs: Path) -> None:
    """All 4040 points have the cadence whose prefix nothing declares; one temperature says null."""
    path = runs / "bad/unbound_namespace_prefix.gpx"
    activity = read(path)
    assert len(activity.time_s) == path.read_bytes().count(b"<trkpt") == 4040
    assert np.isfinite(activity.column("cadence_spm")).all()
    assert activity.column("cadence_spm")[0] == 86.0
    assert [note.code for note in activity.notes] == ["undeclared_prefix", "not_a_number"]
    with pytest.raises(DamagedFileError, match="gpxdata"):
        read(path, damage="refuse")


def test_a_tcx_that_lost_its_root_is_read_whole(runs: Path) -> None:
    """All 384 points, three laps and the device are read; the prefix that the root declared is gone."""
    path = runs / "bad/malformed_xml.tcx"
    activity = read(path)
    assert len(activity.time_s) == path.read_bytes().count(b"<Trackpoint>") == 384
    assert len(activity.laps) == 3
    assert activity.source.device == "Forerunner 410"
    assert [note.code for note in activity.notes] == ["undeclared_prefix"]
    with pytest.raises(DamagedFileError, match="line 4653"):
        read(path, damage="refuse")


@pytest.mark.parametrize("file", FILES)
def test_good_files_pass_where_damage_is_refused(runs: Path, file: str) -> None:
    """Polar's blanks before the declaration are no damage."""
    assert read(runs / file, damage="refuse").source.format == file[:3]
