"""A FIT that holds the watch's cadence and raw acceleration: both are read from its bytes, and held together."""

from datetime import UTC, datetime

import numpy as np
import pytest

from gait.formats import read_bytes
from gait.model import Analysis
from gait.pipeline import analyze
from gait.simulate import RUNNERS, WATCHES, Plan, Simulation, run, simulate
from gait.simulate.motion_file import acceleration_g
from tests.formats.fit.making import START, UINT16, UINT32, Maker

RATE_HZ = 25
SECONDS = 400
ACCELEROMETER, SINT16 = 165, 0x83
STORED_STRIDES = 82
"""Cadence as the watch stores it: 164 steps a minute."""


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    """Return seven minutes of running."""
    started_at = datetime(2021, 9, 8, 1, 46, 40, tzinfo=UTC)
    return simulate(RUNNERS["typical"], Plan(legs=(run(7, 2.9),)), WATCHES["full_dynamics"], 7, started_at=started_at)


@pytest.fixture(scope="module")
def analysis(simulation: Simulation) -> Analysis:
    """Return the analysis of a FIT with a record and a message of 25 samples in thousandths of g each second."""
    made = Maker().file_id().records(range(START, START + SECONDS), cadence=STORED_STRIDES)
    felt = acceleration_g(simulation.steps, np.arange(SECONDS * RATE_HZ) / RATE_HZ)
    milli = np.round(1000 * felt).astype(int).reshape(SECONDS, RATE_HZ, 3)
    offsets = tuple(range(0, 1000, 1000 // RATE_HZ))
    for second, counts in enumerate(milli):
        axes = [(8 + axis, SINT16, tuple(counts[:, axis].tolist())) for axis in range(3)]
        when = [(253, UINT32, START + second), (0, UINT16, 0), (1, UINT16, offsets)]
        made.message(ACCELEROMETER, [*when, *axes])
    (activity,) = read_bytes(made.session(elapsed_s=float(SECONDS)).file(), "both.fit")
    return analyze(activity)


def test_the_watchs_cadence_stays_the_runs(analysis: Analysis) -> None:
    """It is what the device says of itself: 164."""
    assert analysis.summary["cadence_spm"].mean == pytest.approx(2 * STORED_STRIDES)
    assert analysis.summary["cadence_spm"].origin == "device"


def test_motion_stands_beside_it_with_their_difference(analysis: Analysis, simulation: Simulation) -> None:
    """The second one is the true cadence to 0.5 spm, and so is the difference."""
    (compared,) = (each for each in analysis.sources_compared if each.quantity == "cadence_spm")
    steps = simulation.steps.time_s
    true = 60 / np.diff(steps[(steps > 10) & (steps < SECONDS - 10)]).mean()

    assert compared.b == "motion"
    assert compared.mean_b == pytest.approx(true, abs=0.5)
    assert compared.difference == pytest.approx(true - 2 * STORED_STRIDES, abs=0.5)
    assert compared.samples > SECONDS - 30
