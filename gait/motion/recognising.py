"""Which windows hold a gait, and which gait: rhythm and strength, then cadence and strength together."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gait.evidence import EVIDENCE
from gait.model import STATE_CODES, BoolArray, FloatArray
from gait.motion.lines import Lines
from gait.motion.settings import MotionSettings
from gait.windows import centred_mean, runs_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Signs:
    """What tells a gait in each window (w,).

    ``cadence_spm`` is the best cadence, ``rhythm`` the autocorrelation at its stride, ``sd_g`` the standard deviation
    of the size of acceleration.
    """

    cadence_spm: FloatArray
    rhythm: FloatArray
    sd_g: FloatArray
    lines: Lines


def gait_of(signs: Signs, settings: MotionSettings) -> NDArray[np.int8]:
    """Return the code of each window's gait, of ``STATE_CODES``, shape (w,).

    It is standing where nothing repeats with a stride, and where it would be running but nothing lands, or not for
    long enough.
    """
    moves = (signs.rhythm >= settings.least_rhythm) & (signs.sd_g > settings.least_sd_g)
    quick = moves & _is_running_rather(signs, moves, settings)
    walks = moves & ~quick
    runs = _lasting(quick & _lands(signs.lines, settings), settings)
    code = np.where(walks, STATE_CODES["walking"], STATE_CODES["standing"])
    return np.where(runs, STATE_CODES["running"], code).astype(np.int8)


def _is_running_rather(signs: Signs, moves: BoolArray, settings: MotionSettings) -> BoolArray:
    """Tell which windows are running rather than walking, were they gait.

    Cadence decides, in standard deviations from where people change over; strength tips what lies near, and so do the
    neighbours.
    """
    change = EVIDENCE["walk_run_transition"]
    off = (signs.cadence_spm - change.value("cadence_spm")) / change.value("cadence_sd_spm")
    stronger = np.log2(np.maximum(signs.sd_g, settings.least_sd_g) / settings.usual_sd_g)
    leaning = np.where(moves, off + settings.doubling_sds * stronger, np.nan)
    smooth = centred_mean(leaning, np.ones(len(leaning)), settings.state_s)
    rather: BoolArray = np.where(np.abs(leaning) > settings.certain_sds, leaning, smooth) > 0
    return rather


def _lands(lines: Lines, settings: MotionSettings) -> BoolArray:
    lands: BoolArray = (lines.above_stride >= settings.least_above_stride) & (lines.step_g >= settings.least_step_g)
    return lands


def _lasting(flags: BoolArray, settings: MotionSettings) -> BoolArray:
    """Return the flags without runs of True that are too short.

    The first and last window of a piece stand for half a window more, which no window has its middle in.
    """
    starts, stops = runs_of(flags)
    windows = stops - starts
    at_an_end = (starts == 0).astype(np.intp) + (stops == len(flags))
    seconds = windows + at_an_end * settings.window_s / 2
    lasting: BoolArray = flags & np.repeat(seconds >= settings.least_run_s, windows)
    return lasting
