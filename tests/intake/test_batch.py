"""Many files: in their order, on all cores, whatever happens to one of them."""

import os
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gait import intake
from gait.engine import workers
from gait.errors import UsageError
from gait.intake import Request, Result
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate


class DeadlyPath(type(Path())):  # type: ignore[misc]
    """A path that ends the process that receives it, as the want of memory does."""

    def __reduce__(self) -> Any:  # noqa: ANN401 - pickle's own protocol
        """Return what the receiving process calls."""
        return os._exit, (9,)


class BrokenPath(type(Path())):  # type: ignore[misc]
    """A path that cannot be sent to another process."""

    def __reduce__(self) -> Any:  # noqa: ANN401 - pickle's own protocol
        """Fail."""
        raise TypeError("cannot be sent")  # noqa: EM101, TRY003 - a test


def words(results: Iterator[Result]) -> list[str]:
    """Return each result in a word: the name of its report, or of its error."""
    return [
        result.report.name if result.report else result.error.code
        for result in results
        if result.report or result.error
    ]


@pytest.fixture(scope="module")
def three_runs() -> list[bytes]:
    """Return the FIT files of three runs of one day, an hour apart."""
    runner, plan, watch = RUNNERS["typical"], PLANS["treadmill"], WATCHES["wrist_basic"]
    starts = [datetime(2026, 5, 3, hour, tzinfo=UTC) for hour in (8, 9, 10)]
    return [simulate(runner, plan, watch, 5, started_at=start).to_fit_bytes() for start in starts]


@pytest.fixture
def season(three_runs: list[bytes], tmp_path: Path) -> list[Path]:
    """Return files of which every second one is a run, all of the same name."""
    files = []
    for number, content in enumerate((three_runs[0], b"", three_runs[1], b"", three_runs[2], b"")):
        folder = tmp_path / f"week {number}"
        folder.mkdir()
        files.append(folder / "easy.fit")
        files[-1].write_bytes(content)
    return files


def test_all_cores_give_what_one_gives_in_the_same_order(season: list[Path], tmp_path: Path) -> None:
    """Names, order and analyses do not depend on how the work is shared."""
    alone = list(intake.analyze_files(season, Request(out=tmp_path / "a", series="display"), processes=1))
    shared = list(intake.analyze_files(season, Request(out=tmp_path / "b", series="display"), processes=2))

    assert words(iter(shared)) == words(iter(alone))
    assert [result.analysis for result in alone] == [result.analysis for result in shared]
    assert [str(result.error) for result in alone] == [str(result.error) for result in shared]
    assert sorted(path.name for path in (tmp_path / "b").iterdir()) == sorted(
        result.report.name for result in shared if result.report
    )


@pytest.mark.usefixtures("quick_pages")
def test_files_of_one_name_and_day_do_not_overwrite_each_other(season: list[Path], tmp_path: Path) -> None:
    """Three different runs of one name give three reports, in a fixed order, the second time as well."""
    request = Request(out=tmp_path / "reports")
    first, again = (words(intake.analyze_files(season, request, processes=1)) for _ in range(2))

    assert [name.startswith("2026-05-03-easy") or name == "empty" for name in first] == [True] * 6
    assert len(set(first)) == 4
    assert again == first


def test_a_file_that_kills_its_process_costs_only_itself(season: list[Path], tmp_path: Path) -> None:
    """The files before and after it are analysed, and its own reason says what happened."""
    files = [season[0], DeadlyPath(season[1]), season[2], season[3], *[tmp_path / f"missing {n}" for n in range(4)]]
    results = list(intake.analyze_files(files, Request(out=tmp_path / "reports"), processes=2))

    assert [result.path for result in results] == [str(path) for path in files]
    assert [result.report is not None for result in results] == [True, False, True, *[False] * 5]
    assert "was killed" in str(results[1].error)
    assert "no such file" in str(results[-1].error)


def test_a_file_that_cannot_be_sent_costs_only_itself(season: list[Path], tmp_path: Path) -> None:
    """What goes wrong on the way to another process is a sentence about that file."""
    files = [BrokenPath(season[1]), season[3]]
    results = list(intake.analyze_files(files, Request(out=tmp_path / "reports"), processes=2))

    assert "TypeError: cannot be sent" in str(results[0].error)
    assert results[1].error is not None
    assert results[1].error.code == "empty"


@pytest.mark.parametrize(("files", "cores", "processes"), [(31, 8, 1), (32, 8, 8), (100, 200, 100), (100, 1, 1)])
def test_processes_are_as_many_as_pay(files: int, cores: int, processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few files are done at once; many use the cores that this process may use."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(cores)), raising=False)

    assert workers.useful_processes(files) == processes


def test_without_affinity_all_cores_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems that cannot say which cores a process may use say how many there are."""
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)

    assert workers.useful_processes(100) == 3


def test_a_folder_that_cannot_be_written_to_is_told_before_any_work(season: list[Path], tmp_path: Path) -> None:
    """The whole batch would be for nothing."""
    (tmp_path / "reports").write_text("a file", encoding="utf-8")

    with pytest.raises(UsageError):
        next(intake.analyze_files(season, Request(out=tmp_path / "reports")))


@pytest.mark.usefixtures("quick_pages")
def test_stopping_early_leaves_whole_reports_only(season: list[Path], tmp_path: Path) -> None:
    """Whoever stops after the first result has one report, and nothing half-done beside it."""
    results = intake.analyze_files(season, Request(out=tmp_path / "reports"), processes=1)
    first = next(results)
    results.close()  # type: ignore[attr-defined]

    assert [path.name for path in (tmp_path / "reports").iterdir()] == [first.report.name if first.report else ""]


def test_a_worker_leaves_interrupts_to_its_parent() -> None:
    """Ctrl-C stops the parent, which lets each worker finish its file."""
    before = signal.getsignal(signal.SIGINT)
    try:
        with warnings.catch_warnings():
            workers.begin_worker()
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_processes_start_with_interrupts_ignored() -> None:
    """A process that is still loading when Ctrl-C comes says nothing; afterwards the parent hears it again."""
    before = signal.getsignal(signal.SIGINT)
    with workers.without_interrupts():
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN

    assert signal.getsignal(signal.SIGINT) == before


def test_a_thread_leaves_interrupts_alone() -> None:
    """Only the main thread may say what an interrupt does; a batch in another thread works without."""
    seen: list[object] = []

    def work() -> None:
        with workers.without_interrupts():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert seen == [signal.getsignal(signal.SIGINT)]


@pytest.mark.prove
@pytest.mark.parametrize("after_s", [0.4, 0.6, 0.9, 1.2, 1.5])
def test_ctrl_c_ends_quietly(runs: Path, tmp_path: Path, after_s: float) -> None:
    """Whenever Ctrl-C comes, the command ends at once with 130, without a traceback or half a report."""
    process = subprocess.Popen(
        [sys.executable, "-m", "gait", "analyze", runs, "--out", tmp_path / "reports"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(after_s)
    os.killpg(process.pid, signal.SIGINT)
    _, words = process.communicate(timeout=30)
    left = [path.name for path in tmp_path.glob("reports/*") if path.suffix != ".html"]

    # 1: it was quicker than we were; killed by the signal, while a library loads: a shell shows 130 for that too.
    assert process.returncode in {1, 130, -signal.SIGINT}
    assert b"Traceback" not in words
    assert left == []


@pytest.mark.skipif(os.name == "nt", reason="processes are killed in another way there")
def test_processes_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    """A killed program leaves none of its processes behind."""
    script = tmp_path / "parent.py"
    script.write_text(
        "import multiprocessing, time\n"
        "from gait.engine.workers import begin_worker\n"
        "if __name__ == '__main__':\n"
        "    pool = multiprocessing.get_context('spawn').Pool(1, begin_worker)\n"
        "    print(pool.apply(__import__('os').getpid), flush=True)\n"
        "    time.sleep(60)\n",
        encoding="utf-8",
    )
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    waited_until = time.monotonic() + 20
    while Path(f"/proc/{worker}/cmdline").exists() and time.monotonic() < waited_until:
        if not Path(f"/proc/{worker}/cmdline").read_bytes():  # ended, and not yet collected by anybody
            break
        time.sleep(0.05)

    assert time.monotonic() < waited_until
