"""The runner's own clock."""

from datetime import timedelta, timezone

import pytest

from gait.clean.local_time import find_local_time
from gait.clean.timeline import TimelineParameters
from tests.factories import an_activity

HELSINKI = {"time_s": [0.0], "latitude_deg": [60.17], "longitude_deg": [24.94]}
MACHINE = TimelineParameters(machine_zone=timezone(timedelta(hours=-5)))


def test_the_files_own_offset_stands() -> None:
    """The watch knew its hour."""
    activity = find_local_time(an_activity(HELSINKI, utc_offset_s=3600.0, utc_offset_from="file"), MACHINE)
    assert (activity.utc_offset_s, activity.utc_offset_from) == (3600.0, "file")


def test_the_place_of_the_start_gives_the_zone() -> None:
    """Helsinki in May is three hours ahead of UTC."""
    activity = find_local_time(an_activity(HELSINKI), MACHINE)
    assert (activity.utc_offset_s, activity.utc_offset_from) == (3 * 3600.0, "position")


def test_without_a_place_the_machine_decides() -> None:
    """A treadmill run was most likely run where it is read."""
    activity = find_local_time(an_activity({"time_s": [0.0]}), MACHINE)
    assert (activity.utc_offset_s, activity.utc_offset_from) == (-5 * 3600.0, "machine")


def test_without_anything_it_is_utc_and_says_so() -> None:
    """No claim is made about an hour that nobody knows."""
    activity = find_local_time(an_activity({"time_s": [0.0]}), TimelineParameters())
    assert (activity.utc_offset_s, activity.utc_offset_from) == (0.0, "utc")


def test_a_zone_that_this_machine_does_not_know_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing zone file is no reason to fail."""
    monkeypatch.setattr("tzfpy.get_tz", lambda _longitude, _latitude: "Nowhere/Atlantis")
    activity = find_local_time(an_activity(HELSINKI), MACHINE)
    assert activity.utc_offset_from == "machine"
