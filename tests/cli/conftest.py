"""A short run as a file, and a way to call the command."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from gait.cli.app import app
from gait.cli.failures import exit_code_of
from gait.model import Analysis
from gait.simulate import PLANS, RUNNERS, WATCHES, simulate


@dataclass(frozen=True)
class Done:
    """What a command printed, and its exit code."""

    exit_code: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture(scope="session")
def run_bytes() -> bytes:
    """Return the FIT file of 35 minutes on a treadmill, with full dynamics."""
    return simulate(RUNNERS["typical"], PLANS["treadmill"], WATCHES["full_dynamics"], 5).to_fit_bytes()


@pytest.fixture
def run_file(run_bytes: bytes, tmp_path: Path) -> Path:
    """Return the path of a run's file, in a folder of its own."""
    folder = tmp_path / "exports"
    folder.mkdir()
    path = folder / "Tuesday run.fit"
    path.write_bytes(run_bytes)
    return path


@pytest.fixture
def quick_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the page by a line that names its source: these tests are not about pages."""

    def report(analysis: Analysis, *, units: str = "metric", script: str | None = None) -> str:
        identity = f"{analysis.source.sha256}/{analysis.source.activity_index}"
        return f'<meta name="gait-source" content="{identity}"><p>{units} {len(analysis.series["time_s"])}</p>'

    monkeypatch.setattr("gait.pages.report", report, raising=False)


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs the command in an empty folder, as ``main`` does."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.delenv("GAIT_DEBUG", raising=False)

    def call(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = exit_code_of(lambda: app([str(argument) for argument in arguments], prog_name="gait"))
        printed = capsys.readouterr()
        return Done(exit_code=code, stdout=printed.out, stderr=printed.err)

    return call
