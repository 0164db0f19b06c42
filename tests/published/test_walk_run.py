"""Published numbers on where walking turns into running."""

import math

import numpy as np
import pytest

from gait.evidence import EVIDENCE
from gait.metrics.spring_mass import GRAVITY_MPS2, leg_length_m
from gait.model import STATE_CODES
from gait.segment import StateParameters, gait_states
from tests.factories import an_activity


def speed_of_froude_mps(height_m: float, froude: float = 0.5) -> float:
    """Return the speed at which v^2 / (g leg) is that number."""
    return math.sqrt(froude * GRAVITY_MPS2 * leg_length_m(height_m))


@pytest.mark.parametrize(("height_m", "speed_mps"), [(1.60, 2.04), (1.75, 2.133), (1.90, 2.22)])
def test_froude_half(height_m: float, speed_mps: float) -> None:
    """People change to running at a Froude number of about one half: 2.133 m/s at 1.75 m (T .005)."""
    assert speed_of_froude_mps(height_m) == pytest.approx(speed_mps, abs=0.005)


@pytest.mark.parametrize("height_m", [1.60, 1.75, 1.90])
def test_our_thresholds_stand_around_froude_half(height_m: float) -> None:
    """The speeds at which running may begin with a doubtful cadence, or without any, lie within .25 m/s of it."""
    states = EVIDENCE["running_states"]
    for name in ("run_fast_mps", "run_speed_only_mps"):
        assert abs(states.value(name) - speed_of_froude_mps(height_m)) < 0.25


def test_hansen_2017_transition() -> None:
    """Hansen et al. 2017, Sci Rep 7:2010: 70.6 +- 3.2 strides = 141.2 +- 6.4 steps a minute, at 7.6 km/h."""
    row = EVIDENCE["walk_run_transition"]
    assert (row.value("cadence_spm"), row.value("cadence_sd_spm")) == (2 * 70.6, 2 * 3.2)
    assert row.value("speed_mps") == pytest.approx(7.6 / 3.6, abs=0.05)


@pytest.mark.parametrize(("sds", "state"), [(-1.0, "walking"), (1.0, "running")])
def test_hansen_2017_a_standard_deviation_to_either_side(sds: float, state: str) -> None:
    """Hansen et al. 2017: a minute at 134.8 spm is walking and one at 147.6 running, at the speed of the transition."""
    row = EVIDENCE["walk_run_transition"]
    cadence = np.full(60, row.value("cadence_spm") + sds * row.value("cadence_sd_spm"))
    run = an_activity(
        {
            "time_s": np.arange(60.0),
            "weight_s": np.ones(60),
            "speed_mps": np.full(60, row.value("speed_mps")),
            "cadence_spm": cadence,
        }
    )
    states = gait_states(run, cadence, StateParameters())
    assert (states == STATE_CODES[state]).all()  # type: ignore[index] # the two states of the parameters above
