"""The documentation covers what is in the tables."""

from pathlib import Path

import pytest

from gait.metrics.sensor_errors import SENSOR_ERRORS
from gait.metrics.speed_slopes import SPEED_SLOPES
from gait.quantities import SUMMARY_QUANTITIES

PAGE = (Path(__file__).parents[2] / "docs" / "metrics.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("quantity", sorted({*SUMMARY_QUANTITIES, *SENSOR_ERRORS, *SPEED_SLOPES}))
def test_every_quantity_is_documented(quantity: str) -> None:
    """Each quantity with an estimate, a sensor error or a drift stands in the page on metrics."""
    assert f"`{quantity}`" in PAGE


def test_every_paper_of_the_sensor_errors_is_cited() -> None:
    """Each DOI in the table of sensor errors stands in the page."""
    sources = {row.source for rows in SENSOR_ERRORS.values() for row in rows.values()}
    dois = {source.partition("doi ")[2] for source in sources} - {""}
    assert {doi for doi in dois if doi not in PAGE} == set()
