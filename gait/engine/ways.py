"""The three ways in which a function is done over many jobs: in this process, on all cores, on a Dask cluster."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal, Protocol, TypeAlias, TypeVar

from gait.engine.pool import across, in_order
from gait.engine.workers import cores
from gait.errors import GaitError, UsageError
from gait.language import _

Engine: TypeAlias = Literal["process", "cores", "dask"]
ENGINES: Final[tuple[Engine, ...]] = ("process", "cores", "dask")

Job = TypeVar("Job")
Done = TypeVar("Done")


class Run(Protocol):
    """A way of doing a function over many jobs."""

    def __call__(
        self, function: Callable[[Job], Done], jobs: Iterable[Job], /
    ) -> Iterator[tuple[Job, Done | GaitError]]:
        """Yield each job with what the function made of it, or why it could not, in any order."""
        ...


def in_process(function: Callable[[Job], Done], jobs: Iterable[Job], /) -> Iterator[tuple[Job, Done | GaitError]]:
    """Do the jobs here, one after the other."""
    return in_order(function, jobs, processes=1)


@contextmanager
def opened(engine: Engine, *, scheduler: str | None = None, processes: int | None = None) -> Iterator[Run]:
    """Yield a way of doing jobs, which is there until the end of the block.

    Parameters
    ----------
    engine : {"process", "cores", "dask"}
        In this process, one job after the other; in a pool of processes; or on Dask.
    scheduler : str, optional
        Address of a Dask scheduler; without one, Dask starts a cluster of processes on this machine.
    processes : int, optional
        How many processes share the work of ``cores``, or of Dask's cluster on this machine; None is one a core.

    Raises
    ------
    UsageError
        If a scheduler is named for another engine, does not answer, or Dask is not installed.

    """
    if scheduler is not None and engine != "dask":
        what = _("--scheduler is of Dask alone, and the engine is {engine}").format(engine=engine)
        raise UsageError(what, next_step=_("Add --engine dask, or leave --scheduler out."))
    if engine == "dask":
        from gait.engine.cluster import on_dask  # noqa: PLC0415 - optional, and costs a second

        with on_dask(scheduler, processes or cores()) as run:
            yield run
    elif engine == "cores":
        yield _across(processes or cores())
    else:
        yield in_process


def _across(processes: int) -> Run:
    def run(function: Callable[[Any], Any], jobs: Iterable[Any], /) -> Iterator[tuple[Any, Any]]:
        return across(function, iter(jobs), processes)

    return run
