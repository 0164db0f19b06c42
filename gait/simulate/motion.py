"""From a plan to steps: when each foot lands, how far on, how long it stays, how high the trunk goes.

The runner means to go at the plan's speed and chooses a cadence for it; the beat of that cadence, integrated, says when
the steps fall; each step gets its own length and its own deviations.
All that a watch could measure is then counted from these steps.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gait.model import STATE_CODES, FloatArray
from gait.simulate.noise import wander
from gait.simulate.plan import LegKind, Plan
from gait.simulate.runner import WALKING_CONTACT_SHARE, WALKING_OSCILLATION_M, Runner

GRID_S: Final = 0.25
_RAMP_S: Final = 3.0
"""How long a runner takes to change speed, and the ground to change its grade."""
_STATES: Final[dict[LegKind, int]] = {
    "run": STATE_CODES["running"],
    "walk": STATE_CODES["walking"],
    "stand": STATE_CODES["standing"],
    "pause": STATE_CODES["paused"],
}
_RUNNING: Final = STATE_CODES["running"]
_WALKING: Final = STATE_CODES["walking"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Intent:
    """What the runner means to do, on a fine grid of time; ``beat`` counts the steps that are due, as a real number."""

    time_s: FloatArray
    state: NDArray[np.int64]
    speed_mps: FloatArray
    grade: FloatArray
    progress: FloatArray
    """Share of the running that is done, 0 to 1."""
    fresh_cadence_spm: FloatArray
    cadence_spm: FloatArray
    beat: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Steps:
    """The steps taken, one row each: landing time, length, contact, trunk rise and fall, the foot, and the grade."""

    time_s: FloatArray
    length_m: FloatArray
    contact_s: FloatArray
    oscillation_m: FloatArray
    is_left: NDArray[np.bool_]
    rise_m: FloatArray


def intend(runner: Runner, plan: Plan, rng: np.random.Generator) -> Intent:
    """Return what the runner means to do at each moment of the plan."""
    time_s = np.arange(0.0, plan.duration_s + GRID_S / 2, GRID_S)
    stops = np.cumsum([leg.duration_s for leg in plan.legs])
    leg = np.minimum(np.searchsorted(stops, time_s, side="right"), len(plan.legs) - 1)
    state = np.array([_STATES[each.kind] for each in plan.legs])[leg]
    speed_mps = _planned(plan, time_s, [each.speed_mps for each in plan.legs])
    speed_mps = np.maximum(speed_mps * (1.0 + _speed_wander(runner, rng, time_s)), 0.6)
    grade = _planned(plan, time_s, [each.grade for each in plan.legs])
    running = state == _RUNNING
    progress = np.cumsum(running) / np.count_nonzero(running)
    fresh = np.where(running, runner.running_cadence_spm(speed_mps, grade), runner.walking_cadence_spm(speed_mps))
    fresh = fresh * (1.0 + _cadence_wander(runner, rng, time_s))
    cadence_spm = fresh + np.where(running, runner.fatigue.cadence_spm * progress, 0.0)
    due = np.where(state >= _WALKING, cadence_spm, 0.0) / 60.0 * GRID_S
    return Intent(
        time_s=time_s,
        state=state,
        speed_mps=speed_mps,
        grade=grade,
        progress=progress,
        fresh_cadence_spm=fresh,
        cadence_spm=cadence_spm,
        beat=np.concatenate(([0.0], np.cumsum(due[:-1]))),
    )


def step(runner: Runner, intent: Intent, rng: np.random.Generator) -> Steps:
    """Return the steps that the runner takes: one at each whole beat, with its own deviations."""
    count = int(intent.beat[-1])
    on_beat_s = np.interp(np.arange(1.0, count + 1.0), intent.beat, intent.time_s)
    at = np.minimum((on_beat_s / GRID_S).astype(np.int64), len(intent.time_s) - 1)
    speed_mps, cadence_spm = intent.speed_mps[at], intent.cadence_spm[at]
    # A landing may not overtake its neighbour, so its scatter is cut at a quarter of a step.
    scatter = np.clip(rng.standard_normal(count) * runner.wander.step_time_share, -0.25, 0.25)
    length_m = speed_mps * 60.0 / cadence_spm * (1.0 + rng.standard_normal(count) * runner.wander.step_length_share)
    is_left = np.arange(count) % 2 == 0
    return Steps(
        time_s=on_beat_s + scatter * 60.0 / cadence_spm,
        length_m=np.maximum(length_m, 0.05),
        contact_s=_contact_s(runner, intent, at, is_left, rng),
        oscillation_m=_oscillation_m(runner, intent, at, rng),
        is_left=is_left,
        rise_m=length_m * intent.grade[at],
    )


def _contact_s(
    runner: Runner, intent: Intent, at: NDArray[np.int64], is_left: NDArray[np.bool_], rng: np.random.Generator
) -> FloatArray:
    running = intent.state[at] == _RUNNING
    fresh = intent.fresh_cadence_spm[at]
    contact_s = np.where(
        running,
        runner.contact_s(intent.speed_mps[at], fresh) + runner.fatigue.ground_contact_time_s * intent.progress[at],
        WALKING_CONTACT_SHARE * 120.0 / fresh,
    )
    share = np.where(is_left, runner.left_contact_share, 1.0 - runner.left_contact_share)
    scattered = 1.0 + rng.standard_normal(len(at)) * runner.wander.contact_share
    slow = 1.0 + _slow_wander(runner, rng, intent.time_s)[at]
    return np.maximum(contact_s * 2.0 * share * scattered * slow, 0.08)


def _oscillation_m(runner: Runner, intent: Intent, at: NDArray[np.int64], rng: np.random.Generator) -> FloatArray:
    running = intent.state[at] == _RUNNING
    tired = runner.fatigue.vertical_oscillation_m * intent.progress[at]
    height_m = np.where(running, runner.oscillation_m(intent.fresh_cadence_spm[at]) + tired, WALKING_OSCILLATION_M)
    scattered = 1.0 + rng.standard_normal(len(at)) * runner.wander.oscillation_share
    slow = 1.0 + _slow_wander(runner, rng, intent.time_s)[at]
    return np.maximum(height_m * scattered * slow, 0.005)


def _planned(plan: Plan, time_s: FloatArray, values: list[float]) -> FloatArray:
    """Return a plan's values over time, each reached by a ramp from the one before, unless that was a standstill."""
    knots_s, knots = [0.0], [values[0]]
    start_s = plan.legs[0].duration_s
    for before, leg, value in zip(plan.legs, plan.legs[1:], values[1:], strict=False):
        goes_on = before.kind in {"run", "walk"} and leg.kind in {"run", "walk"}
        ramp_s = min(_RAMP_S, leg.duration_s / 2) if goes_on else 0.0
        knots_s += [start_s, start_s + ramp_s]
        knots += [knots[-1], value]
        start_s += leg.duration_s
    return np.interp(time_s, knots_s, knots)


def _speed_wander(runner: Runner, rng: np.random.Generator, time_s: FloatArray) -> FloatArray:
    return _each_second(rng, time_s, runner.wander.speed_share, runner.wander.speed_s)


def _cadence_wander(runner: Runner, rng: np.random.Generator, time_s: FloatArray) -> FloatArray:
    fast = _each_second(rng, time_s, runner.wander.fast_share, runner.wander.fast_s)
    return fast + _slow_wander(runner, rng, time_s)


def _slow_wander(runner: Runner, rng: np.random.Generator, time_s: FloatArray) -> FloatArray:
    return _each_second(rng, time_s, runner.wander.slow_share, runner.wander.slow_s)


def _each_second(rng: np.random.Generator, time_s: FloatArray, sd: float, memory_s: float) -> FloatArray:
    seconds = np.arange(int(time_s[-1]) + 2)
    return np.interp(time_s, seconds, wander(rng, len(seconds), sd=sd, memory_s=memory_s))
