"""What the estimator of cadence is set to: engineering parameters, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionSettings:
    """Parameters of the estimator; none of them is a claim about runners.

    ``grid_hz``: rate of the even grid; holds the harmonics of a step up to the eighth of a fast runner.
    ``window_s``: some thirteen strides of running, and still short beside a change of pace.
    ``chunk_s``: seconds that are worked on at once, which bounds the memory.
    ``gap_s``: a longer hole between samples breaks the recording in two.
    ``slowest_spm``, ``fastest_spm``, ``candidate_spm``: the step rates that are tried; a real runner took 208 spm.
    ``harmonics``: multiples of half the step rate that the comb reads; soft phones hold little above.
    ``highest_hz``: what lies above is impact and noise, not rhythm.
    ``magnitude_weight``: weight of the magnitude's line at the step rate beside the comb.
    ``prior_spm``, ``prior_width``, ``prior_weight``: a wide bell over the logarithm of cadence, which only breaks ties.
    ``drift_spm``, ``drift_cost``, ``jump_cost``: how far cadence moves in a second, what a move of one candidate
    costs, and what a jump to anywhere costs, in units of the score.
    ``least_rhythm``, ``least_sd_g``: the quality gate, autocorrelation at the stride lag and standard deviation of the
    size of acceleration; it passes 99.8 % of running windows and 1 of 2,142 of train, car, desk and housework.
    ``least_rate_hz``: slower sampling cannot hold a running cadence.
    ``least_filled``: the share of a window that must have been recorded.
    """

    grid_hz: float = 50.0
    window_s: float = 10.0
    chunk_s: float = 600.0
    gap_s: float = 1.0
    slowest_spm: float = 60.0
    fastest_spm: float = 240.0
    candidate_spm: float = 1.0
    harmonics: int = 8
    highest_hz: float = 12.0
    magnitude_weight: float = 2.0
    prior_spm: float = 150.0
    prior_width: float = 0.5
    prior_weight: float = 0.02
    drift_spm: float = 6.0
    drift_cost: float = 0.01
    jump_cost: float = 0.15
    least_rhythm: float = 0.5
    least_sd_g: float = 0.06
    least_rate_hz: float = 8.0
    least_filled: float = 0.8
