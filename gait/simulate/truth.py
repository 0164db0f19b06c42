"""What really happened in each second, counted from the steps, and the true figures of the whole run."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from gait.model import STATE_CODES, BoolArray, FloatArray
from gait.simulate.motion import GRID_S, Intent, Steps
from gait.simulate.noise import smooth
from gait.simulate.plan import Plan
from gait.simulate.runner import Runner

_RUNNING: Final = STATE_CODES["running"]
_HALF_S: Final = 0.5
_BALANCE_HALF_S: Final = 2.5
_HEART_S: Final = 40.0
"""Time constant of the heart's answer to a change of effort."""
_FEWEST_STEPS: Final = 0.3
"""A second with less of a step in it tells nothing of steps."""

SUMMARISED: Final = (
    "cadence_spm",
    "speed_mps",
    "step_length_m",
    "ground_contact_time_s",
    "vertical_oscillation_m",
    "ground_contact_balance",
    "heart_rate_bpm",
)


class StepCounter:
    """Steps done by any moment, as a real number: whole at a landing, even in between, still where nobody steps."""

    def __init__(self, intent: Intent, steps: Steps) -> None:
        changes = np.flatnonzero(np.diff(intent.state)) + 1
        times = np.concatenate(([0.0], steps.time_s, intent.time_s[changes], intent.time_s[-1:]))
        counts = np.concatenate(([0.0], np.arange(1.0, len(steps.time_s) + 1), intent.beat[changes], intent.beat[-1:]))
        # A landing's scatter can carry it past a standstill's edge; the count itself never falls.
        order = np.argsort(times, kind="stable")
        self._times = times[order]
        self._counts = np.maximum.accumulate(counts[order])
        self._grid_s = intent.time_s
        moving = intent.state[:-1] >= STATE_CODES["walking"]
        self._moved_s = np.concatenate(([0.0], np.cumsum(moving * GRID_S)))

    def at(self, time_s: FloatArray) -> FloatArray:
        """Return how many steps were done by each moment."""
        return np.interp(time_s, self._times, self._counts)

    def moving_s(self, time_s: FloatArray, half_s: float) -> FloatArray:
        """Return how much of the window around each moment was walked or run."""
        until = np.interp(time_s + half_s, self._grid_s, self._moved_s)
        return until - np.interp(time_s - half_s, self._grid_s, self._moved_s)

    def within(self, time_s: FloatArray, half_s: float, per_step: FloatArray) -> FloatArray:
        """Return the sum of a quantity over the steps, and parts of steps, in the window around each moment."""
        done: FloatArray = self.until(time_s + half_s, per_step) - self.until(time_s - half_s, per_step)
        return done

    def until(self, time_s: FloatArray, per_step: FloatArray) -> FloatArray:
        """Return the sum of a quantity over the steps done by each moment; a last part of a step counts nothing."""
        total = np.concatenate(([0.0], np.cumsum(per_step)))
        return np.interp(self.at(time_s), np.arange(len(total), dtype=np.float64), total)


def count(runner: Runner, intent: Intent, steps: Steps) -> dict[str, FloatArray]:
    """Return the true columns at each whole second, from 0 to the end of the plan.

    Returns
    -------
    dict of ndarray, shape (n,)
        ``time_s``, ``state`` (``gait.model.STATE_CODES``), ``cadence_spm``, ``speed_mps``, ``distance_m``,
        ``step_length_m``, ``ground_contact_time_s``, ``vertical_oscillation_m``, ``ground_contact_balance`` (the
        left foot's share), ``grade``, ``altitude_m`` (above the start), ``heart_rate_bpm``.
        Cadence and speed are 0 in a standstill; what belongs to a step is NaN there.

    """
    time_s = np.arange(int(intent.time_s[-1]) + 1, dtype=np.float64)
    at = np.minimum(np.rint(time_s / GRID_S).astype(np.int64), len(intent.time_s) - 1)
    counter = StepCounter(intent, steps)
    ones = np.ones(len(steps.time_s))
    moving = intent.state[at] >= STATE_CODES["walking"]
    number = counter.within(time_s, _HALF_S, ones)
    covered_m = counter.within(time_s, _HALF_S, steps.length_m)
    width_s = np.maximum(counter.moving_s(time_s, _HALF_S), GRID_S)
    per_step = np.where(moving & (number > _FEWEST_STEPS), number, np.nan)
    return {
        "time_s": time_s,
        "state": intent.state[at].astype(np.float64),
        "cadence_spm": np.where(moving, 60.0 * number / width_s, 0.0),
        "speed_mps": np.where(moving, covered_m / width_s, 0.0),
        "distance_m": counter.until(time_s, steps.length_m),
        "step_length_m": covered_m / per_step,
        "ground_contact_time_s": counter.within(time_s, _HALF_S, steps.contact_s) / per_step,
        "vertical_oscillation_m": counter.within(time_s, _HALF_S, steps.oscillation_m) / per_step,
        "ground_contact_balance": np.where(moving, _balance(counter, time_s, steps), np.nan),
        "grade": intent.grade[at],
        "altitude_m": counter.until(time_s, steps.rise_m),
        "heart_rate_bpm": _heart_rate_bpm(runner, intent)[at],
    }


def summarise(truth: Mapping[str, FloatArray], steps: Steps, plan: Plan) -> dict[str, float]:
    """Return the true figures of the run: means over the seconds of running, and totals.

    ``distance_m``, ``ascent_m``, ``descent_m`` and ``steps`` are over the whole; ``running_s``, ``running_m`` and
    ``running_steps`` over the running alone.
    """
    running = truth["state"] == _RUNNING
    means = {name: float(np.nanmean(truth[name][running])) for name in SUMMARISED}
    seconds = float(np.count_nonzero(running))
    return means | {
        "distance_m": float(np.sum(steps.length_m)),
        "ascent_m": float(np.sum(np.maximum(steps.rise_m, 0.0))),
        "descent_m": float(-np.sum(np.minimum(steps.rise_m, 0.0))),
        "steps": float(len(steps.time_s)),
        "elapsed_s": plan.duration_s,
        "timer_s": sum(leg.duration_s for leg in plan.legs if leg.kind != "pause"),
        "running_s": seconds,
        "running_m": means["speed_mps"] * seconds,
        "running_steps": means["cadence_spm"] / 60.0 * seconds,
    }


def drift_of(runner: Runner, truth: Mapping[str, FloatArray]) -> dict[str, float]:
    """Return the true change from the start to the end of the running, at the run's median speed on the level.

    Cadence, contact and oscillation change as the runner's fatigue says; step length and flight follow from them.
    """
    speed_mps = float(np.median(truth["speed_mps"][truth["state"] == _RUNNING]))
    fatigue = runner.fatigue
    fresh = float(runner.running_cadence_spm(speed_mps))
    tired = fresh + fatigue.cadence_spm
    return {
        "cadence_spm": fatigue.cadence_spm,
        "step_length_m": 60.0 * speed_mps * (1.0 / tired - 1.0 / fresh),
        "ground_contact_time_s": fatigue.ground_contact_time_s,
        "flight_time_s": 60.0 / tired - 60.0 / fresh - fatigue.ground_contact_time_s,
        "vertical_oscillation_m": fatigue.vertical_oscillation_m,
    }


def _balance(counter: StepCounter, time_s: FloatArray, steps: Steps) -> FloatArray:
    """Return the left foot's share of the contact in a window of a few steps of each foot."""
    left = _mean(counter, time_s, steps, steps.is_left)
    return left / (left + _mean(counter, time_s, steps, ~steps.is_left))


def _mean(counter: StepCounter, time_s: FloatArray, steps: Steps, which: BoolArray) -> FloatArray:
    number = counter.within(time_s, _BALANCE_HALF_S, which.astype(np.float64))
    contact_s = counter.within(time_s, _BALANCE_HALF_S, np.where(which, steps.contact_s, 0.0))
    return contact_s / np.where(number > _FEWEST_STEPS, number, np.nan)


def _heart_rate_bpm(runner: Runner, intent: Intent) -> FloatArray:
    """Return the heart rate on the grid: it follows effort with a delay and creeps upwards as the run goes on."""
    moving = intent.state >= STATE_CODES["walking"]
    effort_mps = np.where(moving, intent.speed_mps * (1.0 + 4.0 * np.maximum(intent.grade, -0.08)), 0.0)
    aim = runner.resting_heart_rate_bpm + 12.0 + runner.heart_rate_bpm_per_mps * effort_mps * 0.9
    aim = np.minimum(aim + runner.fatigue.heart_rate_bpm * intent.progress, 198.0)
    each_second = smooth(np.concatenate(([runner.resting_heart_rate_bpm + 20.0], aim[:: int(1 / GRID_S)])), _HEART_S)
    return np.interp(intent.time_s, np.arange(len(each_second)), each_second)
