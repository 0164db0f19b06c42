"""What the estimator returns: cadence second by second, and the timing of the feet."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gait.model import BoolArray, FloatArray, Note, SensorFamily

Feet: TypeAlias = Literal["one foot", "both feet", "none"]
"""Whose contacts a sensor tells: those of the foot it is on, those of both, or of none."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MotionCadence:
    """Cadence from raw acceleration, a row a second.

    ``time_s`` (m,) are whole seconds on the recording's clock, without those in its gaps.
    ``cadence_spm`` (m,) is the mean over the window around each, NaN where there is no gait.
    ``confidence`` (m,) is the probability from 0 to 1 that the value is within 3 % of the truth; 0 where there is none.
    ``gait`` (m,) holds codes of ``gait.model.STATE_CODES``: standing (also riding, sitting), walking, running, and
    paused where nothing was recorded.
    ``rate_hz`` is the recording's own rate, ``clipped`` the share of its samples at the end of the sensor's range.
    """

    time_s: FloatArray
    cadence_spm: FloatArray
    confidence: FloatArray
    gait: NDArray[np.int8]
    rate_hz: float
    clipped: float
    notes: tuple[Note, ...]
    sensor: SensorFamily

    def doing(self, code: int) -> BoolArray:
        """Return which seconds have that code of ``gait``, shape (m,)."""
        found: BoolArray = self.gait == code
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A number with its 95 % interval; NaN where it is not measured."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A number of the runner's beside healthy runners' values.

    ``healthy`` is their usual value and ``most`` the highest that was seen in them (both NaN where not known).
    ``verdict`` is ``usual``, ``above`` when the whole interval lies above ``most``, else ``unclear``; ``not measured``
    without a number.
    ``evidence`` is the key of the row that the healthy values come from.
    """

    found: Interval
    healthy: float
    most: float
    verdict: Literal["usual", "above", "unclear", "not measured"]
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FootEvents:
    """The timing of the feet while running.

    ``feet`` says whose contacts were found; a sensor on one foot gives strides, from which steps are not known.
    ``time_s`` (k,) are the contacts on the recording's clock, and ``step_s`` (k,) the time from each to the next
    (a stride's for one foot), NaN before a gap or a stop.
    ``variability_sd_s`` is the standard deviation of stride times, from one landing of a foot to its next, about the
    slow change of pace; ``variability_cv`` the same in percent of their mean, beside healthy runners.
    ``asymmetry`` (how far the steps of the two feet differ, in percent) and ``contact_time_s`` are not measured by any
    one sensor that is known yet; ``refused`` says, for each quantity by name, why it is not measured.
    """

    feet: Feet
    time_s: FloatArray
    step_s: FloatArray
    variability_sd_s: Interval
    variability_cv: Held
    asymmetry: Held
    contact_time_s: Interval
    refused: dict[str, str]
    notes: tuple[Note, ...]
