"""A library of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gait.library import AthleteRecord, Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def anna(library: Library) -> AthleteRecord:
    """Return an athlete of the library."""
    return library.add_athlete("Anna", height_m=1.7)


@pytest.fixture
def ben(library: Library) -> AthleteRecord:
    """Return another athlete of the library."""
    return library.add_athlete("Ben", height_m=1.8)
