"""The unit of cadence, proven a file at a time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from gait.clean.cadence_unit import CadenceUnitParameters, prove_cadence_unit
from gait.model import Activity, UnitDecision
from tests.factories import an_activity

DEFAULTS = CadenceUnitParameters()


def a_run(stored: float, speed: float | None, **columns: float) -> Activity:
    """Return 20 s at a steady speed with a cadence as a reader delivers it: twice what is stored."""
    n = 20
    given_columns = {"time_s": np.arange(n), "cadence_spm": np.full(n, 2 * stored)}
    if speed is not None:
        given_columns["speed_mps"] = np.full(n, speed)
    return an_activity(given_columns | {name: np.full(n, value) for name, value in columns.items()})


def proven(activity: Activity, parameters: CadenceUnitParameters) -> tuple[Activity, UnitDecision | None]:
    """Return the proven activity and the decision on its best covered cadence."""
    found, decisions = prove_cadence_unit(activity, parameters)
    return found, next(iter(decisions.values()), None)


@pytest.mark.parametrize(
    ("stored", "label", "factor"), [(80, "strides/min", 2.0), (160, "steps/min", 1.0), (320, "half steps/min", 0.5)]
)
def test_step_length_proves_the_unit(stored: float, label: str, factor: float) -> None:
    """At 2.8 m/s with steps of 1.05 m a runner takes 160 steps a minute, however they are stored."""
    activity, decision = proven(a_run(stored, 2.8, step_length_m=1.05), DEFAULTS)
    assert_allclose(activity.columns["cadence_spm"], 160.0)
    assert decision is not None
    assert (decision.stored, decision.factor, decision.by, decision.confidence) == (
        label,
        factor,
        "step length",
        "high",
    )
    assert decision.ratio == pytest.approx(1.0)


@pytest.mark.parametrize(("stored", "label"), [(80, "strides/min"), (160, "steps/min"), (320, "half steps/min")])
def test_the_expectation_at_the_speed_decides_without_step_length(stored: float, label: str) -> None:
    """160 steps a minute at 2.8 m/s are usual; 80 and 320 are not."""
    activity, decision = proven(a_run(stored, 2.8), DEFAULTS)
    assert_allclose(activity.columns["cadence_spm"], 160.0)
    assert decision is not None
    assert (decision.stored, decision.by, decision.confidence) == (label, "expectation", "high")


def test_a_walk_is_not_doubled_into_a_run() -> None:
    """55 strides a minute at 1.5 m/s are a walk of 110 steps."""
    activity, decision = proven(a_run(55, 1.5), DEFAULTS)
    assert_allclose(activity.columns["cadence_spm"], 110.0)
    assert decision is not None
    assert decision.stored == "strides/min"


def test_a_slow_jog_is_read_right() -> None:
    """75 strides a minute at 1.96 m/s is 150 steps, for 75 would be no walk at that speed."""
    _, decision = proven(a_run(75, 1.96), DEFAULTS)
    assert decision is not None
    assert (decision.stored, decision.by) == ("strides/min", "expectation")


def test_without_speed_a_usual_cadence_decides() -> None:
    """178 stored is 178 steps, not 356, when nothing else is known."""
    activity, decision = proven(a_run(178, None), DEFAULTS)
    assert_allclose(activity.columns["cadence_spm"], 178.0)
    assert decision is not None
    assert decision.by == "expectation"


def test_the_user_overrides_everything() -> None:
    """``--cadence-unit steps`` is taken at its word."""
    activity, decision = proven(a_run(80, 2.8, step_length_m=1.05), CadenceUnitParameters(stored_as="steps"))
    assert_allclose(activity.columns["cadence_spm"], 80.0)
    assert decision is not None
    assert (decision.by, decision.confidence) == ("option", "high")


def test_the_override_is_for_the_device_and_not_for_the_pod() -> None:
    """A watch in steps beside a pod in strides, with ``--cadence-unit steps``: both come out as 160."""
    activity, decisions = prove_cadence_unit(
        a_run(160, 2.8, **{"cadence_spm@Pod": 160.0}), CadenceUnitParameters(stored_as="steps")
    )
    assert_allclose(activity.columns["cadence_spm"], 160.0)
    assert_allclose(activity.columns["cadence_spm@Pod"], 160.0)
    assert {name: found.by for name, found in decisions.items()} == {
        "cadence_spm": "option",
        "cadence_spm@Pod": "expectation",
    }


def test_undecidable_keeps_the_convention_with_low_confidence() -> None:
    """A cadence halfway between two readings is not decided by a coin."""
    _, decision = proven(a_run(109.5, 2.8), DEFAULTS)
    assert decision is not None
    assert (decision.stored, decision.by, decision.confidence) == ("strides/min", "convention", "low")


def test_too_few_samples_keep_the_convention() -> None:
    """Four samples prove nothing."""
    activity = an_activity({"time_s": np.arange(4), "cadence_spm": np.full(4, 160.0), "speed_mps": np.full(4, 2.8)})
    _, decision = proven(activity, DEFAULTS)
    assert decision is not None
    assert decision.by == "convention"


def test_no_cadence_has_no_decision() -> None:
    """What was not measured has no unit."""
    _, decision = proven(an_activity({"time_s": [0, 1]}), DEFAULTS)
    assert decision is None


def test_each_source_is_decided_alone() -> None:
    """A pod that stores steps beside a watch that stores strides: both come out as 160."""
    activity, decision = proven(a_run(80, 2.8, **{"cadence_spm@Pod": 320.0}), DEFAULTS)
    assert_allclose(activity.columns["cadence_spm"], 160.0)
    assert_allclose(activity.columns["cadence_spm@Pod"], 160.0)
    assert decision is not None
    assert decision.stored == "strides/min"


@given(st.floats(2.4, 4.5), st.floats(150.0, 195.0), st.sampled_from([2.0, 1.0, 0.5]))
def test_any_usual_runner_is_read_right_in_any_unit(speed: float, cadence: float, factor: float) -> None:
    """Over usual speeds and cadences the unit that was stored is the unit that is found, or nothing is changed."""
    activity, decision = proven(a_run(cadence / factor, speed), DEFAULTS)
    assert decision is not None
    assert decision.factor == factor
    assert_allclose(activity.columns["cadence_spm"], cadence)
