"""Estimates: means by hand, intervals with the sensors' errors, and what a missing value does."""

from dataclasses import astuple

import numpy as np
import pytest

from gait.evidence import EVIDENCE
from gait.metrics.estimates import estimate, mean_interval, summarize, summarize_each
from gait.metrics.sensor_errors import SENSOR_ERRORS, sensor_error
from gait.model import Channel
from gait.quantities import QUANTITIES, SUMMARY_QUANTITIES
from tests.factories import an_activity


def test_the_mean_weighs_each_sample_by_its_time() -> None:
    """160 for 1 s and 170 for 3 s make 167.5 spm; the spread is sqrt((7.5^2 + 3 * 2.5^2) / 4)."""
    found = estimate(np.array([160.0, 170.0]), np.array([1.0, 3.0]), np.array([True, True]), quantity="cadence_spm")
    assert found is not None
    assert found.mean == pytest.approx(167.5)
    assert found.sd == pytest.approx(4.330127, abs=1e-6)
    assert (found.coverage, found.samples, found.unit) == (1.0, 2, "spm")


def test_what_was_not_measured_is_left_out_and_lowers_the_coverage() -> None:
    """A NaN of 2 s among 8 s of running leaves a coverage of 0.75 and the mean of the rest; a pause weighs nothing."""
    values = np.array([160.0, np.nan, 170.0, 999.0, 180.0])
    weight = np.array([3.0, 2.0, 3.0, 0.0, 5.0])
    mask = np.array([True, True, True, True, False])
    found = estimate(values, weight, mask, quantity="cadence_spm")
    assert found is not None
    assert (found.mean, found.coverage, found.samples) == (pytest.approx(165.0), pytest.approx(0.75), 2)


@pytest.mark.parametrize("values", [[np.nan, np.nan], [160.0, 170.0]])
def test_nothing_measured_is_no_estimate(values: list[float]) -> None:
    """All NaN, or an empty mask, is None and never zero."""
    mask = np.array([not np.isfinite(values[0])] * 2)
    assert estimate(np.array(values), np.ones(2), mask, quantity="cadence_spm") is None


def test_a_constant_has_the_sensors_error_alone() -> None:
    """Constant cadence has no sampling error, so the interval is 1.96 spm to each side for any sensor."""
    found = estimate(np.full(600, 170.0), np.ones(600), np.ones(600, dtype=bool), quantity="cadence_spm")
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(170 - 1.96, abs=1e-4), pytest.approx(170 + 1.96, abs=1e-4))
    assert (found.p10, found.median, found.p90) == (170.0, 170.0, 170.0)


@pytest.mark.parametrize(
    ("sensor", "share"), [("wrist", 0.2381), ("foot_pod", 0.052), ("chest", 0.07), ("phone", 0.12)]
)
def test_contact_carries_its_sensors_error(sensor: str, share: float) -> None:
    """A constant contact of 0.25 s is uncertain by 1.96 times the share published for the sensor.

    The wrist's mean absolute error of 19.0 % is a standard deviation of 19.0 x 1.2533 = 23.81 %; the pod's is a bias.
    """
    channel = Channel(origin="device", sensor=sensor)  # type: ignore[arg-type] # a sensor family
    found = estimate(
        np.full(300, 0.25), np.ones(300), np.ones(300, dtype=bool), quantity="ground_contact_time_s", channel=channel
    )
    assert found is not None
    assert found.high - found.mean == pytest.approx(1.96 * share * 0.25, rel=1e-3)
    assert found.sensor == sensor


def test_a_summary_holds_what_was_measured_in_the_order_of_display() -> None:
    """Only measured summary quantities appear, in their order, with the origin of their channel."""
    activity = an_activity(
        {
            "time_s": [0.0, 1.0, 2.0],
            "weight_s": [1.0, 1.0, 1.0],
            "step_length_m": [1.0, 1.1, 1.2],
            "cadence_spm": [160.0, 162.0, 164.0],
            "power_w": [np.nan, np.nan, np.nan],
            "distance_m": [0.0, 3.0, 6.0],
        },
        channels={"step_length_m": Channel(origin="derived", sensor="gps")},
    )
    found = summarize(activity, np.array([True, True, True]))
    assert list(found) == ["cadence_spm", "step_length_m"]
    assert (found["step_length_m"].origin, found["step_length_m"].sensor) == ("derived", "gps")
    assert found["cadence_spm"].mean == pytest.approx(162.0)


def test_parts_summarised_together_are_each_summarised_as_alone() -> None:
    """Three parts of a run, one of them empty and one in pieces, have the estimates that each has by itself."""
    rng = np.random.default_rng(3)
    cadence = rng.normal(165, 3, 600)
    cadence[rng.uniform(size=600) < 0.1] = np.nan
    columns = {"time_s": np.arange(600.0), "weight_s": np.ones(600), "cadence_spm": cadence, "speed_mps": cadence / 60}
    run, index = an_activity(columns), np.arange(600)
    masks = [index < 200, index < 0, index % 3 == 1]
    together = summarize_each(run, [np.flatnonzero(mask) for mask in masks])
    assert [list(each) for each in together] == [["cadence_spm", "speed_mps"], [], ["cadence_spm", "speed_mps"]]
    for found, mask in zip(together, masks, strict=True):
        alone = summarize(run, mask)
        assert set(found) == set(alone)
        for quantity, own in alone.items():
            assert astuple(found[quantity])[:9] == pytest.approx(astuple(own)[:9], rel=1e-12)


def test_a_summary_of_nothing_is_empty() -> None:
    """Neither an empty mask nor a run without known quantities gives an estimate."""
    bare = an_activity({"time_s": [0.0, 1.0], "weight_s": [1.0, 1.0]})
    stepping = an_activity({"time_s": [0.0, 1.0], "weight_s": [1.0, 1.0], "cadence_spm": [160.0, 160.0]})
    assert dict(summarize(bare, np.array([True, True]))) == {}
    assert dict(summarize(stepping, np.array([False, False]))) == {}


@pytest.mark.parametrize("quantity", SUMMARY_QUANTITIES)
def test_every_summary_quantity_has_a_sensor_error_with_a_source(quantity: str) -> None:
    """The table of sensor errors is complete, positive, and says where each row comes from."""
    rows = SENSOR_ERRORS[quantity]
    assert None in rows
    assert all(row.relative + row.absolute > 0 and row.source for row in rows.values())
    known = {"engineering choice", *EVIDENCE}
    assert all(row.source in known or "doi" in row.source for row in rows.values())


def test_an_unknown_quantity_has_no_sensor_error() -> None:
    """A quantity without a row, such as temperature, adds nothing to the interval."""
    assert "temperature_c" in QUANTITIES
    assert sensor_error("temperature_c", "unknown").absolute == 0.0


def test_satellites_take_their_published_mean_absolute_error() -> None:
    """The best of eight watches was off by 3.2 % in the mean: 3.2 x 1.2533 = 4.01 %, and nobody has less to go by."""
    assert sensor_error("step_length_m", "gps").relative == pytest.approx(0.0401, abs=1e-4)
    assert sensor_error("step_length_m", "unknown").relative > 0.0401


@pytest.mark.parametrize(
    ("quantity", "value", "sensor", "low"),
    [("flight_time_s", 0.06, "wrist", 0.0), ("duty_factor", 0.79, "wrist", 0.4213), ("grade", 0.001, "gps", -0.0088)],
)
def test_an_interval_stays_within_what_can_be(quantity: str, value: float, sensor: str, low: float) -> None:
    """No flight is shorter than 0 s and no share is above 1, while a grade may well be negative.

    0.79 - 1.96 x 0.2381 x 0.79 = 0.4213; 0.001 - 1.96 x 0.005 = -0.0088.
    """
    channel = Channel(origin="derived", sensor=sensor)  # type: ignore[arg-type] # a sensor family
    found = estimate(np.full(300, value), np.ones(300), np.ones(300, dtype=bool), quantity=quantity, channel=channel)
    assert found is not None
    assert found.mean == pytest.approx(value)
    assert found.low == pytest.approx(low, abs=1e-4)
    assert found.high <= 1.0


def test_a_foot_that_never_leaves_the_ground_flies_for_no_time() -> None:
    """Double support makes step time minus contact negative; the estimate says no flight, from end to end."""
    found = estimate(np.full(300, -0.08), np.ones(300), np.ones(300, dtype=bool), quantity="flight_time_s")
    assert found is not None
    assert (found.low, found.mean, found.high, found.median) == (0.0, 0.0, 0.0, 0.0)


def test_the_mean_of_a_difference_may_be_below_zero() -> None:
    """Cadence 8 spm under an expectation is -8 spm with 1.96 spm to each side; nothing measured is None."""
    everywhere = np.ones(300, dtype=bool)
    found = mean_interval(np.full(300, -8.0), np.ones(300), everywhere, quantity="cadence_spm")
    assert found == pytest.approx((-8.0, -9.96, -6.04), abs=1e-4)
    assert mean_interval(np.full(300, np.nan), np.ones(300), everywhere, quantity="cadence_spm") is None
