"""TCX, trap by trap, by small documents whose numbers are worked by hand."""

import numpy as np
import pytest

from gait.errors import DamagedFileError, EmptyFileError, NotAnActivityError, OtherSportError
from gait.formats.tcx import read_tcx
from gait.model import Activity, DamagePolicy, Pause, Sensor

ROOT = '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
TPX = '<Extensions><ns3:TPX xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">{}</ns3:TPX></Extensions>'
LX = '<Extensions><LX xmlns="http://www.garmin.com/xmlschemas/ActivityExtension/v2">{}</LX></Extensions>'
VERSION = "<Version><VersionMajor>3</VersionMajor><VersionMinor>50</VersionMinor></Version>"
CREATOR = f"<Creator><Name>Forerunner 35</Name>{VERSION}</Creator>"


def stamp(second: int) -> str:
    """Return a second of the noon of 11 January 2020."""
    return f"2020-01-11T12:{second // 60:02d}:{second % 60:02d}Z"


def point(second: int, inside: str = "") -> str:
    """Return a trackpoint."""
    return f"<Trackpoint><Time>{stamp(second)}</Time>{inside}</Trackpoint>"


def tpx(second: int, **values: float) -> str:
    """Return a trackpoint with Garmin's extension."""
    return point(second, TPX.format("".join(f"<ns3:{name}>{value}</ns3:{name}>" for name, value in values.items())))


def lap(start: int, *points: str, totals: str = "", extension: str = "") -> str:
    """Return a lap of one track."""
    extended = LX.format(extension) if extension else ""
    return f'<Lap StartTime="{stamp(start)}">{totals}<Track>{"".join(points)}</Track>{extended}</Lap>'


def session(*laps: str, sport: str = "Running", after: str = "") -> str:
    """Return an activity of laps."""
    return f'<Activity Sport="{sport}"><Id>{stamp(0)}</Id>{"".join(laps)}{after}</Activity>'


def activities(*sessions: str, after: str = "", damage: DamagePolicy = "salvage") -> tuple[Activity, ...]:
    """Read a document of activities."""
    text = f"{ROOT}<Activities>{''.join(sessions)}</Activities>{after}</TrainingCenterDatabase>"
    return read_tcx(text.encode(), "run.tcx", damage)


def only(*laps: str, sport: str = "Running", after: str = "") -> Activity:
    """Read a document that has one activity."""
    (activity,) = activities(session(*laps, sport=sport, after=after))
    return activity


def codes(activity: Activity) -> list[str]:
    """Return the notes' codes."""
    return [note.code for note in activity.notes]


def totals(**values: float) -> str:
    """Return a lap's totals."""
    return "".join(f"<{name}>{value}</{name}>" for name, value in values.items())


def test_a_points_own_elements_become_columns() -> None:
    """Position, altitude, distance and heart rate are where the schema has them."""
    inside = (
        "<Position><LatitudeDegrees>47.5</LatitudeDegrees><LongitudeDegrees>8.5</LongitudeDegrees></Position>"
        "<AltitudeMeters>410</AltitudeMeters><DistanceMeters>12.5</DistanceMeters><HeartRateBpm><Value>150</Value></HeartRateBpm>"
    )
    activity = only(lap(0, point(0), point(4, inside)))
    assert activity.time_s.tolist() == [0.0, 4.0]
    assert activity.column("latitude_deg")[1] == 47.5
    assert activity.column("longitude_deg")[1] == 8.5
    assert activity.column("altitude_m")[1] == 410.0
    assert activity.column("distance_m")[1] == 12.5
    assert activity.column("heart_rate_bpm")[1] == 150.0
    assert np.isnan(activity.column("heart_rate_bpm")[0])
    assert activity.sport == "running"
    assert activity.notes == ()


def test_garmins_extension_becomes_columns() -> None:
    """RunCadence 85 is 170 steps a minute; Speed is in m/s, Watts in W."""
    activity = only(lap(0, tpx(0, RunCadence=85, Speed=3.2, Watts=250)), after=CREATOR)
    assert activity.column("cadence_spm").tolist() == [170.0]
    assert activity.column("speed_mps").tolist() == [3.2]
    assert activity.column("power_w").tolist() == [250.0]
    assert activity.channels["cadence_spm"].sensor == "wrist"
    assert activity.channels["cadence_spm"].detail == "stored as RunCadence"
    assert activity.channels["speed_mps"].sensor == "unknown"


def test_plain_cadence_and_a_bare_heart_rate_are_read() -> None:
    """Polar and Suunto write the cadence in the plain element; some write the heart rate without its Value."""
    activity = only(lap(0, point(0, "<Cadence>83</Cadence><HeartRateBpm>140</HeartRateBpm>")))
    assert activity.column("cadence_spm").tolist() == [166.0]
    assert activity.column("heart_rate_bpm").tolist() == [140.0]
    assert activity.channels["cadence_spm"].detail == "stored as Cadence"


def test_of_two_cadences_the_better_filled_one_counts() -> None:
    """A plain Cadence of zeros beside a real RunCadence is not the cadence."""
    points = [
        point(second, "<Cadence>0</Cadence>" + TPX.format("<ns3:RunCadence>85</ns3:RunCadence>")) for second in (0, 1)
    ]
    assert only(lap(0, *points)).column("cadence_spm").tolist() == [170.0, 170.0]


def test_steps_a_minute_in_run_cadence_are_left_to_cleaning() -> None:
    """The reader trusts the format's convention: 178 becomes 356, and cleaning proves the unit."""
    assert only(lap(0, tpx(0, RunCadence=178))).column("cadence_spm").tolist() == [356.0]


def test_device_software_and_app_are_named() -> None:
    """The creator is the device, the author the app."""
    author = '<Author xsi:type="Application_t" xmlns:xsi="urn:xsi"><Name>Connect Api</Name></Author>'
    (activity,) = activities(session(lap(0, point(0)), after=CREATOR), after=author)
    assert activity.source.device == "Forerunner 35"
    assert activity.source.manufacturer == "Garmin"
    assert activity.source.sensors == (
        Sensor(name="Forerunner 35", manufacturer="Garmin", software="3.50"),
        Sensor(name="Connect Api", manufacturer="Garmin"),
    )


@pytest.mark.parametrize(
    ("creator", "device", "software"),
    [
        ("<Creator><Name>Forerunner 410 Software Version 2.20</Name></Creator>", "Forerunner 410", "2.20"),
        ("<Creator><Name>X</Name><Version><VersionMajor>0</VersionMajor></Version></Creator>", "X", None),
        ("<Creator><UnitId>1</UnitId></Creator>", None, None),
    ],
)
def test_a_version_in_the_name_is_the_softwares(creator: str, device: str | None, software: str | None) -> None:
    """Older Garmin watches write the version into the name; version 0 is no version."""
    source = only(lap(0, point(0)), after=creator).source
    assert source.device == device
    assert [sensor.software for sensor in source.sensors] == ([software] if device else [])


def test_the_start_is_the_first_laps() -> None:
    """A watch that started 6 s before its first point started then."""
    activity = only(lap(0, point(6), point(7)))
    assert activity.started_at.isoformat() == "2020-01-11T12:00:00+00:00"
    assert activity.time_s.tolist() == [6.0, 7.0]


@pytest.mark.parametrize("start", ["2020-01-11T10:00:00Z", "2020-01-11T13:00:00Z", "soon"])
def test_a_lap_on_another_clock_does_not_move_the_start(start: str) -> None:
    """A stated start hours before or after the first point is not the start of this recording."""
    activity = only(f'<Lap StartTime="{start}"><Track>{point(6)}</Track></Lap>')
    assert activity.started_at.second == 6
    assert [(one.start_s, one.stop_s) for one in activity.laps] == [(0.0, 0.0)]


def test_a_lap_lasts_until_the_next_one() -> None:
    """The last lap lasts until its last point, or for its stated time where that is longer."""
    first = lap(0, point(0), point(9), totals=totals(TotalTimeSeconds=5, DistanceMeters=20))
    second = lap(10, point(10), point(19), totals=totals(TotalTimeSeconds=9.5) + "<Intensity>Resting</Intensity>")
    activity = only(first, second)
    assert [(one.start_s, one.stop_s, one.name) for one in activity.laps] == [(0.0, 10.0, ""), (10.0, 19.5, "rest")]
    assert dict(activity.laps[0].reported) == {"timer_s": 5.0, "distance_m": 20.0}


def test_a_lap_without_points_is_kept_where_its_time_is_known() -> None:
    """Suunto writes resting laps without points; one whose time is nowhere near is left out."""
    activity = only(lap(0), lap(5, point(5), point(8)), lap(9, totals=totals(TotalTimeSeconds=3)), "<Lap/>")
    assert [(one.start_s, one.stop_s) for one in activity.laps] == [(0.0, 5.0), (5.0, 9.0), (9.0, 12.0)]


def test_a_lap_whose_points_lack_a_time_has_no_length() -> None:
    """It starts with the lap's stated start, or where the points after it go on."""
    stated = f'<Lap StartTime="{stamp(3)}"><Track><Trackpoint/></Track></Lap>'
    unstated = "<Lap><Track><Trackpoint/></Track></Lap>"
    activity = only(lap(0, point(0)), stated, lap(5, point(5), point(8)), unstated)
    assert [(one.start_s, one.stop_s) for one in activity.laps] == [(0.0, 3.0), (3.0, 5.0), (5.0, 8.0), (8.0, 8.0)]


def test_lap_figures_are_the_devices_own() -> None:
    """Cadences are doubled, steps halved into strides; zeros mean not reported."""
    extension = "<AvgRunCadence>83</AvgRunCadence><AvgSpeed>3</AvgSpeed><AvgWatts>0</AvgWatts><Steps>1660</Steps>"
    stated = (
        totals(TotalTimeSeconds=600, DistanceMeters=1800, Cadence=40)
        + "<AverageHeartRateBpm><Value>152</Value></AverageHeartRateBpm>"
    )
    (reported,) = (one.reported for one in only(lap(0, point(0), totals=stated, extension=extension)).laps)
    assert dict(reported) == {
        "timer_s": 600.0,
        "distance_m": 1800.0,
        "heart_rate_bpm": 152.0,
        "cadence_spm": 166.0,
        "speed_mps": 3.0,
        "strides": 830.0,
    }


def test_the_summary_adds_laps_up_and_weights_means_by_time() -> None:
    """100 s at 80 and 300 s at 84 strides a minute are 83 on average: 166 steps a minute."""
    laps = [
        lap(0, point(0), totals=totals(TotalTimeSeconds=100, DistanceMeters=300, Cadence=80)),
        lap(100, point(100), totals=totals(TotalTimeSeconds=300, DistanceMeters=900, Cadence=84)),
    ]
    summary = only(*laps).device_summary
    assert dict(summary) == {"timer_s": 400.0, "distance_m": 1200.0, "cadence_spm": 166.0}


def test_a_mean_that_few_laps_report_is_no_mean_of_the_run() -> None:
    """A heart rate for a quarter of the time says nothing of the whole; a distance that one lap lacks is no total."""
    laps = [
        lap(0, point(0), totals=totals(TotalTimeSeconds=100, DistanceMeters=300, Cadence=80)),
        lap(100, point(100), totals=totals(TotalTimeSeconds=300)),
    ]
    assert dict(only(*laps).device_summary) == {"timer_s": 400.0}


def test_cadence_that_only_laps_have_is_kept_there() -> None:
    """No column is invented from a lap's average; a note says so."""
    activity = only(lap(0, point(0), totals=totals(TotalTimeSeconds=100, Cadence=78)))
    assert "cadence_spm" not in activity.columns
    assert activity.device_summary["cadence_spm"] == 156.0
    assert codes(activity) == ["cadence_in_totals_only"]


def test_tomtoms_totals_of_the_whole_run_are_read() -> None:
    """4192 steps are 2096 strides; a note says that there is no cadence along the run."""
    extension = LX.format(
        "<StepCount>4192</StepCount><ClimbMeters>39</ClimbMeters><ElapsedSeconds>1424</ElapsedSeconds>"
    )
    activity = only(lap(0, point(0)), after=extension)
    assert dict(activity.device_summary) == {"strides": 2096.0, "ascent_m": 39.0, "elapsed_s": 1424.0}
    assert codes(activity) == ["cadence_in_totals_only"]


def test_lap_speeds_in_kmh_are_converted() -> None:
    """1000 m in 400 s are 2.5 m/s; where the lap says 9, it means km/h."""
    laps = [
        lap(0, point(0), totals=totals(TotalTimeSeconds=400, DistanceMeters=1000), extension="<AvgSpeed>9</AvgSpeed>"),
        lap(400, point(400), totals=totals(TotalTimeSeconds=1, DistanceMeters=2)),
    ]
    activity = only(*laps)
    assert activity.laps[0].reported["speed_mps"] == pytest.approx(2.5)
    assert "speed_mps" not in activity.laps[1].reported
    assert activity.device_summary["speed_mps"] == pytest.approx(2.5)
    assert codes(activity) == ["lap_speed_in_kmh"]


def test_a_break_between_tracks_is_a_pause() -> None:
    """A watch that stops begins a new track when it goes on."""
    two = f'<Lap StartTime="{stamp(0)}"><Track>{point(0)}{point(1)}</Track><Track>{point(61)}{point(62)}</Track></Lap>'
    assert only(two).pauses == (Pause(start_s=1.0, stop_s=61.0, kind="gap"),)


def test_a_distance_that_stays_zero_is_no_distance() -> None:
    """A treadmill that writes zeros has measured none."""
    points = [point(second, "<DistanceMeters>0.0</DistanceMeters>") for second in (0, 1)]
    activity = only(lap(0, *points, totals=totals(TotalTimeSeconds=2, DistanceMeters=0)))
    assert "distance_m" not in activity.columns
    assert "distance_m" not in activity.device_summary
    assert codes(activity) == ["distance_zero"]


def test_a_multisport_session_gives_its_running_leg() -> None:
    """The ride is left out with a note, and its plain Cadence does not spoil the run's RunCadence."""
    ride = session(lap(0, *(point(second, "<Cadence>90</Cadence>") for second in range(5))), sport="Biking")
    run = session(lap(100, tpx(100, RunCadence=85), tpx(101, RunCadence=86)))
    body = f"<MultiSportSession><FirstSport>{ride}</FirstSport><NextSport>{run}</NextSport></MultiSportSession>"
    (activity,) = activities(body)
    assert activity.time_s.tolist() == [0.0, 1.0]
    assert activity.column("cadence_spm").tolist() == [170.0, 172.0]
    assert codes(activity) == ["other_sports"]


def test_several_activities_are_all_read() -> None:
    """An activity without a time is left out beside one that has times."""
    untimed = session("<Lap><Track><Trackpoint/></Track></Lap>")
    found = activities(session(lap(0, point(0))), untimed, session(lap(50, point(50)), sport="Other"))
    assert [activity.sport for activity in found] == ["running", "unknown"]
    assert codes(found[1]) == ["sport_unknown"]


def test_another_sport_is_refused() -> None:
    """A ride is no run."""
    with pytest.raises(OtherSportError, match="biking"):
        activities(session(lap(0, point(0)), sport="Biking"))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"<Courses><Course><Track>{point(0)}</Track></Course></Courses>", "holds a course"),
        ("<Workouts><Workout/></Workouts>", "holds a workout"),
    ],
)
def test_plans_are_no_activities(body: str, words: str) -> None:
    """A course has points with times, but nobody ran them."""
    with pytest.raises(NotAnActivityError, match=words):
        activities(body)


def test_no_times_are_no_recording() -> None:
    """Points without any time cannot give a pace."""
    with pytest.raises(NotAnActivityError, match="No point of the TCX has a time"):
        activities(session("<Lap><Track><Trackpoint/></Track></Lap>"))


def test_no_points_are_an_empty_file() -> None:
    """A shell is empty; one whose points were cut off is damaged."""
    with pytest.raises(EmptyFileError):
        activities(session(lap(0)))
    with pytest.raises(DamagedFileError, match="no track point is left"):
        read_tcx(f'{ROOT}<Activities><Activity Sport="Running"><Lap><Track><Trackpo'.encode(), "x.tcx")


def test_lost_outer_elements_are_read_all_the_same() -> None:
    """Points without an activity around them are one of an unknown sport; without its database, a run is a run."""
    (bare,) = read_tcx(f"<Activities>{lap(0, point(0))}</Activities>".encode(), "x.tcx")
    assert bare.sport == "unknown"
    assert bare.laps == ()
    (lost,) = read_tcx(f"<Activities>{session(lap(0, point(0)))}</Activities>".encode(), "x.tcx")
    assert lost.sport == "running"
    (loose,) = read_tcx(f"<Activities>{session(point(0), point(1))}</Activities>".encode(), "x.tcx")
    assert loose.time_s.tolist() == [0.0, 1.0]


def test_a_cut_file_keeps_its_laps() -> None:
    """What stands before the cut is kept with a note; where damage is refused it is an error with the line."""
    data = f"{ROOT}\n<Activities>{session(lap(0, point(0), point(1), totals=totals(TotalTimeSeconds=2)))}".encode()[
        :-40
    ]
    (activity,) = read_tcx(data, "x.tcx")
    assert activity.time_s.tolist() == [0.0]
    assert activity.laps[0].reported["timer_s"] == 2.0
    assert codes(activity) == ["truncated"]
    with pytest.raises(DamagedFileError, match="line 2"):
        read_tcx(data, "x.tcx", "refuse")
