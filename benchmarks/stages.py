"""Where the time of an analysis goes: each stage, and the report, beside fitparse decoding the same file.

    python benchmarks/stages.py [FILE] [--rounds N] [--small] [--json FILE] [--write docs/performance.md]

Warm, in one process; processor time. A stage's ratio says how many of it fit into fitparse's decode.
Memory is the peak of a new process up to the end of the stage.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Any, Final

import pyperf
from decode import WATCH, long_run, with_fitparse
from document import Cells, options
from memory import fresh
from side_by_side import SHARED, Bench, begin, timed, times

from gait import export, pages, pipeline
from gait.formats import read_bytes
from gait.model import Activity

STAGES: Final = {
    "clean": "clean",
    "motion": "with_motion",
    "segment": "_segment",
    "measure": "assemble",
    "judge": "judged",
}
OURS_A_ROUND: Final = 5
LEAST_S: Final = 1e-4
"""A stage that had nothing to do is left out."""
READ: Final = "read"
WHOLE: Final = "analysis without report"
REPORT: Final = "report"
PEAKS: Final = f"""
import sys
from pathlib import Path
from gait import pipeline
from gait.formats import read_bytes
from memory import own_peak_mb

def told(stage, done=None):
    print(f"{{stage}}: {{own_peak_mb()}}")
    return done

def watched(stage, function):
    return lambda *given, **more: told(stage, function(*given, **more))

(activity, *_rest) = told("{READ}", read_bytes(Path(sys.argv[1]).read_bytes(), "run.fit"))
for stage, name in {STAGES}.items():
    setattr(pipeline, name, watched(stage, getattr(pipeline, name)))
analysis = told("{WHOLE}", pipeline.analyze(activity))
from gait import export, pages
told("{REPORT}", pages.report(export.display_series(analysis)))
"""


@contextmanager
def clocked(spent: dict[str, float]) -> Iterator[None]:
    """Add up what each stage of the pipeline takes, by the names that the pipeline calls it by."""
    before = {name: getattr(pipeline, name) for name in STAGES.values()}

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run(*given: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever the stage takes
            start = time.process_time()
            try:
                return function(*given, **more)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - start

        return run

    for stage, name in STAGES.items():
        setattr(pipeline, name, timed(stage, before[name]))
    try:
        yield
    finally:
        for name, function in before.items():
            setattr(pipeline, name, function)


def of_stages(activity: Activity, rounds: int) -> Iterator[tuple[str, list[float]]]:
    """Yield the stages of an analysis with what each takes in each round [s]."""
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        spent: dict[str, float] = {}
        with clocked(spent):
            for _turn in range(OURS_A_ROUND):
                pipeline.analyze(activity)
        for name, seconds in spent.items():
            found.setdefault(name, []).append(seconds / OURS_A_ROUND)
    yield from ((name, taken) for name, taken in found.items() if min(taken) > LEAST_S)


def measured(bench: Bench, data: bytes, rounds: int) -> tuple[dict[str, pyperf.Benchmark], pyperf.Benchmark]:
    """Return the time of reading, of each stage, of the whole and of the report, and fitparse's."""
    (activity, *_rest) = read_bytes(data, "run.fit")
    shown = export.display_series(pipeline.analyze(activity))
    sides = {
        READ: timed(partial(read_bytes, data, "run.fit")),
        WHOLE: timed(partial(pipeline.analyze, activity)),
        REPORT: timed(partial(pages.report, shown)),
        "fitparse": timed(partial(with_fitparse, data)),
    }
    taken = dict(bench.turns("warm", sides, rounds))
    decoded = taken.pop("fitparse")
    stages = {name: bench.values(f"stage: {name}", found) for name, found in of_stages(activity, rounds)}
    return {READ: taken.pop(READ), **stages, **taken}, decoded


def peaks(data: bytes) -> dict[str, float]:
    """Return the peak of the memory of a new process up to the end of each stage [MB]."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "run.fit"
        file.write_bytes(data)
        lines = [line.partition(": ") for line in fresh(PEAKS, str(file)).splitlines()]
    return {stage: float(peak) for stage, _, peak in lines}


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    parser = options(__doc__, rounds=5)
    parser.add_argument("file", nargs="?", type=Path, default=SHARED / WATCH)
    given = parser.parse_args()
    data = given.file.read_bytes() if given.file.exists() and not given.small else long_run(10 if given.small else 500)
    bench = Bench("numpy", "scipy", "fitparse")
    stages, decoded = measured(bench, data, given.rounds)
    held = peaks(data)
    rows: list[Cells] = [
        {
            "stage": name,
            "ms": 1000 * taken.median(),
            "times fitparse's decode": times(taken, decoded),
            "peak memory [MB]": bench.memory(name, held[name]),
        }
        for name, taken in stages.items()
    ]
    return bench.finished(rows, given, script="stages.py")


if __name__ == "__main__":
    begin(main)
