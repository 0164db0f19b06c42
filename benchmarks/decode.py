"""How fast the FIT decoder is: its time against other decoders and the floor, on real files and a long simulated one.

    python benchmarks/decode.py [FOLDER] [--rounds N] [--small] [--json FILE] [--write docs/performance.md]

Each library reads every message of a file, but for fitfast, which is asked for the records alone, its quickest; ours
goes on to the finished ``Activity``, in SI units.
The floor is reading the bytes and copying the columns: no decoder can be quicker.
All take turns, and processor time is counted, not time on the wall, so that a busy machine is fair to all: none of
them waits for anything or uses a second core.
fitfast is part of the development tools; garmin-fit-sdk has a licence that each user agrees to with Garmin, and is
measured where it is installed.
"""

import sys
import tempfile
import warnings
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Final

import fitdecode
import fitparse
import numpy as np
from document import Aim, Cells, options
from side_by_side import SHARED, Bench, begin, is_there, timed, times

from gait.formats.fit import read_fit
from gait.simulate import RUNNERS, WATCHES, simulate
from gait.simulate.plan import Plan, run

SMALLEST_BYTES: Final = 100_000
OURS_A_ROUND: Final = 7
FLOOR_A_ROUND: Final = 100
PEERS: Final = ("fitparse", "fitdecode", "fitfast", "garmin-fit-sdk")
PHONE: Final = "strava_app_run_split_records.fit"
"""A phone's file that repeats its definitions every few records costs the most per byte."""
WATCH: Final = "garmin_fr935_speed_vs_step_length_mismatch.fit"
LONG: Final = "simulated, 30,000 records"
MEMORY: Final = "import sys; from pathlib import Path; from gait.formats import read_all; read_all(Path(sys.argv[1]))"
AIMS: Final = (
    *(Aim(row=row, column="times fitparse", least=200) for row in (WATCH, LONG)),
    *(Aim(row=row, column="times fitfast", least=1) for row in (WATCH, LONG)),
    *(Aim(row=row, column="times the floor's hundredfold", least=1) for row in (WATCH, LONG)),
    Aim(row=PHONE, column="times fitparse", least=40),
)


def long_run(minutes: int = 500) -> bytes:
    """Return a simulated run of so many minutes at 1 Hz with full dynamics."""
    plan = Plan(legs=tuple(run(10, 2.6 + 0.05 * (number % 5)) for number in range(minutes // 10)), loop_m=14_000.0)
    return simulate(RUNNERS["typical"], plan, WATCHES["full_dynamics"], 1).to_fit_bytes()


def with_fitparse(data: bytes) -> None:
    """Decode every message of a file with fitparse."""
    fitparse.FitFile(BytesIO(data)).parse()


def with_fitdecode(data: bytes) -> None:
    """Decode every message of a file with fitdecode."""
    with warnings.catch_warnings(action="ignore"), fitdecode.FitReader(BytesIO(data)) as frames:
        for _ in frames:
            pass


def with_fitfast(data: bytes) -> None:
    """Decode the records of a file into columns with fitfast: one kind of message a call, less than all others do."""
    import_module("fitfast").records(data)


def with_garmin(data: bytes) -> None:
    """Decode every message of a file with Garmin's own decoder."""
    sdk = import_module("garmin_fit_sdk")
    sdk.Decoder(sdk.Stream.from_byte_array(bytearray(data))).read()


def floor_of(data: bytes) -> Callable[[], object]:
    """Return what reads the bytes and copies the columns."""
    columns = [values for activity in read_fit(data, "benchmark") for values in activity.columns.values()]

    def floor() -> object:
        return bytes(bytearray(data)), [np.array(values) for values in columns]

    return floor


def peers() -> Mapping[str, Callable[[bytes], None]]:
    """Return the decoders that are there."""
    found = {"fitparse": with_fitparse, "fitdecode": with_fitdecode}
    found |= {"fitfast": with_fitfast} if is_there("fitfast") else {}
    return found | ({"garmin-fit-sdk": with_garmin} if is_there("garmin-fit-sdk") else {})


def quiet(side: Callable[[bytes], None], data: bytes) -> None:
    """Let a decoder refuse a file; each has errors of its own."""
    try:
        side(data)
    except Exception as refusal:  # noqa: BLE001 - as said
        print(f"  {side.__name__} refuses it: {refusal}", file=sys.stderr)


def row_of(bench: Bench, path: Path, rounds: int) -> Cells:
    """Return the figures of one file."""
    name, data = path.stem if path.stem == LONG else path.name, path.read_bytes()
    sides = {
        "ours": timed(partial(read_fit, data, "benchmark"), turns=OURS_A_ROUND),
        **{peer: timed(partial(quiet, side, data)) for peer, side in peers().items()},
        "floor": timed(floor_of(data), turns=FLOOR_A_ROUND),
    }
    taken = bench.turns(name, sides, rounds)
    ours = taken["ours"]
    return {
        "file": name,
        "kB": len(data) / 1000,
        "ours [ms]": 1000 * ours.median(),
        **{f"times {peer}": times(ours, taken[peer]) for peer in PEERS if peer in taken},
        "times the floor's hundredfold": 100 * times(ours, taken["floor"]),
        "peak memory [MB]": bench.peak(name, MEMORY, str(path)),
    }


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    parser = options(__doc__, rounds=3)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    given = parser.parse_args()
    bench = Bench("numpy", *PEERS)
    files = [path for path in sorted(given.folder.glob("*.fit")) if path.stat().st_size > SMALLEST_BYTES]
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / f"{LONG}.fit"
        long.write_bytes(long_run(10 if given.small else 500))
        rows = [row_of(bench, path, given.rounds) for path in ([] if given.small else files)]
        rows.append(row_of(bench, long, given.rounds))
    return bench.finished(rows, given, script="decode.py", aims=AIMS)


if __name__ == "__main__":
    begin(main)
