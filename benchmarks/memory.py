"""How much processes take: the peak of the memory of a new one, and of those that this one has started.

The peak is the system's own of the process (VmHWM), where it tells it: what is told at a process's end
(``ru_maxrss``) counts in whoever started it.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_HERE: Final = str(Path(__file__).resolve().parent)


def own_peak_mb() -> float:
    """Return the peak of the memory of this process so far [MB]."""
    own = _told_mb(os.getpid(), "status", "VmHWM:")
    if own:
        return own
    import resource  # noqa: PLC0415 - not on every system

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def fresh(code: str, *arguments: str) -> str:
    """Return what a new process prints that runs a piece of Python, which may import what is in this folder."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": _HERE})
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def peak_mb(code: str, *arguments: str) -> float:
    """Return the peak of the memory of a new process that runs a piece of Python [MB]."""
    return float(fresh(f"{code}\nfrom memory import own_peak_mb; print(own_peak_mb())", *arguments).split()[-1])


@dataclass(slots=True, kw_only=True)
class Family:
    """The peak of the largest process that another has started, and the most that all had together [MB]."""

    largest_mb: float = 0.0
    together_mb: float = 0.0
    stopped: threading.Event = field(default_factory=threading.Event)

    def look(self, root: int, *, shared: bool) -> None:
        """Look at a process and all below it; ``shared``: add up what they hold, what they share counting once."""
        found = list(_below(root))
        self.largest_mb = max([self.largest_mb, *(_told_mb(pid, "status", "VmHWM:") for pid in found if pid != root)])
        if shared:
            self.together_mb = max(self.together_mb, sum(_told_mb(pid, "smaps_rollup", "Pss:") for pid in found))


def _below(pid: int) -> Iterator[int]:
    """Yield a process and all that it has started, whichever of its threads did."""
    yield pid
    for told in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = told.read_text(encoding="ascii").split()
        except OSError:  # it has ended
            continue
        for child in children:
            yield from _below(int(child))


def _told_mb(pid: int, file: str, name: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text(encoding="ascii").splitlines()
    except OSError:  # it has ended, or the system does not tell
        return 0.0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith(name)), 0.0)


def running_s(root: int) -> float:
    """Return the processor time of all processes below one that still run [s]; 0 where the system does not tell."""
    return sum(_spent_s(pid) for pid in _below(root) if pid != root)


def _spent_s(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:  # it has ended
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def watched(root: int | None = None, *, every_s: float = 0.2, shared: bool = False) -> Iterator[Family]:
    """Yield what is known of the processes below one (this one, if not told), looked at until the end of the block."""
    family = Family()
    pid = os.getpid() if root is None else root

    def looking() -> None:
        while not family.stopped.wait(every_s):
            family.look(pid, shared=shared)

    thread = threading.Thread(target=looking, daemon=True)
    thread.start()
    try:
        yield family
    finally:
        family.stopped.set()
        thread.join()
