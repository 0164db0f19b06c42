"""Running, walking, standing or paused, from cadence and speed together.

References
----------
Transition at about 141 spm and 2.1 m/s: Hansen et al. 2017, Sci Rep 7:2010, doi 10.1038/s41598-017-01972-1.

"""

from dataclasses import dataclass

import numpy as np

from gait.model import STATE_CODES, Activity, BoolArray, FloatArray, Segment
from gait.windows import centred_mean, centred_median, pieces_of, runs_of, runs_within, true_runs

RUNNING, WALKING, STANDING, PAUSED = (STATE_CODES[state] for state in ("running", "walking", "standing", "paused"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StateParameters:
    """Parameters of the decision, which has hysteresis in value (the ``keep`` thresholds) and in time (``least_s``).

    Within ``edge_s`` of a walk, stop or pause, running is no settled running: sensors average over seconds.
    ``longest_step_m`` is beyond any runner's step: a wheel turns at running cadence, but further a turn.
    """

    smooth_samples: int = 5
    smooth_s: float = 5.0
    run_spm: float = 145.0
    run_fast_spm: float = 135.0
    run_fast_mps: float = 2.0
    keep_run_spm: float = 135.0
    slowest_run_mps: float = 0.9
    run_speed_only_mps: float = 2.2
    keep_run_speed_only_mps: float = 1.9
    longest_step_m: float = 2.5
    fastest_run_mps: float = 9.5
    walk_spm: float = 50.0
    walk_mps: float = 0.5
    least_s: float = 5.0
    edge_s: float = 3.0


def gait_states(activity: Activity, cadence_spm: FloatArray, parameters: StateParameters) -> np.ndarray:
    """Return what the runner did at each sample.

    Parameters
    ----------
    activity : Activity
        Cleaned, with ``weight_s``; speed may be missing.
    cadence_spm : ndarray, shape (n,)
        The best cadence that the file has [steps/min]; all NaN where it has none, and then speed decides alone.
    parameters : StateParameters
        Thresholds.

    Returns
    -------
    ndarray of int, shape (n,)
        Codes of ``gait.model.STATE_CODES``; a sample that stands for no time is paused.

    """
    weight = activity.columns["weight_s"]
    cadence = centred_median(cadence_spm, parameters.smooth_samples)
    piece = pieces_of(activity.time_s, activity.pauses)
    speed = centred_mean(activity.column("speed_mps"), weight, parameters.smooth_s, piece)
    may_run, surely_runs = _running_levels(cadence, speed, parameters)
    running = _hysteresis(may_run, surely_runs)
    still = _standing(cadence, speed, parameters)
    # Running or not comes first: a short stop is a little walking, standing and walking, each too short to last.
    running = _without_short(running, weight, parameters.least_s)
    state = np.where(running, RUNNING, np.where(still, STANDING, WALKING))
    for start, stop in true_runs(~running):
        state[start:stop] = _without_short(state[start:stop], weight[start:stop], parameters.least_s)
    state[weight <= 0] = PAUSED
    return state


def _running_levels(cadence: FloatArray, speed: FloatArray, p: StateParameters) -> tuple[BoolArray, BoolArray]:
    """Return where running may go on, and where it surely is."""
    counted = np.isfinite(cadence)
    timed = np.isfinite(speed)
    striding = counted & timed & (cadence > 0)
    wheeling = striding & (speed * 60 > p.longest_step_m * cadence)
    on_foot = ~wheeling & ~(speed > p.fastest_run_mps)
    moving = ~(speed < p.slowest_run_mps) & on_foot
    fast = speed >= p.run_fast_mps
    surely = np.where(
        counted,
        moving & ((cadence >= p.run_spm) | ((cadence >= p.run_fast_spm) & fast)),
        on_foot & (speed >= p.run_speed_only_mps),
    )
    may = np.where(
        counted,
        moving & (cadence >= p.keep_run_spm),
        on_foot & (speed >= p.keep_run_speed_only_mps),
    )
    return may, surely


def _hysteresis(may: BoolArray, surely: BoolArray) -> BoolArray:
    """Return the runs of ``may`` that hold at least one ``surely``, shape (n,)."""
    starts, stops = runs_of(may)
    if len(starts) == 0:
        return may
    sure = np.maximum.reduceat(surely.astype(np.int8), starts) > 0
    kept: BoolArray = np.repeat(sure & may[starts], stops - starts)
    return kept


def _standing(cadence: FloatArray, speed: FloatArray, p: StateParameters) -> BoolArray:
    slow = speed < p.walk_mps
    counted = np.isfinite(cadence)
    still: BoolArray = np.where(counted, (cadence < p.walk_spm) & ~(speed >= 2 * p.walk_mps), slow) | (
        slow & ~(cadence >= 2 * p.walk_spm)
    )
    return still


def _without_short(state: np.ndarray, weight: FloatArray, least_s: float) -> np.ndarray:
    """Return the states with every stretch shorter than ``least_s`` given to the stretch before it."""
    starts, stops = runs_of(state)
    if len(starts) == 0:
        return state
    seconds = np.add.reduceat(weight, starts)
    kept = np.flatnonzero(seconds >= least_s)
    if len(kept) == 0:
        return state
    owner = kept[np.maximum(np.searchsorted(kept, np.arange(len(starts)), side="right") - 1, 0)]
    return np.repeat(state[starts][owner], stops - starts)


def settled_running(
    running: BoolArray, weight_s: FloatArray, piece: FloatArray, parameters: StateParameters
) -> BoolArray:
    """Tell where the runner ran and neither had just begun nor was about to stop, shape (n,).

    ``piece`` is the unbroken piece of recording of each sample: a pause is an edge.
    The start and the end of the recording are none.
    """
    starts, stops = runs_within(running, piece)
    clock = np.concatenate(([0.0], np.cumsum(weight_s)))
    middle = clock[1:] - weight_s / 2
    settled = running.copy()
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        if not running[start]:
            continue
        low = clock[start] + (parameters.edge_s if start > 0 else 0.0)
        high = clock[stop] - (parameters.edge_s if stop < len(running) else 0.0)
        settled[start:stop] = (middle[start:stop] > low) & (middle[start:stop] < high)
    return settled


def segments_of(time_s: FloatArray, state: np.ndarray, piece: FloatArray) -> tuple[Segment, ...]:
    """Return the states as stretches in order; each ends where the next begins, and a pause is a stretch of its own."""
    names = {code: name for name, code in STATE_CODES.items()}
    starts, stops = runs_within(state, piece)
    last = len(time_s) - 1
    found: list[Segment] = []
    for a, b in zip(starts.tolist(), stops.tolist(), strict=True):
        broken = b <= last and piece[b] != piece[b - 1]
        stop = float(time_s[b - 1 if broken else min(b, last)])
        found.append(Segment(start_s=float(time_s[a]), stop_s=stop, kind=names[int(state[a])]))
        if broken:
            found.append(Segment(start_s=stop, stop_s=float(time_s[b]), kind="paused"))
    return tuple(found)
