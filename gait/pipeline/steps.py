"""The timing of the feet as plain values of the analysis."""

import math
from typing import TYPE_CHECKING

import numpy as np

from gait.model import Motion, SensorFamily, StepFigure, StepToStep
from gait.pipeline.from_motion import Moved

if TYPE_CHECKING:
    from gait.motion import Held


def step_to_step(motion: Motion, moved: Moved, position: SensorFamily | None) -> StepToStep:
    """Return how evenly the feet land in a recording of motion, as far as its place on the body tells it."""
    from gait.motion import foot_events  # noqa: PLC0415 - few files hold motion

    found = foot_events(motion, moved.cadence, position)
    steps_s = found.step_s[np.isfinite(found.step_s)]
    spread, contact = found.variability_sd_s, found.contact_time_s
    return StepToStep(
        feet=found.feet,
        sensor=moved.cadence.sensor,
        landings=len(found.time_s),
        step_s=round(float(np.median(steps_s)), 4) if len(steps_s) else None,
        variability_percent=_held(found.variability_cv),
        variability_s=StepFigure(value=_known(spread.value), low=_known(spread.low), high=_known(spread.high)),
        asymmetry_percent=_held(found.asymmetry),
        contact_s=StepFigure(value=_known(contact.value), low=_known(contact.low), high=_known(contact.high)),
        refused=dict(found.refused),
    )


def _held(figure: "Held") -> StepFigure:
    return StepFigure(
        value=_known(figure.found.value),
        low=_known(figure.found.low),
        high=_known(figure.found.high),
        healthy=_known(figure.healthy),
        most=_known(figure.most),
        verdict=figure.verdict,
        evidence=figure.evidence,
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 5)
