"""Tables that nobody would read to their end."""

from dataclasses import replace

from gait.model import Analysis
from gait.pages import columns
from gait.pages.contexts import Head, Table
from gait.pages.table_rows import shortened
from gait.pages.tables import chart_table, stretches_table


def test_a_long_table_shows_every_third_row_and_says_so() -> None:
    """250 rows at most 100: the first, the fourth, ..., 84 in all."""
    table = Table(caption="x", heads=(Head(text="n"),), rows=tuple((str(row),) for row in range(250)))
    short = shortened(table, 100)
    assert short.rows[:3] == (("0",), ("3",), ("6",))
    assert len(short.rows) == 84
    assert short.note == "One row in 3 of 250 is shown; the data beside the page (--json) have all."


def test_a_table_that_is_short_enough_is_left_alone(rich: Analysis) -> None:
    """The four splits of the rich run are all there."""
    table = stretches_table(rich.splits, "Splits", "metric")
    assert table is not None
    assert (len(table.rows), table.note) == (4, "")


def test_the_windows_of_six_hours_are_sixty_rows_at_most(rich: Analysis) -> None:
    """180 windows of two minutes each: every third."""
    first = rich.overstriding.windows[0]
    windows = tuple(replace(first, start_s=120.0 * n, stop_s=120.0 * n + 120) for n in range(180))
    scene = columns.scene(replace(rich, overstriding=replace(rich.overstriding, windows=windows)), "metric")
    assert len(chart_table(scene, "overstriding-time", "x").rows) == 60
