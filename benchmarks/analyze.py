"""A whole cold `gait analyze` against fitparse merely decoding the same file, and against fitdocs making its page.

    python benchmarks/analyze.py [FILE] [--rounds N] [--small] [--json FILE] [--write docs/performance.md]

Ours is a new process from start to exit, the report written.
fitparse is its decode alone, inside a process that has already imported it; fitdocs, where the command is installed
(it needs garmin-fit-sdk, whose licence each user agrees to with Garmin), a new process that syncs a folder of one file.
Time is that on the wall, which is what a person waits; beside it the same in processor time, for a busy machine.
"""

import os
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from cold import Cold, fitparse_of
from decode import LONG, WATCH, long_run
from document import Aim, Cells, options
from side_by_side import SHARED, Bench, begin, times

MEMORY: Final = """
import sys
from gait.cli.app import app
from gait.cli.failures import exit_code_of
exit_code_of(lambda: app(sys.argv[1:], prog_name="gait"))
"""
AIMS: Final = (
    Aim(row=WATCH, column="times fitparse's decode", least=2.0),
    Aim(row=WATCH, column="times fitdocs", least=2.5),
    Aim(row=LONG, column="times fitparse's decode", least=5.0),
)


def fitdocs_of(file: Path, folder: Path) -> Cold | None:
    """Return what measures fitdocs on a file, or None where its command is not there."""
    program = os.environ.get("FITDOCS") or shutil.which("fitdocs")
    if program is None:
        return None

    def ready() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(file, folder)

    return Cold(program, "sync", str(folder), ready=ready, environment={"HOME": str(folder)})


def row_of(bench: Bench, name: str, file: Path, folder: Path, rounds: int) -> Cells:
    """Return the figures of one file."""
    asked = ("analyze", str(file), "--out", str(folder))
    ours, fitparse, fitdocs = Cold.gait(*asked), fitparse_of(file), fitdocs_of(file, folder / "fitdocs")
    sides = {"ours": ours, "fitparse": fitparse} | ({"fitdocs": fitdocs} if fitdocs else {})
    taken = bench.turns(name, sides, rounds)
    by_processor = {
        side: bench.values(f"{name}: {side}, processors", each.processors_s[-rounds:]) for side, each in sides.items()
    }
    return {
        "file": name,
        "gait analyze [s]": taken["ours"].median(),
        "fitparse's decode [s]": taken["fitparse"].median(),
        "times fitparse's decode": times(taken["ours"], taken["fitparse"]),
        "times it by processor time": times(by_processor["ours"], by_processor["fitparse"]),
        "times fitdocs": times(taken["ours"], taken["fitdocs"]) if fitdocs else None,
        "peak memory [MB]": bench.peak(name, MEMORY, *asked),
    }


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    parser = options(__doc__, rounds=5)
    parser.add_argument("file", nargs="?", type=Path, default=SHARED / WATCH)
    given = parser.parse_args()
    bench = Bench("numpy", "fitparse", "fitdocs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        long = folder / "long.fit"
        long.write_bytes(long_run(10 if given.small else 500))
        row = partial(row_of, bench, folder=folder / "out", rounds=given.rounds)
        rows = [] if given.small or not given.file.exists() else [row(given.file.name, given.file)]
        rows.append(row(LONG, long))
    return bench.finished(rows, given, script="analyze.py", aims=AIMS)


if __name__ == "__main__":
    begin(main)
