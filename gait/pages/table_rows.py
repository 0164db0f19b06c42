"""Tables that would be longer than anyone reads: an even choice of their rows, and a line that says so."""

from dataclasses import replace
from typing import Final

from gait.pages import words_stretch
from gait.pages.contexts import Table

MOST_STRETCHES: Final = 100
"""Rows of a table of splits or laps: two marathons of kilometres."""


def shortened(table: Table, most: int) -> Table:
    """Return the table with at most so many rows, evenly chosen and the first among them; it says which are left."""
    every = -(-len(table.rows) // most)
    if every <= 1:
        return table
    note = words_stretch.SHORTENED.format(every=every, rows=len(table.rows))
    return replace(table, rows=table.rows[::every], note=note)
