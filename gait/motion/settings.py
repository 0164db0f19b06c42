"""What the estimator of cadence is set to: engineering parameters, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionSettings:
    """Parameters of the estimator; none of them is a claim about runners.

    What is read:

    - ``grid_hz``: rate of the even grid that everything is worked out on; it holds all that the comb reads.
    - ``window_s``: some thirteen strides of running, and still short beside a change of pace.
    - ``chunk_windows``: windows, one a second, that are worked on at once, which bounds the memory.
    - ``gap_s``: a longer hole between samples breaks the recording in two.
    - ``least_rate_hz``: slower sampling cannot hold a running cadence with its first harmonic.

    The comb and the path through it:

    - ``slowest_spm``, ``fastest_spm``, ``candidate_spm``: the step rates that are tried; a real runner took 208 spm.
    - ``harmonics``: multiples of half the step rate that the comb reads; soft places hold little above.
    - ``highest_hz``: what lies above is impact and noise, not rhythm.
    - ``magnitude_weight``: weight of the size's line at the step rate beside the comb.
    - ``prior_spm``, ``prior_width``, ``prior_weight``: a wide bell over the logarithm of cadence, which breaks ties.
    - ``drift_spm``, ``drift_cost``, ``jump_cost``: how far cadence moves in a second, what a move of one candidate
      costs, and what a jump to anywhere costs, in units of the score.
    - ``most_refined``: a finer value that is further off, as a share, is another rhythm and is not taken.

    The gate:

    - ``rhythm_lowest_hz``, ``rhythm_highest_hz``: the band whose autocorrelation is taken: a turn of the body is below
      it, noise and ringing above.
    - ``least_rhythm``, ``least_sd_g``: autocorrelation at the stride lag and standard deviation of the size of
      acceleration; less is no gait.
    - ``usual_sd_g``, ``doubling_sds``: near the change from walking to running, so many standard deviations of its
      cadence are added for each doubling of the movement's strength beyond the usual one.
    - ``certain_sds``, ``state_s``: further from the change a window decides alone, nearer by a mean over this time.
    - ``least_step_g``: a body that leaves the ground falls freely and is caught again, so its acceleration has a
      standard deviation of half a gravity at least; a third of it leaves room for soft places and slow sampling.
    - ``least_above_stride``: the share of the rhythm above the stride's own line; pedalling legs hold under a tenth,
      runners' wrists a quarter at least.
    - ``least_run_s``: an arm that wipes at a runner's rhythm seldom does so for longer.
    """

    grid_hz: float = 25.0
    window_s: float = 10.0
    chunk_windows: int = 300
    gap_s: float = 1.0
    least_rate_hz: float = 8.0

    slowest_spm: float = 60.0
    fastest_spm: float = 240.0
    candidate_spm: float = 1.0
    harmonics: int = 6
    highest_hz: float = 12.0
    magnitude_weight: float = 3.0
    prior_spm: float = 150.0
    prior_width: float = 0.5
    prior_weight: float = 0.02
    drift_spm: float = 6.0
    drift_cost: float = 0.01
    jump_cost: float = 0.15
    most_refined: float = 0.03

    rhythm_lowest_hz: float = 0.6
    rhythm_highest_hz: float = 8.0
    least_rhythm: float = 0.5
    least_sd_g: float = 0.06
    usual_sd_g: float = 0.45
    doubling_sds: float = 1.0
    certain_sds: float = 2.0
    state_s: float = 9.0
    least_step_g: float = 0.15
    least_above_stride: float = 0.15
    least_run_s: float = 15.0
