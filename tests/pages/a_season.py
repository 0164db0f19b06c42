"""A simulated season with all that a runner's page can show, and a small diary written by hand."""

from dataclasses import replace
from functools import cache

import numpy as np

from gait.model import CadenceTarget, Pair
from gait.model.diary import Diary, DiaryNotes, DiaryPain, DiaryRun, ToldKnee
from gait.pipeline.diary import diary_of
from gait.simulate import RUNNERS
from gait.simulate.diary import diary_runs
from gait.simulate.minutes import minutes_of_year
from gait.simulate.season import Planted, Trainee, Year, draw_year
from tests.history.by_hand import a_run, around, every_other_day

HOSTILE = "</title></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}\u202e"
WEEKS = 40


def pain(day: str, during: float, verdict: str = "above the rule", **more: object) -> DiaryPain:
    """Return a line of the pain log."""
    return DiaryPain(local_date=day, during=during, most=during, verdict=verdict, where="front", **more)


def notes(days: list[str], **names: str) -> DiaryNotes:
    """Return what a runner wrote down: a knee that hurt twice in the middle, a target, two pairs of shoes."""
    middle = len(days) // 2
    return DiaryNotes(
        shoes=(Pair(shoe_id="pair 1", name=names.get("shoe", "Blue trainers"), before_m=20_000.0),),
        pain=(
            pain(days[middle - 20], 1, "within the rule"),
            pain(days[middle], 4, note=names.get("note", "")),
            pain(days[middle + 1], 5),
            DiaryPain(local_date=days[middle + 9], verdict="not complete", after=1.0, most=1.0),
        ),
        knee=(
            ToldKnee(since=days[5], until=days[9], where="outer", note=names.get("note", "")),
            ToldKnee(since=days[-9]),
        ),
        targets=(CadenceTarget(set_on=days[-30], cadence_spm=174.0, speed_mps=2.9),),
    )


@cache
def season() -> tuple[Year, Diary]:
    """Return forty weeks in which cadence drops, the watch changes, a run is far too long and a pair passes 800 km."""
    rng = np.random.default_rng(11)
    trainee = Trainee(runner=RUNNERS["typical"], runs_a_week=5, missed_share=0.0, season_mps=0.05)
    last = 7 * WEEKS
    planted = Planted(
        device_day=70,
        cadence_day=last - 50,
        cadence_share=-0.06,
        spike_day=last - 8,
        spike_ratio=1.7,
        shoe_m=1_000_000.0,
    )
    year = draw_year(rng, trainee, planted=planted, weeks=WEEKS)
    levels = minutes_of_year(rng, year)
    told = notes([each.local_date for each in levels])
    return year, diary_of("Ana", diary_runs(year, levels), levels, notes=told, gait_version="1.2.3")


@cache
def named(text: str) -> Diary:
    """Return a short diary in which everything that a person or a file writes is this text."""
    levels = every_other_day(around(168.0, 30), device=text, distance_m=9000.0, shoe="pair 1")
    runs = [replace(line(level.run_id, level.local_date), title=text, device=text, headline=text) for level in levels]
    told = notes(["2026-02-01", *(each.local_date for each in levels), *["2026-05-01"] * 20], shoe=text, note=text)
    return diary_of(text, runs, levels, notes=told, gait_version="1.2.3")


def line(run_id: str, day: str, **more: object) -> DiaryRun:
    """Return a line of a diary."""
    known = {"distance_m": 9000.0, "pace_mps": 3.0, "cadence_spm": 168.0, "severity": "info"}
    return DiaryRun(run_id=run_id, local_start=f"{day}T07:00:00", local_date=day, **(known | more))


@cache
def beginner() -> Diary:
    """Return three runs: too few for anything, one with too little running and one that was not analysed."""
    levels = [a_run(0, 160.0), a_run(2, 164.0, device="")]
    runs = [
        line("run 0", levels[0].local_date),
        line("run 2", levels[1].local_date),
        line("7", "2026-03-08", state="too little", distance_m=None, pace_mps=None, cadence_spm=None, severity=""),
        line("8", "2026-03-09", state="not analysed", distance_m=None, pace_mps=None, cadence_spm=None, severity=""),
    ]
    return diary_of("Bo", runs, levels)
