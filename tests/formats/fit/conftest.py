"""What the tests of the FIT reader share."""

import pytest

from tests.formats.fit.making import START, Maker


@pytest.fixture
def maker() -> type[Maker]:
    """Return the builder of FIT files."""
    return Maker


@pytest.fixture
def run() -> Maker:
    """Return a plain run of eleven records, one a second."""
    return Maker().file_id().records(range(START, START + 11)).session()
