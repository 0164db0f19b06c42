"""A function over many jobs on several processes, in order, a few at a time."""

import os
from collections.abc import Iterator
from pathlib import Path

from gait.engine.pool import in_order
from gait.errors import GaitError, ReadError


def halved(number: int) -> int:
    """Return half of an even number; others are refused, 13 is a bug, and 666 kills its process."""
    if number == 666:
        os._exit(9)
    if number == 13:
        message = "unlucky"
        raise ValueError(message)
    if number % 2:
        what = f"{number} is odd"
        raise ReadError(what)
    return number // 2


def said(found: Iterator[tuple[int, int | GaitError]]) -> list[tuple[int, int | str]]:
    """Return results as they are and errors as their sentence."""
    return [(job, done.what if isinstance(done, GaitError) else done) for job, done in found]


FAILED = "gait failed on this file with ValueError: unlucky"
KILLED = "The process that analysed this file was killed, perhaps for want of memory"


def test_results_come_in_order() -> None:
    """What fails, on purpose or not, is in its place, and the others go on."""
    found = said(in_order(halved, [2, 3, 4, 13, 6], processes=1))

    assert found == [(2, 1), (3, "3 is odd"), (4, 2), (13, FAILED), (6, 3)]


def test_a_killed_process_costs_its_job_alone() -> None:
    """Results are those of one process, in order; the jobs that were on their way are done again.

    No more than three jobs for each process are under way: the rest of a large archive is not in memory.
    """
    taken: list[int] = []

    def jobs() -> Iterator[int]:
        for number in (2, 3, 13, 666, 6, 8, 10):
            taken.append(number)
            yield number

    found = in_order(halved, jobs(), processes=2)
    first = next(found)
    so_far = len(taken)

    assert first == (2, 1)
    assert so_far == 6
    assert said(found) == [(3, "3 is odd"), (13, FAILED), (666, KILLED), (6, 3), (8, 4), (10, 5)]


def test_a_few_jobs_need_no_process() -> None:
    """Without a word on processes, few jobs are done in this one: a local function could not be sent to another."""
    assert list(in_order(lambda number: number + 1, [1, 2, 3])) == [(1, 2), (2, 3), (3, 4)]
    assert list(in_order(halved, [])) == []


def once_deadly(marker: Path) -> str:
    """Kill the process that first comes here, and leave a marker for the next."""
    if not marker.exists():
        marker.touch()
        os._exit(9)
    return "done"


def test_a_job_whose_process_was_killed_once_is_done_again(tmp_path: Path) -> None:
    """Another program may have taken the memory: one death is nobody's fault, and the result is as if none had been."""
    assert list(in_order(once_deadly, [tmp_path / "killed"], processes=2)) == [(tmp_path / "killed", "done")]
