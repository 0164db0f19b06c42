"""Many files: one after the other, or on all cores where that pays; results in the order of the files."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gait.engine.pool import in_order
from gait.engine.workers import useful_processes
from gait.errors import GaitError
from gait.intake.page_cache import prepare_script
from gait.intake.request import Request, Result
from gait.intake.single import Draft, draft_file, publish, staging_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    path: Path
    request: Request
    staging: Path


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
        if workers == 1:
            _prepare_ahead(jobs)
        for job, drafts in in_order(_run, jobs, processes=workers):
            found = _failed(job, drafts) if isinstance(drafts, GaitError) else drafts
            yield from (publish(draft, request) for draft in found)


def _prepare_ahead(jobs: Sequence[_Job]) -> None:
    """Let a thread do what all pages share, while the first file is read."""
    if any(job.request.assets == "inline" for job in jobs[:1]):
        threading.Thread(target=prepare_script, daemon=True).start()


def _run(job: _Job) -> tuple[Draft, ...]:
    return draft_file(job.path, job.request, job.staging)


def _failed(job: _Job, error: GaitError) -> tuple[Draft, ...]:
    return (Draft(result=Result(path=str(job.path), name=job.path.name, seconds=0.0, error=error)),)
