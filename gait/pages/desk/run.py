"""A run on the desk: what the coach does with it, around its report."""

from collections.abc import Sequence
from dataclasses import dataclass

from gait.pages import rendered_plain
from gait.pages import words as report_words
from gait.pages.desk import correction_words, pain_words, words
from gait.pages.desk.corrections import CorrectionView, correction_part
from gait.pages.desk.markdown import written
from gait.pages.desk.pain import PainView, pain_part
from gait.pages.desk.roster import Place
from gait.pages.desk.waiting import WaitingView, waiting_part
from gait.pages.foreign import foreign
from gait.pages.numbers import with_unit
from gait.quantities import Units


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """A run as the desk shows it; ``reviewed_on`` is empty while it has yet to be reviewed.

    ``earlier`` and ``later`` are the runs beside it that have yet to be reviewed.
    ``prints`` tells that a browser on this machine makes a PDF.
    """

    run_id: int
    athlete_id: int
    athlete: str
    local_date: str
    units: Units = "metric"
    title: str = ""
    headline: str = ""
    severity: str = ""
    distance_m: float | None = None
    device: str = ""
    analysed: bool = True
    reviewed_on: str = ""
    earlier: int | None = None
    later: int | None = None
    note: str = ""
    note_version: int = 0
    tags: tuple[str, ...] = ()
    prints: bool = False
    correction: CorrectionView
    pain: PainView
    waiting: WaitingView


def run_page(view: RunView, place: Place) -> str:
    """Return the page of a run; its report stands in a frame of its own, under its own policy.

    Parameters
    ----------
    view : RunView
        The run, and what the coach keeps beside it.
    place : Place
        Of the desk.

    """
    name = foreign(view.athlete) or words.NAMELESS
    return rendered_plain(
        "desk_run.html.j2",
        view=view,
        place=place,
        title=words.RUN_TITLE.format(name=name, day=view.local_date),
        name=name,
        title_line=_title_line(view),
        severity=report_words.SEVERITIES.get(view.severity, ""),  # type: ignore[call-overload] # empty without a finding
        shown_note=written(view.note),
        correction=correction_part(view.correction),
        correcting=correction_words,
        pain=pain_part(view.pain),
        paining=pain_words,
        waiting=waiting_part(view.waiting),
        said=words,
        live="run",
    )


def _title_line(view: RunView) -> Sequence[str]:
    distance = "" if view.distance_m is None else with_unit("distance_m", view.distance_m, view.units)
    parts = (view.local_date, foreign(view.title), distance, foreign(view.device))
    return [part for part in parts if part]
