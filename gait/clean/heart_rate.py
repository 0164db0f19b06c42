"""Heart rate that locks on to cadence: an optical sensor that counts steps instead of beats."""

from dataclasses import dataclass

import numpy as np

from gait.clean.notes import blanked, with_columns
from gait.language import _
from gait.model import Activity, BoolArray, FloatArray, Note
from gait.windows import centred_mean, true_runs


@dataclass(frozen=True, slots=True, kw_only=True)
class HeartRateParameters:
    """A lock is heart rate within ``near_bpm`` of cadence for ``long_s``, with changes that go together.

    ``correlation`` is of the changes of both over ``change_s``.
    """

    near_bpm: float = 4.0
    long_s: float = 60.0
    change_s: float = 10.0
    correlation: float = 0.5


def drop_cadence_lock(activity: Activity, parameters: HeartRateParameters) -> Activity:
    """Return the activity without heart rate where it follows cadence; unchanged where either is missing.

    A strap at the chest reads the heart's own current and cannot count steps: it is left alone.
    """
    channel = activity.channels.get("heart_rate_bpm")
    strap = channel is not None and channel.sensor == "chest"
    if strap or not (activity.has("heart_rate_bpm") and activity.has("cadence_spm")):
        return activity
    heart, cadence = activity.columns["heart_rate_bpm"], activity.columns["cadence_spm"]
    locked = locked_samples(heart, cadence, activity.columns["weight_s"], parameters)
    if not locked.any():
        return activity
    message = _("Heart rate followed the cadence, as optical sensors do when they count steps; left out there.")
    note = Note(code="heart_rate_cadence_lock", message=message, samples=int(locked.sum()))
    return with_columns(activity, {"heart_rate_bpm": blanked(heart, locked)}, note)


def locked_samples(
    heart_rate_bpm: FloatArray, cadence_spm: FloatArray, weight_s: FloatArray, parameters: HeartRateParameters
) -> BoolArray:
    """Tell where heart rate is locked on to cadence, shape (n,); never where either is NaN."""
    near = np.abs(heart_rate_bpm - cadence_spm) <= parameters.near_bpm
    locked = np.zeros(len(near), dtype=np.bool_)
    for start, stop in true_runs(near):
        part = slice(start, stop)
        if weight_s[part].sum() < parameters.long_s:
            continue
        heart = centred_mean(heart_rate_bpm[part], weight_s[part], parameters.change_s)
        steps = centred_mean(cadence_spm[part], weight_s[part], parameters.change_s)
        locked[part] = _together(heart, steps) > parameters.correlation
    return locked


def _together(a: FloatArray, b: FloatArray) -> float:
    """Return the correlation of the changes, 0 where one of them never changes or there are too few."""
    change_a, change_b = np.diff(a), np.diff(b)
    if len(change_a) == 0 or np.std(change_a) == 0 or np.std(change_b) == 0:
        return 0.0
    return float(np.corrcoef(change_a, change_b)[0, 1])
