"""Time a whole cold `gait analyze` against fitparse merely decoding the same file.

    python benchmarks/analyze.py [FILE] [--repeats N]

The peer's figure is its decode alone, inside a process that has already imported it; ours is a new process from start
to exit, the report written.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "shared/runs/fit/garmin_fr935_speed_vs_step_length_mismatch.fit"
DECODE = """
import sys, time, fitparse
start = time.perf_counter()
for message in fitparse.FitFile(sys.argv[1]).get_messages():
    message.get_values()
print(time.perf_counter() - start)
"""


def fitparse_seconds(file: Path) -> float:
    """Return how long fitparse needs for the decode alone [s]."""
    done = subprocess.run([sys.executable, "-c", DECODE, str(file)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def gait_seconds(file: Path, out: Path) -> float:
    """Return how long `gait analyze` takes from a cold start, the report written [s]."""
    command = [sys.executable, "-m", "gait", "analyze", str(file), "--out", str(out)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print both times, taken in turn, and their ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--repeats", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        gait_seconds(given.file, Path(folder))  # byte-compile
        pairs = [(gait_seconds(given.file, Path(folder)), fitparse_seconds(given.file)) for _ in range(given.repeats)]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"{given.file.name}: gait analyze {ours:.2f} s, fitparse decode alone {theirs:.2f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
