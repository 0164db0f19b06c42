"""An unbroken piece of a recording, window by window: candidates, the path through them, and what each window is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gait.model import STATE_CODES, FloatArray
from gait.motion.comb import Comb
from gait.motion.confidence import Clues, clear_by, confidence_of
from gait.motion.grid import on_grid
from gait.motion.lines import lines_of
from gait.motion.recognising import Signs, gait_of
from gait.motion.refining import refined_spm, stride_rhythm
from gait.motion.settings import MotionSettings
from gait.motion.spectra import Amplitudes, Spectra, spectra_of
from gait.motion.tracking import best_path


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """Samples in the order of time without holes: ``time_s`` (n,), ``acceleration_g`` (n, 3), at that rate."""

    time_s: FloatArray
    acceleration_g: FloatArray
    rate_hz: float

    def between(self, low_s: float, high_s: float) -> tuple[FloatArray, FloatArray]:
        """Return the times and values from the last sample before to the first after."""
        low, high = np.searchsorted(self.time_s, [low_s, high_s])
        part = slice(max(low - 1, 0), high + 1)
        return self.time_s[part], self.acceleration_g[part]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seconds:
    """The seconds of a piece, as ``MotionCadence`` has them; all arrays of shape (m,)."""

    time_s: FloatArray
    cadence_spm: FloatArray
    confidence: FloatArray
    gait: NDArray[np.int8]


def untold(piece: Piece) -> Seconds:
    """Return the seconds of a piece that nothing can be told of."""
    seconds = _whole_seconds(piece.time_s)
    return Seconds(
        time_s=seconds,
        cadence_spm=np.full(len(seconds), np.nan),
        confidence=np.zeros(len(seconds)),
        gait=np.full(len(seconds), STATE_CODES["paused"], dtype=np.int8),
    )


def told(piece: Piece, settings: MotionSettings) -> Seconds:
    """Return the seconds of a piece with their cadence; the first and last take the window that is nearest."""
    half = settings.window_s / 2
    first, last = np.ceil(piece.time_s[0] + half), np.floor(piece.time_s[-1] - half)
    if last < first:
        return untold(piece)
    comb = Comb.of(settings, min(settings.highest_hz, piece.rate_hz / 2))
    scores, spectra = _windows(piece, np.arange(first, last + 1) - half, comb, settings)
    path = best_path(scores, settings)
    rough = comb.rates_spm[path]
    rhythm = stride_rhythm(spectra.rhythm, rough, settings)
    lines = lines_of(spectra, rough)
    gait = gait_of(Signs(cadence_spm=rough, rhythm=rhythm, sd_g=spectra.sd_g, lines=lines), settings)
    is_gait = gait >= STATE_CODES["walking"]
    confidence = confidence_of(Clues(rhythm=rhythm, clear_by=clear_by(scores, path)))
    seconds = _whole_seconds(piece.time_s)
    nearest = np.clip(seconds - first, 0, last - first).astype(np.intp)
    return Seconds(
        time_s=seconds,
        cadence_spm=np.where(is_gait, refined_spm(spectra.rhythm, rough, settings), np.nan)[nearest],
        confidence=np.where(is_gait, confidence, 0.0)[nearest],
        gait=gait[nearest],
    )


def _whole_seconds(time_s: FloatArray) -> FloatArray:
    return np.arange(np.ceil(time_s[0]), np.floor(time_s[-1]) + 1)


def _windows(piece: Piece, begin_s: FloatArray, comb: Comb, settings: MotionSettings) -> tuple[Amplitudes, Spectra]:
    """Return the scores (w, c) and spectra of the windows that begin at each second, worked out a stretch at a time."""
    scores = np.empty((len(begin_s), len(comb.rates_spm)), dtype=np.float32)
    kept = Spectra.room_for(len(begin_s), settings)
    for first in range(0, len(begin_s), settings.chunk_windows):
        begins = begin_s[first : first + settings.chunk_windows]
        cells = round((len(begins) - 1 + settings.window_s) * settings.grid_hz)
        samples = piece.between(begins[0], begins[0] + cells / settings.grid_hz)
        spectra = spectra_of(on_grid(*samples, begins[0], cells, settings.grid_hz), settings)
        scores[first : first + len(begins)] = comb.scores(spectra)
        kept.keep(first, spectra)
    return scores, kept
