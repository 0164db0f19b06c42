"""Step by step: how evenly the feet land, from a recording of motion where its place on the body allows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

StepVerdict: TypeAlias = Literal["usual", "above", "unclear", "not measured"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFigure:
    """A figure of the steps with its 95 % interval, beside healthy runners'; None where it is not known.

    ``healthy`` is their usual value and ``most`` the highest that was seen in them.
    ``verdict`` is ``above`` only where the whole interval is; ``evidence`` the row that their values come from.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    healthy: float | None = None
    most: float | None = None
    verdict: StepVerdict = "not measured"
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepToStep:
    """How evenly the feet land while running.

    ``feet`` says whose landings the sensor tells; ``landings`` is how many were found, ``step_s`` the median time from
    one to the next: a step, or of one foot alone a stride.
    ``variability_percent`` and ``variability_s`` are the standard deviation of stride times, from one landing of a foot
    to its next, about the slow change of pace, in percent of their mean and in seconds.
    ``asymmetry_percent`` is how far the steps of the two feet differ, of their mean; ``contact_s`` the median contact.
    ``refused`` says for each of these why it is not measured.
    """

    feet: Literal["one foot", "both feet", "none"] = "none"
    sensor: str = "unknown"
    landings: int = 0
    step_s: float | None = None
    variability_percent: StepFigure = field(default_factory=StepFigure)
    variability_s: StepFigure = field(default_factory=StepFigure)
    asymmetry_percent: StepFigure = field(default_factory=StepFigure)
    contact_s: StepFigure = field(default_factory=StepFigure)
    refused: Mapping[str, str] = field(default_factory=dict)
