"""A recording as a comparison needs it: the series of an analysis as columns again, and where the runner ran."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np

from gait.compare.devices import maker_of
from gait.compare.results import COMPARED, Side
from gait.errors import UsageError
from gait.language import _
from gait.model import (
    STATE_CODES,
    Activity,
    Analysis,
    BoolArray,
    Channel,
    FloatArray,
    Pause,
    frozen_array,
    frozen_columns,
)
from gait.segment import StateParameters
from gait.segment.states import settled_running
from gait.windows import paused_seconds, pieces_of

_GAP_S: Final = 10.0
_GAP_STEPS: Final = 5.0
_THINNED: Final = 0.9
"""A series with less than this share of the samples behind the summary has been thinned."""
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recording:
    """An analysis with its series as columns (n,), ``weight_s`` among them, and masks of the running.

    ``settled`` is the running that form is measured on, away from walks, stops and pauses.
    ``gap_s`` is the longest time between two samples that are still neighbours [s].
    """

    analysis: Analysis
    activity: Activity
    running: BoolArray
    settled: BoolArray
    gap_s: float

    @property
    def started_at(self) -> datetime:
        """When the first sample was taken, as the device's clock has it."""
        return self.activity.started_at + timedelta(seconds=float(self.activity.time_s[0]))

    @property
    def stopped_at(self) -> datetime:
        """When the last sample was taken."""
        return self.activity.started_at + timedelta(seconds=float(self.activity.time_s[-1]))


def recording_of(analysis: Analysis) -> Recording:
    """Return an analysis' series as columns.

    Raises
    ------
    UsageError
        If the analysis came without its series.

    """
    if len(analysis.series.get("time_s", ())) < 2:  # noqa: PLR2004 - a time between samples needs two
        what = _("{name} has no series to compare").format(name=analysis.source.name)
        after = _("Name the watch's file, or write the JSON with gait analyze --json FILE --json-series full.")
        raise UsageError(what, next_step=after)
    columns = {name: np.array(values, dtype=np.float64) for name, values in analysis.series.items()}
    state = columns.pop("state", np.full(len(columns["time_s"]), float(STATE_CODES["running"])))
    pauses = tuple(
        Pause(start_s=each.start_s, stop_s=each.stop_s) for each in analysis.segments if each.kind == "paused"
    )
    weight, gap_s = _weights(columns["time_s"], pauses)
    running = state == STATE_CODES["running"]
    activity = Activity(
        source=analysis.source,
        sport=analysis.activity.sport,
        started_at=_moment(analysis.activity.started_at),
        columns=frozen_columns({**columns, "weight_s": weight}),
        channels={name: Channel(origin="device") for name in columns},
        pauses=pauses,
    )
    piece = pieces_of(activity.time_s, pauses)
    return Recording(
        analysis=analysis,
        activity=activity,
        running=running,
        settled=settled_running(running, weight, piece, StateParameters()),
        gap_s=gap_s,
    )


def _moment(text: str) -> datetime:
    """Return when a recording began; the beginning of time where that was left out."""
    return datetime.fromisoformat(text) if text else datetime.min.replace(tzinfo=UTC)


def _weights(time_s: FloatArray, pauses: tuple[Pause, ...]) -> tuple[FloatArray, float]:
    """Return the time that each sample stands for [s], half the way to its neighbours, and the longest such way.

    A way that is longer is a gap, and counts as a usual one.
    """
    steps = np.maximum(np.diff(time_s) - paused_seconds(time_s, pauses), 0.0)
    usual = float(np.median(steps))
    gap_s = max(_GAP_S, _GAP_STEPS * usual)
    steps = np.where(steps > gap_s, usual, steps)
    weight = (np.concatenate((steps[:1], steps)) + np.concatenate((steps, steps[-1:]))) / 2
    return frozen_array(weight), gap_s


def side_of(recording: Recording, number: int) -> Side:
    """Return what a recording is called and who measured in it; the first is ``A``."""
    analysis = recording.analysis
    makers = {name: maker_of(analysis, name) for name in (*COMPARED, "speed_mps", "power_w", "altitude_m")}
    sensors = [each.name for each in analysis.source.sensors]
    return Side(
        letter=letter(number),
        name=analysis.source.name,
        sha256=analysis.source.sha256,
        activity_index=analysis.source.activity_index,
        started_at=analysis.activity.started_at,
        local_start=analysis.activity.local_start,
        device=" + ".join(dict.fromkeys(filter(None, (analysis.source.device or "", *sensors)))),
        timer_s=analysis.activity.timer_s,
        running_s=analysis.running.time_s,
        distance_m=analysis.activity.distance_m,
        athlete=analysis.athlete.name,
        thinned=_is_thinned(recording),
        slopes=recording.activity.has("grade"),
        makers={name: maker for name, maker in makers.items() if maker is not None},
    )


def sides_of(analyses: Iterable[Analysis]) -> tuple[Side, ...]:
    """Return what each of the recordings is called and who measured in it, in their order."""
    return tuple(side_of(recording_of(each), number) for number, each in enumerate(analyses))


def letter(number: int) -> str:
    """Return the letter of a recording by its place: A, B, ... Z, A2, B2."""
    round_, place = divmod(number, len(_LETTERS))
    return f"{_LETTERS[place]}{round_ + 1 if round_ else ''}"


def _is_thinned(recording: Recording) -> bool:
    """Tell whether the series hold fewer samples than the summary rests on."""
    for name in ("cadence_spm", "speed_mps"):
        found = recording.analysis.summary.get(name)
        if found is not None:
            kept = int(np.isfinite(recording.activity.column(name)[recording.settled]).sum())
            return kept < _THINNED * found.samples
    return False
