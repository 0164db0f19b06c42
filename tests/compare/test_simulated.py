"""Comparisons against simulated truth, and on real files."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from gait.compare import Difference, compare_runs, compare_same_run
from gait.formats import read
from gait.model import Analysis
from gait.pipeline import analyze
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate

RUNNER = RUNNERS["typical"]
MORE_SPM = 5.0
SEEDS = 100


def simulated(plan: str, watch: str, seed: int, *, more_spm: float = 0.0, ahead_s: float = 0.0) -> Analysis:
    """Return the analysis of a simulated run, with so much more cadence and so much of an offset of the clock."""
    runner = replace(RUNNER, cadence_offset_spm=RUNNER.cadence_offset_spm + more_spm)
    activity = simulate(runner, PLANS[plan], WATCHES[watch], seed).activity
    return analyze(replace(activity, started_at=activity.started_at + timedelta(seconds=ahead_s)))


def planted(seed: int) -> Difference:
    """Return the difference in cadence of two easy runs of one runner, of which the second steps 5 spm more."""
    first = simulated("easy_10k", "full_dynamics", seed)
    other = simulated("easy_10k", "full_dynamics", 1000 + seed, more_spm=MORE_SPM)
    return compare_runs([first, other]).differences[0]


def test_a_planted_difference_is_found() -> None:
    """The interval holds the 5 spm that the runner changed, and the verdict is that it is no chance."""
    found = planted(1)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= MORE_SPM <= found.high
    assert found.high - found.low < 3.0
    assert found.verdict == "larger than chance"


def test_a_planted_difference_is_found_at_other_paces() -> None:
    """Intervals against an easy run share the easy pace alone, and there the difference shows."""
    first = simulated("easy_10k", "full_dynamics", 3)
    found = compare_runs([first, simulated("intervals", "full_dynamics", 4, more_spm=MORE_SPM)]).differences[0]
    assert found.verdict == "larger than chance"
    assert found.difference == pytest.approx(MORE_SPM, abs=1.5)


@pytest.mark.parametrize(
    ("first", "second", "plan", "lag_s"),
    [
        ("full_dynamics", "wrist_basic", "easy_10k", 0.0),
        ("full_dynamics", "foot_pod", "easy_10k", 0.0),
        ("foot_pod", "wrist_basic", "intervals", 0.0),
        ("foot_pod", "wrist_basic", "treadmill", 0.0),
        ("wrist_basic", "foot_pod", "run_walk", 1.25),
        ("full_dynamics", "phone_gpx", "intervals", 2.0),
    ],
)
def test_the_offset_of_two_watches_on_one_run_is_found(first: str, second: str, plan: str, lag_s: float) -> None:
    """One simulated run, the second's clock 37 s ahead: found within a second, but for what a device lags by itself.

    A mean over the last 4 s lags by 2 s and one over 1.5 s by 0.75; a speed that is worked out from positions lags too.
    """
    found = compare_same_run(simulated(plan, first, 7), simulated(plan, second, 7, ahead_s=37.0))
    assert found.alignment.offset_s == pytest.approx(37.0 - lag_s, abs=1.0)
    assert found.alignment.sure == "high"


def test_two_watches_on_one_run_agree_within_their_errors() -> None:
    """Both counted the same steps: no bias beyond a spm, and hardly any time beyond the sensors' errors."""
    found = compare_same_run(
        simulated("easy_10k", "full_dynamics", 7), simulated("easy_10k", "foot_pod", 7, ahead_s=-20.0)
    )
    cadence = found.disagreements[0]
    assert cadence.bias == pytest.approx(0.0, abs=1.0)
    assert cadence.beyond < 0.05
    assert not cadence.same_device


@pytest.mark.prove
def test_the_interval_holds_the_truth_over_many_runs() -> None:
    """Over 100 pairs of runs the 95 % interval holds the planted difference in 90 to 99."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(planted, range(SEEDS), chunksize=5))
    held = [(each.low or 0.0) <= MORE_SPM <= (each.high or 0.0) for each in found]
    assert 0.9 * SEEDS <= sum(held) <= 0.99 * SEEDS


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("fit/garmin_fr35_run.fit", "tcx/garmin_connect_fr35.tcx"),
        ("fit/garmin_fr35_run.fit", "gpx/garmin_connect_fr35.gpx"),
        ("gpx/garmin_connect_fr35.gpx", "tcx/garmin_connect_fr35.tcx"),
        ("fit/garmin_fr945_treadmill_stryd_partial_rd.fit", "tcx/garmin_fr945_treadmill.tcx"),
    ],
)
def test_exports_of_one_run_agree(runs: Path, first: str, second: str) -> None:
    """Exports of one activity have one clock, one cadence (the TCX of a foot pod cuts halves) and one heart rate."""
    found = compare_same_run(analyze(read(runs / first)), analyze(read(runs / second)))
    by_name = {each.quantity: each for each in found.disagreements}
    assert found.alignment.sure == "high"
    assert found.alignment.offset_s == pytest.approx(0.0, abs=0.1)
    assert by_name["cadence_spm"].bias == pytest.approx(0.0, abs=0.25)
    assert by_name["cadence_spm"].beyond == 0.0
    assert by_name["heart_rate_bpm"].bias == pytest.approx(0.0, abs=0.01)


def test_real_runs_of_two_runners_are_compared_at_what_they_share(runs: Path) -> None:
    """Two Garmin files of other days: cadence is compared, and what one of them lacks is said to be not measured."""
    first, other = (
        analyze(read(runs / "fit" / name)) for name in ("garmin_fr35_run.fit", "stryd_app_standalone_run.fit")
    )
    found = {each.quantity: each for each in compare_runs([first, other]).differences}
    assert found["ground_contact_time_s"].reason == "not measured"
    assert found["cadence_spm"].reason in {"", "no shared speed"}
    assert not found["cadence_spm"].same_device
