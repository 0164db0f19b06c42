"""A short run as a file, and pages that are quick to draw."""

from pathlib import Path

import pytest

from gait.model import Analysis
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate


@pytest.fixture(scope="session")
def run_bytes() -> bytes:
    """Return the FIT file of 35 minutes on a treadmill, by a simple watch."""
    return simulate(RUNNERS["typical"], PLANS["treadmill"], WATCHES["wrist_basic"], 5).to_fit_bytes()


@pytest.fixture
def run_file(run_bytes: bytes, tmp_path: Path) -> Path:
    """Return the path of a run's file, in a folder of its own."""
    folder = tmp_path / "exports"
    folder.mkdir()
    path = folder / "easy.fit"
    path.write_bytes(run_bytes)
    return path


@pytest.fixture
def quick_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the page by a line that names its source: these tests are not about pages."""

    def report(analysis: Analysis, *, units: str = "metric", script: str | None = None) -> str:
        identity = f"{analysis.source.sha256}/{analysis.source.activity_index}"
        return f'<meta name="gait-source" content="{identity}"><p>{units} {len(analysis.series["time_s"])}</p>'

    monkeypatch.setattr("gait.pages.report", report, raising=False)
