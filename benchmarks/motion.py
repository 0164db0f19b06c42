"""How long cadence from raw acceleration takes, and how much memory, beside other methods in one run.

    python benchmarks/motion.py [--rounds N] [--small] [--json FILE] [--write docs/performance.md]

It needs no file.
An hour of 100 Hz goes through gait, and through peak picking and, where it is installed, a published package, which are
asked once a second; all take turns, and processor time is counted.
Memory is the peak of a new process that holds so many hours and works on them, all its libraries included.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

import numpy as np
from document import Aim, Cells, options
from side_by_side import Bench, begin, timed, times

from gait.model import FloatArray, Motion
from gait.motion import cadence_from_motion
from gait.validation.rivals import peak_picking, rivals

RATE_HZ: Final = 100.0
WINDOW: Final = 1000
"""Samples that the other methods take at once: ten seconds, as each of them is made for; one a second."""
HOURS: Final = (1.0, 6.0)
SMALL_HOURS: Final = (0.02, 0.04)
MEMORY: Final = """
import sys
from gait.motion import cadence_from_motion
from motion import recording
cadence_from_motion(recording(float(sys.argv[1])))
"""
AIMS: Final = (
    Aim(row="1 h of 100 Hz", column="ours [s]", most=2.0),
    Aim(row="6 h of 100 Hz", column="peak memory [MB]", most=300.0),
)


def recording(hours: float) -> Motion:
    """Return a recording of running: a bounce at 165 steps a minute, an arm at half of that, noise."""
    time_s = np.arange(round(hours * 3600 * RATE_HZ)) / RATE_HZ
    values = np.empty((len(time_s), 3))
    values[:, 0] = 1 + np.sin(2 * np.pi * 2.75 * time_s)
    values[:, 1] = 0.4 * np.sin(2 * np.pi * 1.375 * time_s)
    values[:, 2] = np.random.default_rng(1).normal(0, 0.1, len(time_s))
    return Motion(time_s=time_s, acceleration_g=values)


def each_second(method: Callable[[FloatArray, float], float], motion: Motion) -> None:
    """Ask a method of windows for each second's cadence."""
    step = int(RATE_HZ)
    for begin_at in range(0, len(motion.time_s) - WINDOW, step):
        method(motion.acceleration_g[begin_at : begin_at + WINDOW], RATE_HZ)


def beside(motion: Motion) -> dict[str, Callable[[], object]]:
    """Return the other methods at work on a recording."""
    others = {"peak picking": peak_picking, **{name: each for name, each in rivals().items() if "package" in name}}
    return {name.partition(" (")[0]: partial(each_second, method, motion) for name, method in others.items()}


def row_of(bench: Bench, hours: float, rounds: int, *, others: bool) -> Cells:
    """Return the figures of so many hours, beside the other methods where that is asked for."""
    what, motion = f"{hours:g} h of 100 Hz", recording(hours)
    sides: dict[str, Callable[[], object]] = {
        "ours": partial(cadence_from_motion, motion),
        **(beside(motion) if others else {}),
    }
    taken = bench.turns(what, {name: timed(work) for name, work in sides.items()}, rounds)
    return {
        "recording": what,
        "ours [s]": taken["ours"].median(),
        **{f"times {name}": times(taken["ours"], taken[name]) for name in sides if name != "ours"},
        "peak memory [MB]": bench.peak(what, MEMORY, str(hours)),
    }


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    given = options(__doc__, rounds=3).parse_args()
    short, long = SMALL_HOURS if given.small else HOURS
    bench = Bench("numpy", "scipy", "sensormotion")
    rows = [
        row_of(bench, short, given.rounds, others=True),
        row_of(bench, long, given.rounds, others=False),
    ]
    return bench.finished(rows, given, script="motion.py", aims=AIMS)


if __name__ == "__main__":
    begin(main)
