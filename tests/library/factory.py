"""Small runs for the library's tests: a file's bytes and the analysis that is said to have been made of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from gait import pipeline
from gait.library import Added, AthleteRecord, Library, sha256_of
from gait.model import Analysis
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate
from tests.factories import START

MINUTE_S = 60.0


@cache
def simulated() -> Analysis:
    """Return the analysis of one simulated run, without its series: each test changes what it needs."""
    from gait.formats import read_bytes  # noqa: PLC0415 - once

    data = simulate(RUNNERS["typical"], PLANS["easy_10k"], WATCHES["full_dynamics"], 1).to_fit_bytes()
    (activity,) = read_bytes(data, "run.fit")
    return replace(pipeline.analyze(activity), series={}, track=None)


def a_run(  # noqa: PLR0913 - what tells one run from another
    *,
    day: int = 0,
    hours: float = 0.0,
    form: str = "fit",
    duration_s: float = 3000.0,
    distance_m: float | None = 10_000.0,
    content: str = "",
    **activity: Any,  # noqa: ANN401 - any field of the activity
) -> tuple[bytes, Analysis]:
    """Return the bytes of a file and its analysis, of a run that begins so many days and hours after the first."""
    base = simulated()
    started: datetime = START + timedelta(days=day, hours=hours)
    data = f"{content}{form}{started}{duration_s}{distance_m}".encode()
    changed = replace(
        base.activity,
        started_at=started.isoformat(),
        local_start=started.replace(tzinfo=None).isoformat(),
        elapsed_s=duration_s,
        distance_m=distance_m,
        **activity,
    )
    source = replace(base.source, name=f"run.{form}", format=form, sha256=sha256_of(data))
    return data, replace(base, activity=changed, source=source)


def put(library: Library, athlete: AthleteRecord, *, columns: int = 10, **run: Any) -> Added:  # noqa: ANN401 - as above
    """Put such a run into the library."""
    data, analysis = a_run(**run)
    return library.add_run(athlete, data, analysis, columns=columns)


def tables(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that a person can change in a library, row by row."""
    names = ("athlete", "knee_episode", "shoe", "run", "recording", "edit", "pain")
    return {name: [tuple(row) for row in library.store.all(f"SELECT * FROM {name} ORDER BY id")] for name in names}  # noqa: S608


def originals(library: Library) -> set[str]:
    """Return the names of the files that are kept, half-written ones too."""
    return {path.name for path in Path(library.folder / "originals").rglob("*") if path.is_file()}
