"""When the feet land, on motion made by hand with known times."""

import numpy as np
import pytest

from gait.evidence import EVIDENCE
from gait.model import FloatArray, Motion, SensorFamily
from gait.motion import FootEvents, cadence_from_motion, foot_events
from gait.motion.regularity import NOT_MEASURED, held, spread_of
from gait.motion.results import Interval
from tests.motion.signals import after, clock, shoe, trunk, wrist

NAN = float("nan")


def events(motion: Motion) -> FootEvents:
    """Return the landings of a motion whose sensor is known."""
    return foot_events(motion, cadence_from_motion(motion))


def bouncing(step_time_s: FloatArray, sensor: SensorFamily = "chest") -> Motion:
    """Return a trunk that rises and falls once between each two landings, fastest down at none and up at each."""
    time_s = clock(step_time_s[-1], 100)
    phase = np.interp(time_s, step_time_s, 2 * np.pi * np.arange(len(step_time_s)))
    values = np.column_stack((1.1 + np.cos(phase), 0.3 * np.sin(phase / 2), 0.2 * np.cos(phase / 2)))
    return Motion(time_s=time_s, acceleration_g=values, sensor=sensor)


def test_steps_of_a_trunk_are_timed() -> None:
    """At 170 steps a minute the landings are 0.353 s apart, within a hundredth of that."""
    found = events(trunk(170))

    assert found.feet == "both feet"
    assert np.nanmax(np.abs(found.step_s - 60 / 170)) < 0.01 * 60 / 170
    assert len(found.time_s) == pytest.approx(170, abs=6)
    assert np.isnan(found.step_s[-1])


def test_a_shoe_tells_the_strides_of_one_foot() -> None:
    """At 160 steps a minute one foot lands each 0.75 s."""
    found = events(shoe(160))

    assert found.feet == "one foot"
    assert np.nanmedian(found.step_s) == pytest.approx(0.75, abs=0.002)
    assert "One foot" in found.refused["asymmetry"]


def test_even_steps_hardly_vary() -> None:
    """Without any scatter the variation is no more than a thousandth, far under healthy runners'."""
    found = events(trunk(172))

    assert found.variability_cv.found.value < 0.1
    assert found.variability_cv.verdict == "usual"


def test_scatter_that_was_put_in_comes_out() -> None:
    """Steps that scatter by 8 ms make strides of sqrt(2) x 8 = 11.3 ms, 1.6 % of 0.7 s, less what a slow band takes."""
    steps = np.cumsum(0.35 + np.random.default_rng(2).normal(0, 0.008, 1200))
    found = events(bouncing(steps))

    assert found.variability_sd_s.value == pytest.approx(0.0113, rel=0.25)
    assert found.variability_sd_s.low < 0.0113 < found.variability_sd_s.high
    assert found.variability_cv.found.value == pytest.approx(1.6, rel=0.25)


def test_strides_across_a_gap_are_none() -> None:
    """Two runs with a minute between them: no step bridges it."""
    found = events(after(trunk(170, 40), trunk(170, 40), gap_s=60))

    assert np.nanmax(found.step_s) < 0.4
    assert np.count_nonzero(np.isnan(found.step_s)) == 2


@pytest.mark.parametrize("motion", [wrist(170), Motion(time_s=clock(60, 50), acceleration_g=np.ones((3000, 3)))])
def test_other_places_are_refused_with_the_reason(motion: Motion) -> None:
    """A wrist, and a place that is not known, time no steps; each quantity says why."""
    found = events(motion)

    assert (found.feet, len(found.time_s)) == ("none", 0)
    assert set(found.refused) == {"step_s", "variability_sd_s", "variability_cv", "asymmetry", "contact_time_s"}
    assert "r = 0.14" in found.refused["contact_time_s"]
    assert "waist or the chest" in found.refused["step_s"]


def test_too_few_samples_a_step_are_refused() -> None:
    """At 20 Hz a step has seven samples, which do not time it."""
    found = events(trunk(170, 60, 20))

    assert len(found.time_s) == 0
    assert "recorded often enough" in found.refused["variability_cv"]


def test_trunk_and_foot_say_why_there_is_no_contact_and_no_difference() -> None:
    """The force plate's verdict on a trunk's contact, the size of the error of asymmetry, and what is missing."""
    at_trunk, at_foot = events(trunk(170, 30)).refused, events(shoe(170, 30)).refused

    assert "r = 0.14" in at_trunk["contact_time_s"]
    assert "4 points" in at_trunk["asymmetry"]
    assert "force plate was at hand" in at_foot["contact_time_s"]
    assert np.isnan(events(shoe(170, 30)).contact_time_s.value)


def test_the_position_may_be_given() -> None:
    """A phone at the waist is read as a waist when that is said."""
    motion = trunk(170, 30, sensor="phone")
    cadence = cadence_from_motion(motion)

    assert foot_events(motion, cadence).feet == "none"
    assert foot_events(motion, cadence, "waist").feet == "both feet"


def test_few_strides_have_no_variation() -> None:
    """Twenty strides are too few to say how they vary."""
    assert spread_of(np.full(20, 0.7), "one foot") == NOT_MEASURED


def test_a_slow_change_of_pace_is_no_variation() -> None:
    """Strides that grow evenly by a tenth over 200 have a standard deviation near nothing."""
    assert spread_of(np.linspace(0.7, 0.77, 200), "one foot").value < 0.001


@pytest.mark.parametrize(
    ("low", "value", "high", "verdict"),
    [
        (0.5, 0.9, 1.3, "usual"),
        (1.2, 1.6, 2.0, "unclear"),
        (1.8, 2.2, 2.6, "above"),
        (NAN, NAN, NAN, "not measured"),
    ],
)
def test_the_verdict_asks_the_whole_interval(low: float, value: float, high: float, verdict: str) -> None:
    """Healthy strides vary by up to 1.7 %: above takes the whole interval, usual as well."""
    found = held(Interval(value=value, low=low, high=high), "stride_time_variability")

    assert EVIDENCE["stride_time_variability"].value("most_percent") == 1.7
    assert (found.verdict, found.healthy, found.most) == (verdict, 0.9, 1.7)
