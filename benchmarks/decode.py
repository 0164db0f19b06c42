"""How fast the FIT decoder is: its time against fitparse and fitdecode, on real files, in one run.

Run as ``python benchmarks/decode.py [FOLDER]``; the folder of FIT files is ``../shared/runs/fit`` by default.
Each library reads every message of a file; ours goes on to the finished ``Activity``, in SI units.
The three take turns, and processor time is counted, not time on the wall, so that a busy machine is fair to all:
none of them waits for anything or uses a second core.
Each ratio is one of medians.
"""

import statistics
import sys
import time
import warnings
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

import fitdecode
import fitparse

from gait.errors import GaitError
from gait.formats.fit import read_fit

FOLDER: Final = Path(__file__).resolve().parents[2] / "shared" / "runs" / "fit"
SMALLEST_BYTES: Final = 100_000
ROUNDS: Final = 3
OURS_PER_ROUND: Final = 7
AIM: Final = 150.0
LOWER_AIMS: Final = {"strava_app_run_split_records.fit": 40.0}
"""A phone's file that repeats its definitions every few records costs the most per byte."""


def ours(data: bytes) -> None:
    """Read a file with gait, to the finished activity."""
    read_fit(data, "benchmark")


def with_fitparse(data: bytes) -> None:
    """Decode every message of a file with fitparse."""
    fitparse.FitFile(BytesIO(data)).parse()


def with_fitdecode(data: bytes) -> None:
    """Decode every message of a file with fitdecode."""
    with warnings.catch_warnings(action="ignore"), fitdecode.FitReader(BytesIO(data)) as frames:
        for _ in frames:
            pass


def seconds(decode: Callable[[bytes], None], data: bytes) -> float:
    """Return how long one decoding takes, or NaN where the library refuses the file."""
    begin = time.process_time()
    try:
        decode(data)
    except GaitError:
        raise
    except Exception as refusal:  # noqa: BLE001 - each library has errors of its own
        print(f"  {decode.__name__} refuses it: {refusal}")
        return float("nan")
    return time.process_time() - begin


def medians(data: bytes) -> tuple[float, float, float]:
    """Return the median times of ours, fitparse and fitdecode on one file."""
    times: tuple[list[float], list[float], list[float]] = ([], [], [])
    ours(data)
    for _ in range(ROUNDS):
        times[0].extend(seconds(ours, data) for _ in range(OURS_PER_ROUND))
        times[1].append(seconds(with_fitparse, data))
        times[2].append(seconds(with_fitdecode, data))
    mine, fitparse_s, fitdecode_s = (statistics.median(found) for found in times)
    return mine, fitparse_s, fitdecode_s


def main() -> int:
    """Print the table; return 1 where an aim is missed."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    files = [path for path in sorted(folder.glob("*.fit")) if path.stat().st_size > SMALLEST_BYTES]
    print(f"{'file':<52} {'kB':>5} {'ours ms':>8} {'fitparse':>9} {'fitdecode':>9} {'aim':>5}")
    missed = 0
    for path in files:
        data = path.read_bytes()
        mine, fitparse_s, fitdecode_s = medians(data)
        aim = LOWER_AIMS.get(path.name, AIM)
        short = fitparse_s / mine < aim
        missed += short
        print(
            f"{path.name:<52} {len(data) / 1000:>5.0f} {mine * 1000:>8.2f} {fitparse_s / mine:>8.0f}x "
            f"{fitdecode_s / mine:>8.0f}x {aim:>4.0f}x{'  MISSED' if short else ''}",
            flush=True,
        )
    print("every aim is met" if not missed else f"{missed} aims are missed")
    return 1 if missed or not files else 0


if __name__ == "__main__":
    sys.exit(main())
