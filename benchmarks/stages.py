"""Where the time of an analysis goes: each stage, and the report, beside fitparse decoding the same file.

    python benchmarks/stages.py [FILE] [--rounds N] [--small] [--write docs/performance.md]

Warm, in one process; processor time. A stage's ratio says how many of it fit into fitparse's decode.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Any, Final

from decode import WATCH, long_run, with_fitparse
from side_by_side import SHARED, Cells, finished, in_turns, made_with, options

from gait import export, pages, pipeline
from gait.formats import read_bytes

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


def measured(data: bytes, rounds: int) -> tuple[dict[str, list[float]], list[float]]:
    """Return the time of each stage, of reading, of the whole and of the report in each round, and fitparse's."""
    (activity, *_rest) = read_bytes(data, "run.fit")
    shown = export.display_series(pipeline.analyze(activity))
    whole = in_turns(
        {
            "read": partial(read_bytes, data, "run.fit"),
            "analysis without report": partial(pipeline.analyze, activity),
            "report": partial(pages.report, shown),
            "fitparse": partial(with_fitparse, data),
        },
        rounds,
    )
    stages: dict[str, list[float]] = {}
    for _ in range(rounds):
        spent: dict[str, float] = {}
        with clocked(spent):
            for _turn in range(OURS_A_ROUND):
                pipeline.analyze(activity)
        for name, seconds in spent.items():
            stages.setdefault(name, []).append(seconds / OURS_A_ROUND)
    named = {name: list(taken) for name, taken in whole.items() if name != "fitparse"}
    return {"read": named.pop("read"), **stages, **named}, list(whole["fitparse"])


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    parser = options(__doc__, rounds=5)
    parser.add_argument("file", nargs="?", type=Path, default=SHARED / WATCH)
    given = parser.parse_args()
    data = long_run(20) if given.small else given.file.read_bytes()
    stages, decoded = measured(data, given.rounds)
    rows: list[Cells] = [
        {
            "stage": name,
            "ms": 1000 * statistics.median(taken),
            "times fitparse's decode": statistics.median(decoded) / max(statistics.median(taken), 1e-9),
        }
        for name, taken in stages.items()
        if statistics.median(taken) > LEAST_S
    ]
    return finished(rows, made_with("numpy", "scipy", "fitparse"), given, script="stages.py")


if __name__ == "__main__":
    sys.exit(main())
