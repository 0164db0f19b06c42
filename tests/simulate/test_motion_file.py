"""The simulated sensor of motion obeys physics: it weighs 1 g, feels nothing in flight, and beats once a step."""

from datetime import UTC, datetime

import numpy as np
import pytest

from gait.model import FloatArray
from gait.simulate import RUNNERS, WATCHES, Plan, Simulation, run, simulate, stand, walk
from gait.simulate.motion_file import acceleration_g

STARTED_AT = datetime(2026, 5, 22, 6, 40, tzinfo=UTC)


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    """Return a short stand, run and walk."""
    plan = Plan(legs=(stand(10), run(2.0, 3.2), walk(0.5)))
    return simulate(RUNNERS["typical"], plan, WATCHES["wrist_basic"], 3, started_at=STARTED_AT)


@pytest.fixture(scope="module")
def felt(simulation: Simulation) -> FloatArray:
    """Return what the sensor feels at 100 Hz, forward, left and up."""
    return acceleration_g(simulation.steps, np.arange(0.0, 160.0, 0.01))


def test_on_average_it_weighs_one_g(felt: FloatArray) -> None:
    """A body that ends at the height at which it began was carried with 1 g, running, walking or standing."""
    for start, stop in ((0, 900), (1200, 12000), (13500, 15500)):
        assert felt[start:stop].mean(axis=0) == pytest.approx([0.0, 0.0, 1.0], abs=0.03)


def test_in_flight_nothing_pushes(simulation: Simulation, felt: FloatArray) -> None:
    """Between a foot's leaving and the next landing, only the sensor's noise is left."""
    steps = simulation.steps
    middle = (steps.time_s[100:150] + steps.contact_s[100:150] + steps.time_s[101:151]) / 2
    assert np.abs(felt[np.round(middle * 100).astype(int)]).max() < 0.15


def test_the_force_rises_and_falls_once_a_step(simulation: Simulation, felt: FloatArray) -> None:
    """The upward push crosses 1 g upwards once for each step of the run."""
    rises = np.flatnonzero((felt[:-1, 2] < 0.5) & (felt[1:, 2] >= 0.5)) / 100
    ran = (rises > 15) & (rises < 125)
    steps = (simulation.steps.time_s > 15) & (simulation.steps.time_s < 125)
    assert ran.sum() == pytest.approx(steps.sum(), abs=1)


def test_the_table_says_when_it_began_and_how_fast_it_counts(simulation: Simulation) -> None:
    """Its clock may be ahead of the watch's; a row every fiftieth of a second."""
    lines = simulation.to_motion_text(clock_s=2.345).splitlines()

    assert lines[:4] == [
        "Simulated sensor at the waist, 50 Hz",
        "Start Date 2026-05-22",
        "Start Time 06:40:02.345",
        "time (ms),x (mg),y (mg),z (mg)",
    ]
    assert [line.partition(",")[0] for line in lines[4:7]] == ["0", "20", "40"]
    assert len(lines) == 4 + round(50 * simulation.plan.duration_s)


def test_the_same_run_gives_the_same_bytes(simulation: Simulation) -> None:
    """Nothing in it is left to chance that was not drawn before."""
    assert simulation.to_motion_text(rate_hz=20.0) == simulation.to_motion_text(rate_hz=20.0)
