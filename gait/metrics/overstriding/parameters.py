"""What is enough for steps and contact for the speed, and how long their windows are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OverstridingParameters:
    """Parameters of steps and contact for the speed.

    A run is judged from ``least_s`` of steady level running on, as its cadence is.
    Windows are ``window_s`` long, and a shorter rest of a bout counts from ``least_window_s`` on; at least
    ``least_coverage`` of a window must be measured.
    The scatter within a window is judged from blocks of ``block_s``.
    A split counts from ``least_part_s`` of level running on, a class of terrain likewise.
    Slope and level are compared in bins of speed of ``alike_mps``, in each at least ``least_bin_s`` of both, and
    ``least_matched_s`` in all; their scatter is judged from longer blocks, ``slope_block_s``, because a hill is one
    event.
    ``most_correlation`` is what neighbouring blocks share at most.
    """

    least_s: float = 300.0
    window_s: float = 60.0
    least_window_s: float = 45.0
    least_coverage: float = 0.5
    block_s: float = 10.0
    least_part_s: float = 60.0
    alike_mps: float = 0.25
    least_bin_s: float = 20.0
    least_matched_s: float = 120.0
    slope_block_s: float = 30.0
    level_grade: float = 0.02
    most_correlation: float = 0.6
