"""Cadence from raw acceleration, second by second."""

from typing import Final

import numpy as np

from gait.evidence import value
from gait.language import _
from gait.model import STATE_CODES, FloatArray, Motion, Note, SensorFamily
from gait.motion.comb import candidates_spm, scores_of
from gait.motion.grid import Samples, clipped_share, on_grid, samples_of
from gait.motion.results import MotionCadence
from gait.motion.settings import MotionSettings
from gait.motion.spectra import Amplitudes, Spectra, spectra_of
from gait.motion.tracking import best_path

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
    rate_hz = samples.rate_hz
    sensor = position or motion.sensor
    clipped = clipped_share(samples.acceleration_g)
    notes = _notes(samples, clipped, settings)
    if not rate_hz >= settings.least_rate_hz:
        time_s = _seconds(samples)
        cadence_spm = np.full(len(time_s), np.nan)
    else:
        parts = [_piece(samples, start, stop, settings, rate_hz) for start, stop in samples.pieces]
        time_s, cadence_spm = (np.concatenate(each) for each in zip(*parts, strict=True))
    return _result(time_s, cadence_spm, rate_hz=rate_hz, clipped=clipped, notes=notes, sensor=sensor)


def _result(  # noqa: PLR0913 - what a result is made of
    time_s: FloatArray,
    cadence_spm: FloatArray,
    *,
    rate_hz: float,
    clipped: float,
    notes: tuple[Note, ...],
    sensor: SensorFamily,
) -> MotionCadence:
    known = np.isfinite(cadence_spm)
    gait = np.where(
        cadence_spm >= value("walk_run_transition", "cadence_spm"), STATE_CODES["running"], STATE_CODES["walking"]
    )
    return MotionCadence(
        time_s=time_s,
        cadence_spm=cadence_spm,
        confidence=known.astype(np.float64),
        gait=np.where(known, gait, STATE_CODES["standing"]).astype(np.int8),
        rate_hz=rate_hz,
        clipped=clipped,
        notes=notes,
        sensor=sensor,
    )


def _notes(samples: Samples, clipped: float, settings: MotionSettings) -> tuple[Note, ...]:
    notes = []
    if not samples.rate_hz >= settings.least_rate_hz:
        message = _(
            "Acceleration was recorded {rate:.1f} times a second, too slowly to hold the steps of running. "
            "Set your device to at least {least:.0f}."
        ).format(rate=samples.rate_hz, least=settings.least_rate_hz)
        notes.append(Note(code="motion_too_slow", message=message, samples=len(samples.time_s)))
    if clipped > 0:
        message = _("{share:.1%} of the samples are at the end of the sensor's range.").format(share=clipped)
        count = round(clipped * len(samples.time_s))
        notes.append(Note(code="motion_clipped", message=message, samples=count))
    return tuple(notes)


def _seconds(samples: Samples) -> FloatArray:
    found = [_piece_seconds(samples.time_s[start:stop]) for start, stop in samples.pieces]
    return np.concatenate(found) if found else np.zeros(0)


def _piece_seconds(time_s: FloatArray) -> FloatArray:
    return np.arange(np.ceil(time_s[0]), np.floor(time_s[-1]) + 1)


def _piece(
    samples: Samples, start: int, stop: int, settings: MotionSettings, rate_hz: float
) -> tuple[FloatArray, FloatArray]:
    """Return the seconds of an unbroken piece and their cadence."""
    time_s, values = samples.time_s[start:stop], samples.acceleration_g[start:stop]
    seconds = _piece_seconds(time_s)
    if time_s[-1] - time_s[0] < settings.window_s:
        return seconds, np.full(len(seconds), np.nan)
    rates_spm = candidates_spm(settings)
    highest_hz = min(settings.highest_hz, rate_hz / 2)
    first = time_s[0]
    windows = int(time_s[-1] - first - settings.window_s) + 1
    scores, good = [], []
    chunk = int(settings.chunk_s)
    for begin in range(0, windows, chunk):
        spectra = _spectra(time_s, values, first + begin, min(chunk, windows - begin), settings)
        scores.append(scores_of(spectra, rates_spm, settings, highest_hz).astype(np.float32))
        good.append((spectra.rhythm, spectra.sd_g, begin))
    path = best_path(np.concatenate(scores), settings)
    cadence = rates_spm[path]
    for rhythm, sd_g, begin in good:
        own = cadence[begin : begin + len(sd_g)]
        own[~_passes(rhythm, sd_g, own, settings)] = np.nan
    centre = first + settings.window_s / 2 + np.arange(windows)
    nearest = np.clip(np.rint(seconds - centre[0]).astype(np.intp), 0, windows - 1)
    return seconds, cadence[nearest]


def _spectra(time_s: FloatArray, values: FloatArray, begin_s: float, count: int, settings: MotionSettings) -> Spectra:
    length = round(settings.window_s * settings.grid_hz)
    hop = round(settings.grid_hz)
    cells = length + (count - 1) * hop
    low, high = np.searchsorted(time_s, [begin_s, begin_s + cells / settings.grid_hz])
    part = slice(max(low - 1, 0), min(high + 1, len(time_s)))
    grid = on_grid(time_s[part], values[part], begin_s, cells, settings.grid_hz)
    return spectra_of(grid, hop, length, settings.grid_hz)


def _passes(rhythm: Amplitudes, sd_g: FloatArray, cadence_spm: FloatArray, settings: MotionSettings) -> np.ndarray:
    """Tell which windows hold a gait: they repeat with the stride, and move enough."""
    lag = np.rint(120 / cadence_spm * settings.grid_hz).astype(np.intp)
    near = np.clip(lag[:, None] + np.arange(-2, 3), 0, rhythm.shape[1] - 1)
    at_stride = np.take_along_axis(rhythm, near, axis=1).max(axis=1)
    passed: np.ndarray = (at_stride >= settings.least_rhythm) & (sd_g > settings.least_sd_g)
    return passed
