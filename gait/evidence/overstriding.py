"""Rows on steps and contact for the speed: the models fitted on force-plate data, and what their verdicts mean."""

from gait.evidence.row import Evidence

ROWS: tuple[Evidence, ...] = ()
