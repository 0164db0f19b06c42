"""A function over many jobs on several processes: results in the order of the jobs, and no more than a few at a time.

What the jobs and results hold is in memory only while they are on their way: an archive of a thousand runs is not.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Final, TypeVar

from gait.engine.failing import as_told, killed
from gait.engine.workers import begin_worker, useful_processes, without_interrupts
from gait.errors import GaitError

Job = TypeVar("Job")
Done = TypeVar("Done")

_AHEAD: Final = 3
"""Jobs on their way for each process: one at work, and some that wait for it."""
_ENOUGH: Final = 64
"""So many jobs are looked at to see whether several processes pay."""


def in_order(
    function: Callable[[Job], Done], jobs: Iterable[Job], *, processes: int | None = None
) -> Iterator[tuple[Job, Done | GaitError]]:
    """Yield each job with what the function made of it, or why it could not.

    Parameters
    ----------
    function : callable
        Of a module's own, so that another process can find it.
    jobs : iterable
        Taken as they are needed.
    processes : int, optional
        None uses the cores that there are, if the jobs are enough for it to pay.

    Yields
    ------
    (job, result or GaitError)
        In the order of the jobs. A job that kills its process, and kills one again when it is tried by itself, costs
        only itself: its error is a `KilledError`.

    """
    waiting = iter(jobs)
    if processes is None:
        first = list(islice(waiting, _ENOUGH))
        processes = useful_processes(len(first))
        waiting = chain(first, waiting)
    if processes == 1:
        yield from ((job, _tried(function, job)) for job in waiting)
    else:
        yield from across(function, waiting, processes)


def _tried(function: Callable[[Job], Done], job: Job) -> Done | GaitError:
    try:
        return function(job)
    except Exception as error:  # noqa: BLE001 - one job, whatever is in it, never stops the rest
        return as_told(error)


def across(
    function: Callable[[Job], Done], jobs: Iterator[Job], processes: int
) -> Iterator[tuple[Job, Done | GaitError]]:
    """Yield as `in_order` does from a pool; after a process died, those that were on their way are done one by one."""
    broken = True
    while broken:
        under_way: deque[tuple[Job, Future[Done]]] = deque()
        try:
            yield from _pooled(function, jobs, processes, under_way)
            broken = False
        except BrokenProcessPool:
            yield from _one_by_one(function, deque(job for job, _future in under_way))


def _one_by_one(function: Callable[[Job], Done], jobs: "deque[Job]") -> Iterator[tuple[Job, Done | GaitError]]:
    """Yield results from a single process: the job that it dies of is the one that is waited for.

    That job is tried once more, as the process may have been killed for what others took of the memory.
    """
    deaths = 0
    while jobs:
        try:
            for found in _pooled(function, iter(tuple(jobs)), 1, deque()):
                jobs.popleft()
                deaths = 0
                yield found
        except BrokenProcessPool:
            deaths += 1
            if deaths == _FATAL:
                deaths = 0
                yield jobs.popleft(), killed()


_FATAL: Final = 2
"""A job that kills its process so often, alone, is given up."""


def _pooled(
    function: Callable[[Job], Done],
    jobs: Iterator[Job],
    processes: int,
    under_way: "deque[tuple[Job, Future[Done]]]",
) -> Iterator[tuple[Job, Done | GaitError]]:
    context = multiprocessing.get_context("spawn")  # the same on every system, and safe beside threads
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=begin_worker)
    try:
        while True:
            for job in islice(jobs, processes * _AHEAD - len(under_way)):
                with without_interrupts():
                    under_way.append((job, pool.submit(function, job)))
            if not under_way:
                return
            job, future = under_way[0]
            done = _result(future)
            under_way.popleft()
            yield job, done
    finally:
        pool.shutdown(cancel_futures=True)


def _result(future: "Future[Done]") -> Done | GaitError:
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except Exception as error:  # noqa: BLE001 - as above
        return as_told(error)
