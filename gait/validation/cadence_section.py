"""All that is measured of cadence from acceleration, and how it is told."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from gait.model import STATE_CODES, FloatArray
from gait.motion import cadence_from_motion
from gait.validation.cadence import CHANGES, Windows, joined, ours, theirs
from gait.validation.calibration import UNSEEN, Bin, bins, simulated_windows
from gait.validation.not_running import KINDS, simulated
from gait.validation.published_counters import counter_errors
from gait.validation.recordings import Recording, recordings
from gait.validation.resampling import SEED
from gait.validation.rivals import PACKAGE, rivals
from gait.validation.strides import StrideCheck, check_strides
from gait.validation.writing import listed, plain, table

OURS: Final = "gait"
DRAWS: Final = 4
"""Draws of each kind of simulated motion, an hour each."""
SIMULATED: Final = 200
"""Simulated recordings for the calibration."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CadenceCheck:
    """What was measured: windows by method and group, by change and group, calibration, false running, strides."""

    methods: Mapping[str, Mapping[str, Windows]]
    changes: Mapping[str, Mapping[str, Windows]]
    real_bins: Sequence[Bin]
    simulated_bins: Sequence[Bin]
    false_running: Mapping[str, tuple[float, float]]
    """Hours, and minutes of false running cadence an hour, by kind of motion."""
    counters: Mapping[str, Mapping[str, float]]
    strides: Sequence[StrideCheck]


def check_cadence(folder: Path, *, draws: int = DRAWS, simulations: int = SIMULATED) -> CadenceCheck:
    """Measure all that is told of cadence, on the recordings of a folder and on simulated ones."""
    records = list(recordings(folder))
    changes = {name: ours(records, change) for name, change in CHANGES.items()}
    others = {name: theirs(records, rival) for name, rival in rivals().items()}
    every = joined([windows for groups in changes.values() for windows in groups.values()])
    return CadenceCheck(
        methods={OURS: changes["as recorded"], **others},
        changes=changes,
        real_bins=tuple(bins(every)),
        simulated_bins=tuple(bins(simulated_windows(range(UNSEEN, UNSEEN + simulations)))),
        false_running=dict(_false_running(records, draws)),
        counters=counter_errors(folder),
        strides=tuple(check_strides(records)),
    )


def _false_running(records: Sequence[Recording], draws: int) -> Iterator[tuple[str, tuple[float, float]]]:
    walks = [cadence_from_motion(each.motion).gait for each in records if "walking" in each.group]
    if walks:
        yield "walking, phone in six places (real)", _minutes_an_hour(walks)
    for kind in KINDS:
        found = [cadence_from_motion(simulated(kind, seed)).gait for seed in range(draws)]
        yield f"{kind} (simulated)", _minutes_an_hour(found)


def _minutes_an_hour(gaits: Sequence[np.ndarray]) -> tuple[float, float]:
    gait = np.concatenate(gaits)
    return len(gait) / 3600, 60 * float(np.mean(gait == STATE_CODES["running"]))


def as_section(found: CadenceCheck, plots: Mapping[str, str]) -> str:
    """Return the section as Markdown; a plot is shown where its address is among ``plots``."""
    parts = [
        "## Cadence from raw acceleration",
        _INTRODUCTION,
        "### Beside other methods, on the same windows",
        _methods(found),
        _picture(plots, "cadence", "Mean absolute error of cadence by place and method"),
        _counters(found),
        "### Slower sensors, and sensors that clip",
        _changes(found),
        "### What is no running",
        _NOT_RUNNING,
        table(["motion", "hours", "false running cadence [min an hour]"], _false_rows(found)),
        "### Whether the confidence is right",
        _CALIBRATION,
        table(_BINS, _bin_rows("real", found.real_bins)),
        table(_BINS, _bin_rows("simulated, not in the fit", found.simulated_bins)),
        _picture(plots, "confidence", "Share of windows within 3 % of the truth against the confidence given"),
        "### How strides vary",
        _STRIDES,
        table(_STRIDE_HEAD, _stride_rows(found.strides)),
        _UNKNOWN,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


_INTRODUCTION: Final = """\
Windows of 10 s, none overlapping, of real recordings: one runner outdoors with a sensor at the hip and one on the shoe
(the shoe's strikes are the truth for both), the pelvis of 4 runners on a force treadmill (acceleration derived from
markers, the plate is the truth), the wrists of 6 runners outdoors, and a phone in six places of one person who walks
(steps counted in the recording).
The truth of a window is the slope of the count of steps over their times; windows that are not one steady gait are left
out, for all methods alike.
The wrists have no truth of their own: twice the line where arms swing settles the octave, and fine accuracy is not
shown there.
The comb's weights were chosen on half of the people (the runner outdoors, two on the treadmill, three wrists) and on
simulated gait; the errors of the others, whose figures stand apart, were seen but nothing was chosen by them.
The gate (what counts as running) and the slow band that times strides were set with all recordings in view.
An octave error is half, two thirds, one and a half or twice the truth."""

_NOT_RUNNING: Final = """\
Minutes of an hour in which a running cadence was given.
What is called simulated was measured on nobody: it is made of what such a sensor goes through.
A phone on a pedalling thigh is read as walking for most of the time, and an arm that wipes as evenly as a runner steps,
for a quarter of a minute and more, would be read as running."""

_CALIBRATION: Final = """\
Confidence is the probability that cadence is within 3 % of the truth; it was fitted on 1,000 simulated recordings, many
of them poor on purpose, and on nothing real.
Below: all real windows, as recorded, slower and clipped; and simulated recordings that were not in the fit.
Brackets hold 90 %, as if windows were independent, which those of one person are not quite."""

_STRIDES: Final = """\
Variation of stride times about a slow change of pace, from the sensor and in truth; and how far the two legs' step
times differ, which is why gait gives no such figure from one sensor at the trunk.
Contact time from the foot is not shown: no recording with a sensor at the foot beside a force plate is at hand, and
acceleration from markers says nothing of a sensor that is knocked and shifts on a shoe."""

_UNKNOWN: Final = """\
Not known: cadence of women and of more than these few people; a phone in a pocket, belt or bag while running; chest
straps; treadmill running with a sensor that is worn.
Running for less than about 20 s is not told."""

_BINS: Final = ("windows", "confidence", "count", "said, in the mean", "within 3 %")
_STRIDE_HEAD: Final = ("recording", "stride variation [%]", "in truth [%]", "legs differ by [%]", "in truth [%]")
_TWO: Final = plain(2)


def _methods(found: CadenceCheck) -> str:
    head = ("method", "place", "windows", "without a value", "mean error [spm]", "held out [spm]", "octave errors")
    rows = [
        [name, group, *_row(windows)] for name, groups in found.methods.items() for group, windows in groups.items()
    ]
    missing = "" if any(PACKAGE in name for name in found.methods) else f"\n\n{PACKAGE} is not installed here."
    return table((*head, "off by over 10 %"), rows) + missing


def _row(windows: Windows) -> list[str]:
    return [
        str(len(windows.truth_spm)),
        str(int(np.isnan(windows.found_spm).sum())),
        _mean_with_interval(windows.error_spm),
        _or_none(windows.only_held_out().error_spm, _TWO),
        str(windows.octaves),
        str(windows.far_off),
    ]


def _or_none(values: FloatArray, write: Callable[[float], str]) -> str:
    return write(float(values.mean())) if len(values) else "-"


def _mean_with_interval(values: FloatArray) -> str:
    """Return a mean with its 90 % interval by drawing windows."""
    if not len(values):
        return "-"
    random = np.random.default_rng(SEED)
    means = values[random.integers(0, len(values), (2000, len(values)))].mean(axis=1)
    low, high = np.percentile(means, (5, 95))
    return f"{values.mean():.2f} [{low:.2f}, {high:.2f}]"


def _changes(found: CadenceCheck) -> str:
    groups = list(found.changes["as recorded"])
    rows = [
        [name, *(_or_none(windows[group].error_spm, _TWO) + _wrong(windows[group]) for group in groups)]
        for name, windows in found.changes.items()
    ]
    words = "Mean absolute error of gait [spm]; in brackets windows without a value and those off by over 10 %, if any."
    return words + "\n\n" + table(["", *groups], rows)


def _wrong(windows: Windows) -> str:
    none, far = int(np.isnan(windows.found_spm).sum()), windows.far_off
    said = [f"{none} without"] * bool(none) + [f"{far} off"] * bool(far)
    return f" ({listed(said)})" if said else ""


def _counters(found: CadenceCheck) -> str:
    if not found.counters:
        return ""
    rows = [[name, plain(1)(errors["running"]), plain(1)(errors["walking"])] for name, errors in found.counters.items()]
    return (
        "Seven published step counters at the wrist, on other people (MAREA, 20 people; their own results, from a "
        "table of others): mean absolute error over ten seconds.\n\n"
        + table(["counter", "running [spm]", "walking [spm]"], rows)
    )


def _false_rows(found: CadenceCheck) -> Iterator[list[str]]:
    for kind, (hours, minutes) in found.false_running.items():
        yield [kind, f"{hours:.1f}", f"{minutes:.2f}"]


def _bin_rows(name: str, found: Sequence[Bin]) -> Iterator[list[str]]:
    for each in found:
        low, high = each.interval
        share = f"{each.right / each.windows:.1%} [{low:.1%}, {high:.1%}]"
        yield [name, f"{each.low:g} to {each.high:g}", str(each.windows), f"{each.said:.1%}", share]


def _stride_rows(found: Sequence[StrideCheck]) -> Iterator[list[str]]:
    for each in found:
        numbers = (each.variability, each.true_variability, each.asymmetry, each.true_asymmetry)
        yield [each.name, *map(_TWO, numbers)]


def _picture(plots: Mapping[str, str], name: str, words: str) -> str:
    return f"![{words}]({plots[name]})" if name in plots else ""
