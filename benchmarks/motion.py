"""How long cadence from raw acceleration takes, and how much memory, beside other methods in one run.

Run as ``python benchmarks/motion.py``; it needs no file.
An hour of 100 Hz goes through gait, through peak picking and, where it is installed, through a published package; they
take turns and processor time is counted, not time on the wall.
Memory is the peak of a process of its own that holds six hours of 100 Hz and works on them, all its libraries included.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Final

import numpy as np

from gait.model import FloatArray, Motion
from gait.motion import cadence_from_motion
from gait.validation.rivals import peak_picking, rivals

HOUR_AIM_S: Final = 2.0
MEMORY_AIM_MB: Final = 300.0
RATE_HZ: Final = 100.0
WINDOW: Final = 1000
"""Samples that the other methods take at once: ten seconds, as each of them is made for; one a second."""
ROUNDS: Final = 3


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
    for begin in range(0, len(motion.time_s) - WINDOW, step):
        method(motion.acceleration_g[begin : begin + WINDOW], RATE_HZ)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that a piece of work takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def peak_mb(hours: float) -> float:
    """Return the highest memory of a process that works on so many hours."""
    command = [sys.executable, __file__, str(hours)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Print the times, their ratios and the memory; fail where an aim is missed."""
    motion = recording(1)
    methods: dict[str, Callable[[], object]] = {"gait": partial(cadence_from_motion, motion)}
    others = {"peak picking": peak_picking, **{n: r for n, r in rivals().items() if "package" in n}}
    methods |= {name: partial(each_second, method, motion) for name, method in others.items()}
    times = {name: statistics.median(seconds(work) for _ in range(ROUNDS)) for name, work in methods.items()}
    for name, taken in times.items():
        print(f"an hour of 100 Hz, {name}: {taken:.2f} s, {taken / times['gait']:.1f} times gait")
    memory = peak_mb(6)
    print(f"six hours of 100 Hz: {memory:.0f} MB at most")
    if times["gait"] > HOUR_AIM_S or memory > MEMORY_AIM_MB:
        sys.exit("an aim is missed")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        cadence_from_motion(recording(float(sys.argv[1])))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    else:
        main()
