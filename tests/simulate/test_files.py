"""The files that a simulated watch writes, read back by decoders that are not ours."""

import io
from datetime import UTC, datetime, timedelta

import fitdecode
import fitparse
import gpxpy
import numpy as np
import pytest
from fit_tool.fit_file import FitFile
from lxml import etree

from gait.errors import UsageError
from gait.simulate import PERFECT_WATCH, PLANS, WATCHES, Fatigue, Plan, Runner, Simulation, pause, run, simulate, stand

START = datetime(2026, 5, 3, 8, 30, tzinfo=UTC)
PAUSED = Plan(legs=(run(5, 2.8), stand(10), run(1, 2.9), pause(60), run(4, 3.0)))
TCX = {
    "t": "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2",
    "x": "http://www.garmin.com/xmlschemas/ActivityExtension/v2",
}
FIELDS = {
    "position_lat": ("latitude_deg", 2**31 / 180),
    "position_long": ("longitude_deg", 2**31 / 180),
    "distance": ("distance_m", 1.0),
    "enhanced_speed": ("speed_mps", 1.0),
    "enhanced_altitude": ("altitude_m", 1.0),
    "heart_rate": ("heart_rate_bpm", 1.0),
    "power": ("power_w", 1.0),
    "vertical_oscillation": ("vertical_oscillation_m", 1000.0),
    "stance_time": ("ground_contact_time_s", 1000.0),
    "stance_time_percent": ("duty_factor", 100.0),
    "stance_time_balance": ("ground_contact_balance", 100.0),
    "vertical_ratio": ("vertical_ratio", 100.0),
    "step_length": ("step_length_m", 1000.0),
}


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    """Return a run with standing and a pause, on the watch with a chest strap."""
    return simulate(Runner(fatigue=Fatigue(cadence_spm=-3.0)), PAUSED, WATCHES["full_dynamics"], 21)


@pytest.fixture(scope="module")
def messages(simulation: Simulation) -> dict[str, list[dict[str, object]]]:
    """Return the FIT file as fitdecode reads it: values by field name, by message name."""
    found: dict[str, list[dict[str, object]]] = {}
    with fitdecode.FitReader(io.BytesIO(simulation.to_fit_bytes()), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        for frame in reader:
            if frame.frame_type == fitdecode.FIT_FRAME_DATA:
                found.setdefault(frame.name, []).append({field.name: field.value for field in frame.fields})
    return found


def _column(rows: list[dict[str, object]], name: str) -> np.ndarray:
    return np.array([np.nan if row[name] is None else row[name] for row in rows], dtype=np.float64)


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_each_record_field_holds_what_the_sensor_recorded(
    field: str, simulation: Simulation, messages: dict[str, list[dict[str, object]]]
) -> None:
    """Every channel of the recording stands in its FIT field, sample by sample, NaN as no value."""
    column, factor = FIELDS[field]
    stored = _column(messages["record"], field)
    assert stored == pytest.approx(simulation.activity.columns[column] * factor, rel=1e-9, abs=1e-6, nan_ok=True)


def test_cadence_is_stored_as_strides_with_a_fraction(
    simulation: Simulation, messages: dict[str, list[dict[str, object]]]
) -> None:
    """Twice the whole strides and the fraction is the cadence in steps a minute."""
    strides = _column(messages["record"], "cadence") + _column(messages["record"], "fractional_cadence")
    assert 2.0 * strides == pytest.approx(simulation.activity.columns["cadence_spm"])


def test_records_are_stamped_with_the_second(
    simulation: Simulation, messages: dict[str, list[dict[str, object]]]
) -> None:
    """Each record's time is the start plus the sample's second, and none lies in the pause."""
    expected = [START + timedelta(seconds=second) for second in simulation.activity.time_s.tolist()]
    assert [row["timestamp"] for row in messages["record"]] == expected


def test_the_timer_stops_and_starts_again(messages: dict[str, list[dict[str, object]]]) -> None:
    """Start, stop at 370 s, start at 430 s, stop at the end."""
    events = [(row["event_type"], (row["timestamp"] - START).total_seconds()) for row in messages["event"]]  # type: ignore[operator]
    assert events == [("start", 0.0), ("stop_all", 370.0), ("start", 430.0), ("stop_all", 670.0)]


def test_the_session_says_what_the_watch_shows(
    simulation: Simulation, messages: dict[str, list[dict[str, object]]]
) -> None:
    """Sport, times, distance and means of the session are the watch's own summary."""
    session, whole = messages["session"][0], simulation.activity.device_summary
    assert (session["sport"], session["sub_sport"]) == ("running", "street")
    assert session["total_elapsed_time"] == 670.0
    assert session["total_timer_time"] == 610.0
    assert session["total_distance"] == pytest.approx(whole["distance_m"], abs=0.005)
    assert session["avg_stance_time"] == pytest.approx(whole["ground_contact_time_s"] * 1000.0, abs=0.05)
    assert session["total_strides"] == whole["strides"]
    cadence = 2.0 * (session["avg_running_cadence"] + session["avg_fractional_cadence"])  # type: ignore[operator]
    assert cadence == pytest.approx(whole["cadence_spm"], abs=0.01)
    assert session["num_laps"] == len(messages["lap"]) == len(simulation.activity.laps)


def test_the_file_says_who_ran_with_what_and_where_the_clock_stood(
    messages: dict[str, list[dict[str, object]]],
) -> None:
    """Height and mass of the profile, the strap's kind, and a local clock an hour behind UTC."""
    assert messages["user_profile"][0]["height"] == 1.75
    assert messages["user_profile"][0]["weight"] == 70.0
    assert messages["device_info"][-1]["antplus_device_type"] == "heart_rate"
    activity = messages["activity"][0]
    local = activity["local_timestamp"]
    assert isinstance(local, datetime)
    assert local.replace(tzinfo=UTC) == START + timedelta(seconds=670 - 3600)


def test_a_pod_writes_centimetres_under_a_native_number_of_millimetres() -> None:
    """As pods on the market do: oscillation in cm beside native field 39, whose unit would be mm."""
    simulation = simulate(Runner(), PAUSED, WATCHES["foot_pod"], 22)
    file = fitparse.FitFile(io.BytesIO(simulation.to_fit_bytes()))
    records = list(file.get_messages("record"))
    field = next(field for field in records[100] if field.name == "Vertical Oscillation")
    truth_m = simulation.activity.columns["vertical_oscillation_m@Stryd"][100]
    assert field.units == "Centimeters"
    assert field.value == pytest.approx(truth_m * 100.0, rel=1e-6)


def test_all_three_decoders_take_the_file() -> None:
    """fitparse, fitdecode and fit-tool read a file with developer fields, each all of its records."""
    simulation = simulate(Runner(), Plan(legs=(run(2, 2.8),)), WATCHES["foot_pod"], 23)
    data = simulation.to_fit_bytes()
    with fitdecode.FitReader(io.BytesIO(data), error_handling=fitdecode.ErrorHandling.RAISE) as reader:
        decoded = sum(f.frame_type == fitdecode.FIT_FRAME_DATA and f.name == "record" for f in reader)
    parsed = len(list(fitparse.FitFile(io.BytesIO(data)).get_messages("record")))
    tooled = sum(type(r.message).__name__ == "RecordMessage" for r in FitFile.from_bytes(data).records)
    assert (decoded, parsed, tooled) == (121, 121, 121)


def test_a_watch_without_cadence_writes_none() -> None:
    """A phone's file has no cadence in records or session."""
    data = simulate(Runner(), PAUSED, WATCHES["phone_gpx"], 24).to_fit_bytes()
    values = [m.get_values() for m in fitparse.FitFile(io.BytesIO(data)).get_messages(["record", "session"])]
    assert not any("cadence" in name for row in values for name in row)


def test_gpx_holds_place_height_time_pulse_and_strides(simulation: Simulation) -> None:
    """Each point is found by gpxpy as recorded: 7 decimals of a degree, 0.1 m, whole beats, whole strides."""
    track = gpxpy.parse(simulation.to_gpx_text()).tracks[0]
    points = [point for segment in track.segments for point in segment.points]
    columns = simulation.activity.columns
    assert track.type == "running"
    assert len(points) == len(simulation.activity.time_s)
    assert [point.latitude for point in points] == pytest.approx(columns["latitude_deg"], abs=6e-8)
    assert [point.elevation for point in points] == pytest.approx(columns["altitude_m"], abs=0.051)
    assert points[-1].time == START + timedelta(seconds=670)
    extension = {element.tag.rpartition("}")[2]: element.text for element in points[50].extensions[0]}
    assert extension == {
        "hr": f"{columns['heart_rate_bpm'][50]:.0f}",
        "cad": f"{columns['cadence_spm'][50] / 2:.0f}",
    }


def test_gpx_begins_a_new_segment_after_a_pause(simulation: Simulation) -> None:
    """Two segments, the second from the moment the watch was started again."""
    segments = gpxpy.parse(simulation.to_gpx_text()).tracks[0].segments
    assert len(segments) == 2
    assert segments[1].points[0].time == START + timedelta(seconds=430)


def test_gpx_of_a_phone_has_no_extensions() -> None:
    """Without pulse and cadence there is nothing to extend."""
    text = simulate(Runner(), PAUSED, WATCHES["phone_gpx"], 25).to_gpx_text()
    assert "<extensions>" not in text
    assert len(gpxpy.parse(text).tracks[0].segments) == 2


def test_a_treadmill_run_cannot_be_a_gpx() -> None:
    """Without positions there is no GPX, and the message says what to do instead."""
    with pytest.raises(UsageError, match="Write it as FIT or TCX"):
        simulate(Runner(), PLANS["treadmill"], PERFECT_WATCH, 1).to_gpx_text()


def test_gpx_of_a_track_without_height() -> None:
    """A receiver without altitude writes points without elevation."""
    watch = WATCHES["phone_gpx"].__class__(name="flat", device=PERFECT_WATCH.device, position=PERFECT_WATCH.position)
    points = gpxpy.parse(simulate(Runner(), PAUSED, watch, 1).to_gpx_text()).tracks[0].segments[0].points
    assert {point.elevation for point in points} == {None}


def _floats(root: etree._Element, path: str) -> list[float]:
    return [float(text) for text in root.xpath(f"{path}/text()", namespaces=TCX)]  # type: ignore[union-attr, arg-type]


def test_tcx_holds_what_was_recorded(simulation: Simulation) -> None:
    """Each point is found by lxml with its time, place, height, distance, pulse, speed and strides."""
    root = etree.fromstring(simulation.to_tcx_text().encode())
    columns = simulation.activity.columns
    point = "//t:Trackpoint"
    assert _floats(root, f"{point}/t:DistanceMeters") == pytest.approx(columns["distance_m"], abs=0.0051)
    assert _floats(root, f"{point}/t:AltitudeMeters") == pytest.approx(columns["altitude_m"], abs=0.051)
    assert _floats(root, f"{point}//t:LongitudeDegrees") == pytest.approx(columns["longitude_deg"], abs=6e-8)
    assert _floats(root, f"{point}//x:Speed") == pytest.approx(columns["speed_mps"], abs=0.00051)
    assert _floats(root, f"{point}//x:RunCadence") == pytest.approx(columns["cadence_spm"] / 2.0, abs=0.51)
    assert _floats(root, f"{point}/t:HeartRateBpm/t:Value") == pytest.approx(columns["heart_rate_bpm"])
    times = root.xpath(f"{point}/t:Time/text()", namespaces=TCX)
    assert times[-1] == "2026-05-03T08:41:10Z"  # type: ignore[index]


def test_tcx_laps_and_tracks_follow_the_watch(simulation: Simulation) -> None:
    """A Lap for each lap with the watch's own figures, and a new Track after the pause."""
    root = etree.fromstring(simulation.to_tcx_text().encode())
    laps = simulation.activity.laps
    assert _floats(root, "//t:Lap/t:TotalTimeSeconds") == pytest.approx([lap.reported["timer_s"] for lap in laps])
    assert _floats(root, "//t:Lap/t:DistanceMeters") == pytest.approx(
        [lap.reported["distance_m"] for lap in laps], abs=0.0051
    )
    assert len(root.findall(".//t:Track", TCX)) == len(laps) + 1


def test_tcx_of_a_phone_indoors_has_times_only() -> None:
    """A watch that measures nothing still writes its clock."""
    root = etree.fromstring(simulate(Runner(), PLANS["treadmill"], WATCHES["phone_gpx"], 1).to_tcx_text().encode())
    point = root.find(".//t:Trackpoint", TCX)
    assert point is not None
    assert [element.tag.rpartition("}")[2] for element in point] == ["Time"]
