"""What the runner did when: running, walking, standing, paused; warm-up, steady level bouts, terrain, splits."""

from gait.segment.bouts import SteadyParameters, steady_level, warm_up_seconds
from gait.segment.pieces import Piece, laps_of, splits_of, terrain_masks
from gait.segment.states import StateParameters, gait_states, segments_of, settled_running

__all__ = [
    "Piece",
    "StateParameters",
    "SteadyParameters",
    "gait_states",
    "laps_of",
    "segments_of",
    "settled_running",
    "splits_of",
    "steady_level",
    "terrain_masks",
    "warm_up_seconds",
]
