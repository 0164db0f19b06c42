"""Cadence against the guidance and the expectation."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gait.formats import read
from gait.metrics.cadence import cadence_view
from gait.model import Activity, CadenceView, UnitDecision
from gait.norms import expected_cadence_band_spm, expected_cadence_spm
from gait.pipeline import analyze
from tests.factories import an_activity

DECISION = UnitDecision(stored="strides/min", factor=2.0, by="step length", confidence="high")


def a_run(cadence: np.ndarray, speed: np.ndarray, **more: np.ndarray) -> Activity:
    """Return a run of these columns at one sample a second."""
    n = len(cadence)
    return an_activity(
        {"time_s": np.arange(n), "weight_s": np.ones(n), "cadence_spm": cadence, "speed_mps": speed, **more}
    )


def everywhere(n: int) -> np.ndarray:
    """Return a mask of all samples."""
    return np.ones(n, dtype=bool)


def test_the_shares_of_the_guidance_are_of_the_time_with_a_cadence() -> None:
    """Of 1, 2, 4 and 1 s at 150, 160, 180 and 190 spm an eighth is below, six eighths within, an eighth above."""
    run = an_activity(
        {
            "time_s": np.arange(5),
            "weight_s": [1.0, 2.0, 4.0, 1.0, 9.0],
            "cadence_spm": [150.0, 160.0, 180.0, 190.0, np.nan],
            "speed_mps": np.full(5, 3.0),
        }
    )
    view = cadence_view(run, everywhere(5), np.zeros(5, dtype=bool), 1.75, DECISION)
    assert (view.below_160_share, view.in_160_180_share, view.above_180_share) == (0.125, 0.75, 0.125)
    assert view.unit_decision == DECISION


def test_the_difference_is_measured_minus_expected_at_the_same_speeds() -> None:
    """A runner 6 spm above the expectation at every speed is 6 spm above, with an interval around it."""
    rng = np.random.default_rng(1)
    speed = 3 + np.repeat(rng.normal(0, 0.3, 20), 30)
    expected = expected_cadence_spm(speed, 1.80)
    run = a_run(expected + 6 + rng.normal(0, 1, 600), speed)
    view = cadence_view(run, everywhere(600), everywhere(600), 1.80, None)
    low, high = expected_cadence_band_spm(speed, 1.80)
    assert view.difference_spm == pytest.approx(6.0, abs=0.3)
    assert view.difference_low_spm is not None
    assert view.difference_high_spm is not None
    assert 3.5 < view.difference_low_spm < 6 < view.difference_high_spm < 8.5
    assert view.expected_spm == pytest.approx(float(expected.mean()))
    assert view.expected_low_spm == pytest.approx(float(low.mean()))
    assert view.expected_high_spm == pytest.approx(float(high.mean()))


@pytest.mark.parametrize(("steady_s", "basis"), [(300, "steady level running"), (299, "all running")])
def test_steady_level_running_is_preferred_from_five_minutes_on(steady_s: int, basis: str) -> None:
    """With five minutes of steady running the comparison is over it alone, with less over all, and it says which."""
    steady = np.arange(600) < steady_s
    cadence = np.where(steady, 170.0, 150.0)
    run = a_run(cadence, np.full(600, 3.0), grade=np.zeros(600))
    view = cadence_view(run, everywhere(600), steady, 1.75, None)
    expected = float(expected_cadence_spm(np.array([3.0]), 1.75)[0])
    mean = 170.0 if steady_s == 300 else (steady_s * 170 + (600 - steady_s) * 150) / 600
    assert (view.judged_over, view.expected_from) == (basis, "norm")
    assert view.difference_spm == pytest.approx(mean - expected)
    assert (view.judged_spm, view.judged_mps) == (pytest.approx(mean), pytest.approx(3.0))
    assert view.judged_low_spm is not None
    assert view.judged_high_spm is not None
    assert view.judged_low_spm < mean < view.judged_high_spm


def test_bins_of_speed_hold_a_minute_or_more() -> None:
    """120 s in 2.75-3.00, 90 s in 3.00-3.25 and 59 s at 4 m/s make two bins with their own expectation."""
    speed = np.repeat([2.9, 3.0, 4.0], [120, 90, 59])
    cadence = np.repeat([160.0, 165.0, 180.0], [120, 90, 59])
    step = np.where(speed < 3, np.nan, 1.1)
    view = cadence_view(
        a_run(cadence, speed, step_length_m=step), everywhere(269), np.zeros(269, dtype=bool), None, None
    )
    slow, fast = view.by_speed
    assert (slow.speed_low_mps, slow.speed_high_mps, slow.time_s) == (2.75, 3.0, 120.0)
    assert (slow.cadence_spm, slow.speed_mps) == (pytest.approx(160.0), pytest.approx(2.9))
    assert slow.low < 160 < slow.high
    assert (fast.speed_low_mps, fast.time_s, fast.step_length_m) == (3.0, 90.0, pytest.approx(1.1))
    assert slow.step_length_m is None
    assert fast.expected_spm == pytest.approx(float(expected_cadence_spm(np.array([3.0]), None)[0]))
    assert fast.expected_low_spm is not None
    assert fast.expected_high_spm is not None
    assert fast.expected_low_spm < (fast.expected_spm or 0) < fast.expected_high_spm


def test_without_speed_there_are_shares_alone() -> None:
    """No expectation is invented where the speed was not measured; the one cadence is that of all running."""
    run = an_activity({"time_s": np.arange(9), "weight_s": np.ones(9), "cadence_spm": np.full(9, 170.0)})
    view = cadence_view(run, everywhere(9), everywhere(9), 1.75, None)
    assert view.in_160_180_share == 1.0
    assert (view.expected_spm, view.difference_spm, view.expected_from, view.by_speed) == (None, None, None, ())
    assert (view.judged_spm, view.judged_mps, view.judged_over) == (170.0, None, "all running")


def test_without_cadence_there_is_the_expectation_alone() -> None:
    """A file without cadence has no shares, no difference and no bins, but what would be expected at its speeds."""
    run = an_activity({"time_s": np.arange(400), "weight_s": np.ones(400), "speed_mps": np.full(400, 3.0)})
    view = cadence_view(run, everywhere(400), np.zeros(400, dtype=bool), 1.75, None)
    assert (view.in_160_180_share, view.difference_spm, view.by_speed) == (None, None, ())
    assert (view.judged_spm, view.judged_mps, view.judged_over) == (None, pytest.approx(3.0), "all running")
    assert view.expected_spm == pytest.approx(float(expected_cadence_spm(np.array([3.0]), 1.75)[0]))


def test_speeds_that_nobody_runs_are_not_compared() -> None:
    """A jump to 9 m/s is beyond the norm and changes nothing."""
    speed = np.where(np.arange(600) < 590, 3.0, 9.0)
    view = cadence_view(a_run(np.full(600, 170.0), speed), everywhere(600), everywhere(600), 1.75, None)
    expected = float(expected_cadence_spm(np.array([3.0]), 1.75)[0])
    assert view.difference_spm == pytest.approx(170 - expected)


def test_steady_running_on_unknown_ground_is_not_called_level() -> None:
    """Without a grade the basis is named without the word."""
    view = cadence_view(a_run(np.full(600, 170.0), np.full(600, 3.0)), everywhere(600), everywhere(600), 1.75, None)
    assert view.judged_over == "steady running"


@pytest.mark.parametrize(("speed", "count"), [(1.95, 0), (2.0, 8), (5.5, 8), (5.6, 0)])
def test_no_expectation_at_speeds_where_none_holds(speed: float, count: int) -> None:
    """Below 2.0 and above 5.5 m/s cadence and speed are told, and held against nothing."""
    view = cadence_view(a_run(np.full(600, 160.0), np.full(600, speed)), everywhere(600), everywhere(600), 1.75, None)
    told = (view.expected_spm, view.expected_low_spm, view.expected_high_spm, view.difference_spm)
    told += (view.difference_low_spm, view.difference_high_spm, view.expected_from, view.by_speed[0].expected_spm)
    assert sum(value is not None for value in told) == count
    assert (view.judged_spm, view.judged_mps) == (pytest.approx(160.0), pytest.approx(speed))


def test_a_cadence_far_beyond_the_norms_speeds_is_still_the_runs_one_cadence() -> None:
    """At 1.2 m/s nobody's norm says anything, and the cadence of the running is told without it."""
    view = cadence_view(a_run(np.full(600, 140.0), np.full(600, 1.2)), everywhere(600), everywhere(600), 1.75, None)
    assert (view.judged_spm, view.judged_mps, view.judged_over) == (140.0, None, "steady running")
    assert (view.expected_spm, view.by_speed) == (None, ())


def test_without_running_nothing_is_judged() -> None:
    """A walk has neither a cadence nor a name for what it was judged over."""
    none = np.zeros(600, dtype=bool)
    view = cadence_view(a_run(np.full(600, 110.0), np.full(600, 1.5)), none, none, 1.75, None)
    assert (view.judged_spm, view.judged_mps, view.judged_over, view.expected_spm) == (None, None, None, None)


SAMPLE = st.tuples(
    st.one_of(
        st.integers(140, 200).map(float),
        st.floats(100, 250),
        st.sampled_from([159.99, 160.0, 179.99, 180.0, 180.0 + 3e-14, 180.01, np.nan]),
    ),
    st.floats(0.01, 10),
)


def view_of(samples: list[tuple[float, float]]) -> CadenceView:
    """Return the view of samples of a cadence and a weight, all of them running."""
    cadence, weight = zip(*samples, strict=True)
    n = len(samples)
    columns = {"time_s": np.arange(n), "weight_s": weight, "cadence_spm": cadence, "speed_mps": np.full(n, 3.0)}
    return cadence_view(an_activity(columns), everywhere(n), np.zeros(n, dtype=bool), 1.75, None)


def parts_of(view: CadenceView) -> tuple[float, float, float]:
    """Return how much the bands below, within and above 160-180 hold."""
    bands = view.distribution
    return (
        sum(each.share for each in bands if each.high_spm <= 160),
        sum(each.share for each in bands if each.low_spm >= 160 and each.high_spm <= 180),
        sum(each.share for each in bands if each.low_spm >= 180),
    )


def test_the_distribution_has_bands_around_even_cadences_which_the_guidance_cuts() -> None:
    """Of 16 s, 1 are at 158, 2 at 159.5, 3 at 160, 4 at 178, 5 at exactly 180 and 1 at 180.5; no band is empty."""
    view = view_of([(158, 1), (159.5, 2), (160, 3), (178, 4), (180, 5), (180.5, 1)])
    assert [(each.low_spm, each.high_spm, each.share) for each in view.distribution] == [
        (157.0, 159.0, 1 / 16),
        (159.0, 160.0, 2 / 16),
        (160.0, 161.0, 3 / 16),
        (177.0, 179.0, 4 / 16),
        (179.0, 180.0, 5 / 16),
        (180.0, 181.0, 1 / 16),
    ]
    assert view.in_160_180_share == 12 / 16


@given(st.lists(SAMPLE, min_size=1, max_size=60))
def test_the_bands_add_up_to_the_shares_of_the_guidance(samples: list[tuple[float, float]]) -> None:
    """Whatever was run, the bands below, within and above 160-180 hold what the shares say, and together all."""
    view = view_of(samples)
    if view.in_160_180_share is None:
        assert view.distribution == ()
        return
    assert parts_of(view) == pytest.approx(
        (view.below_160_share, view.in_160_180_share, view.above_180_share), abs=1e-12
    )
    assert sum(each.share for each in view.distribution) == pytest.approx(1.0, abs=1e-12)
    assert [each.low_spm for each in view.distribution] == sorted({each.low_spm for each in view.distribution})
    assert all(0 < each.high_spm - each.low_spm <= 2 and each.share > 0 for each in view.distribution)


@pytest.mark.parametrize(
    "name",
    [
        "fit/garmin_fr955_native_rd_plus_stryd.fit",
        "fit/garmin_fenix5plus_smart_recording_rd.fit",
        "fit/stryd_app_standalone_run.fit",
    ],
)
def test_the_bands_of_real_runs_add_up_to_their_shares(name: str, runs: Path) -> None:
    """Native cadence, one sample in 5 s, and a pod's fractional cadence: heading and bars say one thing."""
    view = analyze(read(runs / name)).cadence
    assert parts_of(view) == pytest.approx(
        (view.below_160_share, view.in_160_180_share, view.above_180_share), abs=1e-12
    )
    assert len(view.distribution) > 5


def test_bins_of_level_running_leave_slopes_out() -> None:
    """Ten minutes up 5 % at 2.1 m/s and ten on the level at 3.0: the bins know both, those of the level one."""
    up = np.arange(1200) < 600
    run = a_run(np.full(1200, 160.0), np.where(up, 2.1, 3.0), grade=np.where(up, 0.05, 0.0))
    view = cadence_view(run, everywhere(1200), ~up, 1.76, None)
    assert [round(each.speed_mps, 1) for each in view.by_speed] == [2.1, 3.0]
    assert [round(each.speed_mps, 1) for each in view.level_by_speed] == [3.0]
    unknown = a_run(np.full(1200, 160.0), np.where(up, 2.1, 3.0))
    flat = cadence_view(unknown, everywhere(1200), ~up, 1.76, None)
    assert flat.level_by_speed == flat.by_speed


def test_the_error_of_the_expectation_by_hand() -> None:
    """At 3.0 m/s and 1.76 m: the mean's 2.0 spm, and 8.4 spm a m/s x 5 % of 3.0 m/s (no sensor named) = 1.26."""
    view = cadence_view(a_run(np.full(600, 166.0), np.full(600, 3.0)), everywhere(600), everywhere(600), 1.76, None)
    assert view.expected_error_spm == pytest.approx(np.hypot(2.0, 1.26))
