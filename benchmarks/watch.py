"""Time the filing of a bulk archive: 1,000 activities, simulated, into an empty library without reports.

    python benchmarks/watch.py [ARCHIVE.zip] [--activities N]

The archive is made first (``gait simulate --archive``) and not timed.
The aims are those of two cores: 60 s on the wall, and 400 MB for the program and its processes together; memory that
processes share counts once (PSS, where the system tells it). Processor time is printed too, as the wall's time moves
with whatever else the machine does.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AIM_S = 60.0
AIM_MB = 400.0
_SAMPLED_EVERY_S = 0.5


def simulated_archive(folder: Path, activities: int) -> Path:
    """Write a simulated archive and return its path."""
    archive = folder / "export.zip"
    command = [sys.executable, "-m", "gait", "simulate", "--archive", str(activities), "--out", str(archive)]
    subprocess.run(command, check=True, capture_output=True)
    return archive


def family_mb(pid: int) -> float:
    """Return the memory of a process and all that it has started [MB]; 0 where the system does not tell."""
    try:
        held = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    own = next((float(line.split()[1]) / 1024 for line in held.splitlines() if line.startswith("Pss:")), 0.0)
    return own + sum(family_mb(int(child)) for child in children)


def filed(folder: Path, library: Path) -> tuple[str, float, float, float]:
    """File what is in a folder; return what was said, seconds on the wall and of processors, and the peak of memory."""
    command = [sys.executable, "-m", "gait", "watch", str(folder), "--once", "--no-reports", "--library", str(library)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start, peak = time.perf_counter(), 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        while running.poll() is None:
            peak = max(peak, family_mb(running.pid))
            time.sleep(_SAMPLED_EVERY_S)
        wall = time.perf_counter() - start
        said = "" if running.stdout is None else running.stdout.read().splitlines()[-1]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return said, wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak


def main() -> int:
    """Print time and memory; return 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("archive", nargs="?", type=Path)
    parser.add_argument("--activities", type=int, default=1000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        archive = given.archive or simulated_archive(work, given.activities)
        inbox = work / "drops" / "anna"
        inbox.mkdir(parents=True)
        dropped = inbox / "export.zip"
        dropped.write_bytes(archive.read_bytes())
        said, wall, processors, peak = filed(inbox.parent, work / "library")
        print(said)
        print(f"{dropped.name}: {(inbox / 'done' / dropped.name).stat().st_size / 2**20:.0f} MB")
        print(f"wall {wall:.1f} s (aim {AIM_S:.0f}), processors {processors:.1f} s")
        print(f"memory {peak:.0f} MB (aim {AIM_MB:.0f})")
    return int(wall > AIM_S or peak > AIM_MB)


if __name__ == "__main__":
    sys.exit(main())
