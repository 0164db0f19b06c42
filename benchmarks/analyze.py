"""A whole cold `gait analyze` against fitparse merely decoding the same file, and against fitdocs making its page.

    python benchmarks/analyze.py [FILE] [--rounds N] [--small] [--write docs/performance.md]

Ours is a new process from start to exit, the report written.
fitparse is its decode alone, inside a process that has already imported it; fitdocs, where the command is installed
(it needs garmin-fit-sdk, whose licence each user agrees to with Garmin), a new process that syncs a folder of one file.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from decode import LONG, WATCH, long_run
from side_by_side import SHARED, Aim, Cells, finished, made_with, options, peak_mb, times

DECODE: Final = """
import sys, time, fitparse
start = time.perf_counter()
for message in fitparse.FitFile(sys.argv[1]).get_messages():
    message.get_values()
print(time.perf_counter() - start)
"""
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


def fitparse_seconds(file: Path) -> float:
    """Return how long fitparse needs for the decode alone [s]."""
    done = subprocess.run([sys.executable, "-c", DECODE, str(file)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def command_seconds(command: list[str], **environment: str) -> float:
    """Return how long a command takes from start to exit [s]."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
    return time.perf_counter() - start


def gait_seconds(file: Path, out: Path) -> float:
    """Return how long `gait analyze` takes from a cold start, the report written [s]."""
    return command_seconds([sys.executable, "-m", "gait", "analyze", str(file), "--out", str(out)])


def fitdocs_of(file: Path, folder: Path) -> Callable[[], float] | None:
    """Return what measures fitdocs on a file, or None where its command is not there."""
    program = os.environ.get("FITDOCS") or shutil.which("fitdocs")
    if program is None:
        return None

    def seconds() -> float:
        root = Path(tempfile.mkdtemp(dir=folder))
        shutil.copy(file, root)
        return command_seconds([program, "sync", str(root)], HOME=str(root))

    return seconds


def row_of(name: str, file: Path, folder: Path, rounds: int) -> Cells:
    """Return the figures of one file."""
    gait_seconds(file, folder)  # byte-compile
    fitdocs = fitdocs_of(file, folder)
    ours, decoded, documented = [], [], []
    for _ in range(rounds):
        ours.append(gait_seconds(file, folder))
        decoded.append(fitparse_seconds(file))
        if fitdocs is not None:
            documented.append(fitdocs())
    return {
        "file": name,
        "gait analyze [s]": statistics.median(ours),
        "fitparse's decode [s]": statistics.median(decoded),
        "times fitparse's decode": times(ours, decoded),
        "times fitdocs": times(ours, documented) if documented else None,
        "peak memory [MB]": peak_mb(MEMORY, "analyze", str(file), "--out", str(folder)),
    }


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    parser = options(__doc__, rounds=5)
    parser.add_argument("file", nargs="?", type=Path, default=SHARED / WATCH)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        long = folder / "long.fit"
        long.write_bytes(long_run(20 if given.small else 500))
        rows = [] if given.small else [row_of(given.file.name, given.file, folder, given.rounds)]
        rows.append(row_of(LONG, long, folder, given.rounds))
    made = made_with("numpy", "fitparse", "fitdocs")
    return finished(rows, made, given, script="analyze.py", aims=() if given.small else AIMS)


if __name__ == "__main__":
    sys.exit(main())
