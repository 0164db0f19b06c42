"""The filing of a bulk archive: 1,000 activities, simulated, into an empty library without reports.

    python benchmarks/watch.py [ARCHIVE.zip] [--activities N] [--small] [--json FILE] [--write docs/performance.md]

The archive is made first (``gait simulate --archive``) and not timed.
Before and after it, fitparse decodes a few of the archive's FIT files, in processor time: what it would need for as
many files as there are is reckoned from these, as it takes a quarter of an hour in full.
Memory is that of the program and its processes together; what they share counts once (PSS, where the system tells it).
"""

import gzip
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pyperf
from cold import children_s
from decode import with_fitparse
from document import Cells, figure, limits, options
from memory import watched
from side_by_side import Bench, begin, timed

SAMPLE: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What was said at the end, seconds on the wall and of processors, and the peak of memory of all together."""

    said: str
    wall_s: float
    processors_s: float
    together_mb: float


def simulated_archive(folder: Path, activities: int) -> Path:
    """Write a simulated archive and return its path."""
    archive = folder / "export.zip"
    command = [sys.executable, "-m", "gait", "simulate", "--archive", str(activities), "--out", str(archive)]
    subprocess.run(command, check=True, capture_output=True)
    return archive


def sample_of(archive: Path, size: int) -> tuple[list[bytes], int]:
    """Return a few of the archive's FIT files, spread over it, and how many activities it has in files."""
    with ZipFile(archive) as packed:
        names = [name for name in packed.namelist() if name.endswith(".gz")]
        fits = [name for name in names if name.endswith(".fit.gz")]
        return [gzip.decompress(packed.read(name)) for name in fits[:: max(1, len(fits) // size)]][:size], len(names)


def filed(folder: Path, library: Path) -> Filed:
    """File what is in a folder."""
    command = [sys.executable, "-m", "gait", "watch", str(folder), "--once", "--no-reports", "--library", str(library)]
    start, before = pyperf.perf_counter(), children_s()
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    with running, watched(running.pid, every_s=0.5, shared=True) as family:
        said = running.communicate()[0]
    if running.returncode:
        raise RuntimeError(said)
    return Filed(
        said=said.splitlines()[-1],
        wall_s=pyperf.perf_counter() - start,
        processors_s=children_s() - before,
        together_mb=family.together_mb,
    )


def decoded_s(files: Sequence[bytes]) -> list[float]:
    """Return the processor time that fitparse takes for each file [s]."""
    return [timed(partial(with_fitparse, data))() for data in files]


def measured(bench: Bench, archive: Path, work: Path, sample_size: int, *, limited: bool) -> tuple[list[Cells], str]:
    """Return the figures and what was said."""
    sample, activities = sample_of(archive, sample_size)
    dropped = work / "drops" / "anna" / "export.zip"
    dropped.parent.mkdir(parents=True)
    dropped.write_bytes(archive.read_bytes())
    before = decoded_s(sample)
    done = filed(dropped.parent.parent, work / "library")
    theirs = bench.values("fitparse, a file", before + decoded_s(sample))
    bench.values("filing, wall", [done.wall_s])
    bench.values("filing, processors", [done.processors_s])
    ratio = theirs.mean() * activities / done.processors_s
    rows: list[Cells] = [
        figure("filed, on the wall", done.wall_s, "s", at_most=60.0 if limited else None),
        figure("filed, processor time", done.processors_s, "s") | {"times fitparse's decode": ratio},
        figure("fitparse, decode alone, reckoned", theirs.mean() * activities, "s"),
        figure("an activity, processor time", 1000 * done.processors_s / activities, "ms"),
        figure("memory of all processes", bench.memory("filing", done.together_mb), "MB", at_most=400.0),
    ]
    megabytes = archive.stat().st_size / 1e6
    return rows, f"{done.said} ({megabytes:.0f} MB, fitparse on {len(sample)} files)."


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    parser = options(__doc__, rounds=1)
    parser.add_argument("archive", nargs="?", type=Path)
    parser.add_argument("--activities", type=int, default=1000)
    given = parser.parse_args()
    bench = Bench("numpy", "fitparse")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        archive = given.archive or simulated_archive(work, 3 if given.small else given.activities)
        rows, said = measured(bench, archive, work, 1 if given.small else SAMPLE, limited=given.activities == 1000)
    return bench.finished(rows, given, script="watch.py", aims=limits(rows), said=said)


if __name__ == "__main__":
    begin(main)
