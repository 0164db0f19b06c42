"""Simulated runs whose truth is known: a runner takes steps, a watch measures them, wrongly in its own way.

Nothing here comes from the metrics, the norms or the rules, and none of their formulas is shared: what those compute
is here a consequence of single steps, so that a simulated run can prove them right or wrong.

Examples
--------
>>> simulation = simulate(RUNNERS["typical"], PLANS["easy_10k"], WATCHES["full_dynamics"], seed=1)
>>> round(simulation.summary["running_s"] / 60)
60

"""

from gait.simulate.plan import Leg, Plan, pause, progression, run, stand, walk
from gait.simulate.presets import PERFECT_WATCH, PLANS, RUNNERS, WATCHES
from gait.simulate.runner import Fatigue, Runner, Wander, draw_runner
from gait.simulate.simulation import Simulation, simulate
from gait.simulate.watch import Device, Pod, SensorError, Watch

__all__ = [
    "PERFECT_WATCH",
    "PLANS",
    "RUNNERS",
    "WATCHES",
    "Device",
    "Fatigue",
    "Leg",
    "Plan",
    "Pod",
    "Runner",
    "SensorError",
    "Simulation",
    "Wander",
    "Watch",
    "draw_runner",
    "pause",
    "progression",
    "run",
    "simulate",
    "stand",
    "walk",
]
