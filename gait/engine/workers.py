"""Processes that work for this one: how many pay, how they begin, and that they end with it."""

import multiprocessing
import os
import signal
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import Final

FEWEST_FOR_CORES: Final = 32
"""Starting a process costs as much as analysing ten files; with fewer than these, one process is sooner done."""


def _read_only(plain: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(plain)


# Pickle refuses read-only mappings; so they cross a process border.
ForkingPickler.register(MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def useful_processes(files: int) -> int:
    """Return how many processes many files are worth, one where a second would not pay."""
    return 1 if files < FEWEST_FOR_CORES else min(files, cores())


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Ignore Ctrl-C for the moment, so that processes started meanwhile ignore it from their first instruction on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


def begin_worker() -> None:
    """Leave an interrupt to the parent process, and warnings to the tests; end with the parent, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    """Wait for a process to end, and end: one that was killed cannot say that there is no more work."""
    parent.join()
    os._exit(1)
