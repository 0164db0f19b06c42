"""How fast GPX and TCX are read: against gpxpy, tcxreader, and lxml merely parsing the same bytes.

    python benchmarks/gpx_tcx.py [--rounds N] [--small] [--json FILE] [--write docs/performance.md]

A simulated run of an hour as a phone's GPX, and as a watch's TCX.
"""

import tempfile
from collections.abc import Callable
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Final

import gpxpy
from document import Cells, options
from lxml import etree
from side_by_side import Bench, begin, is_there, timed, times

from gait.formats import read_bytes
from gait.simulate import RUNNERS, WATCHES, Simulation, simulate
from gait.simulate.plan import Plan, run

OURS_A_ROUND: Final = 3
MEMORY: Final = "import sys; from pathlib import Path; from gait.formats import read_all; read_all(Path(sys.argv[1]))"


def an_hour(minutes: int) -> Simulation:
    """Return the run, of an hour unless it is to be small."""
    return simulate(RUNNERS["typical"], Plan(legs=(run(minutes, 2.9),), loop_m=5_000.0), WATCHES["phone_gpx"], 1)


def with_gpxpy(text: str) -> None:
    """Parse a GPX with gpxpy."""
    gpxpy.parse(StringIO(text))


def with_tcxreader(path: Path) -> None:
    """Read a TCX with tcxreader."""
    from tcxreader.tcxreader import TCXReader  # noqa: PLC0415 - a peer that need not be there

    TCXReader().read(str(path))


def row_of(bench: Bench, path: Path, peer: str, side: Callable[[], object], rounds: int) -> Cells:
    """Return the figures of one file beside one reader and the parser alone."""
    data = path.read_bytes()
    sides = {
        "ours": timed(partial(read_bytes, data, path.name), turns=OURS_A_ROUND),
        peer: timed(side),
        "lxml": timed(partial(etree.fromstring, data)),
    }
    taken = bench.turns(path.name, sides, rounds)
    return {
        "file": path.name,
        "kB": len(data) / 1000,
        "ours [ms]": 1000 * taken["ours"].median(),
        f"times {peer}": times(taken["ours"], taken[peer]),
        "times lxml's parse alone": times(taken["ours"], taken["lxml"]),
        "peak memory [MB]": bench.peak(path.name, MEMORY, str(path)),
    }


def main() -> int:
    """Print the table; return 1 where a ratio has fallen."""
    given = options(__doc__, rounds=7).parse_args()
    bench = Bench("gpxpy", "tcxreader", "lxml")
    simulation = an_hour(5 if given.small else 60)
    with tempfile.TemporaryDirectory() as name:
        gpx, tcx = Path(name) / "an hour.gpx", Path(name) / "an hour.tcx"
        gpx.write_text(simulation.to_gpx_text(), encoding="utf-8")
        tcx.write_text(simulation.to_tcx_text(), encoding="utf-8")
        rows = [row_of(bench, gpx, "gpxpy", partial(with_gpxpy, gpx.read_text(encoding="utf-8")), given.rounds)]
        if is_there("tcxreader"):
            rows.append(row_of(bench, tcx, "tcxreader", partial(with_tcxreader, tcx), given.rounds))
    return bench.finished(rows, given, script="gpx_tcx.py")


if __name__ == "__main__":
    begin(main)
