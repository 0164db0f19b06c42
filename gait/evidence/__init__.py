"""One row a claim: what it says, in whom, how sure, and who found it.

Every threshold and every sentence of advice points to a row here, and the numbers with a claim stand here alone.
Each row says what it rests on (``STATUSES``); a choice of ours says so, and has the lowest grade.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gait.evidence import (
    cadence,
    claims,
    dynamics,
    grade,
    history,
    knee,
    limits,
    load,
    motion,
    overstriding,
    step_rate,
    verdicts,
)
from gait.evidence.row import GRADES, OURS, STATUSES, Evidence, Grade, Status
from gait.evidence.table import as_markdown, as_plain, rooms_as_markdown

ROOMS: Final[Mapping[str, tuple[Evidence, ...]]] = MappingProxyType(
    {
        "cadence": cadence.ROWS,
        "step rate": step_rate.ROWS,
        "overstriding": overstriding.ROWS,
        "verdicts": verdicts.ROWS,
        "dynamics": dynamics.ROWS,
        "grade": grade.ROWS,
        "load": load.ROWS,
        "history": history.ROWS,
        "knee": knee.ROWS,
        "claims": claims.ROWS,
        "motion": motion.ROWS,
        "limits": limits.ROWS,
    }
)
"""The rows by what they are about."""

EVIDENCE: Final[Mapping[str, Evidence]] = MappingProxyType({each.key: each for room in ROOMS.values() for each in room})


def value(key: str, name: str) -> float:
    """Return a number of a row; KeyError where there is no such row or number."""
    return EVIDENCE[key].value(name)


__all__ = [
    "EVIDENCE",
    "GRADES",
    "OURS",
    "ROOMS",
    "STATUSES",
    "Evidence",
    "Grade",
    "Status",
    "as_markdown",
    "as_plain",
    "rooms_as_markdown",
    "value",
]
