"""New processes from start to exit, and fitparse in one: on the wall, and in the processor time of all in it."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Self

import pyperf

DECODE: Final = """
import sys, time, fitparse
start, spent = time.perf_counter(), time.process_time()
for message in fitparse.FitFile(sys.argv[1]).get_messages():
    message.get_values()
print(time.perf_counter() - start, time.process_time() - spent)
"""


def children_s() -> float:
    """Return the processor time of all processes that this one has started and that have ended [s]."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _usual() -> Mapping[str, str]:
    """Return the environment without what has each process compile its modules anew, as no installed one does."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Cold:
    """A command: called, it runs and returns how long it took [s]; ``processors_s`` are those of each time.

    ``ready`` is done before each, and not timed.
    """

    def __init__(
        self, *command: str, ready: Callable[[], None] | None = None, environment: Mapping[str, str] | None = None
    ) -> None:
        self._command, self._ready, self._environment = command, ready, environment or {}
        self.processors_s: list[float] = []

    @classmethod
    def gait(
        cls, *arguments: str, ready: Callable[[], None] | None = None, environment: Mapping[str, str] | None = None
    ) -> Self:
        """Return the command ``gait`` with arguments."""
        return cls(sys.executable, "-m", "gait", *arguments, ready=ready, environment=environment)

    def __call__(self) -> float:
        """Run it."""
        if self._ready is not None:
            self._ready()
        start, spent = pyperf.perf_counter(), children_s()
        told = self._told()
        wall = pyperf.perf_counter() - start
        own = self._own(told, wall, children_s() - spent)
        self.processors_s.append(own[1])
        return own[0]

    def _told(self) -> str:
        done = subprocess.run(
            self._command, check=False, capture_output=True, text=True, env={**_usual(), **self._environment}
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout

    def _own(self, _told: str, wall: float, spent: float) -> tuple[float, float]:
        """Return the seconds that count, on the wall and of processors."""
        return wall, spent


class Within(Cold):
    """A command that tells itself how long its work took, without its start."""

    def _own(self, told: str, _wall: float, _spent: float) -> tuple[float, float]:
        wall, spent = told.split()
        return float(wall), float(spent)


def fitparse_of(file: Path) -> Within:
    """Return what tells how long fitparse needs for the decode alone."""
    return Within(sys.executable, "-c", DECODE, str(file))
