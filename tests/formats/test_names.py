"""What files call sports, devices and apps."""

import pytest

from gait.errors import OtherSportError
from gait.formats.makers import as_sensors, cadence_sensor, is_app, maker_of
from gait.formats.sports import Sport, other_sport_error, sport_on_foot, sports_in_words
from gait.model import Sensor


@pytest.mark.parametrize(
    ("stated", "sport"),
    [
        ("Running", Sport("running")),
        ("running", Sport("running")),
        (" RUN ", Sport("running")),
        ("9", Sport("running")),
        ("trail_running", Sport("running", "trail")),
        ("Treadmill Running", Sport("running", "treadmill")),
        ("indoor_running", Sport("running", "treadmill")),
        ("track_running", Sport("running", "track")),
        ("VirtualRun", Sport("running", "virtual_activity")),
        ("Laufen", Sport("running")),
        ("Course à pied", Sport("running")),
        ("10", Sport("walking")),
        ("Walking", Sport("walking")),
        ("4", Sport("hiking")),
        ("Hike", Sport("hiking")),
        ("Other", Sport("unknown")),
        ("", Sport("unknown")),
        (None, Sport("unknown")),
        ("99", Sport("unknown")),
        ("Track", Sport("unknown")),
        ("Quidditch", Sport("unknown")),
    ],
)
def test_a_sport_on_foot_or_an_unknown_one_is_kept(stated: str | None, sport: Sport) -> None:
    """Words in several languages and Strava's numbers are understood; what is not known is unknown."""
    assert sport_on_foot(stated) == sport


@pytest.mark.parametrize(
    "stated", ["Biking", "cycling", "1", "16", "Swimming", "trail biking", "Backcountry Ski", "car"]
)
def test_another_sport_is_none_of_ours(stated: str) -> None:
    """A ride on a trail is a ride."""
    assert sport_on_foot(stated) is None


def test_other_sports_are_named_each_once() -> None:
    """The refusal says which sports the file holds."""
    error = other_sport_error(["Biking", "16", "biking"])
    assert isinstance(error, OtherSportError)
    assert "biking, swimming" in str(error)
    assert sports_in_words(["1"]) == "cycling"


@pytest.mark.parametrize(
    ("name", "maker"),
    [
        ("Forerunner 35", "Garmin"),
        ("Garmin Connect", "Garmin"),
        ("Polar V800", "Polar"),
        ("Movescount - http://www.movescount.com", "Suunto"),
        ("Huami Amazfit Sports Watch", "Huami"),
        ("TomTom GPS Sport Watch", "TomTom"),
        ("StravaGPX", "Strava"),
        ("FITNESS", None),
    ],
)
def test_a_name_gives_the_maker_away(name: str, maker: str | None) -> None:
    """Makers are told by the names of their devices and apps."""
    assert maker_of(None, name) == maker


def test_the_first_telling_name_decides() -> None:
    """The device's maker goes before the app's."""
    assert maker_of("Polar V800", "StravaGPX") == "Polar"
    assert maker_of() is None


@pytest.mark.parametrize(
    ("device", "sensor"),
    [
        ("Forerunner 35", "wrist"),
        ("Forerunner 945", "wrist"),
        ("Forerunner 410", "unknown"),
        ("Forerunner 310XT", "unknown"),
        ("Polar V800", "wrist"),
        ("Huami Amazfit Sports Watch", "wrist"),
        ("FITNESS", "unknown"),
        (None, "unknown"),
    ],
)
def test_only_a_watch_that_counts_steps_is_a_wrist_sensor(device: str | None, sensor: str) -> None:
    """Older watches had cadence from a foot pod or strap only, so the sensor is not known."""
    assert cadence_sensor(device) == sensor


def test_apps_are_told_from_devices() -> None:
    """An app that wrote the file is not the device that recorded it."""
    assert is_app("Garmin Connect")
    assert is_app("StravaGPX Android")
    assert not is_app("Huami Amazfit Sports Watch")


def test_device_and_app_are_both_listed_once() -> None:
    """The device carries its software's version; an app of the same name is not repeated."""
    assert as_sensors("Forerunner 35", "Connect Api", software="3.50") == (
        Sensor(name="Forerunner 35", manufacturer="Garmin", software="3.50"),
        Sensor(name="Connect Api", manufacturer="Garmin"),
    )
    assert as_sensors(None, "Movescount - http://www.movescount.com") == (
        Sensor(name="Movescount", manufacturer="Suunto"),
    )
    assert as_sensors(None, None) == ()
    assert as_sensors("X", "X") == (Sensor(name="X"),)
