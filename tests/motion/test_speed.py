"""How the work grows: an hour at 100 Hz is quick, and six hours need no more memory than their windows."""

import time
import tracemalloc

import numpy as np
import pytest

from gait.motion import cadence_from_motion
from tests.motion.signals import wrist


@pytest.mark.prove
def test_an_hour_takes_two_seconds_of_one_core() -> None:
    """An hour of 100 Hz takes at most two seconds of processor time."""
    motion = wrist(165, 3600)
    begin = time.process_time()
    cadence_from_motion(motion)

    assert time.process_time() - begin < 2


@pytest.mark.prove
def test_six_hours_need_little_memory() -> None:
    """Beside the samples themselves (69 MB), six hours of 100 Hz need at most 150 MB."""
    motion = wrist(165, 6 * 3600)
    tracemalloc.start()
    found = cadence_from_motion(motion)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 150e6
    assert np.isfinite(found.cadence_spm).all()
