"""The sample files are what the script makes, byte for byte, and show what their README says."""

import importlib.util
from pathlib import Path
from types import ModuleType

import fitdecode
import pytest

from gait.simulate import Simulation

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "sample_files"
NAMES = (
    "damaged_cut_short.fit",
    "easy_run_dynamics.fit",
    "hilly_trail.gpx",
    "interval_run_basic.fit",
    "long_run.tcx",
    "motion_at_the_waist.csv",
    "treadmill.fit",
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Return the script that makes the samples."""
    spec = importlib.util.spec_from_file_location("make_samples", PROJECT / "scripts" / "make_samples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_folder_holds_the_samples_and_their_description(script: ModuleType) -> None:
    """Each sample of the script is a file, each file a sample, and the README names each."""
    assert sorted(script.SAMPLES) == list(NAMES)
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted([*NAMES, "README.md"])
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_made_again_byte_for_byte(name: str, script: ModuleType) -> None:
    """Running the script anew gives the bytes that are in the folder, less than a megabyte of them."""
    made = script.SAMPLES[name]()
    assert made == (FOLDER / name).read_bytes()
    assert len(made) < 1_000_000


def test_the_script_writes_the_files_and_says_their_size(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file a sample in the folder asked for, which is made if it is not there, and a line for each."""
    monkeypatch.setattr(script, "SAMPLES", {"short.fit": lambda: b"x" * 2500})
    script.main(tmp_path / "new")
    assert (tmp_path / "new" / "short.fit").read_bytes() == b"x" * 2500
    assert capsys.readouterr().out.split() == ["short.fit", "2", "kB"]


def test_the_easy_run_shows_long_slow_steps_that_get_slower(script: ModuleType) -> None:
    """About 150 spm at 2.8 m/s, four fewer at the end than at the start."""
    easy: Simulation = script.easy_run()
    assert easy.summary["cadence_spm"] == pytest.approx(150.0, abs=1.0)
    assert easy.summary["speed_mps"] == pytest.approx(2.8, abs=0.05)
    assert easy.drift["cadence_spm"] == -4.0
    assert 40 * 60 < easy.summary["running_s"] < 60 * 60


def test_the_damaged_file_is_damaged() -> None:
    """A strict decoder refuses the file that was cut short."""
    with pytest.raises(fitdecode.FitError), fitdecode.FitReader(FOLDER / "damaged_cut_short.fit") as reader:
        for _ in reader:
            pass


def test_the_sample_of_motion_is_small(script: ModuleType) -> None:
    """A table of acceleration grows fast; this one stays under 200 kB."""
    assert len(script.SAMPLES["motion_at_the_waist.csv"]()) < 200_000
