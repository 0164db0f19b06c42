"""Rows on what runners are commonly told about knees, shoes, ground and form."""

from gait.evidence.row import Evidence

ROWS: tuple[Evidence, ...] = ()
