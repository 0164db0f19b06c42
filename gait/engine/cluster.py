"""Jobs on a Dask cluster: somebody's, by the address of its scheduler, or one of processes on this machine."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from gait.engine.failing import KilledError, as_told, killed
from gait.errors import UsageError
from gait.language import _

if TYPE_CHECKING:
    from gait.engine.ways import Run

_AHEAD: Final = 3
"""Jobs on their way for each thread of the cluster: one at work, and some that wait for it."""
_PATIENCE_S: Final = 20
_OWN: Final = {
    # Nobody looks at the profiles that workers would take of themselves a hundred times a second.
    "distributed.worker.profile.enabled": False,
    # Dask has its workers give back each 64 kB that is free, which an analysis wants again a moment later.
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": 256 * 2**20,
}
"""What is set otherwise than Dask does for workers of this machine."""


@contextmanager
def on_dask(scheduler: str | None, workers: int) -> "Iterator[Run]":
    """Yield a way of doing jobs on Dask.

    Raises
    ------
    UsageError
        If Dask is not installed, or no scheduler answers at the address.

    """
    if find_spec("distributed") is None:
        what = _("The engine dask needs Dask, which is not installed")
        raise UsageError(what, next_step=_("Install it: pip install 'gait-running[cluster]'."))
    with ExitStack() as stack:
        client = stack.enter_context(_client(scheduler, workers, stack))

        def run(function: Callable[[Any], Any], jobs: Iterable[Any], /) -> Iterator[tuple[Any, Any]]:
            return _done(client, function, jobs)

        yield run


def _client(scheduler: str | None, workers: int, stack: ExitStack) -> Any:  # noqa: ANN401 - Dask's own type
    import dask  # noqa: PLC0415 - optional, and costs a second
    from distributed import Client, LocalCluster  # noqa: PLC0415 - as above

    if scheduler is None:
        stack.enter_context(dask.config.set(_OWN))
        own = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        )
        return Client(stack.enter_context(own))
    try:
        return Client(scheduler, timeout=_PATIENCE_S)
    except (OSError, TimeoutError, ValueError) as error:
        what = _("No Dask scheduler answers at this address: {why}").format(why=error)
        raise UsageError(what, where=scheduler, next_step=_("Check that it runs, and its port.")) from None


def _done(client: Any, function: Callable[[Any], Any], jobs: Iterable[Any]) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - Dask's own type
    """Yield jobs with what came of them as they are done, a few on their way for each thread.

    Dask blames all jobs that a worker had when it died, those that waited too: the blamed are tried again, each with
    nothing beside it.
    """
    blamed = []
    for job, found in _crowded(client, function, iter(jobs)):
        if isinstance(found, KilledError):
            blamed.append(job)
        else:
            yield job, found
    for job in blamed:
        yield job, _result(client.submit(function, job, pure=False))


def _crowded(client: Any, function: Callable[[Any], Any], jobs: Iterator[Any]) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - as above
    from distributed import as_completed  # noqa: PLC0415 - optional, and costs a second

    ahead = _AHEAD * max(1, sum(client.nthreads().values()))
    under_way = {client.submit(function, job, pure=False): job for job in islice(jobs, ahead)}
    completed = as_completed(list(under_way))
    for future in completed:
        job = under_way.pop(future)
        found = _result(future)
        for another in islice(jobs, 1):
            added = client.submit(function, another, pure=False)
            under_way[added] = another
            completed.add(added)
        yield job, found


def _result(future: Any) -> Any:  # noqa: ANN401 - as above
    from distributed import KilledWorker  # noqa: PLC0415 - as above

    try:
        return future.result()
    except KilledWorker:
        return killed()
    except Exception as error:  # noqa: BLE001 - one job, whatever is in it, never stops the rest
        return as_told(error)
