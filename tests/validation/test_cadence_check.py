"""The validation of cadence from acceleration: other methods, the truth of windows, calibration, and how it is told."""

import gzip
import importlib.util
import shutil
from pathlib import Path

import numpy as np
import pytest

from gait.model import Motion
from gait.validation import cadence_section, rivals
from gait.validation.cadence import Windows, at_rate, clipped, joined, true_windows
from gait.validation.cadence_section import CadenceCheck, as_section, check_cadence
from gait.validation.calibration import bins, simulated_windows
from gait.validation.not_running import KINDS, simulated
from gait.validation.published_counters import counter_errors
from gait.validation.recordings import Recording
from gait.validation.simulated_gait import simulated_gait
from gait.validation.strides import asymmetry_percent

NAN = float("nan")


def windows(truth: list[float], found: list[float], confidence: list[float] | None = None) -> Windows:
    """Return windows, the first half of which is held out."""
    held_out = np.arange(len(truth)) < len(truth) / 2
    sure = np.array(confidence or [0.97] * len(truth))
    return Windows(truth_spm=np.array(truth), found_spm=np.array(found), confidence=sure, held_out=held_out)


def bounce(rate_hz: float = 100.0) -> np.ndarray:
    """Return ten seconds of a body that bounces 160 times a minute, once a step and without any difference of legs."""
    time_s = np.arange(round(10 * rate_hz)) / rate_hz
    vertical = 1 + 0.8 * np.sin(2 * np.pi * 160 / 60 * time_s)
    return np.column_stack((vertical, np.zeros((len(time_s), 2))))


def test_errors_are_counted_by_kind() -> None:
    """Of 160, 159 is inexact by 1, 80 an octave, 190 far off but none, and a window without a value is none of them."""
    found = windows([160, 160, 160, 160], [159, 80, 190, NAN])

    assert found.error_spm.tolist() == [1, 80, 30]
    assert (found.octaves, found.far_off) == (1, 2)
    assert found.only_held_out().error_spm.tolist() == [1, 80]
    assert len(joined([found, found]).truth_spm) == 8


@pytest.mark.parametrize("method", [rivals.peak_picking, rivals.spectrum_peak])
def test_the_textbook_methods_read_an_even_bounce(method: rivals.Rival) -> None:
    """A bounce without any difference of legs is read rightly by each of them, within two steps a minute."""
    assert method(bounce(), 100.0) == pytest.approx(160, abs=2)


def test_plain_autocorrelation_returns_the_stride() -> None:
    """Where the legs differ a little, the highest autocorrelation is that of the stride: half of 160."""
    time_s = np.arange(1000) / 100
    legs = bounce()
    legs[:, 0] += 0.1 * np.sin(np.pi * 160 / 60 * time_s)

    assert rivals.autocorrelation(legs, 100.0) == pytest.approx(80, abs=1)


def test_no_peak_is_no_cadence() -> None:
    """A level line has no two peaks."""
    assert np.isnan(rivals.peak_picking(np.ones((1000, 3)), 100.0))


def test_the_package_reads_an_even_bounce() -> None:
    """The published package counts its peaks over ten seconds: within one step, which is six a minute."""
    pytest.importorskip(rivals.PACKAGE, reason="the package is not installed here")

    assert rivals.sensormotion(bounce(), 100.0) == pytest.approx(160, abs=6)
    assert any(rivals.PACKAGE in name for name in rivals.rivals())


def test_without_the_package_the_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package is not installed, the textbook methods are all."""
    monkeypatch.setattr(rivals, "find_spec", lambda _name: None)

    assert list(rivals.rivals()) == ["peak picking", "spectrum peak", "autocorrelation"]


def recorded(event_s: np.ndarray, steps_each: int = 1) -> Recording:
    """Return half a minute with known events."""
    motion = Motion(time_s=np.arange(3001) / 100, acceleration_g=np.ones((3001, 3)))
    return Recording(name="x", group="x", motion=motion, event_s=event_s, steps_each=steps_each)


def test_the_truth_is_the_slope_of_the_count() -> None:
    """Steps each 0.375 s are 160 a minute, and strides each 0.75 s as well."""
    of_steps, of_strides = recorded(np.arange(0.1, 30, 0.375)), recorded(np.arange(0.1, 30, 0.75), 2)

    assert true_windows(of_steps)[1] == pytest.approx([160, 160])
    assert true_windows(of_strides)[1] == pytest.approx([160, 160])


def test_a_window_with_a_stop_or_few_steps_has_no_truth() -> None:
    """Three seconds of rest in the first window, and hardly a step in the second, leave none."""
    assert len(true_windows(recorded(np.concatenate((np.arange(0.1, 4, 0.4), np.arange(7, 10, 0.4), [12.0]))))[1]) == 0


def test_a_shoe_tells_no_walking() -> None:
    """Strides of 1.1 s are 109 steps a minute, at which a shoe's strikes are not plain."""
    assert len(true_windows(recorded(np.arange(0.1, 30, 1.1), 2))[1]) == 0


def test_sensors_are_made_slower_and_shorter() -> None:
    """At 12.5 Hz there are an eighth of the samples, and nothing lies beyond 2 g once clipped."""
    motion = Motion(time_s=np.arange(1000) / 100, acceleration_g=3 * bounce())
    slower = at_rate(12.5)(motion)

    assert len(slower.time_s) == 125
    assert np.abs(clipped(motion).acceleration_g).max() == 2


def test_bins_hold_what_was_said_and_what_is_so() -> None:
    """Ten right windows leave 74.1 to 100 %, for .05 has .741 as its tenth root; one of two leaves 2.5 to 97.5 %."""
    sure = windows([160.0] * 10, [161.0] * 10)
    unsure = windows([160, 160, 160], [160, 170, NAN], [0.85, 0.85, 0.0])
    (first,), (second,) = bins(sure), bins(unsure)

    assert (first.windows, first.right, first.said) == (10, 10, pytest.approx(0.97))
    assert first.interval == (pytest.approx(0.05**0.1), 1.0)
    assert (second.low, second.high, second.windows, second.right) == (0.8, 0.9, 2, 1)
    assert second.interval == (pytest.approx(0.0253, abs=1e-4), pytest.approx(0.9747, abs=1e-4))


def test_none_right_has_an_interval_from_zero() -> None:
    """Two wrong windows leave 0 to 1 - .05 ** (1 / 2)."""
    (only,) = bins(windows([160, 160], [80, 80]))

    assert only.interval == (0.0, pytest.approx(1 - 0.05**0.5))


def test_simulated_gait_has_the_steps_that_it_says() -> None:
    """Steps lie within the recording's minute, none before the last, and the same seed gives the same motion."""
    for seed in range(4):
        made, again = simulated_gait(seed, 20), simulated_gait(seed, 20)

        assert (np.diff(made.step_time_s) > 0).all()
        assert 20 * 85 / 60 - 2 < np.count_nonzero(made.step_time_s < 20) < 20 * 215 / 60 + 2
        assert np.array_equal(made.motion.acceleration_g, again.motion.acceleration_g)


@pytest.mark.parametrize("kind", KINDS)
def test_simulated_motion_is_plausible(kind: str) -> None:
    """A minute is a minute at 50 Hz, about one gravity in the middle, and under four anywhere."""
    size = np.linalg.norm(simulated(kind, 3, 60).acceleration_g, axis=1)

    assert len(size) == 3000
    assert np.median(size) == pytest.approx(1, abs=0.25)
    assert size.max() < 4


def test_legs_that_differ_by_a_tenth() -> None:
    """Steps of .38 and .42 s in turn differ by a tenth of their mean, on the longest row without a gap."""
    steps = np.array([0.2, NAN, *[0.38, 0.42] * 20, NAN, 0.3])

    assert asymmetry_percent(steps) == pytest.approx(10)


def test_counters_are_read_in_blocks_of_ten_seconds(tmp_path: Path) -> None:
    """True 2 steps a second against 1 counted is off by 60 a minute; an empty cell is no count; no table is none."""
    names = ["id_subject", "cat_activity", "speed", "slope", "steps_truth"]
    counters = ["adept", "oak", "sdt", "vs", "scssl", "scrf", "acti"]
    head = ",".join([*names, *(f"steps_{name}" for name in counters)])
    row = "P1,outdoor_run,self,0,2,1,2,2,2,2,2,"
    walk = "P1,outdoor_walk,self,0,2,2,2,2,2,2,2,2"
    table = "\n".join([head, *[row] * 10, *[walk] * 10])
    (tmp_path / "marea_step_estimates_1sec.csv.gz").write_bytes(gzip.compress(table.encode()))
    found = counter_errors(tmp_path)

    assert found["adept"] == {"running": 60.0, "walking": 0.0}
    assert np.isnan(found["acti"]["running"])
    assert counter_errors(tmp_path / "elsewhere") == {}


@pytest.fixture(scope="module")
def measured(motion_data: Path, tmp_path_factory: pytest.TempPathFactory) -> CadenceCheck:
    """Return what is measured on a few recordings, with minutes of simulated motion in place of hours."""
    folder = tmp_path_factory.mktemp("motion")
    for name in ("rbds_09_T45.npz", "strikewatch_p04_heel.csv.gz", "oxford_user1_hand.csv.gz"):
        shutil.copy(motion_data / name, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cadence_section, "simulated", lambda kind, seed: simulated(kind, seed, 60))
        return check_cadence(folder, draws=1, simulations=8)


def test_the_section_tells_all_that_was_measured(measured: CadenceCheck) -> None:
    """Each method, change, kind of motion and recording has its line; simulated motion is called so."""
    text = as_section(measured, {"cadence": "images/a.svg"})

    for name in (*measured.methods, *measured.changes):
        assert f"| {name} |" in text
    assert all(f"| {kind} (simulated) |" in text for kind in KINDS)
    assert "| rbds_09_T45 |" in text
    assert "](images/a.svg)" in text
    assert "Share of windows within 3 % of the truth" not in text
    assert "MAREA" not in text


def test_a_section_without_the_package_says_so(measured: CadenceCheck) -> None:
    """Without the published package, that it is not installed stands under the table."""
    few = {"gait": measured.methods["gait"]}
    text = as_section(
        CadenceCheck(
            methods=few,
            changes=measured.changes,
            real_bins=(),
            simulated_bins=measured.simulated_bins,
            false_running={},
            counters={"oak": {"running": 1.0, "walking": 2.0}},
            strides=(),
        ),
        {},
    )

    assert "sensormotion is not installed here." in text
    assert "| oak | 1.0 | 2.0 |" in text


@pytest.mark.skipif(importlib.util.find_spec("matplotlib") is None, reason="matplotlib is not installed here")
def test_the_plots_are_drawn(measured: CadenceCheck) -> None:
    """Both plots are drawings, the same twice."""
    from gait.validation.plots import cadence  # noqa: PLC0415 - matplotlib is optional
    from gait.validation.plots.style import as_svg  # noqa: PLC0415 - as above

    drawn = [as_svg(cadence.errors(measured.methods)) for _ in range(2)]
    sure = as_svg(cadence.confidence(measured.real_bins, measured.simulated_bins))

    assert drawn[0] == drawn[1]
    assert drawn[0].lstrip().startswith(b"<?xml")
    assert b"simulated" in sure


def test_a_folder_without_recordings_measures_the_simulated_alone(tmp_path: Path) -> None:
    """Windows of simulated recordings need no folder: three of each, with a truth within what was drawn."""
    found = simulated_windows(range(2))

    assert len(found.truth_spm) == 6
    assert ((found.truth_spm > 80) & (found.truth_spm < 220)).all()
    assert tmp_path.is_dir()
