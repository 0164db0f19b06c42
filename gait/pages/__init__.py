"""An analysis as one HTML page that needs nothing else: no network, no second file, and for its words no script.

The page is drawn from the ``Analysis`` alone: a report made from its JSON is the same report.
"""

import base64
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import resources
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined

from gait.errors import GaitError
from gait.model import Analysis
from gait.pages import readings, words, words_form, words_share
from gait.pages.back_matter import back_matter, left_out
from gait.pages.columns import Scene, scene
from gait.pages.contexts import ComparePage, Page
from gait.pages.first_screen import first_screen, title_line
from gait.pages.foreign import finalized, foreign
from gait.pages.knee_view import stop_box
from gait.pages.numbers import unbroken
from gait.pages.packing import packed_json
from gait.pages.plotly_script import packed_script
from gait.pages.sections import NAV, drawings, section_sources, sections
from gait.quantities import Units

__all__ = ["prepare", "rendered", "report"]

_ALL_PARTS: Final = ("left-out", "findings", "methods", "evidence", "glossary")
_STUB_PARTS: Final = ("left-out", "methods")
"""What follows the track of a recording with too little running to judge."""


def report(analysis: Analysis, *, units: Units = "metric") -> str:
    """Return the report of an analysis as one self-contained HTML page.

    Parameters
    ----------
    analysis : Analysis
        As it comes from the pipeline or from its JSON; series thinned for display make a smaller page.
    units : {"metric", "imperial"}
        What the reader is used to.

    Returns
    -------
    str
        The page; UTF-8 when written.
        It makes no network request, and everything that comes from the watch file is escaped.

    Raises
    ------
    GaitError
        The charts' script is not on this machine.

    """
    page = page_context(analysis, units)
    limits = [words_form.LIMIT_LEGEND] * any(each.bar.limits for each in page.first.numbers)
    return rendered("page.html.j2", page, legend=(*words.LEGEND, *limits))


def rendered(template: str, page: Page | ComparePage, *, legend: Sequence[tuple[str, str]]) -> str:
    """Return a page drawn from its context: a report's, or one that is built upon it; ``legend`` is of its numbers."""
    return (
        _environment()
        .get_template(template)
        .render(
            page=page,
            words=words,
            form=words_form,
            nav=NAV,
            legend=legend,
            reading_labels=readings.READING_LABELS,
            style=_static("report.css"),
            loader=_static("report.js"),
            loader_digest=_digest(_static("report.js")),
            plotly=packed_script(),
            figures=packed_json(page.specs),
        )
    )


def prepare() -> None:
    """Do ahead what every page needs and what is the same in all; safe in a thread beside other work.

    A failure is left for the page to tell.
    """
    with suppress(GaitError):
        packed_script()


def page_context(analysis: Analysis, units: Units) -> Page:
    """Return everything that the templates show, in words and in the reader's units."""
    drawn = scene(analysis, units)
    figures = drawings(drawn)
    shown = sections(drawn, figures)
    charts = {chart.key for section in shown for chart in section.charts}
    return Page(
        title=_title(drawn),
        source="" if analysis.shared else f"{analysis.source.sha256}/{analysis.source.activity_index}",
        made_by=_made_by(analysis),
        first=first_screen(drawn),
        sections=shown,
        left_out=left_out(analysis),
        back=back_matter(analysis, units, [key for each in shown for key in section_sources(analysis, each.id)]),
        parts=_ALL_PARTS if analysis.running.enough else _STUB_PARTS,
        stop=stop_box(analysis),
        specs={key: figure for key, figure in figures.items() if key in charts},
    )


def _title(drawn: Scene) -> str:
    if drawn.analysis.shared:
        return words_share.TITLE
    name, date = (*title_line(drawn), words.RUN)[:2]
    return words.TITLE.format(name=foreign(name), date=date)


def _made_by(analysis: Analysis) -> str:
    said = words_share.MADE_BY if analysis.shared else words.MADE_BY
    return said.format(version=analysis.gait_version, name=foreign(analysis.source.name))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        finalize=finalized,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["unbroken"] = unbroken
    return environment


def _template(name: str) -> str:
    return (resources.files(__name__) / "templates" / name).read_text(encoding="utf-8")


@cache
def _static(name: str) -> str:
    return (resources.files(__name__) / "static" / name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    """Return what the page's content security policy calls this script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
