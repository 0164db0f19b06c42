"""A validation as Markdown."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from gait.evidence import EVIDENCE
from gait.validation.coefficients import as_evidence
from gait.validation.norm_tables import norms_section
from gait.validation.own import ROWS
from gait.validation.resampling import DRAWS
from gait.validation.score_table import score_table
from gait.validation.validation import Validation
from gait.validation.writing import listed, plain, table, with_interval

MOST_SPEEDS_LISTED: Final = 6
NO_PLOTS: Final[Mapping[str, str]] = MappingProxyType({})

_REFITTED: Final = """\
Braking impulse follows from speed and cadence, and reach (how far the ankle lands ahead of the pelvis) from
speed x contact time and speed, all as logarithms.
Each runner is predicted from the others alone; errors are root mean squares over trials.
The area under the curve is a share of pairs of runners at one speed, one from the third with most and one of the
others: those that the prediction puts in the right order.
Speed alone cannot tell them apart, and has .50.
The interval of 90 % for a runner who was left out joins what the coefficients vary by when the other runners are drawn
anew, and the spread of runners about the fit, by Student's t with as many degrees as runners less coefficients."""

_SAME: Final = """\
These are the runners that they were fitted on, so this is no external check: errors are smaller, and intervals hold
more, than for anybody else."""

_OTHERS: Final = """\
They were not fitted on this folder as it stands: where its runners are others, this is an external check."""

_NOISE: Final = """\
Noise is normal, of that standard deviation, and drawn anew for each trial; each figure is a mean over many draws
(row `contact_noise`).
The model is the one for a force plate's contact times, fitted to the other runners."""


def as_markdown(found: Validation, plots: Mapping[str, str] = NO_PLOTS, note: str = "") -> str:
    """Return a validation as Markdown, from headings of the second level on.

    Parameters
    ----------
    found : Validation
        What is told.
    plots : mapping
        The address of each plot by its name; a plot that is not there is not shown.
    note : str
        A sentence on plots that are not there.

    """
    parts = [note, *_models(found, plots), *_norms(found, plots)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _models(found: Validation, plots: Mapping[str, str]) -> Iterator[str]:
    yield "## Braking and reach, against force plates and markers"
    yield _who(found)
    yield from (f"The {name} model is not fitted anew: {why}." for name, why in found.skipped.items())
    if found.refits:
        yield "### Fitted anew, one runner left out at a time"
        yield _REFITTED
        yield score_table({name: each.scores for name, each in found.refits.items()}, found.refits)
        yield _plot(plots, "models", "Predicted against measured braking and reach of runners who were left out")
    yield "### The program's own coefficients, unchanged"
    yield _own(found)
    yield score_table({name: each.scores for name, each in found.own.items()})
    yield _plot(plots, "scores", "Errors, area under the curve and share held by the intervals, each with its interval")
    if found.noise:
        yield from _noise(found)
        yield _plot(plots, "noise", "What noise of contact time does to reach")
    yield "### What is not known"
    yield "\n".join(f"- {name.capitalize()}: {EVIDENCE[ROWS[name]].unknown}" for name in found.own)
    if found.refits:
        yield "### The numbers as the rows of evidence hold them"
        yield _coefficients(found)


def _norms(found: Validation, plots: Mapping[str, str]) -> Iterator[str]:
    yield "## Norms of cadence and contact time, from published means"
    if found.norms is None:
        yield "No table of published means was given (`--norms NORMS.csv`), so none is fitted."
    else:
        yield from norms_section(found.norms)
        yield _plot(plots, "norms", "Published means of cadence and contact time beside the norms")


def _who(found: Validation) -> str:
    trials = found.trials
    speeds = [f"{speed:g}" for speed in np.unique(trials.speed_group_mps)]
    at = f"at {listed(speeds)}" if len(speeds) <= MOST_SPEEDS_LISTED else f"from {speeds[0]} to {speeds[-1]}"
    runners = len(np.unique(trials.runner))
    lines = [
        f"Folder `{found.folder}`, {listed(found.files)}: {runners} runners {at} m/s.",
        f"Their {trials.steps.sum():,.0f} steps make {len(trials.runner)} trials, one a runner and speed.",
        f"Brackets hold 90 %, by drawing whole runners with replacement {DRAWS:,} times.",
        *_correlation(found),
    ]
    return "\n".join(lines)


def _correlation(found: Validation) -> Iterator[str]:
    if found.cadence_braking is not None:
        row = EVIDENCE["braking_cadence_r"]
        published = f"{row.value('r'):.2f} [{row.value('low'):.2f}, {row.value('high'):.2f}]"
        yield (
            "Between runners at one speed, cadence and braking impulse correlate at "
            f"{with_interval(found.cadence_braking, plain(2))}; the program has {published} (row `braking_cadence_r`)."
        )


def _own(found: Validation) -> str:
    lines = [
        "The rows `braking_model` and `reach_model` of the evidence as they stand, with their intervals of 90 %.",
        _SAME if found.same_runners else _OTHERS,
    ]
    outside = sum(each.outside for each in found.own.values())
    if outside:
        row = EVIDENCE["braking_model"]
        fitted = f"{row.value('lowest_speed_mps'):g} to {row.value('highest_speed_mps'):g} m/s"
        lines.append(f"{outside} of the predictions are for speeds outside of {fitted}, where the fit had no data.")
    return "\n".join(lines)


def _coefficients(found: Validation) -> str:
    rows = [
        [f"`{key}`", name, f"{here:g}", f"{EVIDENCE[key].value(name):g}"]
        for key, numbers in as_evidence(found.refits, found.noise).items()
        for name, here in numbers.items()
    ]
    return table(["row", "number", "this folder", "the program"], rows)


def _noise(found: Validation) -> Iterator[str]:
    yield "### What noise of contact time does to reach"
    yield _NOISE
    rows = [
        [
            f"{1000 * each.noise_s:.0f} ms",
            f"{each.correlation:.2f}",
            f"{1000 * each.rmse_m:.1f} mm",
            plain(2)(each.area),
        ]
        for each in found.noise
    ]
    yield table(["noise", "correlation with measured reach at one speed", "error", "area under the curve"], rows)


def _plot(plots: Mapping[str, str], name: str, words: str) -> str:
    return f"![{words}]({plots[name]})" if name in plots else ""
