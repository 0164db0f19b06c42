"""One piece of work of a size, in a process that holds nothing else: what it costs, and how much memory it takes.

    python benchmarks/jobs.py JOB INPUT COUNT

Prints seconds of processor time and the peak of the process [MB].
Each job imports only what it needs itself, as that is in its memory too.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count as counted
from pathlib import Path
from typing import Any, Final

from memory import own_peak_mb

ENOUGH_S: Final = 0.3
"""What takes less is repeated."""
LONG_S: Final = 2.0
"""What takes this long the first time is not done again: what is loaded once is little beside it."""
_START: Final = datetime(2020, 1, 1, 6, tzinfo=UTC)


def reading(file: Path, _count: int) -> Callable[[], object]:
    """Return the reading of a run."""
    from gait.formats import read_bytes  # noqa: PLC0415 - as said

    data = file.read_bytes()
    return lambda: read_bytes(data, "run.fit")


def analysis(file: Path, _count: int) -> Callable[[], object]:
    """Return the analysis of a run that is read."""
    from gait import pipeline  # noqa: PLC0415 - as said

    activity = _activity(file)
    return lambda: pipeline.analyze(activity)


def report(file: Path, _count: int) -> Callable[[], object]:
    """Return the drawing of a run that is analysed."""
    from gait import export, pages, pipeline  # noqa: PLC0415 - as said

    shown = export.display_series(pipeline.analyze(_activity(file)))
    return lambda: pages.report(shown)


def history(file: Path, count: int) -> Callable[[], object]:
    """Return the history of a runner's last runs, out of a pickle of `season.the_runs`."""
    from gait.pipeline.diary import diary_of  # noqa: PLC0415 - as said

    lines, levels = _runs(file, count)
    return lambda: diary_of("Ana", lines, levels)


def page(file: Path, count: int) -> Callable[[], object]:
    """Return the drawing of a runner's page, whose history is worked out."""
    from gait.pages.seasons import season_report  # noqa: PLC0415 - as said
    from gait.pipeline.diary import diary_of  # noqa: PLC0415 - as said

    diary = diary_of("Ana", *_runs(file, count))
    return lambda: season_report(diary)


def library(file: Path, count: int) -> Callable[[], object]:
    """Return the filing of runs that are measured, each five a week, beside the earlier ones, into an empty library."""
    from gait import pipeline  # noqa: PLC0415 - as said
    from gait.library import Library, sha256_of  # noqa: PLC0415 - as said

    measured = pipeline.measured(_activity(file))

    def filed() -> None:
        with tempfile.TemporaryDirectory() as folder, Library.open(folder) as opened:
            athlete = opened.add_athlete("Ana")
            for number in range(count):
                data, start = f"run {number}".encode(), _START + timedelta(days=number // 5 * 7 + number % 5)
                own = _at(measured, start, sha256_of(data))
                known = opened.history_beside(athlete.id, before_epoch_s=start.timestamp())
                opened.add_run(athlete, data, pipeline.judged(own, history=known), columns=10)

    return filed


def dataset(folder: Path, _count: int) -> Callable[[], object]:
    """Return the making of a dataset in one process."""
    from gait.engine.batch import Asked, batch  # noqa: PLC0415 - as said

    number = counted()
    out = Path(tempfile.mkdtemp(dir=folder.parent))
    return lambda: batch(Asked(source=str(folder), out=str(out / f"{next(number)}")))


JOBS: Final = {each.__name__: each for each in (reading, analysis, report, history, page, library, dataset)}


def _activity(file: Path) -> Any:  # noqa: ANN401 - its type is in a room that not every job imports
    from gait.formats import read_bytes  # noqa: PLC0415 - as said

    return read_bytes(file.read_bytes(), "run.fit")[0]


def _runs(file: Path, count: int) -> Any:  # noqa: ANN401 - as above
    import pickle  # noqa: PLC0415 - as said

    return tuple(each[-count:] for each in pickle.loads(file.read_bytes()))  # noqa: S301 - written just before


def _at(analysis: Any, start: datetime, sha256: str) -> Any:  # noqa: ANN401 - as above
    """Return an analysis as of another file and day."""
    day = start.isoformat(timespec="seconds")
    activity = replace(analysis.activity, started_at=day, local_start=day[:19])
    return replace(analysis, activity=activity, source=replace(analysis.source, sha256=sha256))


def seconds_of(work: Callable[[], object], *, enough_s: float = ENOUGH_S) -> float:
    """Return the processor time of a piece of work, warm and repeated where it is short [s]."""
    start = time.process_time()
    work()
    first = time.process_time() - start
    if first >= (LONG_S if enough_s else 0.0):
        return first
    turns, start = 0, time.process_time()
    while (spent := time.process_time() - start) < enough_s:
        work()
        turns += 1
    return spent / turns


if __name__ == "__main__":
    job, given, size = sys.argv[1:]
    print(seconds_of(JOBS[job](Path(given), int(size))), own_peak_mb())
