"""A source that several tests read."""

from pathlib import Path

import pytest

from gait.engine import listing
from tests.engine.a_source import fill


@pytest.fixture(scope="package")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of five runs, a copy and a file that is none; nobody writes to it."""
    return fill(tmp_path_factory.mktemp("source") / "in")


@pytest.fixture
def small_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a bundle hold two files, so that a few files are several bundles."""
    monkeypatch.setattr(listing, "MOST_FILES", 2)
