"""The table of charts: one row a chart, in the order in which the page shows them.

A chart is added here, with its title and alt text in ``gait.pages.titles``, its four sentences in
``gait.pages.readings`` and its table in ``gait.pages.tables``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from gait.pages.columns import Scene
from gait.pages.figures import cadence, change, course, dynamics, overstriding
from gait.pages.figures.style import Figure

Draw: TypeAlias = Callable[[Scene], Figure | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart's place and its drawing: plotly's JSON form, or None where the analysis has nothing to draw."""

    section: str
    draw: Draw


FIGURES: Final[Mapping[str, Chart]] = MappingProxyType(
    {
        "cadence-time": Chart(section="cadence", draw=cadence.over_time),
        "cadence-speed": Chart(section="cadence", draw=cadence.over_speed),
        "cadence-spread": Chart(section="cadence", draw=cadence.distribution),
        "step-length": Chart(section="stride", draw=dynamics.step_length),
        "overstriding-time": Chart(section="overstriding", draw=overstriding.over_time),
        "overstriding-where": Chart(section="overstriding", draw=overstriding.by_place),
        "contact": Chart(section="dynamics", draw=dynamics.contact),
        "bounce": Chart(section="dynamics", draw=dynamics.bounce),
        "balance": Chart(section="dynamics", draw=dynamics.balance),
        "effort": Chart(section="dynamics", draw=dynamics.effort),
        "drift": Chart(section="drift", draw=change.drift),
        "terrain": Chart(section="terrain", draw=course.terrain),
        "profile": Chart(section="terrain", draw=course.profile),
        "splits": Chart(section="splits", draw=course.splits),
        "track": Chart(section="track", draw=course.track),
    }
)
