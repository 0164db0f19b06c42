"""A Dask cluster of processes of their own: the same bytes, whatever happens to a worker."""

import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gait.engine import cluster, ways
from gait.engine.batch import Asked, Progress, batch
from gait.engine.failing import KilledError
from gait.errors import GaitError, UsageError
from tests.engine.a_source import parquet_of

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def two_workers() -> Iterator[Any]:
    """Yield a cluster of two worker processes with a thread each."""
    import dask  # noqa: PLC0415 - optional

    quiet = {"distributed.scheduler.allowed-failures": 1, "distributed.admin.tick.limit": "1h"}
    with (
        dask.config.set(quiet),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            dashboard_address="127.0.0.1:0",
            host="127.0.0.1",
            silence_logs=logging.CRITICAL,
        ) as started,
    ):
        yield started


@pytest.fixture
def alone(source: Path, tmp_path: Path) -> dict[str, bytes]:
    """Return the dataset of the source as this process makes it."""
    batch(Asked(source=str(source), out=str(tmp_path / "alone")))
    return parquet_of(tmp_path / "alone")


@pytest.mark.usefixtures("small_bundles")
def test_a_worker_killed_in_mid_run_changes_nothing(
    source: Path,
    alone: dict[str, bytes],
    two_workers: Any,  # noqa: ANN401 - Dask's own type
    tmp_path: Path,
) -> None:
    """Byte for byte the dataset is that of one process, though a worker dies after the first bundle."""
    killed: list[int] = []

    def kill(_progress: Progress) -> None:
        if not killed:
            worker = next(iter(two_workers.workers.values()))
            killed.append(worker.pid)
            os.kill(worker.pid, signal.SIGKILL)

    asked = Asked(source=str(source), out=str(tmp_path / "out"), engine="dask", scheduler=two_workers.scheduler_address)
    outcome = batch(asked, kill)

    assert len(killed) == 1
    assert outcome.analyzed == 6
    assert parquet_of(tmp_path / "out") == alone


def test_jobs_on_dask_fail_each_for_itself(two_workers: Any) -> None:  # noqa: ANN401 - as above
    """A refusal is handed back, and a bug is a sentence."""

    def halved(number: int) -> int:
        if number == 13:
            message = "unlucky"
            raise ValueError(message)
        if number % 2:
            what = f"{number} is odd"
            raise GaitError(what)
        return number // 2

    with ways.opened("dask", scheduler=two_workers.scheduler_address) as run:
        found = dict(run(halved, [2, 3, 4, 13, *range(20, 30, 2)]))

    assert {job: done.what if isinstance(done, GaitError) else done for job, done in found.items()} == {
        2: 1,
        3: "3 is odd",
        4: 2,
        13: "gait failed on this file with ValueError: unlucky",
        20: 10,
        22: 11,
        24: 12,
        26: 13,
        28: 14,
    }


@pytest.mark.prove
def test_a_job_that_kills_workers_costs_only_itself(two_workers: Any) -> None:  # noqa: ANN401 - as above
    """Dask blames the jobs beside it too; those are done again, and it is given up."""

    def deadly(number: int) -> int:
        if number == 666:
            os._exit(9)
        return number

    with ways.opened("dask", scheduler=two_workers.scheduler_address) as run:
        found = dict(run(deadly, [1, 2, 666, 3, 4, 5, 6, 7, 8]))
    killed = found.pop(666)

    assert isinstance(killed, KilledError)
    assert found == {number: number for number in range(1, 9)}


def test_a_scheduler_that_is_not_there_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where nobody answers is a sentence, after some patience."""
    monkeypatch.setattr(cluster, "_PATIENCE_S", 0.2)
    with (
        pytest.raises(UsageError, match="No Dask scheduler answers at this address"),
        ways.opened("dask", scheduler="tcp://127.0.0.1:9"),
    ):
        pass


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine needs the extra."""
    monkeypatch.setattr(cluster, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r"pip install 'gait-running\[cluster\]'"), ways.opened("dask"):
        pass


@pytest.mark.prove
def test_a_cluster_of_this_machine_is_started_where_none_is_named(
    source: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    """Dask's own processes make the same bytes, and are gone afterwards."""
    batch(Asked(source=str(source), out=str(tmp_path / "out"), engine="dask", processes=2))

    assert parquet_of(tmp_path / "out") == alone
