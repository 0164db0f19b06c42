"""GPX, trap by trap, by small documents whose numbers are worked by hand."""

import numpy as np
import pytest

from gait.errors import DamagedFileError, EmptyFileError, NotAnActivityError, OtherSportError
from gait.formats.gpx import read_gpx
from gait.model import Activity, Channel, DamagePolicy, Lap, Pause

HEAD = (
    '<?xml version="1.0"?><gpx version="1.1" creator="Garmin Connect" xmlns="http://www.topografix.com/GPX/1/1" '
    'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1" '
    'xmlns:gpxdata="http://www.cluetrust.com/XML/GPXDATA/1/0">'
)


def point(second: int, inside: str = "", position: str = 'lat="47.0" lon="8.0"') -> str:
    """Return a point at a second of the noon of 11 January 2020."""
    return f"<trkpt {position}><time>2020-01-11T12:{second // 60:02d}:{second % 60:02d}Z</time>{inside}</trkpt>"


def track(*points: str, sport: str | None = "running") -> str:
    """Return a track of one segment."""
    stated = f"<type>{sport}</type>" if sport is not None else ""
    return f"<trk>{stated}<trkseg>{''.join(points)}</trkseg></trk>"


def extended(second: int, extension: str, position: str = 'lat="47.0" lon="8.0"') -> str:
    """Return a point with an extension."""
    return point(second, f"<extensions>{extension}</extensions>", position)


def activities(*tracks: str, head: str = HEAD, damage: DamagePolicy = "salvage") -> tuple[Activity, ...]:
    """Read a document of tracks."""
    return read_gpx(f"{head}{''.join(tracks)}</gpx>".encode(), "run.gpx", damage)


def only(*tracks: str, head: str = HEAD) -> Activity:
    """Read a document that has one activity."""
    (activity,) = activities(*tracks, head=head)
    return activity


def codes(activity: Activity) -> list[str]:
    """Return the notes' codes."""
    return [note.code for note in activity.notes]


def test_garmin_extensions_become_columns() -> None:
    """Cadence 85 strides a minute are 170 steps a minute; the rest is in SI already."""
    values = {"hr": 150, "cad": 85, "atemp": 21, "speed": 3.2}
    texts = "".join(f"<gpxtpx:{name}>{value}</gpxtpx:{name}>" for name, value in values.items())
    inside = f"<gpxtpx:TrackPointExtension>{texts}</gpxtpx:TrackPointExtension>"
    activity = only(track(extended(0, inside), point(1, "<ele>410.5</ele>", 'lat="47.00001" lon="8.0"')))
    assert activity.sport == "running"
    assert activity.started_at.isoformat() == "2020-01-11T12:00:00+00:00"
    assert activity.utc_offset_s is None
    assert activity.time_s.tolist() == [0.0, 1.0]
    assert activity.column("cadence_spm")[0] == 170.0
    assert np.isnan(activity.column("cadence_spm")[1])
    assert activity.column("heart_rate_bpm")[0] == 150.0
    assert activity.column("temperature_c")[0] == 21.0
    assert activity.column("speed_mps")[0] == 3.2
    assert activity.column("altitude_m")[1] == 410.5
    assert activity.column("latitude_deg").tolist() == [47.0, 47.00001]
    assert activity.notes == ()


def test_cluetrust_extensions_become_columns() -> None:
    """Suunto's Movescount writes cadence, speed, distance and temperature in a namespace of its own."""
    values = {"cadence": 83, "speed": 2.5, "distance": "{}", "temp": 11}
    inside = "".join(f"<gpxdata:{name}>{value}</gpxdata:{name}>" for name, value in values.items())
    activity = only(track(extended(0, inside.format(0)), extended(2, inside.format(5))))
    assert activity.column("cadence_spm").tolist() == [166.0, 166.0]
    assert activity.column("speed_mps").tolist() == [2.5, 2.5]
    assert activity.column("distance_m").tolist() == [0.0, 5.0]
    assert activity.column("temperature_c").tolist() == [11.0, 11.0]


def test_plain_and_power_extensions_become_columns() -> None:
    """Elements without a namespace of their own, and Garmin's power extension."""
    inside = "<heartrate>140</heartrate><cadence>80</cadence><power>250</power>"
    activity = only(track(extended(0, inside), extended(1, "<PowerInWatts>251</PowerInWatts>"), extended(2, inside)))
    assert activity.column("power_w")[[0, 2]].tolist() == [250.0, 250.0]
    assert activity.column("heart_rate_bpm")[0] == 140.0
    assert activity.column("cadence_spm")[0] == 160.0


def test_a_value_that_a_point_has_twice_counts_once() -> None:
    """The first of two equal names in a point is taken."""
    inside = "<gpxdata:cadence>43</gpxdata:cadence><cadence>44</cadence>"
    assert only(track(extended(0, inside))).column("cadence_spm").tolist() == [86.0]


def test_each_column_says_where_it_came_from() -> None:
    """Speed and distance are by satellite where there are positions; the sensor of the cadence is not known."""
    inside = "<gpxtpx:cad>85</gpxtpx:cad><speed>3</speed>"
    channels = only(track(extended(0, inside))).channels
    assert channels["cadence_spm"] == Channel(origin="device", sensor="unknown", detail="stored as cad")
    assert channels["speed_mps"] == Channel(origin="device", sensor="gps", detail="stored as speed")
    assert "latitude_deg" not in channels


def test_a_watch_as_creator_is_the_device() -> None:
    """A watch that names itself counts the steps at the wrist; an app is only listed."""
    watch = HEAD.replace("Garmin Connect", "Huami Amazfit Sports Watch")
    activity = only(track(extended(0, "<gpxtpx:cad>85</gpxtpx:cad>")), head=watch)
    assert activity.source.device == "Huami Amazfit Sports Watch"
    assert activity.source.manufacturer == "Huami"
    assert activity.channels["cadence_spm"].sensor == "wrist"
    app = only(track(point(0)))
    assert app.source.device is None
    assert [sensor.name for sensor in app.source.sensors] == ["Garmin Connect"]


def test_no_creator_is_no_device() -> None:
    """A document need not say who wrote it."""
    source = only(track(point(0)), head="<gpx>").source
    assert (source.device, source.manufacturer, source.sensors) == (None, None, ())


def test_points_without_a_time_are_left_out() -> None:
    """Two of four points cannot be placed in time."""
    untimed = '<trkpt lat="47" lon="8"><ele>1</ele></trkpt>'
    bad = '<trkpt lat="47" lon="8"><time>soon</time></trkpt>'
    activity = only(track(point(0), untimed, bad, point(3)))
    assert activity.time_s.tolist() == [0.0, 3.0]
    assert [(note.code, note.samples) for note in activity.notes] == [("points_without_time", 2)]


def test_a_clock_that_is_not_yet_set_is_left_out() -> None:
    """A first point from 1980 does not make a run of forty years."""
    early = '<trkpt lat="47" lon="8"><time>1980-01-06T00:00:00Z</time></trkpt>'
    activity = only(track(early, point(0), point(1)))
    assert activity.started_at.year == 2020
    assert activity.time_s.tolist() == [0.0, 1.0]
    assert codes(activity) == ["points_without_time"]


def test_points_without_a_position_are_kept() -> None:
    """A missing, half or zero position is no position, and the point's other values stay."""
    activity = only(
        track(point(0), point(1, position=""), point(2, position='lat="47"'), point(3, position='lat="0" lon="0.0"'))
    )
    assert np.isnan(activity.column("latitude_deg")).tolist() == [False, True, True, True]
    assert np.isnan(activity.column("longitude_deg")).tolist() == [False, True, True, True]
    assert [(note.code, note.samples) for note in activity.notes] == [("position_zero", 1)]


def test_a_track_without_any_position_has_no_position_columns() -> None:
    """Zeros throughout are a treadmill, and a lone latitude is nothing."""
    for position in ("", 'lat="0" lon="0"', 'lat="47"'):
        activity = only(track(point(0, position=position), extended(1, "<speed>3</speed>", position)))
        assert "latitude_deg" not in activity.columns
        assert "longitude_deg" not in activity.columns
        assert activity.channels["speed_mps"].sensor == "unknown"


def test_times_with_an_offset_tell_the_local_time() -> None:
    """18:00 two hours ahead of UTC is 16:00 UTC."""
    one = '<trkpt lat="47" lon="8"><time>2020-07-01T18:00:00+02:00</time></trkpt>'
    activity = only(track(one))
    assert activity.started_at.isoformat() == "2020-07-01T16:00:00+00:00"
    assert activity.utc_offset_s == 7200.0
    assert activity.utc_offset_from == "file"


def test_times_that_run_backwards_keep_the_files_order() -> None:
    """The start is the earliest time; cleaning sorts."""
    activity = only(track(point(5), point(3), point(6)))
    assert activity.started_at.second == 3
    assert activity.time_s.tolist() == [2.0, 0.0, 3.0]
    assert [(note.code, note.samples) for note in activity.notes] == [("time_backwards", 1)]


def test_fractions_of_a_second_are_kept() -> None:
    """A quarter second stays one."""
    quarter = '<trkpt lat="47" lon="8"><time>2020-01-11T12:00:00.250Z</time></trkpt>'
    assert only(track(point(0), quarter)).time_s.tolist() == [0.0, 0.25]


def test_a_break_between_segments_is_a_pause() -> None:
    """A minute between two segments is a pause; a second is none."""
    segments = (point(0) + point(1), point(61), point(62))
    activity = only("<trk><type>9</type>", *(f"<trkseg>{points}</trkseg>" for points in segments), "</trk>")
    assert activity.pauses == (Pause(start_s=1.0, stop_s=61.0, kind="gap"),)
    assert activity.sport == "running"


def test_a_distance_that_stays_zero_is_no_distance() -> None:
    """The column is dropped with a note."""
    activity = only(track(extended(0, "<distance>0</distance>"), extended(1, "<distance>0.0</distance>")))
    assert "distance_m" not in activity.columns
    assert "distance_m" not in activity.channels
    assert codes(activity) == ["distance_zero"]


def test_values_that_are_no_numbers_are_not_measured() -> None:
    """Words, infinities and absurd sizes are not measured; a decimal comma is a number."""
    texts = ["null", "inf", "1e300", "3,5", "-"]
    activity = only(track(*(extended(second, f"<speed>{text}</speed>") for second, text in enumerate(texts))))
    assert np.isnan(activity.column("speed_mps")).tolist() == [True, True, True, False, True]
    assert activity.column("speed_mps")[3] == 3.5
    assert [(note.code, note.samples) for note in activity.notes] == [("not_a_number", 4)]


def test_speeds_in_kmh_are_converted_by_the_distance() -> None:
    """36 m in 10 s are 3.6 m/s; where the file says 12.96, it means km/h."""
    points = [
        extended(second, f"<speed>12.96</speed><distance>{second * 3.6}</distance>") for second in range(0, 60, 10)
    ]
    activity = only(track(*points))
    assert activity.column("speed_mps") == pytest.approx([3.6] * 6)
    assert codes(activity) == ["speed_in_kmh"]


def test_speeds_in_kmh_are_converted_by_the_positions() -> None:
    """A thousandth of a degree north is 111.2 m on a sphere of 6,371 km; in 30 s that is 3.7 m/s or 13.3 km/h."""
    points = [
        extended(30 * number, "<speed>13.34</speed>", f'lat="{47 + number / 1000}" lon="8"') for number in range(4)
    ]
    activity = only(track(*points))
    assert activity.column("speed_mps") == pytest.approx([13.34 / 3.6] * 4)
    assert codes(activity) == ["speed_in_kmh"]


def test_speeds_in_mps_stay() -> None:
    """Where speed and distance agree, nothing is changed; nor where there is too little distance to tell."""
    agree = [extended(second, f"<speed>3.6</speed><distance>{second * 3.6}</distance>") for second in range(0, 60, 10)]
    assert only(track(*agree)).column("speed_mps").tolist() == [3.6] * 6
    short = [
        extended(second, f"<speed>12.96</speed><distance>{second * 3.6}</distance>") for second in range(0, 20, 10)
    ]
    assert only(track(*short)).column("speed_mps").tolist() == [12.96] * 2


@pytest.mark.parametrize(
    ("stated", "sport", "sub_sport"),
    [
        ("9", "running", None),
        ("trail_running", "running", "trail"),
        ("Walking", "walking", None),
        ("hiking", "hiking", None),
    ],
)
def test_the_sport_is_the_tracks_type(stated: str, sport: str, sub_sport: str | None) -> None:
    """Strava's number and the usual words are understood."""
    activity = only(track(point(0), sport=stated))
    assert (activity.sport, activity.sub_sport) == (sport, sub_sport)


@pytest.mark.parametrize("stated", [None, "Quidditch"])
def test_an_unknown_sport_is_kept_with_a_note(stated: str | None) -> None:
    """A file that does not say is taken as on foot."""
    activity = only(track(point(0), sport=stated))
    assert activity.sport == "unknown"
    assert codes(activity) == ["sport_unknown"]


def test_another_sport_is_refused() -> None:
    """A ride is no run, and the error says so."""
    with pytest.raises(OtherSportError, match="cycling"):
        activities(track(point(0), sport="cycling"))


def test_several_tracks_are_several_activities() -> None:
    """Two runs an hour apart stay two; the ride between them is left out with a note."""
    late = track(point(0)).replace("T12", "T15")
    ride = track(point(0), sport="1").replace("T12", "T13")
    found = activities(track(point(0), point(1)), ride, late)
    assert [activity.started_at.hour for activity in found] == [12, 15]
    assert [codes(activity) for activity in found] == [["other_sports"], ["other_sports"]]
    assert "cycling" in found[0].notes[0].message


def test_a_track_that_continues_the_one_before_it_is_the_same_run() -> None:
    """An app that writes a track for each lap has one run with laps."""
    laps = [
        f"<trk><name>Lap {number}</name><trkseg>{point(10 * number)}{point(10 * number + 9)}</trkseg></trk>"
        for number in range(2)
    ]
    activity = only(*laps)
    assert activity.time_s.tolist() == [0.0, 9.0, 10.0, 19.0]
    assert activity.laps == (Lap(start_s=0.0, stop_s=9.0, name="Lap 0"), Lap(start_s=10.0, stop_s=19.0, name="Lap 1"))


def test_tracks_of_different_sports_never_join() -> None:
    """A walk that follows a run is an activity of its own."""
    found = activities(track(point(0), point(1)), track(point(2), sport="walking"))
    assert [activity.sport for activity in found] == ["running", "walking"]


def test_a_joined_track_without_times_has_an_empty_lap() -> None:
    """A lap whose points all lack a time has no length."""
    untimed = "<trk><trkseg><trkpt/></trkseg></trk>"
    with pytest.raises(NotAnActivityError):
        activities(untimed)
    assert len(activities(track(point(0), sport=None), untimed)) == 1


def test_garmins_track_statistics_are_the_devices_own_figures() -> None:
    """The extension's totals land in the summary; what is no number does not."""
    totals = {"Distance": 5000, "TimerTime": 1500, "Ascent": "-", "MaxSpeed": 5}
    texts = "".join(f"<x:{name}>{value}</x:{name}>" for name, value in totals.items())
    inside = f"<x:TrackStatsExtension xmlns:x='urn:x'>{texts}</x:TrackStatsExtension>"
    statistics = f"<extensions>{inside}</extensions>"
    activity = only(f"<trk>{statistics}<trkseg>{point(0)}</trkseg></trk>")
    assert dict(activity.device_summary) == {"distance_m": 5000.0, "timer_s": 1500.0}


def test_a_lost_track_element_is_read_all_the_same() -> None:
    """Points in a bare segment, or in nothing at all, are a track of an unknown sport."""
    for body in (f"<trkseg>{point(0)}{point(1)}</trkseg>", point(0) + point(1)):
        activity = only(body)
        assert activity.time_s.tolist() == [0.0, 1.0]
        assert activity.sport == "unknown"


def test_a_root_that_is_a_point_is_no_document() -> None:
    """Without anything around it a point has no place."""
    with pytest.raises(EmptyFileError):
        read_gpx(point(0).encode(), "x.gpx")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<wpt lat="1" lon="2"/>', "holds waypoints"),
        ('<rte><rtept lat="1" lon="2"/></rte>', "holds a planned route"),
        ('<wpt lat="1" lon="2"/><rte/>', "a planned route and waypoints"),
        ('<trk><trkseg><trkpt lat="1" lon="2"/></trkseg></trk>', "No point of the GPX has a time"),
    ],
)
def test_what_is_no_recording_is_named(body: str, words: str) -> None:
    """Waypoints, routes and tracks without time are no activity."""
    with pytest.raises(NotAnActivityError, match=words):
        activities(body)


def test_no_points_are_an_empty_file() -> None:
    """A shell without points is empty; one whose points were cut off is damaged."""
    with pytest.raises(EmptyFileError):
        activities("<trk/>")
    with pytest.raises(DamagedFileError, match="no track point is left"):
        read_gpx(HEAD.encode() + b"<trk><trkseg>", "x.gpx")


def test_damage_is_noted_or_refused() -> None:
    """A cut file gives what stands before the cut; where damage is refused it is an error."""
    data = f"{HEAD}{track(point(0), point(1))}".encode()[:-40]
    (activity,) = read_gpx(data, "x.gpx")
    assert activity.time_s.tolist() == [0.0]
    assert codes(activity) == ["truncated"]
    with pytest.raises(DamagedFileError, match="breaks off"):
        read_gpx(data, "x.gpx", "refuse")
