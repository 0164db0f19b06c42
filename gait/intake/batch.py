"""Many files: one after the other, or on all cores where that pays; results in the order of the files."""

import multiprocessing
import os
import signal
import threading
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from types import MappingProxyType
from typing import Final

from gait.errors import GaitError
from gait.intake.request import Request, Result
from gait.intake.script_cache import prepare_script
from gait.intake.single import Draft, draft_file, publish, staging_folder, unexpected
from gait.language import _

FEWEST_FOR_CORES: Final = 32
"""Starting a process costs as much as analysing ten files; with fewer than these, one process is sooner done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    path: Path
    request: Request
    staging: Path


def _read_only(plain: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(plain)


# Pickle refuses read-only mappings; so they cross a process border.
ForkingPickler.register(MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))


def analyze_files(paths: Sequence[Path], request: Request, *, processes: int | None = None) -> Iterator[Result]:
    """Analyse files and write their reports.

    Parameters
    ----------
    paths : sequence of Path
        The files; each may hold several activities.
    request : Request
        How to analyse them and where the reports go.
    processes : int, optional
        How many processes share the work; None uses the cores that there are, if the files are enough for it to pay.

    Yields
    ------
    Result
        For each activity, in the order of the files, as soon as it and all before it are done.
        A file that kills its process costs only itself.

    Raises
    ------
    UsageError
        If the report folder cannot be written to.

    """
    with staging_folder(request.out) as staging:
        jobs = [_Job(path=path, request=request, staging=staging) for path in paths]
        workers = processes or useful_processes(len(jobs))
        drafted = _in_turn(jobs) if workers == 1 else _across_cores(jobs, workers)
        for drafts in drafted:
            yield from (publish(draft, request) for draft in drafts)


def useful_processes(files: int) -> int:
    """Return how many processes many files are worth, one where a second would not pay."""
    if files < FEWEST_FOR_CORES:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(files, cores)


def _in_turn(jobs: Sequence[_Job]) -> Iterator[tuple[Draft, ...]]:
    """Yield the drafts of each job; meanwhile a thread does ahead what all pages share."""
    if any(job.request.assets == "inline" for job in jobs[:1]):
        threading.Thread(target=prepare_script, daemon=True).start()
    yield from map(_run, jobs)


def _run(job: _Job) -> tuple[Draft, ...]:
    return draft_file(job.path, job.request, job.staging)


def _across_cores(jobs: Sequence[_Job], workers: int) -> Iterator[tuple[Draft, ...]]:
    """Yield the drafts of each job; after a process died, the jobs it may have died of are done one by one."""
    done = 0
    while done < len(jobs):
        try:
            for drafts in _pooled(jobs[done:], workers):
                yield drafts
                done += 1
        except BrokenProcessPool:
            for drafts in _one_by_one(jobs[done : done + 2 * workers + 1]):
                yield drafts
                done += 1


def _one_by_one(jobs: Sequence[_Job]) -> Iterator[tuple[Draft, ...]]:
    """Yield the drafts of each job up to one that kills its process: with a single process, that is the next one."""
    done = 0
    try:
        for drafts in _pooled(jobs, 1):
            yield drafts
            done += 1
    except BrokenProcessPool:
        what = _("The process that analysed this file was killed, perhaps for want of memory")
        error = GaitError(what, next_step=_("Try the file alone; if it fails again, please report it."))
        yield _failed(jobs[done], error)


def _pooled(jobs: Sequence[_Job], workers: int) -> Iterator[tuple[Draft, ...]]:
    context = multiprocessing.get_context("spawn")  # the same on every system, and safe beside threads
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=begin_worker)
    try:
        with without_interrupts():
            waiting = [(pool.submit(_run, job), job) for job in jobs]
        waiting.reverse()
        while waiting:
            yield _drafts_of(*waiting.pop())
    finally:
        pool.shutdown(cancel_futures=True)


def _drafts_of(future: Future[tuple[Draft, ...]], job: _Job) -> tuple[Draft, ...]:
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except Exception as error:  # noqa: BLE001 - one file, whatever is in it, never stops the rest
        return _failed(job, unexpected(error))


def _failed(job: _Job, error: GaitError) -> tuple[Draft, ...]:
    return (Draft(result=Result(path=str(job.path), name=job.path.name, seconds=0.0, error=error)),)


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
