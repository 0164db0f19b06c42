"""Cadence and the timing of the feet from raw acceleration, laid beside what the device itself counted."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from gait.language import _
from gait.model import (
    STATE_CODES,
    Activity,
    Channel,
    FloatArray,
    Method,
    Note,
    SensorFamily,
    frozen_columns,
    quantity_of,
)

if TYPE_CHECKING:
    from gait.motion import MotionCadence

QUANTITY: Final = "cadence_spm"
BESIDE: Final = f"{QUANTITY}@motion"
_RUNNING: Final = STATE_CODES["running"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionParameters:
    """Where the sensor was worn (None: as the file says), and from which confidence on a second's cadence counts."""

    position: SensorFamily | None = None
    least_confidence: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moved:
    """An activity with the cadence of its recording of motion, and what was found in that recording.

    ``state`` (n,) is what the body did at each sample, where nothing else in the file can tell; None elsewhere.
    """

    activity: Activity
    cadence: "MotionCadence"
    state: np.ndarray | None
    method: Method


def with_motion(activity: Activity, parameters: MotionParameters) -> Moved | None:
    """Return a clean activity with a column of cadence from its motion; None where it has no recording of motion.

    The column is ``cadence_spm`` where the device counted none, else ``cadence_spm@motion`` beside it.
    """
    if activity.motion is None:
        return None
    from gait.motion import cadence_from_motion  # noqa: PLC0415 - few files hold motion, and it costs the others nothing

    found = cadence_from_motion(activity.motion, parameters.position)
    values, seen = _laid_on(activity.time_s, found, parameters)
    alone = not any(activity.has(name) for name in activity.columns if quantity_of(name) == QUANTITY)
    state = seen if alone and not activity.has("speed_mps") else None
    return Moved(
        activity=_beside(activity, found, values, QUANTITY if alone else BESIDE, state),
        cadence=found,
        state=state,
        method=_method(found, parameters),
    )


def filled(activity: Activity) -> Activity:
    """Return the activity with the cadence of its motion where the device has none.

    What filled a hole is taken out of the column beside it, so that the two are compared where both measured.
    """
    if BESIDE not in activity.columns or QUANTITY not in activity.columns:
        return activity
    own, beside = activity.columns[QUANTITY], activity.columns[BESIDE]
    holes = np.isnan(own) & np.isfinite(beside)
    if not holes.any():
        return activity
    columns = {**activity.columns, QUANTITY: np.where(holes, beside, own), BESIDE: np.where(holes, np.nan, beside)}
    seconds = round(float(activity.columns["weight_s"][holes].sum()))
    message = _("Cadence is missing for {seconds} s of the recording; there it comes from the motion recording.")
    note = Note(code="cadence_from_motion", message=message.format(seconds=seconds), samples=int(holes.sum()))
    return replace(activity, columns=frozen_columns(columns), notes=(*activity.notes, note))


def _laid_on(time_s: FloatArray, found: "MotionCadence", parameters: MotionParameters) -> tuple[FloatArray, np.ndarray]:
    """Return cadence and the kind of gait of the nearest second at each time (n,); none more than a second away."""
    if not len(found.time_s):
        return np.full(len(time_s), np.nan), np.full(len(time_s), STATE_CODES["paused"])
    after = np.minimum(np.searchsorted(found.time_s, time_s), len(found.time_s) - 1)
    before = np.maximum(after - 1, 0)
    at = np.where(time_s - found.time_s[before] <= found.time_s[after] - time_s, before, after)
    near = np.abs(found.time_s[at] - time_s) <= 1.0
    sure = near & (found.confidence[at] >= parameters.least_confidence)
    values = np.where(sure, found.cadence_spm[at], np.nan)
    return values, np.where(near, found.gait[at], STATE_CODES["paused"])


def _beside(
    activity: Activity, found: "MotionCadence", values: FloatArray, name: str, state: np.ndarray | None
) -> Activity:
    runs = state is not None and bool((state == _RUNNING).any())
    detail = _("from acceleration at {rate:.0f} Hz").format(rate=found.rate_hz)
    channel = Channel(origin="motion", sensor=found.sensor, detail=detail)
    assert activity.motion is not None  # it was looked at above
    return replace(
        activity,
        sport="running" if activity.sport == "unknown" and runs else activity.sport,
        columns=frozen_columns({**activity.columns, name: values}),
        channels={**activity.channels, name: channel},
        notes=(*activity.notes, *activity.motion.notes, *found.notes),
    )


def _method(found: "MotionCadence", parameters: MotionParameters) -> Method:
    did = _(
        "Worked out cadence from {rate:.0f} samples of acceleration a second, and left out the seconds in which it is "
        "within 3 % of the truth with less than {least:.0f} % probability."
    ).format(rate=found.rate_hz, least=100 * parameters.least_confidence)
    return Method(
        stage="motion",
        did=did,
        parameters={"rate_hz": round(found.rate_hz, 2), "least_confidence": parameters.least_confidence},
        references=("motion_confidence",),
    )
