"""Cadence from raw acceleration, second by second."""

from typing import Final

import numpy as np

from gait.language import _
from gait.model import Motion, Note, SensorFamily
from gait.motion.grid import Samples, clipped_share, samples_of
from gait.motion.pieces import Piece, Seconds, told, untold
from gait.motion.results import MotionCadence
from gait.motion.settings import MotionSettings

USUAL: Final = MotionSettings()


def cadence_from_motion(
    motion: Motion, position: SensorFamily | None = None, settings: MotionSettings = USUAL
) -> MotionCadence:
    """Return cadence, its confidence and the kind of gait, for each second of a recording of acceleration.

    Parameters
    ----------
    motion : Motion
        Acceleration of any sensor, at any rate from 8 Hz on, evenly sampled or not, turned in any way.
    position : SensorFamily, optional
        Where it was worn; the recording's own ``sensor`` where it is not given. The estimate does not need it.
    settings : MotionSettings
        Parameters of the estimator.

    Returns
    -------
    MotionCadence
        A row a second; cadence is NaN where there is no gait, and everywhere in a recording that is too slow or too
        short, with a note that says so.

    """
    samples = samples_of(motion, settings.gap_s)
    clipped = clipped_share(samples.acceleration_g)
    seconds = _seconds(samples, settings)
    return MotionCadence(
        time_s=seconds.time_s,
        cadence_spm=seconds.cadence_spm,
        confidence=seconds.confidence,
        gait=seconds.gait,
        rate_hz=samples.rate_hz,
        clipped=clipped,
        notes=_notes(samples, clipped, settings),
        sensor=position or motion.sensor,
    )


def _seconds(samples: Samples, settings: MotionSettings) -> Seconds:
    rate_hz = samples.rate_hz
    parts = []
    for start, stop in samples.pieces:
        time_s, acceleration_g = samples.time_s[start:stop], samples.acceleration_g[start:stop]
        piece = Piece(time_s=time_s, acceleration_g=acceleration_g, rate_hz=rate_hz)
        parts.append(told(piece, settings) if rate_hz >= settings.least_rate_hz else untold(piece))
    return Seconds(
        time_s=np.concatenate([np.zeros(0), *(part.time_s for part in parts)]),
        cadence_spm=np.concatenate([np.zeros(0), *(part.cadence_spm for part in parts)]),
        confidence=np.concatenate([np.zeros(0), *(part.confidence for part in parts)]),
        gait=np.concatenate([np.zeros(0, dtype=np.int8), *(part.gait for part in parts)]),
    )


def _notes(samples: Samples, clipped: float, settings: MotionSettings) -> tuple[Note, ...]:
    notes = []
    if not samples.rate_hz >= settings.least_rate_hz:
        message = _(
            "Acceleration was recorded {rate:.1f} times a second, which is too slow to tell your steps. "
            "Set your device to at least {least:.0f} times a second."
        ).format(rate=samples.rate_hz, least=settings.least_rate_hz)
        notes.append(Note(code="motion_too_slow", message=message, samples=len(samples.time_s)))
    if clipped > 0:
        message = _(
            "{share:.1%} of the acceleration is cut off at the end of the sensor's range. "
            "Cadence bears that; set your device to a wider range if it has one."
        ).format(share=clipped)
        count = round(clipped * len(samples.time_s))
        notes.append(Note(code="motion_clipped", message=message, samples=count))
    return tuple(notes)
