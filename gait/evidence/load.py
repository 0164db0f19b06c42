"""Rows on training load: the single-run spike, weeks, downhill running, days in a row."""

from gait.evidence.row import Evidence

ROWS: tuple[Evidence, ...] = ()
