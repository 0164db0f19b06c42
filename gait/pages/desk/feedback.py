"""What a coach sends: a note and its run on one page that needs nothing else, for the athlete to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gait._version import __version__
from gait.model import Analysis, Estimate
from gait.pages import rendered_plain, styles
from gait.pages.desk import words
from gait.pages.desk.markdown import written
from gait.pages.foreign import foreign
from gait.pages.numbers import interval, label, shown, unit, with_unit
from gait.quantities import Units

_SHOWN: Final = ("step_length_m", "ground_contact_time_s", "vertical_oscillation_m", "heart_rate_bpm")
_MOST_SAID: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number of the run; ``ends`` is its 95 % interval where it has one."""

    label: str
    value: str
    ends: str = ""


def feedback_page(analysis: Analysis, note: str, *, name: str, title: str = "", units: Units = "metric") -> str:
    """Return the feedback on a run as one HTML page without scripts; nothing in it is loaded from anywhere.

    Parameters
    ----------
    analysis : Analysis
        The run's.
    note : str
        The coach's, in Markdown; without one the page has the numbers alone.
    name : str
        The athlete's.
    title : str
        The run's.
    units : {"metric", "imperial"}
        What the athlete is used to.

    """
    day = analysis.activity.local_start[:10]
    said = [each for each in analysis.findings if each.severity != "info"] or list(analysis.findings)
    return rendered_plain(
        "desk_feedback.html.j2",
        name=foreign(name) or words.NAMELESS,
        run_title=foreign(title),
        title=words.FEEDBACK_TITLE.format(day=day),
        note=written(note) if note.strip() else "",
        numbers=tuple(_numbers(analysis, units)),
        findings=tuple(said[:_MOST_SAID]),
        made_by=words.FEEDBACK_MADE_BY.format(version=__version__),
        said=words,
        style=styles("report.css", "desk.css"),
    )


def _numbers(analysis: Analysis, units: Units) -> Iterator[Measured]:
    distance = analysis.activity.distance_m
    if distance is not None:
        yield Measured(label=label("distance_m"), value=with_unit("distance_m", distance, units))
    speed = analysis.summary.get("speed_mps")
    if speed is not None:
        yield Measured(label=label("speed_mps"), value=with_unit("speed_mps", speed.mean, units))
    judged = analysis.cadence.judged_spm
    if judged is not None:
        low, high = analysis.cadence.judged_low_spm, analysis.cadence.judged_high_spm
        yield Measured(
            label=label("cadence_spm"),
            value=with_unit("cadence_spm", judged, units),
            ends=words.ENDS.format(ends=interval("cadence_spm", low, high, units), unit=unit("cadence_spm", units)),
        )
    for quantity in _SHOWN:
        found = analysis.summary.get(quantity)
        if found is not None:
            yield _measured(quantity, found, units)


def _measured(quantity: str, found: Estimate, units: Units) -> Measured:
    ends = interval(quantity, found.low, found.high, units)
    return Measured(
        label=label(quantity),
        value=with_unit(quantity, found.mean, units),
        ends=""
        if ends == shown(quantity, found.mean, units)
        else words.ENDS.format(ends=ends, unit=unit(quantity, units)),
    )
