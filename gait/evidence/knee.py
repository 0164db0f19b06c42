"""Rows on knee pain: the pain rule, what is commonly associated with a place, strength, and when to see someone."""

from gait.evidence.row import Evidence

ROWS: tuple[Evidence, ...] = ()
