"""Running, walking, standing and paused, by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait.model import STATE_CODES, Segment
from gait.segment import StateParameters, gait_states, segments_of, settled_running
from tests.factories import an_activity

NAN = float("nan")
RUN, WALK, STAND, PAUSE = (STATE_CODES[name] for name in ("running", "walking", "standing", "paused"))


def states(cadence: list[float], speed: list[float] | None, weight: list[float] | None = None) -> list[int]:
    """Return the states of a 1 Hz recording."""
    n = len(cadence)
    columns = {"time_s": np.arange(n), "weight_s": np.ones(n) if weight is None else weight}
    if speed is not None:
        columns["speed_mps"] = speed
    return gait_states(an_activity(columns), np.array(cadence, dtype=float), StateParameters()).tolist()


def test_run_walk_stand() -> None:
    """165 spm at 2.8 m/s runs, 112 spm at 1.4 m/s walks, no step and no speed stands."""
    found = states([165] * 20 + [112] * 20 + [0] * 20, [2.8] * 20 + [1.4] * 20 + [0] * 20)
    assert found[:18] == [RUN] * 18
    assert found[23:37] == [WALK] * 14
    assert found[45:] == [STAND] * 15


def test_hysteresis_keeps_a_slow_running_step() -> None:
    """A run that falls to 138 spm for a while goes on running; a walk at 138 spm and 1.6 m/s stays a walk."""
    assert states([150] * 10 + [138] * 10 + [150] * 10, [2.5] * 10 + [1.8] * 10 + [2.5] * 10) == [RUN] * 30
    assert states([138] * 30, [1.6] * 30) == [WALK] * 30


def test_a_few_seconds_do_not_change_the_state() -> None:
    """Three seconds of slow steps within a run are a kerb, not a walk."""
    found = states([165] * 20 + [100] * 3 + [165] * 20, [2.8] * 43)
    assert found == [RUN] * 43


def test_a_short_stop_of_several_parts_is_a_stop() -> None:
    """Slowing down for 2 s, standing for 4 s and setting off for 2 s are 8 s without running, not eight of it."""
    found = states([160] * 20 + [0] * 8 + [160] * 20, [2.8] * 20 + [1.3] * 2 + [0.0] * 4 + [1.3] * 2 + [2.8] * 20)
    assert RUN not in found[21:27]
    assert found[:18] + found[30:] == [RUN] * 36


def test_without_cadence_speed_decides() -> None:
    """2.8 m/s runs, 1.4 m/s walks, 0.1 m/s stands."""
    found = states([NAN] * 60, [2.8] * 20 + [1.4] * 20 + [0.1] * 20)
    assert (found[10], found[30], found[50]) == (RUN, WALK, STAND)


def test_without_speed_cadence_decides() -> None:
    """165 spm runs and 112 spm walks, even on a treadmill that no sensor times."""
    assert states([165] * 20, None) == [RUN] * 20
    assert states([112] * 20, None) == [WALK] * 20


def test_a_bicycle_at_running_cadence_does_not_run() -> None:
    """160 'steps' a minute at 8 m/s would be steps of 3 m."""
    assert RUN not in states([160] * 30, [8.0] * 30)


def test_running_in_place_at_a_crossing_is_no_running() -> None:
    """160 spm at 0.2 m/s says nothing of how one runs."""
    assert RUN not in states([160] * 30, [0.2] * 30)


def test_time_that_was_not_recorded_is_paused() -> None:
    """A sample inside a pause of the timer stands for no time and is paused."""
    assert states([165] * 12, [2.8] * 12, [1] * 6 + [0] + [1] * 5)[6] == PAUSE


def test_a_recording_shorter_than_a_bout_keeps_its_state() -> None:
    """Three samples of running are still running."""
    assert states([165] * 3, [2.8] * 3) == [RUN] * 3


def test_settled_running_keeps_away_from_walks() -> None:
    """Three seconds beside a walk are left out; the start and the end of the recording are no edges."""
    running = np.array([True] * 10 + [False] * 5 + [True] * 10 + [False] + [True] * 5)
    settled = settled_running(running, np.ones(31), np.zeros(31), StateParameters(edge_s=3.0))
    assert np.flatnonzero(settled).tolist() == [*range(7), 18, 19, 20, 21, 29, 30]


def test_segments_touch_and_name_their_kind() -> None:
    """Two states over five seconds make two stretches that meet."""
    found = segments_of(np.arange(5.0), np.array([RUN, RUN, WALK, WALK, WALK]), np.zeros(5))
    assert found == (
        Segment(start_s=0.0, stop_s=2.0, kind="running"),
        Segment(start_s=2.0, stop_s=4.0, kind="walking"),
    )


def test_a_pause_is_a_segment_of_its_own_and_an_edge() -> None:
    """Running, ten minutes of pause without a sample, running: three stretches, and 3 s on both sides not settled."""
    time = np.concatenate((np.arange(10.0), 610 + np.arange(10.0)))
    piece = np.repeat([0.0, 1.0], 10)
    assert segments_of(time, np.full(20, RUN), piece) == (
        Segment(start_s=0.0, stop_s=9.0, kind="running"),
        Segment(start_s=9.0, stop_s=610.0, kind="paused"),
        Segment(start_s=610.0, stop_s=619.0, kind="running"),
    )
    settled = settled_running(np.ones(20, dtype=bool), np.ones(20), piece, StateParameters(edge_s=3.0))
    assert np.flatnonzero(~settled).tolist() == [7, 8, 9, 10, 11, 12]


@given(st.lists(st.tuples(st.floats(0, 250), st.floats(0, 12)), min_size=1, max_size=60))
def test_every_sample_has_one_state(samples: list[tuple[float, float]]) -> None:
    """Whatever cadence and speed say, each sample is running, walking or standing."""
    cadence, speed = zip(*samples, strict=True)
    assert set(states(list(cadence), list(speed))) <= {RUN, WALK, STAND}


@pytest.mark.parametrize("kind", [NAN, 0.0])
def test_nothing_known_is_not_running(kind: float) -> None:
    """No cadence and no speed is no evidence of a run."""
    assert RUN not in states([kind] * 20, [NAN] * 20)
