"""What a coach sends: a note and its run on one page that needs nothing else, for the athlete to read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gait._version import __version__
from gait.model import Analysis, Estimate, Finding
from gait.pages import rendered_plain, styles
from gait.pages.desk import words
from gait.pages.desk.markdown import written
from gait.pages.desk.sheet import Fit, Paper, Room, cut, room_of, words_in
from gait.pages.foreign import foreign
from gait.pages.numbers import interval, label, shown, unit, with_unit
from gait.quantities import Units

_SHOWN: Final = ("step_length_m", "ground_contact_time_s", "vertical_oscillation_m", "heart_rate_bpm")
_MOST_SAID: Final = 3
_PAPER: Final[dict[Units, Paper]] = {"metric": "A4", "imperial": "Letter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number of the run; ``ends`` is its 95 % interval where it has one."""

    label: str
    value: str
    ends: str = ""


def feedback_page(  # noqa: PLR0913 - what stands on it
    analysis: Analysis, note: str, *, name: str, title: str = "", units: Units = "metric", fit: Fit | None = None
) -> str:
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
    fit : Fit, optional
        How the note is set so that it stands on one sheet; None sets all of it in the usual type, on as many sheets as
        that needs, each further one with a head.

    """
    head = words.FEEDBACK_TITLE.format(day=analysis.activity.local_start[:10])
    part = note if fit is None or fit.letters is None else cut(note, fit.letters)
    more = words_in(note) - words_in(part)
    return rendered_plain(
        "desk_feedback.html.j2",
        name=foreign(name) or words.NAMELESS,
        run_title=foreign(title),
        title=head,
        type=None if fit is None else fit.type,
        note=written(part) if part.strip() else "",
        more=words.feedback_goes_on(more) if more else "",
        numbers=tuple(_numbers(analysis, units)),
        findings=_said(analysis),
        made_by=words.FEEDBACK_MADE_BY.format(version=__version__),
        said=words,
        style=styles("report.css", "desk.css", "feedback.css") + (_heads(f"{name}: {head}") if fit is None else ""),
    )


def feedback_room(analysis: Analysis, units: Units) -> Room:
    """Return the sheet that the athlete is used to, and what the feedback on a run has on it beside the note."""
    return room_of(_PAPER[units], len(tuple(_numbers(analysis, units))), _said(analysis))


def too_long_page(run_id: int, lines: int, *, prints: bool) -> str:
    """Return the page that asks the coach what to do with a note that is too long for one sheet."""
    what = words.feedback_over(lines)
    return rendered_plain("desk_too_long.html.j2", run_id=run_id, what=what, prints=prints, said=words)


def _said(analysis: Analysis) -> tuple[Finding, ...]:
    """Return what asks for something, or where nothing does what there is to say."""
    said = [each for each in analysis.findings if each.severity != "info"] or list(analysis.findings)
    return tuple(said[:_MOST_SAID])


def _heads(text: str) -> str:
    """Return the style that gives each sheet after the first a head; whatever is in a name stays text."""
    safe = "".join(each if each.isascii() and each.isalnum() else f"\\{ord(each):06x}" for each in foreign(text))
    head = f'@page {{ @top-left {{ content: "{safe}"; font-size: 8pt; }} }}'
    return f'{head} @page :first {{ @top-left {{ content: ""; }} }}'


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
