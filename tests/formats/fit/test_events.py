"""Timer events to pauses."""

import numpy as np
import pytest

from gait.formats.fit.decode import decode
from gait.formats.fit.events import pauses_within, stops_to_starts, timer_pauses
from gait.model import Pause
from tests.formats.fit.making import Maker

START = 1_000_000_000


@pytest.mark.parametrize("stop", [1, 4, 6, 7, 8, 9])
def test_every_kind_of_stop_begins_a_pause(stop: int) -> None:
    """Whatever kind of stop a maker writes, the pause lasts until the next start."""
    kinds = np.array([0.0, stop, 0.0, stop])
    assert stops_to_starts(np.array([0.0, 100.0, 130.0, 900.0]), kinds) == [(100.0, 130.0)]


def test_doubled_events_change_nothing() -> None:
    """A second stop before the start, a start while running and a marker change nothing; no time is no pause."""
    times = np.array([0.0, 100.0, 105.0, 130.0, 140.0, 150.0, 200.0, 200.0])
    kinds = np.array([0.0, 4.0, 1.0, 0.0, 0.0, 3.0, 4.0, 0.0])
    assert stops_to_starts(times, kinds) == [(100.0, 130.0)]


def test_pauses_are_cut_to_the_session() -> None:
    """Pauses count from the session's start, and what lies outside of it is cut off."""
    pauses = [(0.0, 10.0), (95.0, 110.0), (150.0, 160.0), (195.0, 300.0)]
    assert pauses_within(pauses, 100.0, 200.0) == (
        Pause(start_s=0.0, stop_s=10.0),
        Pause(start_s=50.0, stop_s=60.0),
        Pause(start_s=95.0, stop_s=100.0),
    )


def test_only_timer_events_count(maker: type[Maker]) -> None:
    """Other events that stop (a lap, a session) are no pauses."""
    made = maker().event(START, 0).event(START + 5, 4, event=9).event(START + 8, 0, event=9)
    made.event(START + 20, 4).event(START + 50, 0)
    assert timer_pauses(decode(made.file()).links[0]) == [(START + 20.0, START + 50.0)]


def test_a_file_without_events_has_no_pauses(run: Maker) -> None:
    """A file without events has no pauses."""
    assert timer_pauses(decode(run.file()).links[0]) == []
