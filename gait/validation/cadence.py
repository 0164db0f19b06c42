"""Cadence from raw acceleration held against the steps of real recordings, in windows of ten seconds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.signal import butter, sosfiltfilt

from gait.evidence import value
from gait.model import FloatArray, Motion
from gait.motion import MotionSettings, cadence_from_motion
from gait.validation.recordings import Recording
from gait.validation.rivals import Rival

WINDOW_S: Final = MotionSettings().window_s
OFF: Final = 0.1
"""A value that is further off, as a share, is wrong rather than inexact."""
_OCTAVES: Final = (0.5, 2 / 3, 1.5, 2.0)
_OCTAVE_WIDTH: Final = 0.06
_SWING_HZ: Final = (1.1, 1.8)
"""Arms swing once a stride, at 132 to 216 steps a minute."""
_RUNNING_SPM: Final = value("running_states", "keep_run_spm")
_FEWEST_EVENTS: Final = 5
LEVELS: Final = (5.0, 95.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Windows:
    """Windows of a group under a method: true and found cadence (n,), NaN where none was found; who is held out."""

    truth_spm: FloatArray
    found_spm: FloatArray
    confidence: FloatArray
    held_out: np.ndarray

    @property
    def error_spm(self) -> FloatArray:
        """The absolute errors of the windows that have a value."""
        error = np.abs(self.found_spm - self.truth_spm)
        return error[np.isfinite(error)]

    @property
    def ratio(self) -> FloatArray:
        """What was found beside the truth, of the windows that have a value."""
        ratio = self.found_spm / self.truth_spm
        return ratio[np.isfinite(ratio)]

    @property
    def octaves(self) -> int:
        """How many windows have half, two thirds, one and a half or twice the truth."""
        near = np.abs(self.ratio[:, None] / np.array(_OCTAVES) - 1) < _OCTAVE_WIDTH
        return int(near.any(axis=1).sum())

    @property
    def far_off(self) -> int:
        """How many windows are off by more than 10 %."""
        return int((np.abs(self.ratio - 1) > OFF).sum())

    def only_held_out(self) -> "Windows":
        """Return the windows of those that no parameter was chosen on."""
        kept = self.held_out
        return Windows(
            truth_spm=self.truth_spm[kept],
            found_spm=self.found_spm[kept],
            confidence=self.confidence[kept],
            held_out=kept[kept],
        )


def joined(parts: Sequence[Windows]) -> Windows:
    """Return the windows of several groups one after the other."""
    return Windows(
        truth_spm=np.concatenate([part.truth_spm for part in parts]),
        found_spm=np.concatenate([part.found_spm for part in parts]),
        confidence=np.concatenate([part.confidence for part in parts]),
        held_out=np.concatenate([part.held_out for part in parts]),
    )


def true_windows(recording: Recording) -> tuple[FloatArray, FloatArray]:
    """Return the beginnings of the windows that have a true cadence, and that cadence [steps a minute]."""
    time_s = recording.motion.time_s
    begin_s = np.arange(np.ceil(time_s[0]), time_s[-1] - WINDOW_S, WINDOW_S)
    truth = np.array([_truth(recording, begin) for begin in begin_s])
    return begin_s[np.isfinite(truth)], truth[np.isfinite(truth)]


def _truth(recording: Recording, begin_s: float) -> float:
    """Return the slope of the count of steps over their times; NaN where the window is not one steady gait."""
    if recording.event_s is None:
        return _arm_swing(recording.motion, begin_s)
    inside = recording.event_s[(recording.event_s >= begin_s) & (recording.event_s <= begin_s + WINDOW_S)]
    if len(inside) < _FEWEST_EVENTS:
        return np.nan
    between = np.diff(inside)
    usual = float(np.median(between))
    ends = max(inside[0] - begin_s, begin_s + WINDOW_S - inside[-1])
    if between.max() > 1.45 * usual or between.min() < 0.55 * usual or ends > 1.6 * usual:
        return np.nan
    truth = float(60 * recording.steps_each * np.polyfit(inside, np.arange(len(inside)), 1)[0])
    # A shoe's strikes are plain in running alone.
    return np.nan if recording.steps_each > 1 and truth < _RUNNING_SPM else truth


def _arm_swing(motion: Motion, begin_s: float) -> float:
    """Return twice the rate of the strongest line of a wrist where arms swing: it tells the octave, no fine error."""
    inside = (motion.time_s >= begin_s) & (motion.time_s < begin_s + WINDOW_S)
    values = motion.acceleration_g[inside]
    tapered = (values - values.mean(axis=0)) * np.hanning(len(values))[:, None]
    power = (np.abs(np.fft.rfft(tapered, 8192, axis=0)) ** 2).sum(axis=1)
    hz = np.fft.rfftfreq(8192, WINDOW_S / len(values))
    band = (hz >= _SWING_HZ[0]) & (hz <= _SWING_HZ[1])
    return float(120 * hz[band][power[band].argmax()])


Change = Callable[[Motion], Motion]


def at_rate(rate_hz: float) -> Change:
    """Return what records a motion again, slower, behind a filter as sensors have it."""

    def change(motion: Motion) -> Motion:
        time_s = motion.time_s
        own_hz = (len(time_s) - 1) / (time_s[-1] - time_s[0])
        low_pass = butter(4, 0.45 * min(rate_hz, own_hz), fs=own_hz, output="sos")
        smooth = sosfiltfilt(low_pass, motion.acceleration_g, axis=0)
        slower_s = np.arange(time_s[0], time_s[-1], 1 / rate_hz)
        values = np.column_stack([np.interp(slower_s, time_s, axis) for axis in smooth.T])
        return Motion(time_s=slower_s, acceleration_g=values)

    return change


def clipped(motion: Motion) -> Motion:
    """Return a motion as a sensor of +-2 g keeps it."""
    return Motion(time_s=motion.time_s, acceleration_g=np.clip(motion.acceleration_g, -2, 2))


def unchanged(motion: Motion) -> Motion:
    """Return the motion itself."""
    return motion


CHANGES: Final[Mapping[str, Change]] = {
    "as recorded": unchanged,
    "at 25 Hz": at_rate(25.0),
    "at 12.5 Hz": at_rate(12.5),
    "clipped at 2 g": clipped,
}


def ours(records: Sequence[Recording], change: Change = unchanged) -> Mapping[str, Windows]:
    """Return, by group, what gait finds in each window: of the whole recording, at the middle of the window."""

    def found(recording: Recording, begin_s: FloatArray) -> tuple[FloatArray, FloatArray]:
        cadence = cadence_from_motion(change(recording.motion))
        at = np.searchsorted(cadence.time_s, np.rint(begin_s + WINDOW_S / 2)).clip(0, len(cadence.time_s) - 1)
        return cadence.cadence_spm[at], cadence.confidence[at]

    return _by_group(records, found)


def theirs(records: Sequence[Recording], rival: Rival) -> Mapping[str, Windows]:
    """Return, by group, what another method finds in each window alone."""

    def found(recording: Recording, begin_s: FloatArray) -> tuple[FloatArray, FloatArray]:
        values = [_window(recording.motion, rival, begin) for begin in begin_s]
        return np.array(values), np.full(len(values), np.nan)

    return _by_group(records, found)


def _window(motion: Motion, rival: Rival, begin_s: float) -> float:
    inside = (motion.time_s >= begin_s) & (motion.time_s < begin_s + WINDOW_S)
    return rival(motion.acceleration_g[inside], np.count_nonzero(inside) / WINDOW_S)


def _by_group(
    records: Sequence[Recording], found: Callable[[Recording, FloatArray], tuple[FloatArray, FloatArray]]
) -> Mapping[str, Windows]:
    groups: dict[str, list[Windows]] = {}
    for recording, windows in _each(records, found):
        groups.setdefault(recording.group, []).append(windows)
    return {group: joined(parts) for group, parts in groups.items()}


def _each(
    records: Sequence[Recording], found: Callable[[Recording, FloatArray], tuple[FloatArray, FloatArray]]
) -> Iterator[tuple[Recording, Windows]]:
    for recording in records:
        begin_s, truth = true_windows(recording)
        values, confidence = found(recording, begin_s)
        held_out = np.full(len(truth), recording.is_held_out)
        yield recording, Windows(truth_spm=truth, found_spm=values, confidence=confidence, held_out=held_out)
