"""Make the runs in ``sample_files/``: all simulated, and the same bytes each time.

Usage: ``python scripts/make_samples.py [FOLDER]``
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from gait.simulate import PLANS, RUNNERS, WATCHES, Fatigue, Plan, Simulation, run, simulate, stand, walk

FOLDER: Final = Path(__file__).resolve().parent.parent / "sample_files"
_CUT_AT: Final = 0.6
"""Share of the damaged file that is left."""


def easy_run() -> Simulation:
    """Return 48 minutes of easy running with long, slow steps that get slower still; chest strap."""
    plan = Plan(legs=(run(3, 2.5), run(22, 2.8), stand(15), run(22.75, 2.8)))
    started_at = datetime(2026, 5, 3, 8, 30, tzinfo=UTC)
    return simulate(RUNNERS["long_slow_steps"], plan, WATCHES["full_dynamics"], 1, started_at=started_at)


def intervals() -> Simulation:
    """Return six times three minutes fast, with the watch stopped before the way home; no running dynamics."""
    started_at = datetime(2026, 5, 6, 17, 45, tzinfo=UTC)
    return simulate(RUNNERS["quick_short_steps"], PLANS["intervals"], WATCHES["wrist_basic"], 2, started_at=started_at)


def treadmill() -> Simulation:
    """Return 35 minutes indoors with a foot pod, whose app adds fields of its own."""
    started_at = datetime(2026, 5, 8, 19, 5, tzinfo=UTC)
    return simulate(RUNNERS["typical"], PLANS["treadmill"], WATCHES["foot_pod"], 3, started_at=started_at)


def hilly_trail() -> Simulation:
    """Return a trail run up and down, with a steep climb walked and one stop of the watch."""
    started_at = datetime(2026, 5, 10, 7, 15, tzinfo=UTC)
    return simulate(RUNNERS["typical"], PLANS["hilly_trail"], WATCHES["full_dynamics"], 4, started_at=started_at)


def long_run() -> Simulation:
    """Return 105 minutes of even running with smart recording, tiring towards the end."""
    runner = replace(RUNNERS["typical"], fatigue=Fatigue(cadence_spm=-3.0, heart_rate_bpm=14.0))
    watch = replace(WATCHES["wrist_basic"], keeping="smart")
    started_at = datetime(2026, 5, 17, 8, 0, tzinfo=UTC)
    return simulate(runner, Plan(legs=(run(105, 2.9),), loop_m=6000.0), watch, 5, started_at=started_at)


def cut_short() -> bytes:
    """Return a run with walking breaks whose file ends in the middle of a record, as after a flat battery."""
    started_at = datetime(2026, 5, 20, 18, 20, tzinfo=UTC)
    whole = simulate(RUNNERS["typical"], PLANS["run_walk"], WATCHES["full_dynamics"], 6, started_at=started_at)
    data = whole.to_fit_bytes()
    return data[: int(len(data) * _CUT_AT)]


def motion_at_the_waist() -> Simulation:
    """Return five and a half minutes of running between a stand and a walk: what a sensor of motion records of it."""
    plan = Plan(legs=(stand(15), run(5.5, 2.9), walk(0.25)))
    started_at = datetime(2026, 5, 22, 6, 40, tzinfo=UTC)
    return simulate(RUNNERS["typical"], plan, WATCHES["wrist_basic"], 7, started_at=started_at)


SAMPLES: Final[Mapping[str, Callable[[], bytes]]] = {
    "easy_run_dynamics.fit": lambda: easy_run().to_fit_bytes(),
    "interval_run_basic.fit": lambda: intervals().to_fit_bytes(),
    "treadmill.fit": lambda: treadmill().to_fit_bytes(),
    "hilly_trail.gpx": lambda: hilly_trail().to_gpx_text().encode(),
    "long_run.tcx": lambda: long_run().to_tcx_text().encode(),
    "damaged_cut_short.fit": cut_short,
    "motion_at_the_waist.csv": lambda: motion_at_the_waist().to_motion_text(rate_hz=28.0).encode(),
}
"""Each sample's name, and what makes its bytes."""


def main(folder: Path) -> None:
    """Write all samples into a folder and say how large they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SAMPLES.items():
        data = make()
        (folder / name).write_bytes(data)
        print(f"{name:26} {len(data) / 1000:7.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
