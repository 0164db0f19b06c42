"""Splits, laps and terrain rows, worked by hand."""

from dataclasses import dataclass

import numpy as np
import pytest

from gait.metrics import estimates
from gait.metrics.estimates import estimates_of_each
from gait.metrics.ground import lay_ground, sample_distances_m
from gait.metrics.stretches import stretch, tables
from gait.model import Activity, FloatArray, Pause
from gait.norms import expected_cadence_spm
from tests.factories import an_activity


@dataclass(frozen=True, kw_only=True)
class Part:
    """A piece of the run as segmenting gives it."""

    label: str
    start_s: float
    stop_s: float
    inside: np.ndarray


def a_run() -> Activity:
    """Return 600 s at 3 m/s and 170 spm, climbing 5 % for the first half and dropping for the second."""
    time = np.arange(600.0)
    rise = np.minimum(time, 600 - time) * 0.15
    return an_activity(
        {
            "time_s": time,
            "weight_s": np.ones(600),
            "distance_m": 3 * time,
            "speed_mps": np.full(600, 3.0),
            "cadence_spm": np.full(600, 170.0),
            "altitude_m": 100 + rise,
            "grade": np.where(time < 300, 0.05, -0.05),
        }
    )


RUNNING = np.ones(600, dtype=bool)


def without(run: Activity, *names: str) -> Activity:
    """Return the run without some columns."""
    return an_activity({name: values for name, values in run.columns.items() if name not in names})


def test_a_split_has_its_distance_time_climb_and_cadence() -> None:
    """The first 300 s hold 900 m, a climb of 45 m at 5 %, and the cadence of their running."""
    inside = np.arange(600) < 300
    row = stretch(a_run(), inside, RUNNING, label="1", start_s=0.0, stop_s=300.0, height_m=1.75)
    assert (row.label, row.start_s, row.stop_s) == ("1", 0.0, 300.0)
    assert row.distance_m == pytest.approx(900.0)
    assert (row.duration_s, row.running_s) == (300.0, 300.0)
    assert row.ascent_m == pytest.approx(44.85)  # 299 steps of 0.15 m
    assert row.descent_m == 0.0
    assert row.grade == pytest.approx(0.05)
    assert row.expected_cadence_spm == pytest.approx(float(expected_cadence_spm(np.array([3.0]), 1.75)[0]))
    assert row.values["cadence_spm"].mean == pytest.approx(170.0)


def test_duration_leaves_out_pauses_and_counts_overlapping_ones_once() -> None:
    """300 s with pauses of 10-40, 30-50 and one past the end leave 300 - 40 - 20 s."""
    run = a_run()
    pauses = (Pause(start_s=10, stop_s=40), Pause(start_s=30, stop_s=50), Pause(start_s=280, stop_s=320))
    paused = an_activity(dict(run.columns), pauses=pauses)
    row = stretch(paused, np.arange(600) < 300, RUNNING, label="1", start_s=0.0, stop_s=300.0)
    assert row.duration_s == 240.0


def test_the_estimates_are_of_the_running_alone() -> None:
    """A split half walked has half the running time and only the running's cadence."""
    run = a_run()
    cadence = np.where(np.arange(600) < 150, 110.0, 170.0)
    walked = an_activity({**run.columns, "cadence_spm": cadence})
    row = stretch(walked, np.arange(600) < 300, np.arange(600) >= 150, label="1", start_s=0.0, stop_s=300.0)
    assert (row.duration_s, row.running_s) == (300.0, 150.0)
    assert row.values["cadence_spm"].mean == pytest.approx(170.0)


def test_a_stretch_in_pieces_has_no_ends() -> None:
    """Without ends, time is the samples' weight and distance what they stand for."""
    inside = np.arange(600) % 2 == 0
    row = stretch(a_run(), inside, RUNNING, label="even")
    assert (row.start_s, row.stop_s, row.duration_s) == (None, None, 300.0)
    assert row.distance_m == pytest.approx(900.0, abs=3.0)


def test_samples_stand_for_the_whole_distance() -> None:
    """What the samples stand for adds up to the distance of the run, also where it is known at few of them."""
    run = a_run()
    sparse = np.where(np.arange(600) % 50 == 0, run.columns["distance_m"], np.nan)
    sparse[-1] = 1797.0
    for distance in (run.columns["distance_m"], sparse):
        covered = sample_distances_m(an_activity({**run.columns, "distance_m": distance}))
        assert float(covered.sum()) == pytest.approx(1797.0)


def test_without_distance_the_speed_tells_it() -> None:
    """300 samples of 1 s at 3 m/s are 900 m, with ends or without."""
    run = without(a_run(), "distance_m")
    inside = np.arange(600) < 300
    assert stretch(run, inside, RUNNING, label="1").distance_m == pytest.approx(900.0)
    assert stretch(run, inside, RUNNING, label="1", start_s=0, stop_s=300).distance_m == pytest.approx(900.0)


def test_what_was_not_measured_is_absent() -> None:
    """Without altitude, grade and speed there is no climb, grade or expectation, and nothing is 0."""
    run = without(a_run(), "altitude_m", "grade", "speed_mps", "distance_m")
    row = stretch(run, RUNNING, RUNNING, label="all", start_s=0.0, stop_s=600.0)
    assert row.distance_m is None
    assert (row.ascent_m, row.descent_m, row.grade, row.expected_cadence_spm) == (None, None, None, None)


def test_no_expectation_where_none_holds() -> None:
    """At 1.8 m/s people walk as well as run, so the row has no expected cadence."""
    run = an_activity({**a_run().columns, "speed_mps": np.full(600, 1.8)})
    assert stretch(run, RUNNING, RUNNING, label="slow").expected_cadence_spm is None


def test_the_expectation_is_at_the_samples_with_a_cadence() -> None:
    """Where cadence was measured only at 4 m/s, the expectation is the one at 4 m/s; without cadence it is of all."""
    run = a_run()
    fast = np.arange(600) >= 300
    speed = np.where(fast, 4.0, 2.0)
    some = an_activity({**run.columns, "speed_mps": speed, "cadence_spm": np.where(fast, 180.0, np.nan)})
    none = without(some, "cadence_spm")
    slow_mean, fast_mean = expected_cadence_spm(np.array([2.0, 4.0]), 1.75)
    assert stretch(some, RUNNING, RUNNING, label="a", height_m=1.75).expected_cadence_spm == pytest.approx(fast_mean)
    of_all = stretch(none, RUNNING, RUNNING, label="a", height_m=1.75).expected_cadence_spm
    assert of_all == pytest.approx((slow_mean + fast_mean) / 2)


def test_the_rows_of_all_pieces_add_up_to_the_run() -> None:
    """Three splits of 200 s have 600 m each and the climb of the run between them."""
    bounds = [(0, 200), (200, 400), (400, 600)]
    index = np.arange(600)
    parts = [Part(label=str(a), start_s=float(a), stop_s=float(b), inside=index[a:b]) for a, b in bounds]
    ground = lay_ground(a_run(), height_m=1.75)
    rows = tables(a_run(), RUNNING, splits=parts, laps=(), terrain={}, ground=ground).splits
    assert [row.label for row in rows] == ["0", "200", "400"]
    assert [row.distance_m for row in rows] == pytest.approx([600.0, 600.0, 597.0])
    assert sum(row.ascent_m or 0 for row in rows) == pytest.approx(45.0, abs=0.2)
    assert sum(row.descent_m or 0 for row in rows) == pytest.approx(45.0, abs=0.2)


def test_terrain_is_the_running_on_each_class() -> None:
    """Half of the run is uphill and half downhill; a class that nobody ran on has no row."""
    run = a_run()
    grade = run.columns["grade"]
    classes = {"level": np.abs(grade) <= 0.02, "uphill": grade > 0.02, "downhill": grade < -0.02}
    running = np.arange(600) >= 100
    ground = lay_ground(run, height_m=1.75)
    rows = tables(run, running, splits=(), laps=(), terrain=classes, ground=ground).terrain
    assert list(rows) == ["uphill", "downhill"]
    assert (rows["uphill"].duration_s, rows["uphill"].running_s) == (200.0, 200.0)
    assert rows["uphill"].distance_m == pytest.approx(600.0)
    assert rows["downhill"].descent_m == pytest.approx(45.0, abs=0.3)


def test_a_run_of_one_lap_on_one_slope_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """All running, the one lap and the one class are the same 300 samples; the second split is walked."""
    run, index = a_run(), np.arange(600)
    up, rest = (
        Part(label=str(a), start_s=float(a), stop_s=float(a + 300), inside=index[a : a + 300]) for a in (0, 300)
    )
    seen: list[int] = []

    def counted(values: FloatArray, *more: object) -> object:
        seen.append(values.shape[1])
        return estimates_of_each(values, *more)  # type: ignore[arg-type] # as given

    monkeypatch.setattr(estimates, "estimates_of_each", counted)
    running, ground = index < 300, lay_ground(run)
    found = tables(run, running, splits=(up, rest), laps=(up,), terrain={"uphill": running}, ground=ground)
    assert seen == [300]
    assert found.laps[0].values == found.splits[0].values == found.terrain["uphill"].values == found.whole
    assert found.splits[1].values == {}


def test_ground_laid_once_gives_the_same_row() -> None:
    """A stretch with the ground laid before is the stretch without."""
    run, inside = a_run(), np.arange(600) < 300
    ground = lay_ground(run, height_m=1.75)
    assert stretch(run, inside, RUNNING, label="1", ground=ground) == stretch(
        run, inside, RUNNING, label="1", height_m=1.75
    )


def test_a_split_on_a_slope_has_the_level_speed_of_its_cost() -> None:
    """Up 5 % at 3 m/s costs 4.6852 / 3.6 of the level's energy, so it is as hard as 3.904 m/s on the level."""
    row = stretch(a_run(), np.arange(600) < 300, RUNNING, label="1", start_s=0.0, stop_s=300.0)
    # 155.4 x .05^5 - 30.4 x .05^4 - 43.3 x .05^3 + 46.3 x .05^2 + 19.5 x .05 + 3.6 = 4.6852
    assert row.level_speed_mps == pytest.approx(3 * 4.6852 / 3.6, abs=1e-3)


def test_a_split_without_a_grade_has_no_level_speed() -> None:
    """Where the grade is not known, nothing is said of what the split cost."""
    row = stretch(without(a_run(), "grade"), np.arange(600) < 300, RUNNING, label="1")
    assert row.level_speed_mps is None
