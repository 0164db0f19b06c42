"""Runs with a load and with what a runner tells of a knee, every number given by the test."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from gait.history import load_of
from gait.model import Analysis, Estimate, History, Knee, KneePain, PastRun
from tests.assess.a_run import a_slope, an_analysis, an_estimate

START = "2026-05-17T07:12:00"
"""When the small analysis of ``a_run`` begins."""


def a_past_run(days: float, distance_m: float | None = 6000.0, *, before: str = START) -> PastRun:
    """Return a run that began so many days before that start."""
    start = datetime.fromisoformat(before) - timedelta(days=days)
    return PastRun(local_start=start.isoformat(), distance_m=distance_m)


COVERING = (a_past_run(2), a_past_run(9, 12_100.0), a_past_run(16), a_past_run(30))
"""Four runs that cover the 30 days before; the longest is 12.1 km on 8 May."""


def loaded(distance_m: float | None = 9900.0, *past: PastRun, **given: Any) -> Analysis:  # noqa: ANN401 - any field
    """Return a run of that distance with its load beside those runs."""
    run = an_analysis(**given)
    run = replace(run, activity=replace(run.activity, distance_m=distance_m))
    return replace(run, load=load_of(run, History(runs=past)))


def on_hills(downhill_s: float, *, sensor: str = "barometer", **given: Any) -> Analysis:  # noqa: ANN401 - any field
    """Return 1000 s of running at 3.0 m/s, so many of them downhill at 7 %, the rest on the level."""
    down = replace(a_slope("downhill", 168.0, 3.0, downhill_s), grade=-0.07)
    terrain = {"level": a_slope("level", 166.0, 3.0, 1000.0 - downhill_s)} | ({"downhill": down} if downhill_s else {})
    run = loaded(9900.0, terrain=terrain, **given)
    altitude: Estimate = an_estimate(180.0, unit="m", sensor=sensor)
    return replace(run, summary={**run.summary, "altitude_m": altitude})


def telling(run: Analysis, pain: KneePain | None) -> Analysis:
    """Return the run with what the runner tells of a knee."""
    return replace(run, knee=Knee(pain=pain))
