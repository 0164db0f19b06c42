"""Shared by all tests: where the real files are, and what to do without them."""

import atexit
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Threads of the linear algebra library wait for each other on the small matrices here; set before numpy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# What the program keeps between runs is kept for these tests alone, and not in the user's own folder.
CACHE = tempfile.mkdtemp(prefix="gait-cache-")
os.environ["GAIT_CACHE_DIR"] = CACHE
atexit.register(shutil.rmtree, CACHE, ignore_errors=True)
os.environ["GAIT_LIBRARY"] = str(Path(CACHE) / "library")

# How long an example takes depends on the machine: no test asserts a time.
settings.register_profile("gait", deadline=None)
settings.load_profile("gait")

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
RUNS = SHARED / "runs"


def _needs_shared(folder: Path) -> Path:
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{folder} is absent, and CI=true requires it")
        pytest.skip(f"the real files under {folder} are not on this machine")
    return folder


@pytest.fixture(scope="session")
def runs() -> Path:
    """Return the folder of real watch files, or skip (with CI=true: fail) where it is absent."""
    return _needs_shared(RUNS)


@pytest.fixture(scope="session")
def motion_data() -> Path:
    """Return the folder of force-plate and accelerometer data, or skip (with CI=true: fail) where it is absent."""
    return _needs_shared(SHARED / "motion")


@pytest.fixture(scope="session")
def norms_table() -> Path:
    """Return the table of published cadences, or skip (with CI=true: fail) where it is absent."""
    return _needs_shared(SHARED / "science") / "NORMS.csv"


@pytest.fixture(scope="session")
def reference(runs: Path) -> dict[str, Any]:
    """Return what each device itself reported, by path relative to the folder of runs."""
    loaded: dict[str, Any] = json.loads((runs / "reference.json").read_text(encoding="utf-8"))
    return loaded
