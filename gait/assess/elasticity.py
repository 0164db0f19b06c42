"""How the published load at the kneecap changes with cadence at one speed: as powers of the change of cadence.

A study gives one change of cadence and one of load; a power carries it to smaller changes and to none at all.
A kilometre takes as many more steps as the cadence is higher, so the power of a kilometre is that of a step and one.
"""

import math
from dataclasses import dataclass
from typing import Final

from gait.evidence import EVIDENCE

LOAD_ROWS: Final = ("lenhart_2014", "willson_2014")
"""The studies of the span: peak force, and stress, behind the kneecap."""
_PERCENT: Final = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPowers:
    """Powers of the ratio of cadences that give the ratio of loads, the largest fall first, one a study."""

    step: tuple[float, float]
    km: tuple[float, float]


def load_powers() -> LoadPowers:
    """Return the powers of a step and of a kilometre, as the studies span them.

    References
    ----------
    Rows ``lenhart_2014`` (a step; its kilometre by the number of steps) and ``willson_2014`` (both) of
    ``gait.evidence``.

    """
    force, stress = EVIDENCE["lenhart_2014"], EVIDENCE["willson_2014"]
    more = _ratio(force.value("cadence_percent"))
    fewer = 1.0 / _ratio(stress.value("step_length_percent"))
    a_step = _power(_ratio(force.value("peak_force_percent")), more)
    steps = sorted((a_step, _power(_ratio(stress.value("stress_step_percent")), fewer)))
    kilometres = sorted((a_step + 1.0, _power(_ratio(stress.value("stress_km_percent")), fewer)))
    return LoadPowers(step=(steps[0], steps[1]), km=(kilometres[0], kilometres[1]))


def _ratio(percent: float) -> float:
    """Return a change in percent as a ratio."""
    return 1.0 + percent / _PERCENT


def _power(load: float, cadence: float) -> float:
    return math.log(load) / math.log(cadence)
