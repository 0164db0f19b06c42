"""Where contact, oscillation, ratio and balance are placed, and for whose sensors."""

from dataclasses import replace

import pytest

from gait import assess
from gait.assess.dynamics import GAUGES, place_in_gauge
from gait.model import Sensor, Source
from tests.assess.a_run import (
    a_bin,
    a_view,
    an_analysis,
    an_estimate,
    found_by,
    measuring,
)


def test_gauges_in_inches() -> None:
    """The maker's 6.4, 8.1, 9.7 and 11.5 cm are 2.5, 3.2, 3.8 and 4.5 in; milliseconds stay."""
    run = replace(measuring(vertical_oscillation_m=an_estimate(0.088, 0.001, unit="m")), split_unit="mi")
    found = found_by("oscillation_gauge", run)
    assert found.message.startswith("Your vertical oscillation of 3.5 in is in the middle 40 %")
    assert found.reference == "maker's band edges for a sensor at the chest: 2.5, 3.2, 3.8, 4.5 in"
    contact = measuring(ground_contact_time_s=an_estimate(0.262, 0.002, unit="s"))
    assert found_by("contact_gauge", contact).reference.endswith("chest: 218, 248, 277, 308 ms")


@pytest.mark.parametrize(
    ("maker", "sensor", "origin", "fires"),
    [
        ("Garmin", None, "device", True),
        ("garmin", None, "derived", True),
        ("Garmin", Sensor(name="HRM-Run", family="chest", manufacturer="Garmin"), "device", True),
        (
            "Garmin",
            Sensor(name="Dynastream heart rate sensor", family="chest", manufacturer="Dynastream"),
            "device",
            True,
        ),
        ("Garmin", Sensor(name="TICKR X", family="chest", manufacturer="Wahoo"), "device", False),
        ("Wahoo", Sensor(name="TICKR X", family="chest", manufacturer="Wahoo"), "device", False),
        ("Wahoo", Sensor(name="HRM-Pro", family="chest", manufacturer="Garmin"), "device", True),
        ("Wahoo", Sensor(name="HRM-Pro", family="chest"), "device", True),
        ("Wahoo", Sensor(name="strap", family="chest"), "device", False),
        ("Wahoo", Sensor(name="Stryd", family="foot_pod", manufacturer="Stryd"), "device", False),
        ("COROS", None, "device", False),
        (None, None, "device", False),
        ("Garmin", None, "developer:SomeApp", False),
    ],
)
def test_bands_are_for_their_makers_sensors(
    maker: str | None,
    sensor: Sensor | None,
    origin: str,
    fires: bool,  # noqa: FBT001 - an expected value
) -> None:
    """A maker's bands are for that maker's straps and pods: not another's, nor an app's field."""
    source = Source(name="run.fit", format="fit", manufacturer=maker, sensors=(sensor,) if sensor else ())
    run = replace(measuring(ground_contact_time_s=an_estimate(0.262, unit="s", origin=origin)), source=source)
    assert (assess.RULES["contact_gauge"](run) is not None) == fires


@pytest.mark.parametrize(
    ("gauge", "row", "value", "place"),
    [
        ("contact_gauge", "garmin_contact", 0.2174, 0),
        ("contact_gauge", "garmin_contact", 0.218, 1),
        ("contact_gauge", "garmin_contact", 0.2484, 1),
        ("contact_gauge", "garmin_contact", 0.249, 2),
        ("contact_gauge", "garmin_contact", 0.277, 2),
        ("contact_gauge", "garmin_contact", 0.278, 3),
        ("contact_gauge", "garmin_contact", 0.308, 3),
        ("contact_gauge", "garmin_contact", 0.309, 4),
        ("oscillation_gauge", "garmin_oscillation_chest", 0.097, 2),
        ("oscillation_gauge", "garmin_oscillation_chest", 0.098, 3),
        ("oscillation_gauge", "garmin_oscillation_waist", 0.098, 2),
        ("ratio_gauge", "garmin_ratio_chest", 0.074, 1),
        ("ratio_gauge", "garmin_ratio_chest", 0.075, 2),
        ("ratio_gauge", "garmin_ratio_waist", 0.075, 1),
    ],
)
def test_edges_of_the_gauges(gauge: str, row: str, value: float, place: int) -> None:
    """Edges fall as in the maker's table: 218-248, 249-277, 278-308 ms, and chest and waist differ."""
    assert place_in_gauge(GAUGES[gauge], row, value) == place


def test_contact_beside_its_pace() -> None:
    """Contact is placed in the maker's band, and told what is usual at the pace: 0.537 x 3^-0.62 = 272 ms."""
    found = found_by("contact_gauge", measuring(ground_contact_time_s=an_estimate(0.262, 0.002, unit="s")))
    assert found.message == (
        "Your ground contact of 262 ms is in the middle 40 % among the maker's runners. "
        "Contact gets shorter as you run faster (about 272 ms is usual on watches at 5:33 /km), "
        "and those bands mix all paces."
    )
    assert (found.severity, found.confidence) == ("info", "moderate")


def test_a_gauge_across_its_edge() -> None:
    """A sensor error that reaches into the next band costs confidence and is said."""
    found = found_by("contact_gauge", measuring(ground_contact_time_s=an_estimate(0.262, 0.02, unit="s")))
    assert found.confidence == "low"
    assert "The sensor's own error reaches into the neighbouring bands." in found.message


@pytest.mark.parametrize("speed_mps", [None, 1.2])
def test_contact_without_a_pace_to_compare(speed_mps: float | None) -> None:
    """Without a running speed no usual contact is named."""
    bins = () if speed_mps is None else (a_bin(speed_mps, 150.0),)
    view = a_view(0.0, bins=bins) if bins else replace(a_view(0.0, bins=()), judged_mps=None)
    run = replace(an_analysis(cadence=view), summary={"ground_contact_time_s": an_estimate(0.262, 0.002)})
    assert "usual on watches" not in found_by("contact_gauge", run).message


@pytest.mark.parametrize(
    ("left", "half", "verdict"),
    [
        (0.518, 0.004, "beyond most healthy runners"),
        (0.482, 0.004, "beyond most healthy runners"),
        (0.518, 0.008, "not sure"),
        (0.504, 0.004, "as in most healthy runners"),
        (0.504, 0.010, "not sure"),
    ],
)
def test_balance_describes(left: float, half: float, verdict: str) -> None:
    """Balance is held against the 1.2 points of 95 % of healthy runners, always as information."""
    found = found_by("balance", measuring(ground_contact_balance=an_estimate(left, half, unit="1")))
    assert (found.severity, found.verdict) == ("info", verdict)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (0.504, "That is close to even; the sensor's error is too wide to say more."),
        (0.492, "That is close to even; the sensor's error is too wide to say more."),
        (0.509, "With the sensor's error, that is at the edge of what most healthy runners show."),
        (0.482, "With the sensor's error, that is at the edge of what most healthy runners show."),
    ],
)
def test_an_unsure_balance_is_worded_by_its_mean(left: float, words: str) -> None:
    """The edge begins nearer to the 1.2 points of the 95th percentile than to the median of 0.5: from 0.85 on."""
    found = found_by("balance", measuring(ground_contact_balance=an_estimate(left, 0.010, unit="1")))
    assert (found.verdict, found.confidence) == ("not sure", "low")
    assert found.message.endswith(f" points from even. {words}")


def test_balance_in_words() -> None:
    """51.8 % is 1.8 points from even, and has not been linked to more injury."""
    found = found_by("balance", measuring(ground_contact_balance=an_estimate(0.518, 0.004, unit="1")))
    assert found.message.startswith("Your left foot takes 51.8 % of the ground contact, 1.8 points from even. ")
    assert found.advice.endswith("differences between the legs have not been linked to more injury.")
